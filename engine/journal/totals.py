"""What shards hold, exactly, at the moment they change hands.

A shard's row says up to which flush (incarnation, lane, n) its totals count; the tally rows of that lane beyond n are
the rest. Whoever becomes the owner adds them up and writes them as its own.

**From which n on a new owner counts.** Not from 0: a shard may come to an incarnation that has flushed before, even
this shard, and whose tally rows are still there; they were counted then and must not be counted again. So it counts
from the highest n of that lane that is known of the incarnation: of its tally rows, or of what another shard's totals
cover. No flush up to there has anything of this shard that is not in the totals already: what the incarnation flushed
of it in an earlier stay was folded by the transaction that gave it away, after the last such flush had its answer; and
nothing of the present stay is sent before the transaction has returned. A flush in flight, of other shards, may commit
above that n: it has nothing of this shard. What is counted and that n are read by one statement, in one snapshot.

**Which tally rows may go.** A fold deletes those of its own incarnation up to the least n that any shard's totals cover
of the lane, whoever owns that shard now: one that was given away and not yet claimed names its old owner's flushes
until then, and holds them back though it needs none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import error as StructError  # noqa: N812
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from engine.errors import Corrupt
from engine.journal.codec import add_tallies, decode_deltas
from engine.journal.statements import statement
from engine.ports import OwnedShard, Tally

_TAKEN = statement("taken")
_UNCOVERED_TALLIES = statement("uncovered_tallies")
_FOLD_TAKEN = statement("fold_taken")


async def count(
    connection: asyncpg.Connection, incarnation: UUID, lanes: int, shards: Sequence[int]
) -> list[OwnedShard]:
    """Those of `shards` that the incarnation owns, with exact totals, folded under it. Within a transaction that took
    them or found them its own."""
    rows = await connection.fetch(_TAKEN, incarnation, shards)
    found = await connection.fetch(_UNCOVERED_TALLIES, incarnation, shards)
    counted_n: dict[int, int] = {}
    since: dict[tuple[UUID, int], list[tuple[int, dict[int, Tally]]]] = {}
    for row in found:
        if row["deltas"] is None:
            counted_n[row["lane"]] = row["n"]
        else:
            since.setdefault((row["incarnation"], row["lane"]), []).append((row["n"], _deltas(row)))
    owned = [_exact(row, since.get((row["covered_incarnation"], row["covered_lane"]), ())) for row in rows]
    totals = zip(*(msgspec.structs.astuple(each.tally) for each in owned), strict=True) if owned else [()] * 7
    its_lanes = [each.shard % lanes for each in owned]
    await connection.execute(
        _FOLD_TAKEN,
        incarnation,
        [each.shard for each in owned],
        its_lanes,
        [counted_n.get(lane, 0) for lane in its_lanes],
        *map(list, totals),
    )
    return owned


def _exact(row: Any, since: Sequence[tuple[int, dict[int, Tally]]]) -> OwnedShard:
    shard = row["shard"]
    tally = Tally(*(row[name] for name in Tally.__struct_fields__))
    for n, deltas in since:
        if n > row["covered_n"] and shard in deltas:
            tally = add_tallies(tally, deltas[shard])
    return OwnedShard(shard, row["epoch"], row["low_ms"], tally)


def _deltas(row: Any) -> dict[int, Tally]:
    """Without them no total is exact, and nothing else tells what a flush changed: the shards cannot be taken."""
    try:
        return decode_deltas(row["deltas"])
    except StructError as error:
        key = f"incarnation {row['incarnation']}, lane {row['lane']}, n {row['n']}"
        raise Corrupt(f"the tally of a flush ({key}) cannot be read: {error}") from error
