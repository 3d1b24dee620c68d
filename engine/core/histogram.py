"""How long things took: counts for ever in fixed buckets, and percentiles of the last minute.

Pure and plural: values come in batches, times are handed in. What was heard is only kept, and counted when somebody
looks or some hundreds are there: most values repeat (whole milliseconds), so they are first counted by value, which the
interpreter does in C, and each distinct value is placed once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil

WINDOW_MS = 5_000
WINDOWS = 12
"""A minute, forgotten in steps of five seconds."""

UNITS_PER_MS = 10
FIGURE_BITS = 7
"""Binary figures kept of a value: a bucket is at most 1/128 of its values wide, or 0.1 ms."""

_HEARD_MAX = 256
"""Values that are kept uncounted: a fold of fewer costs more a value, more of them cost memory."""


class Buckets:
    """Counts by upper bound (included) since the start, as Prometheus wants them. The last count has no bound."""

    __slots__ = ("_counts", "_heard", "_sum", "bounds")

    def __init__(self, bounds: Sequence[float]) -> None:
        assert bounds, "a histogram needs a bound"
        assert all(low < high for low, high in pairwise(bounds)), bounds
        self.bounds = tuple(bounds)
        self._counts = [0] * (len(bounds) + 1)
        self._sum = 0.0
        self._heard: list[float] = []

    def observe_many(self, values: Sequence[float]) -> None:
        self._heard += values
        if len(self._heard) > _HEARD_MAX:
            self._count()

    def _count(self) -> None:
        heard, self._heard = self._heard, []
        counts, bounds = self._counts, self.bounds
        for value, times in Counter(heard).items():
            counts[bisect_left(bounds, value)] += times
        self._sum += sum(heard)

    @property
    def counts(self) -> list[int]:
        """Of each bucket alone: the k-th counts what is above bound k - 1, and at most bound k."""
        self._count()
        return self._counts

    @property
    def sum(self) -> float:
        self._count()
        return self._sum

    @property
    def count(self) -> int:
        return sum(self.counts)

    def cumulative(self) -> list[int]:
        """How many were at most each bound; the last is `count`."""
        return list(accumulate(self.counts))


class _Window:
    __slots__ = ("_counts", "_heard", "max_ms", "number")

    def __init__(self, number: int) -> None:
        self.number = number
        self._counts: dict[int, int] = {}
        self._heard: list[float] = []
        self.max_ms = 0.0

    def hear(self, values_ms: Sequence[float]) -> None:
        self._heard += values_ms
        self.max_ms = max(self.max_ms, max(values_ms))
        if len(self._heard) > _HEARD_MAX:
            self._count()

    def _count(self) -> None:
        heard, self._heard = self._heard, []
        counts = self._counts
        for units, times in Counter([int(value_ms * UNITS_PER_MS) for value_ms in heard]).items():
            bucket = _bucket(max(units, 0))
            counts[bucket] = counts.get(bucket, 0) + times

    @property
    def counts(self) -> dict[int, int]:
        """By bucket."""
        self._count()
        return self._counts


class Recent:
    """Percentiles of the last minute, within 0.1 ms or 1 %: windows of log-linear buckets, dropped one by one.

    A window is named by the time it covers, so a clock that jumps, either way, costs what it skipped and no more.
    Memory is bounded by the number of buckets, about 128 for each doubling of the largest value.
    """

    __slots__ = ("_windows",)

    def __init__(self) -> None:
        self._windows = [_Window(-1) for _ in range(WINDOWS)]

    def observe_many(self, now_ms: int, values_ms: Sequence[float]) -> None:
        """Values below 0 count as 0."""
        if not values_ms:
            return
        number = now_ms // WINDOW_MS
        window = self._windows[number % WINDOWS]
        if window.number != number:
            window = self._windows[number % WINDOWS] = _Window(number)
        window.hear(values_ms)

    def percentile(self, now_ms: int, q: float) -> float:
        """The value that a share `q` (0 to 1) of the last minute's values does not exceed; 0 without any."""
        assert 0 <= q <= 1, q
        counts: Counter[int] = Counter()
        for window in self._covering(now_ms):
            counts.update(window.counts)
        rank = max(1, ceil(q * counts.total()))
        for bucket in sorted(counts):
            rank -= counts[bucket]
            if rank <= 0:
                return min(_middle_ms(bucket), self.max(now_ms))
        return 0.0

    def share(self, now_ms: int, most_ms: float) -> float:
        """How many of the last minute's values are at most `most_ms`, as a share; 1 without any."""
        counts: Counter[int] = Counter()
        for window in self._covering(now_ms):
            counts.update(window.counts)
        limit = _bucket(int(most_ms * UNITS_PER_MS))
        within = sum(times for bucket, times in counts.items() if bucket <= limit)
        return within / counts.total() if counts else 1.0

    def max(self, now_ms: int) -> float:
        """The largest value of the last minute, as it was; 0 without any."""
        return max((window.max_ms for window in self._covering(now_ms)), default=0.0)

    def _covering(self, now_ms: int) -> list[_Window]:
        newest = now_ms // WINDOW_MS
        return [window for window in self._windows if newest - WINDOWS < window.number <= newest]


def _bucket(units: int) -> int:
    doublings = units.bit_length() - FIGURE_BITS - 1
    if doublings <= 0:
        return units
    return (doublings << FIGURE_BITS) + (units >> doublings)


def _middle_ms(bucket: int) -> float:
    doublings = (bucket >> FIGURE_BITS) - 1
    if doublings <= 0:
        return bucket / UNITS_PER_MS
    low = (bucket - (doublings << FIGURE_BITS)) << doublings
    return (low + ((1 << doublings) - 1) / 2) / UNITS_PER_MS
