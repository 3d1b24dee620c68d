"""A small disk under a node's data, filled up and freed by a test.

Where this process may mount, it is a tmpfs, so the servers get the kernel's own ENOSPC. Elsewhere (no root, a plain
container) their processes are forbidden to make any file longer: to PostgreSQL it is the same failure of a write, by
another errno. Both are undone without the servers' doing.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "192m"
_CHUNK = b"\0" * (1 << 16)

_LIMIT = (
    "import resource, sys; resource.prlimit(int(sys.argv[1]), resource.RLIMIT_FSIZE, tuple(map(int, sys.argv[2:])))"
)


class SmallDisk:
    """A whole file system of little size."""

    def __init__(self, path: Path) -> None:
        self._filler = path / "filler"

    def fill(self) -> None:
        fd = os.open(self._filler, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        try:
            for chunk in (_CHUNK, _CHUNK[:4_096]):
                with contextlib.suppress(OSError):  # until it is full
                    while os.write(fd, chunk):
                        pass
        finally:
            os.close(fd)

    def free(self) -> None:
        self._filler.unlink()


class ShortFiles:
    """No file of the node and of the PostgreSQL it embeds may grow beyond a page; what they start inherits that."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def fill(self) -> None:
        self._limit("8192")

    def free(self) -> None:
        self._limit("unlimited")

    def _limit(self, size: str) -> None:
        node = int((self._path / "lock").read_text())
        _limit(node, size, self._path)
        for server in children_of(node):
            for pid in (server, *children_of(server)):
                with contextlib.suppress(subprocess.CalledProcessError):  # Valkey's account, or it died of it
                    _limit(pid, size, self._path / "postgres")


def _limit(pid: int, size: str, directory: Path) -> None:
    """Its soft limit. Done as the account of the process, which is the directory's and may always do it."""
    owner = directory.stat()
    user, group = (None, None) if owner.st_uid == os.getuid() else (owner.st_uid, owner.st_gid)
    subprocess.run(
        ["prlimit", "--pid", str(pid), f"--fsize={size}:"],
        check=True,
        capture_output=True,
        user=user,
        group=group,
        extra_groups=None if user is None else [],
    )


def children_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(stat.parent.name))
    return found


@contextmanager
def small_disk(path: Path) -> Iterator[SmallDisk | ShortFiles]:
    """Make the directory, on a disk of its own if that is allowed."""
    path.mkdir(mode=0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", str(path)]
    if os.getuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        yield ShortFiles(path)
        return
    try:
        yield SmallDisk(path)
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)
