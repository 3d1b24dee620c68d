"""docs/cli.md and the commands say the same: every command and option is on the page, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from api.cli import COMMANDS, main

PAGE = (Path(__file__).resolve().parents[4] / "docs/cli.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
COMMON = {"--help", "--version"}


def section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section {name}"
    return found[1]


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def options(of: click.Command) -> set[str]:
    if isinstance(of, click.Group):
        ctx = click.Context(of)
        below = (of.get_command(ctx, name) for name in of.list_commands(ctx))
        return set().union(*(options(each) for each in below if each is not None))
    return {name for param in of.params if isinstance(param, click.Option) for name in param.opts if name[:2] == "--"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_section_with_its_options_no_others_and_an_example(name: str) -> None:
    told = section(name)
    assert set(OPTION.findall(told)) - COMMON == options(command(name))
    example = re.search(r"```sh\n(.*?)```", told, re.DOTALL)
    assert example, f"{name} has no example"
    assert f"tocsin {name}" in example[1]


def test_the_page_has_no_section_of_a_command_that_does_not_exist() -> None:
    titles = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert titles[0] == "What holds for all of them"
    assert sorted(titles[1:]) == sorted(COMMANDS)


def test_every_option_named_anywhere_on_the_page_exists() -> None:
    known = COMMON.union(*(options(command(name)) for name in COMMANDS))
    assert set(OPTION.findall(PAGE)) <= known


def test_the_page_and_help_tell_every_exit_code() -> None:
    told = PAGE[PAGE.index("**Exit codes.**") : PAGE.index("**Output.**")]
    for code in ("0: done", "1: refused", "2: wrong usage", "130: interrupted"):
        assert code in told
    assert main.epilog is not None
    for code in ("0 done", "1 refused or failed", "2 wrong usage", "130 interrupted"):
        assert code in main.epilog
    for name in COMMANDS:
        assert "Exit codes: 0 " in (command(name).epilog or ""), name
