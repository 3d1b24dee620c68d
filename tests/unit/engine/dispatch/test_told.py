"""What a target is told, and what its status means."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import grpc
import grpc.aio
import pytest
from google.protobuf import any_pb2, duration_pb2
from hypothesis import given
from hypothesis import strategies as st

from engine.dispatch import told
from engine.ports import Answer
from protos.tocsin.wire import rpc_pb2


@given(st.integers(0, 4_102_444_800_000))
def test_a_due_time_reads_back_to_the_millisecond(at_ms: int) -> None:
    text = told.rfc3339(at_ms)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text)
    back = datetime.fromisoformat(text) - datetime(1970, 1, 1, tzinfo=UTC)
    assert back.days * 86_400_000 + back.seconds * 1_000 + back.microseconds // 1_000 == at_ms


@given(st.text(max_size=50))
def test_any_correlation_id_can_be_sent(text: str) -> None:
    sent = told.sendable(text)
    assert sent.isascii()
    assert sent == "" or sent.isprintable()
    assert sent == sent.strip()
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-01", told.traceparent(text, "fire"))


def _error(*details: tuple[str, bytes]) -> grpc.aio.AioRpcError:
    metadata = grpc.aio.Metadata(*details)
    return grpc.aio.AioRpcError(grpc.StatusCode.UNAVAILABLE, grpc.aio.Metadata(), metadata, "busy")


def _info(seconds: int, nanos: int) -> bytes:
    info = rpc_pb2.RetryInfo(retry_delay=duration_pb2.Duration(seconds=seconds, nanos=nanos))
    other = any_pb2.Any(type_url="type.googleapis.com/google.rpc.DebugInfo", value=b"\xff")
    detail = any_pb2.Any(type_url="type.googleapis.com/google.rpc.RetryInfo", value=info.SerializeToString())
    return rpc_pb2.Status(code=14, details=[other, detail]).SerializeToString()


@pytest.mark.parametrize(
    ("value", "wished_ms"),
    [
        (_info(2, 500_000_000), 2_500),
        (_info(0, 1), 1),
        (_info(-5, 0), 0),
        (_info(10**9, 0), told.RETRY_AFTER_MS_MAX),
        (b"\xff\xff\xff", 0),
        (b"", 0),
    ],
)
def test_a_wish_to_be_left_alone_is_read_within_bounds(value: bytes, wished_ms: int) -> None:
    assert told.retry_after_ms(_error(("grpc-status-details-bin", value))) == wished_ms


def test_without_details_there_is_no_wish() -> None:
    assert told.answer_of(_error(), 7, 2) == Answer("UNAVAILABLE", "bu", 0, 7)
