"""The Lua scripts by name: one a file under a folder `lua`, with keys, arguments and answer in the comment on top.

The line `KEYS:` of that comment is read: it says which of the cluster's keys a script is given, and in which order; or,
as `NAME...`, that it is given as many keys as its caller names.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import msgspec

LUA = Path(__file__).parent / "lua"
TAG = "{tocsin}"
"""The hash tag of every key: a Redis Cluster keeps them in one place, and scripts may use them together."""
CHANGES = "changes"
"""The channel of a cluster, named like a key."""
ENDS = "ends"
"""The sorted set that says which leases stand."""


class Script(msgspec.Struct, frozen=True):
    text: str
    sha: str
    keys: tuple[str, ...]
    """As declared."""


@cache
def script(name: str, folder: Path = LUA) -> Script:
    text = (folder / f"{name}.lua").read_text("utf-8")
    declared = re.search(r"^-- KEYS: (.+)$", text, re.MULTILINE)
    assert declared is not None, f"{name}.lua does not say which keys it is given"
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), tuple(declared[1].split()))


def key(cluster: str, name: str) -> str:
    """`cluster` keeps clusters that share a Redis apart."""
    return f"{TAG}:{cluster}:{name}"
