"""Jobs and problems as a person reads them in a terminal: documents of the API in, lines of text out."""

from __future__ import annotations

from typing import Any

import click

from api.instant import parse_ms
from api.shell.table import Columns, pad, terminal_width
from api.shell.words import clean, when

_VALUE_CHARS_MAX = 2_000
_INDENT = "  "
_ERROR_CELLS_MIN = 20
_LEFT_OUT = ("finished_at", "lateness_ms", "fired_at")
"""Of an attempt, where a terminal has no room for them beside its error."""
_COLOURS = {
    "running": "cyan",
    "retrying": "yellow",
    "succeeded": "green",
    "dead": "red",
    "cancelled": "bright_black",
    "expired": "bright_black",
}


def job(document: dict[str, Any], now_ms: int) -> None:
    """One job, a field a line, with a table of its attempts. `tocsin explain` draws its timeline."""
    shown = {name: value for name, value in document.items() if name not in ("attempts", "timeline")}
    shown = {name: value for name, value in shown.items() if value not in (None, [], "")}
    width = max(map(len, shown), default=0)
    for name, value in shown.items():
        text = _text(value)
        if name == "state":
            text = coloured(text)
        elif name in ("due_at", "next_fire_at", "expires_at"):
            text = f"{text}  ({when(parse_ms(value), now_ms)})"
        click.echo(f"{click.style(pad(name, width), bold=True)}  {text}")
    attempts(document.get("attempts") or ())


def attempts(documents: Any) -> None:
    """As a table of their own, what went wrong last; nothing where there are none."""
    if documents:
        click.echo(click.style("attempts", bold=True))
        heads = sorted(documents[0], key="error".__eq__)
        width = terminal_width()
        table = Columns(
            heads,
            gives_way=[heads.index("error")],
            least=_ERROR_CELLS_MIN,
            left_out=[heads.index(name) for name in _LEFT_OUT],
            width=None if width is None else width - len(_INDENT),
        )
        for line in table.lines([[_text(_or_blank(attempt.get(head))) for head in heads] for attempt in documents]):
            click.echo(_INDENT + line)


def _or_blank(value: Any) -> Any:
    """What is not known of an attempt: when it was called, where its target was never reached."""
    return "" if value is None else value


def coloured(text: str) -> str:
    """A state, perhaps padded, in its colour."""
    colour = _COLOURS.get(text.rstrip())
    return click.style(text, fg=colour) if colour else text


def _text(value: Any) -> str:
    text = clean(value)
    return text if len(text) <= _VALUE_CHARS_MAX else f"{text[:_VALUE_CHARS_MAX]}… ({len(text)} characters)"


def problem(document: dict[str, Any]) -> str:
    """A problem in one line, with what is wrong in each field."""
    head = f"{document.get('status') or ''} {document.get('title', '')}".strip()  # no status: nobody answered
    wrong = [(error["field"], error["message"]) for error in document.get("errors") or ()]
    said = "; ".join(f"{field}: {message}" if field else message for field, message in wrong)
    said = said or document.get("detail", "")
    return clean(f"{head}: {said}" if said else head)
