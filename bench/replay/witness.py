"""Follows the targets' ledgers of a run while they grow."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.replay.account import Percentiles, percentiles
from bench.replay.departures import clock
from bench.replay.plan import BOARDING, Planned
from bench.replay.snapshot import Message
from bench.targets.ledger import DONE, Entry, Reader

MESSAGES_MAX = 50


class Witness:
    def __init__(self, paths: Sequence[Path]) -> None:
        self._readers = [Reader(path) for path in paths]
        self._accepted: Mapping[str, Planned] = {}
        self._lateness_ms: list[int] = []
        self.entries: list[Entry] = []
        """All lines so far, of all ledgers."""
        self.done: set[str] = set()
        """Of the jobs accepted in this run, those that a target wrote down as done."""
        self.messages: deque[Message] = deque(maxlen=MESSAGES_MAX)
        """Newest first."""

    def expect(self, accepted: Mapping[str, Planned]) -> None:
        """The jobs of this run by their ids; lines of other jobs are kept and not shown."""
        self._accepted = accepted

    def look(self) -> list[Entry]:
        """Read what is new, and return it."""
        new = [entry for reader in self._readers for entry in reader.new()]
        new.sort(key=lambda entry: entry.received_ms)
        self.entries += new
        for entry in new:
            job = self._accepted.get(entry.job_id)
            if job is not None:
                late_ms = entry.received_ms - job.due_ms
                self._lateness_ms.append(late_ms)
                self.messages.appendleft(Message(clock(job.at), late_ms, job.text, job.type == BOARDING))
                if entry.outcome in DONE:
                    self.done.add(entry.job_id)
        return new

    def lateness(self) -> Percentiles:
        self._lateness_ms.sort()  # kept sorted: cheap for what is already in order
        return percentiles(self._lateness_ms)
