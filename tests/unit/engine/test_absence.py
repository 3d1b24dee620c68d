"""What is said of a job that is not there."""

from __future__ import annotations

import pytest

from engine.core import ids
from engine.errors import JournalAway, NotFound
from engine.options import DAY_MS
from tests.unit.engine.world import World, ids_of, scenario


def test_who_asks_for_a_job_that_is_not_there_is_told_whether_it_may_have_been() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        old_id = ids.make_id(it.now_ms() - 40 * DAY_MS, ids.shard_of(job_id), 1)
        asked: list[str] = []
        before = it.faults.before

        async def noted(node: str, operation: str) -> None:
            asked.append(operation)
            await before(node, operation)

        it.faults.before = noted  # type: ignore[method-assign]
        for _ in range(3):
            with pytest.raises(NotFound, match="past its retention"):
                await it.host.get(old_id)
            with pytest.raises(NotFound, match="no such job") as refused:
                await it.host.get(job_id ^ 1)
            assert str(refused.value) == "no such job"
        with pytest.raises(NotFound, match="past its retention"):
            await it.host.redrive(old_id, None)
        assert asked.count("oldest_ms") == 1, "not once a question"

    scenario(main)


def test_a_reason_that_cannot_be_had_keeps_nobody() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(1_000))
        it.faults.before_it["oldest_ms"] = [JournalAway("gone")]
        with pytest.raises(NotFound, match="no such job, or"):
            await it.host.get(job_id ^ 1)

    scenario(main)
