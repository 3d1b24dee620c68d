"""Chaos: a cluster under load while things break at random, and an audit of everything that was promised.

Run: python -m bench.chaos --minutes M [--seed S] [--rate 1000] [--every 10] [--json FILE]

Three nodes, PostgreSQL, Valkey and targets with a durable ledger, all real processes. Exit code 1, and the logs are
kept, when a promise is broken, a repeat without a fault as its cause among them. The seed decides which faults come in
which order; what they meet, the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import msgspec
import uvloop

from bench import machine_info
from bench.chaos import owners
from bench.chaos.account import Account
from bench.chaos.audit import audit, settled
from bench.chaos.calls import late_percentile
from bench.chaos.crowd import BATCHED, UNARY, Crowd
from bench.chaos.faults import Faults
from bench.chaos.summary import Told, show
from bench.chaos.town import Town, town
from bench.chaos.usage import Usage
from bench.chaos.watch import Lag, Watch

BATCH = 25
DUE_MS = (0, 4_000)
SETTLES_WITHIN_S = 90.0
_POINTS = {"p50": 50.0, "p99": 99.0, "p99.9": 99.9, "worst": 100.0}


async def run(options: argparse.Namespace) -> Told:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    machine, began = machine_info.machine(), datetime.now(UTC).isoformat(timespec="seconds")
    random = Random(options.seed)
    async with town() as it:
        await it.open(proxies=True)
        await owners.write_down(it.postgres.dsn)
        watch = Watch({name: node.http for name, node in it.nodes.items()})
        await watch.until_whole(SETTLES_WITHIN_S, balanced_over=len(it.nodes))
        nodes = [(name, node.http) for name, node in it.nodes.items()]
        crowd = Crowd(
            nodes,
            Random(random.random()),
            it.receipts,
            per_s=options.rate,
            batch=BATCH,
            due_ms=DUE_MS,
            types=(UNARY, BATCHED),
        )
        faults = Faults(it, watch, Random(random.random()), options.every)
        lag, usage = Lag(), Usage(it)
        try:
            began_s = time.time()
            crowd.start()
            await faults.rounds(asyncio.get_running_loop().time() + options.minutes * 60)
            loaded_s = time.time() - began_s
            usage.end_of_load()
            lag.stop()
            account, broken = await _account(it, watch, crowd, faults)
        finally:
            lag.stop()
            await crowd.close()
            await watch.close()
            await faults.close()
        it.kept = bool(broken)
        return Told(
            seed=options.seed,
            minutes=options.minutes,
            rate=options.rate,
            acknowledged_per_s=account.acknowledged / loaded_s,
            began=began,
            machine=machine,
            load_after=os.getloadavg()[0],
            requests=len(crowd.asked),
            failed_requests=Counter(each.failed for each in crowd.asked if each.failed),
            refused_connections=crowd.refused.total(),
            load_stood_still_s=crowd.waited_s,
            own_lag_s=lag.worst_s,
            usage=usage.told(),
            lateness_ms={name: late_percentile(it.calls.late_ms, percent) for name, percent in _POINTS.items()},
            faults=faults.done,
            account=account,
            broken=broken,
        )


async def _account(it: Town, watch: Watch, crowd: Crowd, faults: Faults) -> tuple[Account, list[str]]:
    """And everything that is wrong, the cluster's own troubles among it."""
    unsettled = await settled(it, watch, crowd, SETTLES_WITHIN_S, balanced_over=len(it.nodes))
    account = await audit(it, [window for fault in faults.done for window in fault.windows], SETTLES_WITHIN_S)
    never = [f"{each.kind} of {each.subject}: never whole again" for each in faults.done if each.whole_after_s is None]
    return account, [*faults.fell, *unsettled, *never, *account.broken]


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
    return 1 if told.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
