"""One thing the doctor found out, and how a check is kept from hiding others: its time is bounded, its errors are told.

A finding is two lines: what is so, and what to do about it. The second is empty for what is well, and only then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from enum import Enum

import msgspec

CHECK_S = 8.0
"""Of one check, connecting included: above the five seconds of a connection, and the whole stays below ten."""

NAMES_SHOWN_MAX = 8


class Level(Enum):
    OK = "ok"
    WARNING = "warning"
    FAIL = "FAIL"


class Finding(msgspec.Struct, frozen=True):
    subject: str
    level: Level
    what: str
    mend: str = ""

    def __post_init__(self) -> None:
        assert bool(self.mend) == (self.level is not Level.OK), self


def ok(subject: str, what: str) -> Finding:
    return Finding(subject, Level.OK, what)


def warning(subject: str, what: str, mend: str) -> Finding:
    return Finding(subject, Level.WARNING, what, mend)


def fail(subject: str, what: str, mend: str) -> Finding:
    return Finding(subject, Level.FAIL, what, mend)


async def checked(subject: str, check: Awaitable[list[Finding]], within_s: float | None = CHECK_S) -> list[Finding]:
    """What the check found; one that takes too long or breaks is a finding."""
    try:
        async with asyncio.timeout(within_s):
            return await check
    except TimeoutError:
        told = f"no answer within {within_s or 0:g} s"
        return [fail(subject, told, "look why it is so slow: load, locks, or a network that drops packets")]
    except Exception as error:  # one broken check must not hide what the others found
        told = f"could not be checked: {type(error).__name__}: {one_line(error)}"
        return [fail(subject, told, "mend what the message names, and run the doctor again")]


def one_line(error: BaseException) -> str:
    """The first line, never empty: findings are lines."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def named(names: Iterable[object]) -> str:
    """Some of the names, and how many more there are."""
    listed = [str(name) for name in names]
    shown = ", ".join(listed[:NAMES_SHOWN_MAX])
    return shown if len(listed) <= NAMES_SHOWN_MAX else f"{shown} and {len(listed) - NAMES_SHOWN_MAX} more"


def ranges(numbers: Iterable[int]) -> str:
    """Shard numbers as ranges: 0-3, 7."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return named(f"{low}-{high}" if low != high else str(low) for low, high in spans)


def counted(count: int, noun: str) -> str:
    """1 shard, 2,000 shards."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
