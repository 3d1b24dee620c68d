"""The view of `tocsin top`: from a frame and the size of the terminal to something rich can draw. No state, no clock.

Made for 80 by 24; in a narrower one the two tables stand below each other, in a lower one the bars go first.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.instant import format_ms, parse_ms
from api.top.frame import Frame
from api.top.parts import BAD, BUSY, DIM, GOOD, as_text, coming, compact, line, lit, ms, rule, size_of, small
from api.top.seen import Lane, Lateness, Seen

MARGIN = 1
BARS_MIN, BARS_MAX = 3, 8
SIDE_BY_SIDE_CELLS = 74
"""What both tables need beside each other."""
ALL_COLUMNS_CELLS = 50
"""What the lanes' table needs; in less, of the lateness only p99 is shown."""
TROUBLED = frozenset({"transient_failure", "not_serving", "shutdown"})

_LABEL = 10
_STATE_STYLES = {"serving": GOOD, "starting": BUSY, "draining": BUSY}
_AUDIT = ("pending", "running", "retrying", "succeeded", "dead", "cancelled", "expired")


def render(frame: Frame, width: int, height: int) -> RenderableType:
    """At most `height` lines."""
    inner = max(width - 2 * MARGIN, 1)
    parts: list[RenderableType] = [_heading(frame, inner), _alarms(frame, inner)]
    used = 2
    if frame.seen is None:
        return Padding(Group(*parts), (0, MARGIN))
    wide = inner >= SIDE_BY_SIDE_CELLS
    jobs, lanes = _jobs(frame.seen, frame), _lanes(frame.seen, whole=inner >= ALL_COLUMNS_CELLS)
    parts += [_beside(jobs, lanes)] if wide else [jobs, lanes]
    used += max(jobs.row_count, lanes.row_count) + 1 if wide else jobs.row_count + lanes.row_count + 2
    facts = _facts(frame.seen, frame.at_ms, inner)
    parts += [Text(), *facts]
    used += len(facts) + 1
    if frame.coming is not None and height - used >= BARS_MIN + 2:
        lines = min(height - used - 2, BARS_MAX)
        top = max(frame.coming, default=0)
        told = f"due in each second, {compact(sum(frame.coming))} in all"
        parts += [rule("the coming minute", told), *coming(frame.coming, lines, inner, top)]
    return Padding(Group(*parts), (0, MARGIN))


def plain(frame: Frame, width: int, height: int) -> str:
    """The same for pipes."""
    return as_text(render(frame, width, height), width, height)


# -- the head -------------------------------------------------------------------------------------


def _heading(frame: Frame, width: int) -> RenderableType:
    """The name last, because it is what may be cut."""
    clock = f"{format_ms(frame.at_ms)[11:19]} UTC"
    seen = frame.seen
    told: list[tuple[str, str]] = [(frame.url, "bold")]
    if seen is not None:
        state = ("away", BAD) if frame.away_since_ms is not None else (seen.state, _STATE_STYLES.get(seen.state, BAD))
        shards = f"  {seen.shards_owned:,} of {seen.shards_total:,} shards  "
        told = [state, (shards, ""), (seen.node, "bold")]
    head = line((" TOCSIN ", "bold black on cyan"), "  ", *told, width=max(width - len(clock) - 2, 1))
    return Text.assemble(head, " " * max(width - head.cell_len - len(clock), 1), (clock, DIM), no_wrap=True)


def _alarms(frame: Frame, width: int) -> RenderableType:
    """One line: that the node is away, or what it wants to be seen; else empty."""
    if frame.away_since_ms is not None:
        since = format_ms(frame.away_since_ms)[11:19]
        for_s = max(frame.at_ms - frame.away_since_ms, 0) // 1_000
        return line((f"away since {since} UTC ({_span(for_s)}): {frame.why}", BAD), width=width)
    seen = frame.seen
    if seen is None:
        return Text()
    told = list(seen.alarms)
    if seen.journal not in ("", "serving"):
        told.insert(0, f"journal: {seen.journal}")
    return line((", ".join(told), BAD), width=width)


# -- figures --------------------------------------------------------------------------------------


def _beside(jobs: Table, lanes: Table) -> Table:
    grid = Table.grid(expand=True, padding=(0, 3, 0, 0))
    grid.add_column(ratio=26)
    grid.add_column(ratio=52)
    grid.add_row(jobs, lanes)
    return grid


def _jobs(seen: Seen, frame: Frame) -> Table:
    table = small("jobs", "total", "per s")
    rates = frame.rates
    per_s = (rates.accepted, rates.fired, rates.finished) if rates is not None else (None,) * 3
    # Fired has no total here: a node counts it since its start, the others are of the cluster's whole life.
    totals = (lit(seen.accepted), Text(), lit(seen.finished))
    for name, total, value in zip(("accepted", "fired", "finished"), totals, per_s, strict=True):
        table.add_row(name, total, _rate(value))
    audit = seen.audit
    table.add_row("pending", lit(audit.get("pending", 0)), "")
    table.add_row("retrying", lit(audit.get("retrying", 0), BUSY), "")
    table.add_row("dead", lit(audit.get("dead", 0), BAD), "")
    return table


def _rate(value: float | None) -> Text:
    if value is None:
        return Text("-", style=DIM)
    return Text(
        f"{value:,.{1 if value >= 1 else 2}f}" if 0 < value < 100 else compact(value), style="" if value else DIM
    )


def _lanes(seen: Seen, *, whole: bool) -> Table:
    """With the lateness of the last minute; `all` sums them up."""
    late_by = ("p50", "p99", "max") if whole else ("p99",)
    table = small("lanes", "depth", "running", "overdue", *(f"{name} ms" for name in late_by))
    for name in dict.fromkeys([*seen.lanes, *seen.lateness]):
        lane, late = seen.lanes.get(name), seen.lateness.get(name, Lateness())
        if lane is None:
            lane = _sum(seen.lanes.values())
        table.add_row(
            name,
            lit(lane.depth),
            lit(lane.running, BUSY),
            lit(lane.overdue, BAD),
            *(ms(getattr(late, f"{which}_ms")) for which in late_by),
        )
    return table


def _sum(lanes: Iterable[Lane]) -> Lane:
    listed = list(lanes)
    return Lane(
        sum(lane.depth for lane in listed), sum(lane.running for lane in listed), sum(lane.overdue for lane in listed)
    )


# -- facts, a line each ---------------------------------------------------------------------------


def _facts(seen: Seen, at_ms: int, width: int) -> list[Text]:
    def fact(label: str, *parts: tuple[str, str]) -> Text:
        return line((f"{label:<{_LABEL}}", DIM), *parts, width=width)

    first, *more = _audit(seen, width - _LABEL)
    breakers = _breakers(seen)
    return [
        fact("waiting", *_waiting(seen)),
        fact("targets", *_targets(seen)),
        *([fact("breakers", *breakers)] if breakers else []),
        fact("audit", *first),
        *(fact("", *parts) for parts in more),
        fact("memory", *_memory(seen)),
        fact("furthest", *_furthest(seen, at_ms)),
    ]


def _waiting(seen: Seen) -> list[tuple[str, str]]:
    """By reason, the most first."""
    reasons = sorted(seen.waiting.items(), key=lambda each: -each[1])
    told = ", ".join(
        f"{compact(count)} for {reason}" if reason != "running" else f"{compact(count)} running"
        for reason, count in reasons
        if count
    )
    return [(told, "")] if told else [("nothing that is due", DIM)]


def _targets(seen: Seen) -> list[tuple[str, str]]:
    """By state; those in trouble by name."""
    if not seen.targets:
        return [("none called yet", DIM)]
    by_state: dict[str, list[str]] = {}
    for address, state in sorted(seen.targets.items()):
        by_state.setdefault(state, []).append(address)
    quiet = [f"{len(listed):,} {state}" for state, listed in by_state.items() if state not in TROUBLED]
    bad = [f"{len(listed):,} {state}: {', '.join(listed)}" for state, listed in by_state.items() if state in TROUBLED]
    return [(", ".join(quiet), ""), (", " if quiet and bad else "", ""), ("; ".join(bad), BAD)]


def _breakers(seen: Seen) -> list[tuple[str, str]]:
    """Those that let few calls start, or none, and those whose parked jobs come back; nothing where all is well."""
    told: list[tuple[str, str]] = []
    for key, breaker in sorted(seen.breakers.items()):
        if breaker.state != "closed" or breaker.parked:
            parked = f", {compact(breaker.parked)} parked" if breaker.parked else ""
            what = f"{key} {breaker.state.replace('_', ' ')}{parked}"
            told += [(", ", "")] * bool(told) + [(what, "" if breaker.state == "closed" else BAD)]
    return told


def _audit(seen: Seen, width: int) -> list[list[tuple[str, str]]]:
    """On one line, or on two where all states have jobs."""
    verdict, style = ("adds up", GOOD) if seen.adds_up else ("DOES NOT ADD UP", BAD)
    states = " + ".join(f"{compact(seen.audit[state])} {state}" for state in _AUDIT if seen.audit.get(state))
    told = f"{verdict}: {compact(seen.accepted)} = {states or '0'}"
    first, *more = textwrap.wrap(told, max(width, len(verdict) + 1))[:2]
    return [[(verdict, style), (first.removeprefix(verdict), "")], *([(rest, "")] for rest in more)]


def _memory(seen: Seen) -> list[tuple[str, str]]:
    told = f"{compact(seen.live_jobs)} jobs, {size_of(seen.live_bytes)}; {compact(seen.backlog_rows)} rows to write; "
    span = _span(abs(seen.horizon_ms) // 1_000)
    ahead = (f"all of the next {span}", "") if seen.horizon_ms >= 0 else (f"those due in the last {span} missing", BAD)
    return [(told, ""), ahead]


def _furthest(seen: Seen, at_ms: int) -> list[tuple[str, str]]:
    if seen.furthest_due is None:
        return [("no job ahead, or not known", DIM)]
    ahead_s = (parse_ms(seen.furthest_due) - at_ms) // 1_000
    when = f"{seen.furthest_due[:19].replace('T', ' ')} UTC"
    return [(f"{when}, {f'in {_span(ahead_s)}' if ahead_s >= 0 else f'{_span(-ahead_s)} ago'}", "")]


def _span(seconds: int) -> str:
    """The two largest units: 3 d 4 h."""
    parts = []
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count:,} {unit}")
        elif parts:
            break
    return " ".join(parts[:2]) or "0 s"
