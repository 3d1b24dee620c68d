"""`tocsin doctor`: what is wrong with a cluster and what to do about it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from api.settings import click_options, load
from api.shell.exits import FAILED, UNUSABLE, fail
from engine.errors import Unusable


@click.command(
    epilog="Exit codes: 0 well, or warnings only; 1 a failure was found; 2 the configuration itself cannot be used."
)
@click_options
@click.option(
    "--url",
    envvar="TOCSIN_URL",
    metavar="URL",
    help="A node to ask (or TOCSIN_URL). Not given: one at --http is asked, if it answers.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document, for machines.")
def doctor(url: str | None, as_json: bool, **flags: str | None) -> None:
    """Check all that a cluster stands on, and say what to do.

    That is PostgreSQL, Redis, clocks, the schema, shards and leases, the audit, targets, and a node. It takes the
    settings of `tocsin serve`, from the same places, so run it where a node runs. Without --postgres or --redis it
    looks for the embedded ones under --data. It only reads, and ends within seconds whatever hangs.

    \b
    tocsin doctor
    tocsin doctor --postgres postgresql://tocsin@db/tocsin --redis redis://cache --catalog jobs.toml
    tocsin doctor --json | jq '.findings[] | select(.level == "FAIL")'
    """
    try:
        settings = load(flags, os.environ, Path.cwd())
    except Unusable as error:
        fail(str(error), UNUSABLE)
    from api.doctor.run import run  # noqa: PLC0415 - drivers of every store; help and bad settings do not wait for them

    try:
        healthy, usable = run(settings, url, as_json=as_json, out=sys.stdout)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from None
    if not usable:
        raise click.exceptions.Exit(UNUSABLE)
    if not healthy:
        raise click.exceptions.Exit(FAILED)
