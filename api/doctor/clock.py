"""How far this machine's clock is from another's, as an interval that surely holds the truth.

Each round trip bounds the offset: the other clock was read between our two readings, so it is between `theirs - after`
and `theirs - before`. The offset of all trips lies in what their intervals have in common (Marzullo's algorithm for
sources that are all right). Nothing in common: a clock stepped meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from api.doctor.finding import Finding, fail, ok, warning
from engine.options import Options

TRIPS = 8
SUBJECT = "clock"
WARN_MS = 250
"""A quarter of a second is far above what a synchronized clock drifts, far below what a node refuses."""


class Trip(msgspec.Struct, frozen=True):
    """Our clock before and after, in whole ms as it shows them; theirs in between, exact."""

    before_ms: int
    theirs_ms: float
    after_ms: int


class Offset(msgspec.Struct, frozen=True):
    """Theirs minus ours."""

    low_ms: float
    high_ms: float

    @property
    def middle_ms(self) -> float:
        return (self.low_ms + self.high_ms) / 2

    @property
    def uncertainty_ms(self) -> float:
        return (self.high_ms - self.low_ms) / 2

    @property
    def surely_ms(self) -> float:
        """The least distance that fits all trips."""
        return max(self.low_ms, -self.high_ms, 0.0)


def offset_of(trips: Sequence[Trip], *, theirs_grain_ms: int = 0) -> Offset | None:
    """None where no offset fits all trips. A clock that shows whole ms (a grain of 1) was read up to 1 ms after what it
    shows; ours is such a one."""
    low = max(trip.theirs_ms - trip.after_ms - 1 for trip in trips)
    high = min(trip.theirs_ms + theirs_grain_ms - trip.before_ms for trip in trips)
    return Offset(low, high) if low <= high else None


async def measure(theirs_ms: Callable[[], Awaitable[float]], ours_ms: Callable[[], int]) -> list[Trip]:
    """The first trip is not counted: it pays for plans and caches."""
    await theirs_ms()
    trips = []
    for _ in range(TRIPS):
        before_ms = ours_ms()
        theirs = await theirs_ms()
        trips.append(Trip(before_ms, theirs, ours_ms()))
    return trips


async def check(theirs_ms: Callable[[], Awaitable[float]], ours_ms: Callable[[], int]) -> list[Finding]:
    """Against PostgreSQL's clock, which caps what is remembered as done."""
    return [judge(offset_of(await measure(theirs_ms, ours_ms)))]


def judge(offset: Offset | None) -> Finding:
    limit_ms = Options().clock_skew_max_ms
    if offset is None:
        mend = "look for two daemons that both set the clock, or a virtual machine that was paused"
        return warning(SUBJECT, "a clock stepped while it was measured", mend)
    told = (
        f"PostgreSQL's clock is {abs(offset.middle_ms):,.1f} ms {'ahead of' if offset.middle_ms >= 0 else 'behind'} "
        f"this machine's (± {offset.uncertainty_ms:,.1f} ms, {TRIPS} round trips)"
    )
    mend = "synchronize both machines' clocks (chrony, systemd-timesyncd); `chronyc tracking` tells which one is off"
    if offset.surely_ms > limit_ms:
        return fail(SUBJECT, f"{told}; at most {limit_ms:,} ms are borne", mend)
    if offset.surely_ms > WARN_MS:
        return warning(SUBJECT, f"{told}: jobs fire by the node's clock", mend)
    if offset.uncertainty_ms > limit_ms:
        return warning(SUBJECT, f"{told}: too slow a network to tell", "run the doctor nearer to PostgreSQL")
    return ok(SUBJECT, told)
