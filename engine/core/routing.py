"""Which shard a new job belongs to: by its user, else by its idempotency key, else by its own random bits. Pure.

One function for the desk and for whoever routes to other nodes, so that they cannot differ.
"""

from __future__ import annotations

from engine.core.ids import DEFAULT_TENANT, shard_of_random, shard_of_text
from engine.core.job import NewJob


def shard_of_new(new: NewJob, shards: int) -> int:
    """Of a job whose random bits are drawn."""
    text = new.user_id or new.idempotency_key
    if text is not None:
        return shard_of_text(new.tenant or DEFAULT_TENANT, text, shards)
    assert new.random62 is not None, new.type
    return shard_of_random(new.random62, shards)
