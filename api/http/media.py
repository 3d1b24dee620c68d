"""Content types: what a request says its body is.

A request that says nothing sends JSON. A charset may be stated if it is UTF-8, which JSON is anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from functools import lru_cache

from aiohttp import web

from api.problem import problem
from api.wire import Problem

JSON = "application/json"
NDJSON = "application/x-ndjson"
PROBLEM = "application/problem+json"


def media_of(request: web.BaseRequest, taken: Sequence[str]) -> str | Problem:
    """The one of `taken` that the body is, that very object; or 415."""
    stated = request.headers.get("Content-Type")
    if stated is None:
        return taken[0]
    media, charset = _parse(stated[:200])
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        return problem("unsupported-media-type", 415, f"charset {charset}: only UTF-8 is taken")
    for each in taken:
        if each == media:
            return each
    return problem("unsupported-media-type", 415, f"{media}: send {' or '.join(taken)}")


@lru_cache(maxsize=256)
def _parse(stated: str) -> tuple[str, str]:
    """Media type and charset, lower case."""
    message = Message()
    message["Content-Type"] = stated
    charset = message.get_param("charset", "")
    return message.get_content_type(), charset.lower() if isinstance(charset, str) else "?"
