"""The SQL statements by name: one a file under `sql/`, with its inputs and outputs in the comment on top."""

from __future__ import annotations

from pathlib import Path

SQL = Path(__file__).parent / "sql"


def statement(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")
