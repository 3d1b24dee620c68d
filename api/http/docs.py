"""The API's own description over HTTP: the OpenAPI document and a page to try it, all from this node.

Everything is made or read when it is first asked for, in a thread, and then kept: a start costs nothing, and two
megabytes are held only where somebody looks. Invariant: the page and all that it loads come from here; the browser is
told to load nothing else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import msgspec
from aiohttp import web
from msgspec.structs import replace

import api.openapi
from api.http.routes import Call, Routes
from api.openapi import document
from engine.core.catalog import Caps, Catalog
from engine.errors import NotFound
from engine.options import Options

PREFIXES = ("", "/api/v1")
"""At the root for people, beside the API for proxies that pass on nothing else. The page's own references are
relative, so they hold at both."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # Swagger UI sets styles of elements
        "img-src 'self' data:",  # its icons are in its style sheet
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HTML = "text/html; charset=utf-8"
_JSON = "application/json"
_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"
_ASK_AGAIN = "no-cache"
"""Kept by browsers, and used after asking whether it is still so: 304 costs nothing."""

_PAGE = Path(api.openapi.__file__).parent / "page"
FILES: Mapping[str, tuple[str, str]] = {
    "start.js": ("start.js", _SCRIPT),
    "swagger-ui.css": ("swagger_style.css", _STYLE),
    "swagger-ui-bundle.js": ("swagger_bundle.js", _SCRIPT),
}
"""By the name under /docs/: the file it is, and its media type."""


class Kept(msgspec.Struct, frozen=True):
    body: bytes
    media: str
    etag: str


class _Described(msgspec.Struct, frozen=True):
    """Of a catalog, what a document shows."""

    types: tuple[str, ...]
    caps: Caps


class Docs:
    def __init__(self, catalog: Catalog, options: Options) -> None:
        self._catalog = catalog
        self._options = options
        self._kept: dict[str, Kept] = {}
        """By file name; `openapi.json` and `index.html` among them."""
        self._described = _Described((), Caps())
        """What the kept document tells of."""

    def route(self, routes: Routes) -> None:
        for prefix in PREFIXES:
            routes.add("GET", prefix + "/openapi.json", self.openapi)
            routes.add("GET", prefix + "/docs", self.page)
            routes.add("GET", prefix + "/docs/", self.moved, told=False)
            routes.add("GET", prefix + "/docs/{file}", self.file)

    async def openapi(self, call: Call) -> web.Response:
        in_force = _Described(tuple(self._catalog.types), replace(self._catalog.caps))
        if self._described != in_force:
            self._kept.pop("openapi.json", None)
            self._described = in_force
        return await self._answer(call, "openapi.json")

    async def page(self, call: Call) -> web.Response:
        return await self._answer(call, "index.html")

    async def moved(self, call: Call) -> web.Response:
        """What a hand types. Not the page itself: from here its relative references would lead elsewhere."""
        return web.Response(status=308, headers={"Location": "../docs"})

    async def file(self, call: Call) -> web.Response:
        (name,) = call.args
        if name not in FILES:
            raise NotFound(f"nothing at {call.request.path[:200]}")
        return await self._answer(call, name)

    async def _answer(self, call: Call, name: str) -> web.Response:
        kept = self._kept.get(name)
        if kept is None:
            described = self._described
            kept = await asyncio.to_thread(self._make, name, described)
            if described is self._described:  # else it tells of types that are in force no more
                self._kept[name] = kept
        headers = {"ETag": kept.etag, "Cache-Control": _ASK_AGAIN}
        if _is_known(call.request.headers.get("If-None-Match", ""), kept.etag):
            return web.Response(status=304, headers=headers)
        headers |= {"Content-Type": kept.media, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
        if kept.media == _HTML:
            headers["Content-Security-Policy"] = _POLICY
        return web.Response(body=kept.body, headers=headers)

    def _make(self, name: str, described: _Described) -> Kept:
        if name == "openapi.json":
            body, media = (
                document.encode(document.document(described.types, described.caps, self._options, tuple(FILES))),
                _JSON,
            )
        elif name == "index.html":
            body, media = (_PAGE / name).read_bytes(), _HTML
        else:
            path, media = FILES[name]
            folder = _PAGE if (_PAGE / path).is_file() else _packaged()
            body = (folder / path).read_bytes()
        return Kept(body, media, f'"{blake2b(body, digest_size=12).hexdigest()}"')


def _packaged() -> Path:
    """Where the wheel with Swagger UI lies. It is not imported: its import reads all of its nine megabytes."""
    spec = find_spec("offapi")
    assert spec is not None, "offapi is a dependency"
    assert spec.origin is not None, spec
    return Path(spec.origin).parent


def _is_known(stated: str, etag: str) -> bool:
    """Whether If-None-Match names it; weakly, as RFC 9110 has it."""
    return stated.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in stated.split(","))
