"""Lists over HTTP: a page of jobs by filters, and where the next one begins.

Invariant: a page is encoded in slices between which the loop turns, so that firing does not wait for all of it.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from api import cursor
from api.filters import LIMIT_DEFAULT, wanted
from api.http.answer import encode, job_json, json_response, problem_response
from api.http.engine_port import EnginePort
from api.http.query import parameters, whole_number
from api.http.routes import Call, Routes
from api.wire import ListParameters, Problem
from engine.core.listing import JobPage, Query

PATH = "/api/v1/jobs"

_TAKEN = ListParameters.__struct_fields__
_SLICE_COST = 64
"""Of one turn of the loop, about a millisecond: a job costs one, and one more for each 16 KiB of its payload."""


class Lists:
    def __init__(self, engine: EnginePort) -> None:
        self._engine = engine

    def route(self, routes: Routes) -> None:
        routes.add("GET", PATH, self.list)

    async def list(self, call: Call) -> web.Response:
        given = parameters(call.request, _TAKEN)
        if isinstance(given, Problem):
            return problem_response(given)
        asked = wanted(given, whole_number(given["limit"]) if "limit" in given else LIMIT_DEFAULT)
        if isinstance(asked, Problem):
            return problem_response(asked)
        page = await self._engine.search(asked.query, asked.after, asked.limit)
        return json_response(await page_json(page, asked.query, self._engine.now_ms()))


async def page_json(page: JobPage, query: Query, now_ms: int) -> bytes:
    parts = [b'{"jobs":[']
    cost = 0
    for view in page.jobs:
        parts += (job_json(view, now_ms), b",")
        cost += 1 + (len(view.payload) >> 14)
        if cost >= _SLICE_COST:
            cost = 0
            await asyncio.sleep(0)
    if page.jobs:
        parts.pop()
    following = encode(None if page.next is None else cursor.encode(page.next, query))
    parts += (b'],"next_cursor":', following, b"}")
    return b"".join(parts)  # the only copy of what may be ten megabytes
