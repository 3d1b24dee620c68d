"""Quotas of a whole node, in virtual time: what counts, what is given back, and when submissions pass uncounted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from engine.core.catalog import Catalog, Quota
from engine.core.quota import Ask
from engine.desk import Receipt
from engine.errors import Invalid, QuotaSpent, RowRefused
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS
from shards.leases.memory import MemoryRedis
from shards.quotas.memory import MemoryQuotas
from tests.unit.engine.world import CALM, World, kind, scenario

LIMIT = 5


class Counted:
    """The twin, with what a test does to the way there."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.redis = MemoryRedis(world.now_ms)
        self.memory = MemoryQuotas(self.redis)
        self.questions: list[list[Ask]] = []
        self.given_back: list[Ask] = []
        self.after_ms = 0

    async def take(self, asks: Sequence[Ask]) -> list[int]:
        self.questions.append(list(asks))
        await self.world.sleep(self.after_ms)
        return await self.memory.take(asks)

    async def give_back(self, asks: Sequence[Ask]) -> None:
        self.given_back += asks
        await self.memory.give_back(asks)

    async def close(self) -> None:
        pass


def counted(main: Callable[[World, Counted], Coroutine[Any, Any, None]]) -> None:
    def world() -> World:
        it = World(**CALM)
        it.clock.start_ms = 20_834 * DAY_MS - 5 * MINUTE_MS
        shared = Quota("shared", LIMIT)
        types = {"mail": kind("mail", quota=shared), "push": kind("push", quota=shared), "slow": kind("slow")}
        it.catalog = Catalog(types)
        it.quotas = Counted(it)
        return it

    async def run(it: World) -> None:
        assert isinstance(it.quotas, Counted)
        await main(it, it.quotas)

    scenario(run, world)


async def submit(world: World, count: int = 1, user: str | None = "u", **fields: Any) -> list[Any]:
    return await world.submit(*[HOUR_MS] * count, user_id=user, **fields)


def kinds(told: Sequence[Any]) -> list[type]:
    return list(map(type, told))


def test_of_a_batch_as_many_as_fit_are_taken_and_the_others_are_told_when_to_come_again() -> None:
    async def main(world: World, quotas: Counted) -> None:
        midnight_ms = (world.now_ms() // DAY_MS + 1) * DAY_MS
        until_ms = midnight_ms - world.now_ms()
        told = await submit(world, LIMIT + 2)
        assert kinds(told) == [Receipt] * LIMIT + [QuotaSpent] * 2
        assert midnight_ms - world.now_ms() <= told[-1].retry_after_ms <= until_ms
        assert world.host.status().audit["accepted"] == LIMIT
        assert world.host.telemetry.quota_refused == {"mail": 2}
        assert len(quotas.questions) == 1

    counted(main)


def test_types_that_share_a_quota_use_it_up_together_and_other_users_have_their_own() -> None:
    async def main(world: World, quotas: Counted) -> None:
        await submit(world, 3)
        assert kinds(await submit(world, 3, type="push")) == [Receipt] * 2 + [QuotaSpent]
        assert kinds(await submit(world, 1, "v")) == [Receipt]

    counted(main)


def test_the_next_day_begins_anew() -> None:
    async def main(world: World, quotas: Counted) -> None:
        await submit(world, LIMIT)
        (told,) = await submit(world)
        await world.sleep(told.retry_after_ms)
        assert kinds(await submit(world)) == [Receipt]

    counted(main)


def test_who_has_no_quota_or_no_user_asks_nobody() -> None:
    async def main(world: World, quotas: Counted) -> None:
        assert kinds(await submit(world, 9, type="slow")) == [Receipt] * 9
        assert kinds(await submit(world, 9, None)) == [Receipt] * 9
        assert quotas.questions == []

    counted(main)


def test_a_repeat_is_answered_with_the_first_job_though_the_quota_is_used_up() -> None:
    async def main(world: World, quotas: Counted) -> None:
        (first,) = await submit(world, idempotency_key="k")
        await submit(world, LIMIT - 1)
        (again,) = await submit(world, idempotency_key="k")
        assert (again.id, again.repeated) == (first.id, True)
        assert [ask.wanted for asks in quotas.questions for ask in asks] == [1, LIMIT - 1]

    counted(main)


def test_repeats_in_one_breath_count_once_and_share_a_refusal() -> None:
    async def main(world: World, quotas: Counted) -> None:
        await submit(world, LIMIT - 1)
        told = await submit(world, 3, idempotency_key="k")
        assert kinds(told) == [Receipt] * 3
        assert len({each.id for each in told}) == 1
        told = await submit(world, 3, idempotency_key="other")
        assert kinds(told) == [QuotaSpent] * 3
        (late,) = await submit(world, 1, idempotency_key="other")
        assert isinstance(late, QuotaSpent), "the key is free again, and the quota is still used up"

    counted(main)


def test_what_is_refused_for_another_reason_is_given_back() -> None:
    async def main(world: World, quotas: Counted) -> None:
        world.faults.before_it["append"] = [RowRefused("class 22")] * 2
        (told,) = await submit(world)
        assert isinstance(told, Invalid)
        await world.sleep(10)
        assert [ask.wanted for ask in quotas.given_back] == [1]
        assert kinds(await submit(world, LIMIT)) == [Receipt] * LIMIT

    counted(main)


def test_a_caller_that_leaves_while_he_is_counted_gives_back_what_he_is_granted() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 20
        leaving = asyncio.ensure_future(submit(world, 2, idempotency_key="k"))
        await world.sleep(10)
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
        await world.sleep(100)
        quotas.after_ms = 0
        assert kinds(await submit(world, LIMIT, idempotency_key="k")) == [Receipt] * LIMIT
        assert kinds(await submit(world, LIMIT - 1)) == [Receipt] * (LIMIT - 1)
        assert kinds(await submit(world)) == [QuotaSpent]

    counted(main)


def test_what_comes_while_a_question_is_on_its_way_goes_together_with_the_next() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 10
        first = asyncio.ensure_future(submit(world, 1, "first"))
        await world.sleep(5)
        told = await asyncio.gather(first, *[submit(world, 1, f"u{n}") for n in range(19)])
        assert all(kinds(each) == [Receipt] for each in told)
        assert [len(asks) for asks in quotas.questions] == [1, 19]

    counted(main)


def test_redis_away_lets_pass_what_cannot_be_counted_and_counts_again_when_it_is_back() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.redis.go()
        assert kinds(await submit(world, LIMIT + 3)) == [Receipt] * (LIMIT + 3)
        assert world.host.telemetry.quota_unchecked == LIMIT + 3
        assert [text for text in world.host.status().alarms if text.startswith("quota:")]
        asked = len(quotas.questions)
        await submit(world)
        assert len(quotas.questions) == asked, "for a second nobody asks"
        quotas.redis.come_back()
        await world.sleep(1_000)
        assert kinds(await submit(world, LIMIT + 1)) == [Receipt] * LIMIT + [QuotaSpent]
        assert world.host.status().alarms == []

    counted(main)


def test_a_redis_that_hangs_is_waited_for_once_and_not_by_each() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 60_000
        began_ms = world.now_ms()
        told = await asyncio.gather(*[submit(world, 1, f"u{n}") for n in range(30)])
        assert all(kinds(each) == [Receipt] for each in told)
        assert world.now_ms() - began_ms < world.options.quota_timeout_ms + 20
        began_ms = world.now_ms()
        await submit(world)
        assert world.now_ms() - began_ms < 20
        assert len(quotas.questions) == 1

    counted(main)


def test_a_count_that_always_comes_late_does_not_make_everybody_wait_again_and_again() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 150
        for _ in range(40):
            await submit(world)
            await world.sleep(10)
        assert len(quotas.questions) == 1

    counted(main)


def test_what_stands_in_a_long_line_is_counted_while_each_script_comes_in_time() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 90
        first = asyncio.ensure_future(submit(world, 1, "first"))
        await world.sleep(5)
        news = [[world.new(HOUR_MS, user_id=f"{n}-{user}") for user in range(400)] for n in range(10)]
        told = await asyncio.gather(*[world.host.submit(each, "http") for each in news])
        assert all(kinds(each) == [Receipt] * 400 for each in (*told, *[(await first) * 400]))
        assert [len(asks) for asks in quotas.questions] == [1, 800, 800, 800, 800, 800]
        assert world.host.telemetry.quota_unchecked == 0

    counted(main)


def test_a_line_that_is_too_long_is_let_pass() -> None:
    async def main(world: World, quotas: Counted) -> None:
        quotas.after_ms = 90
        users = world.options.quota_waiting_max
        first = asyncio.ensure_future(submit(world, 1, "first"))
        await world.sleep(5)
        desk = world.host._desk._quota
        in_line = asyncio.ensure_future(desk.take([world.new(0, user_id=f"u{n}") for n in range(users)]))
        await world.sleep(1)
        assert (await desk.take([world.new(0, user_id="last")])).now_ms == 0
        assert world.host.telemetry.quota_unchecked == 1
        assert (await in_line).now_ms > 0
        await first

    counted(main)


def test_a_fault_in_what_counts_holds_up_nobody() -> None:
    async def main(world: World, quotas: Counted) -> None:
        async def broken(asks: Sequence[Ask]) -> list[int]:
            raise ZeroDivisionError

        quotas.take = broken  # type: ignore[method-assign]
        assert kinds(await submit(world, LIMIT + 1)) == [Receipt] * (LIMIT + 1)

    counted(main)


def test_an_emptied_redis_begins_anew() -> None:
    async def main(world: World, quotas: Counted) -> None:
        await submit(world, LIMIT)
        quotas.redis.empty()
        assert kinds(await submit(world, LIMIT + 1)) == [Receipt] * LIMIT + [QuotaSpent]

    counted(main)


def test_another_limit_counts_from_the_next_request_on() -> None:
    async def main(world: World, quotas: Counted) -> None:
        await submit(world, LIMIT)
        world.catalog.replace(Catalog({"mail": kind("mail", quota=Quota("shared", LIMIT + 1))}))
        assert kinds(await submit(world, 2)) == [Receipt, QuotaSpent]
        world.catalog.replace(Catalog({"mail": kind("mail")}))
        assert kinds(await submit(world, 9)) == [Receipt] * 9

    counted(main)


def test_without_redis_everything_passes() -> None:
    async def main(world: World, quotas: Counted) -> None:
        world.host._desk._quota._quotas = None
        assert kinds(await submit(world, LIMIT + 1)) == [Receipt] * (LIMIT + 1)

    counted(main)
