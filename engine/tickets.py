"""What a wish carries to the machine and back: who waits for its answer, and by which number he knows it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from engine.core.job import Job
from engine.errors import TocsinError


class Batch:
    """The answers of one request, in its order; done when all are there."""

    __slots__ = ("done", "left", "results")

    def __init__(self, size: int) -> None:
        self.results: list[Job | TocsinError | None] = [None] * size
        self.left = size
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def settle(self, index: int, result: Job | TocsinError) -> None:
        self.results[index] = result
        self.left -= 1
        if not self.left and not self.done.done():
            self.done.set_result(None)


class Settles(Protocol):
    """Who waits for the answers to wishes."""

    def settle(self, index: int, result: Job | TocsinError) -> None: ...


Ticket = tuple[Settles, int, bytes | None]
"""(who waits, the number it knows the wish by, hash of the idempotency key)."""
