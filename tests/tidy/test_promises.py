"""The promises name the tests that prove them: each named test is there, and no promise is without one."""

from __future__ import annotations

import ast
import re

import pytest

from tests.tidy.tree import ROOT, text_of, tree_of

PAGE = "docs/promises.md"
PROOF = re.compile(r"^- `(tests/[\w/]+\.py)::(\w+)`$", re.MULTILINE)
PROMISES = {
    int(part.split(".", 1)[0]): part for part in re.split(r"^## (?=\d+\. )", text_of(PAGE), flags=re.MULTILINE)[1:]
}


def test_each_promise_of_the_readme_has_its_section() -> None:
    promised = text_of("README.md").split("## What it promises")[1].split("\n## ")[0]
    assert list(PROMISES) == [int(number) for number in re.findall(r"^(\d+)\. ", promised, re.MULTILINE)]


@pytest.mark.parametrize("number", PROMISES)
def test_a_promise_says_what_it_means_what_it_does_not_and_what_proves_it(number: int) -> None:
    section = PROMISES[number]
    assert re.search(r"^\*\*For you\b", section, re.MULTILINE), section
    assert re.search(r"^\*\*Not\.\*\*", section, re.MULTILINE), section
    assert PROOF.findall(section), section


@pytest.mark.parametrize("line", [line for line in text_of(PAGE).splitlines() if line.startswith("- ")])
def test_each_proof_names_a_test_that_is_there(line: str) -> None:
    proof = PROOF.fullmatch(line)
    assert proof, f"{PAGE}: {line!r} is no `- \\`tests/FILE.py::NAME\\``"
    file, name = proof.groups()
    assert (ROOT / file).is_file(), f"{PAGE} names {file}, which is not there"
    assert name in _tests(tree_of(file)), f"{PAGE} names {name}, which is not in {file}"


def _tests(tree: ast.Module) -> set[str]:
    """What pytest would collect at the top of the module; a state machine's test is a name that is assigned."""
    named = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    named |= {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {name for name in named if name.lower().startswith("test")}
