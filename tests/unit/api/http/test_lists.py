"""Lists over HTTP: what is filtered by, how a walk goes on, and what is refused."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlencode

import pytest

from api import cursor
from api.http.lists import page_json
from engine.core import ids
from engine.core.job import Form
from engine.core.lifecycle import State
from engine.core.listing import JobPage, Query
from engine.errors import Busy, Unavailable
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Answer, Served

pytestmark = pytest.mark.anyio

PATH = "/api/v1/jobs"


async def listed(served: Served, **parameters: Any) -> Answer:
    return await served.client.send("GET", f"{PATH}?{urlencode(parameters)}")


async def submit(served: Served, count: int, **fields: Any) -> list[int]:
    had = len(served.engine.jobs)
    more = "".join(f',"{name}":{value}' for name, value in fields.items())
    lines = "\n".join(f'{{"type":"test.do","delay_ms":{1_000 - k}{more}}}' for k in range(count))
    assert (await served.client.lines(lines.encode())).status == 200
    return list(served.engine.jobs)[had:]


async def test_a_list_of_nothing_is_empty_and_at_its_end(served: Served) -> None:
    answer = await served.client.send("GET", PATH)
    assert (answer.status, answer.json) == (200, {"jobs": [], "next_cursor": None})
    assert answer.headers["content-type"] == "application/json"
    assert served.engine.searches == [(Query(), None, 100)]


async def test_jobs_stand_as_they_are_answered_alone_by_due_time(served: Served) -> None:
    job_ids = await submit(served, 3, payload='{"a":  1}')
    answer = await listed(served)
    assert [job["id"] for job in answer.json["jobs"]] == [ids.format_id(each) for each in reversed(job_ids)]
    one = await served.client.send("GET", f"{PATH}/{ids.format_id(job_ids[2])}")
    assert answer.body.startswith(b'{"jobs":[' + one.body + b",")


async def test_every_filter_reaches_the_engine(served: Served) -> None:
    answer = await listed(
        served,
        state="dead",
        type="gone.from.the.catalog",
        user_id="ü 1+2",
        tag="a&b=c",
        due_from="2026-11-24T08:00:00.0001+02:00",
        due_to="2026-11-24T06:00:00.5Z",
        limit=7,
    )
    assert answer.status == 200
    query = Query(State.DEAD, "gone.from.the.catalog", "ü 1+2", "a&b=c", NOW_MS + 1, NOW_MS + 500)
    assert served.engine.searches == [(query, None, 7)]


@pytest.mark.parametrize("state", [state for state in State if state is not State.REFILED])
async def test_every_state_of_a_job_can_be_asked_for(served: Served, state: State) -> None:
    assert (await listed(served, state=state.name.lower())).status == 200
    assert served.engine.searches[0][0] == Query(state)


async def test_a_walk_gives_every_job_once_also_through_short_pages_and_other_limits(served: Served) -> None:
    await submit(served, 10, user_id='"u"')
    await submit(served, 5, user_id='"v"')
    served.engine.page_max = 3
    seen, parameters = [], {"user_id": "u", "limit": 4}
    while True:
        page = (await listed(served, **parameters)).json
        assert len(page["jobs"]) <= 3
        seen += page["jobs"]
        if page["next_cursor"] is None:
            break
        parameters |= {"cursor": page["next_cursor"], "limit": 1 + len(seen)}
    assert len({job["id"] for job in seen}) == len(seen) == 10
    assert [job["due_at"] for job in seen] == sorted(job["due_at"] for job in seen)
    assert {job["user_id"] for job in seen} == {"u"}


async def test_a_cursor_is_refused_with_other_filters(served: Served) -> None:
    await submit(served, 3, user_id='"u"')
    following = (await listed(served, user_id="u", limit=1)).json["next_cursor"]
    for filters in ({}, {"user_id": "v"}, {"user_id": "u", "state": "pending"}):
        answer = await listed(served, cursor=following, **filters)
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "cursor")
        assert "other filters" in answer.json["detail"]


WRONG = {
    "an unknown parameter": ("user=u", "user", "there is no such parameter; there are state, type, user_id"),
    "a parameter of another case": ("State=dead", "State", "there is no such parameter"),
    "one with a bracket": ("tag%5B%5D=a", "tag[]", "there is no such parameter"),
    "a repeated one": ("tag=a&tag=b", "tag", "is given more than once"),
    "an empty one": ("user_id=", "user_id", "is empty"),
    "one without a value": ("state", "state", "is empty"),
    "an unknown state": ("state=done", "state", "must be one of pending, retrying, succeeded"),
    "a state in capitals": ("state=DEAD", "state", "must be one of"),
    "a state that is no job's": ("state=refiled", "state", "must be one of"),
    "two states": ("state=dead,pending", "state", "must be one of"),
    "a limit of none": ("limit=0", "limit", "must be a whole number from 1 to 1000"),
    "a limit over the bound": ("limit=1001", "limit", "must be a whole number from 1 to 1000"),
    "a negative limit": ("limit=-1", "limit", "must be a whole number"),
    "a limit in words": ("limit=all", "limit", "must be a whole number"),
    "a limit with a fraction": ("limit=1.0", "limit", "must be a whole number"),
    "a limit in other digits": ("limit=%D9%A3", "limit", "must be a whole number"),
    "a limit with a space": ("limit=+5", "limit", "must be a whole number"),
    "a limit beyond any number": (f"limit={'9' * 5_000}", "limit", "must be a whole number"),
    "a time in words": ("due_from=today", "due_from", "not an RFC 3339 time"),
    "a time as a number": ("due_to=1795500000000", "due_to", "not an RFC 3339 time"),
    "a time without an offset": ("due_from=2026-11-24T08:00:00", "due_from", "has no offset"),
    "a plus that was not escaped": ("due_from=2026-11-24T08:00:00+02:00", "due_from", "write it %2B"),
    "an impossible day": ("due_to=2027-02-29T00:00:00Z", "due_to", "there is no day"),
    "a window that ends before it begins": (
        "due_from=2026-11-24T08:00:00Z&due_to=2026-11-24T07:59:59.999Z",
        "due_to",
        "is before due_from",
    ),
    "a user with NUL": ("user_id=a%00", "user_id", "U+0000"),
    "a long user": (f"user_id={'u' * 513}", "user_id", "it has 513"),
    "a tag long in bytes": (f"tag={'%C3%A9' * 257}", "tag", "it has 514"),
    "a type with NUL": ("type=%00", "type", "U+0000"),
    "a broken cursor": ("cursor=abc", "cursor", "is broken: send next_cursor as it was answered"),
    "a cursor that is no ASCII": ("cursor=%C3%A9", "cursor", "is broken"),
}


@pytest.mark.parametrize(("query", "field", "says"), WRONG.values(), ids=WRONG)
async def test_a_wrong_list_is_422_and_names_parameter_and_mend(
    served: Served, query: str, field: str, says: str
) -> None:
    answer = await served.client.send("GET", f"{PATH}?{query}")
    assert answer.status == 422
    (error,) = answer.json["errors"]
    assert error["field"] == field
    assert says in error["message"]
    assert served.engine.searches == []


async def test_all_wrong_parameters_are_named_at_once(served: Served) -> None:
    answer = await served.client.send("GET", f"{PATH}?state=x&limit=0&due_from=y&tag=%00")
    assert [error["field"] for error in answer.json["errors"]] == ["state", "tag", "due_from", "limit"]
    answer = await served.client.send("GET", f"{PATH}?x=1&y=2&tag=")
    assert [error["field"] for error in answer.json["errors"]] == ["x", "y", "tag"]


@pytest.mark.parametrize("query", ["tag=%ff", "%ff=a", "tag=%ed%a0%80", "tag=é\udcff"])
async def test_a_query_that_is_not_utf8_is_400(served: Served, query: str) -> None:
    assert (await served.client.send("GET", f"{PATH}?{query}")).status == 400


@pytest.mark.parametrize("query", ["?", "?&", "?&limit=1&", "?=", "?limit=01"])
async def test_a_query_of_nothing_is_none(served: Served, query: str) -> None:
    assert (await served.client.send("GET", PATH + query)).status == 200


async def test_head_of_a_list_has_its_length(served: Served) -> None:
    await submit(served, 2)
    full, head = await listed(served), await served.client.send("HEAD", PATH)
    assert (head.status, head.headers["content-length"], head.body) == (200, str(len(full.body)), b"")


@pytest.mark.parametrize(("error", "status"), [(Busy("full"), 429), (Unavailable("away"), 503)])
async def test_a_list_that_cannot_be_made_now_says_when(served: Served, error: Exception, status: int) -> None:
    served.engine.broken = error
    answer = await listed(served)
    assert (answer.status, answer.headers["retry-after"]) == (status, "1")


@pytest.mark.parametrize(("count", "payload", "turns_least"), [(1_000, b"{}", 15), (8, bytes(1 << 20), 8)])
async def test_a_large_page_lets_the_loop_turn(served: Served, count: int, payload: bytes, turns_least: int) -> None:
    (job_id,) = await submit(served, 1)
    view = served.engine.change(job_id, payload=payload, form=Form.JSON if payload == b"{}" else Form.RAW)
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.ensure_future(count_turns())
    body = await page_json(JobPage([view] * count, (NOW_MS, 7)), Query(), NOW_MS)
    counting.cancel()
    assert turns >= turns_least
    assert body.endswith(b'"next_cursor":"' + cursor.encode((NOW_MS, 7), Query()).encode() + b'"}')
