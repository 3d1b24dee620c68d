"""Another catalog comes while the node runs, and types have limits: who fires, where, and who goes on waiting."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import msgspec

from engine import batches
from engine.core import ids
from engine.core.catalog import Catalog, JobType, Target
from engine.core.lifecycle import State
from engine.dispatch.memory import Reply
from engine.ports import Fire
from tests.unit.engine.world import OK, SHARDS, World, ids_of, kind, scenario


async def replace(it: World, **types: JobType | None) -> None:
    """The catalog as it is, with these types in place of theirs, or without them."""
    wanted = {**it.catalog.types, **types}
    it.catalog.replace(Catalog({name: kind for name, kind in wanted.items() if kind is not None}))
    await it.host.catalog_changed()


def addresses(it: World) -> Counter[str]:
    return Counter(arrival.fire.type.target.address for arrival in it.services.ledger)


def waiting(it: World) -> dict[str, int]:
    return {reason: count for reason, count in it.host.status().waiting.items() if count}


async def view(it: World, job_id: int) -> Any:
    return await it.host.get(job_id)


def test_jobs_of_a_type_that_is_gone_wait_spend_no_attempt_and_go_on_when_it_is_back() -> None:
    async def main(it: World) -> None:
        near, soon = ids_of(await it.submit(10, 60_000))
        (other,) = ids_of(await it.submit(20, type="push"))
        mail = it.catalog.types["mail"]
        await replace(it, mail=None)
        await it.sleep(30 * 60_000)
        assert waiting(it) == {"unknown_type": 2}
        assert it.fired() == {ids.format_id(other): 1}
        assert it.audit() == {"accepted": 3, "pending": 2, "succeeded": 1}
        await replace(it, mail=mail)
        await it.sleep(100)
        for job_id in (near, soon):
            told = await view(it, job_id)
            assert (told.state, len(told.attempts)) == (State.SUCCEEDED, 1)
        assert waiting(it) == {}

    scenario(main)


def test_a_job_of_a_type_that_is_gone_can_be_cancelled_and_rescheduled() -> None:
    async def main(it: World) -> None:
        one, two = ids_of(await it.submit(10, 10))
        await replace(it, mail=None)
        await it.sleep(100)
        assert (await it.host.cancel(one)).state is State.CANCELLED
        await it.host.reschedule(two, it.now_ms() + 60_000)
        assert waiting(it) == {}
        await it.sleep(61_000)
        assert waiting(it) == {"unknown_type": 1}

    scenario(main)


def hung(fire: Fire) -> Reply:
    return Reply(hangs=True) if fire.type.target.address == "mail:1" else OK


def test_what_waits_behind_a_target_that_hangs_goes_to_the_new_one_at_once() -> None:
    async def main(it: World) -> None:
        await it.submit(*[10] * 50, timeout_ms=600_000)
        await it.sleep(100)
        assert waiting(it) == {"target": 42, "running": 8}
        moved = msgspec.structs.replace(it.catalog.types["mail"], target=Target("grpc", "mail-b:1", "/mail.S/Do"))
        await replace(it, mail=moved)
        await it.sleep(100)
        assert addresses(it) == {"mail:1": 8, "mail-b:1": 42}
        assert waiting(it) == {"running": 8}

    scenario(main, lambda: World(hung, running_per_target_max=8))


def test_a_call_that_has_not_begun_goes_where_the_type_goes_by_then() -> None:
    async def main(it: World) -> None:
        (one,) = ids_of(await it.submit(10))
        (two,) = ids_of(await it.submit(10, type="push"))
        it.host._firing.leave(range(SHARDS))
        await it.sleep(50)  # both are picked, and may not begin
        assert it.fired() == {}
        assert waiting(it) == {"running": 2}
        moved = msgspec.structs.replace(it.catalog.types["mail"], target=Target("grpc", "mail-b:1", "/mail.S/Do"))
        await replace(it, mail=moved, push=None)
        it.host._firing.stay(range(SHARDS))
        await it.sleep(2_000)
        assert addresses(it) == {"mail-b:1": 1}
        assert (await view(it, one)).state is State.SUCCEEDED
        told = await view(it, two)
        assert (told.state, len(told.attempts)) == (State.PENDING, 0)
        assert waiting(it) == {"unknown_type": 1}

    scenario(main)


def test_no_more_calls_of_a_type_run_than_it_may_and_nobody_else_waits_for_that() -> None:
    async def main(it: World) -> None:
        await replace(it, few=kind("few", concurrency=3), same=kind("same", target=it.catalog.types["mail"].target))
        await it.submit(*[10] * 30, type="few")
        await it.submit(*[10] * 30)
        running = []
        for _ in range(40):
            await it.sleep(100)
            running.append(sum(not a.outcome for a in it.services.ledger if a.fire.type.name == "few"))
            assert all(a.outcome == "OK" for a in it.services.ledger if a.fire.type.name != "few")
        assert max(running) == 3
        assert it.audit()["succeeded"] == 30 + sum(
            a.outcome == "OK" for a in it.services.ledger if a.fire.type.name == "few"
        )
        assert waiting(it) == {
            "type": 30 - len([a for a in it.services.ledger if a.fire.type.name == "few"]),
            "running": 3,
        }

    scenario(main, lambda: World(lambda fire: Reply(after_ms=1_000 if fire.type.name == "few" else 5)))


def test_calls_of_a_type_start_no_faster_than_its_rate_and_wake_the_node_by_themselves() -> None:
    async def main(it: World) -> None:
        await replace(it, slow=kind("slow", rate=4))
        began_ms = it.now_ms()
        await it.submit(*[10] * 21, type="slow")
        await it.submit(*[10] * 21)
        await it.sleep(100)
        assert addresses(it) == {"slow:1": 1, "mail:1": 21}
        assert waiting(it) == {"rate": 20}
        await it.sleep(6_000)
        fired_ms = [a.fired_ms - began_ms for a in it.services.ledger if a.fire.type.name == "slow"]
        assert len(fired_ms) == 21
        gaps_ms = [later - earlier for earlier, later in pairwise(fired_ms)]
        assert (min(gaps_ms), max(gaps_ms)) == (250, 250)

    scenario(main)


def test_jobs_of_a_batch_that_has_not_begun_go_where_their_types_go_by_then() -> None:
    """Three types share a call that may not begin: one goes to a target of its own, one is gone, one stays."""

    async def main(it: World) -> None:
        bulk = it.catalog.types["bulk"]
        others = {name: msgspec.structs.replace(bulk, name=name) for name in ("moves", "goes")}
        await replace(it, **others)
        for name in ("bulk", "moves", "goes"):
            await it.submit(10, 10, type=name)
        it.host._firing.leave(range(SHARDS))
        await it.sleep(50)
        assert (it.services.ledger, waiting(it)) == ([], {"running": 6})
        await replace(it, moves=kind("moves"), goes=None)
        it.host._firing.stay(range(SHARDS))
        await it.sleep(100)
        assert Counter(a.fire.type.target.key for a in it.services.ledger) == {bulk.target.key: 2, "grpc://moves:1": 2}
        assert waiting(it) == {"unknown_type": 2}
        assert {len(a.fire.job_id) for a in it.services.ledger if a.fire.attempt != 1} == set()
        await replace(it, goes=others["goes"])
        await it.sleep(100)
        assert it.audit() == {"accepted": 6, "succeeded": 6}
        assert it.host._firing.running == 0

    scenario(main)


def test_what_waits_for_a_call_of_its_batch_target_goes_where_its_type_goes_by_then() -> None:
    """A batch target hangs with all its calls; what is in its line, beyond them, is picked but in no call."""

    async def main(it: World) -> None:
        bulk = it.catalog.types["bulk"]
        await it.submit(*[10] * (batches.CALLS_MAX * bulk.batch_size + 50), type="bulk", timeout_ms=600_000)
        await it.sleep(100)
        assert len(it.services.ledger) == batches.CALLS_MAX * bulk.batch_size
        moved = msgspec.structs.replace(bulk, target=Target("grpc+batch", "bulk-b:1", bulk.target.path))
        await replace(it, bulk=moved)
        await it.sleep(100)
        assert addresses(it)["bulk-b:1"] == 50
        await it.sleep(700_000)
        assert it.host._firing.running == 0
        assert it.audit()["succeeded"] == batches.CALLS_MAX * bulk.batch_size + 50

    scenario(main, lambda: World(lambda fire: OK if fire.type.target.address == "bulk-b:1" else Reply(hangs=True)))
