"""The timeline of a job, drawn: its stages one below the other, when each began, how long it lasted, and a bar.

Bars are proportional to time. Waiting for the due time is no work and may take months, so it has dots and a scale of
its own; else it would leave nothing to see of the rest. Pure: a document of the API and now in, lines of at most
LINE_CELLS cells out.
"""

from __future__ import annotations

import textwrap
from typing import Any, NamedTuple

from api.instant import parse_ms
from api.shell.words import clean, local, span_exact, when, zone

LINE_CELLS = 80
STAGES = ("accepted", "durable", "in_wheel", "due", "in_lane", "called", "answered", "recorded")
AHEAD = frozenset({"durable", "in_wheel"})
"""Stages in which a job waits for its time."""
OF_A_CALL = frozenset({"in_lane", "called", "answered"})
_MEANING = {
    "accepted": "taken in, on its way to PostgreSQL",
    "durable": "in PostgreSQL alone",
    "in_wheel": "in memory, too",
    "due": "due, not yet offered to its lane",
    "in_lane": "in its lane, waiting for a free call",
    "called": "at the target",
    "answered": "its outcome on its way to PostgreSQL",
}
_BAR_CELLS = 27
_EIGHTHS = "▏▎▍▌▋▊▉█"


class Stage(NamedTuple):
    name: str
    at_ms: int
    ms: int | None
    """None: it is still in it, or it is the last."""


def stages_of(job: dict[str, Any]) -> list[Stage]:
    """Those that were reached, and `due`, which may be ahead."""
    told = job["timeline"]
    return [Stage(name, parse_ms(told[name]["at"]), told[name]["ms"]) for name in STAGES if told.get(name)]


def present(stages: list[Stage], now_ms: int) -> Stage | None:
    """The one in which the job is now; None when all is over."""
    reached = [stage for stage in stages if stage.at_ms <= now_ms or stage.name != "due"]
    last = reached[-1] if reached else None
    return None if last is None or last.name == "recorded" else last


def drawn(job: dict[str, Any], now_ms: int, *, unicode: bool) -> list[str]:
    """`unicode`: whether the output can show block characters."""
    stages = stages_of(job)
    known = {stage.name: stage for stage in stages}
    within = present(stages, now_ms) if job["finished_at"] is None else None
    lasted = {stage.name: stage.ms for stage in stages}
    if within is not None:
        lasted[within.name] = max(0, now_ms - within.at_ms)
    longest_ahead = max((ms or 0 for name, ms in lasted.items() if name in AHEAD), default=0)
    longest = max((ms or 0 for name, ms in lasted.items() if name not in AHEAD), default=0)
    at_any = stages[0].at_ms if stages else now_ms
    lines = [f"{'stage':<10}{f'at ({zone(at_any)})':<25}{'for':>10}"]
    for name in STAGES:
        stage = known.get(name)
        told = name.replace("_", " ")
        if stage is None:
            lines.append(f"{told:<10}{_missing(name, stages, job)}")
            continue
        line = f"{told:<10}{local(stage.at_ms):<25}"
        ms = lasted[name]
        if name == "due" and ms is None and stage.at_ms > now_ms:
            line += f"{when(stage.at_ms, now_ms):>10}"
        elif ms is not None:
            ahead = name in AHEAD
            going_on = stage is within
            bar = _bar(ms, longest_ahead if ahead else longest, ahead=ahead, unicode=unicode)
            line += f"{span_exact(ms):>10}{'+' if going_on else ' '} {bar}"
            if going_on and not bar:
                line += _MEANING[name]
        lines.append(line.rstrip())
    if within is not None:
        lines.append(f"{'':<10}+ it is still there: {_MEANING[within.name]}")
    return lines


def _missing(name: str, stages: list[Stage], job: dict[str, Any]) -> str:
    """Why a stage has no time: a later one has, so nobody noted it; or it is yet to come, or never will. The record of
    an end without a call says nothing of the stages before it."""
    known = {stage.name for stage in stages}
    if name in OF_A_CALL and job["state"] in ("cancelled", "expired") and known.isdisjoint(OF_A_CALL):
        return "never"
    after = STAGES[STAGES.index(name) :]
    if any(stage in after for stage in known - {"due"}):
        return "not noted"
    return "not yet" if job["finished_at"] is None else "never"


def _bar(ms: int, longest_ms: int, *, ahead: bool, unicode: bool) -> str:
    """At least a mark for any time at all, and the whole width for the longest."""
    if ms <= 0 or longest_ms <= 0:
        return ""
    eighths = max(1, round(ms / longest_ms * _BAR_CELLS * 8))
    whole, rest = divmod(eighths, 8)
    if ahead:
        return "·" * max(1, whole) if unicode else "." * max(1, whole)
    if not unicode:
        return "#" * max(1, whole)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def attempts(job: dict[str, Any]) -> list[str]:
    """One after another: when its call began, what came of it, how long it took, how late it was; then the error."""
    lines = ["attempt   called                           for  outcome"]
    for attempt in job["attempts"]:
        fired_ms, ended_ms = (attempt[name] and parse_ms(attempt[name]) for name in ("fired_at", "finished_at"))
        at = local(fired_ms) if fired_ms else "never reached its target"
        took = span_exact(ended_ms - fired_ms) if fired_ms and ended_ms else ""
        late = f", {span_exact(attempt['lateness_ms'])} late" if attempt["lateness_ms"] else ""
        code = f" ({clean(attempt['code'])})" if attempt["code"] else ""
        lines.append(f"{attempt['number']:<10}{at:<25}{took:>10}  {attempt['outcome']}{code}{late}")
        if attempt["error"]:
            indent = " " * 10
            lines += textwrap.wrap(
                clean(attempt["error"]),
                LINE_CELLS,
                initial_indent=indent,
                subsequent_indent=indent,
                break_on_hyphens=False,
            )
    return lines
