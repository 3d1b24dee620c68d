"""What clients were told: the ids of the jobs that were acknowledged, with the due times that were asked for.

On disk, by part, written as the answers come: memory holds the count alone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from bench.chaos.parts import PARTS, part_of_job

_LINE = struct.Struct("<16sq")


class Receipts:
    def __init__(self, directory: Path) -> None:
        """A directory of its own."""
        directory.mkdir()
        self._files = [(directory / f"receipts-{part}").open("w+b") for part in range(PARTS)]
        self.count = 0

    def note(self, acknowledged: Iterable[tuple[str, int]]) -> None:
        """Job ids and due times (Unix ms)."""
        for job_id, due_ms in acknowledged:
            self._files[part_of_job(job_id)].write(_LINE.pack(UUID(job_id).bytes, due_ms))
            self.count += 1

    def part(self, number: int) -> dict[str, int]:
        """Due times by job id."""
        file = self._files[number]
        file.flush()
        file.seek(0)
        try:
            return {str(UUID(bytes=key)): due_ms for key, due_ms in _LINE.iter_unpack(file.read())}
        finally:
            file.seek(0, 2)

    def close(self) -> None:
        for file in self._files:
            file.close()
