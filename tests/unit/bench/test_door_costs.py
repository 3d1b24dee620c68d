"""The benchmarks of the HTTP door run, and report what they say they report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import codec, door


@pytest.mark.parametrize(
    ("main", "unit", "names"),
    [
        (codec.main, "us_a_job", {"door", "bare libraries"}),
        (door.main, "us_a_request", {"door", "aiohttp alone"}),
    ],
)
def test_a_smoke_run_reports_the_cost_beside_its_ceiling(
    main: Callable[[list[str]], int], unit: str, names: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--smoke", "--json", str(tmp_path / "result.json")]) == 0
    result = json.loads((tmp_path / "result.json").read_text())
    assert set(result[unit]) == names
    assert all(value > 0 for value in result[unit].values())
    assert {"seed", "python", "machine"} <= set(result)
    printed = capsys.readouterr().out
    assert all(name in printed for name in names)
