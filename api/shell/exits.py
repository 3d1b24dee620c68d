"""How a command ends: its exit codes, and the one line that says why.

Every command uses these and no others; `docs/cli.md` and `--help` tell of them.
"""

from __future__ import annotations

from typing import NoReturn

import click

DONE, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
"""130 is what a shell says of a command that Ctrl-C ended."""

EPILOG = "Exit codes: 0 done, 1 refused or failed, 2 wrong usage or configuration, 130 interrupted (Ctrl-C)."


def fail(message: str, code: int = FAILED) -> NoReturn:
    """One line on stderr, and out."""
    click.echo(f"tocsin: {message}", err=True)
    raise click.exceptions.Exit(code)
