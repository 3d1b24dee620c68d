"""What came of many submitted lines, told in their order: while it goes on, at the end, and when it is interrupted.

For people: refused lines on stderr with their numbers and what to mend, those in a row with the same to mend together,
and a summary on stdout. For machines (`--json`): a result a line on stdout, the summary on stderr.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from api import show
from api.client import Unreachable
from api.shell.lines import Batch
from api.shell.progress import Bar

UNKNOWN = "urn:tocsin:problem:unknown-outcome"
Results = list[dict[str, Any]]
"""Of a batch, one for each line: `id`, or `error` with a problem."""


class Outcome:
    """`took_s()` is how long it has taken so far."""

    def __init__(self, bar: Bar, took_s: Callable[[], float], *, as_json: bool) -> None:
        self.accepted = self.rejected = self.unknown = 0
        self._bar = bar
        self._took_s = took_s
        self._as_json = as_json
        self._last_line = 0
        self._done_bytes = 0
        self._unsent: list[Batch] = []
        self._why_unsent: Unreachable | None = None
        self._held: tuple[int, int, str] | None = None
        """Refused lines not yet told of: (first, last, what to mend), where the next may have the same."""

    @property
    def clean(self) -> bool:
        return not (self.rejected or self.unknown or self._why_unsent)

    def tick(self) -> None:
        """Nothing new for a moment: what was held is told, and the bar shows that time passes."""
        self._tell_held()
        self._progress()

    def _progress(self) -> None:
        took_s = self._took_s()
        self._bar.update(self._done_bytes, f"{self}, {self.accepted / took_s:,.0f}/s" if took_s else str(self))

    def landed(self, batch: Batch, answer: Results | Unreachable) -> None:
        """Batches that were not sent are kept until it is known whether a later one was."""
        if isinstance(answer, Unreachable):
            self._why_unsent = self._why_unsent or answer
            self._unsent.append(batch)
            return
        for left_out in self._unsent:
            problem = {"status": 0, "title": "not sent", "detail": str(self._why_unsent)}
            self._tell(left_out, [{"error": problem}] * len(left_out.lines))
        self._unsent.clear()
        self._tell(batch, answer)
        self._progress()

    def _tell(self, batch: Batch, results: Results) -> None:
        documents = []
        self._last_line = batch.lines[-1][0]  # before a word is said of it: an interruption may come in between
        self._done_bytes = batch.end_bytes
        for (number, _), result in zip(batch.lines, results, strict=True):
            problem = result.get("error")
            if problem is None:
                self.accepted += 1
            elif problem.get("type") == UNKNOWN:
                self.unknown += 1
            else:
                self.rejected += 1
            if self._as_json:
                documents.append(json.dumps({"line": number, **result}, ensure_ascii=False))
            elif problem is None:
                self._tell_held()
            else:
                self._hold(number, show.problem(problem))
        if documents:
            click.echo("\n".join(documents))

    def _hold(self, number: int, said: str) -> None:
        if self._held is not None and self._held[2] == said:
            self._held = (self._held[0], number, said)
        else:
            self._tell_held()
            self._held = (number, number, said)

    def _tell_held(self) -> None:
        if self._held is not None:
            first, last, said = self._held
            self._bar.say(f"line {first}: {said}" if first == last else f"lines {first} to {last}: {said}")
            self._held = None

    def __str__(self) -> str:
        unknown = f", {self.unknown:,} of unknown outcome" if self.unknown else ""
        return f"{self.accepted:,} accepted, {self.rejected:,} rejected{unknown}"

    # -- the end ----------------------------------------------------------------------------------

    def summary(self) -> None:
        self._tell_held()
        took_s = self._took_s()
        lines = self.accepted + self.rejected + self.unknown
        if not lines:
            how = ": there was no line to submit"
        elif took_s < 1:  # too short for a rate that means anything
            how = f" in {took_s * 1_000:.0f} ms"
        else:
            how = f" in {took_s:.1f} s ({lines / took_s:,.0f} lines/s)"
        click.echo(f"{self}{how}", err=self._as_json)
        if self.unknown:
            click.echo(
                "Lines of unknown outcome may have been taken: send those again that have an idempotency_key, and "
                "look for the others with: tocsin list",
                err=True,
            )
        if self.rejected:
            click.echo("Mend the rejected lines and send those alone: what was accepted is durable.", err=True)

    def unsent(self) -> str | None:
        """Why the submission ended before its lines did, None where it did not."""
        if self._why_unsent is None:
            return None
        where = f" (nothing from line {self._unsent[0].lines[0][0]} on was sent)" if self._unsent else ""
        return f"{self._why_unsent}{where}"

    def interrupted(self, under_way: Batch | None) -> None:
        """`under_way`: the last batch that was handed to a connection; it may have been told of just now."""
        self._tell_held()
        doubt = f"nothing after line {self._last_line} was sent"
        if under_way is not None and under_way.lines[-1][0] > self._last_line:
            last = under_way.lines[-1][0]
            doubt = f"lines {self._last_line + 1} to {last} may have been taken or not, and nothing after them was sent"
        click.echo(f"interrupted: {self} up to line {self._last_line}; {doubt}", err=True)
