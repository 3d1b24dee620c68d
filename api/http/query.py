"""A request's query string, read strictly: a misspelt filter must not silently become no filter.

Only here is a query string read. Invariants: what is returned holds only names that are taken, each once, each with a
text that is not empty; everything wrong is named at once.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote_plus

from aiohttp import web

from api.http.answer import problem_response
from api.http.routes import Call, Handler
from api.problem import invalid, malformed
from api.wire import FieldError, Problem

_NAME_CHARS_MAX = 80


def parameters(request: web.BaseRequest, taken: Collection[str]) -> dict[str, str] | Problem:
    """The parameters by name, decoded as forms are: `+` is a space, `%2B` is a plus."""
    raw = request.rel_url.raw_query_string
    if not raw:
        return {}
    try:
        pairs = [
            tuple(unquote_plus(part, errors="strict") for part in piece.partition("=")[::2]) for piece in raw.split("&")
        ]
    except UnicodeDecodeError:
        return malformed("the query is not UTF-8")
    found: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name, value in pairs:
        if name not in taken:
            if name or value:
                errors[name[:_NAME_CHARS_MAX]] = f"there is no such parameter; there are {', '.join(taken) or 'none'}"
        elif name in found:
            errors[name] = "is given more than once"
        elif not value:
            errors[name] = "is empty: give it a value, or leave it out"
        else:
            found[name] = value
    return invalid([FieldError(name, message) for name, message in errors.items()]) if errors else found


def without_parameters(handler: Handler) -> Handler:
    """The handler of a path that takes none: `DELETE …?dry_run=true` must not delete."""

    async def strict(call: Call) -> web.StreamResponse:
        if call.request.rel_url.raw_query_string and isinstance(found := parameters(call.request, ()), Problem):
            return problem_response(found)
        return await handler(call)

    return strict


def whole_number(text: str) -> int | None:
    """A number as a person writes it; None for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= 20 else None
