"""What all sample services share: the desk where a call arrives, is recognised, done, written down and answered.

Order of a call: faults that were asked for, then the work, then the ledger, then the answer. A fire id that was done
before (in this process, or by what the ledger says of an earlier one) is answered ALREADY_EXISTS without the work; one
that is being done waits for the first to end.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Protocol

import grpc
import grpc.aio
import msgspec
from google.protobuf import descriptor_pool, message_factory
from google.protobuf.message import Message

from bench.targets.ledger import DONE, Entry, Ledger, Reader

REMEMBERED_MAX = 2_000_000
"""Fire ids; the oldest are forgotten beyond it."""

Work = Callable[[Any], Message]


class Refused(Exception):
    """What a service says of a request it will not do."""

    def __init__(self, code: grpc.StatusCode, message: str) -> None:
        super().__init__(message)
        self.code = code


def nonsense(field: str, message: str) -> Refused:
    return Refused(grpc.StatusCode.INVALID_ARGUMENT, f"{field}: {message}")


class Service(Protocol):
    name: str
    """package.Service"""

    @property
    def methods(self) -> Mapping[str, Work]:
        """By name: request message → response message, or `Refused`."""
        ...

    def close(self) -> None: ...


class Faults(msgspec.Struct, frozen=True, kw_only=True):
    """Troubles on demand. The ratios are of all calls."""

    delay_ms: int = 0
    fail: tuple[tuple[grpc.StatusCode, float], ...] = ()
    hang_ratio: float = 0.0

    def draw(self, random: Random) -> grpc.StatusCode | str | None:
        """A status to fail with, "hang", or nothing."""
        if not self.fail and not self.hang_ratio:
            return None
        drawn = random.random()
        if drawn < self.hang_ratio:
            return "hang"
        drawn -= self.hang_ratio
        for code, ratio in self.fail:
            if drawn < ratio:
                return code
            drawn -= ratio
        return None


class Desk:
    def __init__(
        self, ledger_path: Path | None, faults: Faults, random: Random, remembered_max: int = REMEMBERED_MAX
    ) -> None:
        self._faults = faults
        self._random = random
        self._remembered_max = remembered_max
        self._seen: dict[str, bool] = {}
        """By fire id: whether it was done."""
        self._doing: dict[str, asyncio.Future[None]] = {}
        if ledger_path is not None:
            for entry in Reader(ledger_path).new():
                self._remember(entry.fire_id, entry.outcome in DONE)
        self._ledger = Ledger(ledger_path)

    def handlers(self, service: Service) -> grpc.GenericRpcHandler:
        described = descriptor_pool.Default().FindServiceByName(service.name)
        rpcs = {}
        for name, work in service.methods.items():
            asked = message_factory.GetMessageClass(described.methods_by_name[name].input_type)
            rpcs[name] = grpc.unary_unary_rpc_method_handler(
                self._handler(f"{service.name}/{name}", work),
                request_deserializer=asked.FromString,
                response_serializer=_serialize,
            )
        assert set(rpcs) == set(described.methods_by_name), (service.name, sorted(rpcs))
        return grpc.method_handlers_generic_handler(service.name, rpcs)

    def close(self) -> None:
        self._ledger.close()

    def _handler(self, method: str, work: Work) -> Callable[[Any, Any], Awaitable[Message]]:
        async def handle(request: Any, context: grpc.aio.ServicerContext[Any, Any]) -> Message:
            try:
                response: Message = await self.meet(
                    entry_of(method, context.invocation_metadata() or ()), work, request
                )
            except Refused as refused:
                await context.abort(refused.code, str(refused))
            return response

        return handle

    async def meet(self, entry: Entry, work: Callable[[Any], Any], request: Any) -> Any:
        """One call, however it came in: done and written down. Raises `Refused`."""
        try:
            response = await self._do(entry, work, request)
        except Refused as refused:
            entry.outcome = refused.code.name
            self._write(entry)
            raise
        except asyncio.CancelledError:
            if not entry.outcome:
                entry.outcome = "CANCELLED"
                self._write(entry)
            raise
        entry.outcome = "OK"
        self._write(entry)
        return response

    async def _do(self, entry: Entry, work: Callable[[Any], Any], request: Any) -> Any:
        fire_id = entry.fire_id
        while (doing := self._doing.get(fire_id)) is not None:
            await asyncio.shield(doing)
        entry.repeat = fire_id in self._seen
        if self._seen.get(fire_id):
            raise Refused(grpc.StatusCode.ALREADY_EXISTS, f"{fire_id} was done before")
        if not self._faults.delay_ms and not self._faults.hang_ratio and not self._faults.fail:
            return work(request)
        future = asyncio.get_running_loop().create_future()
        if fire_id:
            self._doing[fire_id] = future
        try:
            await self._trouble(entry)
            return work(request)
        finally:
            self._doing.pop(fire_id, None)
            future.set_result(None)

    async def _trouble(self, entry: Entry) -> None:
        drawn = self._faults.draw(self._random)
        if drawn == "hang":
            entry.outcome = "HUNG"
            self._write(entry)
            await asyncio.get_running_loop().create_future()
        if self._faults.delay_ms:
            await asyncio.sleep(self._faults.delay_ms / 1_000)
        if isinstance(drawn, grpc.StatusCode):
            raise Refused(drawn, "failed on demand")

    def _write(self, entry: Entry) -> None:
        self._ledger.write(entry)
        self._remember(entry.fire_id, entry.outcome in DONE)

    def _remember(self, fire_id: str, done: bool) -> None:
        if not fire_id:
            return  # called by somebody else than Tocsin
        self._seen[fire_id] = self._seen.get(fire_id, False) or done
        if len(self._seen) > self._remembered_max:
            del self._seen[next(iter(self._seen))]


def _serialize(message: Message) -> bytes:
    return message.SerializeToString()


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def entry_of(method: str, metadata: Any) -> Entry:
    """Of a call with the contract's metadata or headers."""
    told = {key.lower(): value for key, value in metadata if key.lower().startswith("tocsin-")}
    received_ms = now_ms()
    due_at = told.get("tocsin-due-at")
    due_at_ms = round(datetime.fromisoformat(due_at).timestamp() * 1_000) if due_at else received_ms
    return Entry(
        method=method,
        job_id=told.get("tocsin-job-id", ""),
        fire_id=told.get("tocsin-fire-id", ""),
        attempt=_number(told.get("tocsin-attempt")),
        epoch=_number(told.get("tocsin-epoch")),
        shard=_number(told.get("tocsin-shard")),
        due_at_ms=due_at_ms,
        received_ms=received_ms,
        lateness_ms=received_ms - due_at_ms,
        outcome="",
        repeat=False,
        correlation_id=told.get("tocsin-correlation-id", ""),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
