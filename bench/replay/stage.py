"""What a run stands on: its directory, the sample targets, and a node whose catalog points to them.

A run's directory is DATA/replay/RUN: the catalog, the ledgers, messaging's mailbox, and a log for each process.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from api.catalog import SHIPPED
from bench.replay.crew import Crew, Trouble

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
RUNS_KEPT = 10
DRAIN_S = 5
TARGET_PATIENCE_S = 5.0
NODE_PATIENCE_S = DRAIN_S + 60.0
"""The node drains, and its stores write down what they have."""

APART = ("messaging", "notification")
"""Services that the replay calls, each a process of its own; the other services of the catalog share one."""
SHARED = "all"

_TARGET = re.compile(r"grpc://([a-z]+)-service:50051/")


class Stage(msgspec.Struct, frozen=True):
    directory: Path
    http: str
    """HOST:PORT of the node."""
    targets: dict[str, str]
    """By process: messaging, notification, all."""

    @property
    def ledgers(self) -> list[Path]:
        return [ledger_of(self.directory, service) for service in self.targets]


def ledger_of(directory: Path, service: str) -> Path:
    return directory / f"{service}-ledger.jsonl"


def make_directory(data: Path, run: str, kind: str = "replay") -> Path:
    """The run's own; directories of runs long ago are removed."""
    runs = data / kind
    directory = runs / run
    try:
        directory.mkdir(parents=True)
        for old in sorted(path for path in runs.iterdir() if path.is_dir())[:-RUNS_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise Trouble(f"--data {data}: {error.strerror}; name a directory that this user may write to") from None
    return directory


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Ours without settings of another Tocsin: the replay must not reach into a cluster that the shell points to."""
    kept = {name: value for name, value in given.items() if not name.startswith("TOCSIN_")}
    path = os.pathsep.join(filter(None, (str(ROOT), given.get("PYTHONPATH"))))
    return kept | {"PYTHONPATH": path}


async def start_targets(crew: Crew, directory: Path) -> dict[str, str]:
    """All at once; returns where each listens."""

    async def start(service: str) -> str:
        command = [sys.executable, "-m", "bench.targets", service, "--listen", f"{HOST}:0"]
        command += ["--ledger", str(ledger_of(directory, service))]
        if service == "messaging":
            command += ["--mailbox", str(directory / "mailbox.sqlite")]
        ready = await crew.start(f"{service}-target", command, patience_s=TARGET_PATIENCE_S)
        return ready["listen"]

    services = (*APART, SHARED)
    return dict(zip(services, await asyncio.gather(*map(start, services)), strict=True))


async def start_node(crew: Crew, directory: Path, data: Path, targets: Mapping[str, str], http: str, grpc: str) -> str:
    """A node on embedded stores; returns where its HTTP listens."""
    catalog = directory / "catalog.toml"
    catalog.write_text(retargeted(SHIPPED.read_text(encoding="utf-8"), targets), encoding="utf-8")
    command = [sys.executable, "-m", "api.cli", "serve", "--data", str(data), "--http", http, "--grpc", grpc]
    command += ["--catalog", str(catalog), "--log-format", "text", "--drain-timeout", str(DRAIN_S)]
    ready = await crew.start("tocsin", command, patience_s=NODE_PATIENCE_S)
    return ready["http"]


def retargeted(catalog: str, targets: Mapping[str, str]) -> str:
    """The shipped catalog with the addresses of this run's targets in place of Whispr's."""
    text, count = _TARGET.subn(lambda match: f"grpc://{targets.get(match[1], targets[SHARED])}/", catalog)
    assert count == catalog.count('\ntarget = "grpc://'), (count, "a target of the shipped catalog has another form")
    return text


def choose_port(usual: int) -> str:
    """The usual port where it is free; else the system picks one."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, usual))
        except OSError:
            return f"{HOST}:0"
    return f"{HOST}:{usual}"
