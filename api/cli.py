"""The command `tocsin`: run a node, and use its HTTP API from a shell.

Quick to start: this module imports click and nothing else that counts; a command and what it needs are imported when
it is invoked. Here is only the table of commands; each lives in `api/shell/`, one noun a file.
"""

from __future__ import annotations

import os

import click

from api.shell.exits import EPILOG
from api.shell.group import Lazy

COMMANDS = {
    "serve": ("api.shell.node:serve", "Run one node until it is told to stop."),
    "migrate": ("api.shell.node:migrate", "Bring the PostgreSQL schema up to date, and exit."),
    "submit": ("api.shell.submit:submit", "Submit one job by its flags, or many from a file or a pipe."),
    "get": ("api.shell.jobs:get", "Show a job, its state and its attempts."),
    "cancel": ("api.shell.jobs:cancel", "Cancel jobs. One that is running has its call cancelled."),
    "reschedule": ("api.shell.jobs:reschedule", "Give a pending or retrying job another due time."),
    "redrive": ("api.shell.jobs:redrive", "Let a dead job fire again, now, its attempts counted anew."),
    "discard": ("api.shell.jobs:discard", "Give dead jobs up: they count as cancelled."),
    "operations": (
        "api.shell.operations:operations",
        "Show bulk operations, the latest first; or follow one, or stop it.",
    ),
    "list": ("api.shell.lists:list_jobs", "List jobs by due time, earliest first."),
    "explain": ("api.shell.explain:explain", "Draw the timeline of a job, and say what it waits for."),
    "doctor": ("api.shell.doctor:doctor", "Check all that a cluster stands on, and say what to do."),
    "catalog": ("api.shell.catalog_file:catalog", "Look at a catalog of job types: check a file, list its types."),
    "top": ("api.shell.top:top", "Watch a node live, or all of them: rates, lanes, lateness, what waits."),
    "shards": ("api.shell.shards:shards", "Show which node owns which shard, as a map and a table."),
    "rebalance": ("api.shell.rebalance:rebalance", "Move shards so that every node has its share."),
    "drain": ("api.shell.drain:drain", "Move everything off a node, and wait until it is empty."),
    "completion": ("api.shell.completion:completion", "Print the script that completes tocsin in a shell."),
}
"""By name: where the command is, and the first line of its help, word for word (a test compares them)."""


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - no other command needs it

    try:
        click.echo(f"tocsin {version('tocsin')}")
    except PackageNotFoundError:
        click.echo("tocsin, not installed: run from its sources")
    ctx.exit()


@click.group(
    cls=Lazy,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog=EPILOG,
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show it and exit."
)
def main() -> None:
    """Tocsin, a durable timer engine: hand it a job, it calls the service that does the work at the due millisecond."""
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False


if __name__ == "__main__":
    main(prog_name="tocsin")
