"""Becoming an incarnation: fence whoever came before, take the shards, and know exactly what they hold.

Lives here and nowhere else: the transaction that changes owners by force, the exact tallies after it, and which flushes
of the incarnation before committed. In prose: docs/design/journal.md. Invariants:

- the own control row is held throughout, so of two who fence each other one fails (a deadlock) and one survives;
- a victim is read from `shard.owner`, and a shard is taken only from the owner that was read;
- what is read of a shard is read by a statement that began after the shard was locked (READ COMMITTED);
- an incarnation is tried once: an unknown end is followed by a new one, which treats the unknown one as its own past.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from random import Random
from struct import error as StructError  # noqa: N812
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from engine.errors import Corrupt, Fenced, Unusable
from engine.journal import trouble
from engine.journal.codec import add_tallies, decode_deltas
from engine.journal.session import Session
from engine.journal.statements import statement
from engine.ports import OwnedShard, Tally

STALL_MS = 200
"""How long a takeover waits for a lock before it ends the connection that holds it, plus up to `STALL_SPREAD_MS`."""
STALL_SPREAD_MS = 200
"""Random, so that two takeovers that wait for each other do not end each other."""

_ENROL = statement("enrol")
_LOCK_CONTROL = statement("lock_control")
_FOUND_CLUSTER = statement("found_cluster")
_OWNERS = statement("owners")
_FENCE_LANES = statement("fence_lanes")
_TAKE_SHARDS = statement("take_shards")
_TAKEN = statement("taken")
_UNCOVERED_TALLIES = statement("uncovered_tallies")
_FLUSHES = statement("flushes")
_FOLD_TAKEN = statement("fold_taken")
_DROP_OWN_TALLIES = statement("drop_own_tallies")
_BREAK_STALL = statement("break_stall")
_STANDS = "select count(*) from incarnation_lane where incarnation = $1::uuid"

Fields = tuple[int, int, int, int, int, int, int]


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


class Taking(msgspec.Struct):
    """One attempt: who becomes the owner, and what it found."""

    incarnation: UUID
    lanes: int
    shards: int
    past: Sequence[UUID]
    """Every earlier incarnation of this process, those whose fate is unknown among them."""
    last: UUID | None
    """The one that served until now."""
    flushes: Flushes
    """Of `last`; grows over attempts."""
    owned: list[OwnedShard] = []
    forced: bool = False


async def enrol(connection: asyncpg.Connection, taking: Taking, node: str) -> None:
    """Its rows stand before it takes anything, so that others can fence it meanwhile."""
    await connection.execute(_ENROL, taking.incarnation, taking.lanes, node)


async def carry_out(
    connection: asyncpg.Connection, taking: Taking, force_from: Callable[[str], bool], least_epoch: int
) -> None:
    """The transaction. Raises what asyncpg raises; `Unusable`, `Fenced`, `Corrupt` where they are meant."""
    async with connection.transaction():
        if await connection.fetchval(_LOCK_CONTROL, taking.incarnation) is None:
            raise Fenced("fenced while taking over")
        await _check_cluster(connection, taking.shards)
        owners = await connection.fetch(_OWNERS)
        free, victims = _choose(owners, taking, force_from)
        await connection.execute(_FENCE_LANES, sorted({*victims, *taking.past}))
        await connection.execute(
            _TAKE_SHARDS,
            taking.incarnation,
            [row["shard"] for row in free],
            [row["owner"] for row in free],
            least_epoch,
        )
        if taking.last is not None:
            if not await connection.fetchval(_STANDS, taking.last):
                raise Corrupt("this process was away for so long that the journal forgot it: it must restart")
            taking.flushes.add(await connection.fetch(_FLUSHES, taking.last))
        taking.owned = await _fold(connection, taking)
        await connection.execute(_DROP_OWN_TALLIES, list(taking.past))


async def _check_cluster(connection: asyncpg.Connection, shards: int) -> None:
    there = await connection.fetchval("select shards from cluster")
    if there is None:
        await connection.execute(_FOUND_CLUSTER, shards)
        there = await connection.fetchval("select shards from cluster")
    if there != shards:
        raise Unusable(
            f"--shards: this node states {shards}, but the cluster was founded with {there}, which is fixed for its "
            f"life: use --shards {there}"
        )


def _choose(owners: Sequence[Any], taking: Taking, force_from: Callable[[str], bool]) -> tuple[list[Any], set[UUID]]:
    """The shards that may be taken, and their owners, to be fenced first."""
    mine = set(taking.past)
    given_up: dict[str, bool] = {}
    free: list[Any] = []
    victims: set[UUID] = set()
    forced = False
    for row in owners:
        owner, node = row["owner"], row["node"]
        if owner is not None and owner not in mine:
            if node is not None and not row["fenced"]:
                if node not in given_up:
                    given_up[node] = force_from(node)
                if not given_up[node]:
                    continue
            forced = True
        if owner is not None:
            victims.add(owner)
        free.append(row)
    taking.forced = forced
    return free, victims


async def _fold(connection: asyncpg.Connection, taking: Taking) -> list[OwnedShard]:
    """Exact totals: as last folded, and the flushes since; written as the new owner's, from its flush 0 on."""
    rows = await connection.fetch(_TAKEN, taking.incarnation)
    found = await connection.fetch(_UNCOVERED_TALLIES, taking.incarnation)
    since: dict[tuple[UUID, int], list[tuple[int, dict[int, Tally]]]] = {}
    for row in found:
        since.setdefault((row["incarnation"], row["lane"]), []).append((row["n"], _deltas(row)))
    owned = []
    for row in rows:
        shard = row["shard"]
        tally = Tally(*(row[name] for name in Tally.__struct_fields__))
        for n, deltas in since.get((row["covered_incarnation"], row["covered_lane"]), ()):
            if n > row["covered_n"] and shard in deltas:
                tally = add_tallies(tally, deltas[shard])
        owned.append(OwnedShard(shard, row["epoch"], row["low_ms"], tally))
    totals = zip(*(msgspec.structs.astuple(each.tally) for each in owned), strict=True) if owned else [()] * 7
    await connection.execute(
        _FOLD_TAKEN, taking.incarnation, taking.lanes, [each.shard for each in owned], *map(list, totals)
    )
    return owned


def _deltas(row: Any) -> dict[int, Tally]:
    """Without them no total is exact, and nothing else tells what a flush changed: the shards cannot be taken."""
    try:
        return decode_deltas(row["deltas"])
    except StructError as error:
        key = f"incarnation {row['incarnation']}, lane {row['lane']}, n {row['n']}"
        raise Corrupt(f"the tally of a flush ({key}) cannot be read: {error}") from error


@asynccontextmanager
async def never_stalled(waiting: asyncpg.Connection, side: Session, random: Random) -> AsyncIterator[None]:
    """While the block runs: end Tocsin's connections that make `waiting` wait for a lock too long.

    A process that is stopped or cut off in the middle of a COPY holds its locks for hours, and no time-out of the
    server frees them: only the end of its connection does.
    """
    stall_ms = STALL_MS + random.randrange(STALL_SPREAD_MS)
    breaker = asyncio.create_task(_break_stalls(waiting.get_server_pid(), side, stall_ms))
    try:
        yield
    finally:
        breaker.cancel()
        await asyncio.gather(breaker, return_exceptions=True)


async def _break_stalls(pid: int, side: Session, stall_ms: int) -> None:
    while True:
        await asyncio.sleep(stall_ms / 1_000)
        try:
            await side.run(lambda connection: connection.fetchval(_BREAK_STALL, pid, stall_ms))
        except Exception as error:
            if trouble.translate(error, alive=False) is None:
                raise
