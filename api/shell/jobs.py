"""`tocsin get`, `cancel`, `reschedule`, `redrive`: one job, or a few, by their ids."""

from __future__ import annotations

import json

import click

from api.shell.exits import FAILED
from api.shell.remote import api_options, client_of, path_of, send, show_job
from api.shell.values import when_options
from api.submission import payload_of


@click.command()
@click.argument("job_id", metavar="ID")
@api_options
def get(url: str, as_json: bool, job_id: str) -> None:
    """Show a job, its state and its attempts."""
    show_job(send(client_of(url), "GET", path_of(job_id)), as_json=as_json)


@click.command()
@click.argument("job_ids", metavar="ID...", nargs=-1, required=True)
@api_options
def cancel(url: str, as_json: bool, job_ids: tuple[str, ...]) -> None:
    """Cancel jobs. One that is running has its call cancelled."""
    client = client_of(url)
    shown = refused = False
    for job_id in job_ids:
        reply = send(client, "DELETE", path_of(job_id))
        if shown and reply.ok and not as_json:
            click.echo()
        show_job(reply, as_json=as_json, exits=False, whose=job_id if len(job_ids) > 1 else "")
        shown, refused = shown or reply.ok, refused or not reply.ok
    if refused:
        raise click.exceptions.Exit(FAILED)


@click.command()
@click.argument("job_id", metavar="ID")
@when_options
@api_options
def reschedule(url: str, as_json: bool, job_id: str, due_at: str | None, delay: int | None) -> None:
    """Give a pending or retrying job another due time."""
    if (due_at is None) == (delay is None):
        raise click.UsageError("Give one of --due-at and --delay.")
    change = {"due_at": due_at} if due_at is not None else {"delay_ms": delay}
    show_job(send(client_of(url), "PATCH", path_of(job_id), json.dumps(change).encode()), as_json=as_json)


@click.command()
@click.argument("job_id", metavar="ID")
@click.option("--payload", metavar="JSON|@FILE|-", help="Another payload in place of the first (-: stdin).")
@api_options
def redrive(url: str, as_json: bool, job_id: str, payload: str | None) -> None:
    """Let a dead job fire again, now, its attempts counted anew."""
    body = b"{}" if payload is None else b'{"payload": ' + payload_of(payload) + b"}"
    show_job(send(client_of(url), "POST", f"{path_of(job_id)}/redrive", body), as_json=as_json)
