"""Tocsin's HTTP API for the command line: synchronous, one connection, quick to import.

Only here does the command line speak HTTP. Invariants: a submission is never sent twice unless the node said that
nothing was done; whether a lost answer may hide a success is said, not guessed.
"""

from __future__ import annotations

import http.client
import json
import select
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from engine.clock import SystemClock

_TIMEOUT_S = 60.0
"""Above all the node's own time-outs, so that its answer comes first."""


class Unreachable(Exception):
    """No answer. `sent` tells whether the request may have been carried out, `hangs` whether somebody is there who
    does not answer in time."""

    def __init__(self, message: str, *, sent: bool, hangs: bool = False) -> None:
        super().__init__(message)
        self.sent = sent
        self.hangs = hangs


class Reply:
    def __init__(self, status: int, headers: http.client.HTTPMessage, body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def ok(self) -> bool:
        return self.status < 400

    def document(self) -> dict[str, Any]:
        """The JSON of the body; for what is none of Tocsin's (a proxy's page) a problem with the status."""
        try:
            document = json.loads(self.body)
        except (ValueError, RecursionError):
            document = None
        return document if isinstance(document, dict) else self.foreign()

    def foreign(self) -> dict[str, Any]:
        """The problem that it is not Tocsin who answers."""
        return {"status": self.status, "title": "the answer is not Tocsin's; is --url right?"}

    @property
    def now_ms(self) -> int:
        """The node's time as it answered, in whole seconds; this machine's where the answer has none."""
        try:
            return int(parsedate_to_datetime(self.headers["Date"]).timestamp()) * 1_000
        except (TypeError, ValueError):
            return SystemClock(0, lambda _: None).now_ms()

    @property
    def retry_after_s(self) -> float:
        try:
            return float(self.headers.get("Retry-After", "1"))
        except ValueError:
            return 1.0


class Client:
    """Raises ValueError for a URL that cannot be one."""

    def __init__(self, url: str, *, timeout_s: float = _TIMEOUT_S) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{url!r} is no address of a node; write it as http://127.0.0.1:8080")
        self.url = url
        self._timeout_s = timeout_s
        self._base = parts.path.rstrip("/")
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        try:
            self._connection = kind(parts.hostname, parts.port, timeout=timeout_s)
        except http.client.InvalidURL as error:
            raise ValueError(str(error)) from None

    def another(self) -> Client:
        """To the same node, over a connection of its own."""
        return Client(self.url, timeout_s=self._timeout_s)

    def request(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        media: str = "application/json",
        *,
        key: str | None = None,
    ) -> Reply:
        """`key`: an idempotency key. Raises Unreachable."""
        headers = {} if body is None else {"Content-Type": media}
        if key is not None:
            headers["Idempotency-Key"] = key
        try:
            if self._connection.sock is not None and self._ended():
                self._connection.close()
            if self._connection.sock is None:
                self._connection.connect()
        except OSError as error:
            raise Unreachable(self._why(error), sent=False) from None
        try:
            self._connection.request(method, self._base + path, body, headers)
            response = self._connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            hangs = isinstance(error, TimeoutError)
            raise Unreachable(self._why_silent(error), sent=True, hangs=hangs) from None

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ended(self) -> bool:
        """Whether the node has closed the idle connection: a request over it would be one of unknown outcome."""
        poll = select.poll()
        poll.register(self._connection.sock, select.POLLIN)
        return bool(poll.poll(0))

    def _why_silent(self, error: Exception) -> str:
        """Of a request that was sent."""
        if isinstance(error, TimeoutError):
            return f"{self.url} has taken the request and not answered within {self._timeout_s:.0f} s"
        if isinstance(error, http.client.BadStatusLine) and not isinstance(error, http.client.RemoteDisconnected):
            return f"{self.url} does not speak HTTP; is the address right? (--url, TOCSIN_URL)"
        return f"{self.url} ended the connection before its answer: {str(error) or type(error).__name__}"

    def _why(self, error: OSError) -> str:
        if isinstance(error, ConnectionRefusedError):
            return f"nothing listens at {self.url}. Is Tocsin running? Start it with: tocsin serve (or name it: --url)"
        if isinstance(error, TimeoutError):
            return f"{self.url} does not answer; is the address right? (--url, TOCSIN_URL)"
        return f"{self.url} cannot be reached: {error.strerror or error}; is the address right? (--url, TOCSIN_URL)"
