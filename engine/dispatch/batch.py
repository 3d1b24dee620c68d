"""`tocsin.v1.Handler/ExecuteBatch` as messages: jobs as fires, outcomes as answers (contract, section 3)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import grpc
from google.protobuf.message import DecodeError

from engine.dispatch import told
from engine.ports import Answer, Fire
from protos.tocsin.v1 import handler_pb2

NAMES = {status.value[0]: status.name for status in grpc.StatusCode}
"""By number of google.rpc.Code."""


def request_of(fires: Sequence[Fire]) -> handler_pb2.ExecuteBatchRequest:
    request = handler_pb2.ExecuteBatchRequest()
    add = request.fires.add  # a third quicker than messages of their own that are put in
    for fire in fires:
        add(
            job_id=fire.job_id,
            type=fire.type.name,
            payload=fire.payload,
            attempt=fire.attempt,
            fire_id=fire.fire_id,
            epoch=fire.epoch,
            shard=fire.shard,
            due_ms=fire.due_ms,
            correlation_id=fire.correlation_id,
            user_id=fire.user_id or "",
            traceparent=told.traceparent(fire.correlation_id or fire.job_id, fire.fire_id),
        )
    return request


def encoded(request: handler_pb2.ExecuteBatchRequest, chosen: Sequence[int]) -> bytes:
    """Of those fires whose number in `chosen` is not 0."""
    if not all(chosen):
        request = handler_pb2.ExecuteBatchRequest(fires=list(itertools.compress(request.fires, chosen)))
    return request.SerializeToString()


def answers_of(data: bytes, count: int, fired_ms: int, chars_max: int) -> list[Answer]:
    """For so many fires that were sent."""
    try:
        outcomes = handler_pb2.ExecuteBatchResponse.FromString(data).outcomes
    except DecodeError:
        return [Answer("INTERNAL", "the target's answer is no ExecuteBatchResponse", 0, fired_ms)] * count
    if len(outcomes) != count:
        told_of = f"the target told {len(outcomes)} outcomes of a batch of {count}: which is whose is not known"
        return [Answer("INTERNAL", told_of, 0, fired_ms)] * count
    ok = Answer("OK", "", 0, fired_ms)
    return [
        ok if not (outcome.code or outcome.message) else _answer(outcome, fired_ms, chars_max) for outcome in outcomes
    ]


def _answer(outcome: handler_pb2.Outcome, fired_ms: int, chars_max: int) -> Answer:
    code, message = NAMES.get(outcome.code), outcome.message
    if code is None:
        code, message = "UNKNOWN", f"{outcome.code} is no code of google.rpc.Code: {message}"
    wished_ms = max(0, min(outcome.retry_after_ms, told.RETRY_AFTER_MS_MAX))
    return Answer(code, message[:chars_max], wished_ms, fired_ms)
