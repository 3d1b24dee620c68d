"""Maintenance jobs against a server that is played, in virtual time: whose time counts, and whose fault is told as
whose. What a real one does is in `tests/integration/test_builtin_targets.py`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg
import pytest

from engine.core.catalog import BUILTIN, JobType, Target
from engine.core.job import Form
from engine.dispatch.builtin import AT_ONCE_MAX, BuiltinTargets
from engine.options import Options
from engine.ports import Answer, Fire
from tests.virtual_time import run

NOW_MS = 1_700_000_000_123
DSN = "postgresql://me:s3cret@h/db"
TARGET = Target(BUILTIN, "postgres", "/analyze")


class Connection:
    def __init__(self) -> None:
        self.work_s = 0.05
        self.close_s = 0.0
        self.error: Exception | None = None

    async def fetch(self, sql: str, *arguments: object) -> list[dict[str, Any]]:
        return []

    async def execute(self, statement: str) -> None:
        await asyncio.sleep(self.work_s)
        if self.error is not None:
            raise self.error

    async def close(self, timeout: float) -> None:  # noqa: ASYNC109 - as the library has it
        await asyncio.sleep(self.close_s)

    def add_log_listener(self, listener: object) -> None: ...

    def remove_log_listener(self, listener: object) -> None: ...

    def terminate(self) -> None: ...


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> Connection:
    made = Connection()

    async def connect(dsn: str, **options: object) -> Connection:
        return made

    monkeypatch.setattr(asyncpg, "connect", connect)
    return made


def fire_of(timeout_ms: int, name: str = "mine") -> Fire:
    payload = f'{{"database":"{name}"}}'.encode()
    kind = JobType("upkeep", TARGET)
    return Fire("job-1", "job-1.0.1", kind, payload, Form.JSON, 1, 1, 3, NOW_MS, timeout_ms, "", None)


def answer_to(timeout_ms: int) -> Answer:
    async def call() -> Answer:
        return await BuiltinTargets(Options(), {"mine": DSN}).call(fire_of(timeout_ms), lambda: NOW_MS)

    return run(call)


def test_a_job_that_is_done_in_time_is_done_however_long_its_connection_takes_to_close(connection: Connection) -> None:
    connection.close_s = 1.9
    assert answer_to(100) == Answer("OK", "", 0, NOW_MS)


def test_a_job_that_fails_in_time_says_why_however_long_its_connection_takes_to_close(connection: Connection) -> None:
    connection.close_s, connection.error = 1.9, asyncpg.DeadlockDetectedError("deadlock detected")
    assert answer_to(100).code == "ABORTED"


def test_a_job_that_is_not_done_in_time_is_late(connection: Connection) -> None:
    connection.close_s, connection.work_s = 1.9, 0.2
    assert answer_to(100) == Answer("DEADLINE_EXCEEDED", "mine: not done within 100 ms", 0, NOW_MS)


def test_a_fault_of_ours_is_told_as_one_and_is_in_the_log(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    connection.error = KeyError("quoted")
    assert answer_to(100) == Answer("UNKNOWN", "mine: failed inside the node (KeyError); its log says more", 0, NOW_MS)
    assert "analyze of mine failed inside dispatch" in caplog.text
    assert "Traceback" in caplog.text
    assert "s3cret" not in caplog.text


def test_a_database_that_left_the_catalog_has_no_state(connection: Connection) -> None:
    async def states() -> list[dict[str, str]]:
        databases = {"mine": DSN, "gone": DSN}
        targets = BuiltinTargets(Options(), databases)
        seen = []
        for name in databases:
            await targets.call(fire_of(100, name), lambda: NOW_MS)
        await targets.keep_only([TARGET])
        seen.append(targets.states())
        del databases["gone"]
        seen.append(targets.states())
        await targets.keep_only([TARGET])
        databases["gone"] = DSN
        seen.append(targets.states())
        await targets.keep_only([])
        seen.append(targets.states())
        return seen

    mine, gone = {"postgres/mine": "ready"}, {"postgres/gone": "ready"}
    assert run(states) == [mine | gone, mine, mine, {}]


class Servers:
    """Of `count` databases: who is looked at together. Each takes a second to say that it is away."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.together = self.most = 0
        monkeypatch.setattr(asyncpg, "connect", self._connect)

    async def _connect(self, dsn: str, **options: object) -> Connection:
        self.together += 1
        self.most = max(self.most, self.together)
        await asyncio.sleep(1)
        self.together -= 1
        if dsn.endswith("odd"):
            raise ConnectionRefusedError(111, "refused")
        return Connection()


def in_seconds(main: Callable[[], Coroutine[Any, Any, Any]]) -> tuple[Any, float]:
    async def timed() -> tuple[Any, float]:
        began_s = asyncio.get_running_loop().time()
        found = await main()
        return found, asyncio.get_running_loop().time() - began_s

    return run(timed)


DATABASES = {f"d{n}": "postgresql://me:s3cret@h/" + ("odd" if n % 2 else "even") for n in range(3 * AT_ONCE_MAX)}


def test_databases_are_looked_at_together_and_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    servers = Servers(monkeypatch)

    async def look() -> dict[str, str]:
        return await BuiltinTargets(Options(), DATABASES).probe(TARGET, "")

    found, took_s = in_seconds(look)
    states = ("ready", "transient_failure")
    assert found == {f"postgres/d{n}": states[n % 2] for n in range(len(DATABASES))}
    assert (servers.most, took_s) == (AT_ONCE_MAX, 3)
