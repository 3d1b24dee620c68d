"""Puts batches together: due jobs of one target share calls of `Handler/ExecuteBatch`, one task a call.

Jobs wait in a line per target (and `batch_size`), and leave it as soon as a call of its target is free: so those of
one turn of the wheel gather, and under load those that come while calls are on their way. Design:
`docs/design/dispatch.md`, "Batches".

Invariants
- A seat is in a line, in a batch, or over; it is answered at most once, and not after it was called off.
- A line is there while somebody waits in it or a call of it is on its way.
- A line has at most `CALLS_MAX` calls on their way, and none free while somebody waits in it, unless nothing may
  start at all.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence

from engine.background import guarded
from engine.call import LOOK_AGAIN_MS, TOO_LATE, Call, Seat, fire_of
from engine.core import ids
from engine.core.catalog import Catalog
from engine.core.job import Form, decode_body
from engine.core.payload import unpack
from engine.ports import Answer, Clock, Fire, Targets
from engine.trust import Trust

log = logging.getLogger(__name__)

CALLS_MAX = 8
"""Calls on their way from one line: enough that its target need not wait for us, and their payloads are a bounded 32
MiB."""
BYTES_MAX = (4 << 20) - (64 << 10)
"""Of one call: a gRPC server takes 4 MiB unless it is told otherwise."""
OVERHEAD_BYTES = 2_048
"""At most, of a job beside its payload: ids, type, user and correlation id."""

_FORMS = tuple(Form)
"""By number: ten times as quick as the enumeration's own look-up."""
_PACKED = {Form.JSON_ZSTD: Form.JSON, Form.RAW_ZSTD: Form.RAW}


class _Line:
    __slots__ = ("calls", "key", "waiting")

    def __init__(self, key: tuple[str, int]) -> None:
        self.key = key
        """Its target's, and the `batch_size`."""
        self.waiting: deque[Seat] = deque()
        self.calls = 0


class _Batch:
    __slots__ = ("fires", "left", "seats", "task", "version")

    def __init__(self, seats: list[Seat], fires: list[Fire]) -> None:
        self.seats = seats
        self.fires = fires
        self.left = len(seats)
        """Seats that are not over."""
        self.version = 0
        """Of the catalog whose types they have."""
        self.task: asyncio.Task[None] | None = None

    def empty_one(self) -> None:
        self.left -= 1
        if not self.left and self.task is not None:
            self.task.cancel()


class Batches:
    def __init__(
        self,
        targets: Targets,
        catalog: Catalog,
        trust: Trust,
        clock: Clock,
        *,
        begin: Callable[[Sequence[Seat], Sequence[Fire]], list[int]],
        may_start: Callable[[], bool],
        may_begin: Callable[[Fire], bool],
        epoch_of: Callable[[int], int | None],
        answered: Callable[[Sequence[tuple[Call, Answer]]], None],
        put_back: Callable[[Sequence[Call]], None],
        on_crash: Callable[[BaseException], None],
    ) -> None:
        """`begin`: of each when it begins, in the step in which it is sent; 0 where it may not. `may_start` and
        `may_begin`: whether that is worth a try, of any and of one. `put_back`: their types are others by now, so they
        do not belong here."""
        self._targets = targets
        self._catalog = catalog
        self._trust = trust
        self._clock = clock
        self._begin = begin
        self._may_start = may_start
        self._may_begin = may_begin
        self._epoch_of = epoch_of
        self._answered = answered
        self._put_back = put_back
        self._on_crash = on_crash
        self._lines: dict[tuple[str, int], _Line] = {}
        self._stopped = False
        self._held = False
        """Somebody waits in a line though it has a call free: nothing might start."""

    def add(self, seats: Sequence[Seat]) -> None:
        """They are due, and have their slots."""
        touched: dict[_Line, None] = {}
        for seat in seats:
            key = seat.ready.type.target.key, seat.ready.type.batch_size
            line = self._lines.get(key)
            if line is None:
                line = self._lines[key] = _Line(key)
            line.waiting.append(seat)
            touched[line] = None
        for line in touched:
            self._start(line)

    def fill(self) -> None:
        """What held the lines may be over."""
        if self._held and self._may_start():
            self._held = False
            for line in list(self._lines.values()):
                self._start(line)

    def stop(self) -> None:
        """No further call begins; those that wait do so elsewhere later."""
        self._stopped = True
        for line in self._lines.values():
            line.waiting.clear()

    def _start(self, line: _Line) -> None:
        ended = guarded(lambda: self._ended(line), self._on_crash)
        while line.waiting and line.calls < CALLS_MAX and not self._stopped:
            if not self._may_start():
                self._held = True
                return
            batch = self._next(line)
            if batch.seats:
                line.calls += 1
                task = batch.task = asyncio.get_running_loop().create_task(self._run(batch))
                # Not a line of the task itself, which runs none where it is cancelled before its first turn.
                task.add_done_callback(lambda _: ended())
                for seat in batch.seats:
                    seat.task = task
        self._drop_idle(line)

    def _drop_idle(self, line: _Line) -> None:
        if not line.waiting and not line.calls:
            self._lines.pop(line.key, None)

    def _ended(self, line: _Line) -> None:
        line.calls -= 1
        self._start(line)

    def _next(self, line: _Line) -> _Batch:
        """As many of the first in the line as fit one call."""
        seats: list[Seat] = []
        fires: list[Fire] = []
        batch = _Batch(seats, fires)
        empty_one = batch.empty_one
        types = self._catalog.types
        room = BYTES_MAX
        _, size = line.key
        while line.waiting and len(seats) < size:
            seat = line.waiting.popleft()
            if seat.over:
                continue
            if types.get(seat.ready.job.type) is not seat.ready.type:
                self._let_go([seat])
                continue
            fire = self._ready(seat)
            if fire is None:
                continue
            room -= len(fire.payload) + OVERHEAD_BYTES
            if seats and (room < 0 or fire.timeout_ms != fires[0].timeout_ms):
                line.waiting.appendleft(seat)
                break
            seat.fire_id, seat.timeout_ms = fire.fire_id, fire.timeout_ms
            seat.empty_one = empty_one
            seats.append(seat)
            fires.append(fire)
        batch.left = len(seats)
        batch.version = self._catalog.version
        return batch

    def catalog_changed(self) -> None:
        """Another one is in force: who waits here no longer for his own target waits elsewhere."""
        for line in list(self._lines.values()):
            self._let_go(list(line.waiting))
            line.waiting = deque(seat for seat in line.waiting if not seat.over)
            self._drop_idle(line)

    def _let_go(self, seats: Sequence[Seat]) -> None:
        """Those of them whose types are others by now."""
        types = self._catalog.types
        moved = [seat for seat in seats if not seat.over and types.get(seat.ready.job.type) is not seat.ready.type]
        for seat in moved:
            seat.over = True
        if moved:
            self._put_back(moved)

    def _ready(self, seat: Seat) -> Fire | None:
        """With its payload unpacked; None where that cannot be done, and the job has its answer."""
        job = seat.ready.job
        try:
            body = decode_body(job.body)
            seat.expires_ms = body.expires_ms
            payload, form = body.payload, _FORMS[body.form]
            if form in _PACKED:
                payload, form = unpack(payload), _PACKED[form]
            return fire_of(job, seat.ready.type, body, payload, form)
        except ValueError as error:
            answer = Answer("DATA_LOSS", f"the stored payload cannot be unpacked: {error}")
        except Exception as error:  # a fault of ours must not strand the job: it retries, and the log says why
            log.exception("job %s was not made ready", ids.format_id(job.id))
            answer = Answer("INTERNAL", f"the node failed: {error!r}")
        seat.over = True
        self._answered([(seat, answer)])
        return None

    async def _run(self, batch: _Batch) -> None:
        try:
            while batch.left and await self._call(batch):
                await self._trust.wait()
                late_ms = max(fire.due_ms for fire in batch.fires) - self._clock.now_ms()
                await asyncio.sleep(max(LOOK_AGAIN_MS, late_ms) / 1_000)
        except asyncio.CancelledError:
            if batch.left:
                raise
        except Exception as error:
            log.exception("a batch of %d jobs failed inside the node", batch.left)
            self._settle(batch, [Answer("INTERNAL", f"the node failed: {error!r}")] * len(batch.seats))

    async def _call(self, batch: _Batch) -> bool:
        """One call of those that are not over; whether some of them could not begin."""
        catalog = self._catalog
        if batch.version != catalog.version:
            batch.version = catalog.version
            self._let_go(batch.seats)
            self._settle(batch, [None] * len(batch.seats))
            if not batch.seats:
                return False
        now_ms = self._clock.now_ms()
        if any(seat.has_expired(now_ms) for seat in batch.seats):
            self._settle(batch, [TOO_LATE if seat.has_expired(now_ms) else None for seat in batch.seats])
            if not batch.seats:
                return False
        for fire in batch.fires:
            # Of a shard that is lost: whoever dropped it calls its seats off in a moment.
            fire.epoch = self._epoch_of(fire.shard) or 0
        seats, fires = batch.seats, batch.fires
        if not self._may_start() or not any(map(self._may_begin, fires)):
            return True

        def begin() -> list[int]:
            return self._begin(seats, fires) if batch.version == catalog.version else [0] * len(seats)

        answers = await self._targets.call_batch(fires, begin)
        if batch.version != catalog.version:  # what has not begun may have another target by now
            answers = [answer if seat.began else None for seat, answer in zip(seats, answers, strict=True)]
        self._settle(batch, answers)
        return bool(batch.seats)

    def _settle(self, batch: _Batch, answers: Sequence[Answer | None]) -> None:
        """Afterwards the batch holds what has no answer yet."""
        assert len(answers) == len(batch.seats), (len(answers), len(batch.seats))
        told: list[tuple[Call, Answer]] = []
        seats: list[Seat] = []
        fires: list[Fire] = []
        for seat, fire, answer in zip(batch.seats, batch.fires, answers, strict=True):
            if seat.over:
                continue
            if answer is None:
                seats.append(seat)
                fires.append(fire)
            else:
                seat.over = True
                told.append((seat, answer))
        batch.seats, batch.fires, batch.left = seats, fires, len(seats)
        if told:
            self._answered(told)
