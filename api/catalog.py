"""Reads a catalog of job types (TOML, contract section 1) into `engine.core.catalog.Catalog`.

Whole or not at all: the first wrong thing raises `Unusable` with file, line, key, value and the mend. The catalog of
Whispr's services ships beside this file and is the default.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from api import target
from api.catalog_limits import (
    INTERVAL_S_MAX,
    QUOTA_MAX,
    RECIPIENTS_MAX,
    check_escalations,
    quota_of,
    read_escalation,
    read_quotas,
)
from api.catalog_values import NAME, Wrong, below, known, number, whole
from api.payload_schema import MESSAGE_CHARS_MAX, read_example, read_schema, read_schema_file
from api.quoted import cut, quoted
from api.toml_lines import WrongToml, key_of, line_of
from api.toml_lines import read as read_toml
from engine.core.bucket import BURST_MS
from engine.core.catalog import (
    BATCH,
    HTTP,
    HTTPS,
    Backoff,
    Caps,
    Catalog,
    Databases,
    JobType,
    Priority,
    Quota,
)
from engine.errors import Unusable
from engine.options import (
    ATTEMPTS_CAP,
    ATTEMPTS_MAX,
    BATCH_SIZE_MAX,
    DAY_MS,
    TIMEOUT_CAP_MS,
    TIMEOUT_MS_MAX,
)

SHIPPED = Path(__file__).with_name("catalog_whispr.toml")

BACKOFF_MS_MAX = 7 * DAY_MS
BACKOFF_FACTOR_MAX = 100
RETENTION_DAYS_MAX = 3_650
DESCRIPTION_CHARS_MAX = 1_000
CONCURRENCY_MAX = 100_000
RATE_MIN, RATE_MAX = 0.001, 100_000.0
TYPES_MAX = 10_000
"""Each type costs memory, metrics and a line of the status."""

_PART_CHARS_MAX = 130
"""Of a key that a message names: a type's whole name."""


def load(path: Path | None = None) -> Catalog:
    """The catalog in the file, or the shipped one. Raises `Unusable` naming `--catalog`."""
    path = SHIPPED if path is None else path
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Unusable(f"--catalog {path}: {reason}; name a readable TOML file", field="catalog") from None
    return parse(text, path)


def parse(text: str, path: Path) -> Catalog:
    """The catalog of a text; `path` is for messages and for files named relative to it."""
    try:
        table = read_toml(text)
    except WrongToml as error:
        raise Unusable(f"--catalog {path}:{error.line}: {error}; mend the TOML", field="catalog") from None
    try:
        return _catalog(table, path.parent)
    except Wrong as wrong:
        key = key_of([cut(part, _PART_CHARS_MAX) for part in wrong.path])
        where = f"{path}:{line_of(text, wrong.path)}"
        raise Unusable(
            f"--catalog {where}: {key}: {wrong}" if key else f"--catalog {where}: {wrong}", field=key
        ) from None


def _catalog(table: Mapping[str, Any], beside: Path) -> Catalog:
    known(table, ("types", "quotas", "descriptor_set", "databases", "caps"))
    caps = below(_caps, table.get("caps", {}), "caps")
    types = table.get("types", {})
    if not isinstance(types, dict) or not types:
        raise Wrong('declares no job type; add a table [types."NAME"] with a target', *(["types"] if types else []))
    if len(types) > TYPES_MAX:
        raise Wrong(f"declares {len(types)} types, more than {TYPES_MAX}", "types")
    descriptor_set = None
    if "descriptor_set" in table:
        descriptor_set = below(_descriptor_set(beside), table["descriptor_set"], "descriptor_set")
    quotas = below(read_quotas, table.get("quotas", {}), "quotas")
    kinds = {name: below(_job_type(name, beside, quotas, caps), spec, "types", name) for name, spec in types.items()}
    check_escalations(kinds)
    return Catalog(
        types=kinds,
        descriptor_set=descriptor_set,
        databases=below(_databases, table.get("databases", {}), "databases"),
        caps=caps,
    )


def _job_type(name: str, beside: Path, quotas: Mapping[str, Quota], caps: Caps) -> Callable[[object], JobType]:
    capped = {key: whole(1, getattr(caps, key), f"the cap; caps.{key} raises it") for key in CAPS}

    def read(spec: object) -> JobType:
        if not NAME.fullmatch(name):
            raise Wrong("a type's name is 1 to 128 letters, digits, dots, dashes, colons or underscores")
        if not isinstance(spec, dict):
            raise Wrong("must be a table with a target")
        known(spec, tuple(KEYS))
        if "target" not in spec:
            raise Wrong(f'has no target; add target = "{target.FORMS["grpc"]}"')
        if isinstance(spec.get("schema"), str):
            document = below(_told(lambda value: read_schema_file(beside, value)), spec["schema"], "schema")
            spec = spec | {"schema": document}
        if "quota" in spec:
            spec = spec | {"quota": below(quota_of(name, quotas), spec["quota"], "quota")}
        readers = {key: capped.get(key, KEYS[key].read) for key in spec}
        kind = JobType(name=name, **{key: below(readers[key], value, key) for key, value in spec.items()})
        for key, schemes in OF_KINDS.items():
            if key in spec and kind.target.scheme not in schemes:
                raise Wrong(f"only targets of {' and '.join(f'{each}://' for each in schemes)} have it", key)
        if kind.schema is not None and kind.example is not None:
            for pointer, wrong in kind.schema.wrong(kind.example):
                raise Wrong(f"does not fit the schema: {pointer or 'it'} {wrong}", "example")
        return kind

    return read


# -- values ---------------------------------------------------------------------------------------


def _told(read: Callable[[Any], Any]) -> Callable[[object], Any]:
    """A reader that raises `ValueError` as one of ours."""

    def reads(value: object) -> Any:
        try:
            return read(value)
        except ValueError as error:
            raise Wrong(str(error)) from None

    return reads


def _priority(value: object) -> Priority:
    for priority in Priority:
        if value == priority.name.lower():
            return priority
    raise Wrong(f"{quoted(value)} must be high, medium or low")


def _description(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > DESCRIPTION_CHARS_MAX:
        raise Wrong(f"must be a text of 1 to {DESCRIPTION_CHARS_MAX} characters")
    return " ".join(value.split())


def _backoff(value: object) -> Backoff:
    if not isinstance(value, dict):
        raise Wrong("must be a table: { first_ms = 1000, factor = 2, max_ms = 3600000 }")
    delay = whole(1, BACKOFF_MS_MAX, "milliseconds, at most seven days")
    readers: dict[str, Callable[[object], Any]] = {
        "first_ms": delay,
        "factor": number(1, BACKOFF_FACTOR_MAX),
        "max_ms": delay,
    }
    known(value, tuple(readers))
    backoff = msgspec.structs.replace(Backoff(), **{key: below(readers[key], item, key) for key, item in value.items()})
    if backoff.max_ms < backoff.first_ms:
        raise Wrong(f"max_ms {backoff.max_ms} is below first_ms {backoff.first_ms}")
    return backoff


CAPS = {
    "max_attempts": whole(1, ATTEMPTS_MAX, "the first try included"),
    "timeout_ms": whole(1, TIMEOUT_MS_MAX, "milliseconds, at most a day"),
}


def _caps(value: object) -> Caps:
    if not isinstance(value, dict):
        raise Wrong("must be a table: max_attempts = 10")
    known(value, tuple(CAPS))
    return Caps(**{key: below(CAPS[key], item, key) for key, item in value.items()})


def _databases(value: object) -> Databases:
    """A DSN, or `env:VARIABLE` for one that is kept elsewhere. No message shows one."""
    if not isinstance(value, dict):
        raise Wrong('must be a table: NAME = "postgresql://…"')
    databases = Databases()
    for name, dsn in value.items():
        if not NAME.fullmatch(name):
            raise Wrong("a database's name is 1 to 128 letters, digits, dots, dashes, colons or underscores", name)
        if isinstance(dsn, str) and dsn.startswith("env:"):
            variable = dsn.removeprefix("env:")
            dsn = os.environ.get(variable)  # noqa: PLW2901 - what it stands for
            if dsn is None:
                plain = re.fullmatch(r"[A-Za-z0-9_]{1,100}", variable)  # else it may be the DSN itself
                raise Wrong(f"the environment variable {variable if plain else 'that it names'} is not set", name)
        if not isinstance(dsn, str) or not dsn.startswith(("postgres://", "postgresql://")):
            raise Wrong("must begin with postgres:// or postgresql://, or be env:VARIABLE", name)
        databases[name] = dsn
    return databases


def _descriptor_set(beside: Path) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or not value:
            raise Wrong("must name a file")
        path = (beside / value).absolute()
        if not os.path.isfile(path):  # noqa: PTH113 - `Path.is_file` raises for a name that is too long
            told = cut(str(path), MESSAGE_CHARS_MAX)
            raise Wrong(f"{told} is no file; make it with protoc --descriptor_set_out --include_imports")
        return str(path)

    return read


class Key(msgspec.Struct, frozen=True):
    """A key of a job type: what reads it, and what the reference (docs/configuration.md) says of it."""

    read: Callable[[object], Any]
    bounds: str
    meaning: str


KEYS = {
    "target": Key(
        _told(target.read),
        ", ".join(f"`{form}`" for form in target.FORMS.values()),
        "who does the work; the only key that is required",
    ),
    "priority": Key(_priority, "`high`, `medium`, `low`", "which lane it waits in when more is due than may run"),
    "max_attempts": Key(
        whole(1, ATTEMPTS_MAX, "the first try included"),
        f"1 to the cap, which is {ATTEMPTS_CAP} unless it is raised",
        "calls until a job that keeps failing is dead, the first included",
    ),
    "timeout_ms": Key(
        whole(1, TIMEOUT_MS_MAX, "milliseconds, at most a day"),
        f"1 to the cap, which is {TIMEOUT_CAP_MS:,} unless it is raised",
        "how long one call may take; then it counts as DEADLINE_EXCEEDED, which is retried",
    ),
    "backoff": Key(
        _backoff,
        f"`first_ms`, `max_ms`: 1 to {BACKOFF_MS_MAX:,}; `factor`: 1 to {BACKOFF_FACTOR_MAX}",
        "the n-th retry waits a random time below `first_ms * factor ** (n - 1)`, at most `max_ms`",
    ),
    "batch_size": Key(
        whole(1, BATCH_SIZE_MAX, "jobs of one call"),
        f"1 to {BATCH_SIZE_MAX:,}; of `grpc+batch://` only",
        "jobs that go in one call, at most",
    ),
    "health_path": Key(
        _told(target.health_path),
        "a path, as `/health`; of `http://` and `https://` only",
        "a `GET` of it is asked every now and then, to show how the target is; without it, only a connection is made",
    ),
    "retention_days": Key(
        whole(-1, RETENTION_DAYS_MAX, "-1 keeps for ever"),
        f"-1 to {RETENTION_DAYS_MAX:,}",
        "how long a finished job can be read; 0: it may be gone at once; -1: for ever. A dead job is kept "
        "`dead_days` whatever its type",
    ),
    "concurrency": Key(
        whole(1, CONCURRENCY_MAX, "calls running at once"),
        f"1 to {CONCURRENCY_MAX:,}",
        "calls of the type that run at once in the cluster. A node uses of it the share that it owns of the shards, "
        "rounded down, but at least 1; not given: as many as there is room for",
    ),
    "rate": Key(
        number(RATE_MIN, RATE_MAX),
        f"{RATE_MIN:g} to {RATE_MAX:,.0f}",
        "calls of the type that start in a second in the cluster, retries among them, spread evenly: at most "
        f"{BURST_MS} ms' worth, or one, at once. A node uses of it the share that it owns of the shards; not given: as "
        "many as can",
    ),
    "quota": Key(
        lambda quota: quota,  # read with the type's name at hand
        f"`{{ per_user_per_day = 1000 }}` (1 to {QUOTA_MAX:,}), or the name of a table `[quotas.NAME]` with that key",
        "how many jobs of the type, or of all types that name the quota, each user may submit in a day (UTC); one more "
        "is refused with 429 until midnight. Jobs without a `user_id` and repeats of a key are not counted",
    ),
    "escalation": Key(
        read_escalation,
        f"a table: `type`, `recipients` (1 to {RECIPIENTS_MAX} texts), `interval_s` (3600; 1 to {INTERVAL_S_MAX:,})",
        "when a job is dead, one of `type` is submitted that tells `recipients` of it, at most once an interval; "
        "`type` may not escalate itself",
    ),
    "description": Key(
        _description, f"a text of at most {DESCRIPTION_CHARS_MAX:,} characters", "what it does, for people"
    ),
    "example": Key(
        _told(read_example),
        "a value, such as an inline table",
        "a payload, for people; where there is a `schema`, it fits",
    ),
    "schema": Key(
        _told(read_schema),
        "a table, or the path of a JSON file relative to the catalog",
        "a [JSON Schema](https://json-schema.org) (2020-12, or what its `$schema` says) that payloads must fit: one "
        "that does not is refused with 422, which names its place by a JSON pointer (of a payload over 4 KiB only that "
        "it does not fit). References lead nowhere outside. Such a type takes no `payload_base64`",
    ),
}
"""The keys of a type. One that is not here is an error."""

OF_KINDS = {"batch_size": (BATCH,), "health_path": (HTTP, HTTPS)}
"""Keys that only some kinds of targets have."""
