"""Rules for every text of the project: nothing left for later, nothing of one machine, links that lead somewhere."""

from __future__ import annotations

import io
import re
import tokenize
import unicodedata

import pytest

from tests.tidy.tree import CODE, ROOT, files, text_of, written

ENDINGS = (".py", ".pyi", ".sql", ".lua", ".toml", ".md", ".yml", ".yaml", ".proto", ".html", ".js", ".css", ".lock")
NAMES = ("Makefile", "Dockerfile", ".ci/run", ".dockerignore", ".gitignore")
TEXTS = [*written(*ENDINGS), *(name for name in NAMES if name in files())]

LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[\w.-]")
"""Directories of one machine. Mentions of /root itself, as a place that exists everywhere, are fine."""

CODE_LIKE = re.compile(
    r"^#\s*(?:(?:async )?def \w+\(|class \w+[(:]|return\b.*[\w)]$|import \w+$|from \w[\w.]* import |if .+:$"
    r"|for .+ in .+:$|while .+:$|with .+:$|try:$|except\b.*:$|else:$"
    r"|[\w.\[\]\"']+ = .+\)$|await \w|[\w.]+\(.*\)$|print\()"
)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_left_for_later(name: str) -> None:
    found = [n for n, line in enumerate(text_of(name).splitlines(), 1) if LATER.search(line)]
    assert not found, f"{name}: lines {found}"


@pytest.mark.parametrize("name", TEXTS)
def test_no_path_of_one_machine_is_written_down(name: str) -> None:
    found = [line for line in text_of(name).splitlines() if MACHINE.search(line)]
    assert not found, f"{name}: {found}"


@pytest.mark.parametrize("name", TEXTS)
def test_texts_end_in_one_line_end_and_hold_no_tabs_or_odd_characters(name: str) -> None:
    text = text_of(name)
    assert not text or (text.endswith("\n") and not text.endswith("\n\n")), f"{name}: one line end at the end"
    assert "\r" not in text, f"{name}: carriage returns"
    if name != "Makefile":
        assert "\t" not in text, f"{name}: tabs"
    odd = {c for c in text if unicodedata.category(c) in {"Cf", "Cc", "Co"} and c not in "\n\t"}
    assert not odd, f"{name}: {sorted(map(hex, map(ord, odd)))}"


@pytest.mark.parametrize("name", written(".py", under=CODE))
def test_no_code_is_commented_out(name: str) -> None:
    comments = tokenize.generate_tokens(io.StringIO(text_of(name)).readline)
    found = [
        f"line {token.start[0]}: {token.string}"
        for token in comments
        if token.type == tokenize.COMMENT and CODE_LIKE.match(token.string) and "noqa" not in token.string
    ]
    assert not found, f"{name}: {found}"


def test_the_lock_names_no_place_to_fetch_from() -> None:
    lines = text_of("requirements.lock").splitlines()
    assert not [
        line for line in lines if "://" in line or line.startswith(("-i", "-f", "--index", "--extra", "--find"))
    ]
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pinned
    assert all("==" in line for line in pinned)
    assert text_of("requirements.lock").count("--hash=sha256:") >= len(pinned)


LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _anchors(name: str) -> set[str]:
    headings = HEADING.findall(FENCE.sub("", text_of(name)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", written(".md"))
def test_links_between_documents_lead_somewhere(name: str) -> None:
    for target in LINK.findall(FENCE.sub("", text_of(name))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        where = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        assert where.exists(), f"{name}: {target} leads nowhere"
        assert where.is_relative_to(ROOT), f"{name}: {target} leads out of the project"
        if anchor and where.suffix == ".md":
            assert anchor in _anchors(where.relative_to(ROOT).as_posix()), f"{name}: {target} has no such heading"
