"""The bar: on a terminal, after a second, and never elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
WORK = """
from api.shell.progress import Bar
clock = iter([0.0, 0.5, 1.5, 1.6, 1.7])
with Bar(lambda: next(clock), {total}) as bar:
    bar.update(1, "too soon")
    bar.say("above: [red]x[/red]")
    bar.update(2, "in time")
    bar.say("below")
"""


def on_terminal(code: str) -> str:
    """What a process writes to its stderr, a terminal."""
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        with os.fdopen(theirs, "wb") as terminal:
            env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
            subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, stderr=terminal, check=True)
        said = b""
        try:
            while chunk := screen.read(4_096):
                said += chunk
        except OSError:  # a terminal that nobody has open any more
            pass
    return said.decode()


@pytest.mark.parametrize("total", [None, 10])
def test_on_a_terminal_it_appears_after_a_second_and_lines_go_above_it(total: int | None) -> None:
    said = on_terminal(WORK.format(total=total))
    assert "too soon" not in said
    assert "in time" in said
    assert "above: [red]x[/red]" in said
    assert "below" in said


def test_elsewhere_only_the_lines_are_written() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK.format(total=10)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("", "above: [red]x[/red]\nbelow\n")
