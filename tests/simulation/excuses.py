"""What the contract names as reasons for which a call may be made again, and when each process had one.

A reason of the whole process: it died, was stopped, or was cut off from journal, Redis or a peer. A reason of single
jobs: the process was told to stop, and its time was over before their calls had ended, or before what these came to was
durable. To move shards, or to be told to stop, is none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.simulation.loop import Process

_NOTED_EVERY_MS = 400
"""What goes on is noted again and again, and need not be noted at each step."""


class Excuses:
    def __init__(self) -> None:
        self._of_all: dict[Process, list[int]] = defaultdict(list)
        self._of_jobs: dict[tuple[Process, str], int] = {}

    def note(self, process: Process, at_ms: int) -> None:
        noted = self._of_all[process]
        if not noted or at_ms - noted[-1] >= _NOTED_EVERY_MS:
            noted.append(at_ms)

    def note_jobs(self, process: Process, job_ids: Iterable[str], at_ms: int) -> None:
        """Whoever stops does so once."""
        self._of_jobs.update({(process, job_id): at_ms for job_id in job_ids})

    def of_all(self, process: Process) -> list[int]:
        """When it had a reason for all of its jobs."""
        return self._of_all.get(process, [])

    def has(self, process: Process, job_id: str, from_ms: int, to_ms: int) -> bool:
        """Whether the process had a reason that is good for this job, in this time."""
        noted_ms = self._of_jobs.get((process, job_id))
        if noted_ms is not None and from_ms <= noted_ms <= to_ms:
            return True
        return any(from_ms <= at_ms <= to_ms for at_ms in self._of_all.get(process, ()))
