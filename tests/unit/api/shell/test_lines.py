"""Lines of a source in bounded batches, whatever comes through the pipe and however slowly."""

from __future__ import annotations

import io
import os
import threading

from hypothesis import given
from hypothesis import strategies as st

from api.shell.lines import BYTES_MAX, LINE_BYTES_MAX, LINES_MAX, Batch, batches


def all_of(source: bytes) -> list[Batch]:
    return list(batches(io.BytesIO(source)))


@given(
    st.lists(st.sampled_from([b"", b" ", b"\t", b"{}", b'{"a": 1}', b"x" * 5_000, "ü".encode()]), max_size=700),
    st.booleans(),
)
def test_every_line_that_is_not_blank_comes_once_under_its_number(lines: list[bytes], ended: bool) -> None:
    source = b"\r\n".join(lines) + (b"\n" if ended and lines else b"")
    found = all_of(source)
    expected = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    assert [line for batch in found for line in batch.lines] == expected
    assert all(0 < len(batch.lines) <= LINES_MAX for batch in found)
    ends = [batch.end_bytes for batch in found]
    assert ends == sorted(ends)


def test_a_batch_of_large_lines_is_bounded_by_its_bytes() -> None:
    line = b"x" * (1 << 20)
    found = all_of(b"\n".join([line] * 20))
    assert [len(batch.lines) for batch in found] == [8, 8, 4]
    assert all(sum(len(line or b"") for _, line in batch.lines) <= BYTES_MAX for batch in found)


def test_a_line_that_is_too_long_is_not_held_and_those_around_it_are_whole() -> None:
    found = all_of(b"first\n" + b"x" * (3 * LINE_BYTES_MAX) + b"\nlast")
    assert [line for batch in found for line in batch.lines] == [(1, b"first"), (2, None), (3, b"last")]
    assert found[-1].end_bytes >= 3 * LINE_BYTES_MAX


def test_a_line_of_just_the_most_bytes_is_taken() -> None:
    (batch,) = all_of(b"x" * LINE_BYTES_MAX + b"\n")
    assert batch.lines == [(1, b"x" * LINE_BYTES_MAX)]


def test_what_a_slow_producer_has_written_comes_before_it_writes_more() -> None:
    read, write = os.pipe()
    with os.fdopen(read, "rb", buffering=0) as source, os.fdopen(write, "wb", buffering=0) as sink:
        found = batches(source)
        sink.write(b"one\ntwo\nthr")
        assert next(found).lines == [(1, b"one"), (2, b"two")]
        sink.write(b"ee\n")
        assert next(found).lines == [(3, b"three")]
        ended = threading.Thread(target=sink.close)
        ended.start()
        assert list(found) == []
        ended.join()
