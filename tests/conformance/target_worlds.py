"""The worlds of the targets' suite: a target of each kind with a real server in this process, and the memory twin."""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import grpc
import grpc.aio
import msgspec
from aiohttp import web
from google.protobuf import any_pb2, duration_pb2
from grpc_reflection.v1alpha import reflection

from engine.core.catalog import BATCH, GRPC, HTTP
from engine.core.job import Form
from engine.dispatch.grpc import GrpcTargets
from engine.dispatch.http import HttpTargets
from engine.dispatch.kinds import KindsOfTargets
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.options import Options
from engine.ports import Fire, Targets
from protos.tocsin.v1 import handler_pb2, handler_pb2_grpc
from protos.tocsin.wire import rpc_pb2
from protos.whispr import messaging_pb2, messaging_pb2_grpc

PATHS = {
    GRPC: "/messaging.MessagingService/SendScheduledMessage",
    BATCH: "/tocsin.v1.Handler/ExecuteBatch",
    HTTP: "/messages?tone=kind",
}
FIELDS = frozenset(field.name for field in messaging_pb2.SendScheduledMessageRequest.DESCRIPTOR.fields)
NOW_MS = 1_700_000_000_123
OPTIONS = Options(error_chars_max=200)
STATUSES = {
    "OK": 204,
    "INVALID_ARGUMENT": 422,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "UNIMPLEMENTED": 405,
    "FAILED_PRECONDITION": 409,
    "OUT_OF_RANGE": 416,
    "RESOURCE_EXHAUSTED": 429,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}
"""An HTTP status that means each code; the others no status means."""
_RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo"
_NUMBERS = {status.name: status.value[0] for status in grpc.StatusCode}


class Got(msgspec.Struct):
    """One call as the target saw it."""

    fire_id: str
    body: str
    outcome: str = ""


class World(Protocol):
    kind: str
    targets: Targets
    address: str
    nowhere: str
    """An address where nothing listens."""
    replies: deque[Reply]
    left: asyncio.Event
    """The caller left a running call, and its target knows."""
    arrived: asyncio.Event

    @property
    def got(self) -> list[Got]: ...

    async def settle(self) -> None:
        """Wait until targets know of callers that left."""
        ...


class MemoryWorld:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.address = "messaging:50051"
        self.replies: deque[Reply] = deque()
        self.arrived, self.left = asyncio.Event(), asyncio.Event()
        self.services = MemoryServices(self._script, methods={PATHS[GRPC]: FIELDS})
        self.nowhere = "nobody:50051"
        self.services.down(self.nowhere)
        self.targets: Targets = MemoryTargets(self.services, OPTIONS)

    def _script(self, fire: Fire) -> Reply:
        self.arrived.set()
        return self.replies.popleft() if self.replies else Reply()

    @property
    def got(self) -> list[Got]:
        bodies = [_body(a.payload, a.fire.form in (Form.RAW, Form.RAW_ZSTD)) for a in self.services.ledger]
        return [Got(a.fire.fire_id, body, a.outcome) for a, body in zip(self.services.ledger, bodies, strict=True)]

    async def settle(self) -> None:
        assert any(got.outcome == "CANCELLED" for got in self.got)


def _body(payload: bytes, is_raw: bool) -> str:
    if is_raw:
        return messaging_pb2.SendScheduledMessageRequest.FromString(payload).body
    return msgspec.json.decode(payload, type=dict[str, str]).get("body", "")


class SocketWorld:
    """What a real target keeps account of, whatever it speaks."""

    kind: str
    address: str
    nowhere: str
    targets: Targets

    def __init__(self) -> None:
        self.replies: deque[Reply] = deque()
        self.got: list[Got] = []
        self.arrived, self.left = asyncio.Event(), asyncio.Event()

    async def meet(self, got: Got) -> Reply:
        """One call's reply, when it is time for it."""
        self.got.append(got)
        self.arrived.set()
        reply = self.replies.popleft() if self.replies else Reply()
        try:
            await (asyncio.get_running_loop().create_future() if reply.hangs else asyncio.sleep(reply.after_ms / 1_000))
        except asyncio.CancelledError:
            got.outcome = "CANCELLED"
            self.left.set()
            raise
        got.outcome = reply.code
        return reply

    async def settle(self) -> None:
        await self.left.wait()


class GrpcWorld(SocketWorld, messaging_pb2_grpc.MessagingServiceServicer):
    kind = GRPC

    async def SendScheduledMessage(  # noqa: N802
        self, request: messaging_pb2.SendScheduledMessageRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> messaging_pb2.SendScheduledMessageResponse:
        metadata = dict(context.invocation_metadata() or ())
        reply = await self.meet(Got(str(metadata["tocsin-fire-id"]), request.body))
        if reply.code != "OK":
            await context.abort(grpc.StatusCode[reply.code], reply.message, _details(reply))
        return messaging_pb2.SendScheduledMessageResponse(message_id="m-1")


class BatchWorld(SocketWorld, handler_pb2_grpc.HandlerServicer):
    kind = BATCH

    async def ExecuteBatch(  # noqa: N802
        self, request: handler_pb2.ExecuteBatchRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> handler_pb2.ExecuteBatchResponse:
        outcomes = []
        for fire in request.fires:
            body = _body(fire.payload, not fire.payload.startswith(b"{"))
            reply = await self.meet(Got(fire.fire_id, body))
            outcomes.append(
                handler_pb2.Outcome(
                    code=_NUMBERS[reply.code], message=reply.message, retry_after_ms=reply.retry_after_ms
                )
            )
        return handler_pb2.ExecuteBatchResponse(outcomes=outcomes)


class HttpWorld(SocketWorld):
    kind = HTTP

    async def post(self, request: web.Request) -> web.Response:
        assert (request.method, request.path_qs) == ("POST", PATHS[HTTP])
        is_raw = request.content_type == "application/octet-stream"
        assert is_raw or request.content_type == "application/json"
        reply = await self.meet(Got(request.headers["tocsin-fire-id"], _body(await request.read(), is_raw)))
        headers = {"retry-after": str(-(-reply.retry_after_ms // 1_000))} if reply.retry_after_ms else {}
        return web.Response(status=STATUSES[reply.code], text=reply.message, headers=headers)


def _details(reply: Reply) -> tuple[tuple[str, bytes], ...]:
    if not reply.retry_after_ms:
        return ()
    delay = duration_pb2.Duration()
    delay.FromMilliseconds(reply.retry_after_ms)
    info = rpc_pb2.RetryInfo(retry_delay=delay)
    detail = any_pb2.Any(type_url=_RETRY_INFO, value=info.SerializeToString())
    return (("grpc-status-details-bin", rpc_pb2.Status(code=14, details=[detail]).SerializeToString()),)


@asynccontextmanager
async def memory_grpc() -> AsyncIterator[World]:
    async with _memory(GRPC) as world:
        yield world


@asynccontextmanager
async def memory_batch() -> AsyncIterator[World]:
    async with _memory(BATCH) as world:
        yield world


@asynccontextmanager
async def memory_http() -> AsyncIterator[World]:
    async with _memory(HTTP) as world:
        yield world


@asynccontextmanager
async def _memory(kind: str) -> AsyncIterator[World]:
    world = MemoryWorld(kind)
    yield world
    await world.targets.close()


@asynccontextmanager
async def real_grpc() -> AsyncIterator[World]:
    world = GrpcWorld()
    async with _grpc(world, lambda server: messaging_pb2_grpc.add_MessagingServiceServicer_to_server(world, server)):
        yield world


@asynccontextmanager
async def real_batch() -> AsyncIterator[World]:
    world = BatchWorld()
    async with _grpc(world, lambda server: handler_pb2_grpc.add_HandlerServicer_to_server(world, server)):
        yield world


@asynccontextmanager
async def _grpc(world: SocketWorld, add: Callable[[grpc.aio.Server], None]) -> AsyncIterator[None]:
    server = grpc.aio.server()
    add(server)
    reflection.enable_server_reflection(["messaging.MessagingService", reflection.SERVICE_NAME], server)
    world.address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    await server.start()
    async with _nowhere() as world.nowhere:
        targets = GrpcTargets(OPTIONS)
        world.targets = KindsOfTargets({GRPC: targets}, {BATCH: targets})
        yield
    await world.targets.close()
    await server.stop(None)


@asynccontextmanager
async def real_http() -> AsyncIterator[World]:
    world = HttpWorld()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", world.post)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    world.address = f"{host}:{port}"
    async with _nowhere() as world.nowhere:
        world.targets = KindsOfTargets({HTTP: HttpTargets(OPTIONS, lambda: NOW_MS)}, {})
        yield world
    await world.targets.close()
    await runner.cleanup()


@asynccontextmanager
async def _nowhere() -> AsyncIterator[str]:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound, so nobody else's, but not listening
        yield f"127.0.0.1:{unused.getsockname()[1]}"


WORLDS = (memory_grpc, memory_batch, memory_http, real_grpc, real_batch, real_http)
UNARY_WORLDS = (memory_grpc, memory_http, real_grpc, real_http)
SOCKET_WORLDS = (real_grpc, real_batch, real_http)
GRPC_WORLDS = (memory_grpc, memory_batch, real_grpc, real_batch)
