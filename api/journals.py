"""Which shards lie in which PostgreSQL, as `--postgres` says it: one DSN for all, or `LO-HI=DSN` for each range.

No I/O. A parser raises ValueError with what is expected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from api.setting_values import parse_text, url_of

_parse_dsn = url_of("postgresql", "postgres")
_RANGED = re.compile(r"([0-9]{1,4})-([0-9]{1,4})=(.+)", re.DOTALL)


class JournalAt(msgspec.Struct, frozen=True):
    dsn: str
    domain: range | None
    """Its shards; None: all of them, however many the cluster has."""


def parse_postgres(value: object) -> str:
    """The text as it was, if `journals_of` understands it."""
    text = parse_text(value)
    journals_of(text)
    return text


def journals_of(text: str) -> Sequence[JournalAt]:
    """In the order of their shards, which are all from 0 on, each once."""
    parts = text.split()
    if len(parts) <= 1 and "=" not in text.partition("://")[0]:
        return [JournalAt(_parse_dsn(text), None)]
    found = []
    for part in parts:
        match = _RANGED.fullmatch(part)
        if match is None:
            raise ValueError("must be one DSN, or LO-HI=DSN for each range of shards, with spaces between")
        lo, hi, dsn = int(match[1]), int(match[2]), _parse_dsn(match[3])
        if lo > hi:
            raise ValueError(f"has a range {lo}-{hi} that ends before it begins")
        found.append(JournalAt(dsn, range(lo, hi + 1)))
    found.sort(key=lambda each: each.domain.start if each.domain is not None else 0)
    following = 0
    for each in found:
        assert each.domain is not None
        if each.domain.start != following:
            raise ValueError(
                f"must name every shard once: shard {min(each.domain.start, following)} is named "
                + ("twice" if each.domain.start < following else "by no range")
                + ", or out of order"
            )
        following = each.domain.stop
    return found


def shards_of(journals: Sequence[JournalAt]) -> int | None:
    """How many shards the ranges make; None where one journal has all."""
    last = journals[-1].domain
    return None if last is None else last.stop
