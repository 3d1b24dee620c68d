"""Plans of lists and look-ups on a real PostgreSQL with two months of days: each goes by its index, and opens its days.

What is explained is what was asked: the statements of a search are caught on their way, with their values.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from random import Random
from typing import Any

import asyncpg
import pytest

from bench.caught import Caught
from engine.core.job import Live
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.journal.ahead import Ahead
from engine.journal.lister import Lister
from engine.journal.migrate import NOBODY
from engine.journal.reader import Reader
from engine.journal.session import BY_INDEX, CUSTOM_PLANS, Dialer
from engine.journal.span import Spans
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from tests.journals import SHARDS, Hand, PostgresWorld

pytestmark = pytest.mark.anyio

ALL = list(range(SHARDS))
DAYS = 60
JOBS = 20_000


Plan = tuple[str, tuple[Any, ...], list[dict[str, Any]]]
"""Of a statement that was asked: its text, its values, the scans of its plan."""


async def plans_of(spy: Caught) -> list[Plan]:
    return [(*each, scans((await spy.explain(each))["Plan"])) for each in spy.asked]


def scans(plan: dict[str, Any]) -> list[dict[str, Any]]:
    here = [plan] if "Relation Name" in plan else []
    return here + [scan for each in plan.get("Plans", []) for scan in scans(each)]


def day_of(relation: str) -> int | None:
    """Where the day of a partition begins, Unix ms."""
    found = re.fullmatch(r"job_record_d(\d{8})", relation)
    return int(datetime.strptime(f"{found[1]}Z", "%Y%m%d%z").timestamp()) * 1_000 if found else None


@pytest.fixture
async def world(fresh_database: str, anyio_backend: str) -> AsyncIterator[PostgresWorld]:
    made = PostgresWorld(fresh_database)
    yield made
    await made.close()


@pytest.fixture
async def full(world: PostgresWorld) -> Hand:
    """Two months of days, twenty thousand jobs over all of them, those of the past finished."""
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    random = Random(4)
    records = []
    await a.journal.ensure_days([now_ms + day * DAY_MS for day in range(-7, DAYS - 7)])
    for number in range(JOBS):
        due_ms = now_ms + random.randrange(-7 * DAY_MS, (DAYS - 8) * DAY_MS)
        tags = (f"t{number % 90}", "all")
        job = a.job(due_ms, shard=number % SHARDS, user_id=f"u{number % 500}", live=Live(tags=tags))
        records.append(a.filing(job))
        if due_ms < now_ms:
            records.append(a.outcome(job, State.DEAD if number % 20 == 0 else State.SUCCEEDED, rev=1))
    for start in range(0, len(records), 4_000):
        await a.append(records[start : start + 4_000])
    await a.fold(now_ms)
    return a


Catch = Callable[[dict[str, str]], Awaitable[Caught]]


@pytest.fixture
async def catch(world: PostgresWorld) -> AsyncIterator[Catch]:
    """Makes connections that note what they are asked, under given settings of the planner."""
    made: list[Caught] = []

    async def make(plans: dict[str, str]) -> Caught:
        made.append(Caught(await Dialer(world.dsn, "a").dial(NOBODY, "plans", plans=plans)))
        return made[-1]

    yield make
    for each in made:
        each.connection.terminate()


async def index_definitions(connection: asyncpg.Connection) -> dict[str, str]:
    rows = await connection.fetch("select indexname, indexdef from pg_indexes where schemaname = 'tocsin'")
    return {row["indexname"]: row["indexdef"] for row in rows}


USER = '(user_id COLLATE "C", due_ms, job_id)'
TAG = '((tags[1]) COLLATE "C", due_ms, job_id)'
STATE = "(GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms)"
KEY = "(shard, filed_ms, job_id, rev)"


WAYS = [
    (Query(), {KEY, STATE}),
    (Query(type="mail.send"), {KEY, STATE}),
    (Query(state=State.SUCCEEDED), {KEY, STATE}),
    (Query(state=State.PENDING), {KEY, STATE}),
    (Query(user_id="u7"), {USER}),
    (Query(user_id="u7", state=State.PENDING), {USER, STATE}),
    (Query(user_id="nobody"), {USER}),
    (Query(tag="t7"), {TAG}),
    (Query(tag="all", state=State.PENDING), {TAG, STATE}),
    (Query(tag="none"), {TAG}),
    (Query(state=State.DEAD), {STATE}),
    (Query(state=State.RETRYING), {STATE}),
    (Query(state=State.CANCELLED), {STATE}),
    (Query(state=State.DEAD, user_id="u20", tag="all"), {USER, TAG, STATE}),
]
"""Queries, and the indexes by which their candidates are found; places are looked up by the key."""


@pytest.mark.parametrize("analyzed", [False, True])
async def test_each_list_goes_by_its_index_and_opens_the_days_of_its_window(
    full: Hand, catch: Catch, analyzed: bool
) -> None:
    spy = await catch(BY_INDEX)
    if analyzed:
        await spy.connection.execute("analyze")
    definitions = await index_definitions(spy.connection)
    lister = Lister(spy, Spans())  # type: ignore[arg-type]
    for query, ways in WAYS:
        spy.asked.clear()
        step = await lister.search(query, ALL, None, 100)
        if step.next is not None:
            await lister.search(query, ALL, step.next, 100)
        used = set()
        for statement, arguments, found in await plans_of(spy):
            if "pg_inherits" in statement:
                continue
            for scan in found:
                assert scan["Node Type"] in {"Index Scan", "Index Only Scan"}, (query, scan)
                day = day_of(scan["Relation Name"])
                if day is None or "list_current" not in statement:
                    continue
                assert arguments[3] - DAY_MS < day < arguments[4], (query, scan["Relation Name"])
                (way,) = (way for way in (USER, TAG, STATE, KEY) if way in definitions[scan["Index Name"]])
                assert way == KEY or "$7" in scan["Index Cond"], "the plan depends on whom it was made for"
                used.add(way)
        assert used == ways | {KEY}, query


@pytest.mark.parametrize(("crowded", "looks"), [(1, 12), (5, 24)])
async def test_a_list_by_time_is_made_in_few_looks_where_few_shards_have_all_that_is_due(
    world: PostgresWorld, catch: Catch, crowded: int, looks: int
) -> None:
    a = Hand(await world.process("a"))
    await a.take()
    due_ms = await a.now_ms() + HOUR_MS
    await a.journal.ensure_days([due_ms])
    await a.append([a.filing(a.job(due_ms + number, shard=number % crowded)) for number in range(2_000)])
    spy = await catch(BY_INDEX)
    lister = Lister(spy, Spans())  # type: ignore[arg-type]
    for limit in (100, 1_000):
        spy.asked.clear()
        step = await lister.search(Query(), list(range(256)), None, limit)
        assert [job.last.due_ms for job in step.jobs] == [due_ms + number for number in range(limit)]
        assert sum("list_current" in statement for statement, _ in spy.asked) <= looks


async def test_the_bodies_of_a_page_are_read_at_once_and_open_the_days_from_its_first_place_to_its_last(
    full: Hand, catch: Catch
) -> None:
    spy = await catch(BY_INDEX)
    now_ms = await full.now_ms()
    query = Query(tag="all", due_from_ms=now_ms)
    step = await Lister(spy, Spans()).search(query, ALL, None, 1_000)  # type: ignore[arg-type]
    assert len(step.jobs) == 1_000
    ((_, arguments, found),) = [each for each in await plans_of(spy) if "Rows by their full keys" in each[0]]
    assert len(arguments[1]) == 1_000
    days = {day_of(scan["Relation Name"]) for scan in found}
    assert days == {job.filing.filed_ms // DAY_MS * DAY_MS for job in step.jobs}


async def test_the_plans_of_lists_are_kept_whoever_is_asked_for_and_from_when_on(full: Hand, catch: Catch) -> None:
    spy = await catch(BY_INDEX)
    lister = Lister(spy, Spans())  # type: ignore[arg-type]
    tomorrow_ms = (await full.now_ms() // DAY_MS + 1) * DAY_MS
    kept: set[int] = set()
    for number in range(24):
        queries = (
            Query(user_id=f"u{number}", due_from_ms=tomorrow_ms + number * HOUR_MS // 2),
            Query(tag=f"t{number}", due_from_ms=tomorrow_ms + number * HOUR_MS // 2),
            Query(state=State.DEAD, due_from_ms=tomorrow_ms - DAY_MS - number),
            Query(due_from_ms=tomorrow_ms + number * HOUR_MS // 2),
        )
        for query in queries:
            step = await lister.search(query, ALL, None, 20)
            assert step.jobs
        row = await spy.connection.fetchrow(
            "select count(*) as n, sum(custom_plans) as own from pg_prepared_statements"
        )
        assert row is not None
        assert row["own"] == 0
        kept.add(row["n"])
    assert max(kept) - min(kept) <= 4, "a text or two more, of the days that follow"


async def test_an_index_of_the_parent_is_the_one_of_its_days_and_none_is_there_twice(
    world: PostgresWorld,
) -> None:
    journal = await world.process("a")
    await journal.ensure_days([day * DAY_MS for day in range(20_000, 20_000 + DAYS)])
    connection = await asyncpg.connect(world.dsn)
    counts = await connection.fetch(
        "select c.relname, count(*) as there, count(p.inhrelid) as attached "
        "from pg_index i join pg_class c on c.oid = i.indrelid left join pg_inherits p on p.inhrelid = i.indexrelid "
        "where c.relname ~ '^job_record_d' group by 1"
    )
    await connection.close()
    assert len(counts) == DAYS
    assert {(row["there"], row["attached"]) for row in counts} == {(4, 4)}


async def test_a_job_of_a_day_ago_costs_one_key_range_of_one_day(full: Hand, catch: Catch) -> None:
    now_ms = await full.now_ms()
    page = await full.journal.search(Query(due_from_ms=now_ms - DAY_MS - HOUR_MS), ALL, None, 1)
    spy = await catch(CUSTOM_PLANS)
    found = await Reader(spy, spy).read([page.jobs[0].filing.job_id])  # type: ignore[arg-type]
    assert len(found) == 1
    scanned = [scan for _, _, each in await plans_of(spy) for scan in each if day_of(scan["Relation Name"]) is not None]
    assert len(scanned) == 1
    assert scanned[0]["Node Type"] == "Index Scan"
    assert scanned[0]["Index Name"].endswith("_pkey")
    assert all(column in scanned[0]["Index Cond"] for column in ("shard", "filed_ms", "job_id"))


async def test_the_forecast_and_the_furthest_job_open_the_days_they_look_at(full: Hand, catch: Catch) -> None:
    spy = await catch(BY_INDEX)
    ahead = Ahead(spy, Spans())  # type: ignore[arg-type]
    now_ms = await full.now_ms()
    minute_ms = (now_ms // DAY_MS + 1) * DAY_MS + HOUR_MS
    await ahead.due_counts(ALL, minute_ms, minute_ms + MINUTE_MS)
    assert await ahead.furthest_ms(ALL) is not None
    for statement, arguments, found in await plans_of(spy):
        days = [scan for scan in found if day_of(scan["Relation Name"]) is not None]
        if "as second" in statement:
            assert len(days) == 1, statement
        elif "open_ms" in statement:  # from the last day on, and on to more where that one holds nothing open
            least_ms, greatest_ms = arguments[3:5]
            assert 0 < len(days) <= (greatest_ms - 1) // DAY_MS - least_ms // DAY_MS + 1 <= 3, statement
        else:
            continue
        for day in days:
            assert day["Node Type"] in {"Index Scan", "Index Only Scan"}
            assert day["Index Name"].endswith("_pkey")
