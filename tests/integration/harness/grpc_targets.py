"""gRPC targets for tests: a sample service of its own process, or one method in this one; and their fixtures."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import grpc
import grpc.aio
import pytest
from google.protobuf import descriptor_pool
from grpc_reflection.v1alpha import reflection

from engine.clock import SystemClock
from engine.core.catalog import JobType, Target
from engine.core.job import Form
from engine.dispatch.grpc import GrpcTargets
from engine.options import Options
from engine.ports import Fire
from protos.whispr import messaging_pb2
from tests.integration.harness.wait import grpc_is_quiet

PATH = f"/{messaging_pb2.DESCRIPTOR.services_by_name['MessagingService'].full_name}/SendScheduledMessage"
"""Of a service that the stubs describe to whoever asks the server: whichever test runs first, or alone."""
PAYLOAD = b'{"recipient_id":"u-1","body":"hello"}'
DUE_MS = 1_700_000_000_123


now_ms = SystemClock(5_000, lambda _: None).now_ms


def fire(
    address: str,
    *,
    path: str = PATH,
    payload: bytes = PAYLOAD,
    form: Form = Form.JSON,
    timeout_ms: int = 20_000,
    number: int = 1,
    correlation_id: str = "corr-1",
) -> Fire:
    kind = JobType("some.type", Target("grpc", address, path))
    job_id = f"018bcfe5-687b-8000-8000-{number:012x}"
    return Fire(job_id, f"{job_id}.0.1", kind, payload, form, 1, 1 << 40, 3, DUE_MS, timeout_ms, correlation_id, "u-1")


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module", autouse=True)
async def one_loop(anyio_backend: str) -> AsyncIterator[None]:
    """All tests of this file share a loop: gRPC's poller, one a process, still has events of ended calls to hand to
    the loop that made them, and raises in the next loop where that one is closed."""
    yield
    await grpc_is_quiet()


@pytest.fixture
async def targets(anyio_backend: str) -> AsyncIterator[GrpcTargets]:
    made = GrpcTargets(Options(connect_timeout_ms=2_000))
    yield made
    await made.close()


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A sample target service of its own process, and its address."""
    command = (sys.executable, "-m", "bench.targets", *arguments)
    started = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert started.stdout is not None
        line = (await started.stdout.readline()).decode()
        assert line.startswith("ready "), line
        yield started, line.split("listen=")[1].strip()
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


Handler = Callable[[bytes, Any], Awaitable[bytes]]


@asynccontextmanager
async def server(
    handle: Handler,
    *,
    path: str = PATH,
    port: int = 0,
    pool: descriptor_pool.DescriptorPool | None = None,
    reflects: bool = True,
    options: tuple[tuple[str, int], ...] = (),
) -> AsyncIterator[str]:
    """One method in this process, bytes in and out."""
    made = grpc.aio.server(options=[("grpc.so_reuseport", 0), *options])
    service, method = path.strip("/").split("/")
    rpc: Any = grpc.unary_unary_rpc_method_handler(handle)
    made.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {method: rpc}),))
    if reflects:
        reflection.enable_server_reflection([service, reflection.SERVICE_NAME], made, pool=pool)
    bound = made.add_insecure_port(f"127.0.0.1:{port}")
    await made.start()
    try:
        yield f"127.0.0.1:{bound}"
    finally:
        await made.stop(None)


async def ok(request: bytes, context: Any) -> bytes:
    return b""
