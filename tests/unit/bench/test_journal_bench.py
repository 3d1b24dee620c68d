"""The benchmark of the journal runs, and sets ours beside its ceiling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import journal


def test_a_smoke_run_reports_every_size_beside_its_ceiling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench.journal", "--smoke", "--json", str(tmp_path / "result.json")])
    assert journal.main() == 0
    result = json.loads((tmp_path / "result.json").read_text())
    assert [(row["lanes"], row["rows_a_flush"]) for row in result["rows_per_s"]] == [
        (lanes, rows) for lanes in (1, 2) for rows in (1, 100, 1_000, 4_000)
    ]
    assert all(row["ours"] > 0 and row["ceiling"] > 0 for row in result["rows_per_s"])
    assert "bare COPY" in capsys.readouterr().out
