"""A run of the suite with holes in it is a failed run, and says which."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.tree import ROOT

PASSING = "def test_good():\n    pass\n"
SKIPPED = "import pytest\ndef test_skipped():\n    pytest.skip('no reason')\n"
EXPECTED = "import pytest\n@pytest.mark.xfail\ndef test_wrong():\n    assert False\n"


def run(test: str, directory: Path) -> subprocess.CompletedProcess[str]:
    (directory / "test_it.py").write_text(test)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(directory),
    ]
    return subprocess.run(
        [*command, str(directory / "test_it.py")], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("holes", "said"), [(SKIPPED, "1 skipped"), (EXPECTED, "1 xfailed")], ids=["skipped", "expected to fail"]
)
def test_a_run_with_holes_fails_and_says_so(holes: str, said: str, tmp_path: Path) -> None:
    done = run(PASSING + holes, tmp_path)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout
    assert f"a run with holes is a failed run: {said}" in done.stdout


def test_a_whole_run_passes_and_names_its_seed(tmp_path: Path) -> None:
    done = run(PASSING, tmp_path)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "random tests: " in done.stdout
