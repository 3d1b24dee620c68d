"""Who counts as gone: only whoever has no lease in a Redis that was watched for as long as a lease lives."""

from __future__ import annotations

from shards.core.term import Watch
from shards.ports import Lease, View

TTL_MS, GAP_MS, SETTLE_MS = 5_000, 2_500, 3_000


def view(*nodes: str, run: str = "1", weight: float = 1.0) -> View:
    leases = {node: Lease(node, f"{node}.1", "", "h:1", "h:2", weight) for node in nodes}
    return View(run, leases, (), 0, None, frozenset())


def watched(*looks: tuple[int, View]) -> Watch:
    watch = Watch(TTL_MS, GAP_MS, SETTLE_MS)
    for at_ms, seen in looks:
        watch.see(seen, at_ms, at_ms)
    return watch


def every_second(seen: View, start_ms: int, end_ms: int) -> list[tuple[int, View]]:
    return [(at_ms, seen) for at_ms in range(start_ms, end_ms + 1, 1_000)]


def test_a_missing_lease_counts_once_redis_was_watched_for_a_whole_ttl() -> None:
    early = watched(*every_second(view("a"), 0, 4_000))
    assert not early.is_gone("b", 4_000)
    late = watched(*every_second(view("a"), 0, 5_000))
    assert late.is_gone("b", 5_000)
    assert not late.is_gone("a", 5_000)


def test_another_run_of_redis_begins_a_new_watch() -> None:
    watch = watched(*every_second(view("a", "b"), 0, 9_000), (10_000, view(run="2")))
    assert not watch.is_gone("b", 10_000)
    for at_ms, seen in every_second(view("a", run="2"), 11_000, 15_000):
        watch.see(seen, at_ms, at_ms)
    assert watch.is_gone("b", 15_000)
    assert not watch.is_gone("a", 15_000)


def test_a_redis_that_stood_still_has_lost_the_leases_of_the_living() -> None:
    watch = watched(*every_second(view("a", "b"), 0, 9_000), (9_000 + GAP_MS + 1, view()))
    assert not watch.is_gone("b", 9_000 + GAP_MS + 1)


def test_a_look_that_hung_is_a_gap_although_the_next_one_followed_at_once() -> None:
    watch = watched(*every_second(view("a", "b"), 0, 9_000))
    watch.see(view("a"), 9_100, 9_000 + GAP_MS + 1)
    assert not watch.is_gone("b", 9_000 + GAP_MS + 1)


def test_nobody_is_gone_by_what_was_seen_long_ago() -> None:
    watch = watched(*every_second(view("a"), 0, 9_000))
    assert watch.is_gone("b", 9_000 + GAP_MS)
    assert not watch.is_gone("b", 9_000 + GAP_MS + 1)
    assert not watch.plan_due(9_000 + GAP_MS + 1)


def test_the_watch_is_counted_from_the_end_of_its_first_look() -> None:
    watch = Watch(TTL_MS, GAP_MS, SETTLE_MS)
    watch.see(view(), 0, 1_900)
    for at_ms in range(2_000, 7_000, 1_000):
        watch.see(view(), at_ms, at_ms)
    assert not watch.is_gone("b", 6_000)
    watch.see(view(), 6_900, 6_950)
    assert watch.is_gone("b", 6_950)


def test_nothing_is_known_before_the_first_look_and_after_forgetting() -> None:
    watch = Watch(TTL_MS, GAP_MS, SETTLE_MS)
    assert not watch.is_gone("b", 10_000)
    for at_ms, seen in every_second(view(), 10_000, 20_000):
        watch.see(seen, at_ms, at_ms)
    assert watch.is_gone("b", 20_000)
    watch.forget()
    assert not watch.is_gone("b", 20_000)
    watch.see(view(), 20_100, 20_100)
    assert not watch.is_gone("b", 20_100)


def test_a_plan_waits_until_membership_has_settled() -> None:
    watch = watched(*every_second(view("a"), 0, 9_000), *every_second(view("a", "b"), 10_000, 12_000))
    assert watch.unchanged_ms(12_500) == 2_500
    assert not watch.plan_due(12_500)
    watch.see(view("a", "b"), 13_000, 13_000)
    assert watch.plan_due(13_000)
    watch.see(view("a", "b", weight=2.0), 13_500, 13_500)
    assert not watch.plan_due(13_500)


def test_a_node_that_restarts_within_its_lease_changes_nothing() -> None:
    watch = watched(*every_second(view("a", "b"), 0, 9_000))
    again = Lease("b", "b.2", "", "h:1", "h:2")
    watch.see(View("1", {**view("a").leases, "b": again}, (), 0, None, frozenset()), 9_500, 9_500)
    assert watch.plan_due(9_500)


def test_another_life_under_the_name_counts_once_it_has_held_the_lease_for_a_whole_ttl() -> None:
    other = View("1", {"b": Lease("b", "b.0", "", "h:1", "h:2")}, (), 0, None, frozenset())
    watch = watched(*every_second(view("b"), 0, 9_000), *every_second(other, 10_000, 14_000))
    assert not watch.is_life_gone("b", "b.1", 14_000), "Redis was rolled back: its own is not there again yet"
    for at_ms, seen in every_second(view("b"), 15_000, 30_000):
        watch.see(seen, at_ms, at_ms)
    assert not watch.is_life_gone("b", "b.1", 30_000)
    assert watch.is_life_gone("b", "b.0", 30_000)
    assert watch.is_life_gone("c", "c.1", 30_000)


def test_a_life_that_was_not_seen_is_not_gone_by_the_word_of_another_run() -> None:
    watch = watched(*every_second(view("b"), 0, 9_000), *every_second(view("b", run="2"), 10_000, 14_000))
    assert not watch.is_life_gone("b", "b.2", 14_000)
    watch.see(view("b", run="2"), 15_000, 15_000)
    assert watch.is_life_gone("b", "b.2", 15_000)
