"""`tocsin get`, `cancel`, `reschedule`, `redrive`, `discard`: one job, or a few, by their ids; or many by filter."""

from __future__ import annotations

import json
from typing import Any

import click

from api.shell.bulk import bulk_options, carry_out, either
from api.shell.exits import FAILED
from api.shell.remote import api_options, client_of, path_of, send, show_job
from api.shell.values import Duration, Offset, when_options
from api.submission import payload_of


@click.command()
@click.argument("job_id", metavar="ID")
@api_options
def get(url: str, as_json: bool, job_id: str) -> None:
    """Show a job, its state and its attempts."""
    show_job(send(client_of(url), "GET", path_of(job_id)), as_json=as_json)


@click.command()
@click.argument("job_ids", metavar="[ID...]", nargs=-1)
@bulk_options
@api_options
def cancel(url: str, as_json: bool, job_ids: tuple[str, ...], **given: Any) -> None:
    """Cancel jobs. One that is running has its call cancelled.

    \b
    tocsin cancel --tag campaign-7 --dry-run
    """
    if either(job_ids, given):
        carry_out("cancel", url, as_json, given)
    else:
        _each(url, as_json, job_ids, "DELETE", "")


@click.command()
@click.argument("job_id", metavar="[ID]", required=False)
@when_options
@click.option("--offset", type=Offset(), metavar="DURATION", help="In bulk: later by so much; --offset=-1h is earlier.")
@click.option("--spread", type=Duration(), metavar="DURATION", help="In bulk: each later by another part of it again.")
@bulk_options
@api_options
def reschedule(
    url: str,
    as_json: bool,
    job_id: str | None,
    due_at: str | None,
    delay: int | None,
    offset: int | None,
    spread: int | None,
    **given: Any,
) -> None:
    """Give a pending or retrying job another due time.

    \b
    tocsin reschedule --tag campaign-7 --offset 1h --spread 10m
    """
    if either(() if job_id is None else (job_id,), given):
        if delay is not None or (due_at is None) == (offset is None):
            raise click.UsageError("In bulk, give one of --due-at and --offset.")
        move = {"due_at": due_at, "offset_ms": offset, "spread_ms": spread}
        carry_out("reschedule", url, as_json, given, {name: value for name, value in move.items() if value is not None})
        return
    assert job_id is not None
    if (due_at is None) == (delay is None):
        raise click.UsageError("Give one of --due-at and --delay.")
    if offset is not None or spread is not None:
        raise click.UsageError("--offset and --spread are for many: give filters.")
    change = {"due_at": due_at} if due_at is not None else {"delay_ms": delay}
    show_job(send(client_of(url), "PATCH", path_of(job_id), json.dumps(change).encode()), as_json=as_json)


@click.command()
@click.argument("job_id", metavar="[ID]", required=False)
@click.option("--payload", metavar="JSON|@FILE|-", help="Another payload in place of the first (-: stdin).")
@bulk_options
@api_options
def redrive(url: str, as_json: bool, job_id: str | None, payload: str | None, **given: Any) -> None:
    """Let a dead job fire again, now, its attempts counted anew.

    \b
    tocsin redrive --type messaging.send_scheduled_message --rate 100
    """
    if either(() if job_id is None else (job_id,), given):
        if payload is not None:
            raise click.UsageError("--payload is for one job.")
        carry_out("redrive", url, as_json, given)
        return
    assert job_id is not None
    body = b"{}" if payload is None else b'{"payload": ' + payload_of(payload) + b"}"
    show_job(send(client_of(url), "POST", f"{path_of(job_id)}/redrive", body), as_json=as_json)


@click.command()
@click.argument("job_ids", metavar="[ID...]", nargs=-1)
@bulk_options
@api_options
def discard(url: str, as_json: bool, job_ids: tuple[str, ...], **given: Any) -> None:
    """Give dead jobs up: they count as cancelled."""
    if either(job_ids, given):
        carry_out("discard", url, as_json, given)
    else:
        _each(url, as_json, job_ids, "POST", "/discard")


def _each(url: str, as_json: bool, job_ids: tuple[str, ...], method: str, rest: str) -> None:
    client = client_of(url)
    shown = refused = False
    for job_id in job_ids:
        reply = send(client, method, path_of(job_id) + rest)
        if shown and reply.ok and not as_json:
            click.echo()
        show_job(reply, as_json=as_json, exits=False, whose=job_id if len(job_ids) > 1 else "")
        shown, refused = shown or reply.ok, refused or not reply.ok
    if refused:
        raise click.exceptions.Exit(FAILED)
