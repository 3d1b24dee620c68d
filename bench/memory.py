"""What jobs cost in memory: bytes a job within the horizon, and nothing for one beyond it.

Run: python -m bench.memory [--smoke | --full] [--json FILE]

The proportional set size (PSS) of the node's process before and after; payloads of 100 bytes, with a user (one of
10,000) and without; a node of its own for each line. A load of far jobs comes first, so that what the process merely
keeps for its next batch (buffers, the allocator's free lists) is not counted as a job's. The ceiling is a bare Python
process that holds for each job an id of 128 bits, a due time and a bytes of the payload's length, in one dict.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys

import msgspec

from bench import load
from bench.figure import Ceiling, Figure, Report
from bench.harness import main
from bench.house import house, measured
from bench.kernel import memory_bytes

NEAR = ("--due-from-s", "480", "--due-to-s", "560")
FAR = ("--due-from-s", "86400", "--due-to-s", "90000")


class Size(msgspec.Struct, frozen=True):
    rounds: int
    warm: int
    near: int
    far: int
    settle_s: float
    """After three seconds the last flush and the fold after it are over."""


SIZES = {
    "smoke": Size(1, 5_000, 10_000, 10_000, 0.2),
    "medium": Size(2, 100_000, 200_000, 200_000, 3.0),
    "full": Size(3, 200_000, 200_000, 1_000_000, 3.0),
}


async def run(size: Size) -> Report:
    grown: dict[str, list[float]] = {name: [] for name in ("near", "owned", "bare", "far", "far_mib", "node_mib")}
    for _ in range(size.rounds):
        near, _ = await _grown(size, size.near, *NEAR, "--users", "0")
        owned, _ = await _grown(size, size.near, *NEAR)
        bare = await measured(["bench.memory", "--bare", str(size.near)])
        far, node = await _grown(size, size.far, *FAR)
        grown["near"].append(near / size.near)
        grown["owned"].append(owned / size.near)
        grown["bare"].append(bare["bytes_a_job"])
        grown["far"].append(far / size.far)
        grown["far_mib"].append(far / (1 << 20))
        grown["node_mib"].append(node / (1 << 20))
    ceiling = Ceiling(name="bare dict", rounds=grown["bare"])
    return Report(
        figures=[
            Figure(
                name="within the horizon",
                unit="bytes/job",
                better="lower",
                rounds=grown["near"],
                goal=420,
                ceilings=[ceiling],
            ),
            Figure(
                name="likewise, with a user",
                unit="bytes/job",
                better="lower",
                rounds=grown["owned"],
                ceilings=[ceiling],
            ),
            Figure(name="due tomorrow", unit="bytes/job", better="lower", rounds=grown["far"]),
            Figure(name="due tomorrow, all of them", unit="MiB", better="lower", rounds=grown["far_mib"]),
            Figure(name="node before the jobs", unit="MiB", better="lower", rounds=grown["node_mib"]),
        ],
        held={"near_jobs": size.near, "far_jobs": size.far, "payload_bytes": load.PAYLOAD_BYTES},
    )


async def _grown(size: Size, jobs: int, *options: str) -> tuple[int, int]:
    """By how many bytes a fresh node has grown by these jobs, and what it had before."""
    async with house() as it:
        node = await it.node()
        await it.load(node, "--jobs", str(size.warm), *FAR)
        before = await _settled(node.pid, size)
        await it.load(node, "--jobs", str(jobs), *options)
        return await _settled(node.pid, size) - before, before


async def _settled(pid: int, size: Size) -> int:
    await asyncio.sleep(size.settle_s)
    return memory_bytes(pid)


def bare(jobs: int) -> float:
    """Bytes a job of the ceiling, in this process."""
    before = memory_bytes(os.getpid())
    held = {number << 90: ((1 << 40) + number, b"%0100d" % number) for number in range(jobs)}
    return (memory_bytes(os.getpid()) - before) / len(held)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bare"]:
        print(json.dumps({"bytes_a_job": bare(int(sys.argv[2]))}))
        sys.exit(0)
    sys.exit(main("memory", __doc__, SIZES, run, seed=load.SEED))
