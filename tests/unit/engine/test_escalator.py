"""Notices of dead jobs, from death to call, in virtual time: once a type and interval, over crashes, and no loop."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from engine.core.catalog import Catalog, Escalation
from engine.core.escalation import OWED_MS_MAX, TAG
from engine.core.ids import format_id
from engine.core.job import Record
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.dispatch.memory import Reply
from engine.errors import JournalAmbiguous, JournalAway, Unavailable
from engine.options import HOUR_MS, MINUTE_MS
from engine.ports import Fire
from tests.unit.engine.world import World, ids_of, kind, scenario

MARK = Escalation("push", ("ops", "boss"), 600)
SHORT = {"trust_window_ms": 60 * MINUTE_MS}


def answer(fire: Fire) -> Reply:
    dies = fire.type.name == "mail" or b'"dies"' in fire.payload
    return Reply(code="NOT_FOUND", message="no such letter") if dies else Reply()


def escalating(main: Callable[[World], Coroutine[Any, Any, None]], *, mark: Escalation = MARK, **options: Any) -> None:
    def world() -> World:
        it = World(answer, **(SHORT | options))
        it.clock.start_ms -= it.clock.start_ms % (MARK.interval_s * 1_000)
        it.catalog = Catalog({"mail": kind("mail", escalation=mark), "push": kind("push"), "slow": kind("slow")})
        return it

    scenario(main, world)


def told(world: World) -> list[dict[str, Any]]:
    """The payloads of the notices that were called."""
    return [json.loads(arrival.fire.payload) for arrival in world.services.ledger if arrival.fire.type.name == "push"]


async def passes(world: World, ms: int) -> None:
    """The second run of what waits is over by then, whatever it waits for."""
    await world.sleep(ms)


def test_a_dead_job_is_told_to_the_recipients_with_what_became_of_it() -> None:
    async def main(world: World) -> None:
        (job_id,) = ids_of(await world.submit(0, user_id="u-42"))
        await passes(world, 5_000)
        (notice,) = told(world)
        assert notice["recipients"] == ["ops", "boss"]
        assert notice["title"] == "mail: a job is dead"
        assert "no such letter" in notice["body"]
        data = notice["data"]
        assert (data["type"], data["user_id"], data["code"], data["attempts"]) == ("mail", "u-42", "NOT_FOUND", "1")
        assert (data["error"], data["dead"], data["interval_s"]) == ("no such letter", "1", "600")
        assert data["job_id"] == format_id(job_id)
        assert data["died_at"].endswith("Z")
        assert all(isinstance(value, str) for value in data.values())
        assert world.host.telemetry.escalations == {"mail": 1}
        assert world.server.owed == {}

    escalating(main)


def test_many_deaths_of_an_interval_are_one_notice_that_counts_them() -> None:
    async def main(world: World) -> None:
        await world.submit(*[0] * 200)
        await passes(world, 60_000)
        (notice,) = told(world)
        assert notice["title"] == "mail: 200 jobs are dead"
        await world.submit(*[0] * 50)
        await passes(world, 60_000)
        assert len(told(world)) == 1
        assert world.server.owed == {}

    escalating(main)


def test_the_next_interval_has_a_notice_of_its_own_that_counts_what_was_not_told() -> None:
    async def main(world: World) -> None:
        await world.submit(0)
        await passes(world, 60_000)
        await world.submit(0, 0)
        await passes(world, 600_000)
        assert len(told(world)) == 1, "no death, no notice"
        await world.submit(0)
        await passes(world, 60_000)
        assert [notice["data"]["dead"] for notice in told(world)] == ["1", "3"]

    escalating(main)


def test_a_type_that_is_not_marked_tells_nobody_and_files_nothing() -> None:
    async def main(world: World) -> None:
        world.catalog.replace(Catalog({name: kind(name) for name in ("mail", "push")}))
        await world.submit(0)
        await passes(world, 120_000)
        assert told(world) == []
        assert world.host._machine.owing == 0
        assert world.server.owed == {}

    escalating(main)


def test_a_notice_that_dies_is_told_to_nobody_even_where_its_type_is_marked_by_then() -> None:
    async def main(world: World) -> None:
        again = Escalation("slow", ("ops",), 600)
        types = {"mail": kind("mail", escalation=MARK), "push": kind("push", escalation=again), "slow": kind("slow")}
        world.catalog.replace(Catalog(types))
        world.services.script = lambda fire: Reply(code="NOT_FOUND")
        await world.submit(0)
        await passes(world, 120_000)
        dead = await world.host.search(Query(state=State.DEAD), None, 10)
        assert sorted((job.type, job.tags) for job in dead.jobs) == [("mail", ()), ("push", (TAG,))]
        assert not [arrival for arrival in world.services.ledger if arrival.fire.type.name == "slow"]

    escalating(main)


async def die(world: World) -> None:
    """As by kill -9: nothing of the host runs on, and another life takes its shards."""
    await world.host._background.stop()
    await world.host._writer.halt()
    await world.start()


def test_what_was_owed_when_a_node_died_is_paid_by_the_next() -> None:
    async def main(world: World) -> None:
        world.host.escalator.submit = _refuses
        await world.submit(0, 0)
        await passes(world, 3_000)
        assert len(world.server.owed) in (1, 2), "a row a shard"
        assert told(world) == []
        await die(world)
        await passes(world, 5_000)
        assert len(told(world)) == 1
        assert world.server.owed == {}

    escalating(main, trust_window_ms=1_000)


async def _refuses(jobs: Any, via: str) -> list[Unavailable]:
    return [Unavailable("not now")] * len(jobs)


def test_a_notice_that_was_durable_before_its_node_could_say_so_is_not_submitted_again() -> None:
    async def main(world: World) -> None:
        world.faults.before_it["paid"] = [JournalAway("gone")] * 3
        await world.submit(0)
        await passes(world, 2_000)
        assert len(told(world)) == 1
        assert world.server.owed
        await die(world)
        await passes(world, 70_000)
        assert len(told(world)) == 1
        assert world.server.owed == {}
        assert world.host.telemetry.escalations == {}, "it was there already"

    escalating(main)


def test_a_death_whose_commit_was_in_doubt_is_told() -> None:
    async def main(world: World) -> None:
        await world.submit(500)
        world.faults.after_it["append"] = [JournalAmbiguous("lost")]
        await passes(world, 70_000)
        assert len(told(world)) == 1

    escalating(main)


def test_a_notice_that_cannot_be_submitted_is_tried_again_until_it_can() -> None:
    async def main(world: World) -> None:
        submit, world.host.escalator.submit = world.host.escalator.submit, _refuses
        await world.submit(0)
        await passes(world, 30_000)
        assert told(world) == []
        world.host.escalator.submit = submit
        await passes(world, 60_000)
        (notice,) = told(world)
        assert notice["data"]["dead"] == "1"

    escalating(main)


def test_what_is_owed_for_two_days_is_dropped_since_its_key_may_be_forgotten() -> None:
    async def main(world: World) -> None:
        (job_id,) = ids_of(await world.submit(HOUR_MS))
        long_ago_ms = world.now_ms() - OWED_MS_MAX
        owed = world.server.owed
        owed |= {(1, "mail", long_ago_ms): job_id, (2, "mail", long_ago_ms + MINUTE_MS): job_id}
        world.host.escalator.look()
        await passes(world, 2_000)
        assert [notice["data"]["job_id"] for notice in told(world)] == [format_id(job_id)]
        assert owed == {}

    escalating(main)


def test_what_is_owed_by_a_type_that_is_marked_no_more_is_forgotten() -> None:
    async def main(world: World) -> None:
        submit, world.host.escalator.submit = world.host.escalator.submit, _refuses
        await world.submit(0)
        await passes(world, 3_000)
        assert world.server.owed
        world.catalog.replace(Catalog({name: kind(name) for name in ("mail", "push")}))
        world.host.escalator.submit = submit
        await passes(world, 60_000)
        assert world.server.owed == {}
        assert told(world) == []

    escalating(main)


def test_a_job_that_is_gone_is_told_by_its_id() -> None:
    async def main(world: World) -> None:
        world.faults.held = {"owed"}
        (job_id,) = ids_of(await world.submit(0))
        await passes(world, 500)
        shard = (job_id >> 64) & 0xFFF
        world.server.places[shard].clear()
        world.faults.held = set()
        await passes(world, 10_000)
        (notice,) = told(world)
        assert notice["data"]["code"] == ""
        assert "nothing more is known" in notice["body"]

    escalating(main)


def test_only_the_first_record_of_an_interval_in_a_shard_owes() -> None:
    async def main(world: World) -> None:
        records: list[Record] = []
        append = world.host._writer.append

        def noted(made: list[Record]) -> None:
            records.extend(made)
            append(made)

        world.host._writer.append = noted  # type: ignore[method-assign, assignment]
        await world.submit(*[0] * 20, user_id="u")
        await passes(world, 5_000)
        dead = [record for record in records if record.state is State.DEAD]
        assert len(dead) == 20
        assert len([record for record in dead if record.owes is not None]) == 1

    escalating(main)
