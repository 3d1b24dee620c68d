"""Errors on their way between nodes, of one version and of two."""

from __future__ import annotations

import pytest

from engine.errors import Busy, Conflict, Invalid, NotFound, QuotaSpent, TocsinError, Unavailable, UnknownOutcome
from shards.peer.wire import WireError, error_of, error_to_wire

ERRORS: list[TocsinError] = [
    Invalid("no", field="payload"),
    NotFound("no"),
    Conflict("no"),
    Busy("no", retry_after_ms=5),
    QuotaSpent("no", retry_after_ms=80_000_000),
    UnknownOutcome("no"),
    Unavailable("no", retry_after_ms=7),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_back_as_what_it_was(error: TocsinError) -> None:
    back = error_of(error_to_wire(error))
    assert type(back) is type(error)
    assert (str(back), vars(back)) == (str(error), vars(error))


def test_for_a_node_that_knows_no_quotas_one_that_is_used_up_is_busy_and_is_not_asked_again() -> None:
    wire = error_to_wire(QuotaSpent("no", retry_after_ms=80_000_000))
    assert wire.kind == "Busy"
    as_read_there = error_of(WireError(wire.kind, wire.message, {"retry_after_ms": wire.fields["retry_after_ms"]}))
    assert type(as_read_there) is Busy
