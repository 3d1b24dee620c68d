"""What every `Targets` does with a batch: one call, an answer for each job, and none for one that may not begin."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

import pytest

from engine.core.catalog import BATCH, JobType, Target
from engine.core.job import Form
from engine.dispatch.memory import Reply
from engine.ports import Answer, Fire
from tests.conformance.target_worlds import NOW_MS, PATHS, World, memory_batch, real_batch
from tests.integration.harness.wait import grpc_is_quiet

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """As in `test_targets.py`."""
    yield
    await grpc_is_quiet()


@pytest.fixture(params=[memory_batch, real_batch], ids=["memory", "real"])
async def world(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    async with request.param() as made:
        yield made


def fires(world: World, count: int, *, timeout_ms: int = 10_000, address: str | None = None) -> list[Fire]:
    kind = JobType("a.b", Target(BATCH, address or world.address, PATHS[BATCH]))
    return [
        Fire(str(n), f"{n}.0.1", kind, b'{"body":"%d"}' % n, Form.JSON, 1, 7, 3, NOW_MS, timeout_ms, "corr-1", None)
        for n in range(count)
    ]


def begin(*times: int) -> Callable[[], Sequence[int]]:
    return lambda: times


async def test_each_job_has_its_own_outcome_in_order(world: World) -> None:
    world.replies += [Reply(), Reply(code="NOT_FOUND", message="who?"), Reply(code="OK"), Reply(code="ABORTED")]
    world.replies[3] = Reply(code="UNAVAILABLE", message="later", retry_after_ms=2_500)
    answers = await world.targets.call_batch(fires(world, 4), begin(*[NOW_MS] * 4))
    assert answers == [
        Answer("OK", "", 0, NOW_MS),
        Answer("NOT_FOUND", "who?", 0, NOW_MS),
        Answer("OK", "", 0, NOW_MS),
        Answer("UNAVAILABLE", "later", 2_500, NOW_MS),
    ]
    assert [got.body for got in world.got] == ["0", "1", "2", "3"]


async def test_a_job_that_may_not_begin_is_left_out_and_has_no_answer(world: World) -> None:
    world.replies += [Reply(code="ABORTED"), Reply(code="INTERNAL")]
    answers = await world.targets.call_batch(fires(world, 4), begin(0, NOW_MS, 0, NOW_MS))
    assert [answer and answer.code for answer in answers] == [None, "ABORTED", None, "INTERNAL"]
    assert [got.body for got in world.got] == ["1", "3"]


async def test_nothing_is_sent_where_none_may_begin(world: World) -> None:
    assert await world.targets.call_batch(fires(world, 3), begin(0, 0, 0)) == [None] * 3
    assert (await world.targets.call_batch(fires(world, 1), begin(NOW_MS)))[0] == Answer("OK", "", 0, NOW_MS)
    assert len(world.got) == 1


async def test_a_call_that_fails_as_a_whole_fails_each_that_was_sent_and_no_other(world: World) -> None:
    world.replies += [Reply(), Reply(hangs=True)]
    answers = await world.targets.call_batch(fires(world, 3, timeout_ms=50), begin(NOW_MS, 0, NOW_MS))
    assert [answer and answer.code for answer in answers] == ["DEADLINE_EXCEEDED", None, "DEADLINE_EXCEEDED"]
    await world.settle()


async def test_a_target_that_is_down_fails_each_and_is_not_asked_to_begin(world: World) -> None:
    def never() -> Sequence[int]:
        raise AssertionError("begun")

    answers = await world.targets.call_batch(fires(world, 2, address=world.nowhere), never)
    assert [answer and (answer.code, answer.fired_ms) for answer in answers] == [("UNAVAILABLE", 0)] * 2


async def test_several_calls_run_at_once(world: World) -> None:
    world.replies += [Reply(hangs=True)]
    first = asyncio.create_task(world.targets.call_batch(fires(world, 1), begin(NOW_MS)))
    await world.arrived.wait()
    second = await world.targets.call_batch(fires(world, 2), begin(NOW_MS, NOW_MS))
    assert [answer and answer.code for answer in second] == ["OK", "OK"]
    assert not first.done()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    await world.settle()
