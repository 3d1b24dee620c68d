"""The ways between nodes without sockets: the twin of `shards.peer.links` for simulations and tests.

`MemoryPeers` is what lies between the nodes: which of them is where, how long a call takes, which pairs are cut, which
answers get lost. Bytes go there and back as over a stream, through the same codec. Time passes on the running loop's
timers only, so a virtual loop makes it all repeatable.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import msgspec

from shards.peer.bounds import PeerOptions
from shards.peer.called import Called
from shards.peer.flights import Flight, Flights
from shards.peer.served import Served
from shards.ports import Unreached

Spawn = Callable[[Coroutine[Any, Any, None]], object]
"""Runs a node's own work as that node's: it dies with it."""


class Road(Protocol):
    """What a call meets on its way. Both may wait."""

    async def there(self, source: str, target: str, call: str) -> None:
        """Before it arrives."""
        ...

    async def back(self, source: str, target: str, call: str) -> bool:
        """After it was carried out: whether the answer arrives. `source` is who asked."""
        ...


class Straight:
    """Nothing takes time, nothing is lost."""

    async def there(self, source: str, target: str, call: str) -> None:
        pass

    async def back(self, source: str, target: str, call: str) -> bool:
        return True


class Standing(msgspec.Struct):
    served: Served
    spawn: Spawn


class MemoryPeers:
    """One for a cluster; outlives its nodes."""

    def __init__(self, road: Road | None = None) -> None:
        self.road: Road = road or Straight()
        self._nodes: dict[tuple[str, str], Standing] = {}
        """By name and address: of two processes with one name each is where it says it is."""
        self._cuts: set[frozenset[str]] = set()
        self._under_way: dict[Flight, tuple[str, str]] = {}

    def stand(self, node: str, address: str, served: Served, spawn: Spawn) -> None:
        """The node listens there, from now on."""
        self._nodes[node, address] = Standing(served, spawn)

    def fall(self, node: str, reason: str = "connection reset", *, address: str | None = None) -> None:
        """It listens no more, there or anywhere, and every call to it or of it that is under way is broken."""
        self._nodes = {at: each for at, each in self._nodes.items() if at[0] != node or address not in (None, at[1])}
        self._break(lambda pair: node in pair, reason)

    def cut(self, one: str, other: str) -> None:
        """Between these two nothing passes until `mend`."""
        self._cuts.add(frozenset((one, other)))
        self._break(lambda pair: {one, other} == set(pair), "the network between is cut")

    def mend(self, one: str, other: str) -> None:
        self._cuts.discard(frozenset((one, other)))

    def _break(self, which: Callable[[tuple[str, str]], bool], reason: str) -> None:
        for flight, pair in list(self._under_way.items()):
            if which(pair):
                flight.lose(pair[1], reason)

    def find(self, source: str, target: str, address: str) -> Standing:
        """Raises `Unreached`."""
        standing = self._nodes.get((target, address))
        if frozenset((source, target)) in self._cuts:
            raise Unreached(f"node {target} cannot be reached: {address}: the network between is cut")
        if standing is None:
            raise Unreached(f"node {target} cannot be reached: {address}: connection refused")
        return standing

    def send(self, pair: tuple[str, str], standing: Standing, name: str, body: bytes, flight: Flight) -> None:
        flight.sent = True
        self._under_way[flight] = pair
        standing.spawn(self._carry(pair, standing, name, body, flight))

    async def _carry(self, pair: tuple[str, str], standing: Standing, name: str, body: bytes, flight: Flight) -> None:
        await self.road.there(*pair, name)
        if flight.answer.done() and flight.answer.exception() is not None:
            return  # broken before it arrived
        answer, failed = await standing.served.answer(name, body)
        if await self.road.back(*pair, name):
            flight.settle(answer, failed)

    def forget(self, flight: Flight) -> None:
        self._under_way.pop(flight, None)


class MemoryLinks:
    """`shards.ports.PeerLinks` of one node."""

    def __init__(self, peers: MemoryPeers, node: str, options: PeerOptions) -> None:
        self._peers = peers
        self._node = node
        self._options = options.check()
        self._ways: dict[tuple[str, str], MemoryWay] = {}

    def to(self, node: str, address: str) -> Called:
        way = self._ways.get((node, address))
        if way is None:
            way = self._ways[node, address] = MemoryWay(self._peers, self._node, node, address, self._options)
        return way.called

    async def close(self) -> None:
        for way in self._ways.values():
            way.close()


class MemoryWay:
    def __init__(self, peers: MemoryPeers, source: str, node: str, address: str, options: PeerOptions) -> None:
        self.called = Called(self)
        self._peers = peers
        self._pair = source, node
        self._address = address
        self._options = options
        self._flights = Flights(node, options)
        self._mine: dict[Flight, None] = {}
        self._closed = False

    async def call(self, name: str, body: bytes, expects: int) -> tuple[bytes, bool]:
        flight = self._flights.begin(len(body) + expects)
        self._mine[flight] = None
        try:
            if self._closed:
                raise Unreached(f"node {self._pair[1]} cannot be reached: the way there is closed")
            standing = self._peers.find(*self._pair, self._address)
            self._peers.send(self._pair, standing, name, body, flight)
            timeout_s = self._options.call_timeout_ms / 1_000
            late = asyncio.get_running_loop().call_later(
                timeout_s, flight.lose, self._pair[1], f"nothing came within {timeout_s:g} s"
            )
            try:
                return await flight.answer
            finally:
                late.cancel()
        finally:
            self._mine.pop(flight, None)
            self._peers.forget(flight)
            self._flights.end(flight)

    def close(self) -> None:
        self._closed = True
        for flight in self._mine:
            flight.lose(self._pair[1], "this node closed it")
