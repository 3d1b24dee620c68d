"""What many nodes say of a target's breaker, as if one had said it."""

from __future__ import annotations

from engine.core.status import BreakerStatus
from shards.core.merging import sum_status
from tests.peers import NOW_MS, status_of

KEY = "grpc://mail:1"


def merged(*breakers: BreakerStatus) -> BreakerStatus:
    statuses = [status_of(f"n{number}", {}, breakers={KEY: each}) for number, each in enumerate(breakers)]
    return sum_status([*statuses, status_of("older", {})], {}, NOW_MS).breakers[KEY]


def test_the_worst_state_is_told_and_the_parked_of_all() -> None:
    closed = BreakerStatus("closed", None, 0, 5, None)
    half_open = BreakerStatus("half_open", 70, 3, 7, None)
    opened = [BreakerStatus("open", 90, 4, 11, 200), BreakerStatus("open", 80, 9, 13, 300)]
    assert merged(closed, half_open, *opened) == BreakerStatus("open", 80, 9, 36, 200)
    assert merged(half_open, closed) == BreakerStatus("half_open", 70, 3, 12, None)
    assert merged(closed) == closed
