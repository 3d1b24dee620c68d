"""What schemathesis is taught for this API: how a body of lines is written."""

from __future__ import annotations

from typing import Any

import schemathesis

_LINES = "application/x-ndjson"


@schemathesis.serializer(_LINES)
def lines(_: schemathesis.SerializationContext, value: Any) -> bytes:
    """The text is the body itself."""
    return str(value).encode("utf-8", "replace")


@schemathesis.hook
def filter_case(_: schemathesis.HookContext, case: schemathesis.Case[Any]) -> bool:
    """No body of lines is wrong as a whole, and what is no text cannot be written as one."""
    return case.media_type != _LINES or isinstance(case.body, str)
