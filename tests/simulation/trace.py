"""What happened in a run, line by line: for a person to read, and as one hash for two runs to be compared by."""

from __future__ import annotations

from collections import deque
from hashlib import blake2b

from tests.simulation.loop import SimulationLoop


class Trace:
    def __init__(self, loop: SimulationLoop, *, kept: int = 0) -> None:
        """`kept`: how many of the last lines can be shown."""
        self._loop = loop
        self._hash = blake2b(digest_size=16)
        self.lines: deque[str] = deque(maxlen=kept)

    def note(self, who: str, what: str) -> None:
        line = f"{self._loop.now_ms:>8} {who:<8} {what}"
        self._hash.update(line.encode())
        self.lines.append(line)

    def digest(self) -> str:
        return self._hash.hexdigest()
