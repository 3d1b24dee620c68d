"""Bulk operations over HTTP: jobs by filter cancelled, rescheduled, redriven, discarded; operations followed.

Only here is a bulk wish read. Invariant: no filter, no wish; a dry run changes nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from hashlib import blake2b
from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiohttp import web

from api import bounds
from api.bulk_wire import (
    BulkAnswer,
    BulkFilter,
    BulkReschedule,
    BulkWish,
    OperationAnswer,
    OperationsAnswer,
    OperationsParameters,
)
from api.filters import wanted
from api.http.answer import encode, json_response, problem_response
from api.http.body import Bodies
from api.http.document import Document
from api.http.engine_port import EnginePort
from api.http.media import JSON, media_of
from api.http.query import parameters, whole_number, without_parameters
from api.http.routes import Call, Routes
from api.instant import format_ms, parse_ms
from api.problem import invalid
from api.wire import FieldError, Problem
from engine.core.bulk import STATES, Kind, Operation, Wish
from engine.core.listing import Query
from engine.errors import NotFound
from engine.options import OPERATION_RATE_MAX, OPERATION_RATE_MIN, Options

JOBS = "/api/v1/jobs"
OPERATIONS = "/api/v1/operations"

_TAKEN = OperationsParameters.__struct_fields__
_LIMIT: int = OperationsParameters().limit
_read_wish = Document(BulkWish).read
_read_reschedule = Document(BulkReschedule).read


class Bulk:
    def __init__(
        self, engine: EnginePort, bodies: Bodies, options: Options, new_id: Callable[[], UUID] = uuid4
    ) -> None:
        self._engine = engine
        self._bodies = bodies
        self._options = options
        self._new_id = new_id

    def route(self, routes: Routes) -> None:
        for kind in Kind:
            routes.add("POST", f"{JOBS}/{kind}", without_parameters(functools.partial(self.begin, kind)))
        routes.add("GET", OPERATIONS, self.list)
        routes.add("GET", OPERATIONS + "/{id}", without_parameters(self.get))
        routes.add("DELETE", OPERATIONS + "/{id}", without_parameters(self.stop))

    async def begin(self, kind: Kind, call: Call) -> web.Response:
        given = await self._given(kind, call)
        if isinstance(given, Problem):
            return problem_response(given)
        wish = self._wish(kind, given)
        if isinstance(wish, Problem):
            return problem_response(wish)
        key = call.request.headers.get("Idempotency-Key")
        if key is not None and (wrong := bounds.TEXT.wrong(key)) is not None:
            return problem_response(invalid([FieldError("Idempotency-Key", wrong)]))
        bulk = self._engine.bulk
        if given.dry_run:
            count, exact = await bulk.count(wish)
            return json_response(encode(BulkAnswer(count, 0, 0, exact, None)))
        operation = self._new_id() if key is None else UUID(bytes=blake2b(key.encode(), digest_size=16).digest())
        begun = await bulk.begin(operation, wish, wait_ms=self._options.bulk_wait_ms)
        ended = begun.finished_ms is not None
        answer = BulkAnswer(begun.matched, begun.done, begun.refused, ended, operation_answer(begun))
        headers = {"Location": f"{OPERATIONS}/{begun.id}"}
        return json_response(encode(answer), 200 if ended else 202, headers)

    async def _given(self, kind: Kind, call: Call) -> BulkWish | BulkReschedule | Problem:
        media = media_of(call.request, (JSON,))
        if isinstance(media, Problem):
            return media
        body = await self._bodies.read(call.request)
        if isinstance(body, Problem):
            return body
        try:
            return _read_reschedule(body) if kind is Kind.RESCHEDULE else _read_wish(body)
        finally:
            self._bodies.release(body)

    def _wish(self, kind: Kind, given: BulkWish | BulkReschedule) -> Wish | Problem:
        errors: list[FieldError] = []
        query = _query(kind, given.filter, errors)
        due_ms: int | None = None
        offset_ms: int | None = None
        spread_ms = 0
        rate = given.rate_per_s
        if rate is not None and not OPERATION_RATE_MIN <= rate <= OPERATION_RATE_MAX:
            errors.append(FieldError("rate_per_s", f"must be from {OPERATION_RATE_MIN} to {OPERATION_RATE_MAX}"))
        if isinstance(given, BulkReschedule):
            spread_ms, offset_ms = given.spread_ms or 0, given.offset_ms
            due_ms = self._moved(given, spread_ms, errors)
        if errors:
            return invalid(errors)
        assert query is not None
        return Wish(kind, query, due_ms, offset_ms, spread_ms, rate)

    def _moved(self, given: BulkReschedule, spread_ms: int, errors: list[FieldError]) -> int | None:
        """The time that all go to, where one is given; what is wrong goes to `errors`."""
        most_ms = self._options.max_delay_ms
        if (given.due_at is None) == (given.offset_ms is None):
            errors.append(FieldError("", "give one of due_at and offset_ms"))
        for name, value, low in (("offset_ms", given.offset_ms or 0, -most_ms), ("spread_ms", spread_ms, 0)):
            wrong = bounds.Range(low, most_ms, f" ({bounds.days(most_ms)})").wrong(value)
            if wrong is not None:
                errors.append(FieldError(name, wrong))
        if given.due_at is None:
            return None
        try:
            due_ms = parse_ms(given.due_at)
        except ValueError as error:
            errors.append(FieldError("due_at", str(error)))
            return None
        if due_ms + spread_ms > self._engine.now_ms() + most_ms:
            errors.append(FieldError("due_at", f"is more than {bounds.days(most_ms)} ahead, the spread included"))
        return due_ms

    async def list(self, call: Call) -> web.Response:
        given = parameters(call.request, _TAKEN)
        if isinstance(given, Problem):
            return problem_response(given)
        limit = whole_number(given["limit"]) if "limit" in given else _LIMIT
        if limit is None or bounds.LIMIT.wrong(limit) is not None:
            message = f"must be a whole number from {bounds.LIMIT.low} to {bounds.LIMIT.high}"
            return problem_response(invalid([FieldError("limit", message)]))
        told = await self._engine.bulk.latest(limit)
        return json_response(encode(OperationsAnswer([operation_answer(each) for each in told])))

    async def get(self, call: Call) -> web.Response:
        return json_response(encode(operation_answer(await self._engine.bulk.get(_operation_id(call)))))

    async def stop(self, call: Call) -> web.Response:
        return json_response(encode(operation_answer(await self._engine.bulk.stop(_operation_id(call)))))


def _query(kind: Kind, given: BulkFilter, errors: list[FieldError]) -> Query | None:
    """What is wrong goes to `errors`."""
    filters: dict[str, Any] = {
        name: value for name, value in msgspec.structs.asdict(given).items() if value is not None
    }
    if not filters:
        errors.append(FieldError("filter", "give at least one filter: an empty one would be about every job"))
        return None
    found = wanted(filters, _LIMIT)
    if isinstance(found, Problem):
        errors += [FieldError(f"filter.{each.field}", each.message) for each in found.errors]
        return None
    state = found.query.state
    if state is not None and state not in STATES[kind]:
        names = ", ".join(each.name.lower() for each in STATES[kind])
        errors.append(FieldError("filter.state", f"{kind} is for jobs that are {names}"))
    return found.query


def operation_answer(operation: Operation) -> OperationAnswer:
    wish = operation.wish
    query = wish.query
    state: Any = None if query.state is None else query.state.name.lower()
    told: Any = operation.state
    kind: Any = wish.kind.value
    return OperationAnswer(
        id=str(operation.id),
        kind=kind,
        state=told,
        filter=BulkFilter(
            state, query.type, query.user_id, query.tag, _optional(query.due_from_ms), _optional(query.due_to_ms)
        ),
        due_at=_optional(wish.due_ms),
        offset_ms=wish.offset_ms,
        spread_ms=wish.spread_ms,
        rate_per_s=wish.rate_per_s,
        matched=operation.matched,
        done=operation.done,
        refused=operation.refused,
        shards_left=operation.shards_left,
        created_at=format_ms(operation.created_ms),
        finished_at=_optional(operation.finished_ms),
    )


def _optional(ms: int | None) -> str | None:
    return None if ms is None else format_ms(ms)


def _operation_id(call: Call) -> UUID:
    """The id in the path; one that is malformed names no operation."""
    (text,) = call.args
    try:
        operation = UUID(text)
    except ValueError:
        raise NotFound(f"no operation {text[:80]}") from None
    if str(operation) != text:
        raise NotFound(f"no operation {text[:80]}")
    return operation
