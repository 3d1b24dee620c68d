"""What a list costs the server among very many jobs, beside the bare select on the same index.

Run: python -m bench.lists [--smoke | --full] [--json FILE]

The journal is filled by COPY with the bytes the journal itself writes: jobs over a week behind and a month ahead, one
in a hundred of those behind dead and the rest succeeded; a user has 1,000 of the rows, a tag 10,000. `server` is
PostgreSQL's time to find the plan of every statement of one step and to run it, as EXPLAIN ANALYZE tells them, right
after the step itself: so its pages are in memory, and its plans are kept (bench/caught.py); `port` is the wall time of
`Journal.search`, pages wherever they are. The ceiling is one keyset select of 100 rows with their bodies on the same
index in the same days, prepared as well: it checks no place, merges nothing and knows no other page. An empty result
and a list by time have no such select: theirs is the user's.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec

from api.stores.postgres import EmbeddedPostgres
from bench.caught import Caught
from bench.figure import Ceiling, Figure, Report, median
from bench.harness import main
from engine.core.ids import make_id, shard_of_text
from engine.core.job import Attempt, FirstBody, Job, Live, Record, Verdict, encode_body
from engine.core.lifecycle import State
from engine.core.listing import Query
from engine.journal.codec import COPIED, END, HEADER, encode_rows
from engine.journal.cover import cover
from engine.journal.lister import Lister
from engine.journal.migrate import NOBODY
from engine.journal.postgres import PostgresJournal
from engine.journal.session import BY_INDEX, Dialer
from engine.journal.span import Spans
from engine.options import DAY_MS

SEED = 29
SHARDS = 256
ALL = list(range(SHARDS))
PAGE = 100
BEHIND_DAYS, AHEAD_DAYS = 7, 30
DEAD_IN = 100
JOBS_A_USER, JOBS_A_TAG = 1_000, 10_000
ROWS_A_COPY = 20_000
GOAL_MS = 5.0
OF_USER = 'user_id = $5::text collate "C"'
OF_TAG = 'tags[1] = $5::text collate "C" and tags is not null'
OUTCOMES = (
    "greatest(state, 1::smallint) = 3 and "
    "(state = 1 or (state > 2 and state < 6) or (filed_ms <> due_ms and state = 0)) and $5::text is not null"
)
BARE = (
    "select due_ms, job_id, body from job_record where {key} and (due_ms, job_id) > ($1::bigint, $2::uuid) "
    "and filed_ms >= $3::bigint and filed_ms < $4::bigint "
    "and filed_ms >= {{first_ms}}::bigint and filed_ms < {{end_ms}}::bigint order by due_ms, job_id limit 100"
)


class Size(msgspec.Struct, frozen=True):
    rounds: int
    queries: int
    """Of a round."""
    rows: int


SIZES = {"smoke": Size(1, 2, 20_000), "medium": Size(3, 20, 1_000_000), "full": Size(5, 40, 10_000_000)}


class Bench:
    def __init__(self, caught: Caught, now_ms: int, size: Size) -> None:
        self._caught = caught
        self._lister = Lister(caught, Spans())  # type: ignore[arg-type]
        self._now_ms = now_ms
        self._size = size
        self._random = Random(SEED)

    def user(self) -> str:
        return f"u-{self._random.randrange(max(1, self._size.rows // JOBS_A_USER))}"

    def tag(self) -> str:
        return f"campaign-{self._random.randrange(max(1, self._size.rows // JOBS_A_TAG))}"

    def queries(self) -> dict[str, tuple[Callable[[], Query], str]]:
        """Of each figure: what is asked, and the condition of the bare select beside it."""
        now_ms, random = self._now_ms, self._random

        def within(days: int) -> int:
            return now_ms + random.randrange(days * DAY_MS)

        return {
            "a user's next": (lambda: Query(user_id=self.user(), due_from_ms=now_ms), OF_USER),
            "by tag": (lambda: Query(tag=self.tag(), due_from_ms=now_ms), OF_TAG),
            "dead": (
                lambda: Query(state=State.DEAD, due_from_ms=now_ms - random.randrange(1, 6 * DAY_MS)),
                OUTCOMES,
            ),
            "by time": (lambda: Query(due_from_ms=within(AHEAD_DAYS // 2)), OF_USER),
            "nobody's": (lambda: Query(user_id="nobody"), OF_USER),
        }

    async def round(self, query: Callable[[], Query], key: str) -> tuple[float, float, float]:
        """Medians in ms: at the server, at the port, and the bare select at the server."""
        server_ms, port_ms, bare_ms = [], [], []
        for _ in range(self._size.queries):
            asked = query()
            self._caught.asked.clear()
            began_s = time.perf_counter()
            await self._lister.search(asked, ALL, None, PAGE)
            port_ms.append((time.perf_counter() - began_s) * 1e3)
            server_ms.append(await self._caught.server_ms(list(self._caught.asked)))
            from_ms = self._now_ms if asked.due_from_ms is None else asked.due_from_ms
            end_ms = (from_ms // DAY_MS + 8) * DAY_MS
            statement = cover(from_ms, end_ms).of(BARE.format(key=key))
            arguments = (from_ms, UUID(int=0), from_ms, end_ms, asked.user_id or asked.tag or self.user())
            await self._caught.fetch(statement, *arguments)
            bare_ms.append(await self._caught.server_ms([(statement, arguments)]))
        return median(server_ms), median(port_ms), median(bare_ms)

    async def figures(self) -> list[Figure]:
        told = []
        for name, (query, key) in self.queries().items():
            rounds = [await self.round(query, key) for _ in range(self._size.rounds)]
            ceiling = [Ceiling(name="bare keyset select", rounds=[bare for _, _, bare in rounds])]
            for index, where in enumerate(("server", "port")):
                told.append(
                    Figure(
                        name=f"{name}, {where}",
                        unit="ms",
                        better="lower",
                        rounds=[each[index] for each in rounds],
                        ceilings=ceiling,
                        goal=GOAL_MS if where == "server" else None,
                    )
                )
        return told


async def fill(journal: PostgresJournal, epoch: int, now_ms: int, rows: int) -> None:
    await journal.ensure_days([now_ms + day * DAY_MS for day in range(-BEHIND_DAYS, AHEAD_DAYS + 1)])
    connection = await journal._lanes[0]._connected()
    copy = f"copy job_record ({COPIED}) from stdin (format binary);"
    random = Random(SEED)
    written = 0
    while written < rows:
        records: list[Record] = []
        while len(records) < min(ROWS_A_COPY, rows):
            records += _job(random, epoch, now_ms, rows)
        written += len(records)
        stream = memoryview(b"".join((HEADER, encode_rows(records), END)))
        await connection._copy_in(copy, stream, None)  # type: ignore[attr-defined]
    await connection.execute("update shard set low_ms = $1", now_ms)
    await connection.execute("analyze")
    await connection.execute("checkpoint")


def _job(random: Random, epoch: int, now_ms: int, rows: int) -> list[Record]:
    user = f"u-{random.randrange(max(1, rows // JOBS_A_USER))}"
    tags = (f"campaign-{random.randrange(max(1, rows // JOBS_A_TAG))}",)
    due_ms = now_ms + random.randrange(-BEHIND_DAYS * DAY_MS, AHEAD_DAYS * DAY_MS)
    job_id = make_id(due_ms, shard_of_text("default", user, SHARDS), random.getrandbits(62))
    body = encode_body(FirstBody(random.randbytes(100), 1, 60_000, 1, 4, 30_000))
    job = Job(job_id, "bench.do", due_ms, due_ms, State.PENDING, 0, body, user, Live(tags=tags))
    filing = Record(job, epoch, 0, due_ms, State.PENDING, None, due_ms, body)
    if due_ms >= now_ms:
        return [filing]
    state = State.SUCCEEDED if random.randrange(DEAD_IN) else State.DEAD
    verdict = encode_body(Verdict(due_ms + 9, Attempt(1, due_ms, due_ms + 9, state, "OK", "", 0)))
    return [filing, Record(job, epoch, 1, due_ms, state, State.PENDING, due_ms, verdict, keep_ms=-1)]


async def measure(dsn: str, size: Size) -> list[Figure]:
    journal = await PostgresJournal.open(dsn, node="bench", random=Random(SEED))
    try:
        await journal.join(range(SHARDS), SHARDS, lanes=1)
        owned = (await journal.claim(range(SHARDS), lambda _: False)).owned
        now_ms = (await journal.check({})).now_ms
        await fill(journal, owned[0].epoch, now_ms, size.rows)
    finally:
        await journal.close()
    connection = await Dialer(dsn, "bench").dial(NOBODY, "bench", plans=BY_INDEX)
    try:
        return await Bench(Caught(connection), now_ms, size).figures()
    finally:
        connection.terminate()


async def run(size: Size) -> Report:
    data = Path(tempfile.mkdtemp(prefix="t-"))
    server = EmbeddedPostgres(data)
    try:
        figures = await measure(await server.start(), size)
    finally:
        await server.stop()
        shutil.rmtree(data, ignore_errors=True)
    return Report(figures=figures, held={"rows": size.rows, "page": PAGE, "shards": SHARDS, "queries": size.queries})


if __name__ == "__main__":
    sys.exit(main("lists", __doc__, SIZES, run, seed=SEED))
