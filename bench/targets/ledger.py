"""A target's own record of the calls it got: one JSON line a call, append-only, handed to the system before the answer.

Killing the target or Tocsin loses no line of a call that was answered; a line torn by a kill is the last one and is
skipped by readers. Readers need nothing but this file and msgspec.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

DONE = frozenset({"OK", "ALREADY_EXISTS"})


class Entry(msgspec.Struct, kw_only=True):
    """One call. Times are Unix ms by the target's clock, save `due_at_ms`, which is what the call was told."""

    method: str
    """package.Service/Method"""
    job_id: str
    fire_id: str
    attempt: int
    epoch: int
    shard: int
    due_at_ms: int
    received_ms: int
    lateness_ms: int
    """received minus due: below zero means early."""
    outcome: str
    """The gRPC status it was answered with; HUNG: never answered; CANCELLED: the caller left."""
    repeat: bool
    """The fire id had been here before."""
    correlation_id: str = ""


class Summary(msgspec.Struct):
    calls: int
    done: dict[str, int]
    """Job ids that were done, with how many calls of it did work (a repeat that was recognised does none)."""
    repeats: int
    early: list[Entry]
    outcomes: dict[str, int]
    methods: dict[str, int]
    lateness_p50_ms: int
    lateness_p99_ms: int
    lateness_max_ms: int


class Ledger:
    """The writer. Without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._fd: int | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(path, os.O_CREAT | os.O_APPEND | os.O_RDWR | os.O_CLOEXEC, 0o644)
            _end_torn_line(self._fd)

    def write(self, entry: Entry) -> None:
        """One write for the whole line, so lines of several processes never mix."""
        if self._fd is not None:
            os.write(self._fd, self._encode(entry) + b"\n")

    def close(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _end_torn_line(fd: int) -> None:
    """After a kill in the middle of a line the next one must not be glued to it."""
    size = os.fstat(fd).st_size
    if size and os.pread(fd, 1, size - 1) != b"\n":
        os.write(fd, b"\n")


class Reader:
    """Follows a ledger that grows."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0
        self._decode = msgspec.json.Decoder(Entry).decode

    def new(self) -> list[Entry]:
        """The whole lines since the last look; none while the file is not there."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                text = file.read()
        except FileNotFoundError:
            return []
        text = text[: text.rfind(b"\n") + 1]
        self._offset += len(text)
        entries = []
        for line in text.splitlines():
            try:
                entries.append(self._decode(line))
            except msgspec.DecodeError:
                continue  # torn by a kill
        return entries


def read(paths: Iterable[Path]) -> list[Entry]:
    """All of several ledgers, by time of receipt."""
    entries = [entry for path in paths for entry in Reader(path).new()]
    return sorted(entries, key=lambda entry: entry.received_ms)


def summarize(entries: Iterable[Entry]) -> Summary:
    entries = list(entries)
    worked = Counter(entry.job_id for entry in entries if entry.outcome == "OK")
    for entry in entries:
        if entry.outcome in DONE:
            worked.setdefault(entry.job_id, 0)
    late = sorted(entry.lateness_ms for entry in entries)
    return Summary(
        calls=len(entries),
        done=dict(worked),
        repeats=sum(entry.repeat for entry in entries),
        early=[entry for entry in entries if entry.lateness_ms < 0],
        outcomes=dict(Counter(entry.outcome for entry in entries)),
        methods=dict(Counter(entry.method for entry in entries)),
        lateness_p50_ms=late[len(late) // 2] if late else 0,
        lateness_p99_ms=late[min(len(late) - 1, len(late) * 99 // 100)] if late else 0,
        lateness_max_ms=late[-1] if late else 0,
    )
