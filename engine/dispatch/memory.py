"""Targets without sockets: the twin of `engine.dispatch.kinds` and what is behind it, for simulations and tests.

`MemoryServices` is the world outside: which addresses are up, what each call meets (a script, drawn from a seed or
written down), and the ledger of every call that arrived, which outlives the nodes. `MemoryTargets` is one node's way
to it. Time passes on the running loop's timers only, so a virtual loop makes it all repeatable.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from random import Random

import msgspec

from engine.core.catalog import GRPC, Target
from engine.dispatch import told
from engine.dispatch.refusal import Refusal
from engine.options import Options
from engine.ports import Answer, Fire


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What one call meets."""

    code: str = "OK"
    message: str = ""
    retry_after_ms: int = 0
    after_ms: int = 0
    """How long the target works on it."""
    hangs: bool = False
    """The target never answers."""
    lost: bool = False
    """The target does it and says so, but the caller hears of a broken connection instead."""


class Arrival(msgspec.Struct):
    """A line of the ledger: one call as its target saw it. Times are what the caller's `begin` said."""

    fire: Fire
    payload: bytes
    fired_ms: int
    repeat: bool
    """This fire id was here before."""
    outcome: str = ""
    """gRPC status name; CANCELLED when the caller left; empty while it runs."""
    call: int = 0
    """Which call it came in: jobs of one batch share the number."""


Script = Callable[[Fire], Reply]


class MemoryServices:
    """All targets. `methods`: by path, the fields that its payload may have (None: any); not given: every path."""

    def __init__(self, script: Script, *, methods: Mapping[str, frozenset[str] | None] | None = None) -> None:
        self.script = script
        self.ledger: list[Arrival] = []
        self._methods = methods
        self._down: set[str] = set()
        self._seen: Counter[str] = Counter()
        self._calls = 0

    def down(self, address: str) -> None:
        self._down.add(address)

    def up(self, address: str) -> None:
        self._down.discard(address)

    def is_up(self, address: str) -> bool:
        return address not in self._down

    def repeats(self) -> dict[str, int]:
        """Fire ids that arrived more than once, with how often."""
        return {fire_id: times for fire_id, times in self._seen.items() if times > 1}

    def check(self, path: str, payload: bytes, is_json: bool) -> None:
        """Raises `Refusal` for a method that is not there and a field that it does not have."""
        if self._methods is None:
            return
        if path not in self._methods:
            raise Refusal("UNIMPLEMENTED", f"no method {path}")
        fields = self._methods[path]
        if fields is None or not is_json:
            return
        try:
            given = json.loads(payload)
        except (ValueError, RecursionError) as error:
            raise Refusal("INVALID_ARGUMENT", f"the payload is not JSON: {error}") from error
        if not isinstance(given, dict):
            raise Refusal("INVALID_ARGUMENT", "the payload is not a JSON object")
        for name in given:
            if name not in fields:
                raise Refusal("INVALID_ARGUMENT", f"the payload has a field {name!r} that {path} does not know")

    def arrive(self, fires: Sequence[tuple[Fire, bytes, int]]) -> list[Arrival]:
        """One call of so many jobs: each with its payload and when it was fired."""
        self._calls += 1
        arrivals = []
        for fire, payload, fired_ms in fires:
            self._seen[fire.fire_id] += 1
            arrivals.append(Arrival(fire, payload, fired_ms, self._seen[fire.fire_id] > 1, call=self._calls))
        self.ledger += arrivals
        return arrivals


class MemoryTargets:
    """One node's calls. Implements `engine.ports.Targets`."""

    def __init__(self, services: MemoryServices, options: Options) -> None:
        self._services = services
        self._options = options
        self._used: dict[str, None] = {}
        self._closed = False
        self._running: dict[int, Callable[[str], None]] = {}
        """How to end each running call, in the order they began."""

    async def call(self, fire: Fire, begin: Callable[[], int]) -> Answer:
        """See `engine.ports.Targets`. Raises `Unavailable` only when `begin` does."""
        target = fire.type.target
        self._used[target.address] = None
        try:
            if self._closed:
                raise Refusal("UNAVAILABLE", "this node is closing its connections")
            if not self._services.is_up(target.address):
                raise Refusal("UNAVAILABLE", f"{target.address}: connection refused")
            payload, is_json = told.payload_of(fire)
            if target.scheme == GRPC:
                self._services.check(target.path, payload, is_json)
        except Refusal as refusal:
            return Answer(refusal.code, refusal.message[: self._options.error_chars_max])
        fired_ms = begin()
        (arrival,) = self._services.arrive([(fire, payload, fired_ms)])
        (answer,) = await self._work(fire.timeout_ms, [(arrival, self._services.script(fire))])
        return answer

    async def call_batch(self, fires: Sequence[Fire], begin: Callable[[], Sequence[int]]) -> list[Answer | None]:
        """See `engine.ports.Targets`. A batch is answered when the last of its jobs is done, and is lost as a whole."""
        address = fires[0].type.target.address
        self._used[address] = None
        if self._closed:
            return [Answer("UNAVAILABLE", "this node is closing its connections")] * len(fires)
        if not self._services.is_up(address):
            return [Answer("UNAVAILABLE", f"{address}: connection refused")] * len(fires)
        times = begin()
        assert len(times) == len(fires), (len(times), len(fires))
        sent = [(fire, fire.payload, at_ms) for fire, at_ms in zip(fires, times, strict=True) if at_ms]
        met = [(arrival, self._services.script(arrival.fire)) for arrival in self._services.arrive(sent)]
        told_of = iter(await self._work(fires[0].timeout_ms, met) if met else ())
        return [next(told_of) if at_ms else None for at_ms in times]

    async def _work(self, timeout_ms: int, met: Sequence[tuple[Arrival, Reply]]) -> list[Answer]:
        """Of all jobs of one call: the target's work, the caller's deadline, and the caller's end: whichever is
        first."""
        try:
            how = await self._wait(timeout_ms, met)
        except asyncio.CancelledError:
            for arrival, _ in met:
                arrival.outcome = "CANCELLED"
            raise
        lost = any(reply.lost for _, reply in met)
        answers = []
        for arrival, reply in met:
            arrival.outcome = reply.code if how == "answered" else "CANCELLED"
            if how == "deadline":
                answer = Answer("DEADLINE_EXCEEDED", f"no answer within {timeout_ms} ms", 0, arrival.fired_ms)
            elif how == "closed":
                answer = Answer("UNAVAILABLE", "this node is closing its connections", 0, arrival.fired_ms)
            elif lost:
                answer = Answer("UNAVAILABLE", "the connection was lost", 0, arrival.fired_ms)
            else:
                message = reply.message[: self._options.error_chars_max]
                answer = Answer(reply.code, message, reply.retry_after_ms, arrival.fired_ms)
            answers.append(answer)
        return answers

    async def _wait(self, timeout_ms: int, met: Sequence[tuple[Arrival, Reply]]) -> str:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[str] = loop.create_future()

        def settle(how: str) -> None:
            if not done.done():
                done.set_result(how)

        timers = [loop.call_later(timeout_ms / 1_000, settle, "deadline")]
        if not any(reply.hangs for _, reply in met):
            after_ms = max(reply.after_ms for _, reply in met)
            timers.append(loop.call_later(after_ms / 1_000, settle, "answered"))
        self._running[id(met)] = settle
        try:
            return await done
        finally:
            del self._running[id(met)]
            for timer in timers:
                timer.cancel()

    def states(self) -> dict[str, str]:
        return {
            address: "shutdown" if self._closed else "ready" if self._services.is_up(address) else "transient_failure"
            for address in self._used
        }

    async def probe(self, target: Target, health_path: str) -> dict[str, str]:
        return {target.address: "ready" if self._services.is_up(target.address) else "transient_failure"}

    async def keep_only(self, named: Collection[Target]) -> None:
        addresses = {target.address for target in named}
        self._used = {address: None for address in self._used if address in addresses}

    async def close(self) -> None:
        """Running calls answer UNAVAILABLE."""
        self._closed = True
        for settle in list(self._running.values()):
            settle("closed")


def seeded(
    random: Random,
    *,
    latency_ms: tuple[int, int] = (0, 5),
    fail_ratio: float = 0.0,
    codes: Sequence[str] = ("UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED", "INTERNAL"),
    hang_ratio: float = 0.0,
    lose_ratio: float = 0.0,
) -> Script:
    """A script that draws what each call meets; the ratios are of all calls and add up to at most 1."""
    assert fail_ratio + hang_ratio + lose_ratio <= 1, (fail_ratio, hang_ratio, lose_ratio)

    def script(fire: Fire) -> Reply:
        after_ms, drawn = random.randint(*latency_ms), random.random()
        if drawn < hang_ratio:
            return Reply(hangs=True)
        if drawn < hang_ratio + lose_ratio:
            return Reply(after_ms=after_ms, lost=True)
        if drawn < hang_ratio + lose_ratio + fail_ratio:
            return Reply(code=random.choice(codes), message="drawn from the seed", after_ms=after_ms)
        return Reply(after_ms=after_ms)

    return script
