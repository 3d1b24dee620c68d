"""Chaos: a cluster under load while things break at random, and an audit of everything that was promised.

Run: python -m bench.chaos --minutes M [--seed S] [--rate 1000] [--every 10] [--json FILE]

Three nodes, PostgreSQL, Valkey and a target with a durable ledger, all real processes. Exit code 1, and the logs are
kept, when a promise is broken. The seed decides which faults come in which order; what they meet, the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import msgspec
import uvloop

from bench import machine_info
from bench.chaos import books
from bench.chaos.account import Account, Window, check
from bench.chaos.crowd import Crowd
from bench.chaos.faults import Faults
from bench.chaos.summary import Told, show
from bench.chaos.town import Town, town
from bench.chaos.watch import Lag, Watch
from bench.figure import percentile

BATCH = 25
DUE_MS = (0, 4_000)
SETTLES_WITHIN_S = 90.0
_LOOK_S = 0.5
_POINTS = {"p50": 50.0, "p99": 99.0, "p99.9": 99.9, "worst": 100.0}


async def run(options: argparse.Namespace) -> Told:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    machine, began = machine_info.machine(), datetime.now(UTC).isoformat(timespec="seconds")
    random = Random(options.seed)
    async with town() as it:
        await it.open(proxies=True)
        watch = Watch({name: node.http for name, node in it.nodes.items()})
        await watch.until_whole(SETTLES_WITHIN_S, balanced_over=len(it.nodes))
        nodes = [(name, node.http) for name, node in it.nodes.items()]
        crowd = Crowd(nodes, Random(random.random()), per_s=options.rate, batch=BATCH, due_ms=DUE_MS)
        faults = Faults(it, watch, Random(random.random()), options.every)
        lag = Lag()
        try:
            began_s = time.time()
            crowd.start()
            await faults.rounds(asyncio.get_running_loop().time() + options.minutes * 60)
            loaded_s = time.time() - began_s
            account = await settled(it, watch, crowd, faults)
        finally:
            lag.stop()
            await crowd.close()
            await watch.close()
        it.kept = bool(account.broken)
        late = sorted(call.received_ms - call.due_at_ms for call in books.calls(it.ledger)) or [0]
    return Told(
        seed=options.seed,
        minutes=options.minutes,
        rate=options.rate,
        acknowledged_per_s=account.acknowledged / loaded_s,
        began=began,
        machine=machine,
        load_after=os.getloadavg()[0],
        requests=len(crowd.asked),
        failed_requests=sum(bool(asked.failed) for asked in crowd.asked),
        refused_connections=crowd.refused.total(),
        load_stood_still_s=crowd.waited_s,
        own_lag_s=lag.worst_s,
        lateness_ms={name: percentile(late, percent) for name, percent in _POINTS.items()},
        faults=faults.done,
        account=account,
    )


async def settled(it: Town, watch: Watch, crowd: Crowd, faults: Faults) -> Account:
    """Everything that was begun is brought to its end; then the books are read until they stand still and are right, or
    the patience ends: what is wrong then is wrong."""
    living = set(it.nodes)
    windows = [Window(fault.kind, fault.began_s, fault.ended_s) for fault in faults.done]
    deadline_s = time.monotonic() + SETTLES_WITHIN_S
    broken = list(faults.fell)
    try:
        await asyncio.wait_for(crowd.pause(), SETTLES_WITHIN_S)
        await watch.until_whole(SETTLES_WITHIN_S)
    except TimeoutError as error:
        broken.append(f"it does not settle: {error or 'requests are still not acknowledged'}")
    while True:
        due_ms = {job_id: wish.due_ms for job_id, wish in crowd.acknowledged.items()}
        account = check(await books.read(it.postgres.dsn, it.ledger), due_ms, windows, living)
        if not account.broken or time.monotonic() > deadline_s:
            break
        await asyncio.sleep(_LOOK_S)
    broken += [
        f"{each.kind} of {each.subject}: never whole again" for each in faults.done if each.whole_after_s is None
    ]
    account.broken[:0] = broken
    return account


def main(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.chaos", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1_000.0, help="jobs a second")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between faults, about")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what it tells there")
    options = parser.parse_args(given)
    told = uvloop.run(run(options))
    show(told)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    return 1 if told.account.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
