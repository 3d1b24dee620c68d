"""From the lanes to the targets and back: starts calls while there is room and trust, gathers their answers.

A job has a call of its own, or a seat in one that `engine.batches` puts together.

A call is started only while the trust window holds and the journal keeps up: outcomes not yet durable are what a
crash would repeat, so beyond two flushes of them nothing more is started. Answers that arrive in one turn of the
loop are one batch to the machine. Whether a job's type is still what it was picked under is looked at before each try
of its call and in the step in which it begins; else it goes back to the lanes, which sort it anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence

from engine.alarm import Alarm
from engine.background import guarded
from engine.batches import Batches
from engine.breakers import Breakers
from engine.call import LOOK_AGAIN_MS, TOO_LATE, Call, Seat, fire_of, fit_to_keep
from engine.core import ids
from engine.core.catalog import BATCH, Catalog, Priority
from engine.core.commands import Abandon, Begin, Command, Finished, Outcomes
from engine.core.job import Form, decode_body
from engine.core.lanes import Lanes
from engine.core.lifecycle import State
from engine.errors import Unavailable
from engine.journal.writer import GroupCommit
from engine.options import Options
from engine.ports import Answer, Clock, Fire, Targets
from engine.telemetry import Telemetry
from engine.trust import Trust

log = logging.getLogger(__name__)

_TOLD = {state: state.name.lower() for state in State}


class Firing:
    def __init__(
        self,
        lanes: Lanes,
        targets: Targets,
        catalog: Catalog,
        writer: GroupCommit,
        trust: Trust,
        clock: Clock,
        options: Options,
        telemetry: Telemetry,
        breakers: Breakers,
        *,
        apply: Callable[[Command], None],
        epoch_of: Callable[[int], int | None],
        random: Callable[[], float],
        on_crash: Callable[[BaseException], None],
    ) -> None:
        self._lanes = lanes
        self._targets = targets
        self._types = catalog.types
        self._writer = writer
        self._trust = trust
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._breakers = breakers
        self._apply = apply
        self._epoch_of = epoch_of
        self._random = random
        self._take_answers = guarded(self._drain, on_crash)
        self._pump_soon = guarded(self.pump, on_crash)
        self._alarm = Alarm(self._pump_soon)
        """Rings when the rate of a type lets its next job start."""
        self._slots = options.running_max + options.running_batched_max
        self._batches = Batches(
            targets,
            catalog,
            trust,
            clock,
            begin=self._begin_batch,
            may_start=self._may_start,
            may_begin=self._may_begin,
            epoch_of=epoch_of,
            answered=self._answered_all,
            put_back=self._put_back,
            on_crash=on_crash,
        )
        self._calls: dict[Call, None] = {}
        """In the order in which they began."""
        breakers.serve(self.pump, self._calls.__contains__)
        self._answers: list[tuple[Call, Answer, int]] = []
        self._fired: list[tuple[str, Priority, int]] = []
        self._stopped = False
        self._leaving: set[int] = set()
        """Shards on their way to another owner: no call of theirs begins."""
        self._frozen: dict[int, list[tuple[Call, Answer, int]]] = {}
        """By shard, while its owner may change at any moment: what calls ended with meanwhile."""
        self.paused: str | None = "starting"
        """Why nothing is started just now, beside trust and the journal's backlog."""

    # -- starting ----------------------------------------------------------------------------------

    def pump(self) -> None:
        """Start what may be started now."""
        self._batches.fill()
        if self._stopped or self.waits_for() is not None:
            return
        now_ms = self._clock.now_ms()
        if self._breakers.probing:
            self._breakers.aim(now_ms)
        picked = self._lanes.take(self._slots - len(self._calls), now_ms)
        self._alarm.set(self._lanes.opens_ms(), now_ms)
        if not picked:
            return
        self._apply(Begin([ready.job for ready in picked]))
        loop = asyncio.get_running_loop()
        seats: list[Seat] = []
        for ready in picked:
            assert ready.job.live is not None
            if ready.type.target.scheme == BATCH:
                seat = ready.job.live.call = Seat(ready, self._answered)
                self._calls[seat] = None
                seats.append(seat)
            else:
                call = ready.job.live.call = Call(ready)
                self._calls[call] = None
                call.task = loop.create_task(self._run(call))
        if self._breakers.probing:
            self._breakers.started(picked)
        if seats:
            self._batches.add(seats)

    def catalog_changed(self) -> None:
        """Another one is in force, and the lanes are sorted by it."""
        self._batches.catalog_changed()
        self.pump()

    def started(self) -> None:
        """The node serves; what else holds it back, it says again."""
        if self.paused == "starting":
            self.paused = None

    def waits_for(self) -> str | None:
        """What holds everything back, or None."""
        if self.paused is not None:
            return self.paused
        if not self._trust.holds():
            return "trust"
        if self._writer.undurable_outcomes > self._options.undurable_outcomes_max:
            return "journal"
        return None

    def _may_start(self) -> bool:
        """Whether calls that have their slots may begin."""
        return self.paused is None and self._trust.holds()

    def _may_begin(self, fire: Fire) -> bool:
        """As its time and its shard are just now. Made ready under an epoch that is over: a target may refuse it."""
        return (
            fire.shard not in self._leaving
            and fire.epoch == self._epoch_of(fire.shard)
            and fire.due_ms <= self._clock.now_ms()
        )

    async def _run(self, call: Call) -> None:
        call.runs = True
        job = call.ready.job
        try:
            if call.cancelled:
                raise asyncio.CancelledError
            body = decode_body(job.body)
            fire = fire_of(job, call.ready.type, body, body.payload, Form(body.form))
            call.fire_id, call.timeout_ms = fire.fire_id, fire.timeout_ms
            call.expires_ms = body.expires_ms
            answer = await self._call(call, fire)
        except asyncio.CancelledError:
            if not call.cancelled:
                raise
            answer = Answer("CANCELLED", "cancelled by DELETE")
        except Exception as error:  # a fault of ours must not strand the job: it retries, and the log says why
            log.exception("call of job %s failed inside the node", ids.format_id(job.id))
            answer = Answer("INTERNAL", f"the node failed: {error!r}")
        if call not in self._calls:  # called off: by a DELETE as well, it would have an answer, and no slot
            return
        if answer is None:
            self._put_back([call])
        else:
            self._answered(call, answer)

    async def _call(self, call: Call, fire: Fire) -> Answer | None:
        """None: the job's type is another by now, and nothing was called."""
        job = call.ready.job

        def begin() -> int:
            now_ms = self._clock.now_ms()
            if not self._may_start() or not self._may_begin(fire) or call.has_expired(now_ms):
                raise Unavailable("not now")
            if self._types.get(job.type) is not fire.type:
                raise Unavailable("made ready for what its type was before the catalog was replaced")
            assert job.live is not None
            job.live.fired_ms = now_ms
            call.began = True
            self._fired.append((fire.type.name, call.ready.priority, now_ms - fire.due_ms))
            if len(self._fired) == 1:
                asyncio.get_running_loop().call_soon(self._count_fired)
            return now_ms

        while self._types.get(job.type) is fire.type:
            epoch = self._epoch_of(fire.shard)
            if epoch is None:
                raise asyncio.CancelledError  # its shard is lost, and whoever dropped it ends this call in a moment
            fire.epoch = epoch
            if call.has_expired(self._clock.now_ms()):
                return TOO_LATE
            if self._may_start() and self._may_begin(fire):  # else it would be made ready again and again in vain
                try:
                    answer = await self._targets.call(fire, begin)
                    if call.began or self._types.get(job.type) is fire.type:
                        return answer
                    continue
                except Unavailable:
                    pass
            await self._trust.wait()
            await asyncio.sleep(max(LOOK_AGAIN_MS, job.due_ms - self._clock.now_ms()) / 1_000)
        return None

    def _put_back(self, calls: Sequence[Call]) -> None:
        """Their types are others since they were picked, or gone: they are due as before, no attempt is spent."""
        for call in calls:
            del self._calls[call]
        self._lanes.release([call.ready for call in calls])
        self._apply(Abandon([call.ready.job for call in calls]))
        asyncio.get_running_loop().call_soon(self._pump_soon)

    def _begin_batch(self, seats: Sequence[Seat], fires: Sequence[Fire]) -> list[int]:
        """When each begins: now, or 0 where it may not."""
        now_ms = self._clock.now_ms()
        times = [0] * len(seats)
        if not self._may_start():
            return times
        leaving, epoch_of, fired = self._leaving, self._epoch_of, self._fired
        if not fired:
            asyncio.get_running_loop().call_soon(self._count_fired)
        for index, (seat, fire) in enumerate(zip(seats, fires, strict=True)):
            shard, due_ms = fire.shard, fire.due_ms
            if seat.over or now_ms < due_ms or shard in leaving or fire.epoch != epoch_of(shard):
                continue
            if seat.has_expired(now_ms):
                continue
            live = seat.ready.job.live
            assert live is not None
            live.fired_ms = times[index] = now_ms
            seat.began = True
            fired.append((fire.type.name, seat.ready.priority, now_ms - due_ms))
        return times

    # -- answers -----------------------------------------------------------------------------------

    def _answered(self, call: Call, answer: Answer) -> None:
        self._answered_all([(call, answer)])

    def _answered_all(self, told: Sequence[tuple[Call, Answer]]) -> None:
        now_ms, answers, chars_max = self._clock.now_ms(), self._answers, self._options.error_chars_max
        if not answers:
            asyncio.get_running_loop().call_soon(self._take_answers)
        for call, answer in told:
            answers.append((call, fit_to_keep(answer, chars_max) if answer.message else answer, now_ms))

    def _drain(self) -> None:
        answers, self._answers = self._answers, []
        for call, _, _ in answers:
            self._calls.pop(call, None)
        self._lanes.release([call.ready for call, _, _ in answers])
        away = self._breakers.answered(answers)
        mine, back = [], []
        frozen = self._frozen
        for each in answers:
            call, answer, finished_ms = each
            if call.on_ended is not None:
                call.on_ended(call, answer, finished_ms)
            elif frozen and call.ready.job.shard in frozen:
                frozen[call.ready.job.shard].append(each)
            elif away and call in away:
                back.append(call.ready.job)
            else:
                mine.append(each)
        if mine:
            self._record(mine)
        if back:
            self._apply(Abandon(back))
        self.pump()

    def _record(self, answers: list[tuple[Call, Answer, int]]) -> None:
        took = [
            (call.ready.job, call.ready.job.live.fired_ms if call.ready.job.live is not None else 0, finished_ms)
            for call, _, finished_ms in answers
        ]
        random = self._random
        self._apply(
            Outcomes(
                [
                    Finished(call.ready.job, answer.code, answer.message, answer.retry_after_ms, finished_ms, random())
                    for call, answer, finished_ms in answers
                ]
            )
        )
        self._telemetry.finished(
            [
                (job.type, _TOLD[job.state], finished_ms - fired_ms if fired_ms else 0)
                for job, fired_ms, finished_ms in took
            ]
        )

    def _count_fired(self) -> None:
        fired, self._fired = self._fired, []
        self._telemetry.fired(self._clock.now_ms(), fired)

    # -- stopping ----------------------------------------------------------------------------------

    @property
    def running(self) -> int:
        return len(self._calls)

    async def stop(self, timeout_ms: int) -> int:
        """Start nothing more; wait for running calls at most so long, then abandon them: they are still pending in
        the journal and fire again under the same fire id. Returns how many were abandoned."""
        self._stopped = True
        self._batches.stop()
        running = [call for call in self._calls if call.task is not None]
        tasks = {call.task for call in running if call.task is not None}
        if tasks:
            await asyncio.wait(tasks, timeout=timeout_ms / 1_000)
        late = {task for task in tasks if not task.done()}
        abandoned = sum(call.task in late for call in running)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if self._answers:
            self._drain()
        return abandoned

    # -- shards that go ----------------------------------------------------------------------------

    def leave(self, shards: Iterable[int]) -> None:
        """Begin no call of these shards any more; what began goes on, and what it comes to is recorded."""
        self._leaving.update(shards)

    def freeze(self, shards: Iterable[int]) -> None:
        """From here on what calls of these shards come to is kept aside, until `stay` or `hand_over` has it."""
        for shard in shards:
            self._frozen.setdefault(shard, [])

    def stay(self, shards: Iterable[int]) -> None:
        """They are still ours."""
        for shard in shards:
            self._leaving.discard(shard)
            kept = self._frozen.pop(shard, None)
            if kept:
                self._record(kept)
        self.pump()

    def hand_over(self, shards: Iterable[int], on_ended: Callable[[Call, Answer, int], None]) -> list[Call]:
        """They are another's: `on_ended` hears of every call of theirs that began, also of those that ended since
        `freeze`. Returns all whose end `on_ended` tells; what did not begin is called off, and begins with the new
        owner."""
        gone = set(shards)
        calls = [call for call in self._calls if call.ready.job.shard in gone and call.on_ended is None]
        under_way = [call for call in calls if call.began]
        for call in under_way:
            call.on_ended = on_ended
        self._call_off([call for call in calls if not call.began])
        kept = [each for shard in sorted(gone) for each in self._frozen.pop(shard, ())]
        self._leaving -= gone
        for call, answer, finished_ms in kept:
            on_ended(call, answer, finished_ms)
        return [*under_way, *(call for call, _, _ in kept)]

    def forget(self, shards: Iterable[int]) -> None:
        """They were lost: end their calls, without an outcome."""
        gone = set(shards)
        self._call_off([call for call in self._calls if call.ready.job.shard in gone and call.on_ended is None])
        self._leaving -= gone
        for shard in gone:
            self._frozen.pop(shard, None)
        self.pump()

    def stop_call(self, fire_id: str) -> None:
        """A DELETE met, at its new owner, a call that began here."""
        for call in self._calls:
            if call.fire_id == fire_id and call.on_ended is not None:
                call.cancel()

    def _call_off(self, calls: list[Call]) -> None:
        gone = set(calls)
        for call in calls:
            call.call_off()
        for call in calls:
            self._calls.pop(call, None)
        self._answers = [each for each in self._answers if each[0] not in gone]
        self._lanes.release([call.ready for call in calls])
