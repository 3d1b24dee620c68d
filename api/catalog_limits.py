"""What a catalog says of quotas and escalations (docs/design/quota.md, escalation.md), read and held together.

Each may lean on what stands elsewhere in the file: a type on a quota that several share, an escalation on the type of
its notices.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from api.bounds import TEXT
from api.catalog_values import NAME, Wrong, below, known, whole
from api.quoted import quoted
from engine.core.catalog import Escalation, JobType, Quota
from engine.options import TEXT_BYTES_MAX

QUOTA_MAX = 1_000_000_000
RECIPIENTS_MAX = 20
INTERVAL_S_MAX = 86_400


def read_quotas(value: object) -> dict[str, Quota]:
    """Those that types share, by name."""
    if not isinstance(value, dict):
        raise Wrong("must be tables: [quotas.NAME] with per_user_per_day")
    for name in value:
        if not NAME.fullmatch(name):
            raise Wrong("a quota's name is 1 to 128 letters, digits, dots, dashes, colons or underscores", name)
    return {name: below(_quota(name), spec, name) for name, spec in value.items()}


def _quota(name: str) -> Callable[[object], Quota]:
    def read(value: object) -> Quota:
        if not isinstance(value, dict):
            raise Wrong("must be a table: { per_user_per_day = 1000 }")
        known(value, ("per_user_per_day",))
        if "per_user_per_day" not in value:
            raise Wrong("has no per_user_per_day; add how many jobs a user may submit in a day")
        limit = whole(1, QUOTA_MAX, "jobs that a user may submit in a day")
        return Quota(name, below(limit, value["per_user_per_day"], "per_user_per_day"))

    return read


def quota_of(kind: str, quotas: Mapping[str, Quota]) -> Callable[[object], Quota]:
    """By its name, or the type's own, whose name no shared one can have."""

    def read(value: object) -> Quota:
        if not isinstance(value, str):
            return _quota(f"={kind}")(value)
        if value not in quotas:
            close = difflib.get_close_matches(value, quotas, n=1)
            mend = f"did you mean {close[0]}?" if close else "add a table [quotas.NAME], or write the number here"
            raise Wrong(f"{quoted(value)} is no quota here; {mend}")
        return quotas[value]

    return read


def read_escalation(value: object) -> Escalation:
    if not isinstance(value, dict):
        raise Wrong('must be a table: { type = "…", recipients = ["ops"], interval_s = 3600 }')
    readers: dict[str, Callable[[object], Any]] = {
        "type": _name,
        "recipients": _recipients,
        "interval_s": whole(1, INTERVAL_S_MAX, "seconds, at most a day"),
    }
    known(value, tuple(readers))
    for key in ("type", "recipients"):
        if key not in value:
            raise Wrong(f"has no {key}")
    return Escalation(**{key: below(readers[key], item, key) for key, item in value.items()})


def _name(value: object) -> str:
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise Wrong(f"{quoted(value)} must be the name of a type")
    return value


def _recipients(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else []
    if not 1 <= len(texts) <= RECIPIENTS_MAX or not all(map(_is_text, texts)):
        raise Wrong(f"must be 1 to {RECIPIENTS_MAX} texts of 1 to {TEXT_BYTES_MAX} bytes")
    return tuple(texts)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and TEXT.wrong(value) is None


def check_escalations(kinds: Mapping[str, JobType]) -> None:
    """A notice that fails is told to nobody, so none can lead to another."""
    for name, kind in kinds.items():
        if kind.escalation is None:
            continue
        told = kind.escalation.type
        where = ("types", name, "escalation", "type")
        if told not in kinds:
            close = difflib.get_close_matches(told, kinds, n=1)
            raise Wrong(f"{quoted(told)} is no type here" + (f"; did you mean {close[0]}?" if close else ""), *where)
        if kinds[told].escalation is not None:
            raise Wrong(f"{quoted(told)} escalates itself: a notice would lead to another", *where)
