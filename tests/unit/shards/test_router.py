"""Requests that arrive at a node of a cluster reach the owner, once, and are answered in the order given."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.core import ids
from engine.errors import Busy, Invalid, JournalAway, NotFound, NotOwner, Unavailable, UnknownOutcome
from shards.asking import MOVING_MS, PARKED_MAX, PATIENCE_MS
from shards.peer.bounds import PeerOptions
from shards.ports import Filed, Unreached
from tests.peers import NOW_MS, SHARDS, new_job, view_of
from tests.unit.shards.town import NODES, Town, jobs_of, one, scenario


def due_of(town: Town, result: Any) -> int:
    assert isinstance(result, Filed), result
    found = [engine.jobs[result.id] for engine in town.engines.values() if result.id in engine.jobs]
    assert len(found) == 1
    return found[0].due_ms


# -- splitting ------------------------------------------------------------------------------------


def test_a_batch_is_split_by_owner_one_message_each_and_answered_in_the_order_given() -> None:
    async def main(town: Town) -> None:
        jobs = [new_job(number, random62=None) for number in range(300)]
        jobs[7].type = "wrong"
        for engine in town.engines.values():
            engine.refusals["wrong"] = Invalid("no such type")
        results = await town.router.submit(jobs, "grpc")
        assert isinstance(results[7], Invalid)
        for new, result in zip(jobs, results, strict=True):
            if new.type != "wrong":
                assert due_of(town, result) == new.due_ms
                assert ids.shard_of(result.id) == new.shard
        assert [town.asked(node) for node in NODES] == [1, 1, 1]
        assert {via for engine in town.engines.values() for _, (_, via) in engine.asked} == {"grpc"}

    scenario(main)


def test_a_batch_that_is_all_here_goes_nowhere_else_and_comes_back_as_it_is() -> None:
    async def main(town: Town) -> None:
        jobs = [new_job(number, user_id=f"u{number}") for number in range(50)]
        results = await town.router.submit(jobs, "http")
        assert [result.id for result in results] == list(town.engines["a"].jobs)
        assert town.now_ms() == 0

    scenario(main, lambda: Town(split=False))


def test_an_empty_batch_is_nothing() -> None:
    async def main(town: Town) -> None:
        assert list(await town.router.submit([], "http")) == []

    scenario(main)


def test_what_is_local_is_filed_before_a_remote_owner_has_even_heard() -> None:
    async def main(town: Town) -> None:
        gate = asyncio.Event()
        town.engines["b"].replies.append(gate)
        submitting = asyncio.create_task(town.router.submit([*jobs_of(1), *jobs_of(0)], "http"))
        await town.engines["a"].arrived.wait()
        assert town.now_ms() == 0
        assert len(town.engines["a"].jobs) == 1
        gate.set()
        assert [type(result) for result in await submitting] == [Filed, Filed]

    scenario(main)


@pytest.mark.parametrize("shard", [0, 1])
def test_the_job_of_a_single_submission_is_shown_wherever_it_is(shard: int) -> None:
    async def main(town: Town) -> None:
        receipt = await one(town, jobs_of(shard)[0])
        assert town.router.view_of(receipt) == view_of(receipt.id, jobs_of(shard)[0])

    scenario(main)


def test_a_repeat_of_a_key_is_found_by_whichever_node_is_asked() -> None:
    async def main(town: Town) -> None:
        new = jobs_of(1, key=True)[0]
        first = await one(town, new)
        again = await one(town, new)
        assert (again.id, again.repeated) == (first.id, True)

    scenario(main)


# -- owners that refuse ---------------------------------------------------------------------------


def test_an_owner_that_the_map_has_wrong_says_who_it_is_and_that_one_is_asked_at_once() -> None:
    async def main(town: Town) -> None:
        town.move(1, "b", "c")
        town.engines["b"].moving[1] = "c"  # so that it names the next owner
        results = await town.router.submit([*jobs_of(1, 2), *jobs_of(4)], "http")
        assert [type(result) for result in results] == [Filed] * 3
        assert town.map.learnt == [(1, "c")]
        assert town.map.waits == []
        assert [town.asked(node) for node in NODES] == [0, 1, 1]

    scenario(main)


def test_a_refusal_that_names_nobody_waits_for_news_and_goes_where_they_say() -> None:
    async def main(town: Town) -> None:
        town.move(1, "b", "c")
        asyncio.get_running_loop().call_later(0.05, town.map.change, 1, "c")
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert 50 <= town.now_ms() < 60

    scenario(main)


def test_a_local_shard_that_is_gone_is_looked_for_like_any_other() -> None:
    async def main(town: Town) -> None:
        town.move(0, "a", "b")
        asyncio.get_running_loop().call_later(0.05, town.map.change, 0, "b")
        jobs = [*jobs_of(3), *jobs_of(0), *jobs_of(6)]
        results = await town.router.submit(jobs, "http")
        assert [due_of(town, result) for result in results] == [job.due_ms for job in jobs]
        assert [town.asked(node) for node in NODES] == [1, 1, 0]

    scenario(main)


def test_a_shard_without_owner_is_waited_for_and_then_refused_with_when_to_come_back() -> None:
    async def main(town: Town) -> None:
        town.map.owners[1] = None
        result = await one(town, jobs_of(1)[0])
        assert type(result) is NotOwner
        assert result.retry_after_ms > 0
        assert town.now_ms() == MOVING_MS
        assert [town.asked(node) for node in NODES] == [0, 0, 0]

    scenario(main)


def test_a_shard_that_finds_an_owner_in_time_is_served_by_it() -> None:
    async def main(town: Town) -> None:
        town.map.owners[1] = None
        loop = asyncio.get_running_loop()
        loop.call_later(0.05, town.map.change, 2, "c")  # other news
        loop.call_later(0.15, town.map.change, 1, "b")
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert 150 <= town.now_ms() < 160

    scenario(main)


def test_an_owner_that_refuses_and_names_nobody_is_asked_at_the_pace_of_news_while_the_patience_lasts() -> None:
    async def main(town: Town) -> None:
        for engine in town.engines.values():
            engine.owned.discard(1)
        result = await one(town, jobs_of(1)[0])
        assert type(result) is NotOwner
        assert sum(town.asked(node) for node in NODES) <= 1 + PATIENCE_MS // MOVING_MS
        assert PATIENCE_MS <= town.now_ms() <= PATIENCE_MS + MOVING_MS

    scenario(main)


def test_what_waits_for_news_is_bounded() -> None:
    async def main(town: Town) -> None:
        town.map.owners[1] = None
        jobs = jobs_of(1, 100)
        batch = [jobs[number % 100] for number in range(PARKED_MAX // 2)]
        results = await asyncio.gather(*(town.router.submit(batch, "http") for _ in range(3)))
        assert {type(result) for each in results for result in each} == {NotOwner}
        assert len(town.map.waits) == 2

    scenario(main)


@pytest.mark.parametrize("error", [JournalAway("refused"), Unavailable("it drains"), Busy("full")])
@pytest.mark.parametrize("shard", [0, 1])
def test_an_owner_that_is_in_trouble_is_not_waited_for(shard: int, error: Unavailable) -> None:
    async def main(town: Town) -> None:
        engine = town.engines[NODES[shard]]
        engine.replies.append(error)
        result = await one(town, jobs_of(shard)[0])
        assert type(result) is type(error)
        assert town.asked(engine.node) == 1
        assert town.now_ms() < 5

    scenario(main)


# -- peers that do not answer ---------------------------------------------------------------------


def test_a_job_whose_owner_is_not_reached_goes_to_the_next_owner() -> None:
    async def main(town: Town) -> None:
        town.peers.fall("b")
        town.engines["c"].owned.add(1)
        asyncio.get_running_loop().call_later(0.1, town.map.change, 1, "c")
        assert isinstance(await one(town, jobs_of(1)[0]), Filed)
        assert town.asked("b") == 0

    scenario(main)


@pytest.mark.parametrize("known", [True, False])
def test_a_job_whose_owner_is_not_reached_and_not_replaced_is_refused_soon(known: bool) -> None:
    async def main(town: Town) -> None:
        town.peers.fall("b")
        if not known:
            town.map.alive.discard("b")
        result = await one(town, jobs_of(1)[0])
        assert isinstance(result, Unreached)
        assert not isinstance(result, UnknownOutcome)
        assert MOVING_MS <= town.now_ms() < PATIENCE_MS

    scenario(main)


def test_a_job_without_a_key_that_was_sent_and_not_answered_is_never_sent_again() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].replies.append(asyncio.Event())
        submitting = asyncio.create_task(one(town, jobs_of(1)[0]))
        await town.engines["b"].arrived.wait()
        town.peers.fall("b")
        town.map.change(1, "c")
        town.engines["c"].owned.add(1)
        result = await submitting
        assert type(result) is UnknownOutcome
        assert "unknown" in str(result)
        assert "without an idempotency key" in str(result)
        assert town.asked("c") == 0

    scenario(main)


def test_a_job_with_a_key_that_was_sent_and_not_answered_is_asked_of_the_new_owner() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].replies.append(asyncio.Event())
        submitting = asyncio.create_task(one(town, jobs_of(1, key=True)[0]))
        await town.engines["b"].arrived.wait()
        town.map.change(1, "c")
        town.engines["c"].owned.add(1)
        town.peers.fall("b")
        assert isinstance(await submitting, Filed)
        assert town.asked("c") == 1

    scenario(main)


def test_a_job_with_a_key_that_was_filed_though_the_stream_broke_is_answered_as_a_repeat() -> None:
    async def main(town: Town) -> None:
        gate = asyncio.Event()
        town.engines["b"].replies.append(gate)
        submitting = asyncio.create_task(one(town, jobs_of(1, key=True)[0]))
        await town.engines["b"].arrived.wait()
        town.peers.cut("a", "b")
        town.peers.mend("a", "b")
        gate.set()
        result = await submitting
        assert result.repeated
        assert list(town.engines["b"].jobs) == [result.id]

    scenario(main)


def test_a_doubt_about_a_keyed_job_is_never_answered_as_if_nothing_was_done() -> None:
    async def main(town: Town) -> None:
        town.engines["b"].replies.append(asyncio.Event())
        submitting = asyncio.create_task(one(town, jobs_of(1, key=True)[0]))
        await town.engines["b"].arrived.wait()
        town.peers.fall("b")
        assert type(await submitting) is UnknownOutcome

    scenario(main)


def test_an_answer_that_takes_all_the_patience_is_not_asked_for_again() -> None:
    async def main(town: Town) -> None:
        town.road.lose = ["submit"]
        result = await one(town, jobs_of(1, key=True)[0])
        assert type(result) is UnknownOutcome
        assert town.asked("b") == 1

    scenario(main, lambda: Town(options=PeerOptions(call_timeout_ms=5_000)))


# -- one job --------------------------------------------------------------------------------------


@pytest.mark.parametrize("shard", [0, 1])
@pytest.mark.parametrize(
    ("name", "more"), [("get", ()), ("cancel", ()), ("reschedule", (NOW_MS + 9,)), ("redrive", (None,))]
)
def test_a_wish_about_a_job_reaches_its_owner(shard: int, name: str, more: tuple[Any, ...]) -> None:
    async def main(town: Town) -> None:
        job_id = ids.make_id(NOW_MS, shard, 9)
        town.engines[NODES[shard]].jobs[job_id] = view_of(job_id)
        assert await getattr(town.router, name)(job_id, *more) == view_of(job_id)
        assert [town.asked(node, name) for node in NODES] == [shard == 0, shard == 1, False]

    scenario(main)


def test_a_job_that_nobody_has_and_one_of_no_shard_are_not_found() -> None:
    async def main(town: Town) -> None:
        for shard in (0, 1, SHARDS, 4_095):
            with pytest.raises(NotFound):
                await town.router.get(ids.make_id(NOW_MS, shard, 1))

    scenario(main)


def test_a_wish_follows_a_shard_to_its_new_owner() -> None:
    async def main(town: Town) -> None:
        job_id = ids.make_id(NOW_MS, 1, 9)
        town.move(1, "b", "c")
        town.engines["c"].jobs[job_id] = view_of(job_id)
        asyncio.get_running_loop().call_later(0.05, town.map.change, 1, "c")
        assert await town.router.reschedule(job_id, NOW_MS) == view_of(job_id)

    scenario(main)


def test_a_cancellation_without_an_answer_is_asked_again_and_a_redrive_is_not() -> None:
    async def main(town: Town) -> None:
        job_id = ids.make_id(NOW_MS, 1, 9)
        town.engines["b"].jobs[job_id] = view_of(job_id)

        async def broken(name: str, *more: Any) -> Any:
            town.engines["b"].replies.append(asyncio.Event())
            town.engines["b"].arrived.clear()
            asking = asyncio.create_task(getattr(town.router, name)(job_id, *more))
            await town.engines["b"].arrived.wait()
            town.peers.cut("a", "b")
            town.peers.mend("a", "b")
            return await asking

        assert await broken("cancel") == view_of(job_id)
        assert town.asked("b", "cancel") == 2
        with pytest.raises(UnknownOutcome):
            await broken("redrive", None)
        assert town.asked("b", "redrive") == 1

    scenario(main)


def test_what_a_node_says_of_itself_is_its_own() -> None:
    async def main(town: Town) -> None:
        assert town.router.status() == town.engines["a"].status()
        assert town.router.now_ms() == NOW_MS
        assert town.router.ready
        assert town.router.telemetry is town.engines["a"].telemetry
        assert await town.router.dependencies() == {"postgres": "ok"}

    scenario(main)
