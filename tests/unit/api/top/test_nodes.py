"""The rates of one node of a cluster: between two looks, as far as both counted the same."""

from __future__ import annotations

import pytest

from api.top.nodes import NodeRates, node_rates
from api.top.seen import Lateness, Seen


def seen(second: int, accepted: int, fired: int, shards: int = 85) -> Seen:
    return Seen(
        node="a",
        state="serving",
        now=f"2026-11-24T06:00:{second:02}.000Z",
        audit={"accepted": accepted},
        shards_owned=shards,
        lateness={"all": Lateness(fired)},
    )


@pytest.mark.parametrize(
    ("before", "after", "rates"),
    [
        (seen(0, 100, 50), seen(2, 300, 90), NodeRates(100.0, 20.0)),
        (seen(0, 100, 50), seen(2, 300, 90, shards=128), NodeRates(None, 20.0)),
        (seen(0, 100, 50), seen(2, 90, 90), NodeRates(None, 20.0)),
        (seen(0, 100, 50), seen(2, 100, 10), None),  # it was started again
        (seen(2, 100, 50), seen(2, 100, 50), None),
        (None, seen(2, 100, 50), None),
    ],
)
def test_a_rate_is_told_where_both_looks_counted_the_same(
    before: Seen | None, after: Seen, rates: NodeRates | None
) -> None:
    assert node_rates(before, after) == rates
