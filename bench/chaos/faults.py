"""What is broken, when, for how long, drawn from a seed; and its mending. What an operator does is drawn alike.

Lives here and nowhere else: the table of faults. Invariants: a node suffers one fault at a time, and one node at least
suffers none, save in a rolling restart, which is one fault of them all; each store suffers one at a time; whatever is
broken is mended by whoever broke it, and once more by `mend` at the end. Two faults of different things may overlap:
that is the point.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from random import Random

import msgspec
import redis.asyncio
import redis.exceptions

from bench.chaos.cause import CUT, KILLED, OVERRAN, STARVED, STOPPED, Window
from bench.chaos.operator import Operator
from bench.chaos.town import DRAIN_S, Node, Town
from bench.chaos.watch import Watch

RECOVERS_WITHIN_S = 60.0
_LOOKS = 4
_EMPTY_WITHIN_S, _LOOK_S = 20.0, 0.25


class Fault(msgspec.Struct):
    """One that was done. Times are Unix seconds."""

    kind: str
    subject: str
    detail: str
    began_s: float
    nodes: tuple[str, ...] = ()
    """Whom it struck; none named: all of them."""
    mended_s: float = 0.0
    over_s: float = 0.0
    """When, after it was mended, those whom it struck served and had a lease in the eyes of all."""
    whole_after_s: float | None = None
    """From its begin until living nodes served all shards; None: they did not in time."""
    overran: list[str] = []
    """Nodes that were told to end and took longer than their drain time."""

    @property
    def windows(self) -> list[Window]:
        own = Window(self.kind, self.nodes, self.began_s, self.over_s)
        late = [Window(OVERRAN, tuple(self.overran), self.began_s, self.over_s)] if self.overran else []
        return [own, *late]


Break = Callable[[Fault, Random], Awaitable[None]]


class Faults:
    def __init__(self, town: Town, watch: Watch, random: Random, every_s: float) -> None:
        self._town = town
        self._watch = watch
        self._random = random
        self._every_s = every_s
        self._operator = Operator({name: node.http for name, node in town.nodes.items()})
        self._log = town.directory / "faults.log"
        self._busy: set[str] = set()
        self._going: set[asyncio.Task[None]] = set()
        self._of_node: dict[str, Break] = {
            KILLED: self._kill,
            STOPPED: self._stop_for,
            "SIGTERM": self._terminate,
        }
        self._of_all: dict[str, tuple[Break, str]] = {
            "Valkey killed": (self._kill_valkey, "valkey"),
            "Valkey emptied": (self._empty_valkey, "valkey"),
            "Valkey paused": (self._pause_valkey, "valkey"),
            STARVED: (self._restart_postgres, "postgres"),
            CUT: (self._cut, "network"),
            "rebalance": (self._rebalance, "plan"),
            "drain": (self._drain, "plan"),
            "rolling restart": (self._restart_all, "all nodes"),
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
        kinds = [*self._of_node, *self._of_node, *self._of_all]
        self._random.shuffle(kinds)
        for kind in kinds:
            drawn = self._drawn(kind)
            if drawn is not None:
                act, fault, taken = drawn
                self.done.append(fault)
                self._busy |= taken
                self._note(fault, "begins")
                task = asyncio.get_running_loop().create_task(self._carry_out(fault, act, taken))
                self._going.add(task)
                task.add_done_callback(self._going.discard)
                return

    def _drawn(self, kind: str) -> tuple[Break, Fault, set[str]] | None:
        """What is done, and what nobody else may break meanwhile; None where it is broken already."""
        free = [name for name in self._town.nodes if name not in self._busy]
        if kind in self._of_node:
            if len(free) < 2:
                return None
            node = self._random.choice(free)
            return self._of_node[kind], Fault(kind, node, "", time.time(), (node,)), {node}
        act, subject = self._of_all[kind]
        nodes = tuple(self._town.nodes) if subject == "all nodes" else ()
        taken = {*nodes, "plan"} if nodes else {subject}
        return None if taken & self._busy else (act, Fault(kind, subject, "", time.time(), nodes), taken)

    async def _carry_out(self, fault: Fault, act: Break, taken: set[str]) -> None:
        recovery = asyncio.get_running_loop().create_task(self._recovery(fault))
        try:
            await act(fault, Random(self._random.random()))
        except SystemExit as error:
            self.fell.append(f"{fault.subject} did not start again after {fault.kind}: {error}")
        except TimeoutError as error:
            self.fell.append(f"{fault.subject} did not end on {fault.kind}: {error or 'its process was killed'}")
            await self._start_missing(fault)
        finally:
            fault.mended_s = time.time()
            self._busy -= taken
            self._note(fault, "mended")
        await recovery
        fault.over_s = fault.mended_s + RECOVERS_WITHIN_S
        with contextlib.suppress(TimeoutError):
            struck = fault.nodes or tuple(self._town.nodes)
            fault.over_s = await self._watch.until_recovered(struck, RECOVERS_WITHIN_S)
        self._note(fault, f"whole after {fault.whole_after_s} s, over after {fault.over_s - fault.began_s} s")

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
        ended_after_s = await self._end(fault, self._node(fault))
        fault.detail = f"ended after {ended_after_s:.1f} s, back after {down_s:.1f} s"
        await asyncio.sleep(down_s)
        await self._node(fault).start()

    async def _restart_all(self, fault: Fault, _: Random) -> None:
        """One after another, each as soon as the one before it serves."""
        took = []
        for node in self._town.nodes.values():
            took.append(await self._end(fault, node))
            await node.start()
        fault.detail = f"ended after {', '.join(f'{each:.1f}' for each in took)} s"

    async def _end(self, fault: Fault, node: Node) -> float:
        began_s = time.monotonic()
        try:
            await node.stop()
        finally:
            took_s = time.monotonic() - began_s
            if took_s > DRAIN_S:
                fault.overran.append(node.name)
        return took_s

    async def _start_missing(self, fault: Fault) -> None:
        for name in fault.nodes:
            if self._town.nodes[name].pid is None:
                await self._town.nodes[name].start()

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
        fault.nodes = (one, other)
        fault.detail = f"{one} and {other}, {kind}, for {for_s:.1f} s"
        ways = [(self._town.nodes[one].proxy, other), (self._town.nodes[other].proxy, one)]
        for proxy, peer in ways:
            assert proxy is not None
            proxy.cut(peer, kind)
        await asyncio.sleep(for_s)
        for proxy, peer in ways:
            assert proxy is not None
            await proxy.mend(peer)

    # -- what an operator does ---------------------------------------------------------------------

    def _asked(self, random: Random) -> str:
        return random.choice(self._town.living or list(self._town.nodes.values())).name

    async def _rebalance(self, fault: Fault, random: Random) -> None:
        fault.detail = await self._operator.rebalance(self._asked(random))

    async def _drain(self, fault: Fault, random: Random) -> None:
        """Until the node is empty, or for as long as an operator may wait for it; then it is taken back."""
        node, stays_s = random.choice(sorted(self._town.nodes)), random.uniform(0.0, 3.0)
        began_s = time.monotonic()
        fault.detail = f"{node}, {await self._operator.drain(self._asked(random), node)}"
        while self._watch.shares.get(node) != 0 and time.monotonic() < began_s + _EMPTY_WITHIN_S:
            await asyncio.sleep(_LOOK_S)
            await self._watch.look()
        empty = "empty" if self._watch.shares.get(node) == 0 else "not empty"
        fault.detail += f", {empty} after {time.monotonic() - began_s:.1f} s"
        await asyncio.sleep(stays_s)
        fault.detail += f", {await self._operator.take_back(node, RECOVERS_WITHIN_S)}"

    # -- the end -----------------------------------------------------------------------------------

    async def mend(self) -> None:
        """Every node runs and is wanted, every way is open. Those that ended by themselves are noted."""
        for node in self._town.nodes.values():
            node.resume()
            if node.fell or node.pid is None:
                code = node.exit_code
                self.fell.append(f"{node.name} is not there at the end (exit code {code}): {node.last_words()}")
                await node.kill()
                with contextlib.suppress(SystemExit):
                    await node.start()
        for name in self._town.nodes:
            await self._operator.take_back(name, RECOVERS_WITHIN_S)

    async def close(self) -> None:
        await self._operator.close()
