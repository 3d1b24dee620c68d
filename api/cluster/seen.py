"""What a node says of the cluster's shards over HTTP, as far as a picture of it needs.

Lenient on purpose: a node that is older or newer than this program is still shown.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from api.client import Client
from api.top.seen import Away, ask, title_of

SHARDS = "/api/v1/admin/shards"


class Shard(msgspec.Struct, frozen=True):
    shard: int
    owner: str | None
    state: str
    epoch: int = 0
    pending: int | None = None


class Node(msgspec.Struct, frozen=True):
    node: str
    alive: bool | None = None
    draining: bool = False
    shards: int = 0
    http: str = ""


class Move(msgspec.Struct, frozen=True):
    first: int
    last: int
    from_: str = msgspec.field(name="from")
    to: str

    @property
    def count(self) -> int:
        return self.last - self.first + 1


class Cluster(msgspec.Struct, frozen=True):
    shards: list[Shard]
    nodes: list[Node] = []
    moves: list[Move] = []

    @property
    def whole(self) -> bool:
        """Every shard is served by somebody who lives."""
        return all(shard.state in ("serving", "draining") for shard in self.shards)

    def owned(self, node: str) -> list[int]:
        return [shard.shard for shard in self.shards if shard.owner == node]


def look(client: Client) -> tuple[Cluster, bytes]:
    """The cluster, and the document as it came. Raises `Away`."""
    reply = ask(client, SHARDS)
    if not reply.ok:
        raise Away(f"{client.url}{SHARDS} answers {reply.status}: {title_of(reply)}")
    return decoded(reply.body, client.url), reply.body


def decoded(body: bytes, url: str) -> Cluster:
    """Raises `Away` for what is none of Tocsin's."""
    try:
        return msgspec.json.decode(body, type=Cluster)
    except msgspec.DecodeError as error:
        raise Away(f"{url} tells no shards of Tocsin's ({error}); is --url right?") from None


def spans(numbers: Iterable[int]) -> str:
    """0-84, 170, 200-255."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(lo) if lo == hi else f"{lo}-{hi}" for lo, hi in found)
