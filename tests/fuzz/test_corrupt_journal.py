"""Rows that were damaged in the journal, read in every way there is, over PostgreSQL and over the memory twin."""

from __future__ import annotations

from random import Random
from typing import Any

import asyncpg
import msgspec
import pytest

from engine.core.job import Job, decode_body
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.core.sound import key_text
from engine.errors import Corrupt
from engine.ports import PageRange
from tests.journals import ONE_NEW, SHARDS, Hand, MemoryWorld, PostgresWorld, World, days_before

pytestmark = pytest.mark.anyio

DAMAGE: dict[str, dict[str, Any]] = {
    "a body of rubbish": {"body": b"\xc1\xc1"},
    "no body": {"body": b""},
    "a body and more": {"body": b"\x97\xc4\x02{}\x00\x00\x00\x04\xcdu0\xa0\x00"},
    "half a body": {"body": b"\x97\xc4\x02{}\x00"},
    "a payload that ends beyond the body": {"body": b"\x97\xc6\xff\xff\xff\xff{}\x00\x00\x00\x04\xcdu0\xa0"},
    "text that is no text": {"body": b"\x97\xc4\x02{}\x00\x00\x00\x04\xcdu0\xa2\xff\xfe"},
    "a form that nobody has": {"body": b"\x97\xc4\x02{}\x09\x00\x00\x04\xcdu0\xa0"},
    "no type": {"type": None},
    "a tag that is null": {"tags": ("x", None)},
    "a due time after its place": {"due_ms": 1 << 60},
    "a due time before all time": {"due_ms": -1},
    "a state that is never stored": {"state": State.RUNNING},
    "an end without an outcome": {"state": State.SUCCEEDED},
}
IN_SQL_ONLY: dict[str, dict[str, Any]] = {
    "a state without a name": {"state": 99},
    "a state below all": {"state": -2},
    "the state of a mark": {"state": 8},
    "a version before the first": {"version": 0},
    "tags in two dimensions": {"tags": [["a"], ["b"]]},
}


async def damage(world: World, job: Job, fields: dict[str, Any], table: str = "job_record") -> None:
    if isinstance(world, MemoryWorld):
        at = world.server.places[job.shard][job.filed_ms, job.id]
        at[0] = msgspec.structs.replace(at[0], **fields)
        return
    assert isinstance(world, PostgresWorld)
    names = ", ".join(f"{name} = ${n}" for n, name in enumerate(fields, 2))
    values = [list(each) if isinstance(each, tuple) else each for each in fields.values()]
    connection = await asyncpg.connect(world.dsn)
    try:
        done = await connection.execute(f"update tocsin.{table} set {names} where job_id = $1", _uuid(job), *values)
        assert done == "UPDATE 1", done
    finally:
        await connection.close()


def _uuid(job: Job) -> str:
    return f"{job.id:032x}"


def key_of(job: Job) -> str:
    return key_text(job.shard, job.filed_ms, job.id, 0)


async def filed(hand: Hand, at_ms: int, count: int) -> list[Job]:
    jobs = [hand.job(at_ms + n, user_id="u") for n in range(count)]
    await hand.append([hand.filing(job) for job in jobs], {0: ONE_NEW})
    return jobs


async def test_a_damaged_row_is_named_wherever_it_is_read_and_harms_no_other(world: World, a: Hand) -> None:
    damages = DAMAGE | (IN_SQL_ONLY if isinstance(world, PostgresWorld) else {})
    now_ms = await a.now_ms()
    whole, *broken = await filed(a, now_ms, 1 + len(damages))
    for job, (name, fields) in zip(broken, damages.items(), strict=True):
        await damage(world, job, fields)
        with pytest.raises(Corrupt) as refused:
            await a.journal.read([whole.id, job.id])
        assert key_of(job) in str(refused.value), name
    assert set(await a.journal.read([whole.id])) == {whole.id}
    (page,) = await a.journal.page([PageRange(0, now_ms, 0, now_ms + 100)], 100)
    assert [row.job_id for row in page.rows] == [whole.id]
    assert [at_ms for at_ms, _ in page.corrupt] == [job.filed_ms for job in broken]
    for (_, error), job in zip(page.corrupt, broken, strict=True):
        assert key_of(job) in str(error)


async def test_a_list_that_meets_a_damaged_row_says_which(world: World, a: Hand) -> None:
    now_ms = await a.now_ms()
    whole, broken = await filed(a, now_ms, 2)
    await damage(world, broken, {"body": b"\xc1"})
    with pytest.raises(Corrupt) as refused:
        await a.journal.search(Query(user_id="u"), range(SHARDS), None, 10)
    assert key_of(broken) in str(refused.value)
    found = await a.journal.search(Query(user_id="u", due_to_ms=broken.due_ms), range(SHARDS), None, 10)
    assert [stored.last.job_id for stored in found.jobs] == [whole.id]
    assert await a.journal.furthest_ms(range(SHARDS)) == broken.filed_ms, "counts go by the columns"


async def test_any_bytes_in_the_place_of_a_body_are_rows_or_refusals_on_a_page(world: World, a: Hand) -> None:
    random = Random(7)
    now_ms = await a.now_ms()
    jobs = await filed(a, now_ms, 60)
    for job in jobs:
        body = bytearray(job.body)
        for _ in range(random.randint(1, 3)):
            body[random.randrange(len(body))] = random.randrange(256)
        await damage(world, job, {"body": bytes(body[: random.choice([len(body), random.randrange(len(body))])])})
    (page,) = await a.journal.page([PageRange(0, now_ms, 0, now_ms + 100)], 100)
    places = [row.filed_ms for row in page.rows] + [filed_ms for filed_ms, _ in page.corrupt]
    assert sorted(places) == [job.filed_ms for job in jobs]
    assert page.corrupt
    for row in page.rows:
        assert decode_body(row.body)


async def test_a_newer_record_among_many_refuses_the_page(world: World, a: Hand) -> None:
    if isinstance(world, MemoryWorld):
        return  # its rows have no version
    now_ms = await a.now_ms()
    (job,) = await filed(a, now_ms, 1)
    await damage(world, job, {"version": 99, "body": b"\xc1"})
    with pytest.raises(Corrupt, match="version 99"):
        await a.journal.page([PageRange(0, now_ms, 0, now_ms + 100)], 100)


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome_body": b"\xc1"},
        {"outcome_state": 0},
        {"outcome_state": 77},
        {"body": b""},
        {"state": 2},
        {"state": -1},
    ],
)
async def test_a_damaged_archived_job_is_named(fresh_database: str, fields: dict[str, Any]) -> None:
    world = PostgresWorld(fresh_database)
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 9))
    await a.append([a.filing(job)], {0: ONE_NEW})
    await a.append([a.outcome(job, State.SUCCEEDED, rev=1, keep_ms=-1)])
    await a.fold(now_ms)
    await a.retire(now_ms)
    assert set(await a.journal.read([job.id])) == {job.id}
    await damage(world, job, fields, "archive")
    with pytest.raises(Corrupt, match="cannot be read") as refused:
        await a.journal.read([job.id])
    assert f"shard {job.shard}, filed_ms {job.filed_ms}" in str(refused.value)
    await world.close()


@pytest.mark.parametrize("deltas", [b"\x00", b"", b"\x00" * 31])
async def test_a_damaged_tally_is_named_and_the_shards_are_not_taken_with_totals_that_are_wrong(
    fresh_database: str, deltas: bytes
) -> None:
    world = PostgresWorld(fresh_database)
    a = Hand(await world.process("a"))
    await a.take()
    now_ms = await a.now_ms()
    await filed(a, now_ms, 1)
    connection = await asyncpg.connect(fresh_database)
    await connection.execute("update tocsin.tally set deltas = $1", deltas)
    await connection.close()
    b = Hand(await world.process("b"))
    if deltas:
        with pytest.raises(Corrupt, match=r"incarnation .*, lane 0, n 1\) cannot be read"):
            await b.take(force_from=True)
    else:  # a flush that changed nothing
        await b.take(force_from=True)
    await world.close()
