"""Rates: differences between two looks by the node's own clock, and none where they would mislead."""

from __future__ import annotations

import msgspec
import pytest

from api.top.frame import Rates, rates_between
from api.top.seen import Lateness, Seen

BEFORE = Seen(
    node="n",
    state="serving",
    now="2026-11-24T06:00:00.000Z",
    audit={"accepted": 100, "pending": 40, "succeeded": 50, "dead": 10},
    shards_owned=256,
    lateness={"all": Lateness(fired=70)},
)
AFTER = msgspec.structs.replace(
    BEFORE,
    now="2026-11-24T06:00:02.500Z",
    audit={"accepted": 150, "pending": 65, "succeeded": 70, "dead": 15},
    lateness={"all": Lateness(fired=95)},
)


def test_rates_are_a_second_whatever_lies_between_the_looks() -> None:
    assert rates_between(BEFORE, AFTER) == Rates(accepted=20, fired=10, finished=10)


@pytest.mark.parametrize(
    "changed",
    [
        {"node": "other"},
        {"shards_owned": 128},
        {"now": BEFORE.now},
        {"now": "2026-11-24T05:59:00.000Z"},
        {"lateness": {"all": Lateness(fired=3)}},  # started again
    ],
)
def test_there_is_no_rate_where_it_would_mislead(changed: dict[str, object]) -> None:
    assert rates_between(BEFORE, msgspec.structs.replace(AFTER, **changed)) is None
    assert rates_between(None, AFTER) is None
