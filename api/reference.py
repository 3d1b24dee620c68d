"""The configuration reference, docs/configuration.md, made from what the node itself reads.

`make docs` writes the page, a test compares it. Everything that could drift comes from its one source: flags,
variables, keys, defaults and bounds from `api.settings.SETTINGS`, the catalog's keys from `api.catalog.KEYS` and the
defaults of `JobType`, the fixed bounds and their reasons from the source of `engine.options`. Only the connecting prose
is here.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from api.catalog import KEYS, TYPES_MAX
from api.settings import FILE, SETTINGS, Setting
from engine import options
from engine.core.catalog import Backoff, JobType, Priority
from engine.options import ATTEMPTS_CAP, ATTEMPTS_MAX, TIMEOUT_CAP_MS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "configuration.md"

_HEAD = f"""# Configuration

Made by `make docs` from the node's own settings; do not edit it.

A node needs no configuration. What is given is taken from, in this order: a flag, an environment variable, a key of
`{FILE}` in the working directory, the default. A value that cannot be used ends the start with exit code 2 and one
line that names the setting, where it came from and the mend.

```sh
tocsin serve --http 0.0.0.0:8080
TOCSIN_HTTP=0.0.0.0:8080 tocsin serve
```

```toml
{{example}}
```

The commands that talk to a node take `--url`, or `TOCSIN_URL`.

## Settings of a node
"""

_CATALOG = f"""
## The catalog

A catalog names the types of jobs and who does the work: a TOML file, given with `--catalog`, of at most {TYPES_MAX:,}
types. An unknown key or a wrong value is refused with file, line, key and mend. Without one, that of Whispr's services
is used (`api/catalog_whispr.toml`): [its types](types.md).

```toml
[types."letter.send"]
target = "grpc://letters.internal:50051/messaging.MessagingService/SendScheduledMessage"
priority = "high"
max_attempts = 4
timeout_ms = 30000
backoff = {{ first_ms = 1000, factor = 2, max_ms = 3600000 }}
retention_days = 7
concurrency = 20
rate = 50
quota = {{ per_user_per_day = 1000 }}
escalation = {{ type = "letter.alarm", recipients = ["operations"], interval_s = 3600 }}
description = "Sends a letter that was written earlier."
example = {{ recipient_id = "u-42", body = "Good morning" }}

[types."letter.send".schema]
type = "object"
required = ["recipient_id", "body"]
properties = {{ recipient_id = {{ type = "string", minLength = 1 }}, body = {{ type = "string" }} }}

[types."letter.alarm"]
target = "https://alarms.internal/api/alarm"
```

| key of a type | default | takes | meaning |
|---|---|---|---|
"""

_DESCRIPTORS = """
At the top of the file, `descriptor_set = "FILE"` (a path relative to the catalog) names what
`protoc --descriptor_set_out --include_imports` has written, for targets without server reflection.

### Another catalog without a restart

On SIGHUP a node reads the file again, the descriptor set and schemas with it. A wrong one is refused whole: the old one
stays in force, and a line of the log names file, line, key and mend. A right one is in force at once, and a line of the
log says what was added, removed and changed. `tocsin catalog check FILE` says beforehand what a node would say. Each
node reads its own: give all of them the file, then each the signal.

- What is submitted is checked by the new catalog, and takes priority, attempts and timeout from it. A job that was
  accepted before keeps those that it has.
- What waits fires where its type goes now, at whatever target it waited before, by the limits of now. A call that has
  begun goes on where it is; its retry goes where the type goes by then.
- A job whose type is gone waits, and no attempt is spent: `waiting` in the status counts it as `unknown_type`. It goes
  on when a catalog has its type again; it can be cancelled and rescheduled meanwhile.
- A terminal that is closed sends SIGHUP as well: a node that was started on it stops.
"""

_QUOTAS = """
### Quotas and escalation

A quota that several types share is a table of its own, and each of them names it:

```toml
[quotas.letters]
per_user_per_day = 1000

[types."letter.send"]
quota = "letters"
```

Counts lie in Redis. While it is away, or takes longer than 100 ms, submissions pass uncounted
(`tocsin_quota_unchecked_total`, an alarm in the status); where it was emptied, counts begin anew. See
[quotas](design/quota.md).

A notice of an escalation is a job like any other, with the tag `tocsin:escalation` and this payload, whatever its
type:

```json
{"recipients": ["operations"], "title": "letter.send: 12 jobs are dead", "body": "Job … died at … after 4 attempts: …",
 "kind": "escalation", "collapse_key": "escalation:letter.send",
 "data": {"type": "letter.send", "job_id": "…", "user_id": "u-42", "code": "UNAVAILABLE", "error": "…",
          "attempts": "4", "died_at": "2026-11-24T08:00:00.000Z", "dead": "12",
          "interval_start": "2026-11-24T08:00:00.000Z", "interval_s": "3600", "node": "n1"}}
```

`dead` counts those of the type that died at this node since its last notice. See [escalation](design/escalation.md).
"""

_CAPS = f"""
### Caps

The table `caps` says what a type or a job may ask for at most: `max_attempts` ({ATTEMPTS_CAP} where it is not given,
and {ATTEMPTS_MAX} at most) and `timeout_ms` ({TIMEOUT_CAP_MS:,}, half an hour, where it is not given; a day at most). A
job that asks for more is 422. Jobs that were accepted under other caps keep what they have.
"""

_DATABASES = """
### Databases and trusted authorities

The table `databases` names what `builtin://postgres/…` may work on: `NAME = "postgresql://USER:PASSWORD@HOST/DATABASE"`,
or `NAME = "env:VARIABLE"` where the environment holds the DSN. A DSN is shown nowhere. A job's payload is
`{"database": "NAME"}` for all of it, with `"tables": ["schema.table", …]` for some, `"indexes": […]` for `reindex`,
and `"analyze": true` for `vacuum` to gather statistics as well; names are spelt as in SQL. The role has to own what it
works on (or have `MAINTAIN` on it, from PostgreSQL 17 on). `reindex` is always `CONCURRENTLY`.

Targets over `https://` are trusted by the system's authorities, or by those that `SSL_CERT_FILE` names.
"""

_BOUNDS = """
## Bounds

Nothing in a node waits, queues or gathers without a bound. These are fixed in this version; they are here because you
may meet them.

### Of what is sent
"""

_OPTIONS = "\n### Of one node\n"


def page() -> str:
    parts = [_HEAD.format(example=_example()), *map(_setting, SETTINGS)]
    parts += [_CATALOG, *_catalog_rows(), _QUOTAS, _DESCRIPTORS, _CAPS, _DATABASES]
    source = _tree(options)
    parts += [_BOUNDS, _table(_documented(source.body)), _OPTIONS]
    for title, rows in _sections(source):
        parts.append(f"\n**{title}**\n{_table(rows)}")
    return "".join(parts)


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


# -- settings -------------------------------------------------------------------------------------


def _example() -> str:
    """A file with every setting in it; numbers are numbers."""
    return "\n".join(
        f"{setting.key} = {setting.example}" if _is_number(setting) else f'{setting.key} = "{setting.example}"'
        for setting in SETTINGS
    )


def _is_number(setting: Setting) -> bool:
    return isinstance(setting.parse(setting.example), int | float)


def _setting(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default is not None else "none"
    more = f" {setting.more}" if setting.more else ""
    takes = _cell(setting.bounds)
    return f"""
### {setting.key}

{setting.help}{more}

| flag | variable | key | default | takes | example |
|---|---|---|---|---|---|
| `{setting.flag} {_cell(setting.metavar)}` | `{setting.env}` | `{setting.key}` | {default} | {takes} | \
`{setting.example}` |
"""


def _cell(text: str) -> str:
    """A bare | would end the cell, also within code."""
    return text.replace("|", "\\|")


# -- the catalog ----------------------------------------------------------------------------------


def _catalog_rows() -> Iterator[str]:
    defaults = {field.name: field.default for field in msgspec.structs.fields(JobType)}
    for name, key in KEYS.items():
        yield f"| `{name}` | {_default(defaults[name])} | {_cell(key.bounds)} | {_cell(key.meaning)} |\n"


def _default(value: Any) -> str:
    if value in (msgspec.NODEFAULT, None, ""):
        return "none"
    if isinstance(value, Priority):
        return f"`{value.name.lower()}`"
    if isinstance(value, Backoff):
        numbers = msgspec.structs.asdict(value)
        return "`{ " + ", ".join(f"{name} = {round(number, 3):.10g}" for name, number in numbers.items()) + " }`"
    return f"`{value}`"


# -- bounds ---------------------------------------------------------------------------------------


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _documented(body: list[ast.stmt], of: object = options) -> list[tuple[str, int, str]]:
    """(name, value, reason) of each assignment that a text follows; those without one are units, not bounds."""
    found = []
    for stated, reason in itertools.pairwise(body):
        if not isinstance(reason, ast.Expr) or not isinstance(reason.value, ast.Constant):
            continue
        target = stated.targets[0] if isinstance(stated, ast.Assign) else getattr(stated, "target", None)
        if isinstance(target, ast.Name):
            found.append((target.id, getattr(of, target.id), " ".join(str(reason.value.value).split())))
    return found


def _sections(source: ast.Module) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
    """The node's options under the headings that they have in the source (`# -- journal`)."""
    (stated,) = (node for node in source.body if isinstance(node, ast.ClassDef))
    lines = inspect.getsource(options).splitlines()
    headings = [
        (number, line.split("# -- ")[1]) for number, line in enumerate(lines, 1) if line.startswith("    # -- ")
    ]
    defaults = options.Options()
    ends = [number for number, _ in headings[1:]] + [len(lines)]
    for (begin, title), end in zip(headings, ends, strict=True):
        yield title, _documented([node for node in stated.body if begin < node.lineno < end], defaults)


def _table(rows: list[tuple[str, int, str]]) -> str:
    told = "".join(f"| `{name}` | {_amount(name, value)} | {_cell(reason)} |\n" for name, value, reason in rows)
    return f"\n| bound | value | why |\n|---|---|---|\n{told}"


def _amount(name: str, value: int) -> str:
    """The number as a person says it, by the unit in its name."""
    if "bytes" in name.lower():
        return _scaled(value, (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("bytes", 1)))
    if re.search(r"_ms(_max)?$", name.lower()):
        steps = (("days", options.DAY_MS), ("min", options.MINUTE_MS), ("s", options.SECOND_MS), ("ms", 1))
        return _scaled(value, steps)
    return f"{value:,}"


def _scaled(value: int, steps: tuple[tuple[str, int], ...]) -> str:
    """In the largest unit that divides it."""
    name, size = next((name, size) for name, size in steps if value % size == 0)
    return f"{value // size:,} {name}"


if __name__ == "__main__":
    main()
