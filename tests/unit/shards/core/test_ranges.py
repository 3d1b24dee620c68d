"""Shards as ranges: nothing is lost or doubled by compressing, cutting, putting in and joining."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shards.core.ranges import apart, by_shard, cut, joined, put, spans, unsound, within
from shards.ports import Range

SHARDS = 24


@st.composite
def tables(draw: st.DrawFn) -> list[Range]:
    """Sound ones, holes included, in any order."""
    at = draw(st.integers(0, 3))
    found = []
    while at < SHARDS:
        hi = min(at + draw(st.integers(0, 5)), SHARDS - 1)
        found.append(Range(at, hi, draw(st.sampled_from("abc")), draw(st.sampled_from(["i1", "i2"])), "serving"))
        at = hi + 1 + draw(st.sampled_from([0, 0, 2]))
    return draw(st.permutations(found))


def told(table: list[Range]) -> list[tuple[str, str] | None]:
    return [None if entry is None else (entry.node, entry.incarnation) for entry in by_shard(table, SHARDS)]


@given(st.lists(st.integers(0, SHARDS - 1)))
def test_spans_hold_exactly_the_shards_and_never_touch(shards: list[int]) -> None:
    found = spans(shards)
    assert [shard for span in found for shard in within(span)] == sorted(set(shards))
    assert all(one[1] + 1 < other[0] for one, other in pairwise(found))


@given(tables(), st.integers(0, SHARDS - 1), st.integers(0, 9))
def test_what_is_cut_out_is_gone_and_the_rest_stays(table: list[Range], lo: int, length: int) -> None:
    rest = [left for entry in table for left in cut(entry, lo, lo + length)]
    expected = [None if lo <= shard <= lo + length else said for shard, said in enumerate(told(table))]
    assert told(rest) == expected
    assert not unsound(rest, SHARDS)


@given(tables(), tables(), st.data())
def test_what_is_put_in_stands_and_the_rest_says_what_it_said(
    table: list[Range], other: list[Range], data: st.DataObject
) -> None:
    new = data.draw(st.lists(st.sampled_from(other), unique=True)) if other else []
    old, stead = put(table, new)
    after = [entry for entry in table if entry not in old] + stead
    assert not unsound(after, SHARDS)
    expected = [said if wanted is None else wanted for said, wanted in zip(told(table), told(new), strict=True)]
    assert told(after) == expected
    if not new:
        assert (old, stead) == ([], [])


@given(tables())
def test_neighbours_that_say_the_same_become_one(table: list[Range]) -> None:
    found = joined(table)
    assert told(found) == told(table)
    for one, other in pairwise(found):
        assert one.hi + 1 < other.lo or (one.node, one.incarnation) != (other.node, other.incarnation)


@given(tables())
def test_a_sound_table_is_found_sound_and_an_overlap_is_named(table: list[Range]) -> None:
    assert unsound(table, SHARDS) == []
    assert apart(table)
    if table:
        first = min(table, key=lambda entry: entry.lo)
        wide = Range(0, SHARDS - 1, "z", "", "claimed")
        assert len(unsound([*table, wide], SHARDS)) == len(table)
        assert not apart([*table, wide])
        assert unsound([first], first.hi) == [f"{first.lo}-{first.hi} is no range of {first.hi} shards"]
