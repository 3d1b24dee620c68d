"""Reads a target as a catalog names it: `grpc://HOST:PORT/package.Service/Method` and the other kinds of the contract,
section 4."""

from __future__ import annotations

import re
from collections.abc import Callable

from engine.core.catalog import Target

BATCH_PATH = "/tocsin.v1.Handler/ExecuteBatch"
MAINTENANCE = ("vacuum", "analyze", "reindex")
"""What `builtin://postgres/…` can do."""
PATH_CHARS_MAX = 2_048

FORMS = {
    "grpc": "grpc://HOST:PORT/package.Service/Method",
    "grpc+batch": "grpc+batch://HOST:PORT",
    "http": "http://HOST[:PORT]/PATH",
    "https": "https://HOST[:PORT]/PATH",
    "builtin": f"builtin://postgres/{'|'.join(MAINTENANCE)}",
}
"""By kind: how a target of it is written."""

_HOST = r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])"
_AUTHORITY = re.compile(rf"({_HOST})(?::([0-9]{{1,5}}))?")
_METHOD = re.compile(r"/(?:[A-Za-z_][A-Za-z0-9_]*\.)*[A-Za-z_][A-Za-z0-9_]*/[A-Za-z_][A-Za-z0-9_]*")
_PATH = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*")


def read(value: object) -> Target:
    """Raises `ValueError` with what is wrong and the mend."""
    text = value if isinstance(value, str) else ""
    scheme, _, rest = text.partition("://")
    if scheme not in _READERS:
        raise ValueError(f"{value!r} is no target; write {FORMS['grpc']}, or one of {', '.join(list(FORMS)[1:])}")
    try:
        return _READERS[scheme](scheme, rest)
    except ValueError as error:
        shown = text if "@" not in rest.partition("/")[0] else f"{scheme}://…"  # what is before it may be a password
        raise ValueError(f"{shown}: {error}") from None


def health_path(value: object) -> str:
    """Of a `GET` that tells how an HTTP target is. Raises `ValueError`."""
    if not isinstance(value, str) or len(value) > PATH_CHARS_MAX or not _PATH.fullmatch(value):
        raise ValueError(f"{value!r} is no path; write /health")
    return value


def _grpc(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    address = _address(authority)
    if not _METHOD.fullmatch(slash + path):
        raise ValueError(f"{slash + path or 'nothing'} is no method; write /package.Service/Method")
    return Target(scheme=scheme, address=address, path=slash + path)


def _batch(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    if slash + path not in ("", "/", BATCH_PATH):
        raise ValueError(f"the method is always {BATCH_PATH}; write {FORMS[scheme]}")
    return Target(scheme=scheme, address=_address(authority), path=BATCH_PATH)


def _http(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    if "@" in authority:
        raise ValueError("a target holds no user and no password")
    address = _address(authority, default={"http": 80, "https": 443}[scheme])
    path = slash + path if slash else "/"
    if len(path) > PATH_CHARS_MAX or not _PATH.fullmatch(path):
        raise ValueError(f"{path[:80]} is no path of a URL; percent-encode what is not plain, and leave # out")
    return Target(scheme=scheme, address=address, path=path)


def _builtin(scheme: str, rest: str) -> Target:
    where, _, task = rest.partition("/")
    if where != "postgres" or task not in MAINTENANCE:
        raise ValueError(f"no such task; write {FORMS[scheme]}")
    return Target(scheme=scheme, address=where, path=f"/{task}")


def _address(authority: str, default: int | None = None) -> str:
    """HOST:PORT."""
    found = _AUTHORITY.fullmatch(authority)
    port = None if found is None else int(found[2]) if found[2] is not None else default
    if found is None or port is None or not 1 <= port <= 65_535:
        raise ValueError(f"{authority or 'nothing'} is no HOST:PORT")
    return f"{found[1]}:{port}"


_READERS: dict[str, Callable[[str, str], Target]] = {
    "grpc": _grpc,
    "grpc+batch": _batch,
    "http": _http,
    "https": _http,
    "builtin": _builtin,
}
