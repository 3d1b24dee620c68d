"""What every command that talks to a node shares: its options, a client for its URL, and how an answer is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import click

from api import show
from api.client import Client, Reply, Unreachable
from api.shell.exits import FAILED, fail
from api.shell.words import clean

JOBS = "/api/v1/jobs"
_F = TypeVar("_F", bound=Callable[..., Any])
DEFAULT_URL = "http://127.0.0.1:8080"


def api_options(command: _F) -> _F:
    as_json = click.option("--json", "as_json", is_flag=True, help="Write the API's JSON, for machines.")
    url = click.option(
        "--url",
        envvar="TOCSIN_URL",
        metavar="URL",
        default=DEFAULT_URL,
        show_default=True,
        help="A node (or TOCSIN_URL).",
    )
    return url(as_json(command))


def client_of(url: str) -> Client:
    """A client that is closed when the command ends."""
    try:
        client = Client(url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from None
    click.get_current_context().call_on_close(client.close)
    return client


def send(
    client: Client,
    method: str,
    path: str,
    body: bytes | None = None,
    *,
    mend: str = "tocsin get ID",
    key: str | None = None,
) -> Reply:
    """The node's answer, whatever it is. Without one the command fails; `mend` says how to find out what was done."""
    try:
        return client.request(method, path, body, key=key)
    except Unreachable as error:
        doubt = "" if method == "GET" or not error.sent else f" It may have been done or not; look with: {mend}"
        fail(f"{error}{doubt}")


def path_of(job_id: str) -> str:
    return f"{JOBS}/{quote(job_id, safe='')}"


def show_job(reply: Reply, *, as_json: bool, exits: bool = True, whose: str = "") -> None:
    """Show what a node answered, and exit 1 if that was a refusal. `whose`: the job, where it is one of several."""
    if as_json:
        click.echo(reply.body)
    elif reply.ok:
        show.job(reply.document(), reply.now_ms)
    else:
        show_refusal(reply, whose)
    if exits and not reply.ok:
        raise click.exceptions.Exit(FAILED)


def show_refusal(reply: Reply, whose: str = "") -> None:
    """In one line on stderr; where the fault is the node's, with what finds it in the node's log."""
    correlation = reply.headers.get("X-Correlation-Id") if reply.status >= 500 else None
    said = f"{clean(whose)}: " if whose else ""
    said += show.problem(reply.document()) + (f" ({correlation})" if correlation else "")
    click.echo(f"tocsin: {said}", err=True)
