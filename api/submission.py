"""`tocsin submit`: one job from flags, or many from lines, in batches over several connections.

Three parts hand batches on. A reader gathers lines (`api/shell/lines.py`); senders, one a connection, submit them; and
the caller's thread reports the results in the order of the lines. At most FLIGHTS batches are between being read and
being reported, so memory is bounded whatever the input's length and the node's speed.

A line is sent again only when the node said that nothing was done with it (429, 503), after the time that the node
names; lines whose outcome is unknown are not, and are named. When the node cannot be reached any more, nothing more is
read, and the first line that was not sent is named.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import click

from api.client import Client, Reply, Unreachable
from api.shell.lines import LINE_BYTES_MAX, Batch, Line, Source, batches
from api.shell.outcome import UNKNOWN, Outcome, Results
from api.shell.progress import Bar

SENDERS = 4
"""Connections: enough that the node never waits for the next batch, few enough that it may answer them all."""
FLIGHTS = 2 * SENDERS
"""Batches read and not yet reported: a slow answer to one does not stop the others at once."""
TRIES = 6
_LOOK_EVERY_S = 0.25
"""How often the progress bar is brought up to date while no answer comes."""

_FIELDS = {
    "kind": "type",
    "due_at": "due_at",
    "delay": "delay_ms",
    "due_local": "due_local",
    "zone": "timezone",
    "window": "window_ms",
    "expires_at": "expires_at",
    "user": "user_id",
    "key": "idempotency_key",
    "priority": "priority",
    "timeout": "timeout_ms",
    "attempts": "max_attempts",
}
_REPEATABLE = ("urn:tocsin:problem:busy", "urn:tocsin:problem:unavailable")
_TOO_LONG = {
    "status": 413,
    "title": "Too large",
    "detail": f"the line is longer than {LINE_BYTES_MAX >> 20} MiB and was not sent; a job has at most 2 MiB",
}
_T = TypeVar("_T")


def one_job(flags: Mapping[str, Any]) -> bytes:
    """The document of a job from flags; the payload goes into it as it was given."""
    if not flags["kind"]:
        raise click.UsageError("Give --type, or many jobs with --file.  (--file - reads a pipe.)")
    if sum(flags[name] is not None for name in ("due_at", "delay", "due_local")) > 1:
        raise click.UsageError("Give one of --due-at, --delay and --due-local, or none: it is due now then.")
    if (flags["due_local"] is None) is not (flags["zone"] is None):
        raise click.UsageError(
            "--due-local and --zone go together.  (--due-local 2026-11-24T09:00:00 --zone Europe/Paris)"
        )
    job = {field: flags[flag] for flag, field in _FIELDS.items() if flags[flag] is not None}
    if flags["tags"]:
        job["tags"] = list(flags["tags"])
    body = json.dumps(job, ensure_ascii=False).encode("utf-8", "surrogateescape")
    payload = flags["payload"]
    return body if payload is None else body[:-1] + b', "payload": ' + payload_of(payload) + b"}"


def payload_of(given: str) -> bytes:
    """The JSON that --payload gives or names, as it was given. Raises BadParameter."""
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


class Flight:
    """One batch on its way: its results, or why it was not sent."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.answer: SimpleQueue[Results | Exception] = SimpleQueue()


class Pipeline:
    """Reader and senders, in threads that end with the process. `flights` gives what they do in the order of the lines,
    None at the end; whoever takes one calls `landed` when it is told of."""

    def __init__(self, client: Client, source: Source, wait: Callable[[float], object]) -> None:
        self.flights: SimpleQueue[Flight | Exception | None] = SimpleQueue()
        self._client = client
        self._wait = wait
        self._work: SimpleQueue[Flight | None] = SimpleQueue()
        self._free = threading.Semaphore(FLIGHTS)
        self._gone: Unreachable | None = None
        self._senders = 0
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def landed(self) -> None:
        self._free.release()

    def _read(self, source: Source) -> None:
        try:
            for batch in batches(source):
                self._free.acquire()
                if self._gone is not None:
                    break
                if self._senders < SENDERS:
                    self._senders += 1
                    threading.Thread(target=self._send, args=(self._client.another(),), daemon=True).start()
                flight = Flight(batch)
                self.flights.put(flight)
                self._work.put(flight)
        except Exception as error:  # raised where the flights are taken
            self.flights.put(error)
        for _ in range(self._senders):
            self._work.put(None)
        self.flights.put(None)

    def _send(self, client: Client) -> None:
        with client:
            while (flight := self._work.get()) is not None:
                try:
                    flight.answer.put(self._gone or _submit(client, flight.batch.lines, self._wait))
                except Unreachable as error:
                    self._gone = error
                    flight.answer.put(error)
                except Exception as error:  # raised where the answers are taken
                    flight.answer.put(error)


def many_jobs(
    client: Client,
    source: Source,
    *,
    as_json: bool,
    total_bytes: int | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> Outcome:
    """Submit all lines and say what comes of each, in their order. `wait` takes seconds; `total_bytes` is how long the
    source is, where it is known. Raises OSError when it cannot be read."""
    began_s = time.monotonic()
    under_way: Flight | None = None
    with Bar(time.monotonic, total_bytes) as bar:
        outcome = Outcome(bar, lambda: time.monotonic() - began_s, as_json=as_json)
        pipeline = Pipeline(client, source, wait)
        try:
            while (flight := _next(pipeline.flights, outcome)) is not None:
                if isinstance(flight, Exception):
                    raise flight
                under_way = flight
                answer = _next(flight.answer, outcome)
                if isinstance(answer, Exception) and not isinstance(answer, Unreachable):
                    raise answer
                outcome.landed(flight.batch, answer)
                under_way = None
                pipeline.landed()
                if outcome.unsent() and pipeline.flights.empty():
                    break  # the reader may be waiting for a line that would not be sent
        except KeyboardInterrupt:
            outcome.interrupted(_last_of(pipeline.flights, under_way))
            raise
    outcome.summary()
    return outcome


def _next(queue: SimpleQueue[_T], outcome: Outcome) -> _T:
    """The queue's next, with the bar kept up to date meanwhile."""
    while True:
        try:
            return queue.get(timeout=_LOOK_EVERY_S)
        except Empty:
            outcome.tick()


def _last_of(flights: SimpleQueue[Flight | Exception | None], last: Flight | None) -> Batch | None:
    """The last batch under way."""
    while not flights.empty():
        flight = flights.get()
        last = flight if isinstance(flight, Flight) else last
    return last.batch if last else None


def _submit(client: Client, lines: Sequence[Line], wait: Callable[[float], object]) -> Results:
    """A result for each line. Raises Unreachable when nothing at all of them was sent."""
    results: Results = [{"error": _TOO_LONG if line is None else {}} for _, line in lines]
    left = [place for place, (_, line) in enumerate(lines) if line is not None]
    for tries in range(1, TRIES + 1):
        if not left:
            break
        try:
            reply = client.request(
                "POST", "/api/v1/jobs", b"\n".join(lines[place][1] or b"" for place in left), "application/x-ndjson"
            )
        except Unreachable as error:
            if not error.sent and tries == 1:
                raise
            if error.sent:
                _put(results, left, [{"error": _unanswered(error)}] * len(left))
            break
        answers = _results_of(reply, len(left))
        _put(results, left, answers)
        left = [place for place, answer in zip(left, answers, strict=True) if _may_repeat(answer)]
        if left and tries < TRIES:
            wait(max(_retry_after_s(results[place]["error"], reply) for place in left))
    return results


def _put(results: Results, places: Sequence[int], answers: Results) -> None:
    for place, answer in zip(places, answers, strict=True):
        results[place] = answer


def _results_of(reply: Reply, count: int) -> Results:
    """Of each line; a refusal of the whole request is one of each of its lines."""
    document = reply.document()
    if not reply.ok:
        return [{"error": document}] * count
    results: Results = document.get("results", [])
    return results if len(results) == count else [{"error": reply.foreign()}] * count


def _may_repeat(answer: Mapping[str, Any]) -> bool:
    problem = answer.get("error", {})
    return problem.get("status") in (429, 503) and problem.get("type") in _REPEATABLE


def _retry_after_s(problem: Mapping[str, Any], reply: Reply) -> float:
    """Of a refused line; of the request, where the line's problem does not say."""
    after_ms = problem.get("retry_after_ms")
    return reply.retry_after_s if reply.status >= 400 or not isinstance(after_ms, int) else after_ms / 1_000


def _unanswered(error: Unreachable) -> dict[str, Any]:
    doubt = "may have been taken or not; with an idempotency_key the line can be sent again"
    return {"type": UNKNOWN, "status": 0, "title": "no answer", "detail": f"{error}; {doubt}"}
