"""The health check's probe against a real HTTP server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from api.probe import READY, probe


@contextmanager
def serving(status: int) -> Iterator[tuple[int, list[str]]]:
    """The port of a server that answers everything with `status`, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port, asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (404, 1)])
def test_the_probe_succeeds_only_on_a_ready_node(status: int, code: int, tmp_path: Path) -> None:
    with serving(status) as (port, asked):
        got, line = probe([], {"TOCSIN_HTTP": f"0.0.0.0:{port}"}, tmp_path)
    assert (got, line, asked) == (code, f"{status} {{}}", [READY])


def test_the_probe_asks_for_the_path_it_is_given(tmp_path: Path) -> None:
    with serving(200) as (port, asked):
        assert probe(["/api/v1/health/live"], {"TOCSIN_HTTP": f"127.0.0.1:{port}"}, tmp_path)[0] == 0
    assert asked == ["/api/v1/health/live"]


def test_the_probe_says_why_it_failed(tmp_path: Path) -> None:
    with serving(200) as (port, _):
        pass
    code, line = probe([], {"TOCSIN_HTTP": f"127.0.0.1:{port}"}, tmp_path)
    assert code == 1
    assert f"127.0.0.1:{port}{READY}: " in line
    assert probe([], {"TOCSIN_HTTP": "nonsense"}, tmp_path)[0] == 1
