"""What holds limits of types and users is missed when it is broken: the simulation finds it within a few seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from engine.core.bucket import Bucket
from engine.core.bulkheads import Bulkhead
from engine.core.catalog import Catalog, Changes
from engine.core.lanes import Lanes
from engine.core.line import Ready
from engine.sorter import Sorter
from tests.simulation.run import run_seed

SEEDS = 25


def _no_concurrency(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Bulkhead, "has_room", lambda self: self.limit != 0)


def _no_share(patch: pytest.MonkeyPatch) -> None:
    """Each node takes the cluster's whole limit for its own."""
    patch.setattr(Lanes, "share", lambda self, owned, total: None)


def _no_rate(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Bucket, "opens_ms", lambda self, now_ms: now_ms)


def _no_limit_of_users(patch: pytest.MonkeyPatch) -> None:
    _changed(patch, "_per_user_max", 1_000)


def _changed(patch: pytest.MonkeyPatch, name: str, value: int) -> None:
    made = Lanes.__init__

    def init(self: Lanes, **bounds: int) -> None:
        made(self, **bounds)  # type: ignore[arg-type]
        setattr(self, name, value)

    patch.setattr(Lanes, "__init__", init)


def _a_crowd_stands_in_the_way(patch: pytest.MonkeyPatch) -> None:
    """While a user with more to do is at the limit, nobody starts."""
    pick = Lanes._pick

    def picks(self: Lanes, pool: object, lane: object, count: int, free: int, picked: list[Ready]) -> int:
        running = self._user_running
        if any(running.get(user, 0) >= self._per_user_max for user in self._parked):
            return 0
        return pick(self, pool, lane, count, free, picked)  # type: ignore[arg-type]

    patch.setattr(Lanes, "_pick", picks)


def _slots_leak(patch: pytest.MonkeyPatch) -> None:
    """Now and then a slot of a target is not freed."""
    release = Lanes.release

    def releases(self: Lanes, ready: Sequence[Ready]) -> None:
        release(self, ready)
        for one in ready:
            target = self._targets[one.type.target.key]
            if one.job.id % 11 == 0 and target.running < target.running_max - 1:
                target.running += 1
                target.lanes[one.priority].running += 1

    patch.setattr(Lanes, "release", releases)


def _a_catalog_is_not_followed(patch: pytest.MonkeyPatch) -> None:
    """What waits keeps the type that it came with."""

    async def sort_anew(self: Sorter) -> None: ...

    patch.setattr(Sorter, "sort_anew", sort_anew)


def _a_catalog_is_not_read(patch: pytest.MonkeyPatch) -> None:
    """What was in force stays so."""
    patch.setattr(Catalog, "replace", lambda self, new: Changes((), (), {}))


BROKEN: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str, str]] = {
    "no concurrency": (_no_concurrency, "limits", "its limit is"),
    "no share": (_no_share, "limits", "its limit is"),
    "no rate": (_no_rate, "limits", "may start"),
    "no limit of users": (_no_limit_of_users, "limits", "calls of"),
    "a crowd stands in the way": (_a_crowd_stands_in_the_way, "limits", "beside slots that were free"),
    "slots leak": (_slots_leak, "limits", "not quiet"),
    "a catalog is not followed": (_a_catalog_is_not_followed, "other catalog", "says that a job of"),
    "a catalog is not read": (_a_catalog_is_not_read, "other catalog", "the catalog has"),
}
"""By what is broken: how, the scene in which it matters, and what is said of it."""


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_found(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks, scene, says = BROKEN[what]
    breaks(monkeypatch)
    for seed in range(SEEDS):
        failure = run_seed(seed, only=(scene,)).failure
        if failure is not None:
            assert says in failure, f"seed {seed}: {failure}"
            return
    pytest.fail(f"{SEEDS} seeds of {scene} found nothing wrong: {what}")
