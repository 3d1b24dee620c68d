"""The catalog of a run: one file that every node reads, and what each process has in force since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from engine.core.catalog import Catalog, JobType, Priority, Target
from tests.simulation.limits import Limits
from tests.simulation.loop import Process, SimulationLoop
from tests.simulation.machine import CATALOG

if TYPE_CHECKING:
    from tests.simulation.machine import Machine

Change = Callable[[JobType], JobType | None]


def _elsewhere(kind: JobType) -> JobType:
    target = Target(kind.target.scheme, f"{kind.name}-b:1", kind.target.path)
    return msgspec.structs.replace(kind, target=target)


CHANGES: tuple[Change, ...] = (
    lambda kind: None,
    lambda kind: None,
    lambda kind: msgspec.structs.replace(kind, concurrency=2, rate=None),
    lambda kind: msgspec.structs.replace(kind, concurrency=None, rate=24.0),
    lambda kind: msgspec.structs.replace(kind, concurrency=None, rate=None),
    lambda kind: msgspec.structs.replace(kind, concurrency=9, rate=40.0),
    _elsewhere,
    lambda kind: msgspec.structs.replace(kind, priority=Priority.HIGH, batch_size=3),
)
"""What may become of a type; None: it is gone. The first counts twice."""


class Catalogs:
    def __init__(self, loop: SimulationLoop) -> None:
        self._loop = loop
        self.types = dict(CATALOG.types)
        """As the file has them."""
        self.told: dict[Process, list[tuple[int, dict[str, Limits]]]] = defaultdict(list)
        """By process: what was in force since when."""

    def change(self, name: str, number: int) -> None:
        """The file is written anew: of one type something else stands there, or nothing."""
        kind = CHANGES[number % len(CHANGES)](CATALOG.types[name])
        self.types.pop(name, None)
        if kind is not None:
            self.types[name] = kind

    def mend(self, name: str) -> None:
        """That type is in the file as in the beginning."""
        self.types[name] = CATALOG.types[name]

    def read(self, machine: Machine, process: Process) -> Catalog:
        """By a process that starts."""
        machine.catalog = Catalog(dict(self.types))
        self._note(process)
        return machine.catalog

    def replace(self, machine: Machine, process: Process) -> None:
        """By one that runs."""
        assert machine.catalog is not None, machine.label
        machine.catalog.replace(Catalog(dict(self.types)))
        self._note(process)

    def _note(self, process: Process) -> None:
        limits = {
            name: Limits(kind.target.address, kind.concurrency, kind.rate) for name, kind in sorted(self.types.items())
        }
        self.told[process].append((self._loop.now_ms, limits))
