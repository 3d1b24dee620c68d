"""Who probes a shard: a user's key means one job, so nobody asks twice under one name."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bench.chaos.probes import Probes, shard_of
from bench.chaos.receipts import Receipts

pytestmark = pytest.mark.anyio

SHARDS = 16


async def test_a_shard_that_is_probed_again_is_asked_by_others_than_before(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path / "receipts")
    probes = Probes([("a", "127.0.0.1:1")], Random(1), receipts, SHARDS, "p0")
    try:
        probes.start([3])
        first = [probes.user(3) for _ in range(5)]
        await probes.stop()
        probes.start([3])
        again = [probes.user(3) for _ in range(5)]
        assert {shard_of(user, SHARDS) for user in [*first, *again]} == {3}
        assert len({*first, *again}) == 10
    finally:
        await probes.close()
        receipts.close()
