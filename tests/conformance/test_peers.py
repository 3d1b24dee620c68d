"""What every way between nodes does: streams over sockets, with a real server in this process, and the memory twin."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import msgspec
import pytest

from engine.core.ids import make_id
from engine.core.job import Form
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.core.routing import route
from engine.errors import (
    Busy,
    Conflict,
    Corrupt,
    Invalid,
    JournalAmbiguous,
    JournalAway,
    NotFound,
    NotOwner,
    TocsinError,
    Unavailable,
    UnknownOutcome,
)
from engine.handoff import Elsewhere, Ended, Handed, id_bytes
from shards.peer.bounds import FRAME_BYTES_MAX, PART_BYTES_MAX, PeerOptions
from shards.ports import Filed, Unreached
from tests.integration.harness.wait import eventually, grpc_is_quiet
from tests.peer_worlds import GrpcWorld, MemoryWorld, World, made
from tests.peers import NOW_MS, SHARDS, MemoryEngine, new_job, view_of

pytestmark = pytest.mark.anyio

JOB = make_id(NOW_MS, 3, 77)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


@pytest.fixture(params=[MemoryWorld, GrpcWorld], ids=["memory", "grpc"])
async def world(request: pytest.FixtureRequest, anyio_backend: str) -> AsyncIterator[World]:
    async with made(request.param()) as made_world:
        yield made_world


async def failed(call: Awaitable[Any]) -> TocsinError:
    with pytest.raises(TocsinError) as raised:
        await call
    return raised.value


# -- calls ----------------------------------------------------------------------------------------


async def test_submissions_are_answered_one_by_one_in_the_order_given(world: World) -> None:
    world.engine.refusals["wrong"] = Invalid("no such thing", field="type")
    world.engine.owned.discard(5)
    jobs = [new_job(number) for number in range(40)]
    jobs[7].type = "wrong"
    jobs[3] = new_job(3, user_id="u", idempotency_key="k", tags=("x", "y"))
    jobs.append(jobs[3])
    route(jobs, SHARDS, lambda bits: 0)
    results = await world.peer.submit(jobs, "grpc")
    (_, (arrived, via)), *_ = world.engine.asked
    assert (arrived, via) == (jobs, "grpc")
    assert len(results) == 41
    twins = await MemoryEngine("twin", world.engine.owned).submit(jobs, "grpc")
    for index, (result, twin) in enumerate(zip(results, twins, strict=True)):
        if index == 7:
            assert isinstance(result, Invalid)
            assert (str(result), result.field) == ("no such thing", "type")
        elif isinstance(twin, NotOwner):
            assert isinstance(result, NotOwner)
            assert (result.shard, result.moving, result.node) == (5, False, "owner of 5")
        else:
            assert result == twin
    assert isinstance(results[40], Filed)
    assert results[40].repeated


async def test_views_come_with_submissions_that_ask_for_them_but_not_of_repeats(world: World) -> None:
    keyed = new_job(1, idempotency_key="k")
    (first,) = await world.peer.submit([keyed], "http", views=True)
    assert isinstance(first, Filed)
    assert first.view == world.engine.jobs[first.id]
    (second,) = await world.peer.submit([keyed], "http", views=True)
    assert second == Filed(first.id, True)


@pytest.mark.parametrize(
    ("name", "arguments", "asked"),
    [
        ("get", (JOB,), JOB),
        ("cancel", (JOB,), JOB),
        ("reschedule", (JOB, NOW_MS + 5), (JOB, NOW_MS + 5)),
        ("redrive", (JOB, None), (JOB, None)),
        ("discard", (JOB,), JOB),
        ("redrive", (JOB, (b"\xff", Form.RAW)), (JOB, (b"\xff", Form.RAW))),
    ],
)
async def test_a_job_is_asked_of_its_owner_and_shown_whole(
    world: World, name: str, arguments: tuple[Any, ...], asked: Any
) -> None:
    world.engine.jobs[JOB] = view_of(JOB, state=State.RETRYING, payload=b'{"\xc3\xa9":1}')
    assert await getattr(world.peer, name)(*arguments) == world.engine.jobs[JOB]
    assert world.engine.asked == [(name, asked)]


async def test_a_list_comes_as_the_peer_made_it(world: World) -> None:
    await world.peer.submit([new_job(number) for number in range(20)], "http")
    query = Query(state=State.PENDING, tag="a", due_from_ms=NOW_MS)
    shards = list(range(SHARDS))
    page = await world.peer.search(query, (NOW_MS + 2, 0), 5, shards)
    assert page == await world.engine.search(query, (NOW_MS + 2, 0), 5, shards)
    assert len(page.jobs) == 5
    assert page.next == page.keys[-1]
    assert world.engine.asked[-2:] == [("search", (query, (NOW_MS + 2, 0), 5, shards, False))] * 2


async def test_a_list_that_is_too_large_for_a_message_ends_earlier(world: World) -> None:
    large = "e" * (FRAME_BYTES_MAX // 12)
    attempt = msgspec.structs.replace(view_of(JOB).attempts[0], error=large)
    for number in range(20):
        job_id = make_id(NOW_MS + number, 3, number)
        world.engine.jobs[job_id] = view_of(job_id, attempts=(attempt,))
    page = await world.peer.search(Query(), None, 20, [3])
    assert 0 < len(page.jobs) < 12
    assert page.next == page.keys[-1] == (page.jobs[-1].due_ms, page.jobs[-1].id)


async def test_forecast_and_status_come_as_the_peer_made_them(world: World) -> None:
    world.engine.counts = [1, 2, 3]
    assert await world.peer.forecast(5) == (NOW_MS, [1, 2, 3, 0, 0])
    assert await world.peer.status() == world.engine.status()


async def test_what_is_told_of_handoffs_arrives_whole(world: World) -> None:
    elsewhere = Elsewhere(id_bytes(JOB), "f.0.1", NOW_MS, NOW_MS + 9)
    handed = [Handed(3, 1 << 41, (id_bytes(JOB),), (elsewhere,)), Handed(4, 2, None)]
    ended = [Ended(id_bytes(JOB), "f.0.1", "OK", "", 0, NOW_MS, NOW_MS + 1)]
    await world.peer.preload({3: NOW_MS, 4: 0}, "a")
    await world.peer.handed(handed, "incarnation")
    await world.peer.ended(ended)
    await world.peer.moved([3, 4], "c")
    await world.peer.stop_calls(["f.0.1"])
    assert world.handoffs.told == [
        ("preload", {3: NOW_MS, 4: 0}, "a"),
        ("handed", handed, "incarnation"),
        ("ended", ended),
        ("moved", [3, 4], "c"),
        ("stop_calls", ["f.0.1"]),
    ]


# -- errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        Invalid("bad", field="due_at"),
        NotFound("none"),
        Conflict("it is dead"),
        Unavailable("later", retry_after_ms=250),
        Busy("full", retry_after_ms=10),
        UnknownOutcome("who knows"),
        JournalAway("refused"),
        Corrupt("row 7"),
        NotOwner(9, moving=True, node="c"),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_an_error_is_raised_here_as_it_was_raised_there(world: World, error: TocsinError) -> None:
    world.engine.replies.append(error)
    told = await failed(world.peer.get(JOB))
    assert type(told) is type(error)
    assert (str(told), vars(told)) == (str(error), vars(error))


async def test_an_ambiguous_commit_there_is_an_unknown_outcome_here(world: World) -> None:
    world.engine.replies.append(JournalAmbiguous("broken"))
    assert type(await failed(world.peer.cancel(JOB))) is UnknownOutcome


async def test_a_call_that_crashes_there_has_an_unknown_outcome(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.engine.replies.append(ZeroDivisionError("bug"))  # type: ignore[arg-type]
    assert type(await failed(world.peer.cancel(JOB))) is UnknownOutcome
    assert "ZeroDivisionError" in caplog.text


# -- sizes and numbers ----------------------------------------------------------------------------


async def test_a_group_too_large_for_one_message_goes_in_several_and_comes_back_in_order(world: World) -> None:
    jobs = [new_job(number, payload=b"x" * 1_000_000) for number in range(13)]
    results = await world.peer.submit(jobs, "http")
    assert [type(result) for result in results] == [Filed] * 13
    assert [world.engine.jobs[result.id].due_ms for result in results if isinstance(result, Filed)] == [
        job.due_ms for job in jobs
    ]
    sizes = [sum(len(job.payload) for job in asked[0]) for _, asked in world.engine.asked]
    assert len(sizes) > 1
    assert max(sizes) <= PART_BYTES_MAX


async def test_the_largest_job_goes_alone_and_is_shown(world: World) -> None:
    (result,) = await world.peer.submit([new_job(1, payload=b"\xff" * (1 << 20))], "http", views=True)
    assert isinstance(result, Filed)
    assert result.view is not None
    assert len(result.view.payload) == 1 << 20


async def test_what_is_too_large_for_any_message_is_refused_before_it_is_sent(world: World) -> None:
    touched = (bytes(16),) * (FRAME_BYTES_MAX // 17)
    with pytest.raises(Invalid, match="more than goes to a peer at once"):
        await world.peer.handed([Handed(1, 1, touched)], "i")
    assert world.handoffs.told == []


async def test_many_calls_at_once_each_get_their_own_answer(world: World) -> None:
    ids = [make_id(NOW_MS + number, number % SHARDS, number) for number in range(200)]
    world.engine.jobs = {job_id: view_of(job_id) for job_id in ids}
    views = await asyncio.gather(*(world.links.to("b", world.address).get(job_id) for job_id in ids))
    assert [view.id for view in views] == ids
    sent = [[new_job(1_000 + 50 * batch + number) for number in range(50)] for batch in range(40)]
    answers = await asyncio.gather(*(world.peer.submit(batch, "http") for batch in sent))
    for batch, results in zip(sent, answers, strict=True):
        assert [world.engine.jobs[result.id].due_ms for result in results if isinstance(result, Filed)] == [
            job.due_ms for job in batch
        ]


async def test_beyond_the_bound_of_calls_under_way_a_caller_is_pushed_back_at_once(world: World) -> None:
    links = world.other_links(PeerOptions(calls_max=2))
    gate = asyncio.Event()
    world.engine.replies += [gate, gate]
    peer = links.to("b", world.address)
    waiting = [asyncio.create_task(peer.forecast(1)) for _ in range(2)]
    await world.engine.arrived.wait()
    assert type(await failed(peer.forecast(1))) is Busy
    gate.set()
    assert await asyncio.gather(*waiting) == [(NOW_MS, [0])] * 2
    assert await peer.forecast(1) == (NOW_MS, [0])
    await links.close()


async def test_beyond_the_bound_of_bytes_a_caller_is_pushed_back_before_anything_is_sent(world: World) -> None:
    links = world.other_links(PeerOptions(bytes_max=2 * FRAME_BYTES_MAX))
    gate = asyncio.Event()
    world.engine.replies += [gate] * 3
    peer = links.to("b", world.address)
    waiting = [asyncio.create_task(peer.search(Query(), None, 10, [1])) for _ in range(3)]  # each may bring 8 MiB
    await world.engine.arrived.wait()
    assert type(await failed(peer.search(Query(), None, 10, [1]))) is Busy
    gate.set()
    await asyncio.gather(*waiting)
    await links.close()
    assert len(world.engine.asked) == 3


# -- failures -------------------------------------------------------------------------------------


async def test_a_peer_that_is_not_there_is_unreached_and_may_be_asked_elsewhere(world: World) -> None:
    await world.fall()
    told = await failed(world.peer.get(JOB))
    assert type(told) is Unreached
    assert world.address in str(told)
    results = await world.peer.submit([new_job(1), new_job(2)], "http")
    assert [type(result) for result in results] == [Unreached] * 2


async def test_a_peer_that_dies_in_the_middle_of_a_call_leaves_its_outcome_unknown(world: World) -> None:
    world.engine.replies += [asyncio.Event()] * 2
    submitting = asyncio.create_task(world.peer.submit([new_job(1), new_job(2)], "http"))
    await world.engine.arrived.wait()
    await world.fall()
    assert [type(result) for result in await submitting] == [UnknownOutcome] * 2


async def test_a_peer_that_is_back_is_reached_again(world: World) -> None:
    await world.peer.forecast(1)
    await world.fall()
    assert isinstance(await failed(world.peer.forecast(1)), Unavailable)
    await world.stand()

    async def told() -> object:
        with contextlib.suppress(Unreached):
            return await world.peer.forecast(1)
        return None

    assert await eventually(told, what="an answer of the peer") == (NOW_MS, [0])


async def test_an_answer_that_does_not_come_in_time_leaves_the_outcome_unknown(world: World) -> None:
    links = world.other_links(PeerOptions(call_timeout_ms=60, dial_timeout_ms=59))
    await links.to("b", world.address).forecast(1)
    world.engine.replies.append(asyncio.Event())
    assert type(await failed(links.to("b", world.address).cancel(JOB))) is UnknownOutcome
    assert await links.to("b", world.address).forecast(1) == (NOW_MS, [0])
    await links.close()


async def test_a_caller_that_leaves_does_not_disturb_the_others(world: World) -> None:
    gate = asyncio.Event()
    world.engine.replies.append(gate)
    leaving = asyncio.create_task(world.peer.forecast(1))
    await world.engine.arrived.wait()
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    gate.set()
    assert await world.peer.forecast(1) == (NOW_MS, [0])


async def test_after_close_calls_under_way_are_unknown_and_new_ones_unreached(world: World) -> None:
    world.engine.replies.append(asyncio.Event())
    calling = asyncio.create_task(failed(world.peer.cancel(JOB)))
    await world.engine.arrived.wait()
    await world.links.close()
    assert type(await calling) is UnknownOutcome
    assert type(await failed(world.peer.get(JOB))) is Unreached
