"""What no run may break, as the figures that every bench of clusters shows."""

from __future__ import annotations

from bench.chaos.account import EARLY, LOST, UNEXPLAINED, Account
from bench.figure import Figure

_NAMES = {
    LOST: ("jobs lost", "jobs"),
    EARLY: ("calls early", "calls"),
    UNEXPLAINED: ("repeats without a cause", "calls"),
}


def promises(account: Account) -> list[Figure]:
    """Each is to be 0."""
    return [
        Figure(name=name, unit=unit, better="lower", rounds=[account.wrong.get(wrong, 0)], goal=0, each=True)
        for wrong, (name, unit) in _NAMES.items()
    ]
