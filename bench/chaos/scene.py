"""A town with clients and a watch, as the benches of clusters need it: under load, settled, called to account."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from random import Random

import msgspec

from bench.chaos import books
from bench.chaos.account import Account, Window, check
from bench.chaos.crowd import Asked, Crowd
from bench.chaos.town import NAMES, Town, town
from bench.chaos.watch import Watch
from bench.figure import percentile

SETTLES_WITHIN_S = 60.0
BATCH = 50
_LOOK_S = 0.5


class Load(msgspec.Struct, frozen=True, kw_only=True):
    per_s: float
    due_ms: tuple[int, int]
    batch: int = BATCH


class Scene:
    def __init__(self, it: Town, watch: Watch, crowd: Crowd) -> None:
        self.town = it
        self.watch = watch
        self.crowd = crowd

    async def account(self, faults: Sequence[Window], others: Sequence[Crowd] = ()) -> Account:
        """Of this crowd and others, after the load's end, once everything stands still. A broken promise ends the
        bench, and keeps the logs."""
        await asyncio.wait_for(self.crowd.pause(), SETTLES_WITHIN_S)
        await self.watch.until_whole(SETTLES_WITHIN_S)
        crowds = (self.crowd, *others)
        due_ms = {job_id: wish.due_ms for crowd in crowds for job_id, wish in crowd.acknowledged.items()}
        living = {node.name for node in self.town.living}
        account = Account(broken=["never looked at"])
        for _ in range(round(SETTLES_WITHIN_S / _LOOK_S)):
            account = check(await books.read(self.town.postgres.dsn, self.town.ledger), due_ms, faults, living)
            if not account.broken:
                return account
            await asyncio.sleep(_LOOK_S)
        raise RuntimeError("broken promises: " + "; ".join(account.broken))

    def lateness_ms(self, is_meant: Callable[[books.Call], bool]) -> list[int]:
        """Of the calls that are meant, by the target's clock, sorted; a repeat's first call counts."""
        first: dict[str, books.Call] = {}
        for call in books.calls(self.town.ledger):
            first.setdefault(call.fire_id, call)
        return sorted(call.received_ms - call.due_at_ms for call in first.values() if is_meant(call))


@asynccontextmanager
async def scene(load: Load, random: Random, *, nodes: int = len(NAMES)) -> AsyncIterator[Scene]:
    """Whole and balanced; the load has not begun."""
    async with town() as it:
        await it.open(nodes=nodes)
        addresses = {node.name: node.http for node in it.nodes.values()}
        watch = Watch(addresses)
        crowd = Crowd(list(addresses.items()), random, per_s=load.per_s, batch=load.batch, due_ms=load.due_ms)
        try:
            await watch.until_whole(SETTLES_WITHIN_S, balanced_over=nodes)
            yield Scene(it, watch, crowd)
        finally:
            await crowd.close()
            await watch.close()


def took_ms(asked: Sequence[Asked], percent: float, windows: Sequence[tuple[float, float]]) -> float:
    """A percentile of what requests took that began within one of these times (Unix s)."""
    ranked = sorted(each.took_ms for each in asked if any(lo <= each.began_s <= hi for lo, hi in windows))
    return percentile(ranked or [0.0], percent)
