"""Every call between peers and its answer, as MessagePack.

Structs are arrays and grow only at their end, so that nodes of two versions understand each other during a rolling
upgrade. Job ids are 16 bytes, big-endian, since MessagePack has no integer of 128 bits. `NewJob` goes as it is. A view
goes under the names of its fields. Errors go as (class, message, fields) and come back as the same class of
`engine.errors`; what only a newer node knows comes back as the family it can be taken for.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from engine.core.job import JobView, NewJob
from engine.core.listing import JobPage, Key, Query
from engine.core.status import Status
from engine.errors import (
    Busy,
    Conflict,
    Corrupt,
    Invalid,
    JournalAmbiguous,
    JournalAway,
    NotFound,
    NotOwner,
    QuotaSpent,
    Rejected,
    TocsinError,
    Unavailable,
    UnknownOutcome,
)
from engine.handoff import Ended, Handed, id_bytes, id_of

WireKey = tuple[int, bytes]


class WireError(msgspec.Struct, array_like=True, frozen=True):
    kind: str
    message: str
    fields: dict[str, Any] = {}


class SubmitCall(msgspec.Struct, array_like=True, gc=False):
    jobs: list[NewJob]
    via: str
    views: bool = False


class WireView(msgspec.Struct, array_like=True):
    id: bytes
    view: JobView
    """Without its id."""


class Submitted(msgspec.Struct, array_like=True):
    """Of each job in order: its id; which of them are repeats, failed, or are shown."""

    ids: bytes
    """16 bytes each; zeros where it failed."""
    repeated: list[int]
    """Indices."""
    failed: list[tuple[int, WireError]]
    views: list[tuple[int, WireView]] = []


class JobCall(msgspec.Struct, array_like=True):
    """Get, cancel, discard."""

    id: bytes


class RescheduleCall(msgspec.Struct, array_like=True):
    id: bytes
    due_ms: int


class RedriveCall(msgspec.Struct, array_like=True):
    id: bytes
    payload: tuple[bytes, int] | None


class SearchCall(msgspec.Struct, array_like=True):
    query: Query
    after: WireKey | None
    limit: int
    shards: list[int]


class Searched(msgspec.Struct, array_like=True):
    jobs: list[WireView]
    keys: list[WireKey]
    next: WireKey | None


class ForecastCall(msgspec.Struct, array_like=True):
    seconds: int


class Forecasted(msgspec.Struct, array_like=True):
    from_ms: int
    counts: list[int]


class StatusCall(msgspec.Struct, array_like=True):
    pass


class PreloadCall(msgspec.Struct, array_like=True):
    lows_ms: dict[int, int]
    source: str


class HandedCall(msgspec.Struct, array_like=True):
    handed: list[Handed]
    source: str


class EndedCall(msgspec.Struct, array_like=True):
    ended: list[Ended]


class MovedCall(msgspec.Struct, array_like=True):
    shards: list[int]
    node: str


class StopCallsCall(msgspec.Struct, array_like=True):
    fire_ids: list[str]


class Done(msgspec.Struct, array_like=True):
    """The answer where there is nothing to say."""


CALLS: dict[str, tuple[type[Any], type[Any]]] = {
    "submit": (SubmitCall, Submitted),
    "get": (JobCall, WireView),
    "cancel": (JobCall, WireView),
    "reschedule": (RescheduleCall, WireView),
    "redrive": (RedriveCall, WireView),
    "discard": (JobCall, WireView),
    "search": (SearchCall, Searched),
    "forecast": (ForecastCall, Forecasted),
    "status": (StatusCall, Status),
    "preload": (PreloadCall, Done),
    "handed": (HandedCall, Done),
    "ended": (EndedCall, Done),
    "moved": (MovedCall, Done),
    "stop_calls": (StopCallsCall, Done),
}
"""By name: what is sent, and what comes back."""

encode: Callable[[Any], bytes] = msgspec.msgpack.Encoder().encode
DECODE_CALL: dict[str, Callable[[bytes], Any]] = {
    name: msgspec.msgpack.Decoder(call).decode for name, (call, _) in CALLS.items()
}
DECODE_ANSWER: dict[str, Callable[[bytes], Any]] = {
    name: msgspec.msgpack.Decoder(answer).decode for name, (_, answer) in CALLS.items()
}
_decode_error = msgspec.msgpack.Decoder(WireError).decode

# -- errors ---------------------------------------------------------------------------------------

_REJECTED: dict[str, type[Rejected]] = {each.__name__: each for each in (Rejected, Invalid, NotFound, Conflict)}
_UNAVAILABLE: dict[str, type[Unavailable]] = {
    each.__name__: each for each in (Unavailable, Busy, UnknownOutcome, JournalAway)
}


def error_to_wire(error: TocsinError) -> WireError:
    kind = type(error).__name__
    if isinstance(error, NotOwner):
        return WireError("NotOwner", "", {"shard": error.shard, "moving": error.moving, "node": error.node})
    if isinstance(error, Rejected):
        return WireError(kind if kind in _REJECTED else "Rejected", str(error), {"field": error.field})
    if isinstance(error, QuotaSpent):  # to a node that knows no quotas, busy: it does not ask again
        return WireError("Busy", str(error), {"retry_after_ms": error.retry_after_ms, "quota": True})
    if isinstance(error, Unavailable):
        known = kind if kind in _UNAVAILABLE else "Unavailable"
        return WireError(known, str(error), {"retry_after_ms": error.retry_after_ms})
    if isinstance(error, JournalAmbiguous):
        return WireError("UnknownOutcome", str(error))
    return WireError("Corrupt" if isinstance(error, Corrupt) else "Unavailable", str(error))


def error_of(wire: WireError) -> TocsinError:
    fields = wire.fields
    if wire.kind == "NotOwner":
        return NotOwner(fields["shard"], moving=bool(fields.get("moving")), node=fields.get("node"))
    if wire.kind in _REJECTED:
        return _REJECTED[wire.kind](wire.message, field=fields.get("field"))
    if wire.kind == "Corrupt":
        return Corrupt(wire.message)
    kind = QuotaSpent if fields.get("quota") else _UNAVAILABLE.get(wire.kind, Unavailable)
    return kind(wire.message, retry_after_ms=int(fields.get("retry_after_ms", 1_000)))


def decode_error(body: bytes) -> TocsinError:
    return error_of(_decode_error(body))


# -- views and keys -------------------------------------------------------------------------------


def view_to_wire(view: JobView) -> WireView:
    return WireView(id_bytes(view.id), msgspec.structs.replace(view, id=0))


def view_of_wire(wire: WireView) -> JobView:
    return msgspec.structs.replace(wire.view, id=id_of(wire.id))


def key_to_wire(key: Key | None) -> WireKey | None:
    return None if key is None else (key[0], id_bytes(key[1]))


def key_of_wire(key: WireKey | None) -> Key | None:
    return None if key is None else (key[0], id_of(key[1]))


def page_to_wire(page: JobPage) -> Searched:
    keys = [(due_ms, id_bytes(job_id)) for due_ms, job_id in page.keys]
    return Searched([view_to_wire(view) for view in page.jobs], keys, key_to_wire(page.next))


def page_of_wire(wire: Searched) -> JobPage:
    keys = [(due_ms, id_of(job_id)) for due_ms, job_id in wire.keys]
    return JobPage([view_of_wire(view) for view in wire.jobs], key_of_wire(wire.next), keys)


def ids_of(blob: bytes) -> Sequence[int]:
    """Every 16 bytes, as an id."""
    assert len(blob) % 16 == 0, len(blob)
    halves = struct.unpack(f">{len(blob) // 8}Q", blob)
    return [high << 64 | low for high, low in zip(halves[::2], halves[1::2], strict=True)]
