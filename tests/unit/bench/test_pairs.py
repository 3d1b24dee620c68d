"""Another commit beside this tree: its files, and what is said of the pairs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.figure import Ceiling, Figure
from bench.pairs import _report, checked_out


def _git(repository: Path, *words: str) -> None:
    who = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")
    subprocess.run(["git", *who, *words], cwd=repository, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    made = tmp_path / "repository"
    made.mkdir()
    _git(made, "init", "--quiet")
    for text in ("old", "new"):
        (made / "a.txt").write_text(text)
        _git(made, "add", "a.txt")
        _git(made, "commit", "--quiet", "-m", text)
    return made


def test_another_commit_is_taken_out_and_the_tree_stays_as_it_is(repository: Path, tmp_path: Path) -> None:
    taken = checked_out("HEAD~1", tmp_path / "base", repository)
    assert (taken / "a.txt").read_text() == "old"
    assert (repository / "a.txt").read_text() == "new"


def test_a_commit_that_is_not_there_is_named(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no such commit: .*nowhere"):
        checked_out("nowhere", tmp_path / "base", repository)


def test_the_range_of_the_pairs_is_told_beside_their_median() -> None:
    figure = Figure(
        name="node",
        unit="CPU µs/job",
        better="lower",
        rounds=[10.0, 11.0, 12.0],
        ceilings=[Ceiling(name="at base", rounds=[10.0, 10.0, 10.0])],
    )
    assert _report([figure], {}).notes == ["node: 1.100 of it, in single pairs 1.000 to 1.200"]
