"""What a target is told beside the payload (contract, section 4), and what its status means to us.

The trace id follows from the correlation id, so that all jobs and attempts of one request are one trace wherever they
fire; the span id follows from the fire id, so that a redelivery is the same span.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

import grpc.aio
from google.protobuf.message import DecodeError

from engine.core.job import Form
from engine.core.payload import unpack
from engine.dispatch.refusal import Refusal
from engine.ports import Answer, Fire
from protos.tocsin.wire import rpc_pb2

RETRY_AFTER_MS_MAX = 24 * 3_600_000
"""A target may put a job off for a day; a larger wish is taken for this."""

_DETAILS = "grpc-status-details-bin"
_RETRY_INFO = "/google.rpc.RetryInfo"
_PRINTABLE = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) != "%")
_ZSTD = frozenset({Form.JSON_ZSTD, Form.RAW_ZSTD})
_JSON = frozenset({Form.JSON, Form.JSON_ZSTD})


def metadata_of(fire: Fire) -> tuple[tuple[str, str], ...]:
    return (
        ("tocsin-job-id", fire.job_id),
        ("tocsin-attempt", str(fire.attempt)),
        ("tocsin-fire-id", fire.fire_id),
        ("tocsin-epoch", str(fire.epoch)),
        ("tocsin-shard", str(fire.shard)),
        ("tocsin-due-at", rfc3339(fire.due_ms)),
        ("tocsin-correlation-id", sendable(fire.correlation_id)),
        ("traceparent", traceparent(fire.correlation_id or fire.job_id, fire.fire_id)),
    )


def traceparent(correlation_id: str, fire_id: str) -> str:
    """W3C Trace Context, version 00, sampled."""
    return f"{_trace(correlation_id)}{blake2b(fire_id.encode(), digest_size=8).hexdigest()}-01"


@lru_cache(maxsize=256)
def _trace(correlation_id: str) -> str:
    """Jobs of one request share it, and are often due together."""
    return f"00-{blake2b(correlation_id.encode(errors='surrogatepass'), digest_size=16).hexdigest()}-"


def rfc3339(at_ms: int) -> str:
    """Unix ms → 2026-11-24T08:00:00.000Z."""
    seconds, rest_ms = divmod(at_ms, 1_000)
    return f"{_second(seconds)}.{rest_ms:03d}Z"


@lru_cache(maxsize=256)
def _second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def sendable(text: str) -> str:
    """A header may hold printable ASCII only: anything else is percent-encoded."""
    if text.isascii() and text.isprintable() and text == text.strip():
        return text
    return quote(text, safe=_PRINTABLE, errors="replace")


def payload_of(fire: Fire) -> tuple[bytes, bool]:
    """The payload as submitted, and whether it is JSON. Raises `Refusal` DATA_LOSS where it cannot be unpacked."""
    payload = fire.payload
    if fire.form in _ZSTD:
        try:
            payload = unpack(payload)
        except ValueError as error:
            raise Refusal("DATA_LOSS", f"the stored payload cannot be unpacked: {error}") from error
    return payload, fire.form in _JSON


def answer_of(error: grpc.aio.AioRpcError, fired_ms: int, chars_max: int) -> Answer:
    """A status other than OK."""
    return Answer(error.code().name, (error.details() or "")[:chars_max], retry_after_ms(error), fired_ms)


def retry_after_ms(error: grpc.aio.AioRpcError) -> int:
    """From google.rpc.RetryInfo in the status details; 0 without one, or where the details are rubbish."""
    for key, value in error.trailing_metadata():
        if key == _DETAILS and isinstance(value, bytes):
            try:
                for detail in rpc_pb2.Status.FromString(value).details:
                    if detail.type_url.endswith(_RETRY_INFO):
                        delay = rpc_pb2.RetryInfo.FromString(detail.value).retry_delay
                        wished_ms = delay.seconds * 1_000 + -(-delay.nanos // 1_000_000)
                        return max(0, min(wished_ms, RETRY_AFTER_MS_MAX))
            except DecodeError:
                return 0
    return 0
