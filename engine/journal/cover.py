"""Covers: runs of whole days that a statement names in its text, so that one plan serves many windows.

A plan of PostgreSQL's is kept with its prepared statement only where it does not depend on the statement's values, and
such a plan opens every day there is, unless the text itself names days. So the text names a cover, wider than the
window and the same for all windows nearby; the window's own bounds are values, by which the server prunes the cover's
days when it starts the plan.

Lives here and nowhere else: how texts name days. Invariants: a cover holds the window that it is made for; a window of
any length is held by few, and windows that begin within the same days by the same.
"""

from __future__ import annotations

from typing import NamedTuple

from engine.options import DAY_MS

_GRAIN_DAYS = 16
"""Covers begin and end at multiples of this: a kept plan takes some 10 KB for each day and each look at it, so 16 days
are a few hundred KB; and two years have some 46 of these."""
_GRAINS_MAX = 4
"""In a window that is longer than so many grains, the grain is doubled."""


class Cover(NamedTuple):
    """Unix ms, both at a day's start."""

    first_ms: int
    end_ms: int
    """Excluded."""

    def of(self, text: str) -> str:
        """The statement, with this cover where it names its days."""
        assert "{first_ms}" in text, "a statement that names no days opens all of them"
        return text.replace("{first_ms}", str(self.first_ms)).replace("{end_ms}", str(self.end_ms))


def cover(least_ms: int, end_ms: int) -> Cover:
    """Of the window from `least_ms` to `end_ms` (excluded)."""
    grain_ms = _GRAIN_DAYS * DAY_MS
    while end_ms - least_ms > _GRAINS_MAX * grain_ms:
        grain_ms *= 2
    return Cover(least_ms // grain_ms * grain_ms, -(-end_ms // grain_ms) * grain_ms)
