"""One plan of moves, as it stands in Redis: made where none stands, and waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from engine.errors import Conflict, Unavailable, UnknownOutcome
from shards.ports import Leases, Plan

BUSY = "a rebalancing is under way: wait for its end"
_POLL_S = 0.05


async def carry_out(plan: Plan, leases: Leases, announce: Callable[[], None]) -> None:
    """Until its owners have done what they can of it. Raises `Conflict` while another stands, `Unavailable` while Redis
    is away, `UnknownOutcome` where it goes away before the end."""
    if not await leases.set_plan(None, plan):
        raise Conflict(BUSY)
    announce()
    while True:
        try:
            view = await leases.look()
        except Unavailable as error:
            raise UnknownOutcome(f"the plan stands, and is carried out once redis is back: {error}") from error
        if view.plan is None or view.plan.id != plan.id:
            return
        await asyncio.sleep(_POLL_S)
