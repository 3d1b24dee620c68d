"""The frame of a bench: it runs what it is given, plain or async, and writes down where the result comes from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench import harness, machine_info
from bench.figure import Report
from bench.results import read
from tests.unit.bench.results import figure

SIZES = {"smoke": 1, "medium": 2, "full": 3}


def plain(size: int) -> Report:
    return Report(figures=[figure("size", [float(size)])], held={"size": size})


async def awaited(size: int) -> Report:
    return plain(size)


@pytest.mark.parametrize("run", [plain, awaited])
@pytest.mark.parametrize(("flags", "size"), [([], "medium"), (["--smoke"], "smoke"), (["--full"], "full")])
def test_a_bench_is_run_at_the_size_asked_for_and_its_result_says_whence(
    run: harness.Run[int], flags: list[str], size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deep" / "result.json"
    given = [*flags, "--json", str(file), "--date", "2026-11-23T08:00:00Z"]
    assert harness.main("sample", "A sample.\n\nMore.", SIZES, run, seed=7, given=given) == 0
    told = read(file)
    assert (told.benchmark, told.size, told.seed, told.date) == ("sample", size, 7, "2026-11-23T08:00:00Z")
    assert told.figures[0].value == told.held["size"] == SIZES[size]
    assert (told.commit, told.dirty) == machine_info.commit()
    assert "sample  size" in capsys.readouterr().out


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def test_a_commit_is_named_and_changes_to_it_are_told(tmp_path: Path) -> None:
    assert machine_info.commit(tmp_path) == (None, None), "no repository"
    git(tmp_path, "init", "-q")
    (tmp_path / "file").write_text("one")
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "-q", "-m", "one")
    name, dirty = machine_info.commit(tmp_path)
    assert name is not None
    assert len(name) >= 40
    assert dirty is False
    (tmp_path / "result.json").write_text("{}")
    assert machine_info.commit(tmp_path) == (name, False), "a result that was just written is no change"
    (tmp_path / "file").write_text("two")
    assert machine_info.commit(tmp_path) == (name, True)
