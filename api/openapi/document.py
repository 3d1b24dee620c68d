"""The OpenAPI 3.1 document of one node, put together from the table of operations and the schemas.

It is the node's own: types and the furthest delay are its catalog's and its options'. Plain and synchronous; it takes a
few milliseconds, so it is made when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec

from api import bounds, wire
from api.http.media import JSON, PROBLEM
from api.openapi.examples import Example
from api.openapi.operation import ALWAYS, Answer, Body, Operation
from api.openapi.operations import table
from api.openapi.schemas import components, parameters, ref
from api.problem import body_too_large, internal, invalid, malformed, problem
from api.setting_values import NODE_ID
from api.wire import FieldError, Problem
from engine.core.catalog import Caps
from engine.options import Options

_ABOUT = """A durable timer engine: hand it a job, it calls the service that does the work at the due millisecond.

Times come in as RFC 3339 with an offset and go out in UTC with milliseconds. An unknown field is an error, and so is
an unknown parameter under `/api/v1/jobs`, `/api/v1/operations` and `/api/v1/admin`. Send `X-Correlation-Id` to find a
request again in logs, jobs and calls of targets; one is made where you send none, or one of other than 1 to 128
letters, digits and `. _ : / + = @ ~ -`. `HEAD` works wherever `GET` does, `OPTIONS` names a path's methods."""

_TAGS = (
    ("Jobs", "Submit, find, move, cancel, redrive."),
    ("Bulk", "Many jobs by filter, and the operations that change them."),
    ("Monitoring", "What the node does and will do."),
    ("Cluster", "Who owns which shard, and who should."),
    ("Health", "For people and probes."),
    ("Documentation", "This."),
)

_HEADERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "X-Correlation-Id": ("The request's, or one that was made.", {"type": "string"}),
    "Retry-After": ("Seconds after which to try again.", {"type": "integer", "minimum": 1}),
    "Location": ("The path of the job, or of the operation.", {"type": "string", "format": "uri-reference"}),
    "Allow": ("The methods that this path takes.", {"type": "string"}),
    "ETag": ("Of this version; send it as If-None-Match.", {"type": "string"}),
}

_PROBLEMS: Mapping[int, tuple[str, str, Problem]] = {
    400: (
        "Malformed",
        "Not HTTP, not JSON, not UTF-8, NaN, nested too deeply, or a broken array.",
        malformed("the body is empty"),
    ),
    404: (
        "NotFound",
        "It is not there, or past its retention. A malformed id is here too.",
        problem("not-found", 404, "no such job"),
    ),
    405: (
        "MethodNotAllowed",
        "This path does not take that method.",
        problem("method-not-allowed", 405, "PUT; this path takes GET, HEAD, OPTIONS, POST"),
    ),
    408: (
        "Timeout",
        "The body did not come in time.",
        problem("timeout", 408, "the body was still not whole after 30 s"),
    ),
    409: (
        "Conflict",
        "The state of the job, or of the cluster, does not allow it.",
        problem("conflict", 409, "the job is succeeded"),
    ),
    413: ("TooLarge", "A payload, a document, a request, or too many jobs.", body_too_large()),
    415: (
        "UnsupportedMediaType",
        "Send one of the documented content types, in UTF-8.",
        problem("unsupported-media-type", 415, f"text/plain: send {JSON}"),
    ),
    422: (
        "Invalid",
        "Understood, but some values are not acceptable: each is named.",
        invalid([FieldError("dueat", "there is no such field")]),
    ),
    429: (
        "Busy",
        "A bound is reached, or (type quota) the user's jobs of a day are used up. Nothing was done: see Retry-After.",
        problem("busy", 429, "the backlog is full", retry_after_ms=1_000),
    ),
    500: ("Internal", "A defect. The log has it under the correlation id.", internal()),
    503: (
        "Unavailable",
        "Not possible now; nothing was done, unless the type is unknown-outcome.",
        problem("unavailable", 503, "PostgreSQL is away", retry_after_ms=1_000),
    ),
}
_OF_PROBLEMS = {405: ("Allow",), 429: ("Retry-After",), 503: ("Retry-After",)}

_LINKS = {
    name: {"operationId": name, "parameters": {"id": "$response.body#/id"}}
    for name in ("getJob", "rescheduleJob", "cancelJob", "redriveJob")
}


def document(types: Iterable[str], caps: Caps, options: Options, files: Sequence[str]) -> dict[str, Any]:
    """`types` and `caps`: the catalog's, types at least one. `files`: what /docs/{file} may name."""
    names = sorted(types)
    assert names, "a catalog has types"
    paths: dict[str, dict[str, Any]] = {}
    for (method, path), operation in table(names[0]).items():
        item = paths.setdefault(path, {})
        if "{" in path:
            item["parameters"] = [_path_parameter(path, files)]
        item[method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tocsin", "version": version("tocsin"), "description": _ABOUT},
        "tags": [{"name": name, "description": text} for name, text in _TAGS],
        "paths": paths,
        "components": {
            "schemas": components(bounds.of_submission(names, options.max_delay_ms, caps)),
            "responses": {name: _problem(text, example) for name, text, example in _PROBLEMS.values()},
            "headers": {name: {"description": text, "schema": schema} for name, (text, schema) in _HEADERS.items()},
        },
    }


def _path_parameter(path: str, files: Sequence[str]) -> dict[str, Any]:
    (name,) = re.findall(r"\{(\w+)\}", path)
    schema: bounds.Schema = {"format": "uuid"}
    if name == "file":
        schema = {"enum": list(files)}
    elif name == "node":
        schema = {"pattern": f"^{NODE_ID.pattern}$"}
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"} | schema}


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
    }
    if operation.text:
        described["description"] = operation.text
    taken = parameters(operation.parameters, bounds.OF_PARAMETERS) if operation.parameters is not None else []
    if operation.takes_key:
        taken.append(_idempotency_key())
    if taken:
        described["parameters"] = taken
    if operation.bodies:
        content = {media: _body(body) for media, body in operation.bodies.items()}
        described["requestBody"] = {"required": operation.body_required, "content": content}
    answers = {status: _answer(answer) for status, answer in operation.answers.items()}
    problems = {
        status: {"$ref": f"#/components/responses/{_PROBLEMS[status][0]}"}
        for status in (*ALWAYS, *operation.problems)
        if status not in answers
    }
    described["responses"] = {str(status): answer for status, answer in sorted((answers | problems).items())}
    return described


def _idempotency_key() -> dict[str, Any]:
    text = "As the field idempotency_key, for one job only; or of a bulk operation."
    schema = {"type": "string"} | bounds.TEXT.schema
    return {"name": "Idempotency-Key", "in": "header", "required": False, "description": text, "schema": schema}


def _body(body: Body) -> dict[str, Any]:
    """A single example goes without a name: Swagger UI shows a named one only where its name is the last one chosen."""
    if len(body.examples) == 1:
        return {"schema": body.schema, "example": body.examples[0].value}
    return {"schema": body.schema, "examples": {example.name: _example(example) for example in body.examples}}


def _example(example: Example) -> dict[str, Any]:
    return {"summary": example.summary, "value": example.value}


def _answer(answer: Answer) -> dict[str, Any]:
    described: dict[str, Any] = {"description": answer.text, "headers": _headers(*answer.headers)}
    if answer.schema is not None:
        described["content"] = {media: {"schema": answer.schema} for media in answer.media}
    if answer.links:
        described["links"] = _LINKS
    return described


def _problem(text: str, example: Problem) -> dict[str, Any]:
    return {
        "description": f"{HTTPStatus(example.status).phrase}. {text}",
        "headers": _headers(*_OF_PROBLEMS.get(example.status, ())),
        "content": {PROBLEM: {"schema": ref(wire.Problem), "example": msgspec.to_builtins(example)}},
    }


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in ("X-Correlation-Id", *names)}


def encode(described: dict[str, Any]) -> bytes:
    return msgspec.json.encode(described)
