"""How a call at the gRPC door is refused: a status, and the problem of the HTTP door as a detail of it.

Only here is a problem turned into a status. Invariant: what went wrong inside is told by the log alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any, NoReturn, TypeVar

import grpc
import grpc.aio
from google.protobuf.any_pb2 import Any as Packed

from api.problem import from_error, internal
from api.wire import Problem
from engine.errors import TocsinError
from protos.tocsin.v1.common_pb2 import FieldError
from protos.tocsin.v1.common_pb2 import Problem as ProblemMessage
from protos.tocsin.wire.rpc_pb2 import RetryInfo, Status

log = logging.getLogger(__name__)

DETAILS = "grpc-status-details-bin"
_TYPES = "type.googleapis.com/"
_CODES = {
    400: grpc.StatusCode.INVALID_ARGUMENT,
    404: grpc.StatusCode.NOT_FOUND,
    409: grpc.StatusCode.FAILED_PRECONDITION,
    413: grpc.StatusCode.INVALID_ARGUMENT,
    422: grpc.StatusCode.INVALID_ARGUMENT,
    429: grpc.StatusCode.RESOURCE_EXHAUSTED,
    503: grpc.StatusCode.UNAVAILABLE,
}
"""By the HTTP status of the same refusal; of others: INTERNAL."""

T = TypeVar("T")


class Answers:
    """What a service has begun for its callers. It goes on if the caller leaves, as at the HTTP door: nothing is to be
    cut off in the middle of a statement."""

    def __init__(self) -> None:
        self._going: set[asyncio.Future[Any]] = set()

    async def of(self, context: grpc.aio.ServicerContext[Any, Any], doing: Awaitable[T]) -> T:
        """What comes of it, or the call is refused."""
        task = asyncio.ensure_future(doing)
        self._going.add(task)
        task.add_done_callback(self._ended)
        try:
            return await asyncio.shield(task)
        except TocsinError as error:
            problem = from_error(error)
        except Exception:
            log.exception("a call at the gRPC door failed")
            problem = internal()
        return await refuse(context, problem)

    def _ended(self, task: asyncio.Future[Any]) -> None:
        """Its error has been told, or nobody is there to be told."""
        self._going.discard(task)
        if not task.cancelled():
            task.exception()


async def refuse(context: grpc.aio.ServicerContext[Any, Any], problem: Problem) -> NoReturn:
    code = _CODES.get(problem.status, grpc.StatusCode.INTERNAL)
    text = problem.detail if code is not grpc.StatusCode.INTERNAL else problem.title
    number: int = code.value[0]
    details = (DETAILS, Status(code=number, message=text, details=_details(problem)).SerializeToString())
    await context.abort(code, text, (details,))


def _details(problem: Problem) -> list[Packed]:
    message = ProblemMessage(
        type=problem.type,
        title=problem.title,
        status=problem.status,
        detail=problem.detail,
        errors=[FieldError(field=each.field, message=each.message) for each in problem.errors],
        retry_after_ms=problem.retry_after_ms,
    )
    details = [Packed(type_url=f"{_TYPES}tocsin.v1.Problem", value=message.SerializeToString())]
    if problem.retry_after_ms:
        again = RetryInfo()
        again.retry_delay.FromMilliseconds(problem.retry_after_ms)
        details.append(Packed(type_url=f"{_TYPES}google.rpc.RetryInfo", value=again.SerializeToString()))
    return details
