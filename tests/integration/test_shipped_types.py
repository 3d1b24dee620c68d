"""Every type of the shipped catalog with the example that it has, from a submission over HTTP to a real target.

The target is a gRPC server with Whispr's services on it: what arrives is decoded as the method's own request, held
against the example, and worked on by the sample services, which refuse what makes no sense. Maintenance is carried out
on the node's own database.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from random import Random
from typing import Any

import grpc
import grpc.aio
import pytest
from google.protobuf import descriptor_pool, json_format, message_factory
from google.protobuf.message import Message
from grpc_reflection.v1alpha import reflection

from api.catalog import SHIPPED, load
from bench.replay.stage import SHARED, retargeted
from bench.targets.__main__ import MAKERS
from bench.targets.desk import Service
from engine.core.catalog import BUILTIN
from tests.integration.harness.client import Client
from tests.integration.harness.node import NodeProcess
from tests.integration.harness.wait import eventually, grpc_is_quiet

pytestmark = pytest.mark.anyio

TYPES = load().types


class Whispr:
    """All services in this process."""

    def __init__(self, services: list[Service]) -> None:
        self.arrived: dict[str, tuple[str, Message]] = {}
        """By job id: the path that was called, and the request."""
        self._server = grpc.aio.server(options=[("grpc.so_reuseport", 0)])
        for service in services:
            described = descriptor_pool.Default().FindServiceByName(service.name)
            rpcs = {name: self._rpc(described.methods_by_name[name], work) for name, work in service.methods.items()}
            handler = grpc.method_handlers_generic_handler(service.name, rpcs)
            self._server.add_generic_rpc_handlers((handler,))
        names = [service.name for service in services]
        reflection.enable_server_reflection([*names, reflection.SERVICE_NAME], self._server)

    async def start(self) -> str:
        port = self._server.add_insecure_port("127.0.0.1:0")
        await self._server.start()
        return f"127.0.0.1:{port}"

    async def end(self) -> None:
        await self._server.stop(0)

    def _rpc(self, method: Any, work: Any) -> Any:
        path = f"/{method.containing_service.full_name}/{method.name}"

        async def handle(request: Message, context: Any) -> Any:
            told = dict(context.invocation_metadata())
            self.arrived[told["tocsin-job-id"]] = (path, request)
            return work(request)

        return grpc.unary_unary_rpc_method_handler(
            handle,
            request_deserializer=message_factory.GetMessageClass(method.input_type).FromString,
            response_serializer=lambda message: message.SerializeToString(),
        )


class Stage:
    def __init__(self, client: Client, whispr: Whispr) -> None:
        self.client = client
        self.whispr = whispr


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def stage(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory, module_database: str, valkey_url: str
) -> AsyncIterator[Stage]:
    async with AsyncExitStack() as stack:
        services = [make(Namespace(mailbox=None), Random(1)) for make in MAKERS.values()]
        for service in services:
            stack.callback(service.close)
        whispr = Whispr(services)
        stack.push_async_callback(grpc_is_quiet)
        stack.push_async_callback(whispr.end)
        node = NodeProcess(tmp_path_factory.mktemp("shipped"), postgres=module_database, redis=valkey_url)
        stack.push_async_callback(node.end)
        shipped = retargeted(SHIPPED.read_text(encoding="utf-8"), {SHARED: await whispr.start()})
        node.catalog.write_text(f'{shipped}\n[databases]\nmain = "{module_database}"\n', encoding="utf-8")
        await node.start()
        client = Client(node, Random(1))
        stack.push_async_callback(client.close)
        yield Stage(client, whispr)


@pytest.mark.parametrize("name", TYPES)
async def test_the_example_of_a_type_arrives_as_the_methods_request_and_is_done(stage: Stage, name: str) -> None:
    kind = TYPES[name]
    assert kind.example is not None
    example = json.loads(kind.example)
    reply = await stage.client.ask("POST", "/api/v1/jobs", json={"type": name, "payload": example})
    assert reply.status == 201, reply
    job_id = reply.body["id"]

    async def over() -> Any:
        job = await stage.client.get(job_id)
        return job if job["finished_at"] is not None else None

    job = await eventually(over, what=f"the job of type {name} is over")
    assert (job["state"], [each["code"] for each in job["attempts"]]) == ("succeeded", ["OK"]), job
    assert (job["priority"], job["max_attempts"]) == (kind.priority.name.lower(), kind.max_attempts)
    if kind.target.scheme == BUILTIN:
        return
    path, request = stage.whispr.arrived[job_id]
    assert path == kind.target.path
    assert request == json_format.ParseDict(example, type(request)())
    assert request.ByteSize() > 0, "an example that says nothing"


async def test_all_of_them_at_once(stage: Stage) -> None:
    jobs = [{"type": name, "payload": json.loads(kind.example or b"{}")} for name, kind in TYPES.items()]
    reply = await stage.client.ask("POST", "/api/v1/jobs", json=jobs)
    assert (reply.status, reply.body["rejected"]) == (200, 0), reply
    ids = [result["id"] for result in reply.body["results"]]
    expected = {each for each, kind in zip(ids, TYPES.values(), strict=True) if kind.target.scheme != BUILTIN}
    await eventually(lambda: stage.whispr.arrived.keys() >= expected or None, what="all have arrived")
