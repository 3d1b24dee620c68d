"""PostgreSQL's part of the fence is missed when it is taken away: what the races of tests/conformance would let by.

The simulation takes these safeguards away in the memory twin; this is the same on the real thing, so that a race which
is held for another reason than the fence would show.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from engine.journal import ownership, takeover
from engine.ports import Fold, Tally
from tests.journals import LANES, ONE_NEW, Hand
from tests.rings import PostgresRing

pytestmark = pytest.mark.anyio


@pytest.fixture
async def ring(fresh_database: str, anyio_backend: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PostgresRing]:
    made = PostgresRing(fresh_database, monkeypatch)
    yield made
    await made.close()


@pytest.fixture
async def a(ring: PostgresRing) -> Hand:
    hand = await ring.node("a")
    await hand.take()
    return hand


@pytest.fixture
async def sql(a: Hand, fresh_database: str, anyio_backend: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(fresh_database)
    yield connection
    await connection.close()


async def test_without_the_trigger_a_zombie_writes_after_the_takeover(
    ring: PostgresRing, a: Hand, sql: asyncpg.Connection
) -> None:
    await sql.execute("drop trigger fence on tocsin.job_record")
    b = await ring.node("b")
    await b.take(force_from=True)
    late = a.job(await b.now_ms())
    await a.append([a.filing(late)], {0: ONE_NEW})
    assert set(await b.journal.read([late.id])) == {late.id}
    assert b.owned[0].tally == Tally(), "its owner knows nothing of it"


async def test_with_weaker_locks_a_takeover_does_not_wait_for_what_is_in_flight(
    ring: PostgresRing, a: Hand, sql: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strengths that an update of a column and a foreign key would take by themselves."""
    assert takeover._FENCE_LANES.count("for update") == 1
    monkeypatch.setattr(takeover, "_FENCE_LANES", takeover._FENCE_LANES.replace("for update", "for no key update"))
    fence = await sql.fetchval("select pg_get_functiondef('tocsin.fence'::regproc)")
    assert fence.count("for share") == 1
    await sql.execute(fence.replace("for share", "for key share"))
    ring.be_patient()
    b, now_ms = await ring.node("b"), await a.now_ms()
    job = a.job(now_ms)
    flying = await ring.fly(a, [a.filing(job)], {0: ONE_NEW})
    await b.take(force_from=True)
    assert await b.open_ids(now_ms, now_ms + 1, limit=1) == []
    assert await flying.end() == "committed"
    assert await b.open_ids(now_ms, now_ms + 1, limit=1) == [job.id], "acknowledged, and its owner read before it"


async def test_without_its_conditions_a_late_cursor_passes_what_the_new_owner_has_open(
    ring: PostgresRing, a: Hand, sql: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = ownership._FOLD
    unguarded = guarded.replace("and fenced_at is null for share", "").replace(
        "where s.shard = f.shard and s.owner = $1::uuid and s.epoch = f.epoch\n"
        "        and s.covered_incarnation = $1::uuid and s.covered_lane = f.lane and s.covered_n <= f.covered_n",
        "where s.shard = f.shard",
    )
    assert len(unguarded) < len(guarded) - 150
    b, now_ms = await ring.node("b"), await a.now_ms()
    await b.take(force_from=True)
    await b.append([b.filing(b.job(now_ms - 3_000))], {0: ONE_NEW})
    monkeypatch.setattr(ownership, "_FOLD", unguarded)
    await a.journal.fold([Fold(s, o.epoch, now_ms, Tally(), s % LANES, 0) for s, o in a.owned.items()])
    monkeypatch.setattr(ownership, "_FOLD", guarded)
    c = await ring.node("c")
    await c.take(force_from=True)
    assert c.owned[0].low_ms == now_ms, "recovery begins above a job that is open"
