"""Jobs in bulk by filter: what `cancel`, `reschedule`, `redrive` and `discard` share.

A long operation is followed with a bar; whoever interrupts that stops the watching, not the operation.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import click

from api.client import Client, Reply
from api.shell.exits import FAILED
from api.shell.progress import Bar
from api.shell.remote import JOBS, client_of, send, show_refusal
from api.shell.values import Instant, JobType
from engine.clock import SystemClock
from engine.core.lifecycle import NEXT

_F = TypeVar("_F", bound=Callable[..., Any])
OPERATIONS = "/api/v1/operations"
STATES = [state.name.lower() for state in NEXT]
FILTERS = ("state", "type", "user_id", "tag", "due_from", "due_to")
_FOLLOW_S = 0.5
_MEND = "tocsin operations"


def bulk_options(command: _F) -> _F:
    """In place of ids: the filters of the list, --dry-run, --rate, --key, --no-wait."""
    for option in reversed(
        (
            click.option("--state", type=click.Choice(STATES), help="In place of ids: jobs in this state."),
            click.option("--type", type=JobType(), metavar="TYPE", help="Likewise: of this type."),
            click.option("--user", "user_id", metavar="ID", help="Of this user."),
            click.option("--tag", metavar="TAG", help="With this tag."),
            click.option("--due-from", type=Instant(), metavar="TIME", help="Due then or later: RFC 3339."),
            click.option("--due-to", type=Instant(), metavar="TIME", help="Due before then."),
            click.option("--dry-run", is_flag=True, help="Only count them."),
            click.option("--rate", type=float, metavar="N", help="So many a second at most."),
            click.option("--key", metavar="KEY", help="Idempotency key: sent again, it finds the same operation."),
            click.option("--no-wait", is_flag=True, help="Do not follow one that takes long."),
        )
    ):
        command = option(command)
    return command


def filters_of(given: dict[str, Any]) -> dict[str, str]:
    """Those that were given; `given` has all options of `bulk_options`."""
    return {name: given[name] for name in FILTERS if given[name] is not None}


def either(job_ids: tuple[str, ...], given: dict[str, Any]) -> bool:
    """Whether it is in bulk. Refuses ids beside filters, neither of them, and options that mean nothing for ids."""
    filters = filters_of(given)
    if job_ids and (filters or given["dry_run"] or given["rate"] is not None or given["key"] or given["no_wait"]):
        raise click.UsageError("Give ids, or filters with their options, not both.")
    if not job_ids and not filters:
        raise click.UsageError("Give an id, or filters: --state, --type, --user, --tag, --due-from, --due-to.")
    return not job_ids


def carry_out(kind: str, url: str, as_json: bool, given: dict[str, Any], more: dict[str, Any] | None = None) -> None:
    """Send the wish, follow it, tell what came of it."""
    wish: dict[str, Any] = {"filter": filters_of(given), **(more or {})}
    if given["dry_run"]:
        wish["dry_run"] = True
    if given["rate"] is not None:
        wish["rate_per_s"] = given["rate"]
    client = client_of(url)
    reply = send(client, "POST", f"{JOBS}/{kind}", json.dumps(wish).encode(), mend=_MEND, key=given["key"])
    if not reply.ok:
        _refuse(reply, as_json)
    if reply.status == 202 and not given["no_wait"]:
        operation = reply.document()["operation"]
        click.echo(f"operation {operation['id']}", err=True)
        reply = follow(client, operation["id"], as_json)
        _end(reply.document(), reply, as_json)
        return
    answer = reply.document()
    if as_json:
        click.echo(reply.body)
    elif given["dry_run"]:
        least = "" if answer["exact"] else "at least "
        click.echo(f"{least}{answer['matched']:,} job{'' if answer['matched'] == 1 else 's'} would be {_DONE[kind]}")
    else:
        click.echo(told(answer["operation"]))


_DONE = {"cancel": "cancelled", "reschedule": "rescheduled", "redrive": "redriven", "discard": "discarded"}


def told(operation: dict[str, Any]) -> str:
    """What came of one, or has so far, in a line."""
    line = f"{operation['done']:,} of {operation['matched']:,} {_DONE[operation['kind']]}"
    if operation["refused"]:
        line += f", {operation['refused']:,} refused"
    if operation["state"] in ("running", "cancelling"):
        line += f"; {operation['state']}, {operation['shards_left']} shards left: tocsin operations {operation['id']}"
    elif operation["state"] == "cancelled":
        line += "; it was stopped"
    return line


def follow(client: Client, operation: str, as_json: bool) -> Reply:
    """Until it has ended; returns its last answer."""
    clock = SystemClock(0, lambda _: None)
    with Bar(lambda: clock.boot_ms() / 1_000) as bar:
        while True:
            reply = look(client, operation)
            if not reply.ok:
                _refuse(reply, as_json)
            document = reply.document()
            if document["state"] not in ("running", "cancelling"):
                return reply
            bar.update(document["done"], f"{document['done']:,} {_DONE[document['kind']]}")
            time.sleep(_FOLLOW_S)


def look(client: Client, operation: str, method: str = "GET") -> Reply:
    """One that is busy is asked again."""
    while True:
        reply = send(client, method, f"{OPERATIONS}/{quote(operation, safe='')}", mend=_MEND)
        if reply.status not in (429, 503):
            return reply
        time.sleep(reply.retry_after_s)


def _end(operation: dict[str, Any], reply: Reply, as_json: bool) -> None:
    click.echo(reply.body if as_json else told(operation))


def _refuse(reply: Reply, as_json: bool) -> None:
    if as_json:
        click.echo(reply.body)
    show_refusal(reply)
    raise click.exceptions.Exit(FAILED)
