"""Calls under way on one link: how many there may be, and what a caller is told of one that ends without its answer.

Whether a call was sent is known for sure in one direction only: what was never handed to the stream is `Unreached`, and
all else whose answer does not come is `UnknownOutcome`.
"""

from __future__ import annotations

import asyncio

from engine.errors import Busy, TocsinError, UnknownOutcome
from shards.peer.bounds import PeerOptions
from shards.ports import Unreached


class Flight:
    __slots__ = ("answer", "sent", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.sent = False
        self.answer: asyncio.Future[tuple[bytes, bool]] = asyncio.get_running_loop().create_future()
        """(body, whether it is an error)."""

    def settle(self, body: bytes, failed: bool) -> None:
        if not self.answer.done():
            self.answer.set_result((body, failed))

    def lose(self, peer: str, reason: str) -> None:
        if not self.answer.done():
            self.answer.set_exception(lost(self.sent, peer, reason))


class Flights:
    """Of one link."""

    def __init__(self, peer: str, options: PeerOptions) -> None:
        self._peer = peer
        self._options = options
        self.count = 0
        self.bytes = 0

    def begin(self, size: int) -> Flight:
        """Raises `Busy`. `size`: of the call and what its answer may be."""
        if self.count >= self._options.calls_max:
            raise Busy(f"{self.count} calls to node {self._peer} are under way already: send this again later")
        if self.count and self.bytes + size > self._options.bytes_max:
            raise Busy(f"{self.bytes} bytes to and from node {self._peer} are under way already: send this again later")
        self.count += 1
        self.bytes += size
        return Flight(size)

    def end(self, flight: Flight) -> None:
        self.count -= 1
        self.bytes -= flight.size
        if flight.answer.done() and not flight.answer.cancelled():
            flight.answer.exception()  # whoever waited may have left: nobody else is to be told
        else:
            flight.answer.cancel()


def lost(sent: bool, peer: str, reason: str) -> TocsinError:
    if not sent:
        return Unreached(f"node {peer} cannot be reached: {reason}")
    return UnknownOutcome(
        f"node {peer} was asked, and its answer did not come ({reason}): whether it was done is unknown"
    )
