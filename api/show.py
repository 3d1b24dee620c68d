"""Jobs and problems as a person reads them in a terminal. rich is imported only when something is shown."""

# ruff: noqa: PLC0415 - rich takes longer to import than most commands to run

from __future__ import annotations

import json
from typing import Any

_PAYLOAD_CHARS_MAX = 2_000


def job(document: dict[str, Any]) -> None:
    """One job as a table, with a second one for its attempts."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in document.items():
        if name != "attempts" and value not in (None, []):
            table.add_row(name, Text(_text(value)))
    console.print(table)
    if document.get("attempts"):
        attempts = Table(title="attempts", title_justify="left", box=None, pad_edge=False)
        for name in document["attempts"][0]:
            attempts.add_column(name, overflow="fold")
        for attempt in document["attempts"]:
            attempts.add_row(*(Text(_text(value)) for value in attempt.values()))
        console.print(attempts)


def _text(value: Any) -> str:
    if isinstance(value, str):
        text = value
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = ", ".join(value)
    else:
        text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _PAYLOAD_CHARS_MAX else f"{text[:_PAYLOAD_CHARS_MAX]}… ({len(text)} characters)"


def problem(document: dict[str, Any]) -> str:
    """A problem in one line, with what is wrong in each field."""
    head = f"{document.get('status', '')} {document.get('title', '')}".strip()
    wrong = [(error["field"], error["message"]) for error in document.get("errors") or ()]
    said = "; ".join(f"{field}: {message}" if field else message for field, message in wrong)
    said = said or document.get("detail", "")
    return f"{head}: {said}" if said else head
