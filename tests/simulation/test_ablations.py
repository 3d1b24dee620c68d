"""Each safeguard is missed when it is taken away.

The simulation finds a broken promise within a few seeds of the scenes that provoke it: a check that nothing breaks
without its safeguard would check nothing.
"""

from __future__ import annotations

import msgspec
import pytest

from engine.safeguards import ALL, Safeguards
from tests.simulation.run import run_seed

SEEDS = 40
PROVOKED_BY = {
    "fence": "zombie",
    "fence_lock": "zombie",
    "cursor_fence": "late cursor",
    "trust_window": "zombie",
    "hold_off": "cut off",
    "horizon_first": "churn",
    "touched": "churn",
    "persist_first": "broken flush",
    "joined_refiles": "torn",
    "outcomes_kept": "doubt",
    "keys": "anything",
    "low_in_flight": "late move",
    "breaker": "away",
    "owed": "away",
    "same_run": "unleased",
    "noted": "changing move",
    "freeze": "planned move",
    "elsewhere": "planned move",
    "successor_stands": "fenced successor",
    "stamps": "bulk offset",
    "swept": "bulk offset",
    "notice_owed": "deaths",
    "one_notice": "deaths",
}
"""By safeguard: the scene in which it matters."""


def test_every_safeguard_is_taken_away_once() -> None:
    assert set(PROVOKED_BY) == set(Safeguards.__struct_fields__)


@pytest.mark.parametrize("name", PROVOKED_BY)
def test_without_it_a_promise_is_broken_and_with_it_none(name: str) -> None:
    without = msgspec.structs.replace(ALL, **{name: False})
    only = (PROVOKED_BY[name],)
    for seed in range(SEEDS):
        if run_seed(seed, safeguards=without, only=only).failure is not None:
            assert run_seed(seed, only=only).failure is None, f"seed {seed} of {only} breaks with every safeguard too"
            return
    pytest.fail(f"{SEEDS} seeds of {only} found nothing wrong without {name}")
