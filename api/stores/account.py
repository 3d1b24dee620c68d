"""The account PostgreSQL runs under when the node is root, and that account's way to the files it needs.

PostgreSQL refuses to run as root. It runs as the owner of an existing cluster, else as `postgres` where that account
exists, else as `nobody`; no account is made on the user's machine. A directory on the way that this account may not
search (/root is mode 700) gets an access entry that lets this one account search it, and nothing else: no list, no
read, nobody else. Only on a file system without such entries is search given to all, with a warning.
"""

from __future__ import annotations

import errno
import logging
import os
import pwd
import stat
import struct
from pathlib import Path

from engine.errors import Unusable

logger = logging.getLogger("tocsin.stores")

_ACL = "system.posix_acl_access"
_ENTRY = struct.Struct("<HHI")
_HEADER = struct.pack("<I", 2)
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
_NO_ID = 0xFFFFFFFF
_SEARCH = 1


def account_for(cluster: Path) -> tuple[int, int] | None:
    """(uid, gid) to run PostgreSQL under, or None to run it as ourselves, which only root cannot."""
    if os.geteuid() != 0:
        return None
    try:
        owner = cluster.stat()
    except FileNotFoundError:
        owner = None
    if owner is not None and owner.st_uid != 0:
        return owner.st_uid, owner.st_gid
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise Unusable(
        "--postgres: PostgreSQL does not run as root and there is neither an account postgres nor nobody; "
        "run Tocsin as another user or give a DSN",
        field="postgres",
    )


def let_search(path: Path, account: tuple[int, int]) -> None:
    """Let the account reach `path`: search on every directory above it that lacks it."""
    for directory in reversed(path.absolute().parents):
        if not _may_search(directory, account):
            _grant(directory, account[0])


def let_read(root: Path) -> None:
    """Let everybody read a tree of installed files (and run what its owner may run): a strict umask may forbid it."""
    for path in (root, *root.rglob("*")):
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            continue
        wanted = 0o444 | (0o111 if status.st_mode & 0o100 else 0)
        if status.st_mode & wanted != wanted:
            path.chmod(stat.S_IMODE(status.st_mode) | wanted)


def _may_search(directory: Path, account: tuple[int, int]) -> bool:
    status = directory.stat()
    uid, gid = account
    if status.st_uid == uid:
        return bool(status.st_mode & 0o100)
    entries = _entries(directory)
    if (_USER, uid) in entries:
        mask = entries.get((_MASK, _NO_ID), 7)
        return bool(entries[_USER, uid] & mask & _SEARCH)
    if status.st_gid == gid:
        return bool(status.st_mode & 0o010)
    return bool(status.st_mode & 0o001)


def _entries(directory: Path) -> dict[tuple[int, int], int]:
    """The directory's access entries, (tag, id) to permission bits; empty when it has none beside its mode."""
    try:
        raw = os.getxattr(directory, _ACL)
    except (OSError, AttributeError):
        return {}
    return {(tag, who): bits for tag, bits, who in _ENTRY.iter_unpack(raw[len(_HEADER) :])}


def _grant(directory: Path, uid: int) -> None:
    mode = stat.S_IMODE(directory.stat().st_mode)
    entries = _entries(directory) or {
        (_USER_OBJ, _NO_ID): mode >> 6 & 7,
        (_GROUP_OBJ, _NO_ID): mode >> 3 & 7,
        (_OTHER, _NO_ID): mode & 7,
    }
    entries[_USER, uid] = entries.get((_USER, uid), 0) | _SEARCH
    entries[_MASK, _NO_ID] = entries.get((_MASK, _NO_ID), entries[_GROUP_OBJ, _NO_ID]) | _SEARCH
    raw = _HEADER + b"".join(_ENTRY.pack(tag, entries[tag, who], who) for tag, who in sorted(entries))
    try:
        os.setxattr(directory, _ACL, raw)
    except (OSError, AttributeError) as error:
        if isinstance(error, OSError) and error.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOSYS}:
            message = f"PostgreSQL cannot reach {directory} ({error.strerror}); name a directory elsewhere"
            raise Unusable(f"--data: {message}", field="data") from None
        logger.warning("%s: search is now allowed to all, so that PostgreSQL's account gets through", directory)
        directory.chmod(mode | _SEARCH)
    else:
        logger.warning("%s: account %d may now search it, so that PostgreSQL gets through", directory, uid)
