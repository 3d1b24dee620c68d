"""A node that is told to stop leaves nothing open, and its process ends by itself: while it starts, and after work."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.integration.counted_node import LEFT
from tests.integration.harness.client import TYPE, Client
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.target import TargetProcess
from tests.integration.harness.wait import eventually

pytestmark = pytest.mark.anyio


def tells(node: NodeProcess, text: str, since: int) -> bool:
    return text.encode() in node.log.read_bytes()[since:]


def called(target: TargetProcess, before: int) -> bool:
    return len(target.read()) > before


async def test_after_a_stop_no_connection_of_the_node_is_left(short_dir: Path) -> None:
    target = TargetProcess(short_dir, "messaging")
    node = NodeProcess(short_dir)
    node.entry = ("tests.integration.counted_node",)
    client = Client(node, Random(7))
    try:
        node.types({TYPE: await target.start()})
        for _ in range(3):
            began = len(node.log.read_bytes()) if node.log.exists() else 0
            await node.start()
            assert await client.submit(client.wishes(200, within_ms=50))
            calls = len(target.read())
            await eventually(partial(called, target, calls), what="it fires")
            assert await node.stop() == 0, node.tail()
            assert f"{LEFT}[]" in node.log.read_bytes()[began:].decode(), node.tail()
    finally:
        await client.close()
        await node.end()
        await target.end()


async def test_a_node_that_is_told_to_stop_while_it_starts_leaves_nothing_open(short_dir: Path) -> None:
    node = NodeProcess(short_dir)
    node.entry = ("tests.integration.counted_node",)
    node.types({})
    try:
        for said in ("embedding one", "redis is there", "more shards"):
            began = len(node.log.read_bytes()) if node.log.exists() else 0
            await node.spawn([*node.entry, "serve", "--data", str(node.data), "--http", node.http, "--grpc", node.grpc])
            await eventually(partial(tells, node, said, began), what=f"it logs: {said}")
            node.send(signal.SIGTERM)
            assert await node.ended() == 0, node.tail()
            assert f"{LEFT}[]" in node.log.read_bytes()[began:].decode(), node.tail()
    finally:
        await node.end()
