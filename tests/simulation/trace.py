"""What happened in a run, line by line: for a person to read, and as one hash for two runs to be compared by."""

from __future__ import annotations

from hashlib import blake2b

from tests.simulation.loop import SimulationLoop


class Trace:
    def __init__(self, loop: SimulationLoop, *, kept: int = 0) -> None:
        """`kept`: how many of the last lines can be shown."""
        self._loop = loop
        self._kept = kept
        self._lines: list[str] = []

    def note(self, who: str, what: str) -> None:
        self._lines.append(f"{self._loop.now_ms:>8} {who:<8} {what}")

    @property
    def lines(self) -> list[str]:
        """The last of them."""
        return self._lines[-self._kept :] if self._kept else []

    def digest(self) -> str:
        return blake2b("".join(self._lines).encode(), digest_size=16).hexdigest()
