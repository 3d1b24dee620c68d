"""Calls whose shard moves by plan while they run: whatever the moment of their end, their job is called once."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from engine.dispatch.memory import MemoryTargets, Reply
from engine.handoff import Ended, Successor
from engine.host import Host
from engine.journal.memory import MemoryJournal
from engine.journal.memory_link import Turns
from engine.telemetry import Telemetry
from tests.unit.engine.world import CATALOG, SHARDS, World, ids_of, scenario

SOURCE = "n1/1"


async def successor(it: World) -> Host:
    random = Random(99)
    host = Host(
        node="n2",
        shards=SHARDS,
        options=it.options,
        catalog=CATALOG,
        clock=it.clock,
        journal=MemoryJournal(it.server, node="n2", random=random, link=Turns("n2", it.faults)),
        targets=MemoryTargets(it.services, it.options),
        random=random,
        telemetry=Telemetry(),
    )
    await host.join()
    return host


async def move_everything(it: World, to: Host) -> None:
    """As `shards.mover` does, on a road that takes no time and in the order of an outbox."""
    ended: list[Ended] = []
    told = False

    def tell(each: Ended) -> None:
        ended.append(each)
        if told:
            hear(to, ended)

    lows_ms = it.host.tenure.note_touched(range(SHARDS))
    await to.succession.preload(lows_ms)
    assert to.incarnation is not None
    handed = await it.host.tenure.hand_over(lows_ms, Successor(to.node, to.incarnation), tell)
    await to.succession.receive(handed, SOURCE, lambda fire_id: None)
    told = True
    hear(to, ended)


def hear(to: Host, ended: list[Ended]) -> None:
    some: Sequence[Ended] = list(ended)
    ended.clear()
    to.succession.ended(some)


@pytest.mark.parametrize("kind", ["mail", "bulk"])
@pytest.mark.parametrize("takes_ms", range(1, 20))
def test_a_call_that_ends_at_any_moment_of_a_planned_move_is_made_once(takes_ms: int, kind: str) -> None:
    """The journal takes 2 ms for each of its steps, so the moments of the move lie within these times."""

    async def main(it: World) -> None:
        to = await successor(it)
        ids_of(await it.submit(*[50] * 20, type=kind))
        await it.sleep(50)
        await move_everything(it, to)
        await it.sleep(1_000)
        assert it.services.repeats() == {}, f"calls of {takes_ms} ms"
        assert sum(it.fired().values()) == 20
        audit = to.status().audit
        assert (audit["accepted"], audit["succeeded"]) == (20, 20), audit

    scenario(main, lambda: World(lambda fire: Reply(after_ms=takes_ms)))
