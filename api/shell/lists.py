"""`tocsin list`: jobs by state, type, user, tag and due time, as a table or as the API's JSON."""

from __future__ import annotations

import json
import time
from typing import Any

import click
import msgspec

from api import show
from api.client import Unreachable
from api.instant import parse_ms
from api.shell.exits import FAILED, fail
from api.shell.progress import Bar
from api.shell.remote import api_options, client_of, show_refusal
from api.shell.table import Columns, terminal_width
from api.shell.values import Instant, JobType
from api.shell.walk import Page, Refused, pages
from api.shell.words import clean, when
from engine.clock import SystemClock
from engine.core.lifecycle import NEXT

STATES = [state.name.lower() for state in NEXT]
LIMIT_DEFAULT = 100
HEADS = ("id", "type", "state", "due", "user", "tags", "attempt")
_TYPE, _STATE, _USER, _TAGS, _ATTEMPT = 1, 2, 4, 5, 6
_LEFT_OUT = (_TAGS, _ATTEMPT, _USER, _TYPE)
"""Where even cut ones have no room: 80 cells hold all but the first two."""


@click.command("list")
@click.option("--state", type=click.Choice(STATES), help="In this state.")
@click.option("--type", "type_", type=JobType(), metavar="TYPE", help="Of this type.")
@click.option("--user", "user_id", metavar="ID", help="Of this user.")
@click.option("--tag", metavar="TAG", help="With this tag.")
@click.option("--due-from", type=Instant(), metavar="TIME", help="Due then or later: RFC 3339.")
@click.option("--due-to", type=Instant(), metavar="TIME", help="Due before then.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help=f"At most so many, over all pages.  [{LIMIT_DEFAULT}]"
)
@click.option("--all", "everything", is_flag=True, help="Every one, page after page; with --json a job a line.")
@click.option("--cursor", metavar="CURSOR", help="Go on where an earlier list ended.")
@api_options
def list_jobs(
    url: str, as_json: bool, limit: int | None, everything: bool, cursor: str | None, type_: str | None, **given: Any
) -> None:
    """List jobs by due time, earliest first.

    \b
    tocsin list --state dead
    tocsin list --user u-42 --due-to 2026-11-25T00:00:00Z --limit 20
    tocsin list --tag campaign-7 --all --json | jq -r .id
    """
    if everything and limit is not None:
        raise click.UsageError("Give one of --all and --limit.")
    filters = {name: value for name, value in {**given, "type": type_}.items() if value is not None}
    wanted = None if everything else limit or LIMIT_DEFAULT
    clock = SystemClock(0, lambda _: None)
    shown, ended = _Lines(everything) if as_json else _Table(), Page([], cursor)
    try:
        with Bar(lambda: clock.boot_ms() / 1_000) as bar:
            for page, now_ms in pages(client_of(url), filters, cursor, wanted, time.sleep):
                shown.page(page, now_ms)
                ended = page
                bar.update(shown.count, f"{shown.count:,} jobs")
    except Unreachable as error:
        _end_early(shown.count, ended)
        fail(str(error))
    except Refused as refused:
        if as_json:
            click.echo(refused.reply.body)
        show_refusal(refused.reply)
        _end_early(shown.count, ended)
        raise click.exceptions.Exit(FAILED) from None
    shown.end(ended)


def _end_early(count: int, last: Page) -> None:
    if count:
        click.echo(f"The list ends early, after {count:,} jobs; go on with: --cursor {last.next_cursor}", err=True)


class _Lines:
    """For machines: the API's document, its pages joined; with `each` a job a line as it comes."""

    def __init__(self, each: bool) -> None:
        self.count = 0
        self._each = each
        self._jobs: list[bytes] = []

    def page(self, page: Page, _: int) -> None:
        self.count += len(page.jobs)
        if not self._each:
            self._jobs += map(bytes, page.jobs)
        elif page.jobs:
            click.echo(b"\n".join(_one_line(bytes(job)) for job in page.jobs))

    def end(self, page: Page) -> None:
        if not self._each:
            following = json.dumps(page.next_cursor).encode()
            click.echo(b'{"jobs":[' + b",".join(self._jobs) + b'],"next_cursor":' + following + b"}")


def _one_line(job: bytes) -> bytes:
    """White space of a payload that would break the line; inside of a JSON text there is no raw line end."""
    return job.replace(b"\n", b" ").replace(b"\r", b" ")


class _Table:
    """For people. Columns keep their places from page to page."""

    def __init__(self) -> None:
        self.count = 0
        width = terminal_width()
        giving, paint = (_TYPE, _USER, _TAGS), {_STATE: show.coloured}
        self._columns = Columns(HEADS, gives_way=giving, left_out=_LEFT_OUT, width=width, paint=paint)

    def page(self, page: Page, now_ms: int) -> None:
        self.count += len(page.jobs)
        lines = self._columns.lines([_row(msgspec.json.decode(job), now_ms) for job in page.jobs])
        if lines:
            click.echo("\n".join(lines))

    def end(self, page: Page) -> None:
        more = ""
        if page.next_cursor is not None:
            more = f"; there are more: --all, --limit N, or --cursor {page.next_cursor}"
        click.echo(f"{self.count:,} job{'' if self.count == 1 else 's'}{more}", err=True)


def _row(job: dict[str, Any], now_ms: int) -> list[str]:
    return [
        job["id"],
        clean(job["type"]),
        job["state"],
        when(parse_ms(job["next_fire_at"] or job["due_at"]), now_ms),
        clean(job["user_id"] or ""),
        clean(job["tags"]),
        f"{job['attempt']}/{job['max_attempts']}",
    ]
