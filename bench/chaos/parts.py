"""A run's books are kept and compared in parts, so that a long run needs no more memory than a short one.

A part holds some shards whole, with all that clients, target and journal say of them: nothing that is to be compared
lies in two parts.
"""

from __future__ import annotations

from collections.abc import Iterable

PARTS = 16
"""So many that half an hour at 1,000 jobs a second comes as a hundred thousand jobs each."""


def part_of(shard: int) -> int:
    return shard % PARTS


def part_of_job(job_id: str) -> int:
    """By the documented layout of ids: twelve bits behind the version are the shard."""
    return part_of(int(job_id[15:18], 16))


def shards_of(part: int, shards: Iterable[int]) -> list[int]:
    return [shard for shard in shards if part_of(shard) == part]
