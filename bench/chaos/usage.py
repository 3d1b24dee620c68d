"""What the run itself costs the machine on which the cluster runs: CPU of clients and target, memory of the former."""

from __future__ import annotations

import os
import time

import msgspec

from bench.chaos.town import Town
from bench.kernel import cpu_s, memory_bytes


class Used(msgspec.Struct):
    own_cpu: float
    """Of this process, which is clients, proxies and looks: a share of one core, under load."""
    target_cpu: float
    own_mib: tuple[float, float, float]
    """Before the load, at its end, after the account."""


class Usage:
    def __init__(self, it: Town) -> None:
        assert it.target is not None
        self._pids = (os.getpid(), it.target.pid)
        self._began_s = time.monotonic()
        self._cpu_s = [cpu_s([pid]) for pid in self._pids]
        self._shares = (0.0, 0.0)
        self._mib = [_own_mib()]

    def end_of_load(self) -> None:
        lasted_s = time.monotonic() - self._began_s
        own, target = (cpu_s([pid]) - before_s for pid, before_s in zip(self._pids, self._cpu_s, strict=True))
        self._shares = (own / lasted_s, target / lasted_s)
        self._mib.append(_own_mib())

    def told(self) -> Used:
        """After the account."""
        began, ended = self._mib
        own, target = self._shares
        return Used(own, target, (began, ended, _own_mib()))


def _own_mib() -> float:
    return memory_bytes(os.getpid()) / (1 << 20)
