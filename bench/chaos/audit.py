"""The end of a run: everything that was begun comes to its end, then the books are read until they stand still and are
right, or the patience ends: what is wrong then is wrong.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from bench.chaos import books, owners
from bench.chaos.account import Account, check
from bench.chaos.cause import Window
from bench.chaos.crowd import Crowd
from bench.chaos.parts import PARTS
from bench.chaos.town import Town
from bench.chaos.watch import Watch

_LOOK_S = 0.5
_READS_MIN = 3
"""However long a reading takes: owners write their totals down every few seconds."""


async def settled(it: Town, watch: Watch, crowd: Crowd, within_s: float, balanced_over: int = 0) -> list[str]:
    """What does not come to its end: requests that nobody acknowledges, shards that nobody serves."""
    try:
        await asyncio.wait_for(crowd.pause(), within_s)
        await watch.until_whole(within_s, balanced_over=balanced_over)
    except TimeoutError as error:
        return [f"it does not settle: {error or 'requests are still not acknowledged'}"]
    deadline_s = time.monotonic() + within_s
    while not await books.is_quiet(it.postgres.dsn, it.receipts.count):
        if time.monotonic() > deadline_s:
            break
        await asyncio.sleep(_LOOK_S)
    return []


async def audit(it: Town, faults: Sequence[Window], within_s: float) -> Account:
    """Part by part; again as long as something is wrong and there is time."""
    deadline_s, reads = time.monotonic() + within_s, 0
    while True:
        account, reads = await _read(it, faults), reads + 1
        if not account.wrong or (reads >= _READS_MIN and time.monotonic() > deadline_s):
            return account
        await asyncio.sleep(_LOOK_S)


async def _read(it: Town, faults: Sequence[Window]) -> Account:
    changes = await owners.changes(it.postgres.dsn)
    living = {node.name for node in it.living}
    it.calls.look()
    account = Account()
    for part in range(PARTS):
        found = await books.read(it.postgres.dsn, part, it.calls.part(part))
        account.add(check(found, it.receipts.part(part), changes, faults, living))
    return account
