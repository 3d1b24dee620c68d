"""A long body is read in slices, between which the loop turns."""

from __future__ import annotations

import asyncio

import pytest

from api.http.decode import decode_lines
from api.intake import Intake
from api.payload_schema import TOLD_BYTES_MAX, PayloadSchema
from api.wire import Problem
from engine.core.catalog import Caps, JobType, Target
from engine.options import Options
from tests.unit.api.fake_engine import NOW_MS

_NUMBERS = PayloadSchema({"items": {"type": "integer"}})
INTAKE = Intake({"n": JobType("n", Target("grpc", "127.0.0.1:1", "/a.B/C"), schema=_NUMBERS)}, Caps(), Options())


def _turns(item: bytes, count: int) -> int:
    """Of the loop, while so many jobs that do not fit are read."""

    async def read() -> int:
        turns = 0

        async def turn() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        other = asyncio.ensure_future(turn())
        results = await decode_lines(b"\n".join([item] * count), INTAKE, NOW_MS, "c")
        other.cancel()
        assert isinstance(results, list)
        assert all(isinstance(each, Problem) for each in results)
        return turns

    return asyncio.run(read())


@pytest.mark.parametrize(("payload_bytes", "turns"), [(20, 5), (TOLD_BYTES_MAX, 80), (1 << 18, 80)])
def test_a_problem_takes_more_of_a_turn_the_longer_it_is(payload_bytes: int, turns: int) -> None:
    """What does not fit a schema is explained, at a cost that grows with it."""
    payload = b"[%s]" % b",".join([b'""'] * (payload_bytes // 3))
    assert turns <= _turns(b'{"type":"n","payload":%s}' % payload, 80) <= 2 * turns
