"""The view of top: fits every terminal, and tells what matters first."""

from __future__ import annotations

import msgspec
import pytest

from api.top.frame import Frame, Rates
from api.top.seen import Breaker, Lane, Lateness, Seen
from api.top.view import plain

NAMES = ("high", "medium", "low")
SEEN = Seen(
    node="node-a",
    state="serving",
    now="2026-11-24T06:00:00.000Z",
    audit={"accepted": 1_178, "pending": 120, "running": 12, "retrying": 3, "succeeded": 1_042, "dead": 1},
    shards_owned=256,
    shards_total=256,
    lanes={name: Lane(11, 4, 7) for name in NAMES},
    lateness={name: Lateness(1_050, 1.5, 43, 67) for name in (*NAMES, "all")},
    waiting={"running": 12, "target": 31},
    targets={"m:1": "ready", "n:1": "transient_failure"},
    journal="serving",
    backlog_rows=5,
    live_jobs=135,
    live_bytes=54_000,
    horizon_ms=600_000,
    furthest_due="2026-11-27T09:30:00.000Z",
)
AT_MS = 1_795_500_000_000
FRAME = Frame(
    url="http://h:1",
    at_ms=AT_MS,
    seen=SEEN,
    rates=Rates(12.25, 1_234.6, 0),
    coming=[second % 70 for second in range(60)],
)
HUGE = msgspec.structs.replace(
    SEEN,
    node="a-node-with-the-long-name-of-some-pod-7f9c-x2vvq",
    audit=dict.fromkeys(SEEN.audit, 9_876_543_210),
    lanes={name: Lane(10_000, 512, 123_456_789) for name in NAMES},
    lateness={name: Lateness(987_654_321, 65_432.1, 3_600_000, 86_400_000) for name in (*NAMES, "all")},
    waiting=dict.fromkeys(("lane", "target", "user", "running"), 1_234_567),
    targets={f"service-{n}.production.svc.cluster.local:50051": "transient_failure" for n in range(40)},
    breakers={f"grpc://service-{n}.production.svc.cluster.local:50051": Breaker("open", 9_876_543) for n in range(40)},
    horizon_ms=-7_200_000,
    alarms=["clock: the clock is 2,512 ms ahead of PostgreSQL's", "memory: full"],
)
SIZES = [(80, 24), (60, 24), (40, 12), (20, 6), (132, 40), (200, 60), (80, 10)]


@pytest.mark.parametrize("seen", [SEEN, HUGE, None])
@pytest.mark.parametrize("size", SIZES)
def test_every_frame_fits_its_terminal(size: tuple[int, int], seen: Seen | None) -> None:
    lines = plain(msgspec.structs.replace(FRAME, seen=seen), *size).splitlines()
    assert max(map(len, lines)) <= size[0]


@pytest.mark.parametrize("seen", [SEEN, HUGE])
@pytest.mark.parametrize("size", [(80, 24), (60, 24), (132, 40)])
def test_bars_take_no_more_lines_than_are_left(size: tuple[int, int], seen: Seen) -> None:
    assert len(plain(msgspec.structs.replace(FRAME, seen=seen), *size).splitlines()) <= size[1]


def test_a_frame_of_80_by_24_tells_everything() -> None:
    text = plain(FRAME, 80, 24)
    assert "…" not in text
    for told in (
        "serving  256 of 256 shards  node-a",
        "06:00:00 UTC",
        "accepted    1,178  12.2",
        "fired             1,235",
        "31 for target, 12 running",
        "1 ready, 1 transient_failure: n:1",
        "adds up: 1,178 = 120 pending + 12 running + 3 retrying + 1,042",
        "          succeeded + 1 dead",
        "135 jobs, 52.7 KiB; 5 rows to write; all of the next 10 min",
        "2026-11-27 09:30:00 UTC, in 3 d 3 h",
        "the coming minute",
        "+45 s",
    ):
        assert told in text, told
    assert text.splitlines()[6].split()[-7:] == ["all", "33", "12", "21", "1.5", "43", "67"]


def test_no_heading_is_cut_where_hundreds_of_thousands_of_jobs_are_counted() -> None:
    audit = {"accepted": 300_013, "pending": 300_001, "retrying": 1, "succeeded": 4, "dead": 7}
    seen = msgspec.structs.replace(SEEN, audit=audit)
    head = plain(msgspec.structs.replace(FRAME, seen=seen), 80, 24).splitlines()[2:9]
    assert "…" not in "".join(head)
    assert head[0].split()[:4] == ["jobs", "total", "per", "s"]
    assert head[1].split()[:3] == ["accepted", "300,013", "12.2"]


def test_an_audit_that_does_not_add_up_is_said_before_its_numbers() -> None:
    wrong = msgspec.structs.replace(SEEN, audit={"accepted": 5, "pending": 4})
    assert "DOES NOT ADD UP: 5 = 4 pending" in plain(msgspec.structs.replace(FRAME, seen=wrong), 80, 24)


def test_a_node_that_is_away_is_shown_so_with_the_time_and_what_was_last_seen() -> None:
    away = msgspec.structs.replace(FRAME, rates=None, coming=None, away_since_ms=AT_MS - 75_000, why="nothing listens")
    text = plain(away, 80, 24)
    assert "TOCSIN   away  256 of 256 shards  node-a" in text
    assert "away since 05:58:45 UTC (1 min 15 s): nothing listens" in text
    assert "accepted    1,178     -" in text


def test_alarms_and_a_journal_that_is_away_take_the_second_line() -> None:
    troubled = msgspec.structs.replace(SEEN, alarms=["memory: full"], journal="PostgreSQL is away")
    second = plain(msgspec.structs.replace(FRAME, seen=troubled), 80, 24).splitlines()[1]
    assert second == " journal: PostgreSQL is away, memory: full"


def test_without_a_forecast_there_are_no_bars() -> None:
    assert "the coming minute" not in plain(msgspec.structs.replace(FRAME, coming=None), 80, 24)


def test_targets_that_are_away_are_told_with_what_is_parked_and_others_are_not() -> None:
    breakers = {"grpc://m:1": Breaker(), "grpc://n:1": Breaker("half_open", 1_500), "http://o:1": Breaker("closed", 7)}
    lines = plain(msgspec.structs.replace(FRAME, seen=msgspec.structs.replace(SEEN, breakers=breakers)), 80, 24)
    (told,) = [line for line in lines.splitlines() if line.split()[:1] == ["breakers"]]
    assert told.split(maxsplit=1)[1] == "grpc://n:1 half open, 1,500 parked, http://o:1 closed, 7 parked"
    assert "breakers" not in plain(FRAME, 80, 24)
