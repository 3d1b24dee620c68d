"""What options take, beyond texts and numbers: each is checked here before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

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


def when_options(command: _F) -> _F:
    """When a job is due: --delay, --due-at."""
    delay = click.option("--delay", type=Duration(), metavar="DURATION", help="Due so long from now: 30s, 5m, 1h30m.")
    due_at = click.option("--due-at", metavar="TIME", help="When it is due: RFC 3339, as 2026-11-24T08:00:00+01:00.")
    return due_at(delay(command))
