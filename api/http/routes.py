"""Which handler answers which method on which path.

A table of templates such as `/api/v1/jobs/{id}`; a segment in braces matches any text that is not empty. The door
runs on aiohttp's low-level server, whose every request comes here, so that each refusal is Tocsin's own problem+json
and a request costs a sixth less than through aiohttp's application.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web


class Call:
    """One request on its way: what a handler gets."""

    __slots__ = ("args", "correlation_id", "request")

    def __init__(self, request: web.BaseRequest, correlation_id: str) -> None:
        self.request = request
        self.correlation_id = correlation_id
        self.args: tuple[str, ...] = ()
        """What the template's braces matched, in order."""


Handler = Callable[[Call], Awaitable[web.StreamResponse]]
Methods = Mapping[str, Handler]


class Routes:
    def __init__(self) -> None:
        self._exact: dict[str, dict[str, Handler]] = {}
        self._templates: dict[int, dict[tuple[str, ...], dict[str, Handler]]] = {}
        """By number of segments; a wildcard is the empty segment, which no path that matches has."""
        self.added: list[tuple[str, str]] = []
        """Methods and templates in order: what the OpenAPI document has to tell of."""

    def add(self, method: str, template: str, handler: Handler, *, told: bool = True) -> None:
        """`told`: whether the API's own description tells of it."""
        if "{" not in template:
            methods = self._exact.setdefault(template, {})
        else:
            segments = tuple("" if part.startswith("{") else part for part in template.split("/")[1:])
            methods = self._templates.setdefault(len(segments), {}).setdefault(segments, {})
        assert method not in methods, (method, template)
        methods[method] = handler
        if told:
            self.added.append((method, template))

    def find(self, path: str) -> tuple[Methods, tuple[str, ...]] | None:
        """The methods of a path and what its wildcards matched, or None where nothing is."""
        methods = self._exact.get(path)
        if methods is not None:
            return methods, ()
        parts = path.split("/")[1:]
        for segments, candidate in self._templates.get(len(parts), {}).items():
            args = []
            for segment, part in zip(segments, parts, strict=True):
                if not part or (segment and segment != part):
                    break
                if not segment:
                    args.append(part)
            else:
                return candidate, tuple(args)
        return None
