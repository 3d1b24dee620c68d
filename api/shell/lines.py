"""Lines of a file or a pipe, gathered into batches of bounded size.

A batch ends when it is full, or when a pipe has had nothing more for a moment: what a slow producer has written is
sent, not kept until a batch is full. Invariants: blank lines count but are no jobs; a line longer than a job's
document may be is not held in memory, it comes as None.
"""

from __future__ import annotations

import io
import select
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

LINES_MAX = 500
BYTES_MAX = 8 << 20
LINE_BYTES_MAX = 4 << 20
"""Twice what a node takes as one job's document: what is longer is refused here."""
LINGER_S = 0.05
_CHUNK_BYTES = 1 << 18

Line = tuple[int, bytes | None]
"""(its number in the source from 1, its bytes without the line end; None: it was too long to be held)."""


class Batch(NamedTuple):
    lines: list[Line]
    end_bytes: int
    """How far the source had been read with it."""


class Source(Protocol):
    """An unbuffered file, pipe or stream in memory: a buffered one would wait until a read is full, and a thread that
    waits in one holds its lock when the process ends, which Python answers with an abort."""

    def read(self, size: int, /) -> bytes | None: ...


def batches(source: Source) -> Iterator[Batch]:
    """Lines that are not blank, at most LINES_MAX and about BYTES_MAX together. Raises OSError."""
    lines: list[Line] = []
    size_bytes = end_bytes = 0
    for number, line, read_bytes in _lines(source):
        if line is _QUIET:
            if lines:
                yield Batch(lines, end_bytes)
                lines, size_bytes = [], 0
            continue
        if lines and (len(lines) == LINES_MAX or size_bytes + len(line or b"") > BYTES_MAX):
            yield Batch(lines, end_bytes)
            lines, size_bytes = [], 0
        end_bytes += read_bytes
        if line != b"":
            lines.append((number, line))
            size_bytes += len(line or b"")
    if lines:
        yield Batch(lines, end_bytes)


_QUIET = b"\n"
"""In place of a line (no line holds its own end): nothing more has come for LINGER_S."""


def _lines(source: Source) -> Iterator[tuple[int, bytes | None, int]]:
    """(number, the line stripped, its bytes with its end) of each line, with a `_QUIET` wherever the source pauses."""
    number, held, skipped_bytes = 0, b"", 0
    while True:
        if not _ready(source):
            yield number, _QUIET, 0
        chunk = source.read(_CHUNK_BYTES)
        if chunk is None:
            continue  # a pipe that does not block, and has nothing yet
        *whole, rest = (held + chunk).split(b"\n")
        if not chunk and rest:
            whole, rest = [*whole, rest], b""
        for line in whole:
            number += 1
            long = skipped_bytes + len(line) > LINE_BYTES_MAX
            kept = line.removeprefix(BOM_UTF8) if number == 1 else line  # of an editor, no part of the job
            yield number, None if long else kept.strip(), skipped_bytes + len(line) + 1
            skipped_bytes = 0
        if not chunk:
            return
        if skipped_bytes or len(rest) > LINE_BYTES_MAX:
            skipped_bytes, rest = skipped_bytes + len(rest), b""
        held = rest


def _ready(source: Any) -> bool:
    """Whether a read would not wait for longer than LINGER_S. Files and streams in memory always are."""
    try:
        return bool(select.select([source], [], [], LINGER_S)[0])
    except (OSError, ValueError, io.UnsupportedOperation):
        return True
