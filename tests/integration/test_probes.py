"""How targets are found, called or not: by the standard health of gRPC, a path of HTTP's, or a connection alone; and
what the doctor says of each."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import grpc.aio
import pytest
from aiohttp import web
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

from api.doctor.finding import Finding, Level
from api.doctor.targets import check
from engine.core.catalog import BATCH, BUILTIN, GRPC, HTTP, HTTPS, Catalog, Databases, JobType, Target
from engine.dispatch.builtin import BuiltinTargets
from engine.dispatch.grpc import GrpcTargets
from engine.dispatch.http import HttpTargets
from engine.dispatch.kinds import KindsOfTargets
from engine.options import Options
from protos.tocsin.v1 import handler_pb2
from tests.integration.harness.grpc_targets import anyio_backend, fire, now_ms, one_loop
from tests.integration.harness.grpc_targets import ok as grpc_ok
from tests.integration.harness.grpc_targets import server as grpc_server
from tests.integration.harness.http_targets import TLS, ok
from tests.integration.harness.http_targets import server as http_server

__all__ = ["anyio_backend", "one_loop"]
pytestmark = pytest.mark.anyio
OPTIONS = Options(connect_timeout_ms=1_000)
BATCH_PATH = "/tocsin.v1.Handler/ExecuteBatch"


@pytest.fixture
async def targets(anyio_backend: str) -> AsyncIterator[KindsOfTargets]:
    grpc_, http = GrpcTargets(OPTIONS), HttpTargets(OPTIONS, now_ms)
    made = KindsOfTargets({GRPC: grpc_, HTTP: http, HTTPS: http}, {BATCH: grpc_})
    yield made
    await made.close()


@pytest.fixture
def nowhere() -> Iterator[str]:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{unused.getsockname()[1]}"


@asynccontextmanager
async def healthy(status: int) -> AsyncIterator[str]:
    server = grpc.aio.server()
    servicer = health.aio.HealthServicer()
    await servicer.set("", health_pb2.HealthCheckResponse.ServingStatus.ValueType(status))
    health_pb2_grpc.add_HealthServicer_to_server(servicer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    yield f"127.0.0.1:{port}"
    await server.stop(None)


SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING


def target(scheme: str, address: str) -> Target:
    return Target(scheme, address, BATCH_PATH)


@pytest.mark.parametrize(("status", "state"), [(SERVING, "ready"), (NOT_SERVING, "not_serving")])
@pytest.mark.parametrize("scheme", [GRPC, BATCH])
async def test_the_health_of_a_grpc_target_is_asked(
    targets: KindsOfTargets, scheme: str, status: int, state: str
) -> None:
    async with healthy(status) as address:
        assert await targets.probe(target(scheme, address), "") == {address: state}
    assert targets.states() == {}, "a probe is no call"


async def test_a_grpc_target_without_health_is_ready_when_it_is_reached(targets: KindsOfTargets) -> None:
    async with grpc_server(grpc_ok) as address:
        assert await targets.probe(target(GRPC, address), "") == {address: "ready"}
        assert (await targets.call(fire(address), now_ms)).code == "OK"
        assert await targets.probe(target(GRPC, address), "") == {address: "ready"}
        assert targets.states() == {address: "ready"}


async def test_an_http_target_is_connected_to_or_asked_for_its_path(targets: KindsOfTargets) -> None:
    asked: list[str] = []

    async def note(request: web.Request) -> web.StreamResponse:
        asked.append(f"{request.method} {request.path_qs}")
        return web.Response(status=503 if request.path == "/ill" else 200, text="out of paper")

    async with http_server(note) as address:
        assert await targets.probe(target(HTTP, address), "") == {address: "ready"}
        assert asked == []
        assert await targets.probe(target(HTTP, address), "/well?deep=1") == {address: "ready"}
        assert await targets.probe(target(HTTP, address), "/ill") == {address: "not_serving"}
    assert asked == ["GET /well?deep=1", "GET /ill"]


@pytest.mark.parametrize("path", ["", "/well"])
async def test_the_certificate_of_an_https_target_is_looked_at(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    async with http_server(ok, tls=True) as address:
        for trusted in (False, True):
            if trusted:
                monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "certificate.pem"))
            targets = HttpTargets(OPTIONS, now_ms)
            state = "ready" if trusted else "transient_failure"
            assert await targets.probe(target(HTTPS, address), path) == {address: state}
            await targets.close()


@pytest.mark.parametrize("scheme", [GRPC, BATCH, HTTP, HTTPS])
async def test_a_target_that_is_not_reached_is_in_trouble(targets: KindsOfTargets, nowhere: str, scheme: str) -> None:
    for path in ("", "/well"):
        assert await targets.probe(target(scheme, nowhere), path) == {nowhere: "transient_failure"}


async def test_every_database_of_the_catalog_is_looked_at(fresh_database: str) -> None:
    targets = BuiltinTargets(OPTIONS, {"here": fresh_database, "gone": "postgresql://me:s3cret@127.0.0.1:1/x"})
    found = await targets.probe(Target(BUILTIN, "postgres", "/vacuum"), "")
    assert found == {"postgres/here": "ready", "postgres/gone": "transient_failure"}
    await targets.close()


# -- the doctor ------------------------------------------------------------------------------------


async def examined(scheme: str, address: str, *, health_path: str = "", **databases: str) -> Finding:
    path = "/vacuum" if scheme == BUILTIN else BATCH_PATH
    kind = JobType("some.type", Target(scheme, address, path), health_path=health_path)
    (finding,) = await check(Catalog({"some.type": kind}, databases=Databases(databases)))
    return finding


async def test_the_doctor_says_how_http_targets_are(anyio_backend: str, nowhere: str) -> None:
    async def ill(request: web.Request) -> web.StreamResponse:
        return web.Response(status=500, text="out of paper")

    async with http_server(ill) as address:
        well = await examined(HTTP, address)
        poorly = await examined(HTTP, address, health_path="/health")
        plain = await examined(HTTPS, address)
    assert (well.level, well.what) == (Level.OK, f"{address}: answers, 1 type")
    assert poorly.level is Level.WARNING
    assert "/health: HTTP 500 Internal Server Error: out of paper (some.type)" in poorly.what
    assert plain.level is Level.FAIL
    gone = await examined(HTTP, nowhere)
    assert (gone.level, gone.what) == (Level.FAIL, f"{nowhere}: not reached: Connection refused (some.type)")


async def test_the_doctor_asks_a_batch_target_with_an_empty_batch(anyio_backend: str) -> None:
    async def handle(request: bytes, context: Any) -> bytes:
        assert not handler_pb2.ExecuteBatchRequest.FromString(request).fires
        return b""

    async with grpc_server(handle, path=BATCH_PATH, reflects=False) as address:
        assert (await examined(BATCH, address)).level is Level.OK
    async with grpc_server(grpc_ok) as address:
        lacking = await examined(BATCH, address)
    assert (lacking.level, "UNIMPLEMENTED" in lacking.what) == (Level.FAIL, True)


async def test_the_doctor_warns_of_a_target_that_says_it_does_not_serve(anyio_backend: str) -> None:
    async with healthy(NOT_SERVING) as address:
        finding = await examined(BATCH, address)
    told = f"{address}: says that it does not serve (some.type)"
    assert (finding.level, finding.what) == (Level.WARNING, told)


async def test_the_doctor_looks_at_databases_and_shows_no_secret(fresh_database: str) -> None:
    assert (await examined(BUILTIN, "postgres")).level is Level.WARNING
    assert (await examined(BUILTIN, "postgres", main=fresh_database)).level is Level.OK
    away = await examined(BUILTIN, "postgres", main="postgresql://me:s3cret@127.0.0.1:1/x")
    assert (away.level, away.what) == (Level.FAIL, "builtin: database main: Connection refused")
