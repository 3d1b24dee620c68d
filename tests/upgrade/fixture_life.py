"""A cluster's life for a fixture, in three parts: what a node of that time did with jobs of every kind.

Runs under the sources of the commit whose schema is kept (`make_fixture.py` starts it so), on what the harness of that
commit offers: its real node as a process, its host in this process for the part that lies nine days back, real
PostgreSQL, Valkey and sample targets. Nothing here may import what that commit lacks.

1. Nine days ago: a node on a shifted clock, which stops in order. Its day ends, so that part 3 archives it.
2. Today: jobs of every kind; stops in order.
3. Today, after the archive took that day: more of them, some running; killed while they run.
"""

from __future__ import annotations

import asyncio
import base64
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from typing import Any

import asyncpg
import orjson

import engine.host
from api.catalog import load as load_catalog
from api.instant import format_ms, parse_ms
from engine.clock import SystemClock
from engine.core.catalog import Catalog, Priority
from engine.core.ids import format_id
from engine.core.job import Form, NewJob
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.errors import NotFound
from engine.host import Host
from engine.journal.postgres import PostgresJournal
from engine.options import DAY_MS, HOUR_MS, MINUTE_MS, Options
from engine.telemetry import Telemetry
from tests.integration.harness.client import Client
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.stores import own_postgres, own_valkey
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

SHARDS = 4
BACK_MS = 9 * DAY_MS
"""Beyond the days that are kept as they are, within those that dead jobs are kept."""

CATALOG = """
[types."messaging.send"]
target = "grpc://{good}/messaging.MessagingService/SendScheduledMessage"
max_attempts = 3

[types."messaging.kept_a_month"]
target = "grpc://{good}/messaging.MessagingService/SendScheduledMessage"
retention_days = 30

[types."messaging.kept_for_ever"]
target = "grpc://{good}/messaging.MessagingService/SendScheduledMessage"
retention_days = -1

[types."messaging.fails_soon"]
target = "grpc://{bad}/messaging.MessagingService/SendScheduledMessage"
max_attempts = 2
backoff = {{ first_ms = 1, factor = 1, max_ms = 1 }}

[types."messaging.fails_thrice"]
target = "grpc://{bad}/messaging.MessagingService/SendScheduledMessage"
priority = "high"
max_attempts = 6
backoff = {{ first_ms = 100, factor = 100, max_ms = 604800000 }}

[types."messaging.retries_late"]
target = "grpc://{bad}/messaging.MessagingService/SendScheduledMessage"
backoff = {{ first_ms = 604800000, factor = 1, max_ms = 604800000 }}

[types."messaging.nobody_there"]
target = "grpc://127.0.0.1:1/messaging.MessagingService/SendScheduledMessage"
max_attempts = 6
backoff = {{ first_ms = 604800000, factor = 1, max_ms = 604800000 }}

[types."messaging.hangs"]
target = "grpc://{hanging}/messaging.MessagingService/SendScheduledMessage"
timeout_ms = 600000
priority = "low"
"""

GOOD = {"recipient_id": "u-1", "sender_id": "u-2", "body": "hello"}
EXACT = b'{ "big": 12345678901234567890123, "float": 1.10, "text": "\\u00e9\xc3\xa9 \\/" , "a": [ ] }'
"""Kept and handed on as it was spelt."""
NO_RECIPIENT = {"sender_id": "u-2", "body": "for nobody: refused for good"}


class ShiftedClock(SystemClock):
    """The system's clock, some days back."""

    def now_ms(self) -> int:
        return super().now_ms() - BACK_MS


class Story:
    """The jobs so far, and how the HTTP door is told of more."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.jobs: list[str] = []
        self.keys: list[dict[str, Any]] = []
        self.forgotten: list[str] = []

    async def submit(self, kind: str = "messaging.send", **fields: Any) -> str:
        job = {"type": kind, **fields}
        if "payload_base64" not in job:
            job.setdefault("payload", GOOD)
        return await self.send(orjson.dumps(job), job)

    async def send(self, text: bytes, job: dict[str, Any]) -> str:
        reply = await self.client.ask("POST", "/api/v1/jobs", data=text, headers={"Content-Type": "application/json"})
        assert reply.status == 201, reply
        job_id: str = reply.body["id"]
        self.jobs.append(job_id)
        if "idempotency_key" in job:
            self.keys.append({name: job.get(name) for name in ("type", "user_id", "idempotency_key")} | {"id": job_id})
        return job_id

    async def move(self, job_id: str, **to: Any) -> None:
        reply = await self.client.ask("PATCH", f"/api/v1/jobs/{job_id}", json=to)
        assert reply.status == 200, reply

    async def cancel(self, job_id: str) -> None:
        reply = await self.client.ask("DELETE", f"/api/v1/jobs/{job_id}")
        assert reply.status == 200, reply

    def is_so(self, job_id: str, state: str, attempts: int = 0) -> Callable[[], Awaitable[bool]]:
        async def look() -> bool:
            job = await self.client.get(job_id)
            return bool(job["state"] == state and len(job["attempts"]) >= attempts)

        return look

    async def rests(self, job_id: str) -> bool:
        """After three attempts or more, with none in the next half minute."""
        job = await self.client.get(job_id)
        if job["state"] != "retrying" or len(job["attempts"]) < 3:
            return False
        return parse_ms(job["next_fire_at"]) > self.client.now_ms() + 30_000

    async def until(self, job_id: str, state: str, attempts: int = 0) -> None:
        await eventually(self.is_so(job_id, state, attempts), 60, what=f"{job_id} is {state}")


# -- nine days ago ----------------------------------------------------------------------------------


def _reply(fire: Any) -> Reply:
    name = fire.type.name
    if "fails" in name or "retries" in name:
        return Reply(code="UNAVAILABLE", message="failed on demand")
    return Reply(code="INVALID_ARGUMENT", message="no recipient") if b"for nobody" in fire.payload else Reply()


async def past(dsn: str, catalog: Catalog, random: Random) -> tuple[list[str], list[str]]:
    """Ids of those that are still to be answered, and of those whose retention is over."""
    options = Options(clock_skew_max_ms=2 * BACK_MS)
    clock = ShiftedClock(options.clock_hold_ms, lambda _: None)
    targets = MemoryTargets(MemoryServices(_reply), options)
    journal = await PostgresJournal.open(dsn, node="past", random=random)
    host = Host(
        node="past", shards=SHARDS, options=options, catalog=catalog, clock=clock, journal=journal, targets=targets,
        random=random, telemetry=Telemetry(),
    )  # fmt: skip
    await host.join()
    await host.tenure.claim(host.domain, lambda _: True)

    async def submit(kind: str, payload: bytes = b'{"recipient_id":"u-1"}', delay_ms: int = 0, **more: Any) -> int:
        new = NewJob(
            type=kind, payload=payload, form=Form.JSON, due_ms=host.now_ms() + delay_ms, priority=Priority.MEDIUM,
            max_attempts=catalog.types[kind].max_attempts, timeout_ms=30_000, correlation_id="c-past", **more,
        )  # fmt: skip
        (receipt,) = await host.submit([new], "http")
        return int(receipt.id)  # type: ignore[union-attr]

    month, ever, soon = "messaging.kept_a_month", "messaging.kept_for_ever", "messaging.fails_soon"
    done = [await submit(month, user_id=f"u-{n}", tags=("past", "campaign-7")) for n in range(3)]
    done += [await submit(ever, tenant="acme"), await submit(ever, b'{"text":"' + b"long " * 900 + b'"}')]
    dead = [await submit("messaging.send", b'{"body":"for nobody"}'), await submit(soon, user_id="u-1")]
    cancelled = [await submit(month, delay_ms=HOUR_MS), await submit(ever, delay_ms=3 * HOUR_MS)]
    for job_id in cancelled:
        await host.cancel(job_id)
    moved = await submit(month, delay_ms=40 * MINUTE_MS, tenant="acme", tags=("moved",))
    for minutes in (90, 30, 60, 0):
        await host.reschedule(moved, host.now_ms() + minutes * MINUTE_MS)
    waiting = [await submit("messaging.send", delay_ms=BACK_MS + 5 * DAY_MS, tenant="acme", user_id="u-7")]
    waiting += [await submit("messaging.send", delay_ms=HOUR_MS, user_id="left-its-day") for _ in range(2)]
    for nth, job_id in enumerate(waiting[1:], 1):
        await host.reschedule(job_id, host.now_ms() + BACK_MS + nth * DAY_MS)
    retrying = await submit("messaging.retries_late", user_id="u-3")
    await host.reschedule(await _in_state(host, retrying, "RETRYING"), host.now_ms() + BACK_MS + 2 * DAY_MS)
    forgotten = [await submit("messaging.send") for _ in range(2)]
    for job_id in (*done, moved, *forgotten):
        await _in_state(host, job_id, "SUCCEEDED")
    for job_id in dead:
        await _in_state(host, job_id, "DEAD")
    await host.stop(5_000)
    kept = [*done, *dead, *cancelled, moved, *waiting, retrying]
    return [format_id(job_id) for job_id in kept], [format_id(job_id) for job_id in forgotten]


async def _in_state(host: Host, job_id: int, state: str) -> int:
    async def look() -> bool:
        try:
            return (await host.get(job_id)).state.name == state
        except NotFound:
            return False

    await eventually(look, what=f"{format_id(job_id)} is {state}")
    return job_id


# -- today ------------------------------------------------------------------------------------------


async def today(story: Story) -> None:
    client = story.client
    now_ms = client.now_ms()
    # Pending, near and far, with every field that a job may have.
    for nth, delay_ms in enumerate((5 * MINUTE_MS, 8 * MINUTE_MS, 2 * HOUR_MS, DAY_MS, 40 * DAY_MS, 730 * DAY_MS)):
        tags = [f"campaign-{nth}", "größe", 'a "quoted" tag, with a comma'] if nth % 2 else None
        await story.submit(due_at=format_ms(now_ms + delay_ms), tags=tags, user_id=f"u-{nth}" if nth % 3 else None)
    await story.submit(delay_ms=DAY_MS, priority="low", timeout_ms=1_234, max_attempts=1, tags=["one"])
    await story.submit(delay_ms=DAY_MS, priority="high", idempotency_key="order-981")
    await story.submit(delay_ms=7 * MINUTE_MS, user_id="u-42", idempotency_key="order-981")
    await story.submit("messaging.kept_a_month", user_id="u-0", idempotency_key="finished soon")
    # Payloads: bytes, long ones, and JSON as it was spelt.
    for size in (0, 1, 700, 2_500):
        data = base64.b64encode(Random(size).randbytes(size)).decode()
        await story.submit(delay_ms=DAY_MS, payload_base64=data, user_id="u-raw")
    await story.submit(delay_ms=6 * MINUTE_MS, payload=GOOD | {"body": "a long one, again and again " * 200})
    text = b'{"type":"messaging.send","delay_ms":86400000,"payload":' + EXACT + b"}"
    await story.send(text, {})
    # Moved many times; and those that come from afar.
    traveller = await story.submit(delay_ms=3 * DAY_MS, tags=["traveller"])
    for nth in range(24):
        await story.move(traveller, delay_ms=(nth % 5 + 1) * DAY_MS + nth)
    away = await story.submit(delay_ms=MINUTE_MS)
    await story.move(away, delay_ms=9 * DAY_MS)
    back = await story.submit(delay_ms=9 * DAY_MS)
    await story.move(back, delay_ms=5 * MINUTE_MS)
    done = await story.submit(delay_ms=9 * DAY_MS)
    await story.move(done, delay_ms=0)
    # Moved in bulk, where the commit knows how.
    for nth in range(3):
        await story.submit(delay_ms=DAY_MS + nth, tags=["in bulk"])
    wish = {"filter": {"tag": "in bulk"}, "offset_ms": HOUR_MS}
    reply = await client.ask("POST", "/api/v1/jobs/reschedule", json=wish)
    assert reply.status in (200, 404, 405), reply
    # Finished in every way.
    ended = {"succeeded": [done], "dead": [], "cancelled": []}
    ended["succeeded"] += [
        await story.submit(user_id="u-1", tags=["done"]),
        await story.submit("messaging.kept_for_ever"),
    ]
    ended["dead"] += [await story.submit(payload=NO_RECIPIENT), await story.submit("messaging.fails_soon")]
    for delay_ms in (MINUTE_MS, 30 * DAY_MS):
        job_id = await story.submit(delay_ms=delay_ms, tags=["cancelled"])
        await story.cancel(job_id)
        ended["cancelled"].append(job_id)
    for state, jobs in ended.items():
        for job_id in jobs:
            await story.until(job_id, state)
    await retrying(story)


async def retrying(story: Story) -> None:
    late = [await story.submit("messaging.retries_late", user_id=f"u-{n}", tags=["late"]) for n in range(4)]
    thrice = [await story.submit("messaging.fails_thrice", idempotency_key=f"k-{len(story.jobs)}") for _ in range(2)]
    nobody = await story.submit("messaging.nobody_there")
    for job_id in (*late, nobody):
        await story.until(job_id, "retrying", 1)
    for job_id in thrice:
        await eventually(lambda: story.rests(job_id), 90, what="three attempts or more, and none soon")  # noqa: B023
    await story.move(late[0], delay_ms=4 * DAY_MS)
    await story.move(late[1], delay_ms=6 * MINUTE_MS)
    await story.cancel(late[2])


async def running(story: Story) -> list[str]:
    """Those that run when the node is killed."""
    jobs = [await story.submit("messaging.hangs", user_id=f"u-{n}") for n in range(2)]
    stopped = await story.submit("messaging.hangs", tags=["its call was cancelled"])
    for job_id in (*jobs, stopped):
        await story.until(job_id, "running", 1)
    await story.cancel(stopped)
    return jobs


# -- all of it --------------------------------------------------------------------------------------


async def live(directory: Path, dump: Callable[[str], Awaitable[None]]) -> dict[str, Any]:
    """What the node answered last, before it was killed; `dump(dsn)` is called after that."""
    async with AsyncExitStack() as stack:
        postgres = await stack.enter_async_context(own_postgres(directory / "postgres"))
        valkey = await stack.enter_async_context(own_valkey(directory / "valkey"))
        at: dict[str, str] = {}
        hanging = TargetProcess(directory / "hanging", "messaging", "--hang-ratio", "1")
        for name, target in (
            ("good", TargetProcess(directory / "good")),
            ("bad", TargetProcess(directory / "bad", "messaging", "--fail-ratio", "UNAVAILABLE:1")),
            ("hanging", hanging),
        ):
            (directory / name).mkdir()
            stack.push_async_callback(target.end)
            at[name] = await target.start()
        node = NodeProcess(directory, postgres=postgres.dsn, redis=valkey.dsn)
        stack.push_async_callback(node.end)
        node.catalog.write_text(CATALOG.format(**at))
        client = Client(node, Random(1))
        stack.push_async_callback(client.close)
        story = Story(client)

        story.jobs, story.forgotten = await past(postgres.dsn, load_catalog(node.catalog), Random(7))
        await node.start()
        await today(story)
        await eventually(lambda: _is_folded(postgres.dsn, client.now_ms() - DAY_MS), what="lows are written")
        assert await node.stop() == 0, node.tail()
        await node.start()
        await eventually(lambda: _is_archived(postgres.dsn), what="the past day is archived")
        ran = await running(story)
        await retrying(story)
        for _ in range(3):
            await story.submit(delay_ms=6 * MINUTE_MS, tags=["the last"])
        answered = await _answers(story, hanging, ran)
        await node.kill()
        await dump(postgres.dsn)
        return answered


async def _answers(story: Story, hanging: TargetProcess, ran: list[str]) -> dict[str, Any]:
    client = story.client
    before = (await client.status())["audit"]
    jobs = [await client.get(job_id) for job_id in story.jobs]
    for job_id in story.forgotten:
        assert (await client.ask("GET", f"/api/v1/jobs/{job_id}")).status == 404, job_id
    status, now_ms = await client.status(), client.now_ms()
    assert status["audit"] == before, "nothing moved meanwhile"
    due = [parse_ms(job["next_fire_at"]) for job in jobs if job["next_fire_at"]]
    assert min(due) > now_ms + 10_000, "nothing will have moved when it is killed"
    return {
        "at_ms": now_ms,
        "jobs": jobs,
        "forgotten": story.forgotten,
        "keys": story.keys,
        "running": {entry.job_id: entry.fire_id for entry in hanging.read() if entry.job_id in ran},
        "audit": status["audit"],
        "shards": status["shards"],
    }


async def _is_folded(dsn: str, after_ms: int) -> bool:
    return bool(await _ask(dsn, f"select min(low_ms) > {after_ms} from tocsin.shard"))


async def _is_archived(dsn: str) -> bool:
    return bool(await _ask(dsn, "select count(*) > 0 from tocsin.archive"))


async def _ask(dsn: str, query: str) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


def main(directory: Path, pg_dump: str) -> None:
    """Leaves `answered.json` and `dump.sql` in the directory."""
    assert Path(engine.host.__file__).is_relative_to(Path.cwd()), "these are not the sources of that commit"

    async def dump(dsn: str) -> None:
        made = await asyncio.create_subprocess_exec(
            *(pg_dump, f"--file={directory / 'dump.sql'}", "--schema=tocsin", "--inserts", "--rows-per-insert=100"),
            *("--no-owner", "--no-privileges", "--no-comments", "--restrict-key=fixture", dsn),
        )
        assert await made.wait() == 0

    answered = asyncio.run(live(directory, dump))
    (directory / "answered.json").write_bytes(orjson.dumps(answered))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
