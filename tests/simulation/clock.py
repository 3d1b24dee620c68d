"""A machine's clock as the simulation turns it, and what a reader may expect of it."""

from __future__ import annotations

from tests.simulation.loop import SimulationLoop

EPOCH_MS = 20_835 * 86_400_000 - 5 * 60_000
"""True time when a run begins: five minutes before a midnight, so that each run goes over the border of a day."""
_HOLD_MS = 5_000
"""The contract: a backward step up to this is waited out."""


class MachineClock:
    """The wall clock and the boot clock of one machine; both survive its processes."""

    def __init__(self, loop: SimulationLoop, *, skew_ms: int = 0, drift_ppm: int = 0) -> None:
        self._loop = loop
        self._skew_ms = skew_ms
        self._drift_ppm = drift_ppm
        self.readers: list[ExpectedClock] = []

    def wall_ms(self) -> int:
        now_ms = self._loop.now_ms
        return EPOCH_MS + now_ms + self._skew_ms + now_ms * self._drift_ppm // 1_000_000

    def wall_ns(self) -> int:
        return self.wall_ms() * 1_000_000

    def boot_ns(self) -> int:
        now_ms = self._loop.now_ms
        return (now_ms + now_ms * self._drift_ppm // 1_000_000) * 1_000_000

    def step(self, by_ms: int) -> None:
        for reader in self.readers:
            reader.now_ms()
        self._skew_ms += by_ms

    def mend(self) -> None:
        self.step(-self._skew_ms)


class ExpectedClock:
    """The latest that a process may take for now: no less than it may have seen, but after a step back that is too
    large to wait out. Written from the contract, not from the code."""

    def __init__(self, machine: MachineClock) -> None:
        self._machine = machine
        self._seen_ms = 0
        machine.readers.append(self)

    def now_ms(self) -> int:
        wall_ms = self._machine.wall_ms()
        if not 0 < self._seen_ms - wall_ms <= _HOLD_MS:
            self._seen_ms = wall_ms
        return self._seen_ms


class TrueClock:
    """The journal's server: nobody's clock is right but its."""

    def __init__(self, loop: SimulationLoop) -> None:
        self._loop = loop

    def now_ms(self) -> int:
        return EPOCH_MS + self._loop.now_ms

    def boot_ms(self) -> int:
        return self._loop.now_ms
