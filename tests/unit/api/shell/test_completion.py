"""The scripts of `tocsin completion`: bash really runs its own; the others hold what their shells need."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[4]
ASK = """
eval "$(tocsin completion bash)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
function=$(complete -p tocsin | sed 's/.*-F \\([^ ]*\\).*/\\1/')
"$function" tocsin "${COMP_WORDS[COMP_CWORD]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""What bash does when Tab is pressed, in a shell that is not a terminal."""


@pytest.fixture
def bash(tmp_path: Path) -> str:
    """A directory for PATH with a `tocsin` of these sources."""
    script = tmp_path / "tocsin"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m api.cli "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(tmp_path)


def completed(bash: str, *words: str, **env: str) -> list[str]:
    program = shutil.which("bash")
    assert program is not None, "bash is needed to try its completion"
    done = subprocess.run(
        [program, "-c", ASK, "bash", *words],
        env={**os.environ, "PATH": f"{bash}:{os.environ['PATH']}", **env},
        cwd=bash,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_bash_completes_commands_options_and_states(bash: str) -> None:
    assert completed(bash, "tocsin", "re") == ["reschedule", "redrive", "rebalance"]
    assert set(completed(bash, "tocsin", "")) == set(COMMANDS)
    assert completed(bash, "tocsin", "list", "--due") == ["--due-from", "--due-to"]
    assert completed(bash, "tocsin", "list", "--state", "s") == ["succeeded"]
    assert completed(bash, "tocsin", "completion", "z") == ["zsh"]


def test_bash_completes_job_types_of_the_catalog_that_a_node_here_would_use(bash: str) -> None:
    assert "messaging.send_scheduled_message" in completed(bash, "tocsin", "submit", "--type", "messaging.")
    catalog = Path(bash) / "types.toml"
    catalog.write_text('[types."own.first"]\ntarget = "x"\n[types."own.second"]\ntarget = "x"\n')
    assert completed(bash, "tocsin", "list", "--type", "o", TOCSIN_CATALOG=str(catalog)) == ["own.first", "own.second"]
    catalog.write_text("broken")
    assert completed(bash, "tocsin", "list", "--type", "o", TOCSIN_CATALOG=str(catalog)) == []


@pytest.mark.parametrize(
    ("shell", "registers"), [("zsh", "#compdef tocsin"), ("fish", "complete --no-files --command tocsin")]
)
def test_the_other_shells_get_a_script_that_asks_tocsin(shell: str, registers: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert registers in result.stdout
    assert f"_TOCSIN_COMPLETE={shell}_complete" in result.stdout


def test_an_unknown_shell_is_answered_with_the_known_ones() -> None:
    result = CliRunner().invoke(main, ["completion", "tcsh"])
    assert result.exit_code == 2
    assert "'bash', 'zsh', 'fish'" in result.stderr
