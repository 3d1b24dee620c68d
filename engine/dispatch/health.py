"""Whether a gRPC target is well, by the standard `grpc.health.v1` where its server has it."""

from __future__ import annotations

import grpc.aio
from google.protobuf.message import DecodeError
from grpc_health.v1 import health_pb2

from engine.dispatch.channel import Link
from engine.dispatch.refusal import Refusal

_CHECK = "/grpc.health.v1.Health/Check"
_TIMEOUT_S = 2.0
_WORDS = {
    health_pb2.HealthCheckResponse.UNKNOWN: "does not know whether it serves",
    health_pb2.HealthCheckResponse.NOT_SERVING: "says that it does not serve",
}


async def look(link: Link) -> None:
    """Return if it is reached and says nothing else. Raises `Refusal`: UNAVAILABLE where it is not reached,
    FAILED_PRECONDITION where it says that it does not serve."""
    await link.ready()
    check: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = link.channel.unary_unary(_CHECK)
    try:
        answer = health_pb2.HealthCheckResponse.FromString(await check(b"", timeout=_TIMEOUT_S))
    except grpc.aio.AioRpcError as error:
        if error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED):
            raise Refusal("UNAVAILABLE", f"{link.address}: {error.details() or 'no answer'}") from None
        return  # it has no health service, or keeps it from us: it is reached
    except (grpc.aio.UsageError, DecodeError):
        return
    if answer.status in _WORDS:
        raise Refusal("FAILED_PRECONDITION", f"{link.address}: {_WORDS[answer.status]}")
