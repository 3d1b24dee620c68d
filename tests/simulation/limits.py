"""Limits of types and users, other catalogs, and that nobody waits for another's sake: checked by the targets' ledgers.

A reference like `checks`, and on its own feet: what a node may do is worked out from the catalogs that it was told, the
shards that the journal says it owned, and the ends of calls as their targets and the network saw them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tests.simulation.checks import Broken

if TYPE_CHECKING:
    from tests.simulation.ledger import Call
    from tests.simulation.loop import Process

T = TypeVar("T")

_LOOK_BACK_MS = 20_000
"""A call that runs was picked so long ago at most, while nothing disturbs its node: its time-out, a clock that was
stepped back, and a share of the shards of which the node heard late."""
_BURST_MS = 100
"""So many milliseconds' worth of a rate may start at once."""
_NEARBY = 60
"""Calls after one that are held against its rate."""
_PATIENCE_MS = 1_500
"""For a slot that is free, while nothing is disturbed: a commit, an answer on its way, a turn of the lanes."""
_AFTER_MS = 15_000
"""What a fault does is over so long after it."""


class Limits(msgspec.Struct, frozen=True):
    """Of a type, as a catalog has them."""

    address: str
    concurrency: int | None
    rate: float | None


class Caller(msgspec.Struct):
    """What is known of a process. Times are true ms since the run began, in order."""

    catalogs: list[tuple[int, dict[str, Limits]]] = []
    """Since when which was in force."""
    owned: list[tuple[int, int]] = []
    """Since when it owned so many shards, by the journal."""
    disturbed_ms: list[int] = []
    """When something befell it."""
    ended_ms: int | None = None

    def in_force(self, from_ms: int, to_ms: int) -> list[dict[str, Limits]]:
        return _during(self.catalogs, from_ms, to_ms)

    def most_owned(self, from_ms: int, to_ms: int) -> int:
        return max(_during(self.owned, from_ms, to_ms), default=0)

    def since_ms(self, at_ms: int) -> int:
        """What holds then may go back so far: further where the process was disturbed."""
        since_ms = at_ms - _LOOK_BACK_MS
        for disturbed_ms in reversed(self.disturbed_ms):
            if disturbed_ms <= at_ms and disturbed_ms >= since_ms:
                since_ms = disturbed_ms - _LOOK_BACK_MS
        return since_ms


class Room(msgspec.Struct, frozen=True):
    """Slots of a node, by whether jobs share calls."""

    all: dict[bool, int]
    floors: dict[bool, int]
    """Of these, kept for other priorities."""
    of_target: dict[bool, int]
    of_user: int


Callers = dict["Process", Caller]
Told = list[tuple[int, int]]
"""Stretches of true time."""


def _during(told: list[tuple[int, T]], from_ms: int, to_ms: int) -> list[T]:
    """What held at any moment of it."""
    held = [value for at_ms, value in told if from_ms < at_ms <= to_ms]
    before = [value for at_ms, value in told if at_ms <= from_ms]
    return before[-1:] + held


def ends_ms(call: Call, callers: Callers) -> float:
    """When it ran no longer: answered, given up by its caller, or the caller was gone."""
    times = (call.answered_ms, call.left_ms, callers[call.process].ended_ms)
    return min((each for each in times if each is not None), default=inf)


def _frees_ms(call: Call, callers: Callers) -> float:
    """When its slot was free: of one that shares a call, when the slowest of that call was done."""
    ended_ms = callers[call.process].ended_ms
    if not call.batched:
        return ends_ms(call, callers)
    return min((each for each in (call.left_ms, ended_ms) if each is not None), default=inf)


def _by(calls: Iterable[Call], key: Callable[[Call], object]) -> Iterable[list[Call]]:
    groups: dict[object, list[Call]] = defaultdict(list)
    for call in calls:
        groups[key(call)].append(call)
    return groups.values()


def no_type_runs_above_its_limit(calls: Sequence[Call], callers: Callers, shards: int) -> None:
    """A node has as much of the limit as it owns of the shards, and one call at least."""
    for its in _by(calls, lambda call: (call.process, call.type)):
        caller = callers[its[0].process]
        for at, call in enumerate(its):
            running = 1 + sum(ends_ms(each, callers) > call.at_ms for each in its[:at])
            if running == 1:
                continue
            since_ms = caller.since_ms(call.at_ms)
            told = [
                types[call.type].concurrency for types in caller.in_force(since_ms, call.at_ms) if call.type in types
            ]
            owned = caller.most_owned(since_ms, call.at_ms)
            most = max((inf if each is None else max(1, each * owned // shards) for each in told), default=0)
            if running > most:
                raise Broken(
                    f"{call.fire_id} was called at {call.at_ms} by {call.process.name}, which ran {running} calls of "
                    f"{call.type} then; its limit is {told}, and it owned {owned} of {shards} shards: {most}"
                )


def no_rate_is_exceeded(calls: Sequence[Call], callers: Callers, shards: int, troubles: Told) -> None:
    """Over any stretch no more calls start than the rate and its burst let, by the node's own clock. What was picked,
    and then held up by a fault, may start later, and at once."""
    for its in _by(calls, lambda call: (call.process, call.type)):
        caller = callers[its[0].process]
        for at, first in enumerate(its):
            since_ms = caller.since_ms(first.at_ms)
            for more, last in enumerate(its[at + 1 : at + _NEARBY], 1):
                if not _is_calm(caller, first.at_ms, last.at_ms, troubles) or last.node_ms < first.node_ms:
                    break
                told = [types[last.type].rate for types in caller.in_force(since_ms, last.at_ms) if last.type in types]
                owned = max(1, caller.most_owned(since_ms, last.at_ms))
                most = max((inf if each is None else each * owned / shards for each in told), default=inf)
                if most == inf:
                    break
                interval_ms = 1_000 / most
                slack_ms = max(0.0, _BURST_MS - interval_ms)
                if more > (last.node_ms - first.node_ms + 1 + slack_ms) / interval_ms:
                    raise Broken(
                        f"{last.process.name} started {more + 1} calls of {last.type} from {first.at_ms} to "
                        f"{last.at_ms}, and may start {most:g} a second"
                    )


def no_user_runs_above_the_limit(calls: Sequence[Call], callers: Callers, most: int) -> None:
    """At a node, over all types and targets."""
    for its in _by(calls, lambda call: (call.process, call.user_id)):
        for at, call in enumerate(its):
            running = 1 + sum(ends_ms(each, callers) > call.at_ms for each in its[:at])
            if call.user_id is not None and running > most:
                raise Broken(f"{call.process.name} ran {running} calls of {call.user_id} at {call.at_ms}")


def no_user_has_more_slots_by_a_move(calls: Sequence[Call], callers: Callers, most: int) -> None:
    """Over all nodes: who takes a shard by plan knows what runs. Not so by force, or where a node in question was cut
    off, stood still or died meanwhile."""
    for its in _by((call for call in calls if call.user_id is not None), lambda call: call.user_id):
        for at, call in enumerate(its):
            running = [each for each in its[:at] if ends_ms(each, callers) > call.at_ms]
            if len(running) < most:
                continue
            since_ms = min(each.at_ms for each in running) - _LOOK_BACK_MS
            nodes = {call.process, *(each.process for each in running)}
            befell = (at_ms for process in nodes for at_ms in callers[process].disturbed_ms)
            if not any(since_ms <= at_ms <= call.at_ms for at_ms in befell):
                names = ", ".join(sorted(process.name for process in nodes))
                raise Broken(f"{len(running) + 1} calls of {call.user_id} ran at {call.at_ms}, by {names}")


def nobody_is_called_by_a_catalog_that_is_over(calls: Sequence[Call], callers: Callers) -> None:
    """From the step in which a node has another catalog, what it calls is what that says."""
    for call in calls:
        # Of those that it got in that very millisecond, any; and the one before.
        told = callers[call.process].in_force(call.at_ms - 1, call.at_ms)
        addresses = {types[call.type].address if call.type in types else None for types in told}
        if call.address not in addresses:
            raise Broken(f"{call.fire_id} was called at {call.at_ms} at {call.address}; the catalog has {addresses}")


def nobody_waits_beside_a_free_slot(
    calls: Sequence[Call],
    callers: Callers,
    room: Room,
    troubles: Told,
    asked_ms: dict[str, int],
    outages: Mapping[str, Told],
) -> None:
    """A job of a type without limits waits for its user, its target or a slot, and for nothing else: while nothing is
    disturbed, no stretch of its wait is longer than patience in which all three were free. `asked_ms`: by job id, when
    it was known to the node at the latest, of those that are looked at; `outages`: by type."""
    for its in _by(calls, lambda call: call.process):
        caller = callers[its[0].process]
        ends = {id(call): _frees_ms(call, callers) for call in its}
        for call in its:
            if call.job_id not in asked_ms:
                continue
            from_ms = max(call.at_ms - (call.node_ms - call.due_ms), asked_ms[call.job_id])
            if call.at_ms - from_ms <= _PATIENCE_MS or not _is_calm(
                caller, from_ms, call.at_ms, [*troubles, *outages.get(call.type, ())]
            ):
                continue
            told = caller.in_force(from_ms - _PATIENCE_MS, call.at_ms)
            if len(told) > 1 or told[0][call.type].concurrency is not None or told[0][call.type].rate is not None:
                continue
            beside = [each for each in its if each.at_ms < call.at_ms and ends[id(each)] > from_ms]
            points = {from_ms, call.at_ms, *(max(each.at_ms, from_ms) for each in beside)}
            points |= {int(min(ends[id(each)], call.at_ms)) for each in beside}
            free_ms = 0
            for start_ms, end_ms in pairwise(sorted(points)):
                then = [each for each in beside if each.at_ms <= start_ms < ends[id(each)]]
                free_ms = 0 if _is_held_up(call, then, room) else free_ms + end_ms - start_ms
                if free_ms > _PATIENCE_MS:
                    raise Broken(
                        f"{call.fire_id} of {call.user_id} waited from {from_ms} to {call.at_ms} at "
                        f"{call.process.name}, for {free_ms} ms of it beside slots that were free"
                    )


def _is_held_up(call: Call, running: list[Call], room: Room) -> bool:
    alike = [each for each in running if each.batched == call.batched]
    at_target = sum(each.address == call.address for each in alike)
    return (
        len(alike) >= room.all[call.batched] - room.floors[call.batched]
        or at_target >= room.of_target[call.batched]
        or at_target >= room.all[call.batched] - room.floors[call.batched] - len(alike)
        or (call.user_id is not None and sum(each.user_id == call.user_id for each in running) >= room.of_user)
    )


def _is_calm(caller: Caller, from_ms: int, to_ms: int, troubles: Told) -> bool:
    """Nothing was broken, and nothing befell the process."""
    if any(begins_ms <= to_ms and ended_ms >= from_ms - _PATIENCE_MS for begins_ms, ended_ms in troubles):
        return False
    since_ms = from_ms - _AFTER_MS
    changes = (*caller.disturbed_ms, *(at_ms for at_ms, _ in caller.owned))
    return not any(since_ms <= at_ms <= to_ms for at_ms in changes)
