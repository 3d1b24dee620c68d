"""When live jobs became durable, as last read: who asks for the same job again and again costs the journal nothing.

Lives here and nowhere else: which reads are remembered, and how long they hold. Invariant: what is remembered of a job
holds as long as its last record is the filing that was read: what that says of times never changes.
"""

from __future__ import annotations

import msgspec

from engine.core.job import Job, Stored

_JOBS_MAX = 4_096
"""Some 600 bytes each; more jobs than so many are seldom looked at by turns."""


class Known:
    def __init__(self) -> None:
        self._stored: dict[int, Stored] = {}

    def of(self, job: Job) -> Stored | None:
        """Of a live job: what was read of its last record, but for the body; None: it must be read."""
        stored = self._stored.get(job.id)
        return stored if stored is not None and stored.last.rev == job.rev else None

    def note(self, stored: Stored) -> None:
        """Of a live job: the one that was noted first is forgotten where there are too many."""
        job_id = stored.filing.job_id
        if stored.outcome is not None:
            return
        if job_id not in self._stored and len(self._stored) >= _JOBS_MAX:
            del self._stored[next(iter(self._stored))]
        self._stored[job_id] = Stored(msgspec.structs.replace(stored.filing, body=b""), None, stored.first_at_ms)
