"""A dead job that is given a new life."""

from __future__ import annotations

import asyncio

import pytest

from engine.core.job import Form
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.errors import Conflict, NotFound
from engine.options import DAY_MS
from engine.ports import Fire
from tests.unit.engine.world import CALM, OK, World, ids_of, scenario


def _broken(fire: Fire) -> Reply:
    return OK if fire.payload == b'{"mended":true}' or fire.fire_id.split(".")[1] != "0" else Reply(code="NOT_FOUND")


def test_a_redriven_job_fires_again_at_once_with_attempts_counted_anew() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10, user_id="u", tags=("a",)))
        await it.sleep(1_000)
        assert (await it.host.get(job_id)).state is State.DEAD
        view = await it.host.redrive(job_id, None)
        assert (view.id, view.life) == (job_id, 1)
        assert view.state in (State.PENDING, State.RUNNING), "it is due at once"
        assert [attempt.outcome for attempt in view.attempts] in ([], [State.RUNNING])
        assert view.due_ms > it.clock.start_ms + 1_000
        await it.sleep(1_000)
        view = await it.host.get(job_id)
        assert (view.state, view.attempt, view.life, view.tags) == (State.SUCCEEDED, 1, 1, ("a",))
        fires = [arrival.fire.fire_id for arrival in it.services.ledger]
        assert len(set(fires)) == 2, "another life is another fire id"
        assert it.audit() == {"accepted": 1, "succeeded": 1}

    scenario(main, lambda: World(_broken))


def test_a_redrive_may_bring_another_payload() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(1_000)
        assert (await it.host.redrive(job_id, (b'{"mended":true}', Form.JSON))).payload == b'{"mended":true}'
        await it.sleep(1_000)
        assert it.services.ledger[-1].payload == b'{"mended":true}'
        assert (await it.host.get(job_id)).payload == b'{"mended":true}'

    scenario(main, lambda: World(_broken))


def test_a_long_payload_of_a_redrive_is_kept_compressed_and_handed_on_as_sent() -> None:
    long = b'{"mended":true}'.ljust(5_000)

    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(1_000)
        await it.host.redrive(job_id, (long, Form.JSON))
        await it.sleep(1_000)
        assert it.services.ledger[-1].payload == long

    scenario(main, lambda: World(_broken))


def test_only_a_dead_job_is_redriven() -> None:
    async def main(it: World) -> None:
        near, far, done = ids_of(await it.submit(60_000, 2 * DAY_MS, 10))
        await it.sleep(1_000)
        for job_id, state in ((near, "pending"), (far, "pending"), (done, "succeeded")):
            with pytest.raises(Conflict, match=state):
                await it.host.redrive(job_id, None)
        with pytest.raises(NotFound):
            await it.host.redrive(near ^ 1, None)
        assert it.audit() == {"accepted": 3, "pending": 2, "succeeded": 1}

    scenario(main)


def test_of_two_redrives_at_once_one_wins() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(1_000)
        both = await asyncio.gather(*[it.host.redrive(job_id, None) for _ in range(2)], return_exceptions=True)
        assert sorted(type(each).__name__ for each in both) == ["Conflict", "JobView"]
        await it.sleep(1_000)
        assert it.fired()[it.services.ledger[0].fire.job_id] == 2

    scenario(main, lambda: World(_broken))


def test_a_redriven_job_survives_the_node_and_may_die_and_live_again() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(1_000)
        for life in (1, 2, 3):
            await it.host.redrive(job_id, None)
            await it.host.stop(1_000)
            await it.start()
            await it.sleep(1_000)
            view = await it.host.get(job_id)
            assert (view.state, view.life, view.attempt) == (State.DEAD, life, 1)
        assert it.audit() == {"accepted": 1, "dead": 1}

    scenario(main, lambda: World(lambda fire: Reply(code="NOT_FOUND")))


def test_a_job_that_died_a_week_ago_is_redriven_out_of_the_archive() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10, payload=b"[1]"))
        await it.sleep(3 * DAY_MS)
        assert job_id in it.server.archive
        await it.host.redrive(job_id, None)
        await it.sleep(1_000)
        view = await it.host.get(job_id)
        assert (view.state, view.payload) == (State.SUCCEEDED, b"[1]")

    scenario(main, lambda: World(_broken, history_days=1, **CALM))
