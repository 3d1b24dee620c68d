"""Where a walk through a list goes on: an opaque text that holds the last key seen and knows its list's filters.

A cursor is 1 byte of version, 8 of the key's due time, 16 of its job id, 8 of a digest of the filters and 4 of a
checksum over all of it, in url-safe base64 without padding: 50 characters. So a cut or mistyped one is told from one
that was made for another list, and both from one of a version to come. It is no secret and no capability: whoever
makes one up names a place in a list that he may read anyway.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, urlsafe_b64encode
from hashlib import blake2b
from struct import Struct
from zlib import crc32

import msgspec

from engine.core.listing import Key, Query

_VERSION = 1
_FORM = Struct(">Bq16s8s")
_SUM = Struct(">I")
_BYTES = _FORM.size + _SUM.size


def encode(key: Key, query: Query) -> str:
    due_ms, job_id = key
    head = _FORM.pack(_VERSION, due_ms, job_id.to_bytes(16, "big"), _digest(query))
    return urlsafe_b64encode(head + _SUM.pack(crc32(head))).rstrip(b"=").decode()


def decode(text: str, query: Query) -> Key:
    """The key to go on after; ValueError says in the caller's words why it is none of this list's."""
    try:
        found = b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        found = b""
    head, checksum = found[: _FORM.size], found[_FORM.size :]
    if len(found) != _BYTES or _SUM.pack(crc32(head)) != checksum:
        raise ValueError("is broken: send next_cursor as it was answered, or begin again without one")
    version, due_ms, job_id, digest = _FORM.unpack(head)
    if version != _VERSION:
        raise ValueError("is of another version of Tocsin: begin again without one")
    if digest != _digest(query):
        raise ValueError("is of a list with other filters: repeat them with each page, or begin again without one")
    return due_ms, int.from_bytes(job_id, "big")


def _digest(query: Query) -> bytes:
    """Over the filters that are set, so that one which a later version adds leaves the cursors of others alone."""
    given = {name: value for name, value in msgspec.structs.asdict(query).items() if value is not None}
    return blake2b(msgspec.json.encode(given, order="deterministic"), digest_size=8).digest()
