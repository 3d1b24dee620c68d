"""Bulk operations over HTTP: what is read, what is refused, what is answered, and how one is followed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
import pytest

from engine.core import ids
from engine.core.bulk import Kind, Wish
from engine.core.lifecycle import State
from engine.core.listing import Query
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Answer, Served

pytestmark = pytest.mark.anyio

JOBS = "/api/v1/jobs"
OPERATIONS = "/api/v1/operations"
TAGGED = {"tag": "c"}


async def submit(served: Served, count: int, tag: str = "c") -> list[int]:
    for _ in range(count):
        body = b'{"type":"test.do","delay_ms":9000,"tags":["%s"]}' % tag.encode()
        assert (await served.client.post(body)).status == 201
    return list(served.engine.jobs)[-count:]


async def ask(served: Served, kind: str, body: Any, **headers: str) -> Answer:
    return await served.client.send("POST", f"{JOBS}/{kind}", orjson.dumps(body), **headers)


async def test_jobs_of_a_tag_are_cancelled_and_no_others(served: Served) -> None:
    mine, others = await submit(served, 3), await submit(served, 2, "d")
    answer = await ask(served, "cancel", {"filter": TAGGED})
    assert answer.status == 200
    told = {name: answer.json[name] for name in ("matched", "done", "refused", "exact")}
    assert told == {"matched": 3, "done": 3, "refused": 0, "exact": True}
    assert [served.engine.jobs[each].state for each in mine + others] == [State.CANCELLED] * 3 + [State.PENDING] * 2
    operation = answer.json["operation"]
    assert answer.headers["location"] == f"{OPERATIONS}/{operation['id']}"
    assert (await served.client.send("GET", answer.headers["location"])).json == operation
    assert (operation["kind"], operation["state"], operation["filter"]["tag"]) == ("cancel", "finished", "c")


async def test_one_that_takes_longer_is_accepted_and_can_be_followed_and_stopped(served: Served) -> None:
    await submit(served, 3)
    served.engine.bulk.slow = True
    answer = await ask(served, "cancel", {"filter": TAGGED})
    assert (answer.status, answer.json["exact"], answer.json["operation"]["state"]) == (202, False, "running")
    assert answer.json["operation"]["shards_left"] == 3
    where = answer.headers["location"]
    assert (await served.client.send("DELETE", where)).json["state"] == "cancelling"
    assert (await served.client.send("GET", where)).json["state"] == "cancelling"
    listed = await served.client.send("GET", OPERATIONS)
    assert [each["state"] for each in listed.json["operations"]] == ["cancelling"]


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ({"offset_ms": -5, "spread_ms": 9}, Wish(Kind.RESCHEDULE, Query(tag="c"), None, -5, 9)),
        ({"due_at": "2026-11-25T06:00:00Z"}, Wish(Kind.RESCHEDULE, Query(tag="c"), NOW_MS + 86_400_000)),
        ({"offset_ms": 1, "rate_per_s": 2.5}, Wish(Kind.RESCHEDULE, Query(tag="c"), None, 1, 0, 2.5)),
    ],
)
async def test_a_reschedule_is_read_as_it_is_meant(served: Served, body: dict[str, Any], wish: Wish) -> None:
    answer = await ask(served, "reschedule", {"filter": TAGGED, **body})
    assert answer.status == 200
    (operation,) = served.engine.bulk.operations.values()
    assert operation.wish == wish


async def test_every_filter_of_a_list_is_one_here(served: Served) -> None:
    filters = {
        "state": "dead", "type": "test.do", "user_id": "u", "tag": "c",
        "due_from": "2026-11-24T06:00:00Z", "due_to": "2026-11-24T07:00:00Z",
    }  # fmt: skip
    assert (await ask(served, "redrive", {"filter": filters})).status == 200
    (operation,) = served.engine.bulk.operations.values()
    assert operation.wish.query == Query(State.DEAD, "test.do", "u", "c", NOW_MS, NOW_MS + 3_600_000)


async def test_a_dry_run_counts_and_changes_nothing(served: Served) -> None:
    mine = await submit(served, 3)
    answer = await ask(served, "cancel", {"filter": TAGGED, "dry_run": True})
    assert answer.json == {"matched": 3, "done": 0, "refused": 0, "exact": True, "operation": None}
    served.engine.bulk.all_counted = False
    assert (await ask(served, "cancel", {"filter": TAGGED, "dry_run": True})).json["exact"] is False
    assert {served.engine.jobs[each].state for each in mine} == {State.PENDING}
    assert not served.engine.bulk.operations


async def test_a_key_makes_one_operation_of_its_repeats(served: Served) -> None:
    await submit(served, 2)
    first = await ask(served, "cancel", {"filter": TAGGED}, Idempotency_Key="k")
    await submit(served, 2)
    again = await ask(served, "cancel", {"filter": TAGGED}, Idempotency_Key="k")
    assert again.json == first.json
    assert again.json["done"] == 2
    assert (await ask(served, "discard", {"filter": TAGGED}, Idempotency_Key="k")).status == 409
    assert (await ask(served, "cancel", {"filter": TAGGED})).json["done"] == 2


@pytest.mark.parametrize(
    ("kind", "body", "field"),
    [
        ("cancel", {}, "filter"),
        ("cancel", {"filter": {}}, "filter"),
        ("cancel", {"filter": {"tag": None}}, "filter"),
        ("cancel", {"filter": {"tags": "c"}}, "filter"),
        ("cancel", {"filter": {"tag": ""}}, "filter.tag"),
        ("cancel", {"filter": {"state": "succeeded"}}, "filter.state"),
        ("reschedule", {"filter": {"state": "running"}, "offset_ms": 1}, "filter.state"),
        ("redrive", {"filter": {"state": "pending"}}, "filter.state"),
        ("discard", {"filter": {"state": "cancelled"}}, "filter.state"),
        ("cancel", {"filter": {"due_from": "yesterday"}}, "filter.due_from"),
        ("cancel", {"filter": TAGGED, "offset_ms": 5}, "offset_ms"),
        ("reschedule", {"filter": TAGGED}, ""),
        ("reschedule", {"filter": TAGGED, "offset_ms": 5, "due_at": "2026-11-25T06:00:00Z"}, ""),
        ("reschedule", {"filter": TAGGED, "offset_ms": 1 << 60}, "offset_ms"),
        ("reschedule", {"filter": TAGGED, "offset_ms": 1.5}, "offset_ms"),
        ("reschedule", {"filter": TAGGED, "offset_ms": 1, "spread_ms": -1}, "spread_ms"),
        ("reschedule", {"filter": TAGGED, "due_at": "2040-11-25T06:00:00Z"}, "due_at"),
        ("redrive", {"filter": TAGGED, "rate_per_s": 0}, "rate_per_s"),
        ("redrive", {"filter": TAGGED, "rate_per_s": "fast"}, "rate_per_s"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_done(served: Served, kind: str, body: Any, field: str) -> None:
    await submit(served, 1)
    answer = await ask(served, kind, body)
    assert answer.status == 422, answer.json
    assert field in [each["field"] for each in answer.json["errors"]], answer.json
    assert not served.engine.bulk.operations


@pytest.mark.parametrize("name", [str(UUID(int=5)), "nonsense", str(UUID(int=5)).upper().replace("0", "A")])
async def test_an_operation_that_nobody_knows_is_not_found(served: Served, name: str) -> None:
    for method in ("GET", "DELETE"):
        assert (await served.client.send(method, f"{OPERATIONS}/{name}")).status == 404


async def test_a_dead_job_is_discarded_and_another_is_not(served: Served) -> None:
    (mine,) = await submit(served, 1)
    where = f"{JOBS}/{ids.format_id(mine)}/discard"
    assert (await served.client.send("POST", where)).status == 409
    served.engine.change(mine, state=State.DEAD)
    answer = await served.client.send("POST", where)
    assert (answer.status, answer.json["state"], answer.json["reason"]) == (200, "cancelled", "discarded")
