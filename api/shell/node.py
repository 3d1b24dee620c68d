"""`tocsin serve` and `tocsin migrate`: what is done with the stores themselves and not through the API."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from api.settings import Settings, click_options, load
from api.shell.exits import UNUSABLE, fail
from engine.errors import Unusable


@click.command()
@click_options
def serve(**flags: str | None) -> None:
    """Run one node until it is told to stop.

    Without --postgres or --redis it embeds that one under --data. Each option may be a TOCSIN_… variable or a key of
    tocsin.toml in the working directory instead; a flag wins over a variable, a variable over the file.
    """
    settings = _settings(flags)
    from api import main as node  # noqa: PLC0415 - all of a node; help and bad settings do not wait for it

    sys.exit(node.serve(settings))


@click.command()
@click_options
def migrate(**flags: str | None) -> None:
    """Bring the PostgreSQL schema up to date, and exit."""
    settings = _settings(flags)
    from api import main as node  # noqa: PLC0415 - likewise

    sys.exit(node.migrate(settings))


def _settings(flags: dict[str, str | None]) -> Settings:
    try:
        return load(flags, os.environ, Path.cwd())
    except Unusable as error:
        fail(str(error), UNUSABLE)
