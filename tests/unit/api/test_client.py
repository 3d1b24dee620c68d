"""The client of the command line: when it may send again, and what it makes of answers that are none of Tocsin's."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Event, Thread

import pytest

from api.client import Client, Unreachable

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: Tue, 24 Nov 2026 06:00:00 GMT\r\n\r\n{}"


def serving(
    server: socket.socket, answers: Callable[[socket.socket], None], connections: int, closed: Event | None = None
) -> Thread:
    def accept() -> None:
        for _ in range(connections):
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                answers(connection)
            if closed is not None:
                closed.set()

    thread = Thread(target=accept)
    thread.start()
    return thread


def url_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}"


def test_an_idle_connection_that_the_node_has_closed_is_replaced_before_anything_is_sent() -> None:
    """Over the closed one a submission would have an unknown outcome."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = Event()
        thread = serving(server, lambda connection: connection.sendall(ANSWER), connections=2, closed=closed)
        with Client(url_of(server)) as client:
            assert client.request("POST", "/", b"{}").ok
            assert closed.wait(20)
            assert client.request("POST", "/", b"{}").ok
        thread.join()


def test_a_connection_that_ends_before_the_answer_may_have_been_carried_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = serving(server, lambda _: None, connections=1)
        with Client(url_of(server)) as client, pytest.raises(Unreachable) as caught:
            client.request("POST", "/", b"{}")
        thread.join()
    assert caught.value.sent
    with Client(url_of_nobody()) as client, pytest.raises(Unreachable) as caught:
        client.request("POST", "/", b"{}")
    assert not caught.value.sent


def url_of_nobody() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return url_of(server)


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b"[" * 100_000, b"\xff"])
def test_what_is_no_document_becomes_a_problem(body: bytes) -> None:
    answer = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = serving(server, lambda connection: connection.sendall(answer), connections=1)
        with Client(url_of(server)) as client:
            reply = client.request("GET", "/")
        thread.join()
    assert reply.document() == {"status": 502, "title": "the answer is not Tocsin's; is --url right?"}


def test_now_is_the_nodes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = serving(server, lambda connection: connection.sendall(ANSWER), connections=1)
        with Client(url_of(server)) as client:
            assert client.request("GET", "/").now_ms == 1_795_500_000_000
        thread.join()
