"""A failed request is told by its phase, its node and its answer; alike ones together."""

from __future__ import annotations

from bench.chaos.crowd import Asked
from bench.chaos.failures import Phase, described, failed

MOVE = Phase("node-c leaves", 100.0, 104.0)
BUSY = "503 shard 7 is on its way"


def asked(began_s: float, failure: str = "", node: str = "node-a") -> Asked:
    return Asked(began_s, 250.4, node, failure)


def test_alike_failures_are_told_together_with_their_phase_node_and_answer() -> None:
    found = [asked(100.5), asked(101.25, BUSY), asked(102.0, BUSY), asked(103.0, "ServerDisconnectedError", "node-c")]
    assert described(found, [Phase("before", 90.0, 100.0), MOVE]) == [
        "2 x node-c leaves, node-a: 503 shard 7 is on its way (the first 1.25 s into it, after 250 ms)",
        "1 x node-c leaves, node-c: ServerDisconnectedError (the first 3.00 s into it, after 250 ms)",
    ]


def test_one_outside_of_every_phase_is_told_with_its_time() -> None:
    assert described([asked(110.0, BUSY)], [MOVE]) == [
        f"1 x between, node-a: {BUSY} (the first at 110.00, after 250 ms)"
    ]


def test_only_failures_that_began_within_a_phase_are_its_own() -> None:
    found = [asked(99.9, BUSY), asked(100.0, BUSY), asked(103.0), asked(104.1, BUSY)]
    assert failed(found, MOVE) == 1
