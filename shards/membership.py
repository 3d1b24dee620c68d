"""Who is there: this node's lease, and what Redis says of the others.

Lives here and nowhere else: when the lease is renewed, when Redis is looked at, and what a node with the same id means.
Invariants: the lease is renewed only while this node's own proof of ownership is young; what is seen is acted by only
while it is young (`Watch`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import msgspec

from engine.errors import Unavailable, Unusable
from engine.ports import Clock
from engine.safeguards import ALL, Safeguards
from shards.core.term import Watch
from shards.options import LEASE_RENEW_MS, LEASE_TTL_MS
from shards.ports import Lease, Leases, View

log = logging.getLogger(__name__)

HELD_BACK_MS = 100
"""A node that was cut off renews as soon as it has proved itself again: else it looks dead, and serves."""
LOOK_MS = 400
"""Between two looks where nothing is announced: a lease that ends is noticed within it."""
GAP_MS = 2_500
"""Looks further apart than this began anew: leases may have ended and come again unseen."""
SETTLE_MS = 5_000
"""Membership must stand still for so long before shards move because of it: a node that restarts is back by then."""
_RIVAL_LOOK_MS = 200


class Membership:
    def __init__(
        self,
        leases: Leases,
        lease: Callable[[], Lease],
        clock: Clock,
        *,
        may_renew: Callable[[], bool],
        is_process_gone: Callable[[str], bool | None],
        on_renewed: Callable[[str], None],
        safeguards: Safeguards = ALL,
    ) -> None:
        """`lease()`: what this node says of itself just now. `on_renewed` is told ok, failed or held_back."""
        self._leases = leases
        self._lease = lease
        self._clock = clock
        self._weight: float | None = None
        self._may_renew = may_renew
        self._is_process_gone = is_process_gone
        self._on_renewed = on_renewed
        self._look_now = asyncio.Event()
        self.watch = Watch(LEASE_TTL_MS, GAP_MS, SETTLE_MS, minds_runs=safeguards.same_run)
        self.trouble: str | None = "not looked at yet"

    # -- the own lease -----------------------------------------------------------------------------

    @property
    def lease(self) -> Lease:
        lease = self._lease()
        return lease if self._weight is None else msgspec.structs.replace(lease, weight=self._weight)

    def retire(self) -> None:
        """This node leaves: nobody should give it anything any more."""
        self._weight = 0.0

    async def hold(self) -> None:
        """Before anything is taken. Waits for the lease of a predecessor of the same id to end, unless that is known to
        be gone. Raises `Unusable` where another process renews it, `Unavailable` while Redis is away."""
        until_ms = self._clock.boot_ms() + LEASE_TTL_MS + LEASE_RENEW_MS
        told = False
        while True:
            rival = await self._leases.renew(self.lease, LEASE_TTL_MS)
            if rival is None:
                return
            if self._is_process_gone(rival.process) and await self._leases.replace_lease(
                rival, self.lease, LEASE_TTL_MS
            ):
                return
            if self._clock.boot_ms() >= until_ms:
                raise Unusable(
                    f"--node-id {rival.node}: another process holds this name (gRPC at {rival.grpc}): stop it, or give "
                    "this node a name of its own"
                )
            if not told:
                log.warning("waiting for the lease of an earlier process named %s to end", rival.node)
                told = True
            await asyncio.sleep(_RIVAL_LOOK_MS / 1_000)

    async def renew_rounds(self) -> None:
        """Raises `Unusable` when another process has taken this node's name."""
        while True:
            may = self._may_renew()
            if not may:  # whoever cannot reach the journal is not alone with it: others' leases end for the same reason
                self.watch.forget()
            self._on_renewed(await self._renew() if may else "held_back")
            await asyncio.sleep((LEASE_RENEW_MS if may else HELD_BACK_MS) / 1_000)

    async def _renew(self) -> str:
        try:
            rival = await self._leases.renew(self.lease, LEASE_TTL_MS)
        except Unavailable as error:
            self._away(error)
            return "failed"
        if rival is not None:
            raise Unusable(f"--node-id {rival.node}: another process (gRPC at {rival.grpc}) has taken this name")
        return "ok"

    async def release(self) -> None:
        try:
            await self._leases.release(self.lease)
        except Unavailable as error:
            log.info("the lease ends by itself: %s", error)

    # -- the others --------------------------------------------------------------------------------

    @property
    def view(self) -> View | None:
        """As last seen; None: nothing, or nothing that is young enough to act by."""
        return self.watch.view if self.watch.sees(self._clock.boot_ms()) else None

    def is_gone(self, node: str) -> bool:
        return self.watch.is_gone(node, self._clock.boot_ms())

    def is_life_gone(self, node: str, life: str) -> bool:
        return self.watch.is_life_gone(node, life, self._clock.boot_ms())

    def poke(self) -> None:
        """Something was announced: look now."""
        self._look_now.set()

    async def look(self) -> View | None:
        began_ms = self._clock.boot_ms()
        try:
            view = await self._leases.look()
        except Unavailable as error:
            self._away(error)
            return None
        self.watch.see(view, began_ms, self._clock.boot_ms())
        if self.trouble is not None:
            log.info("redis is there")
        self.trouble = None
        return view

    async def until_looked_at(self) -> None:
        """Until it is time to look again, or something was announced."""
        due = asyncio.get_running_loop().call_later(LOOK_MS / 1_000, self._look_now.set)
        try:
            await self._look_now.wait()
        finally:
            due.cancel()
        self._look_now.clear()

    def _away(self, error: Unavailable) -> None:
        if self.trouble is None:
            log.warning("redis is away, the node goes on without it and nothing moves: %s", error)
        self.trouble = str(error)
