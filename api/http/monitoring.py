"""What a node says of itself: status with the audit as JSON, metrics as Prometheus text."""

from __future__ import annotations

from aiohttp import web

from api.http.answer import encode, json_response, problem_response
from api.http.engine_port import EnginePort
from api.http.metrics import CONTENT_TYPE, Metrics
from api.http.routes import Call, Routes
from api.instant import format_ms
from api.problem import invalid
from api.wire import FieldError, StatusAnswer
from engine.core.status import Status

PATH = "/api/v1/monitoring"

_SCOPES = ("node", "cluster")


class Monitoring:
    def __init__(self, engine: EnginePort) -> None:
        self._engine = engine
        self._metrics = Metrics(engine)

    def route(self, routes: Routes) -> None:
        routes.add("GET", PATH + "/status", self.status)
        routes.add("GET", PATH + "/metrics", self.metrics)

    async def status(self, call: Call) -> web.Response:
        """Of the node; a cluster is one node as yet, so both scopes are the same."""
        if call.request.query.get("scope", "node") not in _SCOPES:
            return problem_response(invalid([FieldError("scope", "must be node or cluster")]))
        return json_response(encode(status_answer(self._engine.status())))

    async def metrics(self, _: Call) -> web.Response:
        return web.Response(body=self._metrics.render(), headers={"Content-Type": CONTENT_TYPE})


def status_answer(status: Status) -> StatusAnswer:
    return StatusAnswer(
        node=status.node,
        state=status.state,
        now=format_ms(status.now_ms),
        shards_owned=status.shards_owned,
        shards_total=status.shards_total,
        lanes=status.lanes,
        lateness=status.lateness,
        waiting=status.waiting,
        audit=status.audit,
        shards={shard: counts for shard, counts in status.shards.items() if counts["accepted"]},
        targets=status.targets,
        journal=status.journal,
        backlog_rows=status.backlog_rows,
        live_jobs=status.live_jobs,
        live_bytes=status.live_bytes,
        horizon_ms=status.horizon_ms,
        alarms=status.alarms,
    )
