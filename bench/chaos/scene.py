"""A town with clients and a watch, as the benches of clusters need it: under load, settled, called to account."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from random import Random

import msgspec

from bench.chaos import owners
from bench.chaos.account import UNEXPLAINED, Account
from bench.chaos.audit import audit, settled
from bench.chaos.cause import Window
from bench.chaos.crowd import BATCHED, UNARY, Asked, Crowd
from bench.chaos.failures import Phase
from bench.chaos.town import NAMES, Town, town
from bench.chaos.watch import Watch
from bench.figure import percentile

SETTLES_WITHIN_S = 60.0
BATCH = 50


class Load(msgspec.Struct, frozen=True, kw_only=True):
    per_s: float
    due_ms: tuple[int, int]
    batch: int = BATCH


class Scene:
    def __init__(self, it: Town, watch: Watch, crowd: Crowd) -> None:
        self.town = it
        self.watch = watch
        self.crowd = crowd
        self._late: list[tuple[int, int, int]] = []
        """Of each fire id's first call: shard, due, ms late."""

    async def account(self, faults: Sequence[Window]) -> Account:
        """After the load's end, once everything stands still. A broken promise ends the bench, and keeps the logs; but
        a repeat without a cause, which is the account's to tell."""
        broken = await settled(self.town, self.watch, self.crowd, SETTLES_WITHIN_S)
        account = await audit(self.town, faults, SETTLES_WITHIN_S)
        if broken or account.wrong.keys() - {UNEXPLAINED}:
            raise RuntimeError("broken promises: " + "; ".join([*broken, *account.broken]))
        self.town.kept = bool(account.wrong)
        self._late = [
            (call.shard, call.due_at_ms, call.received_ms - call.due_at_ms) for call in self.town.calls.firsts()
        ]
        return account

    def late_percentile_ms(self, percent: float, phase: Phase) -> float:
        """Of the calls that were due within it."""
        lo_ms, hi_ms = phase.from_s * 1e3, phase.to_s * 1e3
        return percentile(self.lateness_ms(lambda _, due_ms: lo_ms <= due_ms < hi_ms) or [0], percent)

    def lateness_ms(self, is_meant: Callable[[int, int], bool]) -> list[int]:
        """Of the calls whose shard and due time (Unix ms) are meant, by the target's clock, sorted; a repeat's first
        call counts. To be asked after the account."""
        return sorted(late_ms for shard, due_ms, late_ms in self._late if is_meant(shard, due_ms))


@asynccontextmanager
async def scene(load: Load, random: Random, *, nodes: int = len(NAMES)) -> AsyncIterator[Scene]:
    """Whole and balanced; the load has not begun."""
    async with town() as it:
        await it.open(nodes=nodes)
        await owners.write_down(it.postgres.dsn)
        addresses = {node.name: node.http for node in it.nodes.values()}
        watch = Watch(addresses)
        nodes_at = list(addresses.items())
        crowd = Crowd(
            nodes_at,
            random,
            it.receipts,
            per_s=load.per_s,
            batch=load.batch,
            due_ms=load.due_ms,
            types=(UNARY, BATCHED),
        )
        try:
            await watch.until_whole(SETTLES_WITHIN_S, balanced_over=nodes)
            yield Scene(it, watch, crowd)
        finally:
            await crowd.close()
            await watch.close()


def took_ms(asked: Sequence[Asked], percent: float, phase: Phase) -> float:
    """A percentile of what requests took that began within it."""
    ranked = sorted(each.took_ms for each in asked if phase.from_s <= each.began_s <= phase.to_s)
    return percentile(ranked or [0.0], percent)
