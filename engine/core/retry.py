"""What an answer means for a job, and how long to wait before it is tried again.

The classes are the contract's (section 4), written once: adapters say what came of a call as the name of a gRPC
status, whatever the protocol was.
"""

from __future__ import annotations

from enum import Enum

from engine.core.catalog import Backoff
from engine.options import DAY_MS

RETRY_AFTER_MS_MAX = DAY_MS
"""A target may ask for patience, but not for a year: a job parked longer than this looks lost to whoever waits for it,
and one wrong header would do that to all of a target's jobs."""

EXPIRED = "EXPIRED"
"""In place of a status: the time by which the call had to begin has passed, and none was made. No target says it."""


class Class(Enum):
    SUCCESS = "success"
    TRANSIENT = "transient"
    """Worth another attempt."""
    PERMANENT = "permanent"
    """Would fail again: dead at once."""


CLASSES: dict[str, Class] = {
    "OK": Class.SUCCESS,
    # An earlier attempt did the work, and its answer was lost.
    "ALREADY_EXISTS": Class.SUCCESS,
    "UNAVAILABLE": Class.TRANSIENT,
    "DEADLINE_EXCEEDED": Class.TRANSIENT,
    "RESOURCE_EXHAUSTED": Class.TRANSIENT,
    "ABORTED": Class.TRANSIENT,
    "CANCELLED": Class.TRANSIENT,
    "UNKNOWN": Class.TRANSIENT,
    "INTERNAL": Class.TRANSIENT,
    "INVALID_ARGUMENT": Class.PERMANENT,
    "NOT_FOUND": Class.PERMANENT,
    "PERMISSION_DENIED": Class.PERMANENT,
    "UNAUTHENTICATED": Class.PERMANENT,
    "FAILED_PRECONDITION": Class.PERMANENT,
    "OUT_OF_RANGE": Class.PERMANENT,
    "UNIMPLEMENTED": Class.PERMANENT,
    "DATA_LOSS": Class.PERMANENT,
}


def classify(code: str) -> Class:
    """A code nobody has heard of is transient: attempts are bounded, a job given up wrongly is not mended by itself."""
    return CLASSES.get(code, Class.TRANSIENT)


def delay_ms(backoff: Backoff, attempt: int, retry_after_ms: int, jitter: float) -> int:
    """How long to wait after attempt number `attempt` (from 1) failed, in ms.

    Exponential with full jitter: anywhere below min(max_ms, first_ms * factor ** (attempt - 1)), as `jitter` in [0, 1)
    says, so that jobs which failed together do not come back together. What the target asked for, up to a day, comes
    before that and is never undercut; nor does it gather those it was told to on one instant.
    """
    assert attempt >= 1, attempt
    assert 0.0 <= jitter < 1.0, jitter
    try:
        ceiling_ms = min(float(backoff.max_ms), backoff.first_ms * backoff.factor ** (attempt - 1))
    except OverflowError:
        ceiling_ms = float(backoff.max_ms)
    return int(ceiling_ms * jitter) + min(max(retry_after_ms, 0), RETRY_AFTER_MS_MAX)
