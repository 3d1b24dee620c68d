"""`tocsin catalog`: whether a node would take a catalog, and what is in it. No node is asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from api.shell.exits import UNUSABLE, fail
from api.shell.group import Lazy
from api.shell.table import Columns, terminal_width
from engine.core.catalog import Catalog, JobType
from engine.errors import Unusable

COMMANDS = {
    "check": ("api.shell.catalog_file:check", "Say whether a node would take a catalog."),
    "list": ("api.shell.catalog_file:list_types", "List the job types of a catalog."),
}


@click.group(cls=Lazy, table=COMMANDS)
def catalog() -> None:
    """Look at a catalog of job types: check a file, list its types."""


@click.command(epilog="Exit codes: 0 a node would take it, 2 it would not.")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Say whether a node would take a catalog.

    At its start, or when SIGHUP lets it read the file again: everything is looked at, the descriptor set and the
    schemas too. What is wrong is told with file, line, key and mend.
    """
    types = len(_read(file).types)
    click.echo(f"{file}: {types} {'type' if types == 1 else 'types'}, all well")


@click.command("list")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON array, for machines.")
def list_types(file: Path | None, as_json: bool) -> None:
    """List the job types of a catalog.

    Without FILE: of the one that a node started here would use (TOCSIN_CATALOG, or tocsin.toml), else of the shipped
    one.
    """
    from api.settings import load  # noqa: PLC0415 - with a file there is nothing to look up

    try:
        found = file or load({}, os.environ, Path.cwd()).catalog
    except Unusable as error:
        fail(str(error), UNUSABLE)
    types = _read(found).types.values()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode([_document(kind) for kind in types])).decode())
        return
    more = [column for column in _OPTIONAL if any(column[1](kind) for kind in types)]
    names = ("type", "priority", "attempts", "timeout", *[name for name, _ in more], "target")
    columns = Columns(names, gives_way=(len(names) - 1,), width=terminal_width())
    click.echo("\n".join(columns.lines([_row(kind, [text for _, text in more]) for kind in types])))


def _read(file: Path | None) -> Catalog:
    from api.catalog_reload import read  # noqa: PLC0415 - help does not wait for a reader of schemas

    try:
        return read(file)[0]
    except Unusable as error:
        fail(str(error), UNUSABLE)


def _quota(kind: JobType) -> str:
    return "" if kind.quota is None else f"{kind.quota.per_user_per_day} a day"


def _told(kind: JobType) -> str:
    return "" if kind.escalation is None else ",".join(kind.escalation.recipients)


_OPTIONAL: tuple[tuple[str, Callable[[JobType], str]], ...] = (("each user", _quota), ("dead told to", _told))
"""Columns that are there where a type has something to show in them."""


def _row(kind: JobType, more: Sequence[Callable[[JobType], str]]) -> tuple[str, ...]:
    timeout = f"{kind.timeout_ms / 1_000:g} s"
    told = [text(kind) or "-" for text in more]
    return kind.name, kind.priority.name.lower(), str(kind.max_attempts), timeout, *told, _target(kind)


def _document(kind: JobType) -> dict[str, Any]:
    """As its keys in the catalog are called; what it does not set is not there."""
    from api.catalog import OF_KINDS  # noqa: PLC0415 - likewise

    keys = [key for key in kind.__struct_fields__ if kind.target.scheme in OF_KINDS.get(key, (kind.target.scheme,))]
    told = {key: getattr(kind, key) for key in keys}
    told |= {"priority": kind.priority.name.lower(), "target": _target(kind)}
    told["example"] = None if kind.example is None else msgspec.Raw(kind.example)
    told["schema"] = getattr(kind.schema, "document", None)
    if kind.quota is not None and kind.quota.name.startswith("="):
        told["quota"] = {"per_user_per_day": kind.quota.per_user_per_day}
    return {key: value for key, value in told.items() if value not in (None, "")}


def _target(kind: JobType) -> str:
    return f"{kind.target.scheme}://{kind.target.address}{kind.target.path}"
