"""What comes: counts of the coming seconds, and the furthest due time."""

from __future__ import annotations

import asyncio

import pytest

from engine.dispatch.memory import Reply
from engine.errors import JournalAway, Unavailable
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from tests.unit.engine.world import World, ids_of, scenario


async def counted(it: World, seconds: int) -> dict[int, int]:
    """By Unix second, what is not 0."""
    from_ms, counts = await it.host.forecast(seconds)
    assert len(counts) == seconds
    assert from_ms == it.now_ms() // 1_000 * 1_000
    return {from_ms // 1_000 + index: count for index, count in enumerate(counts) if count}


def seconds_of(it: World, *due_ms: int) -> dict[int, int]:
    seconds = [each // 1_000 for each in due_ms]
    return {second: seconds.count(second) for second in seconds}


def test_jobs_in_memory_and_in_the_journal_are_counted_once_each() -> None:
    async def main(it: World) -> None:
        delays = (1_500, 2_000, 2_100, 5 * MINUTE_MS, 30 * MINUTE_MS, 30 * MINUTE_MS + 1, 2 * HOUR_MS)
        now_ms = it.now_ms()
        await it.submit(*delays)
        expected = seconds_of(it, *(now_ms + delay for delay in delays if delay < HOUR_MS))
        assert await counted(it, 3_600) == expected
        await it.sleep(22 * MINUTE_MS)  # the far ones have come into memory
        assert await counted(it, 3_600) == seconds_of(it, *(now_ms + delay for delay in delays[4:6]))

    scenario(main)


def test_what_is_cancelled_moved_running_or_overdue_is_not_ahead() -> None:
    async def main(it: World) -> None:
        near, moved, far = ids_of(await it.submit(3_000, 4_000, 20 * MINUTE_MS))
        await it.submit(10, type="slow")
        await it.host.cancel(near)
        await it.host.cancel(far)
        due_ms = it.now_ms() + 15 * MINUTE_MS
        await it.host.reschedule(moved, due_ms)
        await it.sleep(100)
        assert await counted(it, 3_600) == seconds_of(it, due_ms)

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_a_retry_counts_where_it_fires_next() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(10))
        await it.sleep(100)
        next_ms = (await it.host.get(job_id)).next_fire_ms
        assert next_ms is not None
        assert await counted(it, 60) == seconds_of(it, next_ms)

    scenario(main, lambda: World(lambda fire: Reply(code="UNAVAILABLE", retry_after_ms=5_000)))


def test_many_who_ask_at_once_cost_one_count() -> None:
    async def main(it: World) -> None:
        await it.submit(20 * MINUTE_MS)
        asked: list[str] = []
        before = it.faults.before

        async def noted(node: str, operation: str) -> None:
            asked.append(operation)
            await before(node, operation)

        it.faults.before = noted  # type: ignore[method-assign]
        results = await asyncio.gather(*[it.host.forecast(1_800) for _ in range(20)])
        assert {sum(counts) for _, counts in results} == {1}
        assert asked.count("due_counts") == 20, "one for each minute beyond the horizon, once"

    scenario(main)


def test_what_is_submitted_right_after_a_forecast_is_in_the_next() -> None:
    async def main(it: World) -> None:
        assert await counted(it, 60) == {}
        await it.submit(5_000)
        assert sum((await counted(it, 60)).values()) == 1

    scenario(main)


def test_a_journal_that_hangs_keeps_nobody_longer_than_the_time_for_an_answer() -> None:
    async def main(it: World) -> None:
        await it.submit(1_000)
        it.faults.held.add("due_counts")
        began_ms = it.now_ms()
        far = [asyncio.ensure_future(it.host.forecast(3_600)) for _ in range(5)]
        await it.sleep(100)
        assert sum((await it.host.forecast(60))[1]) == 1
        assert it.now_ms() - began_ms < 1_000, "what memory knows waits for nobody"
        results = await asyncio.gather(*far, return_exceptions=True)
        assert [type(each) for each in results] == [Unavailable] * 5
        assert it.now_ms() - began_ms <= it.options.answer_timeout_ms + 100

    scenario(main)


def test_a_forecast_beyond_the_horizon_needs_the_journal_and_one_within_does_not() -> None:
    async def main(it: World) -> None:
        await it.submit(1_000)
        it.faults.before_it["due_counts"] = [JournalAway("gone")]
        assert sum((await it.host.forecast(300))[1]) == 1
        with pytest.raises(Unavailable, match="gone"):
            await it.host.forecast(3_600)

    scenario(main)


def test_the_furthest_due_time_is_known_at_once_and_mended_within_a_minute() -> None:
    async def main(it: World) -> None:
        assert it.host.status().furthest_due_ms is None
        (far,) = ids_of(await it.submit(300 * DAY_MS))
        far_ms = it.now_ms() + 300 * DAY_MS
        assert abs((it.host.status().furthest_due_ms or 0) - far_ms) < 10
        await it.submit(DAY_MS)
        await it.host.stop(1_000)
        await it.start()
        await it.sleep(100)
        assert abs((it.host.status().furthest_due_ms or 0) - far_ms) < 10, "the journal knows it after a restart"
        await it.host.cancel(far)
        day_ms = it.now_ms() + DAY_MS
        await it.sleep(61_000)
        assert abs((it.host.status().furthest_due_ms or 0) - day_ms) < 1_000

    scenario(main)
