"""Is this node alive, and may it be sent work? For probes and for people.

`live` asks nobody: it is 200 as long as the loop turns. `ready` and the whole say 503 when jobs cannot be taken now.
Redis being away does not make a node unready: it goes on accepting and firing, so that is `degraded`.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from api.http.answer import encode, json_response
from api.http.engine_port import EnginePort
from api.http.routes import Call, Routes
from api.wire import HealthAnswer

PATH = "/api/v1/health"

_NECESSARY = frozenset({"postgres"})
_TIMEOUT_S = 2.0
"""Shorter than a probe's own usual patience, so that the answer names the culprit."""


class Health:
    def __init__(self, engine: EnginePort) -> None:
        self._engine = engine

    def route(self, routes: Routes) -> None:
        routes.add("GET", PATH, self.whole)
        routes.add("GET", PATH + "/ready", self.whole)
        routes.add("GET", PATH + "/live", self.live)

    async def live(self, _: Call) -> web.Response:
        return json_response(encode(HealthAnswer("ok", {})))

    async def whole(self, _: Call) -> web.Response:
        try:
            async with asyncio.timeout(_TIMEOUT_S):
                dependencies = await self._engine.dependencies()
        except TimeoutError:
            dependencies = dict.fromkeys(sorted(_NECESSARY), f"no answer within {_TIMEOUT_S:g} s")
        bad = {name for name, state in dependencies.items() if state != "ok"}
        if not self._engine.ready or bad & _NECESSARY:
            return json_response(encode(HealthAnswer("down", dependencies)), 503, {"Retry-After": "1"})
        return json_response(encode(HealthAnswer("degraded" if bad else "ok", dependencies)))
