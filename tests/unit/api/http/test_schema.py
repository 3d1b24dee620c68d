"""A type with a schema over HTTP: what does not fit is refused and disturbs nobody."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest

from api.catalog_reload import told
from api.payload_schema import PayloadSchema
from engine.core import ids
from engine.core.catalog import Caps, Catalog, JobType
from engine.core.lifecycle import State
from tests.unit.api.fake_engine import NOW_MS, TYPES
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

SCHEMA = {"required": ["to"], "properties": {"to": {"type": "string"}, "lines": {"items": {"type": "string"}}}}
FITS = b'{"type":"test.letter","payload":{"to":"u-1"}}'


@pytest.fixture(autouse=True)
def letter() -> Iterator[None]:
    """A type with a schema, in the catalog of the door that is served."""
    TYPES["test.letter"] = JobType("test.letter", TYPES["test.do"].target, schema=PayloadSchema(SCHEMA))
    yield
    del TYPES["test.letter"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"type":"test.letter"}', "payload/to"),
        (b'{"type":"test.letter","payload":{"to":5}}', "payload/to"),
        (b'{"type":"test.letter","payload":{"to":"u","lines":["a",5]}}', "payload/lines/1"),
        (b'{"type":"test.letter","payload_base64":"YQ=="}', "payload_base64"),
    ],
)
async def test_a_payload_that_does_not_fit_is_refused_with_its_place(served: Served, body: bytes, field: str) -> None:
    answer = await served.client.post(body)
    assert (answer.status, [error["field"] for error in answer.json["errors"]]) == (422, [field])
    assert served.engine.batches == []


async def test_one_that_does_not_fit_disturbs_no_other_of_its_batch(served: Served) -> None:
    answer = await served.client.lines(FITS + b'\n{"type":"test.letter"}\n' + FITS)
    assert (answer.json["accepted"], answer.json["rejected"]) == (2, 1)
    assert answer.json["results"][1]["error"]["errors"][0]["field"] == "payload/to"


async def test_what_is_wrong_beside_the_payload_is_told_with_it(served: Served) -> None:
    answer = await served.client.post(b'{"type":"test.letter","payload":{},"max_attempts":99}')
    assert [error["field"] for error in answer.json["errors"]] == ["payload/to", "max_attempts"]


async def test_a_redrives_payload_must_fit_as_well(served: Served) -> None:
    assert (await served.client.post(FITS)).status == 201
    job_id = list(served.engine.jobs)[-1]
    served.engine.change(job_id, state=State.DEAD, next_fire_ms=None, finished_ms=NOW_MS + 5, attempt=1)
    path = f"/api/v1/jobs/{ids.format_id(job_id)}/redrive"
    answer = await served.client.send("POST", path, b'{"payload":{"to":7}}')
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "payload/to")
    answer = await served.client.send("POST", path, b'{"payload":{"to":"u-2"}}')
    assert (answer.status, answer.json["payload"]) == (200, {"to": "u-2"})


async def test_the_document_tells_of_the_catalog_in_force(served: Served) -> None:
    def types(document: bytes) -> list[str]:
        found: list[str] = orjson.loads(document)["components"]["schemas"]["JobSubmission"]["properties"]["type"][
            "enum"
        ]
        return found

    first = await served.client.send("GET", "/openapi.json")
    assert types(first.body) == ["test.do", "test.high", "test.letter"]
    kind = TYPES.pop("test.letter")
    second = await served.client.send("GET", "/openapi.json", If_None_Match=first.headers["etag"])
    assert (second.status, types(second.body)) == (200, ["test.do", "test.high"])
    TYPES["test.letter"] = kind
    third = await served.client.send("GET", "/openapi.json", If_None_Match=first.headers["etag"])
    assert third.status == 304


async def test_caps_that_are_raised_while_the_node_runs_hold_for_jobs_and_in_the_document(served: Served) -> None:
    job = b'{"type":"test.do","max_attempts":9,"timeout_ms":3600000}'
    first = await served.client.send("GET", "/openapi.json")
    assert (await served.client.post(job)).status == 422
    changes = served.catalog.replace(Catalog(dict(TYPES), caps=Caps(max_attempts=9, timeout_ms=3_600_000)))
    assert told(changes, 3) == "other caps max_attempts, timeout_ms; types in force: 3"
    assert (await served.client.post(job)).status == 201
    second = await served.client.send("GET", "/openapi.json", If_None_Match=first.headers["etag"])
    described = orjson.loads(second.body)["components"]["schemas"]["JobSubmission"]["properties"]["max_attempts"]
    assert described["anyOf"][0]["maximum"] == 9
