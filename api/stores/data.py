"""The data directory: made here, and owned by one Tocsin at a time.

Invariant: whoever holds `DATA/lock` (an flock, so it ends with the process, however that dies) is the only one that
starts, adopts or stops a server under the directory. The lock is not inherited by the servers.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from engine.errors import Unusable


class DataDirectory:
    """`with DataDirectory(path):` or `acquire` and `release`. Raises `Unusable` naming `--data`."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        self._fd: int | None = None

    def acquire(self) -> DataDirectory:
        """Make the directory and take its lock; a second owner is refused at once."""
        assert self._fd is None, self.path
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            fd = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise Unusable(
                f"--data {self.path}: {error.strerror}; name a directory that this user may write to", field="data"
            ) from None
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(fd, 32).decode(errors="replace").strip() or "unknown"
            os.close(fd)
            raise Unusable(
                f"--data {self.path} is in use by another Tocsin (pid {holder}); stop it or name another directory",
                field="data",
            ) from None
        os.ftruncate(fd, 0)
        os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
        self._fd = fd
        return self

    def release(self) -> None:
        """The file stays: unlinking it would let two owners lock two files of one name."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> DataDirectory:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
