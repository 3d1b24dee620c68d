"""The real HTTP door over the fake engine on a free port, and a client that sends bytes as they are given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.client import parse_headers
from io import BytesIO
from typing import Any

import orjson
from aiohttp import web

from api.http.app import Door
from engine.core.catalog import Catalog
from engine.options import Options
from tests.unit.api.fake_cluster import FakeCluster
from tests.unit.api.fake_engine import TYPES, FakeEngine


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


class Client:
    """HTTP/1.1 over one socket a request, so that nothing is normalized on the way."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        lines = {"Host": "test", "Content-Length": str(len(body)), "Connection": "close"}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return await self.raw(head.encode("utf-8", "surrogateescape") + b"\r\n" + body)

    async def post(self, body: bytes, media: str = "application/json", **headers: str) -> Answer:
        return await self.send("POST", "/api/v1/jobs", body, Content_Type=media, **headers)

    async def lines(self, body: bytes) -> Answer:
        return await self.post(body, "application/x-ndjson")

    async def raw(self, request: bytes, *, ended: bool = False) -> Answer:
        """Send bytes, read one answer to the end of the connection or of its declared length."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            if ended:
                writer.write_eof()
            return await read_answer(reader, bodiless=request.startswith(b"HEAD "))
        finally:
            writer.close()


async def read_answer(reader: asyncio.StreamReader, *, bodiless: bool = False) -> Answer:
    head = await reader.readuntil(b"\r\n\r\n")
    status_line, _, rest = head.partition(b"\r\n")
    headers = {name.lower(): value for name, value in parse_headers(BytesIO(rest)).items()}
    status = int(status_line.split()[1])
    if status == 100:
        return await read_answer(reader)
    size_bytes = 0 if bodiless else int(headers.get("content-length", "0"))
    body = await reader.readexactly(size_bytes)
    return Answer(status, headers, body)


@dataclass
class Served:
    engine: FakeEngine
    cluster: FakeCluster
    client: Client
    door: Door
    catalog: Catalog


@asynccontextmanager
async def serving(options: Options | None = None) -> AsyncIterator[Served]:
    engine, cluster = FakeEngine(), FakeCluster()
    catalog = Catalog(TYPES)
    door = Door(engine, catalog, (options or Options()).check(), cluster=cluster, new_id=lambda: "made-here")
    runner = web.ServerRunner(door.server(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield Served(engine, cluster, Client(runner.addresses[0][1]), door, catalog)
    finally:
        await runner.cleanup()
