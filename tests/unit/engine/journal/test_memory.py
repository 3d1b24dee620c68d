"""The twin's faults: what a node sees of an answer that is lost, late, or never asked for."""

from __future__ import annotations

import asyncio
from random import Random

import pytest

from engine.errors import Fenced, JournalAmbiguous, JournalAway
from engine.journal.memory import MemoryJournal
from engine.journal.memory_link import Turns
from engine.journal.memory_server import MemoryServer
from engine.ports import Tally
from tests.journals import ONE_NEW, Hand, StoppedClock

pytestmark = pytest.mark.anyio

NOW_MS = 1_795_000_000_000


class Script:
    """Raises once on the named way of the named operation; `hold` keeps it waiting there instead."""

    def __init__(self) -> None:
        self.at: tuple[str, str] | None = None
        self.error: Exception | None = None
        self.hold: asyncio.Event | None = None
        self.held = asyncio.Event()

    async def before(self, node: str, operation: str) -> None:
        await self._meet("before", operation)

    async def after(self, node: str, operation: str) -> None:
        await self._meet("after", operation)

    async def _meet(self, way: str, operation: str) -> None:
        if self.at != (way, operation):
            return
        self.at = None
        if self.hold is not None:
            self.held.set()
            await self.hold.wait()
        if self.error is not None:
            raise self.error


async def start() -> tuple[Hand, Script, MemoryServer]:
    server, script = MemoryServer(StoppedClock(NOW_MS)), Script()
    hand = Hand(MemoryJournal(server, node="a", random=Random(1), link=Turns("a", script)))
    await hand.take()
    return hand, script, server


@pytest.mark.parametrize(("way", "done"), [("before", False), ("after", True)])
async def test_a_flush_in_doubt_is_settled_by_what_the_server_did(way: str, done: bool) -> None:
    a, script, _ = await start()
    script.at, script.error = (way, "append"), JournalAmbiguous("lost")
    with pytest.raises(JournalAmbiguous):
        await a.append([a.filing(a.job(NOW_MS))], {0: ONE_NEW})
    with pytest.raises(Fenced):
        await a.append([a.filing(a.job(NOW_MS))], {0: ONE_NEW})
    await a.take()
    assert await a.journal.settled(0, 1) is done
    assert a.owned[0].tally == (ONE_NEW if done else Tally())


async def test_a_refused_flush_may_be_sent_again_on_the_same_lane() -> None:
    a, script, _ = await start()
    job = a.job(NOW_MS)
    script.at, script.error = ("before", "append"), JournalAway("refused")
    with pytest.raises(JournalAway):
        await a.append([a.filing(job)], {0: ONE_NEW})
    await a.append([a.filing(job)], {0: ONE_NEW})
    assert set(await a.journal.read([job.id])) == {job.id}


async def test_a_commit_that_comes_after_a_takeover_is_refused() -> None:
    a, script, server = await start()
    job = a.job(NOW_MS)
    script.at, script.hold = ("before", "append"), asyncio.Event()
    late = asyncio.create_task(a.append([a.filing(job)], {0: ONE_NEW}))
    await script.held.wait()
    b = Hand(MemoryJournal(server, node="b", random=Random(2)))
    await b.take(force_from=True)
    script.hold.set()
    with pytest.raises(Fenced):
        await late
    assert await b.journal.read([job.id]) == {}


async def test_a_cancelled_append_leaves_its_lane_in_doubt() -> None:
    a, script, _ = await start()
    script.at, script.hold = ("after", "append"), asyncio.Event()
    task = asyncio.create_task(a.append([a.filing(a.job(NOW_MS))], {0: ONE_NEW}))
    await script.held.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(Fenced):
        await a.append([], {})
    await a.take()
    assert await a.journal.settled(0, 1)


async def test_a_join_whose_answer_was_lost_still_knows_what_committed_before_it() -> None:
    a, script, _ = await start()
    await a.append([a.filing(a.job(NOW_MS))], {0: ONE_NEW})
    script.at, script.error = ("after", "join"), JournalAmbiguous("lost")
    with pytest.raises(JournalAway):
        await a.join()
    await a.join()
    assert await a.journal.settled(0, 1)
    assert not await a.journal.settled(0, 2)
    assert a.owned[0].tally == ONE_NEW
