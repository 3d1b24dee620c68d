"""A target over HTTP: takes a POST on every path but `/health`, which is well as long as it serves."""

from __future__ import annotations

import asyncio
import sys

import grpc
from aiohttp import web

from bench.targets.desk import Desk, Refused, entry_of

STATUSES = {
    grpc.StatusCode.ALREADY_EXISTS: 200,
    grpc.StatusCode.INVALID_ARGUMENT: 422,
    grpc.StatusCode.NOT_FOUND: 404,
    grpc.StatusCode.FAILED_PRECONDITION: 409,
    grpc.StatusCode.RESOURCE_EXHAUSTED: 429,
    grpc.StatusCode.UNAVAILABLE: 503,
    grpc.StatusCode.DEADLINE_EXCEEDED: 504,
}
"""Others are 500."""
BODY_BYTES_MAX = 8 << 20


async def serve(desk: Desk, listen: str, ended: asyncio.Event) -> int:
    async def post(request: web.Request) -> web.Response:
        payload = await request.read()
        try:
            await desk.meet(entry_of(f"POST {request.path}", request.headers.items()), len, payload)
        except Refused as refused:
            return web.Response(status=STATUSES.get(refused.code, 500), text=str(refused))
        return web.Response(status=204)

    async def health(request: web.Request) -> web.Response:
        return web.Response(text="well")

    app = web.Application(client_max_size=BODY_BYTES_MAX)
    app.router.add_get("/health", health)
    app.router.add_post("/{tail:.*}", post)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=2, access_log=None)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
    except OSError as error:
        print(f"cannot listen on {listen}: {error}", file=sys.stderr)
        return 1
    print(f"ready service=http listen={host}:{runner.addresses[0][1]}", flush=True)
    await ended.wait()
    await runner.cleanup()
    desk.close()
    return 0
