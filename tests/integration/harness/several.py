"""Several nodes of one cluster as processes, on stores of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import orjson

from tests.integration.harness.client import TYPE
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.wait import eventually

_TIMEOUT = aiohttp.ClientTimeout(total=30)
NOWHERE = "127.0.0.1:9"


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: Any) -> None:
        self.status = status
        self.headers = headers
        self.body = body


class ClusterProcesses:
    def __init__(self, nodes: Sequence[NodeProcess], session: aiohttp.ClientSession) -> None:
        self.nodes = nodes
        self._session = session

    async def ask(self, node: int, method: str, path: str, body: Any = None) -> Answer:
        """Of the API; `path` begins behind /api/v1."""
        url = f"http://{self.nodes[node].http}/api/v1{path}"
        data = None if body is None else orjson.dumps(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        async with self._session.request(method, url, data=data, headers=headers) as response:
            text = await response.read()
            is_json = "json" in response.headers.get("Content-Type", "")
            return Answer(response.status, dict(response.headers), orjson.loads(text) if is_json else text.decode())

    async def shares(self, node: int) -> dict[str | None, int]:
        """How many shards each owner has, as this node tells it."""
        found: dict[str | None, int] = {}
        for shard in (await self.ask(node, "GET", "/admin/shards")).body["shards"]:
            found[shard["owner"]] = found.get(shard["owner"], 0) + 1
        return found

    async def until_shares(self, node: int, wanted: dict[str | None, int], within_s: float = 30.0) -> None:
        async def are_so() -> bool:
            return await self.shares(node) == wanted

        await eventually(are_so, within_s, what=f"the shares are {wanted}")


@asynccontextmanager
async def cluster(
    directory: Path,
    postgres: str,
    redis: str,
    names: Sequence[str],
    *options: str,
    target: str = NOWHERE,
    own: Mapping[str, Sequence[str]] | None = None,
) -> AsyncIterator[ClusterProcesses]:
    """`own`: further options, by node."""
    nodes = []
    for name in names:
        place = directory / name
        place.mkdir()
        node = NodeProcess(place, postgres=postgres, redis=redis, node_id=name)
        node.types({TYPE: target})
        nodes.append(node)
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
        try:
            for node in nodes:
                await node.start(*options, *(own or {}).get(node.id, ()))
            yield ClusterProcesses(nodes, session)
        finally:
            for node in nodes:
                await node.end()
