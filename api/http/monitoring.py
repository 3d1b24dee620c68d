"""What a node says of itself: status with the audit and the forecast as JSON, metrics as Prometheus text."""

from __future__ import annotations

from typing import get_args, get_type_hints

from aiohttp import web

from api import bounds
from api.http.answer import encode, json_response, problem_response
from api.http.engine_port import EnginePort
from api.http.metrics import CONTENT_TYPE, Metrics
from api.http.query import parameters, whole_number
from api.http.routes import Call, Routes
from api.instant import format_ms
from api.problem import invalid
from api.wire import (
    BreakerAnswer,
    FieldError,
    ForecastAnswer,
    ForecastParameters,
    Problem,
    StatusAnswer,
    StatusParameters,
)
from engine.core.status import BreakerStatus, Status

PATH = "/api/v1/monitoring"

_SCOPES = get_args(get_type_hints(StatusParameters)["scope"])


class Monitoring:
    def __init__(self, engine: EnginePort) -> None:
        self._engine = engine
        self._metrics = Metrics(engine)

    def route(self, routes: Routes) -> None:
        routes.add("GET", PATH + "/status", self.status)
        routes.add("GET", PATH + "/metrics", self.metrics)
        routes.add("GET", PATH + "/forecast", self.forecast)

    async def status(self, call: Call) -> web.Response:
        """Of the node, or of all of them together."""
        given = parameters(call.request, StatusParameters.__struct_fields__)
        if isinstance(given, Problem):
            return problem_response(given)
        scope = given.get("scope", "node")
        if scope not in _SCOPES:
            return problem_response(invalid([FieldError("scope", f"must be {' or '.join(_SCOPES)}")]))
        status = await self._engine.cluster_status() if scope == "cluster" else self._engine.status()
        return json_response(encode(status_answer(status)))

    async def forecast(self, call: Call) -> web.Response:
        given = parameters(call.request, ForecastParameters.__struct_fields__)
        if isinstance(given, Problem):
            return problem_response(given)
        seconds = whole_number(given["seconds"]) if "seconds" in given else ForecastParameters().seconds
        if seconds is None or bounds.SECONDS.wrong(seconds) is not None:
            message = f"must be a whole number from {bounds.SECONDS.low} to {bounds.SECONDS.high}"
            return problem_response(invalid([FieldError("seconds", message)]))
        from_ms, counts = await self._engine.forecast(seconds)
        return json_response(encode(ForecastAnswer(format_ms(from_ms), counts)))

    async def metrics(self, _: Call) -> web.Response:
        return web.Response(body=self._metrics.render(), headers={"Content-Type": CONTENT_TYPE})


def _breaker(breaker: BreakerStatus) -> BreakerAnswer:
    return BreakerAnswer(
        state=breaker.state,
        since=None if breaker.since_ms is None else format_ms(breaker.since_ms),
        failures=breaker.failures,
        parked=breaker.parked,
        next_probe_at=None if breaker.next_probe_ms is None else format_ms(breaker.next_probe_ms),
    )


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
        shards={str(shard): counts for shard, counts in status.shards.items() if counts["accepted"]},
        targets=status.targets,
        breakers={key: _breaker(each) for key, each in status.breakers.items()},
        journal=status.journal,
        backlog_rows=status.backlog_rows,
        live_jobs=status.live_jobs,
        live_bytes=status.live_bytes,
        horizon_ms=status.horizon_ms,
        furthest_due=None if status.furthest_due_ms is None else format_ms(status.furthest_due_ms),
        alarms=status.alarms,
    )
