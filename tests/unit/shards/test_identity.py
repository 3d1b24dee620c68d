"""A process is told from another that got its number, and nothing is said of one elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from shards.identity import is_gone, mine

PRINTS = "from shards.identity import mine; print(mine(), flush=True); input()"


def test_this_process_is_not_gone() -> None:
    assert mine().count("/") == 3
    assert is_gone(mine()) is False


def test_a_process_is_gone_once_it_was_killed_even_while_nobody_asks_for_its_exit_code() -> None:
    with subprocess.Popen([sys.executable, "-c", PRINTS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        text = child.stdout.readline().decode().strip()
        assert is_gone(text) is False
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert is_gone(text) is True
    assert is_gone(text) is True


def test_another_process_with_the_same_number_is_another() -> None:
    place, _, started = mine().rpartition("/")
    assert is_gone(f"{place}/{int(started) - 1}") is True


@pytest.mark.parametrize("at", [0, 1])
def test_of_another_machine_or_container_nothing_can_be_told(at: int) -> None:
    parts = mine().split("/")
    parts[at] = "f" + parts[at][1:]
    parts[2] = "4194304"
    assert is_gone("/".join(parts)) is None


@pytest.mark.parametrize("text", ["", "/", "///", "a/b/c/d", "1", "x" * 99, "{}/99999999999999999999/1"])
def test_what_is_no_identity_says_nothing(text: str) -> None:
    place = "/".join(mine().split("/")[:2])
    assert is_gone(text.format(place)) is None
