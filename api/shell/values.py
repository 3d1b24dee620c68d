"""What options take, beyond texts and numbers: each is checked here before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from api.duration import parse_ms

_F = TypeVar("_F", bound=Callable[..., Any])


class Duration(click.ParamType[int]):
    """Milliseconds of 30s, 5m, 1h30m."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return parse_ms(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Offset(click.ParamType[int]):
    """Milliseconds of 30s or -5m."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        try:
            return -parse_ms(text[1:]) if text.startswith("-") else parse_ms(text)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Instant(click.ParamType[str]):
    """A time as the API takes it: RFC 3339 with an offset."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from api.instant import parse_ms as checked  # noqa: PLC0415 - most commands take no time

        try:
            checked(str(value))
        except ValueError as error:
            self.fail(f"{value!r} {error}", param, ctx)
        return str(value)


class JobType(click.ParamType[str]):
    """The name of a job type. The node knows which there are; the shell is offered those of this machine's catalog."""

    name = "type"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from api.shell.catalog import type_names  # noqa: PLC0415 - only a completion needs it

        return [CompletionItem(name) for name in type_names() if name.startswith(incomplete)]


class Source(click.ParamType[str]):
    """A file to read, or - for stdin. The shell completes files."""

    name = "file"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file")]


def when_options(command: _F) -> _F:
    """When a job is due: --delay, --due-at."""
    delay = click.option("--delay", type=Duration(), metavar="DURATION", help="Due so long from now: 30s, 5m, 1h30m.")
    due_at = click.option(
        "--due-at", type=Instant(), metavar="TIME", help="When it is due: RFC 3339, as 2026-11-24T08:00:00+01:00."
    )
    return due_at(delay(command))
