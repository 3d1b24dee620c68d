"""What the target wrote down, followed as its ledger grows and kept by part on disk; lateness is counted on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.chaos.parts import PARTS, part_of

_PIECE_BYTES = 1 << 20


class Call(msgspec.Struct):
    """A line of the ledger, as far as it matters here. Times by the target's clock."""

    job_id: str
    fire_id: str
    epoch: int
    shard: int
    due_at_ms: int
    received_ms: int
    outcome: str


_decode = msgspec.json.Decoder(Call).decode


class Calls:
    def __init__(self, ledger: Path, directory: Path) -> None:
        """A directory of its own."""
        directory.mkdir()
        self._ledger = ledger
        self._offset = 0
        self._files = [(directory / f"calls-{part}").open("w+b") for part in range(PARTS)]
        self.late_ms: Counter[int] = Counter()
        """How many calls came so many ms after they were due."""

    def look(self) -> None:
        """Take in whatever the target has written since the last look."""
        if not self._ledger.exists():
            return
        with self._ledger.open("rb") as file:
            file.seek(self._offset)
            rest = b""
            while piece := file.read(_PIECE_BYTES):
                lines, _, rest = (rest + piece).rpartition(b"\n")
                for line in lines.splitlines():
                    self._take(line)
            self._offset = file.tell() - len(rest)

    def _take(self, line: bytes) -> None:
        try:
            call = _decode(line)
        except msgspec.DecodeError:
            return  # torn by a kill
        self.late_ms[call.received_ms - call.due_at_ms] += 1
        self._files[part_of(call.shard)].write(line + b"\n")

    def part(self, number: int) -> list[Call]:
        """In the order in which the target wrote them."""
        file = self._files[number]
        file.flush()
        file.seek(0)
        try:
            return [_decode(line) for line in file]
        finally:
            file.seek(0, 2)

    def firsts(self) -> Iterator[Call]:
        """Of each fire id the first call, part by part."""
        for number in range(PARTS):
            seen: set[str] = set()
            for call in self.part(number):
                if call.fire_id not in seen:
                    seen.add(call.fire_id)
                    yield call

    def close(self) -> None:
        for file in self._files:
            file.close()


def late_percentile(late_ms: Counter[int], percent: float) -> int:
    """Of counted milliseconds, by nearest rank; 0 of none."""
    rank = max(1, -int(-late_ms.total() * percent // 100))
    for ms in sorted(late_ms):
        rank -= late_ms[ms]
        if rank <= 0:
            return ms
    return 0
