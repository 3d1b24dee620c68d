"""One script a file, with what goes in and what comes out on top; every key is declared, as a Redis Cluster demands."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import PurePath

import pytest

from shards.leases.scripts import key, script
from tests.tidy.tree import ROOT, text_of, written

SCRIPTS = written(".lua")


def declared_by(name: str) -> tuple[str, ...]:
    return script(PurePath(name).stem, (ROOT / name).parent).keys


def test_there_are_scripts_to_watch() -> None:
    assert SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_on_top_what_goes_in_and_what_comes_out(name: str) -> None:
    top = list(takewhile(lambda line: line.startswith("--"), text_of(name).splitlines()))
    for part in ("-- KEYS: ", "-- ARGV: ", "-- Out: "):
        assert any(line.startswith(part) for line in top), f"{name} does not say {part}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_uses_the_keys_it_declares_under_their_names_and_makes_up_none(name: str) -> None:
    code = re.sub(r"--[^\n]*", "", text_of(name))
    declared = declared_by(name)
    used = re.findall(r"redis\.call\(\s*'(\w+)',\s*([^,)]+)", code)
    keyed = [argument for command, argument in used if command not in {"TIME", "INFO", "PUBLISH"}]
    if declared == ("counters...",):  # as many as its caller names, one after the other
        assert "for i, counter in ipairs(KEYS) do" in code
        assert "KEYS[" not in code
        assert set(keyed) == {"counter"}, f"{name} touches {keyed}"
        return
    given = re.findall(r"KEYS\[(\d+)\]", code)
    assert [int(number) for number in given] == list(range(1, len(declared) + 1))
    assert re.search(r"local " + r",\s*".join(declared) + r"\s*=\s*KEYS\[1\]", code), f"{name}: KEYS: {declared}"
    assert set(keyed) <= set(declared), f"{name} touches {set(keyed) - set(declared)}"


def test_all_keys_lie_in_one_slot_of_a_redis_cluster() -> None:
    names = {part for name in SCRIPTS for part in declared_by(name)}
    assert {re.findall(r"\{(.*?)\}", key("any", name))[0] for name in names} == {"tocsin"}
