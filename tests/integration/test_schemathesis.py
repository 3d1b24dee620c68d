"""A real node is tried by its own OpenAPI document: thousands of requests, right and wrong, made from what it says.

No answer is a 5xx, has a status that is not documented, or does not fit its schema, headers and content type; what the
document forbids is refused. The draws are the same in every run.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.harness.node import NodeProcess
from tests.integration.harness.process import ROOT

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(600)]
"""Thousands of requests: they take minutes where other work has the cores."""

RETRIED = "messaging.send_scheduled_message"
DEAD = "messaging.cleanup_expired_messages"
ENTRIES = (
    *("redriveJob", "discardJob", "rebalance", "drainNode", "undrainNode"),
    *("cancelJobs", "rescheduleJobs", "redriveJobs", "discardJobs"),
    *("listOperations", "getOperation", "stopOperation"),
)
CONFIG = ROOT / "tests/integration/harness/schemathesis.toml"


@pytest.fixture
async def node(short_dir: Path, fresh_database: str, valkey_url: str) -> AsyncIterator[NodeProcess]:
    """Its targets refuse connections: so jobs of the one type are retried, and those of the other are dead at once."""
    made = NodeProcess(short_dir, postgres=fresh_database, redis=valkey_url, node_id="node-tried")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        target = f"127.0.0.1:{closed.getsockname()[1]}"
        made.types({RETRIED: target, DEAD: target}, {DEAD: "max_attempts = 1"})
        try:
            await made.start()
            yield made
        finally:
            await made.end()


async def run(node: NodeProcess, directory: Path, *options: str) -> str:
    """What schemathesis printed; it must have found nothing, and the node must have nothing to regret."""
    tool = await asyncio.create_subprocess_exec(
        *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG)),
        *("run", f"http://{node.http}/openapi.json", "--no-color", *options),
        *("--seed", "1", "--generation-deterministic"),
        cwd=directory,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        printed = (await tool.communicate())[0].decode()
    finally:
        if tool.returncode is None:
            tool.kill()
    assert tool.returncode == 0, f"{printed}\n{node.tail()}"
    log = node.log.read_text()
    assert "Traceback" not in log, node.tail()
    assert " ERROR " not in log, node.tail()
    return printed


def counted(pattern: str, printed: str) -> int:
    found = re.search(pattern, printed)
    assert found is not None, printed
    return int(found[1])


async def test_every_operation_keeps_to_the_document(node: NodeProcess, short_dir: Path) -> None:
    printed = await run(node, short_dir, "--phases", "examples,coverage,fuzzing", "--max-examples", "40")
    assert counted(r"Tested: (\d+)", printed) == counted(r"Selected: (\d+)/", printed) >= 21
    assert counted(r"(\d+) generated", printed) > 500


async def test_walks_from_answer_to_answer_keep_to_the_document(node: NodeProcess, short_dir: Path) -> None:
    """Submitted jobs are got, moved, cancelled and listed, in any order. What else is posted is left out: as entries,
    which schemathesis takes them for, they would keep the walks from beginning with a submission."""
    without = [word for name in ENTRIES for word in ("--exclude-operation-id", name)]
    printed = await run(node, short_dir, "--phases", "stateful", "--max-examples", "150", *without)
    assert counted(r"API Links:\s+(\d+) covered", printed) >= 5, printed
