"""What breaks, step by step, and how all of it is mended."""

from __future__ import annotations

import asyncio
import contextlib

from engine.errors import TocsinError
from tests.simulation.account import Account
from tests.simulation.machine import Machine
from tests.simulation.plan import SERVING, Step
from tests.simulation.ways import Wire
from tests.simulation.world import Gone, World


class Faults:
    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account

    def mend(self) -> None:
        world, network, redis = self.world, self.world.network, self.world.redis
        world.wires.laid.clear()
        network.fates.clear()
        network.down, network.slow_ms, network.loss, network.repeats = False, 0, 0.0, 0.0
        network.cut.clear()
        if network.stalled:
            network.release()
        redis.server.come_back()
        redis.cut.clear()
        redis.forget()
        redis.slow_ms, redis.loss = 0, 0.0
        world.road.slow_ms, world.road.loss = 0, 0.0
        for pair in sorted(world.cuts):
            world.mend(*pair)
        world.ledger.moods.clear()
        for kind in sorted(world.down):
            world.set_target(kind, True)
        for machine in world.machines.values():
            redis.server.drain(machine.name, wanted=False)
            world.resume(machine, machine.process)
            machine.clock.mend()
            if machine.label != machine.name:
                machine.wanted = False
                world.end(machine)

    async def _for(self, step: Step) -> None:
        await asyncio.sleep(step.for_ms / 1_000)

    # -- processes ---------------------------------------------------------------------------------

    def _named(self, step: Step) -> Machine | None:
        """The node that a step names; of those that serve one that does not stand still."""
        machines = list(self.world.machines.values())
        if step.who != SERVING:
            return self.world.machines.get(step.who) or machines[sum(map(ord, step.who)) % len(machines)]
        serving = [machine for machine in self.world.serving() if machine.process is not None]
        moving = [machine for machine in serving if machine.process is not None and not machine.process.stopped]
        among = moving or serving
        return among[step.number % len(among)] if among else None

    async def kill(self, step: Step) -> None:
        machine = self._named(step)
        if machine is not None:
            self.world.end(machine)

    async def kill_at(self, step: Step) -> None:
        """Killed, or stopped, between the moment something is done, or sent, and the moment its node hears of it."""
        operation, _, side = step.who.partition(" ")
        self.world.wires.laid.append(Wire(operation, side, step.number, step.for_ms))

    async def lose_at(self, step: Step) -> None:
        """The question or the answer of the next operation of a kind."""
        fate = "lost" if step.number % 2 else "unanswered"
        self.world.network.fates.append((step.who, fate))

    async def restart(self, step: Step) -> None:
        machine = self._named(step)
        if machine is not None:
            await self.world.leave(machine)

    async def leave(self, step: Step) -> None:
        """And join again after a while."""
        machine = self._named(step)
        if machine is not None:
            await self.world.leave(machine, step.for_ms)

    async def stop(self, step: Step) -> None:
        machine = self._named(step)
        if machine is None:
            return
        process = machine.process
        self.world.pause(machine)
        await self._for(step)
        self.world.resume(machine, process)

    async def twin(self, step: Step) -> None:
        """A second process is told to be a node that there is."""
        first = self._named(step)
        if first is None or first.label != first.name:
            return
        machine = self.world.twin(first.name)
        await self._for(step)
        machine.wanted = False
        self.world.end(machine)

    async def clock_steps(self, step: Step) -> None:
        machine = self._named(step)
        assert machine is not None
        machine.clock.step(step.number)
        await self._for(step)
        machine.clock.mend()

    # -- moves -------------------------------------------------------------------------------------

    async def drain(self, step: Step) -> None:
        machine = self._named(step)
        if machine is None:
            return
        for wanted in (True, False):
            asked = self.world.serving()
            if asked:
                await self._ask_to_drain(asked[step.number % len(asked)], machine.name, wanted)
            await self._for(step)

    async def _ask_to_drain(self, asked: Machine, name: str, wanted: bool) -> None:
        """As a client does it: whoever is asked may die over it."""
        node = asked.node
        assert node is not None
        with contextlib.suppress(TocsinError, Gone):
            await self.world.ask(asked, lambda _: node.admin.drain(name, wanted))

    async def rebalance(self, step: Step) -> None:
        """As an operator asks for it; `share` of it only wishes to know."""
        serving = self.world.serving()
        if not serving:
            return
        machine = serving[step.number % len(serving)]
        node = machine.node
        assert node is not None
        with contextlib.suppress(TocsinError, Gone):
            moves = await self.world.ask(
                machine, lambda _: node.domains[0].ownership.rebalance(dry_run=step.number % 4 == 0)
            )
            self.world.met["moves asked for"] += len(moves)

    # -- the journal -------------------------------------------------------------------------------

    async def fail_over(self, step: Step) -> None:
        """To a replica that was `for_ms` behind."""
        self.world.network.remember()
        await self._for(step)
        since_ms = self.world.network.fail_over()
        if since_ms is not None:
            self.account.lose(since_ms, self.world.loop.now_ms)
            self.world.excuse_all(since_ms)

    async def journal_down(self, step: Step) -> None:
        network = self.world.network
        network.down = True
        network.restart()
        await self._for(step)
        network.down = False

    async def journal_stalls(self, step: Step) -> None:
        self.world.network.stalled = True
        await self._for(step)
        if self.world.network.stalled:
            self.world.network.release()

    async def journal_slow(self, step: Step) -> None:
        self.world.network.slow_ms = 20 + step.number % 1_000
        await self._for(step)
        self.world.network.slow_ms = 0

    async def journal_loses(self, step: Step) -> None:
        self.world.network.loss = step.share
        await self._for(step)
        self.world.network.loss = 0.0

    async def journal_repeats(self, step: Step) -> None:
        """Statements are carried out again, later: what a broken connection left on its way comes after its repeat."""
        self.world.network.repeats = step.share
        await self._for(step)
        self.world.network.repeats = 0.0

    async def journal_cut(self, step: Step) -> None:
        """For one node only."""
        machine = self._named(step)
        if machine is not None:
            self.world.network.cut.add(machine.name)
            await self._for(step)
            self.world.network.cut.discard(machine.name)

    # -- Redis -------------------------------------------------------------------------------------

    async def redis_away(self, step: Step) -> None:
        self.world.redis.server.go()
        await self._for(step)
        self.world.redis.server.come_back()

    async def redis_emptied(self, step: Step) -> None:
        self.world.redis.server.empty()

    async def redis_restarted(self, step: Step) -> None:
        self.world.redis.server.restart()

    async def redis_rolled_back(self, step: Step) -> None:
        """To what it held `for_ms` ago."""
        self.world.redis.remember()
        await self._for(step)
        self.world.redis.roll_back()

    async def redis_slow(self, step: Step) -> None:
        self.world.redis.slow_ms = 20 + step.number % 1_000
        await self._for(step)
        self.world.redis.slow_ms = 0

    async def redis_loses(self, step: Step) -> None:
        self.world.redis.loss = step.share
        await self._for(step)
        self.world.redis.loss = 0.0

    async def redis_cut(self, step: Step) -> None:
        """For one node only."""
        machine = self._named(step)
        if machine is not None:
            self.world.redis.cut.add(machine.name)
            await self._for(step)
            self.world.redis.cut.discard(machine.name)

    # -- between nodes -----------------------------------------------------------------------------

    async def peers_cut(self, step: Step) -> None:
        one = self._named(step)
        others = sorted(name for name in self.world.plan.skews_ms if one is not None and name != one.name)
        if one is None or not others:
            return
        pair = one.name, others[step.number % len(others)]
        self.world.cut(*pair)
        until_ms = self.world.loop.now_ms + step.for_ms
        while self.world.loop.now_ms < until_ms and pair in self.world.cuts:
            self.world.excuse_cut()
            await asyncio.sleep(0.5)
        self.world.excuse_cut()
        self.world.mend(*pair)

    async def peers_slow(self, step: Step) -> None:
        self.world.road.slow_ms = 10 + step.number % 300
        await self._for(step)
        self.world.road.slow_ms = 0

    async def peers_lose(self, step: Step) -> None:
        """Answers only: what was asked is done."""
        self.world.road.loss = step.share
        await self._for(step)
        self.world.road.loss = 0.0

    # -- targets -----------------------------------------------------------------------------------

    async def _target(self, step: Step) -> None:
        moods = self.world.ledger.moods
        moods[step.who] = mood = (step.what, step.share)
        await self._for(step)
        if moods.get(step.who) is mood:
            del moods[step.who]

    target_fails = target_dies = target_hangs = target_slow = target_loses = _target

    async def target_down(self, step: Step) -> None:
        self.world.outages[step.who] += 1
        self.world.set_target(step.who, False)
        await self._for(step)
        self.world.set_target(step.who, True)
