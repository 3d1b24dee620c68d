"""Failed requests, told so that somebody can look for them: in which phase, by which node, with which answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from bench.chaos.crowd import Asked

_SHOWN = 12


class Phase(msgspec.Struct, frozen=True):
    """A time of a run that has a name: Unix seconds."""

    name: str
    from_s: float
    to_s: float


def failed(asked: Iterable[Asked], phase: Phase) -> int:
    """That began within the phase."""
    return sum(bool(each.failed) and phase.from_s <= each.began_s <= phase.to_s for each in asked)


def described(asked: Iterable[Asked], phases: Sequence[Phase]) -> list[str]:
    """Alike ones together, the commonest first: how many, when the first began, what it took and what was answered."""
    first: dict[tuple[str, str, str], tuple[str, Asked]] = {}
    times: Counter[tuple[str, str, str]] = Counter()
    for each in asked:
        if each.failed:
            phase = next((phase for phase in phases if phase.from_s <= each.began_s <= phase.to_s), None)
            alike = (phase.name if phase else "between", each.node, each.failed)
            times[alike] += 1
            into = f"{each.began_s - phase.from_s:.2f} s into it" if phase else f"at {each.began_s:.2f}"
            first.setdefault(alike, (into, each))
    told = []
    for alike, count in times.most_common(_SHOWN):
        phase_name, node, answer = alike
        into, one = first[alike]
        told.append(f"{count} x {phase_name}, {node}: {answer} (the first {into}, after {one.took_ms:.0f} ms)")
    return told
