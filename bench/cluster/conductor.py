"""The order of a run: stores, target, nodes, load; what happens meanwhile; the account; and the way back.

A node that dies ends nothing and is not started again: that is what one comes to see. Whatever else ends a run goes
through `conduct`, which ends every process that was started, by its pid, before it returns the exit code.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import msgspec

from api.cluster.picture import Letters
from api.cluster.seen import SHARDS, Cluster
from bench.cluster import view
from bench.cluster.account import Account, Witness
from bench.cluster.load import Load
from bench.cluster.show import Show
from bench.cluster.story import Story
from bench.house import CATALOG, TYPE
from bench.replay.crew import Child, Crew, Trouble
from bench.replay.stage import DRAIN_S, HOST, TARGET_PATIENCE_S, environment, make_directory
from bench.targets.ledger import Reader

LOOK_S = 0.25
PLAIN_EVERY_S = 5.0
ASK_TIMEOUT = aiohttp.ClientTimeout(total=3)
NODE_PATIENCE_S = DRAIN_S + 20.0
STORES_PATIENCE_S = 90.0
ANSWERS_S = 15.0
"""After the load has ended: how long its last answers may take."""
STILL_S = 30.0
"""After the last acknowledged job was due, or after the last call: then what is not in the ledger is missing."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    nodes: int
    rate: float
    seconds: float | None
    shards: int
    data: Path


async def conduct(wishes: Wishes, show: Show) -> int:
    """Returns the exit code: 0, or 1 when a job is not accounted for or something broke."""
    stops = _stop_signals()
    run = f"{datetime.now(UTC):%y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    try:
        directory = make_directory(wishes.data, run, "runs")
    except Trouble as trouble:
        show.say(str(trouble), "bold red")
        return 1
    crew = Crew(directory, environment(os.environ))
    town = Town(wishes, show, run, crew, directory)
    work = asyncio.create_task(town.live(stops[0]))
    try:
        ends: set[asyncio.Future[Any]] = {work, stops[1], crew.lost}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        work.cancel()
        (ended,) = await asyncio.gather(work, return_exceptions=True)
        if crew.lost.done():
            show.say(crew.lost.result().obituary(), "bold red")
            return 1
        if isinstance(ended, Trouble):
            show.say(str(ended), "bold red")
            return 1
        if isinstance(ended, Exception):
            raise ended
        return 0 if isinstance(ended, Account) and ended.ok else 1
    finally:
        show.say("ending the nodes, then target and stores", "bright_black")
        forced = await crew.end()
        show.say(f"had to be killed: {', '.join(forced)}" if forced else "all of it has ended", "bright_black")


class Town:
    def __init__(self, wishes: Wishes, show: Show, run: str, crew: Crew, directory: Path) -> None:
        self._wishes = wishes
        self._show = show
        self._run = run
        self._crew = crew
        self._directory = directory
        self._addresses: dict[str, str] = {}
        """HTTP, by node."""
        self._story = Story(wishes.nodes)
        self._letters = Letters()
        self._cluster = Cluster([])
        self._reader = Reader(directory / "ledger.jsonl")
        self._plain_s = 0.0
        self._ending = False

    async def live(self, stop: asyncio.Future[None]) -> Account | None:
        """Until told to stop, or until the time is up; then the account. None: it was stopped before it began."""
        starting = asyncio.ensure_future(self._start())
        await asyncio.wait({starting, stop}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
            return None
        starting.result()
        load = Load(self._living_addresses, self._wishes.rate, self._run, Random(self._run))
        witness = Witness(load.acknowledged)
        async with aiohttp.ClientSession(timeout=ASK_TIMEOUT) as session:
            try:
                with self._show.live():
                    await self._watch(session, load, witness, stop)
                return await self._settle(load, witness)
            finally:
                await load.close()

    # -- before --------------------------------------------------------------------------------------

    async def _start(self) -> None:
        say, wishes = self._show.say, self._wishes
        say(f"starting PostgreSQL and Valkey under {wishes.data}", "bright_black")
        command = [sys.executable, "-m", "bench.cluster.stores", str(wishes.data)]
        stores = await self._crew.start("stores", command, patience_s=STORES_PATIENCE_S)
        command = [sys.executable, "-m", "bench.targets", "messaging", "--listen", f"{HOST}:0"]
        command += ["--ledger", str(self._directory / "ledger.jsonl")]
        target = await self._crew.start("target", command, patience_s=TARGET_PATIENCE_S)
        (self._directory / "catalog.toml").write_text(CATALOG.format(TYPE, target["listen"]), encoding="utf-8")
        names = [f"node-{number}" for number in range(1, wishes.nodes + 1)]
        say(f"starting {', '.join(names)}", "bright_black")
        await self._start_node(names[0], stores, ["--shards", str(wishes.shards)] if self._is_new else [])
        await asyncio.gather(*(self._start_node(name, stores) for name in names[1:]))
        for name in names:
            child = self._crew.child(name)
            say(f"  {name}  http {self._addresses[name]}  to kill it: kill -9 {child.process.pid}")
            child.ended.add_done_callback(lambda ended, name=name: self._told_dead(name, ended.result()))  # type: ignore[misc]
        async with aiohttp.ClientSession() as session:  # by themselves they would wait whether they all stay
            with contextlib.suppress(aiohttp.ClientError):
                await session.post(f"http://{self._addresses[names[0]]}/api/v1/admin/rebalance")

    @property
    def _is_new(self) -> bool:
        """The number of shards is fixed at a cluster's first start."""
        return not any(path != self._directory for path in self._directory.parent.iterdir())

    async def _start_node(self, name: str, stores: dict[str, str], more: Sequence[str] = ()) -> None:
        command = [sys.executable, "-m", "api.cli", "serve", "--node-id", name, "--log-format", "text"]
        command += ["--postgres", stores["postgres"], "--redis", stores["redis"], "--drain-timeout", str(DRAIN_S)]
        command += ["--http", f"{HOST}:0", "--grpc", f"{HOST}:0", "--catalog", str(self._directory / "catalog.toml")]
        ready = await self._crew.start(name, [*command, *more], patience_s=NODE_PATIENCE_S, may_die=True)
        self._addresses[name] = ready["http"]

    # -- meanwhile -----------------------------------------------------------------------------------

    def _nodes(self) -> list[Child]:
        return [self._crew.child(name) for name in sorted(self._addresses)]

    def _living_addresses(self) -> list[str]:
        return [self._addresses[child.name] for child in self._nodes() if not child.ended.done()]

    def _told_dead(self, name: str, how: str) -> None:
        if not self._ending:
            self._tell(self._story.died(name, how, time.monotonic()))

    def _tell(self, events: Sequence[str]) -> None:
        for event in events:
            self._show.tell(f"{datetime.now().astimezone():%H:%M:%S}", event)

    async def _watch(
        self, session: aiohttp.ClientSession, load: Load, witness: Witness, stop: asyncio.Future[None]
    ) -> None:
        loading = asyncio.ensure_future(load.run())
        until_s = None if self._wishes.seconds is None else time.monotonic() + self._wishes.seconds
        try:
            while not stop.done() and (until_s is None or time.monotonic() < until_s):
                await self._look(session)
                witness.look(self._reader.new())
                self._draw(load, witness)
                await asyncio.wait({stop, loading}, timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED)
                if loading.done():
                    loading.result()
        finally:
            loading.cancel()

    async def _look(self, session: aiohttp.ClientSession) -> None:
        """At the shards, by the first node that answers."""
        for address in self._living_addresses():
            try:
                async with session.get(f"http://{address}{SHARDS}") as response:
                    text = await response.read()
                if response.status == 200:
                    self._cluster = msgspec.json.decode(text, type=Cluster)
                    self._tell(self._story.look(self._cluster, time.monotonic()))
                    return
            except (aiohttp.ClientError, TimeoutError):
                continue

    def _draw(self, load: Load, witness: Witness) -> None:
        figures = view.Figures(
            len(load.acknowledged), witness.done, witness.repeated, witness.early, late=witness.late()
        )
        if self._show.is_live:
            heading = f"{self._wishes.rate:g} jobs a second; kill a node and watch; Ctrl-C ends it and counts"
            runners = [
                view.Runner(
                    each.name,
                    each.process.pid,
                    self._addresses[each.name],
                    each.ended.result() if each.ended.done() else "",
                )
                for each in self._nodes()
            ]
            events, size = self._show.events, self._show.size
            self._show.draw(view.lines(self._cluster, runners, figures, events, self._letters, size, heading))
        elif time.monotonic() >= self._plain_s:
            self._plain_s = time.monotonic() + PLAIN_EVERY_S
            self._show.say(view.plain(self._cluster, figures))

    # -- after ---------------------------------------------------------------------------------------

    async def _settle(self, load: Load, witness: Witness) -> Account:
        """Wait for what is due soon, and count. Another Ctrl-C cuts it short."""
        self._show.say("the load has ended; waiting for what is still to fire (Ctrl-C: do not)", "bright_black")
        await load.settled(ANSWERS_S)
        last_s = time.monotonic() + max(0.0, max(load.acknowledged.values(), default=0) / 1_000 - time.time())
        while witness.done < len(load.acknowledged):
            if entries := self._reader.new():
                witness.look(entries)
                last_s = max(last_s, time.monotonic())
            if not self._living_addresses() or time.monotonic() > last_s + STILL_S:
                break
            await asyncio.sleep(LOOK_S)
        witness.look(self._reader.new())
        self._ending = True
        account = witness.account()
        (self._directory / "account.json").write_bytes(msgspec.json.encode(account))
        self._show.say(account.headline, "bold green" if account.ok else "bold red")
        if account.missing and not self._living_addresses():
            told = f"no node lives: what has not fired is in PostgreSQL under {self._wishes.data}, for the next start"
            self._show.say(told, "yellow")
        if load.given_up:
            told = f"{load.given_up:,} submissions were never answered ({load.trouble}); they are not accounted for"
            self._show.say(told, "yellow")
        return account


def _stop_signals() -> tuple[asyncio.Future[None], asyncio.Future[None]]:
    """Done at the first and at the second SIGINT, SIGTERM or SIGHUP."""
    loop = asyncio.get_running_loop()
    first: asyncio.Future[None] = loop.create_future()
    second: asyncio.Future[None] = loop.create_future()

    def on_signal() -> None:
        for each in (first, second):
            if not each.done():
                each.set_result(None)
                return

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, on_signal)
    return first, second
