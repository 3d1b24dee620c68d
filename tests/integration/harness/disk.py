"""A small disk under a node's data, filled up and freed by a test.

Where this process may mount, it is a tmpfs, so the servers get the kernel's own ENOSPC. Elsewhere (no root, a plain
container) their processes are forbidden to make any file longer: to PostgreSQL it is the same failure of a write, by
another errno. Both are undone without the servers' doing.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
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
    """No file of the processes that work there may grow beyond a page."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._limited: list[int] = []

    def fill(self) -> None:
        postmaster = int((self._path / "postgres/postmaster.pid").read_text().splitlines()[0])
        self._limited = [postmaster, *children_of(postmaster)]
        for pid in self._limited:
            _limit(pid, 8_192)

    def free(self) -> None:
        for pid in self._limited:
            with contextlib.suppress(subprocess.CalledProcessError):  # it died of it
                _limit(pid, resource.RLIM_INFINITY)


def _limit(pid: int, size_bytes: int) -> None:
    """Done as the account of the process, which may always do it."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    owner = Path(f"/proc/{pid}").stat()
    user, group = (None, None) if owner.st_uid == os.getuid() else (owner.st_uid, owner.st_gid)
    subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LIMIT, str(pid), str(size_bytes), str(hard)],
        check=True,
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
