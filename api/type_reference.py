"""The reference of the shipped job types, docs/types.md, made from the catalog itself.

`make docs` writes the page, a test compares it. Only the connecting prose is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from api.catalog import SHIPPED, load
from engine.core.catalog import BUILTIN, JobType

PAGE = Path(__file__).resolve().parent.parent / "docs" / "types.md"

_HEAD = f"""# Job types

Made by `make docs` from [the shipped catalog](../api/{SHIPPED.name}); do not edit it.

These are the types of Whispr's services, which a node has where `--catalog` names no other. A test runs each of them,
with the example below, against a real target. What the keys mean is in [configuration](configuration.md#the-catalog);
the messages that payloads become are in `protos/whispr/`. A job says its own priority, attempts and timeout where it
wants others. Maintenance works on databases that the catalog in use names: copy this one, and add them.

| type | priority | retries | one call takes at most | finished jobs are kept |
|---|---|---|---|---|
"""

_TRY = """
## Trying one

```sh
tocsin submit --type {name} --delay 5s --payload '{payload}'
```
"""


def page() -> str:
    kinds = list(load().types.values())
    first = kinds[0]
    assert first.example is not None, first.name
    parts = [_HEAD, *map(_row, kinds), _TRY.format(name=first.name, payload=first.example.decode())]
    for service, own in groupby(kinds, _service):
        parts.append(f"\n## {service}\n")
        parts += [part for kind in own for part in _section(kind)]
    return "".join(parts)


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


def _row(kind: JobType) -> str:
    link = f"[`{kind.name}`](#{_anchor(kind.name)})"
    return (
        f"| {link} | {kind.priority.name.lower()} | {kind.max_attempts - 1} | {kind.timeout_ms // 1_000:,} s "
        f"| {_kept(kind.retention_days)} |\n"
    )


def _section(kind: JobType) -> Iterator[str]:
    assert kind.example is not None, f"{kind.name} has no example"
    assert kind.description, f"{kind.name} has no description"
    yield f"\n### {kind.name}\n\n{kind.description} Called: `{_called(kind)}`.{_limits(kind)}\n\n"
    document = {"type": kind.name, "payload": json.loads(kind.example)}
    yield f"```json\n{json.dumps(document, indent=2, ensure_ascii=False)}\n```\n"


def _service(kind: JobType) -> str:
    """Who does the work."""
    return "Tocsin itself" if kind.target.scheme == BUILTIN else kind.target.address.partition(":")[0]


def _called(kind: JobType) -> str:
    return f"{kind.target.scheme}://{kind.target.address}{kind.target.path}"


def _limits(kind: JobType) -> str:
    told = ""
    if kind.concurrency is not None:
        told += f" At most {kind.concurrency} at once."
    if kind.rate is not None:
        told += f" At most {kind.rate:g} a second."
    if kind.quota is not None:
        share = "" if kind.quota.name.startswith("=") else f", together with all of the quota `{kind.quota.name}`"
        told += f" Of each user at most {kind.quota.per_user_per_day:,} a day{share}."
    if kind.escalation is not None:
        told += f" A dead one is told to {', '.join(kind.escalation.recipients)} by `{kind.escalation.type}`."
    return told


def _kept(days: int) -> str:
    return {0: "until sent", -1: "for ever"}.get(days, f"{days} days")


def _anchor(title: str) -> str:
    """As GitHub makes one of a heading."""
    return "".join(c for c in title.lower() if c.isalnum() or c in "_-")


if __name__ == "__main__":
    main()
