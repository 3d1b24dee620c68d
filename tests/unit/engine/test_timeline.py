"""The stages of a job as a node tells them."""

from __future__ import annotations

from engine.core.job import Timeline
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.options import MINUTE_MS
from tests.unit.engine.world import World, ids_of, scenario

STAGES = ("accepted", "durable", "in_wheel", "due", "in_lane", "called", "answered", "recorded")


def reached(timeline: Timeline) -> dict[str, int]:
    times = {stage: getattr(timeline, f"{stage}_ms") for stage in STAGES}
    return {stage: at_ms for stage, at_ms in times.items() if at_ms is not None}


def test_a_finished_job_tells_every_stage_in_order() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        await it.sleep(2_000)
        view = await it.host.get(job_id)
        times = reached(view.timeline)
        assert tuple(times) == STAGES
        assert list(times.values()) == sorted(times.values())
        assert times["called"] == view.attempts[0].fired_ms
        assert times["recorded"] >= times["answered"] == view.finished_ms

    scenario(main, lambda: World(lambda fire: Reply(after_ms=50)))


def test_a_far_job_is_not_in_the_wheel_until_it_is_read_and_says_when_that_was() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(30 * MINUTE_MS))
        timeline = (await it.host.get(job_id)).timeline
        assert tuple(reached(timeline)) == ("accepted", "durable", "due")
        await it.sleep(25 * MINUTE_MS)
        live = (await it.host.get(job_id)).timeline
        assert live.in_wheel_ms is not None
        assert 9 * MINUTE_MS <= live.due_ms - live.in_wheel_ms <= 10 * MINUTE_MS
        await it.sleep(6 * MINUTE_MS)
        done = await it.host.get(job_id)
        assert done.state is State.SUCCEEDED
        assert done.timeline.in_wheel_ms == live.in_wheel_ms, "it is kept with the outcome"

    scenario(main)


def test_a_running_job_is_called_and_not_answered() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(100)
        assert tuple(reached((await it.host.get(job_id)).timeline))[-2:] == ("in_lane", "called")

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_of_a_retry_the_timeline_tells_the_attempt_to_come() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(100)
        view = await it.host.get(job_id)
        assert view.state is State.RETRYING
        assert view.timeline.due_ms == view.next_fire_ms
        assert view.timeline.called_ms is None
        assert view.timeline.in_wheel_ms is not None
        assert view.timeline.in_wheel_ms > view.attempts[0].fired_ms

    scenario(main, lambda: World(lambda fire: Reply(code="UNAVAILABLE", retry_after_ms=5_000)))


def test_a_job_that_waits_for_its_target_shows_how_long_it_stood_in_its_lane() -> None:
    async def main(it: World) -> None:
        _, second = ids_of(await it.submit(10, 20))
        await it.sleep(5_000)
        waited = (await it.host.get(second)).timeline
        assert waited.called_ms is not None
        assert waited.in_lane_ms is not None
        assert waited.called_ms - waited.in_lane_ms >= 900

    scenario(main, lambda: World(lambda fire: Reply(after_ms=1_000), running_per_target_max=1, running_max=4))


def test_without_the_journal_a_live_job_is_told_from_memory() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(60_000))
        it.faults.away = True
        view = await it.host.get(job_id)
        assert view.state is State.PENDING
        assert tuple(reached(view.timeline)) == ("accepted", "due")

    scenario(main)


def test_a_call_that_is_answered_but_not_yet_recorded_is_still_told() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        it.faults.held.add("append")
        await it.sleep(200)
        running = await it.host.get(job_id)
        assert running.state is State.RUNNING
        assert running.timeline.in_lane_ms is not None
        assert running.timeline.called_ms is not None
        assert [attempt.number for attempt in running.attempts] == [1]
        it.faults.held.clear()
        await it.sleep(200)
        assert (await it.host.get(job_id)).state is State.SUCCEEDED

    scenario(main)
