"""The doors of a node, opened and closed together: HTTP for people and clients, gRPC for clients, peers and probes."""

from __future__ import annotations

import os
from collections.abc import Coroutine
from typing import Any, Protocol

import grpc.aio
from aiohttp import web

from api.grpc.admin import AdminService
from api.grpc.server import GrpcDoor
from api.http.app import Door
from api.setting_values import Address
from api.settings import Settings
from engine.core.catalog import Catalog
from engine.errors import Unusable
from engine.options import Options
from shards.node import Node

_HTTP_BACKLOG = 1_024
_SHUTDOWN_S = 2.0
"""Requests under way when a stop begins are answered within this, or cut off."""


class PeerDoor(Protocol):
    """What peers call. `shards.peer.service.PeerService` satisfies it by its shape."""

    name: str
    """Of the gRPC service, in full."""

    def add_to(self, server: grpc.aio.Server) -> None: ...

    def close(self) -> None:
        """Take no more; what is under way is answered."""
        ...


class Doors:
    def __init__(self, node: Node, peers: PeerDoor, catalog: Catalog, options: Options) -> None:
        self._peers = peers
        self._grpc = GrpcDoor()
        self._grpc.add(peers.name, peers.add_to)
        admin = AdminService(node.admin)
        self._grpc.add(admin.name, admin.add_to)
        self._door = Door(node.router, catalog, options, cluster=node.admin)
        self._http = web.ServerRunner(self._door.server(), shutdown_timeout=_SHUTDOWN_S)
        self.grpc_at = self.http_at = ""

    async def open(self, settings: Settings) -> None:
        """Listen; health says that the node does not serve yet. Raises `Unusable` where an address cannot be had."""
        self.grpc_at = await _listen("grpc", settings.grpc, self._grpc.start(str(settings.grpc)))
        self.http_at = await _listen("http", settings.http, self._listen_http(settings.http))

    def set_serving(self) -> None:
        self._grpc.set_serving(True)

    def close_to_wishes(self) -> None:
        """Health says that the node serves no more; what comes all the same is answered."""
        self._grpc.set_serving(False)
        self._door.leave()

    async def close(self) -> None:
        await self._http.cleanup()
        self._peers.close()
        await self._grpc.stop(_SHUTDOWN_S)

    async def _listen_http(self, at: Address) -> str:
        await self._http.setup()
        site = web.TCPSite(self._http, at.host, at.port, backlog=_HTTP_BACKLOG)
        await site.start()
        port: int = self._http.addresses[0][1]
        return str(Address(at.host, port))


async def _listen(name: str, at: Address, starting: Coroutine[Any, Any, str]) -> str:
    try:
        return await starting
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else error.strerror or str(error)  # asyncio's repeats the address
        raise Unusable(f"--{name} {at}: {reason}; free the port or choose another (port 0 picks one)") from error
