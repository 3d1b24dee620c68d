"""Reads a target as a catalog names it: `grpc://HOST:PORT/package.Service/Method` and the other kinds of the contract,
section 4."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address

from api.quoted import cut, quoted
from engine.core.catalog import Target

BATCH_PATH = "/tocsin.v1.Handler/ExecuteBatch"
MAINTENANCE = ("vacuum", "analyze", "reindex")
"""What `builtin://postgres/…` can do."""
PATH_CHARS_MAX = 2_048
NAME_CHARS_MAX, LABEL_CHARS_MAX = 253, 63
"""Of a host's name and of what is between two of its dots (RFC 1035, 2.3.4): no resolver can be asked for more."""

FORMS = {
    "grpc": "grpc://HOST:PORT/package.Service/Method",
    "grpc+batch": "grpc+batch://HOST:PORT",
    "http": "http://HOST[:PORT]/PATH",
    "https": "https://HOST[:PORT]/PATH",
    "builtin": f"builtin://postgres/{'|'.join(MAINTENANCE)}",
}
"""By kind: how a target of it is written."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,31}")
_HOST = r"(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])"
_AUTHORITY = re.compile(rf"({_HOST})(?::([0-9]{{1,5}}))?")
_METHOD = re.compile(r"/(?:[A-Za-z_][A-Za-z0-9_]*\.)*[A-Za-z_][A-Za-z0-9_]*/[A-Za-z_][A-Za-z0-9_]*")
_PATH = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*")


class _Wrong(ValueError):
    """`part`: of the target, which is shown before the words unless it may be a password."""

    def __init__(self, words: str, part: str | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.part = part


def read(value: object) -> Target:
    """Raises `ValueError` with what is wrong and the mend. Where there is an @, a password may be anywhere before it:
    nothing is shown but the scheme."""
    text = value if isinstance(value, str) else ""
    scheme, _, rest = text.partition("://")
    if scheme not in _READERS:
        shown = f"{scheme}://…" if "@" in rest and _SCHEME.fullmatch(scheme) else quoted(value)
        raise ValueError(f"{shown} is no target; write {FORMS['grpc']}, or one of {', '.join(list(FORMS)[1:])}")
    try:
        return _READERS[scheme](scheme, rest)
    except _Wrong as wrong:
        secret = "@" in text
        what = wrong.words
        if wrong.part is not None:
            what = f"{'this' if secret else cut(wrong.part or 'nothing')} {what}"
        raise ValueError(f"{f'{scheme}://…' if secret else cut(text)}: {what}") from None


def health_path(value: object) -> str:
    """Of a `GET` that tells how an HTTP target is. Raises `ValueError`."""
    if not isinstance(value, str) or len(value) > PATH_CHARS_MAX or not _PATH.fullmatch(value):
        raise ValueError(f"{quoted(value)} is no path; write /health")
    return value


def _grpc(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    address = _address(authority)
    if not _METHOD.fullmatch(slash + path):
        raise _Wrong("is no method; write /package.Service/Method", slash + path)
    return Target(scheme=scheme, address=address, path=slash + path)


def _batch(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    if slash + path not in ("", "/", BATCH_PATH):
        raise _Wrong(f"the method is always {BATCH_PATH}; write {FORMS[scheme]}")
    return Target(scheme=scheme, address=_address(authority), path=BATCH_PATH)


def _http(scheme: str, rest: str) -> Target:
    authority, slash, path = rest.partition("/")
    if "@" in authority:
        raise _Wrong("a target holds no user and no password")
    address = _address(authority, default={"http": 80, "https": 443}[scheme])
    path = slash + path if slash else "/"
    if len(path) > PATH_CHARS_MAX or not _PATH.fullmatch(path):
        raise _Wrong("is no path of a URL; percent-encode what is not plain, and leave # out", path)
    return Target(scheme=scheme, address=address, path=path)


def _builtin(scheme: str, rest: str) -> Target:
    where, _, task = rest.partition("/")
    if where != "postgres" or task not in MAINTENANCE:
        raise _Wrong(f"no such task; write {FORMS[scheme]}")
    return Target(scheme=scheme, address=where, path=f"/{task}")


def _address(authority: str, default: int | None = None) -> str:
    """HOST:PORT."""
    found = _AUTHORITY.fullmatch(authority)
    port = None if found is None else int(found[2]) if found[2] is not None else default
    if found is None or port is None or not 1 <= port <= 65_535:
        raise _Wrong("is no HOST:PORT", authority)
    _check_host(found[1])
    return f"{found[1]}:{port}"


def _check_host(host: str) -> None:
    """What no look-up can be made of."""
    if host.startswith("["):
        try:
            IPv6Address(host.strip("[]"))
        except AddressValueError:
            raise _Wrong("is no IPv6 address; brackets are for those alone", host) from None
    elif ".." in host:
        raise _Wrong("is no host: it has two dots in a row", host)
    elif max(map(len, host.split("."))) > LABEL_CHARS_MAX:
        raise _Wrong(f"is no host: a part of a name has {LABEL_CHARS_MAX} characters at most", host)
    elif len(host) > NAME_CHARS_MAX:
        raise _Wrong(f"is no host: a name has {NAME_CHARS_MAX} characters at most", host)


_READERS: dict[str, Callable[[str, str], Target]] = {
    "grpc": _grpc,
    "grpc+batch": _batch,
    "http": _http,
    "https": _http,
    "builtin": _builtin,
}
