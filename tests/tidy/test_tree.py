"""What the repository holds at all: at its top only what is meant to be there, and nowhere data instead of text.

A server's data directory was once committed by a careless `git add`: it is seen here before it is committed, since
files that are new and not ignored count.
"""

from __future__ import annotations

from tests.tidy.tree import ROOT, files

TOP = {
    *("engine", "shards", "api", "protos", "bench", "tests", "k8s", "docs", ".ci", ".github"),
    *("pyproject.toml", "requirements.lock", "README.md", "CHANGELOG.md", "Makefile", "Dockerfile"),
    *(".gitignore", ".dockerignore"),
}
LARGEST_BYTES = 256 * 1024
"""Beyond it a file is data: it is made when it is needed, or does not belong here."""
MAY_BE_LARGER = {"requirements.lock"}
"""A hash of every wheel for every platform: `make lock` writes it."""


def test_the_top_holds_only_what_is_meant_to_be_there() -> None:
    found = {name.split("/")[0] for name in files()}
    assert found <= TOP, f"at the top of the repository, and nobody knows why: {sorted(found - TOP)}"


def test_no_file_is_large() -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in files()}
    large = {name: size for name, size in sizes.items() if size > LARGEST_BYTES and name not in MAY_BE_LARGER}
    assert not large, f"bytes by file: {large}"


def test_every_file_is_text() -> None:
    found = [name for name in files() if not _is_text((ROOT / name).read_bytes())]
    assert not found, f"{len(found)} binary files: {found[:5]}"


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
