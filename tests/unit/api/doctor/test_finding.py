"""Findings: none hides another, each is bounded in time, and what is not well says what to do."""

from __future__ import annotations

import asyncio

import pytest

from api.doctor.finding import Finding, Level, checked, named, ok, ranges
from tests import virtual_time


async def _hangs() -> list[Finding]:
    await asyncio.Event().wait()
    return []


async def _breaks() -> list[Finding]:
    raise KeyError("odd")


async def _well() -> list[Finding]:
    return [ok("c", "well")]


def test_one_check_that_hangs_and_one_that_breaks_hide_nothing() -> None:
    async def main() -> tuple[list[Finding], list[Finding], list[Finding]]:
        return await asyncio.gather(checked("a", _hangs(), 8), checked("b", _breaks()), checked("c", _well()))

    (slow,), (broken,), (well,) = virtual_time.run(main)
    assert (slow.subject, slow.level, slow.what) == ("a", Level.FAIL, "no answer within 8 s")
    assert (broken.subject, broken.level) == ("b", Level.FAIL)
    assert "KeyError: 'odd'" in broken.what
    assert slow.mend
    assert broken.mend
    assert well == ok("c", "well")


@pytest.mark.parametrize(("level", "mend"), [(Level.OK, "do it"), (Level.WARNING, ""), (Level.FAIL, "")])
def test_what_is_not_well_has_a_mend_and_what_is_well_has_none(level: Level, mend: str) -> None:
    with pytest.raises(AssertionError):
        Finding("a", level, "so it is", mend)


def test_numbers_are_told_as_ranges_and_many_names_as_some() -> None:
    assert ranges([7, 0, 1, 2, 9]) == "0-2, 7, 9"
    assert ranges(range(0, 40, 2)).endswith("and 12 more")
    assert named("abc") == "a, b, c"
