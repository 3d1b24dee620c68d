"""The transactions that change owners: a new incarnation takes back its process's shards, one claims those of others,
an owner hands some over.

Lives here and nowhere else: these transactions, the choice of whom to take from, and which flushes of the incarnation
before committed. In prose: docs/design/journal.md. Invariants:

- the own control row is held throughout, so of two who fence each other one fails (a deadlock) and one survives;
- a victim is read from `shard.owner`, and a shard is taken only from the owner that was read;
- what is read of a shard is read by a statement that began after the shard was locked (READ COMMITTED);
- an incarnation is joined once: an unknown end is followed by a new one, which treats the unknown one as its own past.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from engine.errors import Corrupt, Fenced, Unusable
from engine.journal.statements import statement
from engine.journal.totals import count
from engine.ports import Claimed, Fold, OwnedShard, Owner, Tally

_ENROL = statement("enrol")
_LOCK_CONTROLS = statement("lock_controls")
_FOUND_CLUSTER = statement("found_cluster")
_CLUSTER = statement("cluster")
_OWNERS = statement("owners")
_FENCE_LANES = statement("fence_lanes")
_TAKE_SHARDS = statement("take_shards")
_FLUSHES = statement("flushes")
_DROP_OWN_TALLIES = statement("drop_own_tallies")
_HAND_OVER = statement("hand_over")
_STANDS = "select count(*) from incarnation_lane where incarnation = $1::uuid"


class Flushes:
    """Which flushes of one incarnation committed, as read after it was fenced."""

    def __init__(self) -> None:
        self._committed: set[tuple[int, int]] = set()
        self._covered: dict[int, int] = {}

    def add(self, rows: Iterable[Any]) -> None:
        for row in rows:
            lane, n = row["lane"], row["n"]
            if row["covered"]:
                self._covered[lane] = max(n, self._covered.get(lane, 0))
            else:
                self._committed.add((lane, n))

    def __contains__(self, flush: tuple[int, int]) -> bool:
        lane, n = flush
        return flush in self._committed or n <= self._covered.get(lane, 0)


class Joining(msgspec.Struct):
    """One attempt: who becomes the owner, and what it found."""

    incarnation: UUID
    lanes: int
    shards: range
    total: int
    past: Sequence[UUID]
    """Every earlier incarnation of this process, those whose fate is unknown among them."""
    last: UUID | None
    """The one that served until now."""
    flushes: Flushes
    """Of `last`; grows over attempts."""
    least_epoch: int
    owned: list[OwnedShard] = []


async def enrol(connection: asyncpg.Connection, joining: Joining, node: str) -> None:
    """Its rows stand before it takes anything, so that others can fence it meanwhile."""
    await connection.execute(_ENROL, joining.incarnation, joining.lanes, node)


async def join(connection: asyncpg.Connection, joining: Joining) -> None:
    """Within a transaction. Raises what asyncpg raises; `Unusable`, `Fenced`, `Corrupt` where they are meant."""
    await _hold_control(connection, joining.incarnation)
    await _check_cluster(connection, joining.shards, joining.total)
    await connection.execute(_FENCE_LANES, joining.past)
    mine = [row for row in await connection.fetch(_OWNERS) if row["owner"] in joining.past]
    await _take(connection, joining.incarnation, mine, joining.least_epoch)
    if joining.last is not None:
        if not await connection.fetchval(_STANDS, joining.last):
            raise Corrupt("this process was away for so long that the journal forgot it: it must restart")
        joining.flushes.add(await connection.fetch(_FLUSHES, joining.last))
    joining.owned = await count(connection, joining.incarnation, joining.lanes, [row["shard"] for row in mine])
    await connection.execute(_DROP_OWN_TALLIES, joining.past)


async def claim(
    connection: asyncpg.Connection,
    incarnation: UUID,
    lanes: int,
    shards: Sequence[int],
    gives_up: Callable[[str], bool],
    *,
    past: Collection[UUID],
    least_epoch: int,
) -> Claimed:
    """Within a transaction; raises as `join`. `past`: the earlier incarnations of this process."""
    await _hold_control(connection, incarnation)
    asked = set(shards)
    owners = [row for row in await connection.fetch(_OWNERS) if row["shard"] in asked]
    free = _choose(owners, {incarnation, *past}, gives_up)
    others = [row for row in free if row["owner"] != incarnation]
    if others:  # what arrived by a planned move stands still until this returns: not a round trip too many
        await connection.execute(_FENCE_LANES, sorted({row["owner"] for row in others if row["owner"] is not None}))
        await _take(connection, incarnation, others, least_epoch)
    owned = await count(connection, incarnation, lanes, sorted(asked))
    robbed = {row["shard"] for row in others if row["owner"] is not None and row["owner"] not in past}
    return Claimed(owned, frozenset(robbed & {each.shard for each in owned}))


def _choose(owners: Sequence[Any], mine: Collection[UUID], gives_up: Callable[[str], bool]) -> list[Any]:
    """The shards that may be taken, with their owners, who are to be fenced first."""
    given_up: dict[str, bool] = {}
    free = []
    for row in owners:
        owner, node = row["owner"], row["node"]
        if owner is not None and owner not in mine and node is not None and not row["fenced"]:
            if node not in given_up:
                given_up[node] = gives_up(node)
            if not given_up[node]:
                continue
        free.append(row)
    return free


async def _take(connection: asyncpg.Connection, incarnation: UUID, seen: Sequence[Any], least_epoch: int) -> None:
    await connection.execute(
        _TAKE_SHARDS, incarnation, [row["shard"] for row in seen], [row["owner"] for row in seen], least_epoch
    )


async def hand_over(
    connection: asyncpg.Connection, incarnation: UUID, folds: Sequence[Fold], to: UUID, *, least_epoch: int
) -> bool:
    """Within a transaction, the owner's; raises `Fenced` where it is none. False: nothing was changed."""
    standing = {row[0] for row in await connection.fetch(_LOCK_CONTROLS, [incarnation, to])}
    if incarnation not in standing:
        raise Fenced("the control row of this incarnation is fenced")
    if to not in standing:
        return False
    moved = await connection.fetch(_HAND_OVER, incarnation, to, least_epoch, *columns(folds))
    if len(moved) != len(folds):
        kept = sorted({fold.shard for fold in folds} - {row["shard"] for row in moved})
        raise Fenced(f"shards {kept[:8]} are not held under the epochs that memory has")
    return True


def owner_of(row: Any) -> Owner | None:
    """Of a row of owners.sql. An incarnation without rows is as good as fenced."""
    if row["owner"] is None:
        return None
    return Owner(row["node"] or "", row["owner"], row["epoch"], row["fenced"] or row["node"] is None)


def columns(folds: Sequence[Fold]) -> list[list[int]]:
    """Shards, epochs, lows, seven totals, lanes, covered flushes: the arguments of `fold` and `hand_over`."""
    return [
        [fold.shard for fold in folds],
        [fold.epoch for fold in folds],
        [fold.low_ms for fold in folds],
        *([getattr(fold.tally, name) for fold in folds] for name in Tally.__struct_fields__),
        [fold.lane for fold in folds],
        [fold.covered_n for fold in folds],
    ]


async def _hold_control(connection: asyncpg.Connection, incarnation: UUID) -> None:
    if not await connection.fetch(_LOCK_CONTROLS, [incarnation]):
        raise Fenced("the control row of this incarnation is fenced")


async def _check_cluster(connection: asyncpg.Connection, shards: range, total: int) -> None:
    there = await connection.fetchrow(_CLUSTER)
    assert there is not None
    if there["total"] is None:
        await connection.execute(_FOUND_CLUSTER, total, shards.start, shards.stop)
        there = await connection.fetchrow(_CLUSTER)
        assert there is not None
    if there["total"] != total:
        raise Unusable(
            f"--shards: this node states {total}, but the cluster was founded with {there['total']}, which is fixed "
            f"for its life: use --shards {there['total']}"
        )
    if (there["first"], there["last"]) != (shards.start, shards.stop - 1):
        raise Unusable(
            f"this node states that the journal holds the shards {shards.start} to {shards.stop - 1}, but it was "
            f"founded with {there['first']} to {there['last']}, which is fixed for its life"
        )
