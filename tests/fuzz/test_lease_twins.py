"""Whatever two nodes do to the leases, the twin answers as a real Valkey does."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from shards.core.ranges import apart
from shards.leases.memory import MemoryLeases, MemoryRedis
from shards.leases.redis import RedisLeases
from shards.ports import Leases, Move, Plan, Range, View
from tests.leases import lease

LONG_MS = 3_600_000
Step = Callable[[Leases, View], Awaitable[object]]

lives = st.builds(lease, st.sampled_from("ab"), st.integers(1, 2), st.sampled_from(["", "i1"]))
entries = st.builds(
    lambda lo, length, node: Range(lo, lo + length, node, "i1", "serving"),
    st.integers(0, 9),
    st.integers(0, 3),
    st.sampled_from("ab"),
)
tables = st.lists(entries, max_size=3).filter(apart)
plans = st.sampled_from([None, Plan("p", ()), Plan("p", (Move(0, 1, "a", "b"),))])
nodes = st.sampled_from("ab")


def replaces(seen: bool, old: list[Range], new: list[Range]) -> Step:
    """`seen`: what stands now, else whatever was drawn."""
    return lambda leases, view: leases.replace(view.ranges[: len(old)] if seen else old, new)


steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda one: lambda leases, _: leases.renew(one, LONG_MS), lives),
    st.builds(
        lambda old, new: (
            lambda leases, _: leases.replace_lease(old, msgspec.structs.replace(new, node=old.node), LONG_MS)
        ),
        lives,
        lives,
    ),
    st.builds(lambda one: lambda leases, _: leases.release(one), lives),
    st.builds(replaces, st.booleans(), tables, tables),
    st.builds(lambda off, new: lambda leases, view: leases.rewrite(view.version + off, new), st.integers(0, 1), tables),
    st.builds(lambda one: lambda leases, _: leases.lead(one.node, one.life, LONG_MS), lives),
    st.builds(lambda old, new: lambda leases, _: leases.set_plan(old, new), plans, plans),
    st.builds(lambda node, wanted: lambda leases, _: leases.drain(node, wanted), nodes, st.booleans()),
)


@settings(max_examples=40)
@given(wanted=st.lists(steps, min_size=20, max_size=60))
def test_the_twin_answers_as_valkey_does(valkey_url: str, wanted: list[Step]) -> None:
    async def main() -> None:
        real = RedisLeases(valkey_url, secrets.token_hex(8), lambda: "m")
        pair: tuple[Leases, Leases] = (real, MemoryLeases(MemoryRedis(lambda: 1_800_000_000_000)))
        try:
            for number, step in enumerate(wanted):
                views = [await leases.look() for leases in pair]
                said = [await step(leases, view) for leases, view in zip(pair, views, strict=True)]
                assert said[0] == said[1], f"step {number}: {said}"
                after = [await leases.look() for leases in pair]
                assert _told(after[0]) == _told(after[1]), f"step {number}"
                grown = [now.version > before.version for now, before in zip(after, views, strict=True)]
                assert grown[0] == grown[1], f"step {number}: versions"
        finally:
            await real.close()

    asyncio.run(main())


def _told(view: View) -> View:
    """What both must say: a run and a version are each one's own."""
    return msgspec.structs.replace(view, run="", version=0)
