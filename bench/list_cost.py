"""What the indexes of lists cost a submission: the same jobs to a node with them and to one without, by turns.

Run: python -m bench.list_cost [--smoke | --full] [--json FILE]

Two whole nodes, each with a PostgreSQL of its own; one has lost the three indexes that migration 0002 put on
`job_record`. Both are sent the same batches of 500 jobs over HTTP, a few thousand jobs a turn. Told for each kind of
job: CPU a job of the node and all of PostgreSQL's processes together, and bytes of WAL a job; the ceiling is the node
without the indexes. Plain jobs have neither user nor tags. There are 10,000 users and 100 tags, payloads have 100
bytes, and jobs are due in one to ten hours, so none fires. A checkpoint comes before the first round only; pages that
are first written after it go into the WAL whole, on either side.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

import aiohttp
import asyncpg
import msgspec

from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import TYPE, Child, House, house
from bench.kernel import cpu_s
from bench.load import payload

SEED = 23
BATCH = 500
CONNECTIONS = 8
USERS, TAGS = 10_000, 100
INDEXES = ("job_record_user", "job_record_tag", "job_record_state")
KINDS = {"plain": (False, 0), "user": (True, 0), "user and tag": (True, 1), "user and four tags": (True, 4)}
"""Of each kind: whether its jobs have a user, and how many tags."""
GOALS = {"plain": 1.03, "user and tag": 1.25}
"""Most that a job may cost, as a share of what it costs without the indexes."""


class Size(msgspec.Struct, frozen=True):
    rounds: int
    turns: int
    jobs: int
    """Of a turn."""


SIZES = {"smoke": Size(1, 1, 1_000), "medium": Size(3, 5, 8_000), "full": Size(5, 10, 20_000)}


class Side:
    """One node, and what it has cost so far."""

    def __init__(self, it: House, node: Child, connection: asyncpg.Connection, session: aiohttp.ClientSession) -> None:
        self._house = it
        self._node = node
        self._connection = connection
        self._session = session

    async def submit(self, bodies: Sequence[bytes]) -> None:
        url = f"http://{self._node.ready['http']}/api/v1/jobs"
        headers = {"Content-Type": "application/x-ndjson"}
        waiting = list(bodies)

        async def send() -> None:
            while waiting:
                async with self._session.post(url, data=waiting.pop(), headers=headers) as answer:
                    told = await answer.json()
                    assert told.get("accepted") == BATCH, told

        await asyncio.gather(*(send() for _ in range(CONNECTIONS)))

    async def spent(self) -> tuple[float, float]:
        """CPU seconds of node and PostgreSQL, and bytes of WAL."""
        wal = await self._connection.fetchval("select pg_current_wal_insert_lsn() - '0/0'")
        return cpu_s([self._node.pid, *self._house.postgres_family()]), float(wal)


def bodies(random: Random, kind: str, jobs: int) -> list[bytes]:
    has_user, tags = KINDS[kind]
    made = []
    for _ in range(jobs // BATCH):
        lines = []
        for _ in range(BATCH):
            due_s = time.time() + random.uniform(3_600, 36_000)
            due_at = datetime.fromtimestamp(due_s, UTC).isoformat(timespec="milliseconds")
            more = f',"user_id":"u-{random.randrange(USERS)}"' if has_user else ""
            if tags:
                chosen = ",".join(f'"campaign-{number}"' for number in random.sample(range(TAGS), tags))
                more += f',"tags":[{chosen}]'
            lines.append(f'{{"type":"{TYPE}","payload":{payload(random)},"due_at":"{due_at}"{more}}}')
        made.append("\n".join(lines).encode())
    return made


async def compare(sides: dict[str, Side], kind: str, size: Size, random: Random) -> list[Figure]:
    cpu_us: dict[str, list[float]] = {name: [] for name in sides}
    wal_bytes: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(size.rounds):
        spent = {name: [0.0, 0.0] for name in sides}
        for turn in range(size.turns):
            sent = bodies(random, kind, size.jobs)
            for name in sorted(sides, reverse=bool(turn % 2)):
                before = await sides[name].spent()
                await sides[name].submit(sent)
                after = await sides[name].spent()
                for index in range(2):
                    spent[name][index] += after[index] - before[index]
        for name in sides:
            cpu_us[name].append(spent[name][0] / size.turns / size.jobs * 1e6)
            wal_bytes[name].append(spent[name][1] / size.turns / size.jobs)
    return [_figure(kind, "CPU", "CPU µs/job", cpu_us), _figure(kind, "WAL", "bytes/job", wal_bytes)]


def _figure(kind: str, what: str, unit: str, rounds: dict[str, list[float]]) -> Figure:
    return Figure(
        name=f"{what}, {kind}",
        unit=unit,
        better="lower",
        rounds=rounds["indexed"],
        ceilings=[Ceiling(name="without the indexes", rounds=rounds["bare"])],
        goal_ratio=GOALS.get(kind),
    )


async def run(size: Size) -> Report:
    async with house() as one, house() as other, aiohttp.ClientSession() as session:
        sides = {}
        for name, it in (("indexed", one), ("bare", other)):
            node = await it.node()
            connection = await asyncpg.connect(it.postgres.dsn)
            if name == "bare":
                for index in INDEXES:
                    await connection.execute(f"drop index tocsin.{index}")
            sides[name] = Side(it, node, connection, session)
            await sides[name].submit(bodies(Random(SEED), "user", 2_000))  # days are there, connections and pages warm
            await connection.execute("checkpoint")
        random = Random(SEED)
        figures = [figure for kind in KINDS for figure in await compare(sides, kind, size, random)]
    return Report(figures=figures, held={"batch": BATCH, "jobs_a_turn": size.jobs, "turns": size.turns})


if __name__ == "__main__":
    sys.exit(main("list_cost", __doc__, SIZES, run, seed=SEED))
