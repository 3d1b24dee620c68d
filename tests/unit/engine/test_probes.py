"""What the status says of targets, from probes and from calls."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from random import Random

import pytest

from engine.core.catalog import Catalog, JobType, Target
from engine.dispatch.memory import MemoryServices, MemoryTargets, Reply
from engine.options import Options
from engine.probes import AT_ONCE_MAX, Probes
from tests.unit.engine.world import World, scenario


class Asked(MemoryTargets):
    """Answers as the test says, and counts who is looked at together."""

    def __init__(self) -> None:
        super().__init__(MemoryServices(lambda fire: Reply()), Options())
        self.said: dict[str, str] = {}
        self.live: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.together = self.most = 0
        self.kept: list[Target] = []

    async def keep_only(self, named: Collection[Target]) -> None:
        self.kept = list(named)

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        self.asked.append((target.key, health_path))
        self.together += 1
        self.most = max(self.most, self.together)
        await asyncio.sleep(0)
        self.together -= 1
        return {target.address: self.said.get(health_path, "ready")}

    def states(self) -> dict[str, str]:
        return self.live


def catalog(*kinds: tuple[str, str]) -> Catalog:
    types = [
        JobType(f"t{n}", Target("http", address, f"/{n}"), health_path=path) for n, (address, path) in enumerate(kinds)
    ]
    return Catalog({kind.name: kind for kind in types})


@pytest.mark.anyio
async def test_each_target_is_looked_at_once_and_is_as_well_as_the_worst_of_its_paths_says() -> None:
    targets = Asked()
    targets.said = {"/ill": "not_serving"}
    probes = Probes(targets, catalog(("a:1", ""), ("a:1", ""), ("b:1", "/ill"), ("b:1", "/well")), Random(1).random)
    await probes.round()
    assert sorted(targets.asked) == [("http://a:1", ""), ("http://b:1", "/ill"), ("http://b:1", "/well")]
    assert probes.states() == {"a:1": "ready", "b:1": "not_serving"}
    targets.live = {"a:1": "transient_failure", "b:1": "ready"}
    assert probes.states() == {"a:1": "transient_failure", "b:1": "not_serving"}


@pytest.mark.anyio
async def test_what_left_the_catalog_is_in_no_status_from_there_on_and_forgotten_by_the_next_round() -> None:
    targets, mine = Asked(), catalog(("a:1", ""), ("b:1", ""))
    mine.replace(Catalog({**mine.types, "db": JobType("db", Target("builtin", "postgres", "/vacuum"))}))
    probes = Probes(targets, mine, Random(1).random)
    await probes.round()
    targets.live = {"a:1": "ready", "b:1": "connecting", "postgres/main": "ready"}
    assert probes.states() == {"a:1": "ready", "b:1": "connecting", "postgres": "ready", "postgres/main": "ready"}
    mine.replace(catalog(("a:1", ""), ("c:1", "")))
    assert probes.states() == {"a:1": "ready"}
    await probes.round()
    assert [target.key for target in targets.kept] == ["http://a:1", "http://c:1"]


@pytest.mark.anyio
async def test_few_targets_are_looked_at_together() -> None:
    targets = Asked()
    await Probes(targets, catalog(*((f"h{n}:1", "") for n in range(50))), Random(1).random).round()
    assert (len(targets.asked), targets.most) == (50, AT_ONCE_MAX)


@pytest.mark.anyio
async def test_a_look_that_breaks_is_a_target_in_trouble_and_hides_no_other(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Asked):
        async def probe(self, target: Target, health_path: str) -> dict[str, str]:
            if target.address == "b:1":
                raise KeyError("of ours")
            return await super().probe(target, health_path)

    probes = Probes(Broken(), catalog(("a:1", ""), ("b:1", ""), ("c:1", "")), Random(1).random)
    await probes.round()
    assert probes.states() == {"a:1": "ready", "b:1": "transient_failure", "c:1": "ready"}
    assert "the look at http://b:1 failed inside the node" in caplog.text


def test_the_status_of_a_node_tells_how_targets_are_that_nobody_called() -> None:
    async def main(it: World) -> None:
        it.services.down("push:1")
        await it.sleep(60_000)
        assert it.host.status().targets == {
            "mail:1": "ready", "push:1": "transient_failure", "slow:1": "ready", "bulk:1": "ready",
        }  # fmt: skip
        it.services.up("push:1")
        await it.sleep(60_000)
        assert it.host.status().targets["push:1"] == "ready"

    scenario(main)
