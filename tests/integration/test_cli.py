"""The command line as processes of its own, against a real node with its stores and a target."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from tests.integration.harness.client import TYPE
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.process import ROOT
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio

BROKEN = "test.nobody_there"
FAR_MS = 3_600_000


class Done(msgspec.Struct):
    code: int
    out: str
    err: str


class Shell:
    """Runs `tocsin` on a node."""

    def __init__(self, node: NodeProcess) -> None:
        self._env = os.environ | {"TOCSIN_URL": f"http://{node.http}", "TZ": "UTC", "PYTHONUTF8": "1"}

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "api.cli", *arguments),
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    async def run(self, *arguments: str, given: bytes = b"") -> Done:
        process = await self.start(*arguments)
        out, err = await process.communicate(given)
        assert process.returncode is not None
        return Done(process.returncode, out.decode(), err.decode())

    async def job(self, job_id: str) -> dict[str, object]:
        found: dict[str, object] = json.loads((await self.run("get", job_id, "--json")).out)
        return found

    async def in_state(self, job_id: str, state: str) -> None:
        async def reached() -> bool:
            return (await self.job(job_id))["state"] == state

        await eventually(reached, what=f"{job_id} is {state}")


@pytest.fixture
async def shell(tmp_path: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[Shell]:
    """On a node whose one type reaches its target at once, and the other never."""
    target = TargetProcess(tmp_path)
    node = NodeProcess(tmp_path, postgres=fresh_database, redis=valkey_url)
    try:
        node.types({TYPE: await target.start(), BROKEN: "127.0.0.1:9"}, {BROKEN: "max_attempts = 1"})
        await node.start()
        yield Shell(node)
    finally:
        await node.end()
        await target.end()


async def test_a_job_from_submission_to_its_drawn_timeline(shell: Shell) -> None:
    payload = '{"conversation_id": "c", "sender_id": "s", "recipient_id": "r", "body": "hi"}'
    filed = json.loads((await shell.run("submit", "--type", TYPE, "--payload", payload, "--json")).out)
    await shell.in_state(filed["id"], "succeeded")
    done = await shell.run("explain", filed["id"])
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[1].startswith("succeeded: in attempt 1 of 4, called ")
    drawn = {line[:10].strip(): line for line in lines[3:12]}
    assert set(drawn) == {
        "stage",
        "accepted",
        "durable",
        "in wheel",
        "due",
        "in lane",
        "called",
        "answered",
        "recorded",
    }
    for line in list(drawn.values())[1:]:
        took = re.search(r" (\d+) ms", line)
        has_bar = bool(set(line) & set("█▉▊▋▌▍▎▏"))
        assert has_bar == (took is not None and took[1] != "0"), line
    assert "not noted" not in done.out
    assert all(len(line) <= 80 for line in lines)


async def test_a_far_job_is_explained_moved_and_cancelled(shell: Shell) -> None:
    filed = json.loads((await shell.run("submit", "--type", TYPE, "--delay", "2h", "--json")).out)
    told = " ".join((await shell.run("explain", filed["id"])).out.split())
    assert "pending: fires in " in told
    assert re.search(r"until then it is in PostgreSQL alone, and it enters memory in 1 h [45]\d min\.", told), told
    assert (await shell.run("reschedule", filed["id"], "--delay", "3h")).code == 0
    assert (await shell.run("cancel", filed["id"])).code == 0
    assert "cancelled: at " in (await shell.run("explain", filed["id"])).out


async def test_a_dead_job_is_found_and_redriven(shell: Shell) -> None:
    filed = json.loads((await shell.run("submit", "--type", BROKEN, "--json")).out)
    await shell.in_state(filed["id"], "dead")
    listed = await shell.run("list", "--state", "dead")
    assert (listed.code, listed.err) == (0, "1 job\n")
    assert filed["id"] in listed.out
    assert "tocsin redrive" in " ".join((await shell.run("explain", filed["id"])).out.split())
    assert (await shell.run("redrive", filed["id"], "--payload", '{"mended": 1}')).code == 0
    await shell.in_state(filed["id"], "dead")
    assert (await shell.job(filed["id"]))["payload"] == {"mended": 1}


async def test_a_pipe_of_thousands_is_filed_and_walked_without_a_loss(shell: Shell) -> None:
    jobs = [{"type": TYPE, "delay_ms": FAR_MS + n, "user_id": f"u-{n % 7}", "tags": ["batch"]} for n in range(3_000)]
    lines = [json.dumps(job) for job in jobs]
    lines[1_234] = "{"
    done = await shell.run("submit", "--file", "-", "--json", given="\n".join(lines).encode())
    assert done.code == 1
    results = [json.loads(line) for line in done.out.splitlines()]
    assert [result["line"] for result in results] == list(range(1, 3_001))
    assert [result["line"] for result in results if "error" in result] == [1_235]
    walked = await shell.run("list", "--all", "--json")
    assert walked.code == 0
    due = [(job["due_at"], job["id"]) for job in map(json.loads, walked.out.splitlines())]
    assert due == sorted(due)
    assert {job_id for _, job_id in due} == {result["id"] for result in results if "id" in result}
    of_one = await shell.run("list", "--all", "--json", "--user", "u-3", "--tag", "batch")
    assert len(of_one.out.splitlines()) == sum(job["user_id"] == "u-3" for job in jobs)


async def test_what_a_slow_producer_writes_is_filed_before_its_pipe_ends_and_ctrl_c_says_what_is_done(
    shell: Shell,
) -> None:
    process = await shell.start("submit", "--file", "-", "--json")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"type": TYPE, "delay_ms": FAR_MS}).encode() + b"\n")
    filed = json.loads(await process.stdout.readline())
    assert filed["line"] == 1
    process.send_signal(signal.SIGINT)
    out, err = await process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err == b"interrupted: 1 accepted, 0 rejected up to line 1; nothing after line 1 was sent\n"
    assert (await shell.job(filed["id"]))["state"] == "pending"


async def test_a_reader_that_leaves_ends_a_long_list_without_a_traceback(shell: Shell) -> None:
    lines = "\n".join(json.dumps({"type": TYPE, "delay_ms": FAR_MS}) for _ in range(2_500))
    assert (await shell.run("submit", "--file", "-", given=lines.encode())).code == 0
    process = await shell.start("list", "--all")
    assert process.stdout is not None
    assert process.stderr is not None
    assert (await process.stdout.readline()).startswith(b"id ")
    process.stdout._transport.close()  # type: ignore[attr-defined] # as head does when it has enough
    assert await process.stderr.read() == b""
    assert await process.wait() == 1
