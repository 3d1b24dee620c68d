"""The command `tocsin`: run a node, and use its HTTP API from a shell.

Quick to start: what a command needs beyond the standard library and click is imported inside it. Output for people
goes through `api/show.py`, with `--json` the API's own documents go to stdout as they came.
"""

# ruff: noqa: PLC0415 - a command imports what it needs, so that the others start quickly

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from api.settings import click_options

if TYPE_CHECKING:
    from api.client import Client, Reply
    from api.settings import Settings

_F = TypeVar("_F", bound=Callable[..., Any])
FAILED, UNUSABLE = 1, 2
DEFAULT_URL = "http://127.0.0.1:8080"


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"tocsin {version('tocsin')}")
    except PackageNotFoundError:
        click.echo("tocsin, not installed: run from its sources")
    ctx.exit()


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog="Exit codes: 0 done, 1 refused or failed, 2 wrong usage or configuration.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show it and exit."
)
def main() -> None:
    """Tocsin, a durable timer engine: hand it a job, it calls the service that does the work at the due millisecond."""


# -- the node -------------------------------------------------------------------------------------


@main.command()
@click_options
def serve(**flags: str | None) -> None:
    """Run one node until it is told to stop.

    Without --postgres or --redis it embeds that one under --data. Each option may be a TOCSIN_… variable or a key of
    tocsin.toml in the working directory instead; a flag wins over a variable, a variable over the file.
    """
    settings = _settings(flags)
    from api import main as node

    sys.exit(node.serve(settings))


@main.command()
@click_options
def migrate(**flags: str | None) -> None:
    """Bring the PostgreSQL schema up to date, and exit."""
    settings = _settings(flags)
    from api import main as node

    sys.exit(node.migrate(settings))


def _settings(flags: dict[str, str | None]) -> Settings:
    from api.settings import load
    from engine.errors import Unusable

    try:
        return load(flags, os.environ, Path.cwd())
    except Unusable as error:
        _fail(str(error), UNUSABLE)


# -- jobs -----------------------------------------------------------------------------------------


def _api_options(command: _F) -> _F:
    """What every command that talks to a node takes."""
    as_json = click.option("--json", "as_json", is_flag=True, help="Write the API's JSON, for machines.")
    url = click.option(
        "--url", envvar="TOCSIN_URL", default=DEFAULT_URL, show_default=True, help="A node (or TOCSIN_URL)."
    )
    return url(as_json(command))


class Duration(click.ParamType[int]):
    """Milliseconds of 30s, 5m, 1h30m."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from api.duration import parse_ms

        try:
            return parse_ms(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _when_options(command: _F) -> _F:
    delay = click.option("--delay", type=Duration(), metavar="DURATION", help="Due so long from now: 30s, 5m, 1h30m.")
    due_at = click.option("--due-at", metavar="TIME", help="When it is due: RFC 3339, as 2026-11-24T08:00:00+01:00.")
    return due_at(delay(command))


@main.command()
@click.option("--type", "kind", metavar="TYPE", help="The job's type, one of the catalog's.")
@click.option("--payload", metavar="JSON|@FILE|-", help="The payload, or where to read it from (-: stdin).  [{}]")
@_when_options
@click.option("--user", metavar="ID", help="The user it belongs to.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="May be given several times.")
@click.option("--key", metavar="KEY", help="Idempotency key: sent again within 72 h, it answers with the first job.")
@click.option("--priority", type=click.Choice(["high", "medium", "low"]), help="Instead of the type's own.")
@click.option("--timeout", type=Duration(), metavar="DURATION", help="Of one call of the target.")
@click.option("--attempts", type=int, metavar="N", help="At most so many calls, the first included.")
@click.option("--file", "source", metavar="FILE|-", help="Many jobs, one JSON document a line (-: stdin).")
@_api_options
def submit(url: str, as_json: bool, source: str | None, **flags: Any) -> None:
    """Submit one job by its flags, or many from a file or a pipe.

    \b
    tocsin submit --type messaging.send_scheduled_message --payload '{"message_id": "m-1"}' --delay 30s
    tocsin submit --file jobs.ndjson
    """
    if source is None:
        from api.submission import one_job

        _show_job(_send(_client(url), "POST", "/api/v1/jobs", one_job(flags)), as_json)
        return
    given = [name for name, value in flags.items() if value not in (None, ())]
    if given:
        raise click.UsageError(f"--file takes no other field ({', '.join(given)}): they stand in the file's lines.")
    from api.client import Unreachable
    from api.submission import many_jobs

    client = _client(url)
    try:
        with _opened(source) as lines:
            sys.exit(FAILED if many_jobs(client, lines, as_json=as_json) else 0)
    except Unreachable as error:
        _fail(str(error), FAILED)


@main.command()
@click.argument("job_id", metavar="ID")
@_api_options
def get(url: str, as_json: bool, job_id: str) -> None:
    """Show a job, its state and its attempts."""
    _show_job(_send(_client(url), "GET", _path(job_id)), as_json)


@main.command()
@click.argument("job_ids", metavar="ID...", nargs=-1, required=True)
@_api_options
def cancel(url: str, as_json: bool, job_ids: tuple[str, ...]) -> None:
    """Cancel jobs. One that is running has its call cancelled."""
    client = _client(url)
    replies = [_send(client, "DELETE", _path(job_id)) for job_id in job_ids]
    for reply in replies:
        _show_job(reply, as_json, exits=False)
    sys.exit(0 if all(reply.ok for reply in replies) else FAILED)


@main.command()
@click.argument("job_id", metavar="ID")
@_when_options
@_api_options
def reschedule(url: str, as_json: bool, job_id: str, due_at: str | None, delay: int | None) -> None:
    """Give a pending or retrying job another due time."""
    if (due_at is None) == (delay is None):
        raise click.UsageError("Give one of --due-at and --delay.")
    import json

    change = {"due_at": due_at} if due_at is not None else {"delay_ms": delay}
    _show_job(_send(_client(url), "PATCH", _path(job_id), json.dumps(change).encode()), as_json)


# -- helpers --------------------------------------------------------------------------------------


def _client(url: str) -> Client:
    from api.client import Client

    try:
        client = Client(url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from None
    click.get_current_context().call_on_close(client.close)
    return client


def _send(client: Client, method: str, path: str, body: bytes | None = None) -> Reply:
    from api.client import Unreachable

    try:
        return client.request(method, path, body)
    except Unreachable as error:
        doubt = " It may have been done or not: look, or send it again with the same --key." if error.sent else ""
        _fail(f"{error}{doubt}" if method != "GET" else str(error), FAILED)


def _path(job_id: str) -> str:
    from urllib.parse import quote

    return f"/api/v1/jobs/{quote(job_id, safe='')}"


def _opened(source: str) -> Any:
    try:
        return click.open_file(source, "rb")
    except OSError as error:
        _fail(f"--file {source}: {error.strerror}", UNUSABLE)


def _show_job(reply: Reply, as_json: bool, *, exits: bool = True) -> None:
    """Show what a node answered, and exit 1 if that was a refusal."""
    from api import show

    if as_json:
        click.echo(reply.body)
    elif reply.ok:
        show.job(reply.document())
    else:
        said = show.problem(reply.document())
        correlation = reply.headers.get("X-Correlation-Id") if reply.status >= 500 else None
        click.echo(f"tocsin: {said}{f' ({correlation})' if correlation else ''}", err=True)
    if exits and not reply.ok:
        sys.exit(FAILED)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"tocsin: {message}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
