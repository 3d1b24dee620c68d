"""A run of the suite with holes in it is a failed run, and says which."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.tree import ROOT

PASSING = "def test_good():\n    pass\n"
SKIPPED = "import pytest\ndef test_skipped():\n    pytest.skip('no reason')\n"
SEEDS = """
import pytest
@pytest.mark.parametrize("n", range(4))
def test_told(n, request):
    pytest.fail(f"drawn by {request.config.option.hypothesis_seed}")
"""
EXPECTED = "import pytest\n@pytest.mark.xfail\ndef test_wrong():\n    assert False\n"


def run(test: str, directory: Path, *, workers: int = 0) -> subprocess.CompletedProcess[str]:
    (directory / "test_it.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += ["--rootdir", str(directory), "-n", str(workers), "--dist", "worksteal", str(directory / "test_it.py")]
    drawn = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST_")}
    return subprocess.run(command, cwd=ROOT, env=drawn, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize(
    ("holes", "said"), [(SKIPPED, "1 skipped"), (EXPECTED, "1 xfailed")], ids=["skipped", "expected to fail"]
)
def test_a_run_with_holes_fails_and_says_so(holes: str, said: str, workers: int, tmp_path: Path) -> None:
    done = run(PASSING + holes, tmp_path, workers=workers)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout
    assert f"a run with holes is a failed run: {said}" in done.stdout


def test_a_whole_run_passes_and_names_its_seed(tmp_path: Path) -> None:
    done = run(PASSING, tmp_path)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "random tests: " in done.stdout


def test_two_workers_draw_by_the_seed_that_the_header_names(tmp_path: Path) -> None:
    done = run(SEEDS, tmp_path, workers=2)
    named = re.search(r"repeat with --hypothesis-seed=(\d+)", done.stdout)
    assert named is not None, done.stdout
    assert set(re.findall(r"^E +Failed: drawn by (\w+)", done.stdout, re.MULTILINE)) == {named[1]}, done.stdout
    assert "4 failed" in done.stdout
