"""`tocsin submit`: one job by its flags, or many from lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from api.client import Client
from api.shell.exits import FAILED, UNUSABLE, fail
from api.shell.outcome import Outcome
from api.shell.remote import JOBS, api_options, client_of, send, show_job
from api.shell.values import Duration, Instant, JobType, Source, when_options
from api.submission import many_jobs, one_job


@click.command()
@click.option("--type", "kind", type=JobType(), metavar="TYPE", help="The job's type, one of the catalog's.")
@click.option("--payload", metavar="JSON|@FILE|-", help="The payload, or where to read it from (-: stdin).  [{}]")
@when_options
@click.option("--due-local", metavar="TIME", help="When clocks in --zone show it: 2026-11-24T09:00:00.")
@click.option("--zone", metavar="NAME", help="Of --due-local: Europe/Paris.")
@click.option(
    "--window", type=Duration(), metavar="DURATION", help="It may as well fire so much later, when it is quiet."
)
@click.option("--expires-at", type=Instant(), metavar="TIME", help="It is not called any more after that.")
@click.option("--user", metavar="ID", help="The user it belongs to.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be given several times.")
@click.option("--key", metavar="KEY", help="Idempotency key: sent again within 72 h, it answers with the first job.")
@click.option("--priority", type=click.Choice(["high", "medium", "low"]), help="Instead of the type's own.")
@click.option("--timeout", type=Duration(), metavar="DURATION", help="Of one call of the target.")
@click.option("--attempts", type=int, metavar="N", help="At most so many calls, the first included.")
@click.option(
    "--file", "source", type=Source(), metavar="FILE|-", help="Many jobs, one JSON document a line (-: stdin)."
)
@api_options
def submit(url: str, as_json: bool, source: str | None, **flags: Any) -> None:
    """Submit one job by its flags, or many from a file or a pipe.

    \b
    tocsin submit --type messaging.send_scheduled_message --payload '{"message_id": "m-1"}' --delay 30s
    tocsin submit --file jobs.ndjson
    """
    if source is None:
        mend = "tocsin list (or send it again, if it has a --key)"
        show_job(send(client_of(url), "POST", JOBS, one_job(flags), mend=mend), as_json=as_json)
        return
    options = click.get_current_context().command.params
    given = [option.opts[0] for option in options if option.name in flags and flags[option.name] not in (None, ())]
    if given:
        raise click.UsageError(f"--file goes without {', '.join(given)}: its lines say that themselves.")
    outcome = _from_lines(client_of(url), source, as_json=as_json)
    if (why := outcome.unsent()) is not None:
        fail(why)
    if not outcome.clean:
        raise click.exceptions.Exit(FAILED)


def _from_lines(client: Client, source: str, *, as_json: bool) -> Outcome:
    try:
        if source == "-":
            pipe = sys.stdin.buffer
            return many_jobs(client, getattr(pipe, "raw", pipe), as_json=as_json)
        with Path(source).open("rb", buffering=0) as lines:
            size_bytes = Path(source).stat().st_size or None  # a pipe with a name has none
            return many_jobs(client, lines, as_json=as_json, total_bytes=size_bytes)
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"--file {source}: {error.strerror}", UNUSABLE)
