"""What is broken, when, for how long, drawn from a seed; and its mending.

Lives here and nowhere else: the table of faults. Invariants: a node suffers one fault at a time, and one node at least
suffers none; each store suffers one at a time; whatever is broken is mended by whoever broke it, and once more by
`mend` at the end. Two faults of different things may overlap: that is the point.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from random import Random
from typing import Any

import aiohttp
import msgspec
import redis.asyncio
import redis.exceptions

from bench.chaos.town import Node, Town
from bench.chaos.watch import Watch

RECOVERS_WITHIN_S = 60.0
_LOOKS = 4


class Fault(msgspec.Struct):
    """One that was done. Times are Unix seconds; `ended_s`: when it was mended."""

    kind: str
    subject: str
    detail: str
    began_s: float
    ended_s: float = 0.0
    whole_after_s: float | None = None
    """From its begin until living nodes served all shards; None: they did not in time."""


Break = Callable[[Fault, Random], Awaitable[None]]


class Faults:
    def __init__(self, town: Town, watch: Watch, random: Random, every_s: float) -> None:
        self._town = town
        self._watch = watch
        self._random = random
        self._every_s = every_s
        self._log = town.directory / "faults.log"
        self._busy: set[str] = set()
        self._going: set[asyncio.Task[None]] = set()
        self._of_node = {
            "kill -9": self._kill,
            "SIGSTOP": self._stop_for,
            "SIGTERM": self._terminate,
        }
        self._of_store = {
            "Valkey killed": (self._kill_valkey, "valkey"),
            "Valkey emptied": (self._empty_valkey, "valkey"),
            "Valkey paused": (self._pause_valkey, "valkey"),
            "PostgreSQL restarted": (self._restart_postgres, "postgres"),
            "cut": (self._cut, "network"),
            "rebalance": (self._rebalance, "plan"),
        }
        self.done: list[Fault] = []
        self.fell: list[str] = []
        """Nodes whose process ended without being told to, and why."""

    async def rounds(self, until_s: float) -> None:
        """Begin faults until then (of the loop's clock), and end with all of them mended."""
        loop = asyncio.get_running_loop()
        while (left_s := until_s - loop.time()) > 0:
            await asyncio.sleep(min(left_s, self._every_s * self._random.uniform(0.5, 1.5)))
            if loop.time() < until_s:
                self._begin()
        while self._going:
            await asyncio.wait(self._going)
        await self.mend()

    def _begin(self) -> None:
        """Kinds weigh alike, but that those of nodes weigh twice."""
        kinds = [*self._of_node, *self._of_node, *self._of_store]
        self._random.shuffle(kinds)
        for kind in kinds:
            subject, act = self._subject(kind)
            if subject is not None:
                fault = Fault(kind, subject, "", time.time())
                self.done.append(fault)
                self._busy.add(subject)
                self._note(fault, "begins")
                task = asyncio.get_running_loop().create_task(self._carry_out(fault, act))
                self._going.add(task)
                task.add_done_callback(self._going.discard)
                return

    def _subject(self, kind: str) -> tuple[str | None, Break]:
        if kind in self._of_store:
            act, store = self._of_store[kind]
            return (None if store in self._busy else store), act
        free = [name for name in self._town.nodes if name not in self._busy]
        return (self._random.choice(free) if len(free) > 1 else None), self._of_node[kind]

    async def _carry_out(self, fault: Fault, act: Break) -> None:
        recovery = asyncio.get_running_loop().create_task(self._recovery(fault))
        try:
            await act(fault, Random(self._random.random()))
        except SystemExit as error:
            self.fell.append(f"{fault.subject} did not start again after {fault.kind}: {error}")
        except TimeoutError:
            self.fell.append(f"{fault.subject} did not end on {fault.kind}, and was killed")
            await self._node(fault).start()
        finally:
            fault.ended_s = time.time()
            self._busy.discard(fault.subject)
            self._note(fault, "mended")
        await recovery
        self._note(fault, f"whole after {fault.whole_after_s} s")

    def _note(self, fault: Fault, what: str) -> None:
        """Beside the nodes' logs, in their way to tell the time."""
        now = datetime.now(UTC).strftime("%H:%M:%S.%f")[:-3]
        with self._log.open("a") as log:
            log.write(f"{now} {fault.kind} of {fault.subject} {what}: {fault.detail}\n")

    async def _recovery(self, fault: Fault) -> None:
        """Whole for a few looks in a row, since a fault takes a moment to show."""
        with contextlib.suppress(TimeoutError):
            whole_s = await self._watch.until_whole(RECOVERS_WITHIN_S, looks=_LOOKS)
            fault.whole_after_s = max(0.0, whole_s - fault.began_s)

    # -- nodes -------------------------------------------------------------------------------------

    def _node(self, fault: Fault) -> Node:
        return self._town.nodes[fault.subject]

    async def _kill(self, fault: Fault, random: Random) -> None:
        """It is back within its lease, or long after."""
        down_s = random.choice([random.uniform(0.0, 2.0), random.uniform(6.0, 12.0)])
        fault.detail = f"back after {down_s:.1f} s"
        await self._node(fault).kill()
        await asyncio.sleep(down_s)
        await self._node(fault).start()

    async def _stop_for(self, fault: Fault, random: Random) -> None:
        for_s = random.uniform(1.0, 12.0)
        fault.detail = f"for {for_s:.1f} s"
        self._node(fault).pause()
        await asyncio.sleep(for_s)
        self._node(fault).resume()

    async def _terminate(self, fault: Fault, random: Random) -> None:
        down_s = random.uniform(0.0, 4.0)
        fault.detail = f"back after {down_s:.1f} s"
        await self._node(fault).stop()
        await asyncio.sleep(down_s)
        await self._node(fault).start()

    # -- stores and ways ---------------------------------------------------------------------------

    async def _kill_valkey(self, fault: Fault, random: Random) -> None:
        down_s = random.uniform(0.0, 5.0)
        fault.detail = f"away for {down_s:.1f} s"
        await self._town.restart_valkey(down_s)

    async def _empty_valkey(self, fault: Fault, _: Random) -> None:
        client = redis.asyncio.Redis.from_url(self._town.valkey.url)
        with contextlib.suppress(redis.exceptions.RedisError):
            await client.flushall()
        await client.aclose()

    async def _pause_valkey(self, fault: Fault, random: Random) -> None:
        for_s = random.uniform(1.0, 10.0)
        fault.detail = f"for {for_s:.1f} s"
        await self._town.pause_valkey(for_s)

    async def _restart_postgres(self, fault: Fault, random: Random) -> None:
        down_s = random.uniform(0.0, 2.0)
        fault.detail = f"immediate, away for {down_s:.1f} s"
        await self._town.restart_postgres(down_s)

    async def _cut(self, fault: Fault, random: Random) -> None:
        one, other = random.sample(sorted(self._town.nodes), 2)
        kind, for_s = random.choice(["stall", "reset"]), random.uniform(1.0, 10.0)
        fault.detail = f"{one} and {other}, {kind}, for {for_s:.1f} s"
        ways = [(self._town.nodes[one].proxy, other), (self._town.nodes[other].proxy, one)]
        for proxy, peer in ways:
            assert proxy is not None
            proxy.cut(peer, kind)
        await asyncio.sleep(for_s)
        for proxy, peer in ways:
            assert proxy is not None
            await proxy.mend(peer)

    async def _rebalance(self, fault: Fault, random: Random) -> None:
        node = random.choice(self._town.living or list(self._town.nodes.values()))
        url, options = f"http://{node.http}/api/v1/admin/rebalance", {"dry_run": False}
        try:
            timeout = aiohttp.ClientTimeout(total=30.0)
            async with aiohttp.ClientSession(timeout=timeout) as session, session.post(url, json=options) as answer:
                fault.detail = f"{node.name} says {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            fault.detail = f"{node.name}: {type(error).__name__}"

    # -- the end -----------------------------------------------------------------------------------

    async def mend(self) -> None:
        """Every node runs, every way is open. Those that ended by themselves are noted."""
        for node in self._town.nodes.values():
            node.resume()
            if node.fell or node.pid is None:
                code = node.exit_code
                self.fell.append(f"{node.name} is not there at the end (exit code {code}): {node.last_words()}")
                await node.kill()
                with contextlib.suppress(SystemExit):
                    await node.start()

    def told(self) -> list[dict[str, Any]]:
        return [msgspec.to_builtins(fault) for fault in self.done]
