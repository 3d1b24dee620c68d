"""The running call of a job, alone or as a seat in a batch: what a DELETE cancels, and what a target is told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec

from engine.core import ids
from engine.core.catalog import JobType
from engine.core.job import Body, Form, Job, owed_ms
from engine.core.lanes import Ready
from engine.core.retry import EXPIRED
from engine.ports import Answer, Fire

LOOK_AGAIN_MS = 10
"""A call that was made ready but may not begin looks again after this."""
TOO_LATE = Answer(EXPIRED, "not called in time: the call could not begin")
"""Of a job whose call had a slot, and its time to begin passed."""


class Call:
    """Alone: its task is its own."""

    __slots__ = ("began", "cancelled", "expires_ms", "fire_id", "on_ended", "ready", "runs", "task", "timeout_ms")

    def __init__(self, ready: Ready) -> None:
        self.ready = ready
        self.task: asyncio.Task[None] | None = None
        self.runs = False
        """Whether the task has had its first turn: one that is cancelled before ends without a line of it run."""
        self.cancelled = False
        self.began = False
        """Whether it is on its way to the target."""
        self.fire_id = ""
        self.timeout_ms = 0
        self.expires_ms: int | None = None
        """It does not begin later than this; None: never too late."""
        self.on_ended: Callable[[Call, Answer, int], None] | None = None
        """Who hears of its end in place of the machine: its shard went to another owner meanwhile."""

    def cancel(self) -> None:
        """By DELETE: the answer says whether it came in time."""
        self.cancelled = True
        if self.task is not None and self.runs:
            self.task.cancel()

    def has_expired(self, now_ms: int) -> bool:
        return self.expires_ms is not None and now_ms > self.expires_ms and not self.began

    def call_off(self) -> None:
        """Its shard is gone: nobody wants an answer."""
        if self.task is not None:
            self.task.cancel()


class Seat(Call):
    """A place in a batch: `task` is the batch's, which goes on for the others."""

    __slots__ = ("_answered", "empty_one", "over")

    def __init__(self, ready: Ready, answered: Callable[[Call, Answer], None]) -> None:
        super().__init__(ready)
        self._answered = answered
        self.over = False
        """No answer of the target's is for it any more."""
        self.empty_one: Callable[[], None] | None = None
        """Tells the batch that it holds a seat fewer."""

    def cancel(self) -> None:
        """One that is on its way waits for its outcome: its call is not its own."""
        self.cancelled = True
        if not self.began and not self.over:
            self.call_off()
            self._answered(self, Answer("CANCELLED", "cancelled by DELETE"))

    def call_off(self) -> None:
        if not self.over:
            self.over = True
            if self.empty_one is not None:
                self.empty_one()


def fit_to_keep(answer: Answer, chars_max: int) -> Answer:
    """With at most so much of its message: a target's words may quote the payload, where JSON can hide what is no
    Unicode text."""
    if not answer.message:
        return answer
    message = answer.message.encode(errors="backslashreplace").decode()[:chars_max]
    return answer if message == answer.message else msgspec.structs.replace(answer, message=message)


def fire_of(job: Job, kind: JobType, body: Body, payload: bytes, form: Form) -> Fire:
    """The attempt as a target is told of it; its epoch is for whoever sends it to know."""
    name = ids.format_id(job.id)
    number = len(body.attempts) + 1
    return Fire(
        name,
        f"{name}.{body.life}.{number}",  # the same for every redelivery of one attempt, another for each other
        kind,
        payload,
        form,
        number,
        0,
        job.shard,
        job.due_ms if body.parked_ms is None else owed_ms(job, body),
        body.timeout_ms,
        body.correlation_id,
        job.user_id,
    )
