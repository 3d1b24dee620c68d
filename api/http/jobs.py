"""Jobs over HTTP: submit one or many, get, reschedule, cancel, redrive, discard."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Sequence
from typing import TypeVar

from aiohttp import web

from api.http import decode
from api.http.answer import batch_json, job_json, json_response, problem_response
from api.http.body import Bodies
from api.http.engine_port import EnginePort, Receipt
from api.http.media import JSON, NDJSON, media_of
from api.http.query import without_parameters
from api.http.routes import Call, Routes
from api.intake import Intake
from api.problem import from_error, invalid, of_all
from api.wire import FieldError, Problem
from engine.core import ids
from engine.core.job import Form, JobView, NewJob
from engine.errors import NotFound, TocsinError

T = TypeVar("T")

PATH = "/api/v1/jobs"
VIA = "http"
_SLICE_JOBS = 2_000
"""Handed to the engine in one turn of the loop: a dense batch stalls nobody's firing."""


class Jobs:
    def __init__(self, engine: EnginePort, intake: Intake, bodies: Bodies) -> None:
        self._engine = engine
        self._intake = intake
        self._bodies = bodies

    def route(self, routes: Routes) -> None:
        for method, path, handler in (
            ("POST", PATH, self.submit),
            ("GET", PATH + "/{id}", self.get),
            ("PATCH", PATH + "/{id}", self.reschedule),
            ("DELETE", PATH + "/{id}", self.cancel),
            ("POST", PATH + "/{id}/redrive", self.redrive),
            ("POST", PATH + "/{id}/discard", self.discard),
        ):
            routes.add(method, path, without_parameters(handler))

    # -- submitting -------------------------------------------------------------------------------

    async def submit(self, call: Call) -> web.Response:
        media = media_of(call.request, (JSON, NDJSON))
        if isinstance(media, Problem):
            return problem_response(media)
        body = await self._bodies.read(call.request)
        if isinstance(body, Problem):
            return problem_response(body)
        try:
            if media is JSON and not _is_array(body):
                return await self._submit_one(call, body)
            return await self._submit_many(call, body, media)
        finally:
            self._bodies.release(body)

    async def _submit_one(self, call: Call, body: bytes) -> web.Response:
        engine = self._engine
        key = call.request.headers.get("Idempotency-Key")
        job = decode.decode_job(body, self._intake, engine.now_ms(), call.correlation_id, key)
        if isinstance(job, Problem):
            return problem_response(job)
        (receipt,) = await engine.submit((job,), VIA)
        if isinstance(receipt, TocsinError):
            return problem_response(from_error(receipt))
        job_id = ids.format_id(receipt.id)
        headers = {"Location": f"{PATH}/{job_id}"}
        if not receipt.repeated:
            return self._answer(engine.view_of(receipt), 201, headers)
        try:
            return self._answer(await engine.get(receipt.id), 200, headers)
        except NotFound:  # the key is remembered longer than the job is kept
            return json_response(f'{{"id":"{job_id}"}}'.encode(), 200, headers)

    async def _submit_many(self, call: Call, body: bytes, media: str) -> web.Response:
        if "Idempotency-Key" in call.request.headers:
            message = "a key in the header is for one job; give each job of many its own field idempotency_key"
            return problem_response(invalid([FieldError("Idempotency-Key", message)]))
        read = decode.decode_lines if media is NDJSON else decode.decode_array
        jobs = await read(body, self._intake, self._engine.now_ms(), call.correlation_id)
        if isinstance(jobs, Problem):
            return problem_response(jobs)
        results = await self._file(jobs)
        problems = [result for result in results if isinstance(result, Problem)]
        if problems and len(problems) == len(results) and (whole := of_all(problems)) is not None:
            return problem_response(whole)
        return json_response(batch_json(results))

    async def _file(self, jobs: Sequence[NewJob | Problem]) -> list[int | Problem]:
        """Submit those that are jobs; ids and problems come back in the order of all."""
        good = [job for job in jobs if type(job) is NewJob]
        receipts = await self._submit_slices(good) if good else []
        assert len(receipts) == len(good), (len(receipts), len(good))
        filed = [from_error(each) if isinstance(each, TocsinError) else each.id for each in receipts]
        if len(good) == len(jobs):
            return filed
        ready = iter(filed)
        return [job if isinstance(job, Problem) else next(ready) for job in jobs]

    async def _submit_slices(self, jobs: list[NewJob]) -> Sequence[Receipt | TocsinError]:
        """A large batch goes in slices, begun one a turn of the loop, and all are waited for together."""
        if len(jobs) <= _SLICE_JOBS:
            return await self._engine.submit(jobs, VIA)
        slices = []
        for at in range(0, len(jobs), _SLICE_JOBS):
            slices.append(asyncio.ensure_future(self._engine.submit(jobs[at : at + _SLICE_JOBS], VIA)))
            await asyncio.sleep(0)
        return [receipt for receipts in await asyncio.gather(*slices) for receipt in receipts]

    # -- one job ----------------------------------------------------------------------------------

    async def get(self, call: Call) -> web.Response:
        return self._answer(await self._engine.get(_job_id(call)))

    async def cancel(self, call: Call) -> web.Response:
        return self._answer(await self._engine.cancel(_job_id(call)))

    async def reschedule(self, call: Call) -> web.Response:
        job_id = _job_id(call)
        read = functools.partial(decode.decode_due_ms, intake=self._intake, now_ms=self._engine.now_ms())
        due_ms = await self._read(call, read)
        if isinstance(due_ms, Problem):
            return problem_response(due_ms)
        return self._answer(await self._engine.reschedule(job_id, due_ms))

    async def redrive(self, call: Call) -> web.Response:
        """Without a body, whatever its type is said to be, or with an empty object the job keeps its payload."""
        job_id = _job_id(call)
        payload: tuple[bytes, Form] | Problem | None = None
        if call.request.body_exists:
            payload = await self._read(call, functools.partial(decode.decode_new_payload, intake=self._intake))
            if isinstance(payload, tuple):
                payload = self._intake.unfit((await self._engine.get(job_id)).type, *payload) or payload
        if isinstance(payload, Problem):
            return problem_response(payload)
        return self._answer(await self._engine.redrive(job_id, payload))

    async def discard(self, call: Call) -> web.Response:
        return self._answer(await self._engine.discard(_job_id(call)))

    async def _read(self, call: Call, read: Callable[[bytes], T | Problem]) -> T | Problem:
        """What a body of JSON says."""
        media = media_of(call.request, (JSON,))
        if isinstance(media, Problem):
            return media
        body = await self._bodies.read(call.request)
        if isinstance(body, Problem):
            return body
        try:
            return read(body)
        finally:
            self._bodies.release(body)

    def _answer(self, view: JobView, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
        return json_response(job_json(view, self._engine.now_ms()), status, headers)


def _is_array(body: bytes) -> bool:
    return body[:1] == b"[" or (body[:1] in b" \t\r\n" and body.lstrip(b" \t\r\n")[:1] == b"[")


def _job_id(call: Call) -> int:
    """The id in the path; one that is malformed names no job."""
    (text,) = call.args
    job_id = ids.parse_id(text)
    if job_id is None:
        raise NotFound(f"no job {text[:80]}")
    return job_id
