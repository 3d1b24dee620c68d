"""`tocsin submit`: one job from flags, or many from lines, in batches.

A batch that the node refused as a whole without doing anything (429, 503) is sent again after the time it names; one
whose outcome is unknown is not, and its lines are named.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from api import show
from api.client import Client, Reply, Unreachable

BATCH_LINES = 500
BATCH_BYTES = 8 << 20
TRIES = 6

_FIELDS = {
    "kind": "type",
    "due_at": "due_at",
    "delay": "delay_ms",
    "user": "user_id",
    "key": "idempotency_key",
    "priority": "priority",
    "timeout": "timeout_ms",
    "attempts": "max_attempts",
}
_REPEATABLE = ("urn:tocsin:problem:busy", "urn:tocsin:problem:unavailable")

Line = tuple[int, bytes]
"""(its number in the file from 1, its bytes without the line end)."""


def one_job(flags: Mapping[str, Any]) -> bytes:
    """The document of a job from flags; the payload goes into it as it was given."""
    if not flags["kind"]:
        raise click.UsageError("Give --type, or many jobs with --file.")
    job = {field: flags[flag] for flag, field in _FIELDS.items() if flags[flag] is not None}
    if flags["tags"]:
        job["tags"] = list(flags["tags"])
    body = json.dumps(job, ensure_ascii=False).encode("utf-8", "surrogateescape")
    payload = flags["payload"]
    return body if payload is None else body[:-1] + b', "payload": ' + _payload(payload) + b"}"


def _payload(given: str) -> bytes:
    payload: bytes
    try:
        if given == "-":
            payload = sys.stdin.buffer.read()
        elif given.startswith("@"):
            payload = Path(given[1:]).read_bytes()
        else:
            payload = given.encode("utf-8", "surrogateescape")
    except OSError as error:
        raise click.BadParameter(f"{given}: {error.strerror}", param_hint="--payload") from None
    try:
        json.loads(payload)
    except (ValueError, RecursionError) as error:
        hint = " (a text needs its own quotes: '\"text\"')"
        raise click.BadParameter(f"not JSON: {error}{hint}", param_hint="--payload") from None
    return payload.strip()


# -- many -----------------------------------------------------------------------------------------


def many_jobs(
    client: Client, lines: Iterable[bytes], *, as_json: bool, wait: Callable[[float], None] = time.sleep
) -> int:
    """Submit all lines and say what came of them; returns how many were not accepted. `wait` takes seconds.

    Raises `Unreachable` when nothing listens (any more): the rest of the lines would fare no better."""
    accepted = rejected = 0
    began_s = time.monotonic()
    for batch in _batches(lines):
        for (number, _), result in zip(batch, _submit(client, batch, wait), strict=True):
            if "id" in result:
                accepted += 1
            else:
                rejected += 1
            if as_json:
                click.echo(json.dumps({"line": number, **result}, ensure_ascii=False))
            elif "error" in result:
                click.echo(f"line {number}: {show.problem(result['error'])}", err=True)
        if not as_json and sys.stderr.isatty():
            click.echo(f"\r{accepted} accepted, {rejected} rejected", err=True, nl=False)
    took_s = time.monotonic() - began_s
    line_start = "\r" if sys.stderr.isatty() and not as_json else ""
    click.echo(f"{line_start}{accepted} accepted, {rejected} rejected in {took_s:.1f} s", err=as_json)
    return rejected


def _batches(lines: Iterable[bytes]) -> Iterator[list[Line]]:
    """Lines that are not blank, at most BATCH_LINES and about BATCH_BYTES together."""
    numbered = ((number, line.strip()) for number, line in enumerate(lines, 1))
    batch: list[Line] = []
    size_bytes = 0
    for number, line in numbered:
        if not line:
            continue
        if len(batch) == BATCH_LINES or (batch and size_bytes + len(line) > BATCH_BYTES):
            yield batch
            batch, size_bytes = [], 0
        batch.append((number, line))
        size_bytes += len(line)
    if batch:
        yield batch


def _submit(client: Client, batch: list[Line], wait: Callable[[float], None]) -> list[dict[str, Any]]:
    """A result for each line: `id`, or `error`."""
    body = b"\n".join(line for _, line in batch)
    for tries in itertools.count(1):
        try:
            reply = client.request("POST", "/api/v1/jobs", body, "application/x-ndjson")
        except Unreachable as error:
            if not error.sent:
                raise Unreachable(f"{error} (nothing from line {batch[0][0]} on was sent)", sent=False) from error
            return [{"error": _unanswered(error)}] * len(batch)
        document = reply.document()
        if reply.ok and len(document.get("results", ())) == len(batch):
            results: list[dict[str, Any]] = document["results"]
            return results
        if tries == TRIES or not _may_repeat(reply, document):
            return [{"error": document}] * len(batch)
        wait(reply.retry_after_s)
    raise AssertionError(tries)


def _may_repeat(reply: Reply, document: Mapping[str, Any]) -> bool:
    return reply.status in (429, 503) and document.get("type") in _REPEATABLE


def _unanswered(error: Unreachable) -> dict[str, Any]:
    doubt = "may have been taken or not; with an idempotency_key the line can be sent again"
    return {"status": 0, "title": "no answer", "detail": f"{error}; {doubt}"}
