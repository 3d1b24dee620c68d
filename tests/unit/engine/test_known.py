"""Reads of live jobs that are remembered."""

from __future__ import annotations

import pytest

from engine import known
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from tests.unit.engine.world import World, ids_of, scenario


def reads(it: World) -> list[str]:
    """Grows by one with each read of single jobs."""
    asked: list[str] = []
    before = it.faults.before

    async def noted(node: str, operation: str) -> None:
        if operation == "read":
            asked.append(operation)
        await before(node, operation)

    it.faults.before = noted  # type: ignore[method-assign]
    return asked


def test_who_polls_a_live_job_costs_the_journal_one_read_a_change() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(60_000))
        asked = reads(it)
        first = await it.host.get(job_id)
        assert [await it.host.get(job_id) for _ in range(5)] == [first] * 5
        assert first.timeline.durable_ms is not None
        assert len(asked) == 1
        await it.host.reschedule(job_id, it.now_ms() + 100)
        moved = await it.host.get(job_id)
        assert (moved.timeline.durable_ms, len(asked)) == (first.timeline.durable_ms, 2)
        assert moved.timeline.in_wheel_ms != first.timeline.in_wheel_ms
        await it.sleep(150)
        running = await it.host.get(job_id)
        assert (running.state, len(asked)) == (State.RUNNING, 2)
        assert running.timeline.called_ms is not None
        await it.host.cancel(job_id)
        assert (await it.host.get(job_id)).state is State.CANCELLED

    scenario(main, lambda: World(lambda fire: Reply(hangs=True)))


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_JOBS_MAX", 3)

    async def main(it: World) -> None:
        ids = ids_of(await it.submit(*range(60_000, 60_004)))
        asked = reads(it)
        for job_id in (*ids, *ids[1:], ids[0]):
            await it.host.get(job_id)
        assert len(asked) == 5, "all four, and again the one that was forgotten"

    scenario(main)
