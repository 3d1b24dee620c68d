"""Many lines over several connections: their order, what is sent again and what never, and nodes that go away."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Event, Lock, Thread
from typing import Any

import pytest

from api.client import Client
from api.shell.lines import LINE_BYTES_MAX, LINES_MAX
from api.shell.outcome import Outcome
from api.submission import FLIGHTS, SENDERS, many_jobs

Answer = Callable[[list[str]], tuple[int, Any] | None]
"""From the lines of a request to status and document; None ends the connection without an answer."""


class Node:
    """An HTTP server that answers as a test tells it, and keeps what it was sent."""

    def __init__(self, answer: Answer) -> None:
        self.sent: list[str] = []
        self.connections = 0
        self.url = ""
        self._answer = answer
        self._lock = Lock()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        node = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                with node._lock:
                    node.connections += 1

            def do_POST(self) -> None:
                lines = self.rfile.read(int(self.headers["Content-Length"])).decode().split("\n")
                with node._lock:
                    node.sent += lines
                answered = node._answer(lines)
                if answered is None:
                    self.close_connection = True
                    return
                status, document = answered
                body = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Retry-After", "3")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@contextmanager
def node(answer: Answer) -> Iterator[Node]:
    made = Node(answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), made.handler())
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def accept(lines: list[str]) -> tuple[int, Any]:
    return 200, {"results": [{"id": line} for line in lines]}


def problem(kind: str, status: int, **more: object) -> dict[str, Any]:
    return {"error": {"type": f"urn:tocsin:problem:{kind}", "status": status, "title": kind, **more}}


def submit(url: str, source: bytes, waits: list[float] | None = None) -> Outcome:
    """What `tocsin submit --file - --json` does, with waits that take no time."""
    wait: Callable[[float], object] = (lambda _: None) if waits is None else waits.append
    return many_jobs(Client(url), BytesIO(source), as_json=True, wait=wait)


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def numbered(count: int) -> bytes:
    return b"".join(b"%d\n" % number for number in range(1, count + 1))


def test_results_stand_in_the_order_of_the_lines_whichever_batch_is_answered_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    later = Event()

    def first_batch_last(lines: list[str]) -> tuple[int, Any]:
        if lines[0] == "1":
            assert later.wait(20)
        else:
            later.set()
        return accept(lines)

    with node(first_batch_last) as it:
        outcome = submit(it.url, numbered(LINES_MAX * 6))
    assert outcome.clean
    assert it.connections <= SENDERS
    assert told(capsys) == [{"line": n, "id": str(n)} for n in range(1, LINES_MAX * 6 + 1)]


def test_no_more_is_read_than_is_in_flight() -> None:
    """A node that does not answer holds the reader up: memory is bounded by what is in flight."""
    go_on, all_waiting = Event(), Event()
    waiting = []

    def hold(lines: list[str]) -> tuple[int, Any]:
        waiting.append(lines)
        if len(waiting) == SENDERS:
            all_waiting.set()
        assert go_on.wait(20)
        return accept(lines)

    class Source(BytesIO):
        read_bytes = 0

        def read(self, _: int | None = -1) -> bytes:
            chunk = super().read(1_000)
            self.read_bytes += len(chunk)
            return chunk

    source = Source(b"x" * 9 + b"\n" + b"123456789\n" * (LINES_MAX * 40))
    with node(hold) as it:
        outcomes: list[Outcome] = []
        work = Thread(target=lambda: outcomes.append(many_jobs(Client(it.url), source, as_json=True)))
        work.start()
        assert all_waiting.wait(20)
        assert source.read_bytes <= 10 * LINES_MAX * (FLIGHTS + 2)
        go_on.set()
        work.join()
    assert outcomes[0].accepted == LINES_MAX * 40 + 1


def test_a_line_refused_for_the_moment_is_sent_again_alone() -> None:
    refusals = iter([True])

    def once_busy(lines: list[str]) -> tuple[int, Any]:
        busy = problem("busy", 429, retry_after_ms=1_500)
        return 200, {"results": [busy if line == "2" and next(refusals, False) else {"id": line} for line in lines]}

    waits: list[float] = []
    with node(once_busy) as it:
        outcome = submit(it.url, numbered(3), waits)
    assert outcome.clean
    assert it.sent == ["1", "2", "3", "2"]
    assert waits == [1.5]


def test_what_is_over_a_quota_is_refused_for_the_day_and_not_waited_for() -> None:
    waits: list[float] = []
    over = problem("quota", 429, retry_after_ms=80_000_000)
    with node(lambda lines: (200, {"results": [over for _ in lines]})) as it:
        outcome = submit(it.url, numbered(2), waits)
    assert (outcome.rejected, it.sent, waits) == (2, ["1", "2"], [])


def test_a_refusal_that_waiting_cannot_mend_is_sent_once(capsys: pytest.CaptureFixture[str]) -> None:
    with node(lambda lines: (200, {"results": [problem("invalid", 422) for _ in lines]})) as it:
        outcome = submit(it.url, numbered(2))
    assert (outcome.rejected, it.sent) == (2, ["1", "2"])
    assert [each["error"]["status"] for each in told(capsys)] == [422, 422]


def test_a_lost_answer_is_of_unknown_outcome_and_never_sent_again(capsys: pytest.CaptureFixture[str]) -> None:
    with node(lambda _: None) as it:
        outcome = submit(it.url, numbered(2))
        assert it.sent == ["1", "2"]
    assert (outcome.accepted, outcome.rejected, outcome.unknown) == (0, 0, 2)
    captured = capsys.readouterr()
    assert "with an idempotency_key the line can be sent again" in captured.out
    assert captured.err.startswith("0 accepted, 0 rejected, 2 of unknown outcome in ")


def test_a_node_that_nobody_finds_names_the_first_line_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    outcome = submit(url, b"\n" + numbered(LINES_MAX * 3))
    why = outcome.unsent()
    assert why is not None
    assert why.endswith("(nothing from line 2 on was sent)")
    assert not outcome.clean


def test_a_line_that_is_too_long_is_refused_here_and_the_rest_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    with node(accept) as it:
        outcome = submit(it.url, b"1\n" + b"x" * (LINE_BYTES_MAX + 1) + b"\n3\n")
    assert (outcome.accepted, outcome.rejected) == (2, 1)
    assert it.sent == ["1", "3"]
    first, second, third = told(capsys)
    assert (first["id"], second["error"]["status"], third["id"]) == ("1", 413, "3")
    assert (first["line"], second["line"], third["line"]) == (1, 2, 3)


def test_what_is_no_node_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    with node(lambda _: (200, ["hello"])) as it:
        outcome = submit(it.url, numbered(1))
    assert outcome.rejected == 1
    assert "is --url right?" in capsys.readouterr().out


def test_lines_in_a_row_with_the_same_to_mend_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    def some(lines: list[str]) -> tuple[int, Any]:
        wrong = problem("invalid", 422, detail="no such type")
        good = {str(n) for n in (1, LINES_MAX * 2, LINES_MAX * 2 + 2)}
        return 200, {"results": [{"id": line} if line in good else wrong for line in lines]}

    with node(some) as it:
        many_jobs(Client(it.url), BytesIO(numbered(LINES_MAX * 2 + 2)), as_json=False)
    captured = capsys.readouterr()
    assert captured.err.splitlines()[:2] == [
        f"lines 2 to {LINES_MAX * 2 - 1}: 422 invalid: no such type",
        f"line {LINES_MAX * 2 + 1}: 422 invalid: no such type",
    ]
    assert captured.out.startswith(f"3 accepted, {LINES_MAX * 2 - 1} rejected in ")
