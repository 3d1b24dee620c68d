"""A node over HTTP: ready, without alarms, firing in time, with an audit that adds up, and a clock like this one's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

from api.client import Client, Reply
from api.doctor.clock import WARN_MS, Offset, Trip, offset_of
from api.doctor.finding import Finding, fail, named, ok, one_line, warning
from api.instant import parse_ms
from api.top.seen import Away, Seen, ask, look

SUBJECT = "node"

_READY = "/api/v1/health/ready"
_LATE_MS = 1_000
"""A p99 above a second is far outside of what a node without trouble shows."""
_TRIPS = 4
_TIMEOUT_S = 3.0
"""Of one answer: health gives its dependencies two seconds by itself."""
_MENDED = re.compile(r"[.;] (?=[Ii]s )")
"""Where the client's word for what is wrong ends and its advice begins."""
_HANGS = "look whether its process is stopped or starved (SIGSTOP, a debugger, no CPU); its log says what it did last"
_TROUBLED = (
    (
        "transient_failure",
        "cannot reach",
        "start those that are not reached, or correct the catalog: their jobs are tried again",
    ),
    (
        "not_serving",
        "not well, as they say themselves:",
        "of those that are not well, their own logs say why: their jobs are called all the same",
    ),
)
"""States of targets, what is told of those in it, and what to do."""
_TOP = "watch it with `tocsin top`"


async def check(url: str, now_ms: Callable[[], int], *, stated: bool) -> list[Finding]:
    """`stated`: somebody named the URL, so that no answer is a failure."""
    return await asyncio.to_thread(_check, url, now_ms, stated)


def _check(url: str, now_ms: Callable[[], int], stated: bool) -> list[Finding]:
    client = Client(url, timeout_s=_TIMEOUT_S)
    try:
        health = ask(client, _READY)
        trips, seen = [], None
        for _ in range(_TRIPS):
            before_ms = now_ms()
            seen, _raw = look(client)
            trips.append(Trip(before_ms, parse_ms(seen.now), now_ms()))
        assert seen is not None
        offset = offset_of(trips, theirs_grain_ms=1)
    except Away as error:
        what = _MENDED.split(one_line(error))[0]
        mend = _HANGS if error.hangs else "start it (tocsin serve), or name another: --url (TOCSIN_URL)"
        return [fail(SUBJECT, what, mend) if stated else warning(SUBJECT, what, mend)]
    except ValueError as error:
        return [fail(SUBJECT, f"{url} shows no time that can be read: {error}", "is --url right?")]
    finally:
        client.close()
    return [_health(health, seen, url), *judge(seen, offset)]


def _health(health: Reply, seen: Seen, url: str) -> Finding:
    document: Any = health.document()
    named_states = document.get("dependencies") if isinstance(document, dict) else None
    states = named_states if isinstance(named_states, dict) else {}
    bad = [f"{name}: {state}" for name, state in states.items() if state != "ok"]
    told = f"{seen.node} at {url} is {seen.state}, {seen.shards_owned:,} of {seen.shards_total:,} shards"
    if not health.ok:
        return fail(
            SUBJECT, f"{told}; not ready: {named(bad) or health.status}", "mend what it names; its log says more"
        )
    if bad:
        return warning(SUBJECT, f"{told}; degraded: {named(bad)}", "mend what it names; the node goes on without it")
    return ok(SUBJECT, f"{told}, ready")


def judge(seen: Seen, offset: Offset | None) -> list[Finding]:
    findings = [fail(SUBJECT, f"alarm: {alarm}", f"mend what it names; {_TOP}") for alarm in seen.alarms]
    if seen.journal not in ("", "serving"):
        mend = "look at PostgreSQL, and at the node's log: it goes on by itself when the journal is back"
        findings.append(fail(SUBJECT, f"its journal: {seen.journal}", mend))
    findings += [_waiting(seen), _lateness(seen)]
    if seen.horizon_ms < 0:
        told = f"jobs due {-seen.horizon_ms:,} ms ago are not in memory yet"
        findings.append(warning(SUBJECT, told, "memory is full of jobs that are due: speed targets up, or add memory"))
    if not seen.adds_up:
        parts = sum(count for state, count in seen.audit.items() if state != "accepted")
        told = f"audit: {seen.accepted:,} accepted, but {parts:,} in all states"
        findings.append(fail(SUBJECT, told, "keep the database as it is and report it: no job may be lost count of"))
    if offset is not None and offset.surely_ms > WARN_MS:
        told = (
            f"its clock is {abs(offset.middle_ms):,.0f} ms {'ahead of' if offset.middle_ms > 0 else 'behind'} this one"
        )
        findings.append(warning(SUBJECT, told, "synchronize the clocks: jobs fire by the node's"))
    return findings


def _waiting(seen: Seen) -> Finding:
    """What runs is not stuck; all else that is due waits for something."""
    held = {reason: count for reason, count in seen.waiting.items() if reason != "running" and count}
    overdue = sum(lane.overdue for lane in seen.lanes.values())
    running = sum(lane.running for lane in seen.lanes.values())
    told = ", ".join(f"{count:,} for {reason}" for reason, count in sorted(held.items()))
    if overdue:
        mend = f"targets answer slower than jobs come due: speed them up or spread the jobs; {_TOP}"
        return warning(SUBJECT, f"{overdue:,} overdue beyond its lanes; waiting: {told or 'nothing'}", mend)
    if set(held) & {"journal", "trust", "clock"}:
        return warning(
            SUBJECT, f"due jobs wait: {told}", "firing goes on by itself when PostgreSQL and clocks are well"
        )
    what, mends = [], []
    for state, words, mend in _TROUBLED:
        if troubled := sorted(address for address, found in seen.targets.items() if found == state):
            what.append(f"{words} {named(troubled)}")
            mends.append(mend)
    if what:
        return warning(SUBJECT, f"{'; '.join(what)}; waiting: {told or 'nothing'}", "; ".join(mends))
    return ok(SUBJECT, f"{running:,} running; waiting: {told or 'nothing'}")


def _lateness(seen: Seen) -> Finding:
    recent = seen.recent
    told = (
        f"lateness of the last minute: p50 {recent.p50_ms:,.0f}, p99 {recent.p99_ms:,.0f}, max {recent.max_ms:,.0f} ms"
    )
    if recent.p99_ms > _LATE_MS:
        return warning(SUBJECT, told, f"look which lane is late and what it waits for; {_TOP}")
    return ok(SUBJECT, told)
