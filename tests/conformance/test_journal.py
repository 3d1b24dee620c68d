"""The journal's behaviour, over PostgreSQL and over the memory twin alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from engine.core.ids import key_hash
from engine.core.job import Body, Form, Live, decode_body, decode_verdict, encode_body
from engine.core.lifecycle import State
from engine.errors import Fenced, RowRefused, Unusable
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from engine.ports import Flush, Fold, PageRange, Tally
from tests.journals import LANES, ONE_NEW, SHARDS, Hand, MemoryWorld, PostgresWorld, World, days_before

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["postgres", "memory"])
def dsn(request: pytest.FixtureRequest) -> str | None:
    """Of a fresh database, or None for the twin. Not async, since the databases' fixtures run loops of their own."""
    return request.getfixturevalue("fresh_database") if request.param == "postgres" else None


@pytest.fixture
async def world(dsn: str | None, anyio_backend: str) -> AsyncIterator[World]:
    made: World = MemoryWorld() if dsn is None else PostgresWorld(dsn)
    yield made
    await made.close()


@pytest.fixture
async def a(world: World) -> Hand:
    """A process that owns everything."""
    hand = Hand(await world.process("a"))
    await hand.take()
    return hand


# -- what is written is read back -----------------------------------------------------------------


async def test_every_field_of_a_filing_is_read_back(a: Hand) -> None:
    now_ms = await a.now_ms()
    job = a.job(now_ms, shard=5, user_id="żółw", live=Live(tags=("x", "", "ü,{}\"'\\"), tenant="acme"))
    record = a.filing(job)
    record.due_ms = now_ms - 7
    await a.append([record], lane=1)
    row = (await a.journal.read([job.id]))[job.id].filing
    assert (row.shard, row.filed_ms, row.job_id, row.rev, row.epoch) == (5, now_ms, job.id, 0, a.owned[5].epoch)
    assert (row.state, row.due_ms, row.keep_ms) == (State.PENDING, now_ms - 7, None)
    assert (row.tenant, row.type, row.user_id) == ("acme", "mail.send", "żółw")
    assert row.tags == ("x", "", "ü,{}\"'\\")
    assert decode_body(row.body).payload == b'{"a":1}'
    assert abs(row.at_ms - now_ms) < MINUTE_MS


async def test_what_a_job_does_not_have_is_read_back_as_nothing(a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    row = (await a.journal.read([job.id]))[job.id].filing
    assert (row.tenant, row.user_id, row.tags) == (None, None, None)


async def test_no_tags_and_an_empty_list_of_tags_differ(a: Hand) -> None:
    job = a.job(await a.now_ms(), live=Live(tags=()))
    await a.append([a.filing(job)])
    assert (await a.journal.read([job.id]))[job.id].filing.tags == ()


async def test_an_outcome_is_read_back_beside_its_filing(a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.SUCCEEDED, rev=1, keep_ms=job.filed_ms + DAY_MS)])
    stored = (await a.journal.read([job.id]))[job.id]
    assert stored.filing.rev == 0
    assert stored.outcome is not None
    assert (stored.outcome.rev, stored.outcome.state, stored.outcome.type) == (1, State.SUCCEEDED, None)
    assert stored.outcome.keep_ms == job.filed_ms + DAY_MS
    assert decode_verdict(stored.outcome.body).finished_ms == job.filed_ms + 5


async def test_a_body_of_a_megabyte_is_kept_as_it_is(a: Hand) -> None:
    job = a.job(await a.now_ms())
    job.body = encode_body(Body(bytes(range(256)) * 4_200, Form.RAW, 0, 1, 4, 30_000))
    await a.append([a.filing(job)])
    assert (await a.journal.read([job.id]))[job.id].filing.body == job.body


async def test_unknown_ids_are_absent(a: Hand) -> None:
    known, unknown = a.job(await a.now_ms()), a.job(await a.now_ms())
    far = a.job(await a.now_ms() + 300 * DAY_MS)
    await a.append([a.filing(known)])
    assert set(await a.journal.read([unknown.id, known.id, far.id, known.id])) == {known.id}
    assert await a.journal.read([]) == {}


async def test_one_flush_may_reach_over_many_days(a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = [a.job(now_ms + day * DAY_MS) for day in range(0, 700, 10)]
    await a.append([a.filing(job) for job in jobs], {0: Tally(accepted=70, pending=70)})
    assert len(await a.journal.read([job.id for job in jobs])) == 70


async def test_days_made_by_two_processes_at_once_are_made_once(world: World, a: Hand) -> None:
    other = await world.process("b")
    days = [await a.now_ms() + day * DAY_MS for day in range(20)]
    await asyncio.gather(a.journal.ensure_days(days), other.ensure_days(days), a.journal.ensure_days(days))
    job = a.job(days[-1])
    await a.append([a.filing(job)])
    assert set(await a.journal.read([job.id])) == {job.id}


# -- pages ----------------------------------------------------------------------------------------


async def test_a_page_holds_open_filings_in_key_order(a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = [a.job(now_ms + off) for off in (30, 10, 10, 20)]
    done = a.job(now_ms + 15)
    await a.append([a.filing(job) for job in [*jobs, done]])
    await a.append([a.outcome(done, State.CANCELLED, rev=1)])
    expected = [job.id for job in sorted(jobs, key=lambda job: (job.filed_ms, job.id))]
    assert await a.open_ids(now_ms, now_ms + 31) == expected
    assert await a.open_ids(now_ms, now_ms + 30) == expected[:3]
    assert await a.open_ids(now_ms + 11, now_ms + 30) == expected[2:3]


async def test_a_page_starts_at_its_place_and_says_where_to_go_on(a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = sorted((a.job(now_ms) for _ in range(5)), key=lambda job: job.id)
    await a.append([a.filing(job) for job in jobs])
    found: list[int] = []
    place: tuple[int, int] | None = (now_ms, 0)
    while place is not None:
        (page,) = await a.journal.page([PageRange(0, *place, now_ms + 1)], 2)
        assert len(page.rows) <= 2
        found += [row.job_id for row in page.rows]
        place = page.next
    assert found == [job.id for job in jobs]


async def test_a_page_that_ends_with_the_range_says_so(a: Hand) -> None:
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms)) for _ in range(3)])
    (page,) = await a.journal.page([PageRange(0, now_ms, 0, now_ms + 1)], 3)
    assert len(page.rows) == 3
    assert page.next is None


async def test_closed_places_count_against_the_limit_of_a_page(a: Hand) -> None:
    now_ms = await a.now_ms()
    closed, opened = a.job(now_ms), a.job(now_ms + 1)
    await a.append([a.filing(closed), a.filing(opened)])
    await a.append([a.outcome(closed, State.DEAD, rev=1)])
    (page,) = await a.journal.page([PageRange(0, now_ms, 0, now_ms + 9)], 1)
    assert page.rows == []
    assert page.next == (now_ms + 1, opened.id)


async def test_many_shards_are_paged_at_once_each_in_its_own_range(a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = [a.job(now_ms + day * DAY_MS, shard=shard) for shard in range(SHARDS) for day in (0, 3)]
    await a.append([a.filing(job) for job in jobs])
    ranges = [PageRange(s, now_ms, 0, now_ms + (4 * DAY_MS if s < 3 else 1)) for s in reversed(range(SHARDS))]
    pages = await a.journal.page(ranges, 10)
    assert [page.shard for page in pages] == list(reversed(range(SHARDS)))
    assert {page.shard: len(page.rows) for page in pages} == {s: 2 if s < 3 else 1 for s in range(SHARDS)}
    assert await a.journal.page([], 10) == []


async def test_a_refile_to_the_same_millisecond_is_decided_by_the_last_revision(a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    await a.append(a.refile(job, job.filed_ms, rev=1))
    assert await a.open_ids(job.filed_ms, job.filed_ms + 1) == [job.id]
    await a.append([a.outcome(job, State.SUCCEEDED, rev=3)])
    assert await a.open_ids(job.filed_ms, job.filed_ms + 1) == []
    assert (await a.journal.read([job.id]))[job.id].last.rev == 3


# -- by id, wherever the job lies (holes 4 and 16) ------------------------------------------------


async def test_a_refiled_job_is_found_at_its_new_place_only(a: Hand) -> None:
    job = a.job(await a.now_ms())
    later_ms = job.filed_ms + 2 * DAY_MS
    await a.append([a.filing(job)])
    await a.append(a.refile(job, later_ms, rev=1))
    stored = (await a.journal.read([job.id]))[job.id]
    assert (stored.last.rev, stored.last.filed_ms) == (2, later_ms)
    assert await a.open_ids(job.filed_ms, job.filed_ms + 1) == []
    assert await a.open_ids(later_ms, later_ms + 1) == [job.id]


async def test_a_chain_of_refiles_is_followed_to_its_end(a: Hand) -> None:
    job = a.job(await a.now_ms())
    places = [job.filed_ms + step * HOUR_MS for step in range(20)]
    await a.append([a.filing(job)])
    for step in range(19):
        await a.append(a.refile(job, places[step + 1], rev=1 + 2 * step, from_ms=places[step]))
    stored = (await a.journal.read([job.id]))[job.id]
    assert (stored.filing.filed_ms, stored.filing.rev) == (places[-1], 38)


async def test_a_job_filed_elsewhere_than_its_id_says_is_found_by_moved(a: Hand) -> None:
    job = a.job(await a.now_ms())
    record = a.filing(job, filed_ms=job.filed_ms + 5, moved=True)
    await a.append([record])
    assert (await a.journal.read([job.id]))[job.id].filing.filed_ms == job.filed_ms + 5


async def test_a_redrive_is_found_though_the_first_life_ended_elsewhere(a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.DEAD, rev=1, keep_ms=-1)])
    again = a.filing(job, rev=2, filed_ms=job.filed_ms + HOUR_MS, moved=True, was=State.DEAD)
    await a.append([again])
    stored = (await a.journal.read([job.id]))[job.id]
    assert (stored.last.rev, stored.last.state) == (2, State.PENDING)
    await a.append([a.outcome(job, State.SUCCEEDED, rev=3, filed_ms=again.filed_ms, moved=True)])
    assert (await a.journal.read([job.id]))[job.id].last.rev == 3


async def test_moved_never_goes_back_to_an_older_place(a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    first = a.refile(job, job.filed_ms + DAY_MS, rev=1, moved=True)
    second = a.refile(job, job.filed_ms + 2 * DAY_MS, rev=3, from_ms=job.filed_ms + DAY_MS, moved=True)
    await a.append([*first, *second])
    assert (await a.journal.read([job.id]))[job.id].filing.rev == 4


# -- all or nothing (hole 10) ---------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["nul", "no day", "same key twice", "key is there"])
async def test_a_bad_row_refuses_its_whole_flush_and_the_lane_goes_on(a: Hand, fault: str) -> None:
    now_ms = await a.now_ms()
    good, bad, there = a.job(now_ms), a.job(now_ms), a.job(now_ms)
    await a.append([a.filing(there)], {0: ONE_NEW})
    records = [a.filing(good), a.filing(bad)]
    if fault == "nul":
        bad.user_id = "a\0b"
    elif fault == "same key twice":
        records.append(a.filing(good))
    elif fault == "key is there":
        records.append(a.filing(there))
    else:
        records[1].filed_ms = now_ms + 900 * DAY_MS
    a.n[0] += 1
    with pytest.raises(RowRefused):
        await a.journal.append(Flush(0, a.n[0], records, {0: ONE_NEW}))
    assert set(await a.journal.read([good.id, bad.id])) == set()
    await a.append([a.filing(good)], {0: ONE_NEW})
    assert set(await a.journal.read([good.id])) == {good.id}
    await a.take()
    assert a.owned[0].tally == Tally(accepted=2, pending=2)


async def test_two_writers_of_one_revision_are_told_apart(a: Hand) -> None:
    """Hole 11: whoever comes second is refused, and nothing of it stays."""
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.CANCELLED, rev=1)])
    with pytest.raises(RowRefused):
        await a.append([a.outcome(job, State.SUCCEEDED, rev=1)])
    assert (await a.journal.read([job.id]))[job.id].last.state is State.CANCELLED


# -- idempotency keys (hole 15) -------------------------------------------------------------------


async def test_a_key_finds_its_job_in_its_window(a: Hand) -> None:
    now_ms = await a.now_ms()
    job, other = a.job(now_ms + 40 * DAY_MS, shard=1), a.job(now_ms, shard=1)
    mine, hers = key_hash("default", "u1", "order-1"), key_hash("default", "u2", "order-1")
    await a.append([a.filing(job, key=mine), a.filing(other)], lane=1)
    found = await a.journal.find_keys([(1, mine), (1, hers)], now_ms - HOUR_MS)
    assert found == {mine: job.id}
    assert await a.journal.find_keys([(1, mine)], now_ms + HOUR_MS) == {}
    assert await a.journal.find_keys([], now_ms) == {}


async def test_a_key_is_filed_with_its_job_or_not_at_all(a: Hand) -> None:
    now_ms = await a.now_ms()
    bad = a.job(now_ms, user_id="\0")
    key = key_hash("default", None, "k")
    with pytest.raises(RowRefused):
        await a.append([a.filing(bad, key=key)])
    assert await a.journal.find_keys([(0, key)], now_ms - HOUR_MS) == {}


async def test_old_keys_go_with_their_day(a: Hand) -> None:
    now_ms = await a.now_ms()
    key = key_hash("default", None, "k")
    await a.append([a.filing(a.job(now_ms), key=key)])
    await a.retire(now_ms + 2 * DAY_MS)
    assert await a.journal.find_keys([(0, key)], 0) != {}
    await a.retire(now_ms + 5 * DAY_MS)
    assert await a.journal.find_keys([(0, key)], 0) == {}
    await a.append([a.filing(a.job(now_ms), key=key)])
    assert await a.journal.find_keys([(0, key)], 0) != {}


# -- owners and the fence (holes 1 and 2) ---------------------------------------------------------


async def test_the_first_process_owns_all_shards_and_forced_nobody(world: World) -> None:
    a = Hand(await world.process("a"))
    owned = await a.take()
    assert sorted(owned) == list(range(SHARDS))
    assert not a.forced
    assert {each.tally for each in owned.values()} == {Tally()}
    assert len({each.epoch for each in owned.values()}) == 1


async def test_a_second_node_gets_nothing_while_the_first_lives(world: World, a: Hand) -> None:
    b = Hand(await world.process("b"))
    assert await b.take() == {}
    health = await a.journal.check({shard: each.epoch for shard, each in a.owned.items()})
    assert not health.fenced
    assert health.lost == ()
    await a.append([a.filing(a.job(await a.now_ms()))])


async def test_a_zombie_cannot_write_after_takeover(world: World, a: Hand) -> None:
    job = a.job(await a.now_ms())
    await a.append([a.filing(job)])
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    assert b.forced
    assert all(b.owned[s].epoch > a.owned[s].epoch for s in range(SHARDS))
    for lane in range(LANES):
        with pytest.raises(Fenced):
            await a.append([a.outcome(job, State.SUCCEEDED, rev=1)], lane=lane)
    with pytest.raises(Fenced):
        await a.fold(1, {0: Tally(accepted=99)})
    health = await a.journal.check({shard: each.epoch for shard, each in a.owned.items()})
    assert health.fenced
    assert health.lost == tuple(range(SHARDS))
    assert await b.open_ids(job.filed_ms, job.filed_ms + 1) == [job.id]


async def test_only_the_node_given_up_is_robbed(world: World) -> None:
    a, b, c = [Hand(await world.process(node)) for node in "abc"]
    await a.take()
    await b.take()
    asked: list[str] = []

    def gives_up(node: str) -> bool:
        asked.append(node)
        return node == "z"

    await c.join()
    assert await c.claim(gives_up=gives_up) == {}
    assert asked == ["a"]
    assert not (await a.journal.check({0: a.owned[0].epoch})).fenced


async def test_a_process_takes_its_own_shards_back_and_is_not_forced(a: Hand) -> None:
    before = a.owned
    await a.take()
    assert sorted(a.owned) == sorted(before)
    assert not a.forced
    assert all(a.owned[s].epoch > before[s].epoch for s in before)
    await a.append([a.filing(a.job(await a.now_ms()))])


async def test_a_restarted_process_of_a_node_takes_over_from_its_former_self_by_force(world: World, a: Hand) -> None:
    again = Hand(await world.process("a"))
    assert await again.take() == {}
    assert len(await again.take(force_from=True)) == SHARDS
    assert again.forced


async def test_released_shards_are_free_for_anyone(world: World, a: Hand) -> None:
    await a.journal.release()
    b = Hand(await world.process("b"))
    assert len(await b.take()) == SHARDS
    assert not b.forced
    with pytest.raises(Fenced):
        await a.append([a.filing(a.job(await b.now_ms()))])


async def test_a_check_names_the_shards_whose_epoch_is_another(a: Hand) -> None:
    epochs = {shard: each.epoch for shard, each in a.owned.items()}
    epochs[3] -= 1
    health = await a.journal.check(epochs)
    assert (health.fenced, health.lost) == (False, (3,))


async def test_another_number_of_shards_is_refused_with_the_mend(world: World, a: Hand) -> None:
    b = await world.process("b")
    with pytest.raises(Unusable, match=rf"--shards.*{SHARDS * 2}.*{SHARDS}.*use --shards {SHARDS}"):
        await b.join(range(SHARDS * 2), SHARDS * 2, lanes=LANES)


# -- low_ms and the audit (holes 3, 9 and 12) -----------------------------------------------------


async def test_low_only_grows_and_never_passes_the_journals_clock(a: Hand) -> None:
    now_ms = await a.now_ms()
    await a.fold(now_ms - 500)
    await a.fold(now_ms - 900)
    assert (await a.take())[0].low_ms == now_ms - 500
    await a.fold(now_ms + HOUR_MS)
    low_ms = (await a.take())[0].low_ms
    assert now_ms <= low_ms < now_ms + HOUR_MS


async def test_a_fold_of_a_former_epoch_changes_nothing(a: Hand) -> None:
    stale = a.owned
    await a.take()
    now_ms = await a.now_ms()
    await a.journal.fold([Fold(0, stale[0].epoch, now_ms, Tally(accepted=7), 0, 0)])
    assert (await a.take())[0].tally == Tally()


async def test_tallies_are_exact_after_a_crash_at_any_moment(world: World, a: Hand) -> None:
    now_ms = await a.now_ms()
    jobs = [a.job(now_ms, shard=shard) for shard in (0, 2, 1)]
    await a.append([a.filing(jobs[0]), a.filing(jobs[1])], {0: ONE_NEW, 2: ONE_NEW})
    await a.append([a.filing(jobs[2])], {1: ONE_NEW}, lane=1)
    await a.fold(now_ms, {0: ONE_NEW, 2: ONE_NEW, 1: ONE_NEW})
    done = a.outcome(jobs[0], State.SUCCEEDED, rev=1)
    await a.append([done], {0: Tally(pending=-1, succeeded=1)})
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    closed = Tally(accepted=1, succeeded=1)
    assert [b.owned[shard].tally for shard in range(4)] == [closed, ONE_NEW, ONE_NEW, Tally()]
    assert {s: o.tally for s, o in (await b.take()).items()}[0] == closed


async def test_a_fold_repeated_counts_once_and_an_older_one_is_ignored(a: Hand) -> None:
    now_ms = await a.now_ms()
    older = [Fold(0, a.owned[0].epoch, now_ms, Tally(), 0, 0)]
    await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    for _ in range(3):
        await a.fold(now_ms, {0: ONE_NEW})
    await a.journal.fold(older)
    assert (await a.take())[0].tally == ONE_NEW


async def test_flushes_of_different_incarnations_are_never_counted_twice(a: Hand) -> None:
    now_ms = await a.now_ms()
    for count in range(1, 5):
        await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
        await a.take()
        assert a.owned[0].tally == Tally(accepted=count, pending=count)


async def test_a_shard_that_is_folded_less_often_keeps_its_count(a: Hand) -> None:
    now_ms = await a.now_ms()
    await a.append([a.filing(a.job(now_ms, shard=2))], {2: ONE_NEW})
    for _ in range(3):
        n = await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
        counted = Tally(accepted=n - 1, pending=n - 1)
        await a.journal.fold([Fold(0, a.owned[0].epoch, now_ms, counted, 0, n)])
    await a.take()
    assert a.owned[2].tally == ONE_NEW
    assert a.owned[0].tally == Tally(accepted=3, pending=3)


# -- what became of a flush -----------------------------------------------------------------------


async def test_after_a_new_incarnation_each_flush_of_the_last_is_known_to_have_committed_or_not(a: Hand) -> None:
    now_ms = await a.now_ms()
    for _ in range(3):
        await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
    with pytest.raises(RowRefused):
        await a.append([a.filing(a.job(now_ms, user_id="\0"))])
    await a.append([a.filing(a.job(now_ms, shard=1))], lane=1)
    await a.take()
    assert [await a.journal.settled(0, n) for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert [await a.journal.settled(1, n) for n in (1, 2)] == [True, False]


async def test_flushes_whose_tally_was_folded_away_are_known_too(a: Hand) -> None:
    now_ms = await a.now_ms()
    for n in range(1, 6):
        await a.append([a.filing(a.job(now_ms))], {0: ONE_NEW})
        await a.fold(now_ms, {0: Tally(accepted=n, pending=n)})
    await a.take()
    assert [await a.journal.settled(0, n) for n in (1, 4, 5, 6)] == [True, True, True, False]


async def test_a_node_robbed_by_another_still_learns_what_became_of_its_flush(world: World, a: Hand) -> None:
    await a.append([a.filing(a.job(await a.now_ms()))], {0: ONE_NEW})
    b = Hand(await world.process("b"))
    await b.take(force_from=True)
    await b.retire(await b.now_ms())
    assert await a.take() == {}
    assert await a.journal.settled(0, 1)
    assert not await a.journal.settled(0, 2)


# -- days, and what outlives them (holes 4, 14 and 16) --------------------------------------------


async def test_a_day_is_dropped_only_behind_every_shards_low(a: Hand) -> None:
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 12))
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.SUCCEEDED, rev=1)])
    assert await a.retire(now_ms) == []
    owned = list(a.owned.values())
    await a.journal.fold(
        [Fold(o.shard, o.epoch, now_ms, o.tally, o.shard % LANES, a.n[o.shard % LANES]) for o in owned[1:]]
    )
    assert await a.retire(now_ms) == []
    assert set(await a.journal.read([job.id])) == {job.id}
    await a.fold(now_ms)
    assert await a.retire(now_ms, history_days=13) == []
    assert len(await a.retire(now_ms)) == 1
    assert await a.journal.read([job.id]) == {}
    assert await a.retire(now_ms) == []


async def test_what_is_kept_longer_than_its_day_is_read_from_the_archive(a: Hand) -> None:
    now_ms = await a.now_ms()
    then_ms = days_before(now_ms, 12)
    keeps = {None: False, -1: True, now_ms + DAY_MS: True, now_ms - 1: False}
    jobs = {keep_ms: a.job(then_ms, user_id="u", live=Live(tags=("t",))) for keep_ms in keeps}
    dead, late_dead = a.job(then_ms), a.job(then_ms)
    await a.append([a.filing(job) for job in [*jobs.values(), dead, late_dead]])
    await a.append([a.outcome(job, State.SUCCEEDED, rev=1, keep_ms=keep_ms) for keep_ms, job in jobs.items()])
    await a.append([a.outcome(dead, State.DEAD, rev=1)])
    await a.append([a.outcome(late_dead, State.DEAD, rev=1, keep_ms=now_ms - 1)])
    before = await a.journal.read([job.id for job in jobs.values()])
    await a.fold(now_ms)
    assert len(await a.retire(now_ms)) == 1
    after = await a.journal.read([job.id for job in [*jobs.values(), dead, late_dead]])
    assert set(after) == {jobs[keep_ms].id for keep_ms, kept in keeps.items() if kept} | {dead.id}
    for job in (jobs[-1], jobs[now_ms + DAY_MS]):
        assert after[job.id] == before[job.id]
    await a.retire(now_ms + 2 * DAY_MS)
    assert set(await a.journal.read([job.id for job in [*jobs.values(), dead]])) == {jobs[-1].id, dead.id}


async def test_a_far_job_is_found_after_the_day_in_its_id_is_gone(a: Hand) -> None:
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 12))
    later_ms = now_ms + 30 * DAY_MS
    await a.append([a.filing(job)])
    await a.append(a.refile(job, later_ms, rev=1, moved=True))
    await a.fold(now_ms)
    assert len(await a.retire(now_ms)) == 1
    stored = (await a.journal.read([job.id]))[job.id]
    assert (stored.last.filed_ms, stored.last.state) == (later_ms, State.PENDING)


async def test_a_job_that_ended_far_from_its_first_day_is_kept_from_its_end(a: Hand) -> None:
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 20))
    ended_ms = days_before(now_ms, 3)
    await a.append([a.filing(job)])
    await a.append(a.refile(job, ended_ms, rev=1, moved=True))
    await a.append([a.outcome(job, State.SUCCEEDED, rev=3, filed_ms=ended_ms, moved=True)])
    await a.fold(now_ms)
    await a.retire(now_ms)
    assert (await a.journal.read([job.id]))[job.id].last.state is State.SUCCEEDED
    await a.retire(now_ms + 6 * DAY_MS)
    assert await a.journal.read([job.id]) == {}


async def test_a_redriven_job_is_never_the_dead_one_again(a: Hand) -> None:
    """Its first life is in the archive, its second ended and was not kept: it is gone, not dead."""
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 12))
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.DEAD, rev=1, keep_ms=now_ms + 30 * DAY_MS)])
    await a.fold(now_ms)
    await a.retire(now_ms)
    assert (await a.journal.read([job.id]))[job.id].last.state is State.DEAD
    again_ms = days_before(now_ms, 1)
    await a.append([a.filing(job, rev=2, filed_ms=again_ms, moved=True, was=State.DEAD)])
    assert (await a.journal.read([job.id]))[job.id].last.state is State.PENDING
    await a.append([a.outcome(job, State.SUCCEEDED, rev=3, filed_ms=again_ms, moved=True)])
    await a.retire(now_ms + 10 * DAY_MS)
    assert await a.journal.read([job.id]) == {}


async def test_a_life_that_ended_before_a_redrive_is_not_archived(a: Hand) -> None:
    now_ms = await a.now_ms()
    job = a.job(days_before(now_ms, 12))
    again_ms = days_before(now_ms, 1)
    await a.append([a.filing(job)])
    await a.append([a.outcome(job, State.DEAD, rev=1, keep_ms=-1)])
    await a.append([a.filing(job, rev=2, filed_ms=again_ms, moved=True, was=State.DEAD)])
    await a.fold(now_ms)
    await a.retire(now_ms)
    assert (await a.journal.read([job.id]))[job.id].last.rev == 2


async def test_a_dropped_day_can_be_made_again(a: Hand) -> None:
    """A clock set far back, or a restored low: nobody may be refused for a name that was used before."""
    now_ms = await a.now_ms()
    then_ms = days_before(now_ms, 12)
    await a.journal.ensure_days([then_ms])
    await a.fold(now_ms)
    assert len(await a.retire(now_ms)) == 1
    job = a.job(then_ms)
    await a.append([a.filing(job)])
    assert set(await a.journal.read([job.id])) == {job.id}
