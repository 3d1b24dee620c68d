"""Mistakes that somebody could make in what has no safeguard to take away: the simulation finds each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.core import machine
from engine.core.quota import Ask
from engine.desk import Desk
from shards.quotas.memory import MemoryQuotas
from tests.simulation.run import run_seed

SEEDS = 40


def _grants_all(patch: pytest.MonkeyPatch) -> None:
    """What is counted limits nobody."""

    def take(self: MemoryQuotas, ask: Ask) -> int:
        return ask.wanted

    patch.setattr(MemoryQuotas, "_take", take)


def _counts_repeats(patch: pytest.MonkeyPatch) -> None:
    claim = Desk._claim

    async def claims(self: Desk, items: list[Any]) -> Any:
        mine, repeats = await claim(self, items)
        await self._quota.take([item.new for item in items if item.ticket[1] in repeats])
        return mine, repeats

    patch.setattr(Desk, "_claim", claims)


def _refuses_repeats(patch: pytest.MonkeyPatch) -> None:
    """The quota is asked for before anybody looks for a key."""
    claim = Desk._claim

    async def claims(self: Desk, items: list[Any]) -> Any:
        taken = await self._quota.take([item.new for item in items])
        for index, error in taken.over.items():
            items[index].ticket[0].results[items[index].ticket[1]] = error
        return await claim(self, [item for index, item in enumerate(items) if index not in taken.over])

    patch.setattr(Desk, "_claim", claims)


def _notices_of_notices(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(machine, "is_notice", lambda tags: False)


@pytest.mark.parametrize(
    ("mutant", "scene", "told"),
    [
        (_grants_all, "limited", "and may have"),
        (_counts_repeats, "limited", "was refused, and has submitted"),
        (_refuses_repeats, "limited", "is told that his quota is used up"),
        (_notices_of_notices, "deaths", "a notice leads to another"),
    ],
)
def test_a_mistake_breaks_the_promise_that_it_is_about(
    mutant: Callable[[pytest.MonkeyPatch], None], scene: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(SEEDS):
        with monkeypatch.context() as patch:
            mutant(patch)
            failure = run_seed(seed, only=(scene,)).failure
        if failure is not None:
            assert told in failure
            assert run_seed(seed, only=(scene,)).failure is None, f"seed {seed} breaks without the mistake too"
            return
    pytest.fail(f"{SEEDS} seeds found nothing wrong with {mutant.__name__}")
