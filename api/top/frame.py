"""What `tocsin top` shows at one moment: values only, the rates between two looks among them."""

from __future__ import annotations

import msgspec

from api.instant import parse_ms
from api.top.seen import Seen


class Rates(msgspec.Struct, frozen=True):
    """A second, between two looks."""

    accepted: float
    fired: float
    finished: float


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    url: str
    at_ms: int
    """This machine's clock."""
    seen: Seen | None = None
    """The last status there was."""
    rates: Rates | None = None
    """None until there are two looks at the same shards of a node that was not started between them."""
    coming: list[int] | None = None
    """How many jobs are due in each coming second; None where the node has no forecast."""
    away_since_ms: int | None = None
    why: str = ""
    """Of being away."""


def rates_between(before: Seen | None, after: Seen) -> Rates | None:
    """By the node's own clock. Counters that fell, or that are of other shards, tell nothing."""
    if before is None or (before.node, before.shards_owned) != (after.node, after.shards_owned):
        return None
    elapsed_ms = parse_ms(after.now) - parse_ms(before.now)
    counted = [
        after.accepted - before.accepted,
        after.fired - before.fired,
        after.finished - before.finished,
    ]
    if elapsed_ms <= 0 or min(counted) < 0:
        return None
    return Rates(*(count * 1_000 / elapsed_ms for count in counted))
