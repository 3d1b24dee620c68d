"""A target of batches: `tocsin.v1.Handler`, for jobs of every type; each has its own line in the ledger."""

from __future__ import annotations

import asyncio
from typing import Any

import grpc.aio

from bench.targets.desk import Desk, Refused, now_ms
from bench.targets.ledger import Entry
from protos.tocsin.v1 import handler_pb2, handler_pb2_grpc


class BatchHandler(handler_pb2_grpc.HandlerServicer):
    name = "tocsin.v1.Handler"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ExecuteBatch(  # noqa: N802
        self, request: handler_pb2.ExecuteBatchRequest, context: grpc.aio.ServicerContext[Any, Any]
    ) -> handler_pb2.ExecuteBatchResponse:
        outcomes = await asyncio.gather(*map(self._one, request.fires))
        return handler_pb2.ExecuteBatchResponse(outcomes=outcomes)

    async def _one(self, fire: handler_pb2.Fire) -> handler_pb2.Outcome:
        received_ms = now_ms()
        entry = Entry(
            method=f"{self.name}/{fire.type}",
            job_id=fire.job_id,
            fire_id=fire.fire_id,
            attempt=fire.attempt,
            epoch=fire.epoch,
            shard=fire.shard,
            due_at_ms=fire.due_ms,
            received_ms=received_ms,
            lateness_ms=received_ms - fire.due_ms,
            outcome="",
            repeat=False,
            correlation_id=fire.correlation_id,
        )
        try:
            await self._desk.meet(entry, len, fire.payload)
        except Refused as refused:
            return handler_pb2.Outcome(code=refused.code.value[0], message=str(refused))
        return handler_pb2.Outcome()
