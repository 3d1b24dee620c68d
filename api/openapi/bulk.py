"""Bulk operations in the API's description."""

from __future__ import annotations

from api import bulk_wire as wire
from api.http.media import JSON
from api.openapi.examples import BULKS, DEAD_BULKS, MOVES, Example
from api.openapi.operation import BODY, ENGINE, Answer, Body, Operation
from api.openapi.schemas import ref

_JOBS, _OPERATIONS = "/api/v1/jobs", "/api/v1/operations"
_OPERATION = ref(wire.OperationAnswer)


def _wish(
    name: str, summary: str, text: str, examples: tuple[Example, ...], body: type[wire.BulkWish | wire.BulkReschedule]
) -> Operation:
    return Operation(
        id=name,
        tag="Bulk",
        summary=summary,
        text=f"{text} Each job is changed once, also where a node dies meanwhile. Jobs that are submitted after it "
        "began are left alone. A repeat with the same Idempotency-Key is answered with the operation that is there.",
        takes_key=True,
        bodies={JSON: Body(ref(body), examples)},
        answers={
            200: Answer("It has ended; or a dry run's count.", ref(wire.BulkAnswer), headers=("Location",)),
            202: Answer("It goes on: follow its operation.", ref(wire.BulkAnswer), headers=("Location",)),
        },
        problems=(409, *BODY, *ENGINE),
    )


BULK = {
    ("POST", f"{_JOBS}/cancel"): _wish(
        "cancelJobs",
        "Cancel jobs by filter",
        "Those that are open; of one that runs the call is cancelled.",
        BULKS,
        wire.BulkWish,
    ),
    ("POST", f"{_JOBS}/reschedule"): _wish(
        "rescheduleJobs",
        "Give jobs another due time by filter",
        "Those that are pending or retrying: to a time or by an offset, maybe spread over a while.",
        MOVES,
        wire.BulkReschedule,
    ),
    ("POST", f"{_JOBS}/redrive"): _wish(
        "redriveJobs",
        "Let dead jobs fire again by filter",
        "At a pace, where you give one.",
        DEAD_BULKS,
        wire.BulkWish,
    ),
    ("POST", f"{_JOBS}/discard"): _wish(
        "discardJobs",
        "Give dead jobs up by filter",
        "They count as cancelled from then on.",
        DEAD_BULKS,
        wire.BulkWish,
    ),
    ("GET", _OPERATIONS): Operation(
        id="listOperations",
        tag="Bulk",
        summary="Bulk operations, the latest first",
        text="Those that ended are told for a week.",
        parameters=wire.OperationsParameters,
        answers={200: Answer("They.", ref(wire.OperationsAnswer))},
        problems=(422, *ENGINE),
    ),
    ("GET", _OPERATIONS + "/{id}"): Operation(
        id="getOperation",
        tag="Bulk",
        summary="Follow a bulk operation",
        answers={200: Answer("How far it is.", _OPERATION)},
        problems=(404, 422, *ENGINE),
    ),
    ("DELETE", _OPERATIONS + "/{id}"): Operation(
        id="stopOperation",
        tag="Bulk",
        summary="Stop a bulk operation",
        text="What is done stays done. One that has ended stays as it is.",
        answers={200: Answer("How far it is.", _OPERATION)},
        problems=(404, 422, *ENGINE),
    ),
}
