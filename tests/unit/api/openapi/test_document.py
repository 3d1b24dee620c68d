"""The OpenAPI document tells of every route and of nothing else, and what it says is so."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import msgspec
import pytest
import schemathesis

from api import bounds, wire
from api.http.docs import FILES
from api.openapi.document import document
from api.openapi.examples import BULKS, CHANGES, DEAD_BULKS, MOVES, REBALANCES, REDRIVES, Example, lines, submissions
from api.openapi.operations import table
from api.openapi.schemas import SENT, SENT_IN_BULK
from engine.core import ids
from engine.core.catalog import Caps
from engine.core.lifecycle import State
from engine.options import Options
from shards.ports import Move
from tests.unit.api.fake_engine import TYPES
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

DOCUMENT: dict[str, Any] = json.loads(json.dumps(document(TYPES, Caps(), Options(), tuple(FILES))))
OPERATIONS = {
    (method.upper(), path): operation
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}


def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    """Of one schema of the components."""
    whole = {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


async def test_every_route_is_described_and_nothing_else(served: Served) -> None:
    assert sorted(OPERATIONS) == sorted(served.door.routes.added)


def test_the_document_is_openapi_3_1() -> None:
    schemathesis.openapi.from_dict(DOCUMENT).validate()
    broken = DOCUMENT | {"paths": {"/x": {"get": {"parameters": [{"name": "x"}]}}}}
    with pytest.raises(jsonschema_rs.ValidationError):
        schemathesis.openapi.from_dict(broken).validate()


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(names) == len(set(names))


def test_every_schema_is_used_and_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for kind in ("schemas", "responses", "headers"):
        for name in DOCUMENT["components"][kind]:
            assert f'"#/components/{kind}/{name}"' in text, f"nothing refers to {name}"
    for part in text.split('"$ref": "#/')[1:]:
        place: Any = DOCUMENT
        for step in part.partition('"')[0].split("/"):
            place = place[step]


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=map(" ".join, OPERATIONS))
def test_every_answer_carries_the_correlation_id(operation: dict[str, Any]) -> None:
    shared = DOCUMENT["components"]["responses"]
    for answer in operation["responses"].values():
        whole = shared[answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer
        assert "X-Correlation-Id" in whole["headers"]


def test_every_field_that_a_caller_gives_has_its_bound() -> None:
    free = {"payload", "priority", "gap", "repeat", "dry_run"}
    named = bounds.of_submission(TYPES, Options().max_delay_ms, Caps())
    for kind in SENT:
        assert {field.name for field in msgspec.structs.fields(kind)} - free <= set(named)
    moved = {"filter", "state", "dry_run", "offset_ms", "spread_ms"}
    assert {f.name for kind in SENT_IN_BULK for f in msgspec.structs.fields(kind)} - moved == set(bounds.OF_BULK)
    fields = {f.name for kind in (wire.ListParameters, wire.ForecastParameters) for f in msgspec.structs.fields(kind)}
    assert fields - {"state"} == set(bounds.OF_PARAMETERS)


def test_every_state_of_a_job_is_named() -> None:
    states = DOCUMENT["components"]["schemas"]["JobAnswer"]["properties"]["state"]["enum"]
    assert states == sorted(state.name.lower() for state in State if state is not State.REFILED)


def test_the_types_are_the_catalogs_and_the_furthest_delay_the_clusters() -> None:
    described = document(["b", "a"], Caps(), Options(max_delay_ms=5_000), ())["components"]["schemas"]["JobSubmission"]
    assert described["properties"]["type"]["enum"] == ["a", "b"]
    assert described["properties"]["delay_ms"]["anyOf"][0]["maximum"] == 5_000


SUBMITTED: list[tuple[bytes, bool]] = [
    (b'{"type":"test.do"}', True),
    (b'{"type":"test.do","payload":null,"due_at":null,"delay_ms":5,"tags":null}', True),
    (b'{"type":"no.such"}', False),
    (b'{"type":"test.do","due_at":"2026-11-25T00:00:00Z","delay_ms":5}', False),
    (b'{"type":"test.do","payload":1,"payload_base64":"YQ=="}', False),
    (b'{"type":"test.do","payload_base64":"YQ"}', False),
    (b'{"type":"test.do","due_at":"tomorrow"}', False),
    (b'{"type":"test.do","user_id":""}', False),
    (b'{"type":"test.do","user_id":"a\\u0000"}', False),
    (b'{"type":"test.do","tags":["a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a"]}', False),
    (b'{"type":"test.do","tags":[""]}', False),
    (b'{"type":"test.do","max_attempts":7}', False),
    (b'{"type":"test.do","timeout_ms":0}', False),
    (b'{"type":"test.do","delay_ms":-1}', False),
    (b'{"type":"test.do","priority":"urgent"}', False),
    (b'{"type":"test.do","more":1}', False),
    (b"{}", False),
    (b"7", False),
]


@pytest.mark.parametrize(("body", "good"), SUBMITTED)
async def test_the_schema_and_the_door_agree_on_a_submission(served: Served, body: bytes, good: bool) -> None:
    assert validator("JobSubmission").is_valid(json.loads(body)) is good
    assert (await served.client.post(body)).status == (201 if good else 422)


CHANGED = [
    (b'{"delay_ms":5}', True),
    (b'{"due_at":"2026-11-25T00:00:00Z","delay_ms":null}', True),
    (b'{"due_at":null,"delay_ms":null}', False),
    (b"{}", False),
    (b'{"due_at":"2026-11-25T00:00:00Z","delay_ms":5}', False),
]


@pytest.mark.parametrize(("body", "good"), CHANGED)
async def test_the_schema_and_the_door_agree_on_a_change(served: Served, body: bytes, good: bool) -> None:
    path = (await served.client.post(b'{"type":"test.do"}')).headers["location"]
    assert validator("JobChange").is_valid(json.loads(body)) is good
    assert (await served.client.send("PATCH", path, body)).status == (200 if good else 422)


EXAMPLES = [("POST", "/api/v1/jobs", "application/json", each) for each in submissions("test.do")]
EXAMPLES += [("POST", "/api/v1/jobs", "application/x-ndjson", each) for each in lines("test.do")]
EXAMPLES += [("PATCH", "/api/v1/jobs/{id}", "application/json", each) for each in CHANGES]
EXAMPLES += [("POST", "/api/v1/jobs/{id}/redrive", "application/json", each) for each in REDRIVES]
EXAMPLES += [("POST", "/api/v1/jobs/cancel", "application/json", each) for each in BULKS]
EXAMPLES += [("POST", "/api/v1/jobs/reschedule", "application/json", each) for each in MOVES]
for path in ("/api/v1/jobs/redrive", "/api/v1/jobs/discard"):
    EXAMPLES += [("POST", path, "application/json", each) for each in DEAD_BULKS]
EXAMPLES += [("POST", "/api/v1/admin/rebalance", "application/json", each) for each in REBALANCES]


@pytest.mark.parametrize(("method", "path", "media", "example"), EXAMPLES, ids=[each[3].name for each in EXAMPLES])
async def test_an_example_is_answered_as_it_says(
    served: Served, method: str, path: str, media: str, example: Example
) -> None:
    described = OPERATIONS[method, path]
    content = described["requestBody"]["content"][media]
    shown = [each["value"] for each in content["examples"].values()] if "examples" in content else [content["example"]]
    assert example.value in shown
    assert str(example.status) in described["responses"]
    if "{id}" in path:
        job_id = ids.parse_id((await served.client.post(b'{"type":"test.do"}')).json["id"])
        assert job_id is not None
        path = path.replace("{id}", ids.format_id(job_id))
        if path.endswith("redrive"):
            served.engine.change(job_id, state=State.DEAD)
    body = example.value if isinstance(example.value, str) else json.dumps(example.value)
    answer = await served.client.send(method, path, body.encode(), Content_Type=media)
    assert answer.status == example.status, answer.body
    assert answer.json.get("rejected", 0) == 0


def test_every_example_in_the_document_is_tried() -> None:
    bodies = (operation.bodies for operation in table("test.do").values())
    assert sum(len(body.examples) for kinds in bodies for body in kinds.values()) == len(EXAMPLES)


def test_the_examples_of_problems_are_problems() -> None:
    for shared in DOCUMENT["components"]["responses"].values():
        validator("Problem").validate(shared["content"]["application/problem+json"]["example"])


async def test_answers_fit_their_schemas(served: Served) -> None:
    for name, path in (
        ("ListAnswer", "/api/v1/jobs"),
        ("StatusAnswer", "/api/v1/monitoring/status"),
        ("ForecastAnswer", "/api/v1/monitoring/forecast"),
        ("HealthAnswer", "/api/v1/health"),
        ("ShardsAnswer", "/api/v1/admin/shards"),
        ("OperationsAnswer", "/api/v1/operations"),
        ("Problem", "/api/v1/jobs?limit=0"),
    ):
        await served.client.post(b'{"type":"test.do","payload_base64":"YQ==","tags":["a"],"delay_ms":5}')
        validator(name).validate((await served.client.send("GET", path)).json)
    served.cluster.plan = [Move(0, 1, "n1", "n2")]
    for name, method, path in (
        ("RebalanceAnswer", "POST", "/api/v1/admin/rebalance"),
        ("DrainAnswer", "POST", "/api/v1/admin/nodes/n1/drain"),
        ("DrainAnswer", "DELETE", "/api/v1/admin/nodes/n1/drain"),
    ):
        validator(name).validate((await served.client.send(method, path)).json)
    body = b'{"filter":{"tag":"a"}}'
    bulk = await served.client.send("POST", "/api/v1/jobs/cancel", body)
    validator("BulkAnswer").validate(bulk.json)
    validator("OperationAnswer").validate((await served.client.send("GET", bulk.headers["location"])).json)
    validator("OperationsAnswer").validate((await served.client.send("GET", "/api/v1/operations")).json)
    many = await served.client.lines(b'{"type":"test.do"}\nx')
    validator("BatchAnswer").validate(many.json)
    assert msgspec.json.decode(many.body, type=wire.BatchAnswer).rejected == 1
