"""Calls targets over HTTP/1.1: a POST to `http://HOST:PORT/PATH` or `https://…`. Implements `engine.ports.Targets`.

aiohttp connects, keeps connections and reads responses. It also queues: a request waits for a connection and is sent
whenever there is one. So `begin` is called by the request's body, which aiohttp asks to write itself once it has a
connection: the head lies in a buffer until then and leaves with the body in one write, in the step after `begin`.
Whatever a target does, or is, becomes an `Answer`; what is raised is `Unavailable` from `begin`, with nothing sent,
and the cancellation of the caller. Design: `docs/design/dispatch.md`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import ssl
from collections.abc import Callable, Collection

import aiohttp
from aiohttp.abc import AbstractResolver, AbstractStreamWriter
from yarl import URL

from engine.core.catalog import HTTP, HTTPS, Target
from engine.dispatch import http_answer, told
from engine.dispatch.refusal import Refusal
from engine.options import Options
from engine.ports import Answer, Fire

log = logging.getLogger(__name__)

KEEP_ALIVE_S = 4
"""A connection that lay idle longer is not used again: many servers close theirs after five seconds, and a request
that crosses with the close is a failed attempt."""
DNS_TTL_S = 1
"""A name that moves is noticed by the next connection after so long."""
TAIL_S = 1.0
"""How long the body of a response is waited for beyond its head: the status has decided by then."""
TAIL_BYTES_MAX = 65_536
"""Of a response's body that is read so that its connection can be used again; beyond it the connection is closed."""

_HEADERS = {"user-agent": "tocsin", "accept": "*/*", "accept-encoding": "identity"}
_NOT_REACHED = (aiohttp.ClientConnectionError, OSError, TimeoutError, UnicodeError)
"""The last is of a name that a resolver cannot be asked for."""
_CLOSED = "this node is closing its connections"


class _NotSent(Exception):
    """The connection is gone again, and `begin` was not called."""


class _Body(aiohttp.payload.Payload):
    """The payload of one request. After it ended: `fired_ms` is 0 exactly if nothing was sent."""

    _autoclose = True  # nothing to close, and a redirect would not be followed

    def __init__(self, data: bytes, is_json: bool, begin: Callable[[], int], limit: Callable[[], None]) -> None:
        super().__init__(data, content_type="application/json" if is_json else "application/octet-stream")
        self._size = len(data)
        self._data = data
        self._begin = begin
        self._limit = limit
        self.fired_ms = 0
        self.refused: Exception | None = None
        """What `begin` raised."""

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self._data.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Without a turn of the loop between `begin` and the bytes."""
        assert writer.output_size == 0, (writer.output_size, "the head has left before the body was asked")
        transport = writer.transport
        if transport is None or transport.is_closing():
            raise _NotSent
        try:
            self.fired_ms = self._begin()
        except Exception as error:
            self.refused = error
            raise
        self._limit()
        await writer.write(self._data)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        await self.write(writer)


class HttpTargets:
    """Made and used within one running loop. `now_ms`: Unix ms, against which dates of `Retry-After` are held."""

    def __init__(
        self, options: Options, now_ms: Callable[[], int], *, resolver: AbstractResolver | None = None
    ) -> None:
        self._options = options
        self._now_ms = now_ms
        self._loop = asyncio.get_running_loop()
        self._states: dict[str, str] = {}
        self._urls: dict[Target, URL] = {}
        self._tls: ssl.SSLContext | None = None
        self._closed = False
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,  # the lanes bound calls; to queue here would only hide them
                ttl_dns_cache=DNS_TTL_S,
                keepalive_timeout=KEEP_ALIVE_S,
                resolver=resolver,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            timeout=aiohttp.ClientTimeout(total=None, connect=options.connect_timeout_ms / 1_000),
            auto_decompress=False,
            trust_env=False,
        )

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        """See `engine.ports.Targets`. Raises `Unavailable` only when `begin` does."""
        address, chars_max = fire.type.target.address, self._options.error_chars_max
        try:
            payload, is_json = told.payload_of(fire)
            url = self._url(fire.type.target)
        except Refusal as refusal:
            return Answer(refusal.code, refusal.message[:chars_max])
        if self._closed:
            return Answer("UNAVAILABLE", _CLOSED)
        self._states.setdefault(address, "connecting")
        limit = asyncio.timeout(None)
        timeout_s = fire.timeout_ms / 1_000
        body = _Body(payload, is_json, begin, lambda: limit.reschedule(self._loop.time() + timeout_s))
        try:
            async with limit:
                return await self._post(fire, url, body, limit)
        except Exception as error:
            if body.refused is not None:
                raise body.refused.with_traceback(None) from None
            return self._failed(fire, body, limit.expired(), error)
        finally:
            body.refused = None  # it has a traceback, which holds this frame

    async def _post(self, fire: Fire, url: URL, body: _Body, limit: asyncio.Timeout) -> Answer:
        """Raises what aiohttp raises."""
        headers, tls = dict(told.metadata_of(fire)), self._tls_of(fire.type.target)
        for once_more in (True, False):
            try:
                asked = self._session.post(url, data=body, headers=headers, allow_redirects=False, ssl=tls)
                async with asked as response:
                    self._states[fire.type.target.address] = "ready"
                    limit.reschedule(None)  # the target has decided in time; the rest has a bound of its own
                    code = http_answer.code_of(response.status)
                    said = await self._tail(response)
                    if code == "OK":
                        return Answer("OK", "", 0, body.fired_ms)
                    message = http_answer.words_of(response.status, response.headers.get("location"), said)
                    wished_ms = http_answer.retry_after_ms(response.headers.get("retry-after"), self._now_ms)
                    return Answer(code, message[: self._options.error_chars_max], wished_ms, body.fired_ms)
            except aiohttp.ClientConnectionError as error:
                # A kept connection that had ended before anything was written is nobody's failure.
                if not (once_more and isinstance(error.__cause__, _NotSent)):
                    raise
        raise AssertionError("a loop of two ends by its second round")

    async def _tail(self, response: aiohttp.ClientResponse) -> bytes:
        """What there is of the body, within bounds. Only one that ended lets its connection be used again."""
        parts: list[bytes] = []
        read = 0
        with contextlib.suppress(TimeoutError, aiohttp.ClientError, OSError):  # what counts has been said already
            async with asyncio.timeout(TAIL_S):
                while read <= TAIL_BYTES_MAX and (part := await response.content.readany()):
                    read += len(part)
                    parts.append(part)
        if not response.content.at_eof():
            response.close()
        return b"".join(parts)[: 4 * self._options.error_chars_max]

    def _failed(self, fire: Fire, body: _Body, late: bool, error: Exception) -> Answer:
        """No response came of it."""
        address, fired_ms = fire.type.target.address, body.fired_ms
        if late:
            return Answer("DEADLINE_EXCEEDED", f"no answer within {fire.timeout_ms} ms", 0, fired_ms)
        self._states[address] = "transient_failure"
        if self._closed:
            return Answer("UNAVAILABLE", _CLOSED, 0, fired_ms)
        code, why = "UNAVAILABLE", reason_of(error, self._options.connect_timeout_ms)
        if not isinstance(error, _NOT_REACHED):
            code = "UNKNOWN"
            if not isinstance(error, aiohttp.ClientError):
                log.error("call of %s failed inside dispatch", address, exc_info=error)
        return Answer(code, f"{address}: {why}"[: self._options.error_chars_max], 0, fired_ms)

    def _tls_of(self, target: Target) -> ssl.SSLContext | bool:
        """With the system's authorities, or those that SSL_CERT_FILE or SSL_CERT_DIR name. Made once, when needed."""
        if target.scheme != HTTPS:
            return True
        if self._tls is None:
            self._tls = ssl.create_default_context()
        return self._tls

    def _url(self, target: Target) -> URL:
        url = self._urls.get(target)
        if url is None:
            url = self._urls[target] = _url_of(target, target.path)
        return url

    def states(self) -> dict[str, str]:
        """By address, as the last call found it: connecting, ready or transient_failure; shutdown after `close`."""
        return dict.fromkeys(self._states, "shutdown") if self._closed else dict(self._states)

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        """See `engine.ports.Targets`."""
        state = "ready"
        try:
            await self.look(target, health_path)
        except Refusal as refusal:
            state = refusal.state
        if target.address in self._states:
            self._states[target.address] = state
        return {target.address: state}

    async def look(self, target: Target, health_path: str) -> None:
        """Return if it is reached, and is well where it has a path to say so. Raises `Refusal`: UNAVAILABLE where it is
        not reached, FAILED_PRECONDITION where it says that it is not well."""
        try:
            async with asyncio.timeout(self._options.connect_timeout_ms / 1_000):
                await (self._get(target, health_path) if health_path else self._connect(target))
        except TimeoutError:
            why = f"no answer within {self._options.connect_timeout_ms} ms"
            raise Refusal("UNAVAILABLE", f"{target.address}: {why}") from None
        except Refusal:
            raise
        except Exception as error:  # whatever a target is, nobody who looks at all of them must end by it
            if not self._closed and not isinstance(error, (aiohttp.ClientError, *_NOT_REACHED)):
                log.exception("the look at %s failed inside dispatch", target.address)
            why = reason_of(error, self._options.connect_timeout_ms)
            raise Refusal("UNAVAILABLE", f"{target.address}: {why}") from error

    async def _get(self, target: Target, path: str) -> None:
        url = _url_of(target, path)
        async with self._session.get(url, allow_redirects=False, ssl=self._tls_of(target)) as response:
            said = await self._tail(response)
            if response.status // 100 != 2:
                words = http_answer.words_of(response.status, response.headers.get("location"), said)
                raise Refusal("FAILED_PRECONDITION", f"{target.address}{path}: {words}")

    async def _connect(self, target: Target) -> None:
        url = _url_of(target, "/")
        tls = self._tls_of(target) if target.scheme == HTTPS else None
        _, writer = await asyncio.open_connection(url.raw_host, url.port, ssl=tls)
        writer.transport.abort()  # TLS would take its leave at length

    async def keep_only(self, named: Collection[Target]) -> None:
        """See `engine.ports.Targets`. Connections are closed by themselves when they are idle; the state of a target
        that is called just now comes back with the answer, and goes the next time."""
        addresses = {target.address for target in named if target.scheme in (HTTP, HTTPS)}
        self._states = {address: state for address, state in self._states.items() if address in addresses}
        self._urls = {target: url for target, url in self._urls.items() if target.address in addresses}

    async def close(self) -> None:
        """Running calls answer UNAVAILABLE."""
        self._closed = True
        await self._session.close()


def _url_of(target: Target, path: str) -> URL:
    """Raises `Refusal` UNAVAILABLE where the address can be none."""
    try:
        return URL(f"{target.scheme}://{target.address}{path}", encoded=True)
    except ValueError as error:
        raise Refusal("UNAVAILABLE", f"{target.address}: {error}") from error


def reason_of(error: Exception, connect_timeout_ms: int) -> str:
    """Why there was no response, in the system's words where it has some."""
    words = " ".join(str(error).split())
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        words = f"its certificate is not accepted: {error.certificate_error}"
    elif isinstance(error, ssl.SSLCertVerificationError):
        words = f"its certificate is not accepted: {error.verify_message}"
    elif isinstance(error, aiohttp.ClientConnectorError):
        words = reason_of(error.os_error, connect_timeout_ms)
    elif isinstance(error, aiohttp.ConnectionTimeoutError):
        words = f"not connected within {connect_timeout_ms} ms"
    elif isinstance(error, aiohttp.ServerDisconnectedError):
        words = "the connection was lost before a response came"
    elif isinstance(error, OSError) and error.errno is not None and not isinstance(error, ssl.SSLError):
        # Resolvers' errors have numbers of their own, below 1.
        words = os.strerror(error.errno) if error.errno > 0 else error.strerror or ""
    return words or type(error).__name__
