"""The layouts that the benchmark of the wheel compares fire the same jobs."""

from __future__ import annotations

from random import Random

import pytest

from bench import layouts, wheel


@pytest.mark.parametrize("name", wheel.LAYOUTS)
def test_every_layout_fires_the_same_jobs_in_due_order(name: str) -> None:
    jobs = wheel.make_jobs(Random(3), 2_000, 5_000)
    layout: layouts.Layout = wheel.LAYOUTS[name](wheel.NOW_MS)
    wheel.insert_all(layout, wheel.in_batches(jobs, 100))
    layout.drop(range(64))
    live = wheel.live_map([job for job in jobs if job.shard >= 64])
    fired: list[int] = []
    while (next_ms := layout.next_ms()) is not None:
        fired += [job.due_ms for job in wheel.look_up(layout.advance(next_ms, 50), live)]
    assert fired == sorted(job.due_ms for job in jobs if job.shard >= 64)
