"""The benchmarks of wheel and lanes run, and the layouts they compare fire the same jobs."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from bench import lanes, layouts, wheel


def test_a_smoke_run_of_the_wheel_reports_every_layout_beside_its_ceilings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert wheel.main(["--smoke", "--json", str(tmp_path / "result.json")]) == 0
    result = json.loads((tmp_path / "result.json").read_text())
    assert {*wheel.LAYOUTS, "list.append", "lists by second", "heapq"} == set(result["figures"]["insert"])
    assert {*wheel.LAYOUTS, "look-up alone", "heapq"} == set(result["figures"]["fire dense"])
    assert {"seed", "python", "machine"} <= set(result)
    printed = capsys.readouterr().out
    assert all(name in printed for name in wheel.LAYOUTS)


def test_a_smoke_run_of_the_lanes_reports_every_mix_beside_its_ceiling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lanes.main(["--smoke", "--json", str(tmp_path / "result.json")]) == 0
    result = json.loads((tmp_path / "result.json").read_text())
    assert set(result["us_a_job"]) == {"lanes", "one deque"}
    assert all(set(each) == set(lanes.MIXES) for each in result["us_a_job"].values())
    printed = capsys.readouterr().out
    assert all(mix in printed for mix in lanes.MIXES)


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
