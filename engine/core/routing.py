"""Which shard a new job belongs to: by its user, else by its idempotency key, else by its own random bits. Pure.

One function for the desk and for whoever routes to other nodes, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.core.ids import DEFAULT_TENANT, RANDOM_BITS, shard_of_random, shard_of_text
from engine.core.job import NewJob


def route(jobs: Sequence[NewJob], shards: int, draw: Callable[[int], int]) -> list[int]:
    """The shard of each. What they lack is put into them: the random bits, by `draw(bits)`, and the shard."""
    found = []
    for new in jobs:
        random62 = new.random62
        if random62 is None:
            random62 = new.random62 = draw(RANDOM_BITS)
        shard = new.shard
        if shard is None:
            text = new.user_id or new.idempotency_key
            if text is None:
                shard = shard_of_random(random62, shards)
            else:
                shard = shard_of_text(new.tenant or DEFAULT_TENANT, text, shards)
            new.shard = shard
        found.append(shard)
    return found
