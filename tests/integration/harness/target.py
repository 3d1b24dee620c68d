"""The target: Whispr's messaging service as a process of its own, with a ledger that no kill of the node can touch."""

from __future__ import annotations

from pathlib import Path

from bench.targets.ledger import Entry, Reader
from tests.integration.harness.process import ChildProcess


class TargetProcess(ChildProcess):
    def __init__(self, directory: Path, name: str = "messaging", *faults: str) -> None:
        super().__init__(f"target {name}", directory / f"target-{name}.log")
        self.ledger = directory / f"ledger-{name}.jsonl"
        self.address = ""
        self.entries: list[Entry] = []
        """As far as the ledger was read."""
        self._faults = faults
        self._reader = Reader(self.ledger)

    async def start(self, listen: str = "127.0.0.1:0", service: str = "messaging") -> str:
        await self.spawn(
            ["bench.targets", service, "--listen", listen, "--ledger", str(self.ledger), *self._faults],
        )
        self.address = (await self.ready())["listen"]
        return self.address

    def read(self) -> list[Entry]:
        """All calls so far, as they were written down."""
        self.entries.extend(self._reader.new())
        return self.entries
