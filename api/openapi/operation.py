"""What an operation of the API is made of, as the document tells it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from api.bounds import Schema
from api.http.media import JSON
from api.openapi.examples import Example

ALWAYS = (400, 405, 500)
"""Of any path: a request that is not HTTP, another method, a defect."""
ENGINE = (429, 503)
BODY = (408, 413, 415, 422)


class Body(msgspec.Struct, frozen=True):
    schema: Schema
    examples: tuple[Example, ...]


class Answer(msgspec.Struct, frozen=True):
    text: str
    schema: Schema | None = None
    media: tuple[str, ...] = (JSON,)
    headers: tuple[str, ...] = ()
    links: bool = False
    """It names a job, which other operations take."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    tag: str
    summary: str
    text: str = ""
    parameters: type[msgspec.Struct] | None = None
    takes_key: bool = False
    """The header Idempotency-Key."""
    bodies: Mapping[str, Body] = {}
    body_required: bool = True
    answers: Mapping[int, Answer]
    problems: tuple[int, ...] = ()
