"""The live view: fits its terminal, and tells what the snapshot holds."""

from __future__ import annotations

import io
import re
from datetime import datetime

import msgspec
import pytest
from rich.console import Console

from api.top.seen import Lane
from bench.replay.account import Percentiles
from bench.replay.departures import ZONE
from bench.replay.snapshot import Message, Snapshot
from bench.replay.view import plain, render

AT = datetime(2013, 11, 27, 14, 5, tzinfo=ZONE)
SNAPSHOT = Snapshot(
    run="261124-080000-abcd",
    clock=AT,
    elapsed_s=33.4,
    seconds=60,
    submitted=2_028,
    in_ledgers=820,
    pending=1_207,
    firing=1,
    retrying=0,
    succeeded=819,
    failed=0,
    lanes={"high": Lane(10_000, 12, 1_234), "medium": Lane(), "low": Lane()},
    by_tocsin=Percentiles(2, 15.5, 24),
    at_targets=Percentiles(5, 43, 67),
    coming=[second % 70 for second in range(60)],
    scale_max=69,
    messages=[Message(AT, 3, f"B6 {number} is boarding: JFK to BQN, departs 14:35", True) for number in range(50)],
    alarms=[],
)


def _drawn(snapshot: Snapshot, width: int, height: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, height=height, color_system=None)
    with console.capture() as captured:
        console.print(render(snapshot, width, height))
    return captured.get().splitlines()


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 50), (200, 60)])
def test_the_view_fits_its_terminal(size: tuple[int, int]) -> None:
    width, height = size
    lines = _drawn(SNAPSHOT, width, height)
    assert len(lines) <= height
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
def test_nothing_is_cut_off_but_long_messages(size: tuple[int, int]) -> None:
    text = "\n".join(_drawn(SNAPSHOT, *size))
    assert "…" not in text
    for told in (
        "14:05",
        "EST",
        "33 of 60 s",
        "1,207",
        "2,028",
        "15.5",
        "10,000",
        "1,234",
        "target",
        "overdue",
        "+45 s",
    ):
        assert told in text, told


def test_trouble_takes_the_place_of_quiet_lines() -> None:
    troubled = msgspec.structs.replace(SNAPSHOT, retrying=4, failed=2, alarms=["clock: 3 s ahead"])
    lines = _drawn(troubled, 80, 24)
    text = "\n".join(lines)
    assert re.search(r"retrying +4 ", text)
    assert re.search(r"failed +2 ", text)
    assert "clock: 3 s ahead" in text
    assert len(lines) <= 24


def test_before_the_first_job_the_view_counts_down() -> None:
    waiting = msgspec.structs.replace(SNAPSHOT, elapsed_s=-2.2, messages=[])
    assert any("first in 2 s" in line for line in _drawn(waiting, 80, 24))


def test_the_plain_line_says_the_same_in_one_line() -> None:
    assert plain(SNAPSHOT) == (
        "14:05 New York | pending 1,207, firing 1, succeeded 819 | ledgers 820 of 2,028 | "
        "late by p50 5, p99 43, max 67 ms"
    )
