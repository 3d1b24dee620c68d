"""Lists, over PostgreSQL and over the memory twin alike, against a model that keeps every record and sorts."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import msgspec
import pytest

from engine.core.job import Body, encode_body
from engine.core.lifecycle import FILINGS, FINAL, State
from engine.core.listing import Key, Query
from engine.options import DAY_MS, LIST_BYTES_MAX
from tests.conformance.town import ALL, TYPES, Town, holds, told, walk
from tests.journals import LANES, Hand

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(a: Hand) -> Town:
    return Town(a, await a.now_ms(), 1)


# -- filters --------------------------------------------------------------------------------------


def filters(now_ms: int) -> list[dict[str, Any]]:
    today_ms = now_ms // DAY_MS * DAY_MS
    alone = {
        "state": (*sorted(FILINGS), *sorted(FINAL)),
        "type": (*TYPES, "no.such"),
        "user_id": ("ann", "żółw", "", "nobody"),
        "tag": ("a", "b", "p", "", "ü,{}\"'\\", "none"),
        "due_from_ms": (now_ms,),
        "due_to_ms": (today_ms,),
    }
    window = {"due_from_ms": today_ms - DAY_MS, "due_to_ms": today_ms + DAY_MS}
    return [window, *({name: value} for name, values in alone.items() for value in values)]


async def test_every_filter_and_every_pair_of_filters_holds_what_the_model_holds(a: Hand, town: Town) -> None:
    for _ in range(250):
        town.submit_any()
    for _ in range(3):
        for job in town.random.sample([it.job for it in town.jobs.values()], 120):
            town.happen(job)
        await town.write()
    await town.fold()
    single = filters(town.now_ms)
    pairs = [one | other for one, other in combinations(single, 2) if not one.keys() & other.keys()]
    assert await walk(a, Query(), 1_000) == town.expected(Query())
    for each in single + pairs:
        query = Query(**each)
        assert await walk(a, query, town.random.choice((3, 40, 1_000))) == town.expected(query), query


async def test_only_the_shards_asked_for_are_listed(a: Hand, town: Town) -> None:
    for shard in ALL * 3:
        town.submit(town.now_ms + 5, user="ann", tags=("a", "b"), shard=shard)
    await town.write()
    for query in (Query(), Query(user_id="ann"), Query(tag="b"), Query(state=State.PENDING)):
        assert await walk(a, query, 4, [1, 6]) == town.expected(query, [1, 6])
        assert await walk(a, query, 4, []) == []


# -- walks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
async def test_a_walk_meets_each_job_that_does_not_change_once_while_others_write(a: Hand, seed: int) -> None:
    town = Town(a, await a.now_ms(), seed)
    random = town.random
    for _ in range(80):
        town.submit_any()
    for it in list(town.jobs.values())[:50]:
        town.happen(it.job)
    await town.write()
    await town.fold()
    for query in (Query(), Query(user_id="ann"), Query(tag="a"), Query(state=random.choice(list(FILINGS | FINAL)))):
        before = {job_id: it for job_id, it in town.jobs.items() if holds(query, it)}
        seen: list[tuple[object, ...]] = []
        after: Key | None = None
        while True:
            step = await a.journal.search(query, ALL, after, random.choice((1, 2, 5, 17)))
            seen += map(told, step.jobs)
            after = step.next
            if after is None:
                break
            for job in random.sample([it.job for it in town.jobs.values()], 3):
                town.happen(job)
            if random.random() < 0.5:
                town.submit_any()
            await town.write()
            await town.fold()
        still = {it.told() for job_id, it in town.jobs.items() if before.get(job_id) is it}
        unchanged = [each for each in seen if each in still]
        assert len(unchanged) == len(still), (seed, query)
        assert set(unchanged) == still, (seed, query)


@pytest.mark.parametrize("limit", [1, 2, 7, 50, 200])
async def test_ties_in_due_are_walked_by_id_with_any_size_of_page(a: Hand, town: Town, limit: int) -> None:
    for _ in range(60):
        town.submit(town.now_ms + DAY_MS, user="ann", tags=("x", "y"))
    await town.write()
    for query in (Query(), Query(user_id="ann"), Query(tag="y")):
        assert await walk(a, query, limit) == town.expected(query)


async def test_a_job_refiled_many_times_under_one_key_is_met_once(a: Hand, town: Town) -> None:
    jobs = [town.submit(town.now_ms, user="ann", tags=("x",), shard=0) for _ in range(3)]
    for step in range(200):
        for job in jobs:
            town.refile(job, job.due_ms, town.now_ms + step, State.RETRYING)
    await town.write()
    for query in (Query(), Query(user_id="ann"), Query(tag="x"), Query(state=State.RETRYING)):
        for limit in (1, 2, 100):
            assert await walk(a, query, limit) == town.expected(query)
    for job in jobs:
        town.finish(job, State.DEAD)
    await town.write()
    for query in (Query(), Query(state=State.DEAD), Query(state=State.RETRYING)):
        assert await walk(a, query, 2) == town.expected(query)


async def test_boundaries_of_days_belong_to_one_window_each(a: Hand, town: Town) -> None:
    day_ms = town.now_ms // DAY_MS * DAY_MS
    edges = [day_ms + day * DAY_MS + off for day in (-2, -1, 0, 1, 2, 3, 4, 8, 16) for off in (-1, 0, 1)]
    for edge_ms in edges:
        town.submit(edge_ms, user="ann", tags=("x", "y"))
    await town.write()
    for limit in (1, 4, 100):
        for query in (Query(), Query(user_id="ann"), Query(tag="y"), Query(type=TYPES[0])):
            assert await walk(a, query, limit) == town.expected(query)
    for edge_ms in edges:
        for query in (Query(due_from_ms=edge_ms, user_id="ann"), Query(due_to_ms=edge_ms), Query(due_from_ms=edge_ms)):
            assert await walk(a, query, 10) == town.expected(query)


async def test_jobs_of_two_years_ahead_are_found_and_an_empty_journal_is_walked_to_its_end(a: Hand, town: Town) -> None:
    for query in (Query(), Query(user_id="ann"), Query(tag="x"), Query(state=State.DEAD), Query(type="no.such")):
        assert await walk(a, query, 10) == []
    far = [town.submit(town.now_ms + days * DAY_MS, user="ann", tags=("x",)) for days in (1, 29, 400, 730)]
    town.finish(far[2], State.CANCELLED)
    await town.write()
    for query in (Query(), Query(user_id="ann"), Query(tag="x"), Query(state=State.CANCELLED), Query(type=TYPES[0])):
        assert await walk(a, query, 1) == town.expected(query)


async def test_what_a_clock_that_was_ahead_filed_is_listed_where_it_was_due(a: Hand, town: Town) -> None:
    ahead = town.submit(town.now_ms - 5, filed_ms=town.now_ms + 90 * DAY_MS, user="ann", tags=("x",))
    town.submit(town.now_ms + 30 * DAY_MS, user="ann")
    await town.write()
    for query in (Query(), Query(user_id="ann"), Query(tag="x"), Query(state=State.PENDING), Query(type=TYPES[0])):
        assert await walk(a, query, 1) == town.expected(query)
    town.finish(ahead, State.DEAD)
    await town.write()
    assert await walk(a, Query(state=State.DEAD), 1) == town.expected(Query(state=State.DEAD))


# -- tags -----------------------------------------------------------------------------------------


async def test_a_job_is_found_by_each_of_its_tags_and_by_a_doubled_one_once(a: Hand, town: Town) -> None:
    tags = tuple(f"t{n}" for n in range(15))
    town.submit(town.now_ms + 5, tags=(*tags, "t3"))
    town.submit(town.now_ms + 6, tags=("t3", "t3", "t3"))
    await town.write()
    for tag in (*tags, "t15"):
        assert await walk(a, Query(tag=tag), 10) == town.expected(Query(tag=tag))


async def test_what_finds_a_tag_is_no_revision_of_the_job(a: Hand, town: Town) -> None:
    job = town.submit(town.now_ms, tags=("a", "b", "c"), shard=0)
    await town.write()
    for due_ms in (town.now_ms, town.now_ms + 9):
        town.refile(job, due_ms, due_ms, State.PENDING)
        await town.write()
        stored = (await a.journal.read([job.id]))[job.id]
        assert told(stored) == town.jobs[job.id].told()
        assert stored.filing.tags == ("a", "b", "c")
        assert await a.open_ids(town.now_ms - 1, town.now_ms + 10, limit=2) == [job.id]
        for tag in "abc":
            assert await walk(a, Query(tag=tag), 1) == town.expected(Query(tag=tag))


# -- lives and the archive ------------------------------------------------------------------------


async def test_of_a_job_that_was_redriven_only_its_last_life_is_listed(a: Hand, town: Town) -> None:
    job = town.submit(town.now_ms - 3 * DAY_MS, user="ann", tags=("a", "b"))
    queries = (Query(), Query(user_id="ann"), Query(tag="b"), Query(state=State.DEAD), Query(state=State.PENDING))
    for _ in range(3):
        town.finish(job, State.DEAD)
        await town.write()
        for query in queries:
            assert await walk(a, query, 1) == town.expected(query)
        town.redrive(job)
        town.now_ms += 1_000
        await town.write()
        for query in queries:
            assert await walk(a, query, 1) == town.expected(query)


async def test_archived_jobs_are_listed_among_the_others_in_their_order(a: Hand, town: Town) -> None:
    for days in range(20):
        for state in sorted(FINAL):
            due_ms = town.now_ms - days * DAY_MS
            job = town.submit(due_ms, filed_ms=due_ms + 7, user="ann", tags=("a", "b", "a"))
            town.finish(job, state)
    redriven = [it.job for it in town.jobs.values() if it.state is State.DEAD][-3:]
    await town.write()
    town.redrive(redriven[0])
    await town.write()
    await a.fold(town.now_ms)
    assert len(await a.retire(town.now_ms)) > 5
    town.redrive(redriven[1])
    await town.write()
    queries = [
        Query(),
        Query(user_id="ann"),
        Query(tag="b"),
        Query(type=TYPES[0]),
        Query(due_to_ms=town.now_ms - 9 * DAY_MS),
    ]
    queries += [msgspec.structs.replace(query, state=state) for query in queries for state in FINAL]
    for query in queries:
        for limit in (1, 6, 100):
            assert await walk(a, query, limit) == town.expected(query), query


# -- bounds ---------------------------------------------------------------------------------------


async def test_a_page_of_large_jobs_ends_at_its_bytes_and_goes_on(a: Hand, town: Town) -> None:
    large = encode_body(Body(bytes(1 << 20), 1, 0, 1, 4, 30_000))
    for number in range(20):
        town.submit(town.now_ms + number, user="ann", body=large)
    for start in range(0, len(town.records), 5):
        await a.append(town.records[start : start + 5])
    step = await a.journal.search(Query(user_id="ann"), ALL, None, 1_000)
    assert 0 < sum(len(stored.filing.body) for stored in step.jobs) <= LIST_BYTES_MAX
    assert step.next is not None
    assert await walk(a, Query(user_id="ann"), 1_000) == town.expected(Query(user_id="ann"))


async def test_a_job_larger_than_a_page_is_listed_alone(a: Hand, town: Town) -> None:
    for number in range(2):
        town.submit(town.now_ms + number, body=encode_body(Body(bytes(LIST_BYTES_MAX + 1), 1, 0, 1, 4, 30_000)))
        await town.write()
    assert await walk(a, Query(), 10) == town.expected(Query())


async def test_a_first_filing_says_when_it_became_durable(a: Hand, town: Town) -> None:
    job = town.submit(town.now_ms, user="ann")
    await town.write(lane=0)
    (stored,) = (await a.journal.search(Query(user_id="ann"), ALL, None, 1)).jobs
    assert stored.first_at_ms == stored.filing.at_ms
    assert (await a.journal.read([job.id]))[job.id].first_at_ms == stored.filing.at_ms
    town.refile(job, job.due_ms, job.due_ms + 5, State.RETRYING)
    await town.write(lane=LANES - 1)
    assert (await a.journal.read([job.id]))[job.id].first_at_ms == stored.filing.at_ms
