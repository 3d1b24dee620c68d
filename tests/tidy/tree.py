"""The files of the project as the tidy tests see them: what is committed or about to be, without what is generated."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ("_pb2.py", "_pb2_grpc.py", "_pb2.pyi", "_pb2_grpc.pyi")
CODE = ("engine", "shards", "api", "protos", "bench", "tests")


@cache
def files() -> tuple[str, ...]:
    """Paths below the root. Git says which where there is a repository; a bare source tree is walked."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
    else:
        kept = (p.relative_to(ROOT) for p in ROOT.rglob("*") if p.is_file())
        names = [p.as_posix() for p in kept if not any(part.startswith(".") and part != ".ci" for part in p.parts)]
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def written(*endings: str, under: tuple[str, ...] = ()) -> list[str]:
    """Hand-written files with one of these endings, below these folders (all when none is named)."""
    return [
        name
        for name in files()
        if name.endswith(endings) and not name.endswith(GENERATED) and (not under or name.split("/")[0] in under)
    ]


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name), name)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute chain; empty when it starts with anything but a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Local name to what it stands for: `from datetime import datetime as d` gives d: datetime.datetime."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(
                {(a.asname or a.name.split(".")[0]): (a.name if a.asname else a.name.split(".")[0]) for a in node.names}
            )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update({(a.asname or a.name): f"{node.module}.{a.name}" for a in node.names})
    return names


def calls(tree: ast.Module) -> list[tuple[str, int]]:
    """What is mentioned by its full name, with the line: called or handed on, both count."""
    names = imported_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            head, _, rest = dotted(node).partition(".")
            if head in names:
                found.append((f"{names[head]}.{rest}" if rest else names[head], node.lineno))
    return found
