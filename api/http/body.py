"""A request's body, read within its bounds of bytes and time.

Only here is a body read. Invariants: no body is held beyond `REQUEST_BYTES_MAX` (after decompression), none is
waited for longer than its time-outs, and all large bodies held at once stay within `bodies_bytes_max`; what is held
is given back by `release`, whatever came of the request.
"""

from __future__ import annotations

import asyncio

from aiohttp import web

from api.problem import body_too_large, malformed, problem
from api.wire import Problem
from engine.options import REQUEST_BYTES_MAX, Options

_COUNTED_BYTES = 64 << 10
"""Smaller bodies are bounded by the number of connections, so they are not counted."""


class ClientLeft(Exception):
    """The client hung up before its request was whole: nobody is there to be answered."""


class Bodies:
    """Reads bodies and knows how much of them is held now."""

    def __init__(self, options: Options) -> None:
        self._total_s = options.body_timeout_ms / 1_000
        self._idle_s = options.body_idle_timeout_ms / 1_000
        self._held_bytes_max = options.bodies_bytes_max
        self.held_bytes = 0

    async def read(self, request: web.BaseRequest) -> bytes | Problem:
        """The whole body. Give it back with `release` when done. Raises ClientLeft."""
        content = request.content
        if content.is_eof():  # small bodies come with their headers
            body = content.read_nowait(-1)
            if len(body) <= _COUNTED_BYTES:
                return body
            return self._hold(body)
        declared = request.content_length
        if declared is not None and declared > REQUEST_BYTES_MAX:
            return body_too_large()
        return await self._read_slowly(request)

    def release(self, body: bytes) -> None:
        if len(body) > _COUNTED_BYTES:
            self.held_bytes -= len(body)
            assert self.held_bytes >= 0, self.held_bytes

    def _hold(self, body: bytes) -> bytes | Problem:
        if self.held_bytes + len(body) > self._held_bytes_max:
            return self._full()
        self.held_bytes += len(body)
        return body

    @staticmethod
    def _full() -> Problem:
        return problem("busy", 429, "too many large requests at once", retry_after_ms=1_000)

    async def _read_slowly(self, request: web.BaseRequest) -> bytes | Problem:
        """Chunk by chunk; while it grows its bytes count as held, and they stay so only if it ends well."""
        if request.headers.get("Expect", "").lower() == "100-continue":
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            request.writer.output_size = 0  # an answer has not begun
        content, chunks, size_bytes = request.content, [], 0
        loop = asyncio.get_running_loop()
        deadline_s = loop.time() + self._total_s
        done = False
        try:
            async with asyncio.timeout(min(self._idle_s, self._total_s)) as timeout:
                while chunk := await content.readany():
                    size_bytes += len(chunk)
                    self.held_bytes += len(chunk)
                    if size_bytes > REQUEST_BYTES_MAX:
                        return body_too_large()
                    if self.held_bytes > self._held_bytes_max:
                        return self._full()
                    chunks.append(chunk)
                    timeout.reschedule(min(deadline_s, loop.time() + self._idle_s))
            done = size_bytes > _COUNTED_BYTES
            return b"".join(chunks)
        except TimeoutError:
            waited_s = f"{self._idle_s:g} s of silence or {self._total_s:g} s in all"
            return problem("timeout", 408, f"the body was still not whole after {waited_s}")
        except web.PayloadAccessError:
            raise ClientLeft from None
        except web.RequestPayloadError:
            if request.transport is None or request.transport.is_closing():
                raise ClientLeft from None
            return malformed("the body is not as its headers say (length, chunks or compression)")
        except ConnectionError:
            raise ClientLeft from None
        finally:
            if not done:
                self.held_bytes -= size_bytes
