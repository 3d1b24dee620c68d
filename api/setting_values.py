"""What each setting takes: from the text of a flag or variable, or a TOML value, to what `Settings` holds.

Only the values' own shape is judged here, without I/O. A parser raises ValueError with what is expected; the caller
(`api/settings.py`) says which setting it was and where it came from.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from engine.options import SHARDS_MAX

PEER_SECRET_CHARS_MIN = 16
"""What cannot be guessed, where it is random."""
NODE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
DRAIN_TIMEOUT_S_MAX = 3_600.0
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?")


class Address(msgspec.Struct, frozen=True):
    """HOST:PORT; port 0 picks a free one. `str()` is what it was parsed from."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def parse_text(value: object) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError("must be a text, and not empty")
    return value


def url_of(*schemes: str) -> Callable[[object], str]:
    def parse(value: object) -> str:
        text = parse_text(value)
        try:
            scheme = urlsplit(text).scheme
        except ValueError:
            scheme = ""
        if scheme not in schemes:
            raise ValueError(f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return text

    return parse


def parse_address(value: object) -> Address:
    """HOST:PORT, IPv6 in brackets."""
    text = parse_text(value)
    host, _, port = text.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
        try:
            socket.inet_pton(socket.AF_INET6, host)
        except OSError:
            raise ValueError("has no IPv6 address between its brackets; write [::1]:8080") from None
    elif ":" in host:
        raise ValueError("has an IPv6 address without brackets; write [::1]:8080")
    elif not _HOST.fullmatch(host):
        raise ValueError("must be HOST:PORT; write 127.0.0.1:8080, or 0.0.0.0:8080 to listen on every address")
    if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65_535:
        raise ValueError("must end in a port of 0 to 65535; 0 picks a free one")
    return Address(host, int(port))


def parse_advertised(value: object) -> Address:
    address = parse_address(value)
    if address.port == 0 or address.host in {"0.0.0.0", "::"}:  # noqa: S104 - refused here, not listened on
        raise ValueError("must be an address that peers can reach, with its port")
    return address


def parse_path(value: object) -> Path:
    return Path(parse_text(value)).expanduser()


def parse_node_id(value: object) -> str:
    text = parse_text(value)
    if not NODE_ID.fullmatch(text):
        raise ValueError("must be 1 to 63 letters, digits, dots, dashes or underscores, a letter or digit first")
    return text


def parse_peer_secret(value: object) -> str:
    text = parse_text(value)
    if len(text) < PEER_SECRET_CHARS_MIN or not text.isascii() or not text.isprintable():
        raise ValueError(f"must be at least {PEER_SECRET_CHARS_MIN} printable ASCII characters, drawn at random")
    return text


def parse_shards(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= SHARDS_MAX:
        raise ValueError(f"must be a whole number of 1 to {SHARDS_MAX}")
    return value


def parse_log_format(value: object) -> str:
    if value not in ("json", "text"):
        raise ValueError("must be json or text")
    return str(value)


def parse_seconds(value: object) -> float:
    if isinstance(value, str) and re.fullmatch(r"[0-9]+(\.[0-9]+)?", value):
        value = float(value)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= DRAIN_TIMEOUT_S_MAX:
        raise ValueError(f"must be seconds from 0 to {DRAIN_TIMEOUT_S_MAX:.0f}")
    return float(value)
