"""Which jobs a list is asked for: from texts, as a query string has them, to the engine's query.

The same for every door that lists. Every wrong filter is named, not only the first. A type that the catalog does not
have is no error: the history may have it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from api import bounds, cursor, instant
from api.problem import invalid
from api.wire import FieldError, ListParameters, Problem
from engine.core.lifecycle import State
from engine.core.listing import Key, Query

LIMIT_DEFAULT: int = ListParameters().limit

_STATES = {state.name.lower(): state for state in State if state is not State.REFILED}
_TEXTS = ("type", "user_id", "tag")


class Wanted(msgspec.Struct, frozen=True):
    """One page of a list."""

    query: Query
    after: Key | None
    limit: int


def wanted(given: Mapping[str, str], limit: int | None) -> Wanted | Problem:
    """`given`: by the names of `ListParameters`, none empty. `limit`: None where it was no number at all."""
    errors: list[FieldError] = []
    state = _state(given.get("state"), errors)
    texts = [(name, bounds.TEXT.wrong(given[name])) for name in _TEXTS if name in given]
    errors += [FieldError(name, message) for name, message in texts if message is not None]
    due_from_ms, due_to_ms = (_instant(name, given.get(name), errors) for name in ("due_from", "due_to"))
    if due_from_ms is not None and due_to_ms is not None and due_from_ms > due_to_ms:
        errors.append(FieldError("due_to", "is before due_from"))
    if limit is None or bounds.LIMIT.wrong(limit) is not None:
        message = f"must be a whole number from {bounds.LIMIT.low} to {bounds.LIMIT.high}"
        errors.append(FieldError("limit", message))
    if errors:
        return invalid(errors)
    assert limit is not None
    query = Query(state, given.get("type"), given.get("user_id"), given.get("tag"), due_from_ms, due_to_ms)
    if "cursor" not in given:
        return Wanted(query, None, limit)
    try:
        return Wanted(query, cursor.decode(given["cursor"], query), limit)
    except ValueError as error:
        return invalid([FieldError("cursor", str(error))])


def _state(name: str | None, errors: list[FieldError]) -> State | None:
    if name is None:
        return None
    if name not in _STATES:
        errors.append(FieldError("state", f"must be one of {', '.join(_STATES)}"))
    return _STATES.get(name)


def _instant(name: str, text: str | None, errors: list[FieldError]) -> int | None:
    if text is None:
        return None
    try:
        return instant.parse_ms(text)
    except ValueError as error:
        spaced = " " in text and "T" in text.upper()
        errors.append(
            FieldError(name, f"{error}; a + in a query is a space, so write it %2B" if spaced else str(error))
        )
        return None
