"""What the run itself costs the machine on which the cluster runs: CPU of clients and targets, memory of the former."""

from __future__ import annotations

import os
import time

import msgspec

from bench.chaos.town import Town
from bench.kernel import cpu_s, memory_bytes


class Used(msgspec.Struct):
    own_cpu: float
    """Of this process, which is clients, proxies and looks: a share of one core, under load."""
    targets_cpu: list[float]
    """Of the one of unary calls and the one of batches, half of the jobs each."""
    own_mib: tuple[float, float, float]
    """Before the load, at its end, after the account."""


class Usage:
    def __init__(self, it: Town) -> None:
        self._pids = [os.getpid(), *(target.pid for target in it.targets)]
        self._began_s = time.monotonic()
        self._cpu_s = [cpu_s([pid]) for pid in self._pids]
        self._shares = [0.0 for _ in self._pids]
        self._mib = [_own_mib()]

    def end_of_load(self) -> None:
        lasted_s = time.monotonic() - self._began_s
        used = zip(self._pids, self._cpu_s, strict=True)
        self._shares = [(cpu_s([pid]) - before_s) / lasted_s for pid, before_s in used]
        self._mib.append(_own_mib())

    def told(self) -> Used:
        """After the account."""
        began, ended = self._mib
        own, *targets = self._shares
        return Used(own, targets, (began, ended, _own_mib()))


def _own_mib() -> float:
    return memory_bytes(os.getpid()) / (1 << 20)
