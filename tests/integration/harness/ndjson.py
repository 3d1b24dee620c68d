"""What schemathesis is taught for this API: how a body of lines is written."""

from __future__ import annotations

import json
from typing import Any

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_: schemathesis.SerializationContext, value: Any) -> bytes:
    """A text is the body itself; whatever else is drawn becomes its only line."""
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace")
