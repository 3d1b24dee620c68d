"""The lazy group: what is imported when, and how a command ends that was interrupted or that nobody listens to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api.cli import COMMANDS, main
from api.shell.group import Lazy

ROOT = Path(__file__).resolve().parents[4]
HEAVY = ("aiohttp", "asyncpg", "grpc", "rich", "uvloop", "redis", "google.protobuf", "logging", "asyncio")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_tells_of_a_command_what_the_command_tells_of_itself(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").partition("\n")[0] == COMMANDS[name][1]


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """What a command imports to tell its help is what every use of it waits for."""
    code = "import sys; from api.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "api.cli" in imported
    assert not imported.intersection(HEAVY)


def test_help_of_the_group_imports_no_command() -> None:
    code = "import sys; from api.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    shell = {name for name in done.stdout.splitlines()[-1].split() if name.startswith("api.")}
    assert shell == {"api.cli", "api.shell", "api.shell.exits", "api.shell.group"}


def _interrupted() -> None:
    raise KeyboardInterrupt


INTERRUPTED = click.Command("interrupted", callback=_interrupted)


def test_an_interrupted_command_exits_130_in_silence() -> None:
    group = Lazy("tocsin", table={"it": (f"{__name__}:INTERRUPTED", "")})
    result = CliRunner().invoke(group, ["it"])
    assert (result.exit_code, result.output) == (130, "")


def test_ctrl_c_while_it_waits_for_a_pipe_exits_130_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "submit", "--type", "t", "--payload", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"x" * (1 << 17))  # more than a pipe holds: once it is written, the command reads
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said) == (130, b"")


def test_output_that_nobody_reads_ends_without_a_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "api.cli", "completion", "bash"],
            cwd=ROOT,
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")
