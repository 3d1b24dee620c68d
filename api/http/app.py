"""The HTTP door as a whole: routes, correlation ids, errors, the access log, and the server they run in.

Only here does an exception become an answer. Invariants: every response, also aiohttp's own to what is not HTTP,
carries `X-Correlation-Id`; every error is problem+json; no answer holds a stack trace; whatever is not an error that
Tocsin raises on purpose is logged with its trace and answered with 500.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from secrets import token_urlsafe
from typing import Any

import orjson
from aiohttp import web

from api.http.admin import Admin
from api.http.admin_port import AdminPort
from api.http.answer import problem_response
from api.http.body import Bodies, ClientLeft
from api.http.bulk import Bulk
from api.http.docs import Docs
from api.http.engine_port import EnginePort
from api.http.health import Health
from api.http.jobs import Jobs
from api.http.lists import Lists
from api.http.monitoring import Monitoring
from api.http.routes import Call, Methods, Routes
from api.intake import Intake
from api.problem import from_error, internal, malformed, problem
from engine.core.catalog import Catalog
from engine.errors import TocsinError
from engine.options import Options

CORRELATION = "X-Correlation-Id"
_sane = re.compile(r"[A-Za-z0-9._:/+=@~-]{1,128}", re.ASCII).fullmatch
"""What is taken over from a caller: it goes into logs, headers and the call of the target as it is."""

log = logging.getLogger("tocsin.http")
access = logging.getLogger("tocsin.access")


def new_correlation_id() -> str:
    """11 characters of base64, 64 random bits: short, because every job carries it."""
    return token_urlsafe(8)


class Door:
    """Answers requests. `server` gives what an `aiohttp.web.ServerRunner` runs."""

    def __init__(
        self,
        engine: EnginePort,
        catalog: Catalog,
        options: Options,
        *,
        cluster: AdminPort,
        new_id: Callable[[], str] = new_correlation_id,
    ) -> None:
        self._new_id = new_id
        self._leaves = False
        self.bodies = Bodies(options)
        self.routes = Routes()
        Jobs(engine, Intake(catalog.types, catalog.caps, options), self.bodies).route(self.routes)
        Lists(engine).route(self.routes)
        Bulk(engine, self.bodies, options).route(self.routes)
        Health(engine).route(self.routes)
        Monitoring(engine).route(self.routes)
        Admin(cluster, self.bodies).route(self.routes)
        Docs(catalog, options).route(self.routes)

    def leave(self) -> None:
        """The node stops: each connection ends with the answer that it brings next, so that clients have others before
        it is closed under a request of theirs."""
        self._leaves = True

    def server(self) -> Server:
        """Call it within the loop that will serve."""
        return Server(self, access_log=None)

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        correlation_id = self.correlation_id(request)
        if not access.isEnabledFor(logging.DEBUG):
            return await self._answer(request, correlation_id)
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        response = await self._answer(request, correlation_id)
        line = {
            "method": request.method,
            "path": request.path,
            "status": response.status,
            "took_ms": round((loop.time() - began_s) * 1_000, 3),
            "correlation_id": correlation_id,
        }
        access.debug(orjson.dumps(line).decode())
        return response

    def correlation_id(self, request: web.BaseRequest) -> str:
        given = request.headers.get(CORRELATION)
        return given if given is not None and _sane(given) else self._new_id()

    async def _answer(self, request: web.BaseRequest, correlation_id: str) -> web.StreamResponse:
        try:
            response = await self._dispatch(request, correlation_id)
        except TocsinError as error:
            found = from_error(error)
            if found.status == 500:
                log.exception("%s %s failed (%s)", request.method, request.path, correlation_id)
            response = problem_response(found)
        except ClientLeft:
            log.debug("the client left %s %s unfinished (%s)", request.method, request.path, correlation_id)
            response = problem_response(malformed("the request ended before it was whole"))
        except Exception:
            log.exception("%s %s failed (%s)", request.method, request.path, correlation_id)
            response = problem_response(internal())
        if response.status in (408, 413) or self._leaves:  # what is still coming is not to be taken for a next request
            response.force_close()
        _mark(response, correlation_id)
        return response

    async def _dispatch(self, request: web.BaseRequest, correlation_id: str) -> web.StreamResponse:
        path = request.path
        found = self.routes.find(path)
        if found is None:
            return problem_response(problem("not-found", 404, f"nothing at {path[:200]}"))
        methods, args = found
        handler = methods.get(request.method) or (methods.get("GET") if request.method == "HEAD" else None)
        if handler is None:
            return _without_handler(request, methods)
        call = Call(request, correlation_id)
        call.args = args
        return await handler(call)


def _mark(response: web.StreamResponse, correlation_id: str) -> None:
    response.headers[CORRELATION] = correlation_id
    response.headers["Server"] = "tocsin"


def _without_handler(request: web.BaseRequest, methods: Methods) -> web.Response:
    allowed = {*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())
    headers = {"Allow": ", ".join(sorted(allowed))}
    if request.method == "OPTIONS":
        return web.Response(status=204, headers=headers)
    detail = f"{request.method[:20]}; this path takes {headers['Allow']}"
    return problem_response(problem("method-not-allowed", 405, detail), headers)


class Server(web.Server):
    """aiohttp's low-level server, with connections that speak problem+json also of what is not HTTP."""

    def __init__(self, door: Door, **options: Any) -> None:
        super().__init__(door, **options)
        self.door = door
        self._options = options

    def __call__(self) -> web.RequestHandler:
        return Connection(self, loop=asyncio.get_running_loop(), **self._options)


class Connection(web.RequestHandler):
    __slots__ = ("_door",)

    def __init__(self, server: Server, **options: Any) -> None:
        super().__init__(server, **options)
        self._door = server.door

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """For what aiohttp could not parse, and for what escaped the door (nothing should)."""
        if request.writer.output_size > 0:
            raise ConnectionError("an answer is already on its way")
        correlation_id = self._door.correlation_id(request)
        if status < 500:
            log.debug("not HTTP from %s: %s", request.remote, message)
            response = problem_response(malformed("not a well-formed HTTP request"))
        else:
            log.error("a request failed outside its handler (%s)", correlation_id, exc_info=exc)
            response = problem_response(internal())
        _mark(response, correlation_id)
        response.force_close()
        return response

    def log_exception(self, *args: Any, **named: Any) -> None:
        """What a client did to its own body is no error of the server's."""
        if isinstance(named.get("exc_info"), web.RequestPayloadError):
            self.log_debug(*args)
        else:
            super().log_exception(*args, **named)
