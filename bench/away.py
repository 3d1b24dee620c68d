"""A target is away while its jobs go on falling due: what that costs the node, its neighbours and the jobs themselves.

Run: python -m bench.away [--smoke | --full] [--json FILE]

Two messaging services, each with a ledger, and one node. Jobs for both fall due at an even pace all along, submitted a
second before. One service is killed (SIGKILL), stays away, and is started again on its port; the load goes on for a
while, ends, and everything is waited for. Told are the lateness of the other's jobs while it was away beside that
before, by its ledger; the node's memory; how many rows a job parked took; how long it took after the return until all
was delivered, and how many were in the busiest second of it.

Then every job is accounted for. One that was accepted and has not succeeded, by SQL, or is not in its target's ledger,
fails the bench; so does an attempt spent on a job that fell due while its target was away and that was known. Calls on
their way at the kill may have been carried out and are tried again: that is what an attempt is for.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import aiohttp
import asyncpg
import msgspec

from bench.figure import Ceiling, Figure, Report, curve, percentile
from bench.harness import main
from bench.house import Child, House, house
from bench.kernel import cpu_s, memory_bytes
from bench.load import payload
from bench.targets.ledger import DONE, Entry, Reader
from engine.core.job import decode_verdict
from engine.core.lifecycle import State

SEED = 41
TICK_S = 0.1
LEAD_S = 1.0
"""Jobs are submitted so long before they are due."""
KNOWN_S = 2.0
"""After a kill, until the node must know: what is due later spends no attempt."""
PATIENCE_S = 60.0
GOAL_MS = 25
"""p99 of the healthy one's jobs."""
GOAL_ROWS = 8
"""Of the journal a parked job: filed, moved a few times with two rows each, ended."""
TYPE = '[types."{}"]\ntarget = "grpc://{}/messaging.MessagingService/SendScheduledMessage"\ntimeout_ms = 5000\n'
ROWS = """
select job_id, state, body from tocsin.job_record where state in (2, 3, 4, 5)
"""
AUDITED = ("pending", "running", "retrying")


class Size(msgspec.Struct, frozen=True):
    per_s: int
    healthy_per_s: int
    before_s: int
    away_s: int
    after_s: int


SIZES = {
    "smoke": Size(100, 50, 2, 4, 2),
    "medium": Size(1_000, 200, 10, 60, 10),
    "full": Size(1_000, 200, 30, 300, 30),
}


class Seen(msgspec.Struct):
    """A look at the node."""

    at_s: float
    mib: float
    parked: int
    live_jobs: int


class Scene:
    def __init__(self, it: House, size: Size) -> None:
        self._house = it
        self._size = size
        self._random = Random(SEED)
        self._readers = {name: Reader(self._ledger(name)) for name in ("away", "healthy")}
        self._listens: dict[str, str] = {}
        self._targets: dict[str, Child] = {}
        self.node: Child
        self.due_s: dict[str, dict[str, float]] = {"away": {}, "healthy": {}}
        """By target and job id, of those accepted."""
        self.calls: dict[str, list[Entry]] = {"away": [], "healthy": []}
        self.seen: list[Seen] = []
        self.key = ""

    async def open(self) -> None:
        for name in self._readers:
            await self.start(name)
        self.key = f"grpc://{self._listens['away']}"
        types = "".join(TYPE.format(name, listen) for name, listen in self._listens.items())
        self.node = await self._house.node(types=types)

    async def start(self, name: str) -> None:
        listen = self._listens.get(name, "127.0.0.1:0")
        command = ["bench.targets", "messaging", "--listen", listen, "--ledger", str(self._ledger(name))]
        self._targets[name] = await self._house.child(command, name)
        self._listens[name] = self._targets[name].ready["listen"]

    async def kill(self, name: str) -> None:
        await self._targets[name].kill()

    async def load(self, ended: asyncio.Event) -> None:
        """At an even pace until it is told to end."""
        url = f"http://{self.node.ready['http']}/api/v1/jobs"
        counts = {"away": self._size.per_s * TICK_S, "healthy": self._size.healthy_per_s * TICK_S}
        from_s = time.time() + LEAD_S
        async with aiohttp.ClientSession() as session:
            while not ended.is_set():
                dues = [
                    (name, from_s + TICK_S * at / count) for name, count in counts.items() for at in range(int(count))
                ]
                lines = "\n".join(self._line(name, due_s) for name, due_s in dues)
                headers = {"Content-Type": "application/x-ndjson"}
                async with session.post(url, data=lines, headers=headers) as answer:
                    told = await answer.json()
                if told.get("accepted") != len(dues):
                    raise SystemExit(f"of {len(dues)} jobs not all were accepted: {str(told)[:600]}")
                for (name, due_s), result in zip(dues, told["results"], strict=True):
                    self.due_s[name][result["id"]] = due_s
                from_s += TICK_S
                await asyncio.sleep(max(0.0, from_s - LEAD_S - time.time()))

    def _line(self, name: str, due_s: float) -> str:
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(due_s))
        millis = int(due_s * 1_000) % 1_000
        return f'{{"type":"{name}","payload":{payload(self._random)},"due_at":"{at}.{millis:03}Z"}}'

    async def watch(self) -> None:
        while True:
            status = await self._house.status(self.node)
            mib = memory_bytes(self.node.pid) / (1 << 20)
            parked = status["breakers"][self.key]["parked"]
            self.seen.append(Seen(time.time(), mib, parked, status["live_jobs"]))
            self.follow()
            await asyncio.sleep(1)

    def follow(self) -> None:
        for name, reader in self._readers.items():
            self.calls[name] += reader.new()

    async def drained(self, until_s: float) -> None:
        """Until nothing is open."""
        while True:
            audit = (await self._house.status(self.node))["audit"]
            left = {name: audit[name] for name in AUDITED if audit[name]}
            if not left:
                return
            if time.time() > until_s:
                raise SystemExit(f"not delivered in time: {left} are left")
            await asyncio.sleep(TICK_S)

    def _ledger(self, name: str) -> Path:
        return self._house.directory / f"{name}.jsonl"


class Account(msgspec.Struct):
    """Of the jobs of the target that was away."""

    repeats: int
    """Calls under a fire id that had been there before."""
    spent: int
    """Attempts beyond the first, of all."""
    spent_while_away: int
    """Of those that fell due while it was away and that was known."""


async def account(scene: Scene, sql: asyncpg.Connection, killed_s: float, back_s: float) -> Account:
    """Every job by SQL and by the ledgers. Raises `SystemExit` for one that is lost or did not succeed."""
    ended = {str(row["job_id"]): row for row in await sql.fetch(ROWS)}
    spent = spent_while_away = 0
    for name, due_s in scene.due_s.items():
        done = {entry.job_id for entry in scene.calls[name] if entry.outcome in DONE}
        lost = [job_id for job_id in due_s if job_id not in ended or job_id not in done]
        failed = [job_id for job_id in due_s if job_id in ended and ended[job_id]["state"] != State.SUCCEEDED]
        if lost or failed:
            raise SystemExit(f"{name}: of {len(due_s)} jobs {len(lost)} are lost {lost[:3]}, {len(failed)} failed")
        for job_id, at_s in due_s.items():
            attempt = decode_verdict(ended[job_id]["body"]).attempt
            assert attempt is not None, job_id
            spent += attempt.number - 1
            if killed_s + KNOWN_S < at_s < back_s:
                spent_while_away += attempt.number - 1
    if spent_while_away:
        raise SystemExit(f"{spent_while_away} attempts were spent on jobs of a target that was known to be away")
    return Account(sum(entry.repeat for entry in scene.calls["away"]), spent, spent_while_away)


async def run(size: Size) -> Report:
    async with house() as it:
        scene = Scene(it, size)
        await scene.open()
        sql = await asyncpg.connect(it.postgres.dsn)
        ended = asyncio.Event()
        watching = asyncio.create_task(scene.watch())
        loading = asyncio.create_task(scene.load(ended))
        try:
            return await _play(it, scene, size, sql, loading, ended)
        finally:
            for task in (watching, loading):
                task.cancel()
            await asyncio.gather(watching, loading, return_exceptions=True)
            await sql.close()


async def _play(
    it: House, scene: Scene, size: Size, sql: asyncpg.Connection, loading: asyncio.Task[None], ended: asyncio.Event
) -> Report:
    rows = "select count(*) from tocsin.job_record where type = 'away' or type is null and state = 6"
    await asyncio.sleep(LEAD_S + size.before_s)
    killed_s = time.time()
    await scene.kill("away")
    cpu_at_kill = _cpu_s(it, scene)
    await asyncio.sleep(size.away_s)
    cpu_at_return = _cpu_s(it, scene)
    await scene.start("away")
    back_s = time.time()
    await asyncio.sleep(size.after_s)
    ended.set()
    await loading
    await asyncio.sleep(LEAD_S)
    await scene.drained(back_s + PATIENCE_S + 4 * size.away_s)
    took_s = time.time() - back_s
    await asyncio.sleep(TICK_S)
    scene.follow()
    accounted = await account(scene, sql, killed_s, back_s)
    written = await sql.fetchval(rows)
    return _report(scene, size, accounted, killed_s, back_s, took_s, written, _cores(cpu_at_kill, cpu_at_return, size))


def _cpu_s(it: House, scene: Scene) -> tuple[float, float]:
    return cpu_s([scene.node.pid]), cpu_s(it.postgres_family())


def _cores(before: tuple[float, float], after: tuple[float, float], size: Size) -> str:
    node, postgres = ((then - first) / size.away_s for first, then in zip(before, after, strict=True))
    return f"node {node:.2f}, PostgreSQL {postgres:.2f}"


def _report(
    scene: Scene,
    size: Size,
    accounted: Account,
    killed_s: float,
    back_s: float,
    took_s: float,
    written: int,
    cores: str,
) -> Report:
    late: dict[str, list[int]] = {"before": [], "away": []}
    for entry in scene.calls["healthy"]:
        at_s = entry.due_at_ms / 1_000
        if at_s < back_s:
            late["before" if at_s < killed_s else "away"].append(entry.lateness_ms)
    for each in late.values():
        each.sort()
    figures = [
        Figure(
            name=f"{name} of the other's jobs while it is away",
            unit="ms after due",
            better="lower",
            rounds=[percentile(late["away"], percent)],
            ceilings=[Ceiling(name="before", rounds=[percentile(late["before"], percent)])],
            goal=goal,
        )
        for name, percent, goal in (("p50", 50.0, None), ("p99", 99.0, GOAL_MS), ("worst", 100.0, None))
    ]
    before = [seen.mib for seen in scene.seen if seen.at_s < killed_s] or [scene.seen[0].mib]
    busiest = Counter(entry.received_ms // 1_000 for entry in scene.calls["away"] if entry.received_ms > back_s * 1_000)
    parked = max(seen.parked for seen in scene.seen)
    away = len(scene.due_s["away"])
    figures += [
        Figure(
            name="memory of the node, at most",
            unit="MiB",
            better="lower",
            rounds=[max(seen.mib for seen in scene.seen)],
            ceilings=[Ceiling(name="before", rounds=[max(before)])],
        ),
        Figure(name="rows a job", unit="rows", better="lower", rounds=[written / away], goal=GOAL_ROWS),
        Figure(name="from the return until all is delivered", unit="s", better="lower", rounds=[took_s]),
        Figure(
            name="delivered in the busiest second after it",
            unit="jobs/s",
            better="lower",
            rounds=[float(max(busiest.values()))],
            ceilings=[Ceiling(name="due", rounds=[float(size.per_s)])],
        ),
        Figure(
            name="attempts spent on what fell due meanwhile",
            unit="attempts",
            better="lower",
            rounds=[float(accounted.spent_while_away)],
            goal=0,
        ),
    ]
    notes = [
        f"{away} jobs accepted and delivered, {parked} parked at most",
        f"{accounted.spent} attempts spent on the way at the kill or before it was known; {accounted.repeats} repeats",
        f"cores while it was away: {cores}",
        "MiB over time, jobs parked, jobs in memory: "
        + ", ".join(
            f"{seen.at_s - killed_s:.0f} s {seen.mib:.0f} {seen.parked} {seen.live_jobs}"
            for seen in scene.seen[:: max(1, len(scene.seen) // 12)]
        ),
    ]
    curves = [curve(f"healthy, {name}", "ms after due", ms) for name, ms in late.items()]
    held = {"per_s": size.per_s, "healthy_per_s": size.healthy_per_s, "away_s": size.away_s}
    return Report(figures=figures, curves=curves, held=held, notes=notes)


if __name__ == "__main__":
    sys.exit(main("away", __doc__, SIZES, run, seed=SEED))
