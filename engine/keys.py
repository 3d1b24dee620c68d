"""Idempotency keys: a repeat is answered with the first job, exactly, since a shard has one writer.

A key is first looked for among those on their way, then in the journal over the window; only then is its job
filed, the key's row in the same transaction. Jobs without a key never come here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from engine.errors import TocsinError, Unavailable
from engine.ports import Journal
from engine.safeguards import ALL, Safeguards


class KeyDesk:
    def __init__(self, journal: Journal, window_ms: int, safeguards: Safeguards = ALL) -> None:
        self._journal = journal
        self._guarded = safeguards.keys
        self._window_ms = window_ms
        self._on_their_way: dict[bytes, asyncio.Future[int | TocsinError]] = {}

    async def claim(
        self, keys: Sequence[tuple[int, bytes]], now_ms: int
    ) -> dict[bytes, asyncio.Future[int | TocsinError]]:
        """(shard, hash) each. Of those returned somebody else has the answer, now or soon; the rest are the
        caller's to file and to `settle`. Raises what the journal raises, and then claims nothing."""
        taken: dict[bytes, asyncio.Future[int | TocsinError]] = {}
        mine: list[tuple[int, bytes]] = []
        loop = asyncio.get_running_loop()
        for shard, key in keys:
            known = self._on_their_way.get(key)
            if known is not None:
                taken[key] = known
            else:
                self._on_their_way[key] = loop.create_future()
                mine.append((shard, key))
        try:
            asked = mine if self._guarded else []
            found = await self._journal.find_keys(asked, now_ms - self._window_ms) if asked else {}
        except BaseException as error:
            for _, key in mine:
                self.settle(key, error if isinstance(error, TocsinError) else Unavailable("the key was not looked up"))
            raise
        for key, job_id in found.items():
            taken[key] = self._on_their_way[key]
            self.settle(key, job_id)
        return taken

    def of(self, key: bytes) -> asyncio.Future[int | TocsinError]:
        """The answer to come for a key that is claimed and not settled."""
        return self._on_their_way[key]

    def settle(self, key: bytes, result: int | TocsinError) -> None:
        """The key's job is durable, or will never be."""
        self._on_their_way.pop(key).set_result(result)
