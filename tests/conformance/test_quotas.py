"""Counts of users' submissions: one behaviour over a real Valkey and over the memory twin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.core.quota import Ask
from engine.errors import Unavailable
from engine.ports import Quotas
from tests.leases import MemoryTown, Town, ValkeyTown

pytestmark = pytest.mark.anyio

FAR = 40_000
"""A day that is not over, by whichever clock."""


@pytest.fixture(params=["valkey", "memory"])
async def town(request: pytest.FixtureRequest, short_dir: Path, anyio_backend: str) -> AsyncIterator[Town]:
    if request.param == "memory":
        made: Town = MemoryTown()
    else:
        made = valkey = ValkeyTown(short_dir)
        await valkey.start()
    yield made
    await made.close()


@pytest.fixture
def a(town: Town) -> Quotas:
    return town.quotas()


def ask(wanted: int, user: str = "u", *, quota: str = "q", tenant: str = "t", day: int = FAR, limit: int = 10) -> Ask:
    return Ask(quota, tenant, user, day, limit, wanted)


async def test_as_many_are_granted_as_are_left_and_none_after_that(a: Quotas) -> None:
    assert await a.take([ask(7)]) == [7]
    assert await a.take([ask(7)]) == [3]
    assert await a.take([ask(1)]) == [0]


async def test_each_quota_tenant_user_and_day_has_a_counter_of_its_own(a: Quotas) -> None:
    asks = [ask(10), ask(10, "v"), ask(10, quota="=q"), ask(10, tenant="s"), ask(10, day=FAR + 1), ask(10, "u/u")]
    assert await a.take(asks) == [10] * 6
    assert await a.take(asks) == [0] * 6


async def test_asks_of_one_question_about_the_same_counter_share_what_is_left(a: Quotas) -> None:
    assert await a.take([ask(6), ask(6, "v"), ask(6)]) == [6, 6, 4]


async def test_any_text_is_a_user(a: Quotas) -> None:
    users = ["{other}tag", "a b\nc", "ü" * 200, "*", "u:1", "'; flushall"]
    assert await a.take([ask(10, user) for user in users]) == [10] * len(users)
    assert await a.take([ask(1, user) for user in users]) == [0] * len(users)


async def test_what_is_given_back_is_there_again_and_no_counter_goes_below_nothing(a: Quotas) -> None:
    await a.take([ask(10)])
    await a.give_back([ask(4), ask(3, "nobody")])
    assert await a.take([ask(9), ask(20, "nobody")]) == [4, 10]
    await a.give_back([ask(99)])
    assert await a.take([ask(20)]) == [10]


async def test_a_lower_limit_than_is_used_grants_nothing_and_a_higher_one_the_rest(a: Quotas) -> None:
    await a.take([ask(8)])
    assert await a.take([ask(3, limit=5)]) == [0]
    assert await a.take([ask(30, limit=20)]) == [12]


async def test_a_counter_of_a_day_that_is_long_over_counts_nothing(a: Quotas) -> None:
    assert await a.take([ask(10, day=19_000)]) == [10]
    assert await a.take([ask(10, day=19_000)]) == [10]


async def test_many_nodes_at_once_grant_together_what_there_is(town: Town) -> None:
    nodes = [town.quotas() for _ in range(4)]
    granted = await asyncio.gather(*[node.take([ask(3, limit=50)]) for node in nodes for _ in range(10)])
    assert sum(count for (count,) in granted) == 50


async def test_a_thousand_counters_go_in_one_question(a: Quotas) -> None:
    asks = [ask(2, f"u{n}") for n in range(1_000)]
    assert await a.take(asks) == [2] * 1_000
    await a.give_back(asks)
    assert await a.take([ask(11, f"u{n}") for n in range(1_000)]) == [10] * 1_000


async def test_a_restart_keeps_the_counts_and_an_emptied_redis_begins_anew(town: Town, a: Quotas) -> None:
    await a.take([ask(10)])
    await town.restart()
    assert await town.quotas().take([ask(1)]) == [0]
    await town.empty()
    assert await town.quotas().take([ask(1)]) == [1]


async def test_while_redis_is_away_nobody_can_say(town: Town, a: Quotas) -> None:
    await a.take([ask(1)])
    await town.go()
    with pytest.raises(Unavailable):
        await a.take([ask(1)])
    with pytest.raises(Unavailable):
        await a.give_back([ask(1)])
    await town.come_back()
    assert await town.quotas().take([ask(10)]) == [9]
