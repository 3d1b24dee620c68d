"""`tocsin explain`: what has become of a job so far, and what it waits for."""

from __future__ import annotations

import sys
import textwrap
from typing import Any

import click

from api import show
from api.client import Client, Unreachable
from api.instant import parse_ms
from api.shell.exits import fail
from api.shell.remote import api_options, client_of, path_of, send, show_job
from api.shell.standing import standing
from api.shell.timeline import LINE_CELLS, attempts, drawn
from api.shell.words import clean


@click.command()
@click.argument("job_id", metavar="ID")
@api_options
def explain(url: str, as_json: bool, job_id: str) -> None:
    """Draw the timeline of a job, and say what it waits for.

    Each stage with when it began and how long the job was in it. Bars are proportional; waiting for the due time has
    dots and a scale of its own.
    """
    client = client_of(url)
    reply = send(client, "GET", path_of(job_id))
    if as_json or not reply.ok:
        show_job(reply, as_json=as_json)
        return
    job, now_ms = reply.document(), reply.now_ms
    if "timeline" not in job:
        fail("the node tells no timeline: it is older than this command, or --url is no node's")
    status = _status(client) if job["finished_at"] is None else None
    if status is not None:
        now_ms = parse_ms(status["now"])  # to the millisecond
    click.echo(f"{click.style(job['id'], bold=True)}  {clean(job['type'])}")
    told = textwrap.fill(f"{job['state']}: {standing(job, status, now_ms)}", LINE_CELLS, break_on_hyphens=False)
    click.echo(told.replace(job["state"], show.coloured(job["state"]), 1))
    click.echo()
    click.echo("\n".join(drawn(job, now_ms, unicode=_shows_blocks())))
    if job["attempts"]:
        click.echo()
        click.echo("\n".join(attempts(job)))


def _status(client: Client) -> dict[str, Any] | None:
    """What the node says of itself: it only adds to the sentence."""
    try:
        reply = client.request("GET", "/api/v1/monitoring/status")
    except Unreachable:
        return None
    status: dict[str, Any] | None = reply.document() if reply.ok else None
    return status


def _shows_blocks() -> bool:
    try:
        "█·".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
