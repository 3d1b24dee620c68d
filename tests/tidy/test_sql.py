"""One statement a file, with what goes in and what comes out on top; migrations are scripts and numbered."""

from __future__ import annotations

import re

import pytest

from tests.tidy.tree import text_of, written

STATEMENTS = [name for name in written(".sql") if "/migrations/" not in name and not name.startswith("tests/")]
MIGRATIONS = [name for name in written(".sql") if "/migrations/" in name]


def _header(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line[2:].strip())
    return "\n".join(lines)


def statements_of(text: str) -> list[str]:
    """What stands between the semicolons, without comments and what is quoted."""
    bare = re.sub(r"--[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)
    bare = re.sub(r"\$(\w*)\$.*?\$\1\$|'(?:[^']|'')*'", "''", bare, flags=re.DOTALL)
    return [part for part in bare.split(";") if part.strip()]


def test_there_are_statements_to_watch() -> None:
    assert STATEMENTS
    assert MIGRATIONS


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_sql_file_holds_one_statement(name: str) -> None:
    assert len(statements_of(text_of(name))) == 1


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_sql_file_says_what_goes_in_and_what_comes_out(name: str) -> None:
    text = text_of(name)
    header = _header(text)
    body = text[len("\n".join(text.splitlines()[: header.count("\n") + 1])) :]
    assert header, f"{name} opens with a comment that says what it is for"
    used = {int(n) for n in re.findall(r"\$(\d+)\b", re.sub(r"--[^\n]*", "", body))}
    said = header[header.index("in: ") :] if "in: " in header else ""
    named = {int(n) for n in re.findall(r"\$(\d+)\b", said)}
    for first, last in re.findall(r"\$(\d+)\.\.\$(\d+)", said):
        named |= set(range(int(first), int(last) + 1))
    assert used == named, f"{name}: parameters {sorted(used)} are used, {sorted(named)} are in the header"
    if re.match(r"\s*select\b", body, re.IGNORECASE) or re.search(r"^\s*returning\b(?![^()]*\))", body, re.MULTILINE):
        assert "out: " in header, f"{name}: the header has no `out:`"


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [int(re.match(r"(\d+)", name.rsplit("/", 1)[1])[1]) for name in MIGRATIONS]  # type: ignore[index]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
