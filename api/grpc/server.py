"""The node's gRPC door: `grpc.health.v1` and server reflection, so that meshes, probes and tools find it, and whatever
services are added before the start.

Started and stopped by the composition root; what the node says of itself is handed in by `set_serving`. The overall
health (the empty name) follows the node, and so does every service named at the start.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import grpc
import grpc.aio
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from engine.errors import Unusable

MESSAGE_BYTES_MAX = 32 << 20
"""Of one request: as large as the HTTP door's largest body."""

PING_MS_MIN = 1_000
"""Peers ask an idle stream every few seconds whether it lives; gRPC's own default would end it for that."""

_SERVING = health_pb2.HealthCheckResponse.SERVING
_NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


class GrpcDoor:
    """One listening server."""

    def __init__(self) -> None:
        self._added: dict[str, Callable[[grpc.aio.Server], None]] = {}
        self._health = health.aio.HealthServicer()
        self._server: grpc.aio.Server | None = None
        self._names: list[str] = [""]
        self._serving = False
        self._telling: asyncio.Task[None] | None = None

    def add(self, name: str, add_to: Callable[[grpc.aio.Server], None]) -> None:
        """A service, before the start: `name` is its full name, for reflection and health."""
        assert self._server is None, "started already"
        self._added[name] = add_to

    async def start(self, listen: str) -> str:
        """Listen on HOST:PORT (port 0: a free one) and return it as bound; NOT_SERVING until it is set to serve.

        Raises `Unusable` where it cannot listen there.
        """
        assert self._server is None, "started twice"
        # Without this, two nodes on one port would share its connections instead of the second being refused.
        options = [
            ("grpc.so_reuseport", 0),
            ("grpc.max_receive_message_length", MESSAGE_BYTES_MAX),
            ("grpc.http2.min_ping_interval_without_data_ms", PING_MS_MIN),
        ]
        server = grpc.aio.server(options=options)
        health_pb2_grpc.add_HealthServicer_to_server(self._health, server)
        for add_to in self._added.values():
            add_to(server)
        named = [*self._added, health.SERVICE_NAME]
        reflection.enable_server_reflection([*named, reflection.SERVICE_NAME], server)
        self._names = ["", *named]
        host, _, port = listen.rpartition(":")
        try:
            if not host or not port.isdigit():
                raise ValueError("it is not like HOST:PORT")
            await _check_free(host.strip("[]"), int(port))
            bound = server.add_insecure_port(listen)
            await self._tell()
            await server.start()
        except (OSError, RuntimeError, ValueError) as error:
            await server.stop(None)
            reason = getattr(error, "strerror", None) or str(error)
            message = f"--grpc {listen}: {reason}; free the port or choose another (port 0 picks one)"
            raise Unusable(message, field="grpc") from error
        self._server = server
        return f"{host}:{bound}"

    def set_serving(self, serving: bool) -> None:
        """What health checks are told from now on; watchers are told at once. Before the start: told at the start."""
        self._serving = serving
        if self._server is not None and (self._telling is None or self._telling.done()):
            self._telling = asyncio.get_running_loop().create_task(self._tell(), name="health of the gRPC door")

    async def _tell(self) -> None:
        told: bool | None = None
        while told is not self._serving:  # it may change while the watchers are told
            told = self._serving
            for name in self._names:
                await self._health.set(name, _SERVING if told else _NOT_SERVING)

    async def stop(self, grace_s: float) -> None:
        """Say that it is over, let calls in flight finish for so long, and close. Again: nothing."""
        server, self._server = self._server, None
        if server is not None:
            if self._telling is not None:
                await self._telling
            await self._health.enter_graceful_shutdown()
            await server.stop(grace_s)


async def _check_free(host: str, port: int) -> None:
    """Raises OSError with the system's reason where none of the host's addresses can be had: gRPC would tell no reason,
    and write lines of its own to stderr."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    refused: OSError | None = None
    for family, kind, protocol, _, address in found:
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(address)
            except OSError as error:
                refused = error
            else:
                return
    if refused is not None:
        raise refused
