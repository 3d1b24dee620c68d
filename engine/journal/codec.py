"""Records to bytes and back: the binary COPY format for rows that are appended, the tally's fixed layout.

Lives here and nowhere else: the order of the copied columns, the layout of `tally.deltas`, what a column of
`job_record` means. A row is encoded in one call of a pre-compiled `struct` and one join over all parts (0.4 µs
a row; concatenating each row first costs twice that). Invariant: `COPIED` and `_FIXED` name the same
columns in the same order; the conformance suite reads back every field it writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from struct import Struct
from uuid import UUID

from engine.core.ids import shard_of
from engine.core.job import VERSION, Record
from engine.core.lifecycle import State
from engine.options import SHARDS_MAX, TAGS_MAX
from engine.ports import Tally

COPIED = "shard, filed_ms, job_id, rev, epoch, state, version, due_ms, keep_ms, tenant, type, user_id, tags, body"
"""Fourteen; `at` is the server's."""

MARK = 8
"""In the column `state`, of a row that is no revision but a further way to a filing by one of its tags. No `State`."""

HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
"""Before the first row of a binary COPY stream."""
END = b"\xff\xff"
"""After its last row."""

_NULL = b"\xff\xff\xff\xff"
_NO_KEEP_TO_TAGS = _NULL * 5
_NO_TENANT_TO_TAGS = _NULL * 4
_NO_KEEP_TO_USER = _NULL * 4
_NO_KEEP_TENANT = _NULL * 2
_NO_USER_TAGS = _NULL * 2

# Of each field the length (i) and then the value. What is the same for many rows is packed beforehand, as one argument
# costs 20 ns: `_HEADS` by shard (number of fields, the shard, the length of filed_ms), `_STATES` by state (the state,
# the version, the length of due_ms). Lengths of 4 bytes before a value of 4 bytes are added to it as one integer.
_FIXED = Struct(">12sqiQQQiq16sq")
_HEADS = [Struct(">hihi").pack(14, 2, shard, 8) for shard in range(SHARDS_MAX)]
_STATES = [Struct(">ihihi").pack(2, state, 2, VERSION, 8) for state in State]
_MARK_HEAD = Struct(">ihihi").pack(2, MARK, 2, VERSION, 8)
_REV = 4 << 32
_OPEN = State.RETRYING
_LOW64 = (1 << 64) - 1
_LOW32 = (1 << 32) - 1
_LENGTH = Struct(">i")
_LENGTHS_KNOWN = 4_096
_LENGTHS = [_LENGTH.pack(size) for size in range(_LENGTHS_KNOWN)]
_EMPTY = _LENGTH.pack(0)
_LONG = Struct(">iq")
_TAGS = Struct(">iiiii")
_TEXT_OID = 25
_DELTA = Struct(">H7i")


def encode_rows(records: Sequence[Record]) -> bytes:
    """The rows of a binary COPY stream of `job_record`'s `COPIED` columns, between `HEADER` and `END`.

    Raises `ValueError` (a lone surrogate) or `struct.error` (a number too large) for what no row can hold."""
    parts: list[bytes] = []
    add = parts.extend
    pack = _FIXED.pack
    heads, states, lengths = _HEADS, _STATES, _LENGTHS
    kinds: dict[str, bytes] = {}
    for record in records:
        job = record.job
        job_id = job.id
        high = job_id >> 64
        state = record.state
        body = record.body
        fixed = pack(
            heads[high & 0xFFF],
            record.filed_ms,
            16,
            high,
            job_id & _LOW64,
            _REV + record.rev,
            8,
            record.epoch,
            states[state],
            record.due_ms,
        )
        size = len(body)
        length = lengths[size] if size < _LENGTHS_KNOWN else _LENGTH.pack(size)
        if state > _OPEN:
            keep_ms = record.keep_ms
            if keep_ms is None:
                add((fixed, _NO_KEEP_TO_TAGS, length, body))
            else:
                add((fixed, _LONG.pack(8, keep_ms), _NO_TENANT_TO_TAGS, length, body))
            continue
        kind = kinds.get(job.type)
        if kind is None:
            kind = kinds[job.type] = _NO_KEEP_TENANT + _text(job.type)
        live = job.live
        if live is not None:
            if live.tags is not None and len(live.tags) > 1:
                add(_marks(record, live.tags))
            texts = _NULL + _text(live.tenant) + _text(job.type) + _text(job.user_id) + _text_array(live.tags)
            add((fixed, texts, length, body))
        elif job.user_id is None:
            add((fixed, kind, _NO_USER_TAGS, length, body))
        else:
            user = job.user_id.encode()
            size = len(user)
            user_length = lengths[size] if size < _LENGTHS_KNOWN else _LENGTH.pack(size)
            add((fixed, kind, user_length, user, _NULL, length, body))
    return b"".join(parts)


def _marks(record: Record, tags: tuple[str, ...]) -> list[bytes]:
    """Rows that the index by tags finds this filing by: one for each tag but the first, which the filing's own entry
    has. A mark's revision is below every real one, and names the filing's: -(16 * rev + index of the tag)."""
    job_id = record.job.id
    high = job_id >> 64
    parts: list[bytes] = []
    for index, tag in enumerate(dict.fromkeys(tags)):
        if index == 0:
            continue
        parts += (
            _FIXED.pack(
                _HEADS[high & 0xFFF],
                record.filed_ms,
                16,
                high,
                job_id & _LOW64,
                _REV + (-(record.rev * TAGS_MAX + index) & _LOW32),
                8,
                record.epoch,
                _MARK_HEAD,
                record.due_ms,
            ),
            _NO_KEEP_TO_USER,
            _text_array((tag,)),
            _EMPTY,
        )
    return parts


def _text(text: str | None) -> bytes:
    if text is None:
        return _NULL
    data = text.encode()
    return _LENGTH.pack(len(data)) + data


def _text_array(texts: tuple[str, ...] | None) -> bytes:
    """A one-dimensional text[]: dimensions, whether there are nulls, element type, then size and lower bound."""
    if texts is None:
        return _NULL
    if not texts:
        return _LENGTH.pack(12) + Struct(">iii").pack(0, 0, _TEXT_OID)
    data = _TAGS.pack(1, 0, _TEXT_OID, len(texts), 1) + b"".join(map(_text, texts))
    return _LENGTH.pack(len(data)) + data


def encode_deltas(deltas: dict[int, Tally]) -> bytes:
    """`tally.deltas`: for each shard u16 shard and seven i32, in the order of `Tally`'s fields."""
    pack = _DELTA.pack
    return b"".join(
        [
            pack(shard, d.accepted, d.pending, d.retrying, d.succeeded, d.dead, d.cancelled, d.expired)
            for shard, d in deltas.items()
        ]
    )


def decode_deltas(data: bytes) -> dict[int, Tally]:
    """Raises `struct.error` for what is no whole number of entries."""
    return {shard: Tally(*counts) for shard, *counts in _DELTA.iter_unpack(data)}


def add_tallies(a: Tally, b: Tally) -> Tally:
    return Tally(
        a.accepted + b.accepted,
        a.pending + b.pending,
        a.retrying + b.retrying,
        a.succeeded + b.succeeded,
        a.dead + b.dead,
        a.cancelled + b.cancelled,
        a.expired + b.expired,
    )


def moved_places(records: Iterable[Record]) -> dict[int, tuple[int, int]]:
    """By job id the (filed_ms, rev) that `moved` is to say after these records: the highest rev of each job."""
    places: dict[int, tuple[int, int]] = {}
    for record in records:
        if record.moved:
            seen = places.get(record.job.id)
            if seen is None or seen[1] < record.rev:
                places[record.job.id] = (record.filed_ms, record.rev)
    return places


def filed_keys(records: Iterable[Record]) -> list[tuple[int, bytes, int]]:
    """(shard, key hash, job id) of the records that file an idempotency key."""
    return [(shard_of(r.job.id), r.key, r.job.id) for r in records if r.key is not None]


def done_counts(records: Iterable[Record]) -> dict[UUID, int]:
    """How many jobs these records do of each bulk operation."""
    return Counter([r.operation for r in records if r.operation is not None])


def owed_notices(records: Iterable[Record]) -> list[tuple[int, str, int, int]]:
    """(shard, type, start of the interval, job id) of the records that owe a notice."""
    return [(shard_of(r.job.id), *r.owes, r.job.id) for r in records if r.owes is not None]
