"""A repeat has a cause only where a fault struck an owner that lost the shard between its two calls."""

from __future__ import annotations

import msgspec
import pytest

from bench.chaos.calls import Call
from bench.chaos.cause import CUT, KILLED, OVERRAN, STARVED, STOPPED, Change, Window, cause_of, uncaused

FIRST_S, TAKEN_S, SECOND_S = 100.0, 105.0, 107.0


def change(node: str | None, epoch: int, at_s: float, *, planned: bool = False) -> Change:
    return Change(shard=7, epoch=epoch, at_s=at_s, node=node, planned=planned)


TAKEN = (change("a", 1, 0.0), change("b", 2, TAKEN_S))
"""By b, by force."""
MOVED = (change("a", 1, 0.0), change("b", 2, FIRST_S + 1, planned=True))


def call(at_s: float, epoch: int) -> Call:
    at_ms = round(at_s * 1_000)
    return Call(
        job_id="j", fire_id="j.0.1", epoch=epoch, shard=7, due_at_ms=at_ms, received_ms=at_ms, outcome="ALREADY_EXISTS"
    )


TWICE = (call(FIRST_S, 1), call(SECOND_S, 2))


def fault(kind: str, *nodes: str, began_s: float = FIRST_S + 0.1, ended_s: float = SECOND_S + 1) -> Window:
    return Window(kind, nodes, began_s, ended_s)


@pytest.mark.parametrize("kind", [KILLED, STOPPED, OVERRAN])
def test_a_repeat_is_of_the_fault_that_cost_the_first_callers_node_the_shard(kind: str) -> None:
    assert cause_of(TWICE, TAKEN, [fault(kind, "a")]) == kind


def test_a_postgresql_that_restarts_strikes_every_node() -> None:
    retaken = (TAKEN[0], change("a", 2, TAKEN_S))
    assert cause_of(TWICE, retaken, [fault(STARVED)]) == STARVED


@pytest.mark.parametrize("node", ["b", "c"])
def test_a_fault_of_another_node_explains_nothing(node: str) -> None:
    assert cause_of(TWICE, TAKEN, [fault(KILLED, node)]) is None


@pytest.mark.parametrize(
    ("began_s", "ended_s"),
    [
        (FIRST_S - 20, FIRST_S - 1),  # over before the first call
        (FIRST_S - 20, TAKEN_S - 1),  # over before the shard was taken
        (TAKEN_S + 1, SECOND_S + 1),  # only after the shard was taken
        (SECOND_S + 1, SECOND_S + 9),
    ],
)
def test_a_fault_of_another_time_explains_nothing(began_s: float, ended_s: float) -> None:
    assert cause_of(TWICE, TAKEN, [fault(KILLED, "a", began_s=began_s, ended_s=ended_s)]) is None


@pytest.mark.parametrize("kind", ["Valkey emptied", "Valkey killed", "Valkey paused", "rebalance", "drain", "SIGTERM"])
def test_what_may_cost_no_repeat_explains_none(kind: str) -> None:
    assert cause_of(TWICE, TAKEN, [fault(kind, "a"), fault(kind)]) is None
    assert cause_of(TWICE, MOVED, [fault(kind, "a", "b"), fault(kind)]) is None


def test_two_calls_under_one_epoch_have_no_cause_whatever_happened() -> None:
    assert cause_of((call(FIRST_S, 1), call(SECOND_S, 1)), TAKEN, [fault(KILLED, "a"), fault(STARVED)]) is None


def test_a_late_call_of_a_node_that_woke_is_of_the_fault_that_had_stopped_it() -> None:
    late = (call(TAKEN_S + 1, 2), call(TAKEN_S + 3, 1))
    stopped = fault(STOPPED, "a", ended_s=TAKEN_S + 4)
    assert cause_of(late, TAKEN, [stopped]) == STOPPED
    assert cause_of(late, TAKEN, [msgspec.structs.replace(stopped, nodes=("b",))]) is None


@pytest.mark.parametrize("nodes", [("a", "b"), ("a", "c"), ("c", "b")])
def test_a_planned_move_repeats_a_call_only_where_one_of_the_two_could_not_tell_the_other(
    nodes: tuple[str, ...],
) -> None:
    assert cause_of(TWICE, MOVED, [fault(CUT, *nodes)]) == CUT
    assert cause_of(TWICE, MOVED, [fault(CUT, "c", "d")]) is None
    assert cause_of(TWICE, MOVED, []) is None


def test_a_cut_costs_no_shard_by_force() -> None:
    assert cause_of(TWICE, TAKEN, [fault(CUT, "a", "b")]) is None


def test_a_cut_that_was_mended_before_the_move_explains_nothing() -> None:
    assert cause_of(TWICE, MOVED, [fault(CUT, "a", "b", began_s=FIRST_S - 9, ended_s=FIRST_S + 0.5)]) is None


def test_an_owner_between_the_two_calls_may_have_been_the_one_that_was_struck() -> None:
    passed_on = (*MOVED, change("c", 3, TAKEN_S))
    calls = (call(FIRST_S, 1), call(SECOND_S, 3))
    assert cause_of(calls, passed_on, [fault(KILLED, "b")]) == KILLED
    assert cause_of(calls, passed_on, [fault(KILLED, "c")]) is None


def test_changes_before_and_after_the_two_calls_do_not_count() -> None:
    changes = (
        change("b", 1, 0.0),
        change("a", 2, FIRST_S - 5),
        change("a", 3, FIRST_S + 1),
        change("b", 4, SECOND_S + 1),
    )
    calls = (call(FIRST_S, 2), call(SECOND_S, 3))
    assert cause_of(calls, changes, [fault(KILLED, "b", began_s=0, ended_s=SECOND_S + 9)]) is None
    assert cause_of(calls, changes, [fault(KILLED, "a", began_s=0, ended_s=SECOND_S + 9)]) == KILLED


def test_of_several_causes_the_latest_counts() -> None:
    faults = [fault(STARVED, began_s=FIRST_S - 3), fault(KILLED, "a"), fault(STOPPED, "a", began_s=FIRST_S - 2)]
    assert cause_of(TWICE, TAKEN, faults) == KILLED


def test_a_shard_that_is_taken_from_an_owner_that_nothing_had_befallen_is_told() -> None:
    assert uncaused(TAKEN, [fault(KILLED, "a")]) == []
    assert uncaused(TAKEN, [fault(KILLED, "b")]) == [TAKEN[1]]
    assert uncaused(MOVED, []) == []
    released = (TAKEN[0], change(None, 1, TAKEN_S, planned=True), change("b", 2, TAKEN_S + 1))
    assert uncaused(released, []) == []
