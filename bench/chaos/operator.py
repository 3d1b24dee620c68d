"""What an operator may ask of a cluster, by the real admin API, while anything may be broken; answers are told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

import aiohttp

_PATIENCE_S = 30.0
_AGAIN_S = 0.5


class Operator:
    def __init__(self, nodes: Mapping[str, str]) -> None:
        """Names and HOST:PORT."""
        self._nodes = nodes
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_PATIENCE_S))

    async def rebalance(self, asked: str) -> str:
        return await self._ask("POST", asked, "rebalance")

    async def drain(self, asked: str, node: str) -> str:
        return await self._ask("POST", asked, f"nodes/{node}/drain")

    async def take_back(self, node: str, within_s: float) -> str:
        """The opposite of a drain, by any node that does it; asked until one does. Raises `TimeoutError`."""
        deadline_s = time.monotonic() + within_s
        while True:
            for asked in self._nodes:
                said = await self._ask("DELETE", asked, f"nodes/{node}/drain")
                if said.endswith((" 200", " 404")):  # a node that nobody knows is not drained either
                    return said
            if time.monotonic() > deadline_s:
                raise TimeoutError(f"{node} cannot be taken back: {said}")
            await asyncio.sleep(_AGAIN_S)

    async def _ask(self, method: str, asked: str, path: str) -> str:
        url = f"http://{self._nodes[asked]}/api/v1/admin/{path}"
        try:
            async with self._session.request(method, url) as answer:
                return f"{asked} says {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return f"{asked}: {type(error).__name__}"

    async def close(self) -> None:
        await self._session.close()
