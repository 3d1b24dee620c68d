"""The encodings that PostgreSQL is not asked about; rows themselves are read back in the conformance suite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.ids import make_id
from engine.core.job import Job, Live, Record
from engine.core.lifecycle import State
from engine.journal.codec import COPIED, decode_deltas, encode_deltas, encode_rows, moved_places
from engine.ports import Tally

counts = st.integers(-(1 << 31), (1 << 31) - 1)
tallies = st.builds(Tally, *[counts] * 7)


def record(rev: int, *, filed_ms: int = 5, user_id: str | None = None, moved: bool = False) -> Record:
    job = Job(make_id(5, 3, 9), "t", 5, 5, State.PENDING, 0, b"", user_id)
    return Record(job, 1, rev, filed_ms, State.PENDING, None, 5, b"", moved=moved)


@given(st.dictionaries(st.integers(0, 4_095), tallies, max_size=8))
def test_deltas_come_back_as_they_were(deltas: dict[int, Tally]) -> None:
    data = encode_deltas(deltas)
    assert len(data) == 30 * len(deltas)
    assert decode_deltas(data) == deltas


def test_a_tally_row_has_the_documented_layout() -> None:
    data = encode_deltas({258: Tally(1, 2, 3, 4, 5, 6, -1)})
    assert data.hex() == "0102" + "".join(f"{n:08x}" for n in (1, 2, 3, 4, 5, 6)) + "ffffffff"


def test_a_row_says_how_many_columns_it_has() -> None:
    assert int.from_bytes(encode_rows([record(0)])[:2], "big") == len(COPIED.split(", "))


@pytest.mark.parametrize(
    ("tags", "rows"), [(None, 1), ((), 1), (("a",), 1), (("a", "a"), 1), (("a", "b", "a"), 2), (tuple("abcdef"), 6)]
)
def test_only_a_filing_with_further_tags_has_marks_and_one_for_each(tags: tuple[str, ...] | None, rows: int) -> None:
    filing = record(2)
    filing.job.live = None if tags is None else Live(tags=tags)
    head = len(COPIED.split(", ")).to_bytes(2, "big") + b"\0\0\0\2\0\3"  # the columns, and the shard
    assert encode_rows([filing]).count(head) == rows
    filing.state = State.SUCCEEDED
    assert encode_rows([filing]).count(head) == 1


def test_moved_says_the_highest_revision_of_each_job() -> None:
    records = [record(4, filed_ms=40, moved=True), record(2, filed_ms=20, moved=True), record(6, filed_ms=60)]
    assert moved_places(records) == {make_id(5, 3, 9): (40, 4)}


def test_text_that_is_no_text_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        encode_rows([record(0, user_id="\ud800")])
