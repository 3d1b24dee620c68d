"""Looks at every target of the catalog now and then, called or not, so that the status says how each is.

A probe decides nothing: calls find out for themselves, and a target that says it is not well is called all the same,
since only what comes of a call counts. Invariant: one round at a time, with at most `AT_ONCE_MAX` targets looked at
together.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from engine.core.catalog import Catalog, Target
from engine.ports import Targets

log = logging.getLogger(__name__)

EVERY_MS = 30_000
"""Half of that to half as much again between two rounds, so that nodes do not look at a target together."""
AT_ONCE_MAX = 8

FAILED = "transient_failure"
NOT_SERVING = "not_serving"
"""It is reached, and says itself that it is not well."""


class Probes:
    def __init__(self, targets: Targets, catalog: Catalog, random: Callable[[], float]) -> None:
        self._targets = targets
        self._catalog = catalog
        self._random = random
        self._found: dict[str, str] = {}

    async def rounds(self) -> None:
        while True:
            await self.round()
            await asyncio.sleep(EVERY_MS * (0.5 + self._random()) / 1_000)

    async def round(self) -> None:
        """Look at each once. What left the catalog is forgotten, its connections closed."""
        turns = asyncio.Semaphore(AT_ONCE_MAX)

        async def look(target: Target, health_path: str) -> dict[str, str]:
            async with turns:
                try:
                    return await self._targets.probe(target, health_path)
                except Exception:  # a fault of ours: it must end neither the round nor the node
                    log.exception("the look at %s failed inside the node", target.key)
                    return {target.address: FAILED}

        asked: dict[tuple[str, str], Target] = {}
        for kind in self._catalog.types.values():
            asked.setdefault((kind.target.key, kind.health_path), kind.target)
        await self._targets.keep_only(asked.values())
        found = await asyncio.gather(*(look(target, path) for (_, path), target in asked.items()))
        states: dict[str, str] = {}
        for each in found:
            for address, state in each.items():
                # Types of one target may name several paths of its health: it is as well as the worst says.
                if states.get(address, "ready") == "ready":
                    states[address] = state
        self._found = states

    def states(self) -> dict[str, str]:
        """By address: as its connections are just now, where there are some; else as the last round found it."""
        states = dict(self._found)
        for address, state in self._targets.states().items():
            if not (state == "ready" and states.get(address) == NOT_SERVING):
                states[address] = state
        named = {kind.target.address for kind in self._catalog.types.values()}
        # A database is one of its target: postgres/NAME.
        return {address: state for address, state in states.items() if address.partition("/")[0] in named}
