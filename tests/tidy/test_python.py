"""The house's rules for Python files that no linter knows."""

from __future__ import annotations

import ast
import re

import pytest

from tests.tidy.tree import CODE, calls, imported_names, text_of, tree_of, written

LINES_MAX = 400

LONGER = {
    "engine/core/lanes.py": "one choice: all that decides who starts next is read side by side",
    "engine/core/machine.py": "one state machine: what its events do to a job is read side by side",
    "tests/unit/engine/core/test_machine.py": "the claims of that machine, in the order of a job's life",
    "tests/conformance/test_journal.py": "one suite over every journal: a claim in another file would be missed by one",
}
"""Files that may be longer, each with its reason."""

CLOCKS = frozenset(
    {
        "time",
        "time_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "clock_gettime",
        "clock_gettime_ns",
    }
)
DATES = frozenset(
    {"datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"}
)

MAY_READ_CLOCKS = {
    "engine/clock.py": "the one module that reads clocks",
    "api/submission.py": "tells a person how long a submission took",
    "tests/simulation/__main__.py": "tells how many simulated hours a minute holds",
    "tests/integration/harness/wait.py": "gives up waiting for another process",
}
"""Beside bench/, which measures by what a stop watch says."""

CORE_FORBIDS = frozenset(
    {"asyncio", "anyio", "aiohttp", "asyncpg", "grpc", "redis", "uvloop", "prometheus_client", "logging"}
    | {"time", "secrets", "random", "os", "socket", "subprocess", "threading", "select"}
)

MAY_SLEEP = {
    "tests/integration/harness/wait.py": "the one place that looks again and again at what another process does",
    "tests/conformance/target_worlds.py": "its sample targets are slow where a test tells them to be",
}
"""Beside tests on virtual time, where a sleep is a step of the test's own clock."""

PYTHON = written(".py", under=CODE)


@pytest.mark.parametrize("name", [name for name in PYTHON if text_of(name).strip()])
def test_a_module_opens_by_saying_what_it_is_for(name: str) -> None:
    tree = tree_of(name)
    assert ast.get_docstring(tree), f"{name} has no docstring"
    rest = tree.body[1:]
    if rest:
        first = rest[0]
        future = isinstance(first, ast.ImportFrom) and first.module == "__future__"
        assert future, f"{name}: the first statement is `from __future__ import annotations`"


@pytest.mark.parametrize("name", PYTHON)
def test_a_file_is_short_enough_to_be_read_in_one_go(name: str) -> None:
    lines = text_of(name).count("\n")
    assert lines <= LINES_MAX or name in LONGER, f"{name} has {lines} lines, more than {LINES_MAX}: one noun a file"


def test_no_file_is_excused_without_need() -> None:
    for name in LONGER:
        assert text_of(name).count("\n") > LINES_MAX, f"{name} no longer needs to be in LONGER"
    for name in MAY_READ_CLOCKS:
        assert _clock_reads(name), f"{name} no longer needs to be in MAY_READ_CLOCKS"
    for name in MAY_SLEEP:
        assert "asyncio.sleep(" in text_of(name), f"{name} no longer needs to be in MAY_SLEEP"


@pytest.mark.parametrize("name", [n for n in PYTHON if not n.startswith("bench/") and n not in MAY_READ_CLOCKS])
def test_only_one_module_reads_clocks(name: str) -> None:
    assert not _clock_reads(name), f"{name} reads a clock; have the time handed in (engine/clock.py reads it)"


def _clock_reads(name: str) -> list[str]:
    found = calls(tree_of(name))
    return [f"line {line}: {what}" for what, line in found if what in DATES or _is_clock(what)]


def _is_clock(what: str) -> bool:
    module, _, function = what.partition(".")
    return module == "time" and function in CLOCKS


@pytest.mark.parametrize("name", [n for n in PYTHON if n.startswith("tests/")])
def test_a_test_waits_on_virtual_time_or_a_signal_and_never_sleeps(name: str) -> None:
    if name.startswith("tests/simulation/") or name in MAY_SLEEP:  # the former's loop has no time of its own
        return
    if "tests.virtual_time" in "".join(imported_names(tree_of(name)).values()):
        return
    sleeps = []
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Call):
            what = ast.unparse(node.func)
            yields = bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value == 0
            if what in {"time.sleep", "asyncio.sleep", "anyio.sleep", "sleep"} and not yields:
                sleeps.append(f"line {node.lineno}: {ast.unparse(node)}")
    assert not sleeps, f"{name} sleeps: {sleeps}"


@pytest.mark.parametrize("name", [n for n in PYTHON if n.startswith("tests/")])
def test_no_test_is_skipped_or_expected_to_fail(name: str) -> None:
    marks = {
        "pytest.skip",
        "pytest.xfail",
        "pytest.importorskip",
        "pytest.mark.skip",
        "pytest.mark.skipif",
        "pytest.mark.xfail",
    }
    found = [f"line {line}: {what}" for what, line in calls(tree_of(name)) if what in marks]
    assert not found, f"{name}: {found}"


CORE = [name for name in PYTHON if re.match(r"(engine|shards)/core/", name)]


@pytest.mark.parametrize("name", CORE)
def test_a_core_imports_no_io_no_clock_and_no_randomness_of_its_own(name: str) -> None:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            modules = {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = {node.module.split(".")[0]}
            if node.module == "random" and {alias.name for alias in node.names} == {"Random"}:
                modules = set()  # the type of a generator that is handed in
        else:
            continue
        assert not modules & CORE_FORBIDS, f"{name}:{node.lineno} imports {modules}"


def test_there_is_a_core_to_watch() -> None:
    assert CORE
