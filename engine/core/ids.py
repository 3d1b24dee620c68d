"""Job ids and routing: who owns a job can be read from its id alone.

A job id is a UUIDv8 (RFC 9562): 48 bits of the first filing time in Unix milliseconds, 12 bits of shard, 62 random
bits, and the version and variant bits between them. Inside the process an id is a plain int, so that it compares
like PostgreSQL's uuid (both are big-endian unsigned) and takes 48 bytes.
"""

from __future__ import annotations

from hashlib import blake2b
from zlib import crc32

from engine.options import SHARDS_MAX

RANDOM_BITS = 62
DEFAULT_TENANT = "default"

_VERSION = 8 << 76
_VARIANT = 2 << 62
_RANDOM_MASK = (1 << RANDOM_BITS) - 1
_TIME_MS_MAX = (1 << 48) - 1
_KEY_BYTES = 16
_DEFAULT_START = crc32(f"{DEFAULT_TENANT}\0".encode())
"""Nearly all keys begin with it: halves what routing a job costs."""


def shard_of_text(tenant: str, text: str, shards: int) -> int:
    """The shard of a routing key that is a text: a user id or an idempotency key, within its tenant."""
    start = _DEFAULT_START if tenant == DEFAULT_TENANT else crc32(f"{tenant}\0".encode())
    return crc32(text.encode(), start) % shards


def shard_of_random(random62: int, shards: int) -> int:
    """The shard of a job that has neither user nor key: its id's random bits decide."""
    return crc32(random62.to_bytes(8, "big")) % shards


def make_id(filed_ms: int, shard: int, random62: int) -> int:
    """The id of a job first filed at `filed_ms` (Unix ms) in `shard`."""
    assert 0 <= filed_ms <= _TIME_MS_MAX, filed_ms
    assert 0 <= shard < SHARDS_MAX, shard
    assert 0 <= random62 <= _RANDOM_MASK, random62
    return filed_ms << 80 | _VERSION | shard << 64 | _VARIANT | random62


def shard_of(job_id: int) -> int:
    return (job_id >> 64) & 0xFFF


def first_filed_ms(job_id: int) -> int:
    return job_id >> 80


def format_id(job_id: int) -> str:
    """The canonical 36 characters."""
    text = f"{job_id:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def parse_id(text: str) -> int | None:
    """The id that `format_id` writes, or None for anything else: another spelling is another resource."""
    if len(text) != 36:
        return None
    try:
        job_id = int(text.replace("-", ""), 16)
    except ValueError:
        return None
    if job_id & (0xF << 76) != _VERSION or job_id & (3 << 62) != _VARIANT or format_id(job_id) != text:
        return None
    return job_id


def key_hash(tenant: str, user_id: str | None, key: str) -> bytes:
    """What the journal keeps of an idempotency key: 128 bits over tenant, user and key.

    Lengths go in too, so that no two triples can be spelt alike; "no user" differs from the empty user.
    """
    parts = (tenant, "" if user_id is None else f"u{user_id}", key)
    return blake2b("".join(f"{len(p)}:{p}" for p in parts).encode(), digest_size=_KEY_BYTES).digest()
