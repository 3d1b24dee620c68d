"""The shards that memory holds, told shortly: runs of neighbours with how many are held and the sum of their epochs.

A check compares these few numbers four times a second, where naming each shard and its epoch would cost the server a
tenth of a core at 4,096 shards. What they can tell, and why that is enough: sql/check.sql.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

LAST = 32_767
"""Of all numbers that a shard could have in its column."""

Runs = tuple[list[int], list[int], list[int], list[int]]
"""First and last shard of each run, shards held, the sum of their epochs."""


def runs(epochs: Mapping[int, int]) -> Runs:
    """From 0 to LAST without a hole: a run that is held has all its shards held, any other none."""
    los: list[int] = []
    his: list[int] = []
    held: list[int] = []
    sums: list[int] = []

    def add(lo: int, hi: int, count: int, total: int) -> None:
        if lo <= hi:
            los.append(lo)
            his.append(hi)
            held.append(count)
            sums.append(total)

    numbers = sorted(epochs)
    assert not numbers or 0 <= numbers[0] <= numbers[-1] <= LAST, (numbers[0], numbers[-1])
    edges = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
    following = 0
    for start, end in pairwise([0, *edges, len(numbers)] if numbers else []):
        lo, hi = numbers[start], numbers[end - 1]
        add(following, lo - 1, 0, 0)
        add(lo, hi, end - start, sum(map(epochs.__getitem__, numbers[start:end])))
        following = hi + 1
    add(following, LAST, 0, 0)
    return los, his, held, sums
