"""What a node does about a row that it cannot read: it says so, keeps the row, and serves everybody else."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from engine.core import ids
from engine.errors import Corrupt
from engine.lookups import Lookups
from engine.options import MINUTE_MS
from tests.unit.engine.world import World, ids_of, scenario


def break_body(it: World, job_id: int) -> int:
    """Where it lies."""
    filed_ms = ids.first_filed_ms(job_id)
    at = it.server.places[ids.shard_of(job_id)][filed_ms, job_id]
    at[0] = msgspec.structs.replace(at[0], body=b"\xc1")
    return filed_ms


async def restart(it: World) -> None:
    await it.host.stop(0)
    await it.start()


def test_a_damaged_row_stops_no_other_job_of_its_shard_and_is_told_at_every_start() -> None:
    async def main(it: World) -> None:
        job_ids = ids_of(await it.submit(*[20_000] * 8, user_id="u"))
        broken = job_ids[3]
        filed_ms = break_body(it, broken)
        await restart(it)
        await it.sleep(20_000 + MINUTE_MS)
        assert set(it.fired()) == {ids.format_id(job_id) for job_id in job_ids if job_id != broken}
        (alarm,) = it.host.status().alarms
        assert alarm.startswith("corrupt: ")
        assert ids.format_id(broken) in alarm
        assert f"filed_ms {filed_ms}" in alarm
        assert it.audit() == {"accepted": 8, "succeeded": 7, "pending": 1}, "it is not given up"
        await restart(it)
        assert ids.format_id(broken) in it.host.status().alarms[0]

    scenario(main)


def test_no_low_passes_a_place_that_cannot_be_read_and_its_day_is_kept() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(20_000))
        filed_ms = break_body(it, job_id)
        await restart(it)
        await it.sleep(10 * MINUTE_MS)
        lows = {shard: row.low_ms for shard, row in it.server.shards.items()}
        assert lows.pop(ids.shard_of(job_id)) <= filed_ms
        assert min(lows.values()) > filed_ms, "of the others it goes on"

    scenario(main)


def test_a_row_that_was_mended_fires_after_the_next_start() -> None:
    async def main(it: World) -> None:
        (job_id,) = ids_of(await it.submit(20_000))
        at = it.server.places[ids.shard_of(job_id)][ids.first_filed_ms(job_id), job_id]
        whole = at[0]
        break_body(it, job_id)
        await restart(it)
        await it.sleep(MINUTE_MS)
        at[0] = whole
        await restart(it)
        await it.sleep(1_000)
        assert list(it.fired()) == [ids.format_id(job_id)]
        assert not it.host.status().alarms

    scenario(main)


def test_a_get_of_a_damaged_job_is_refused_and_those_read_with_it_are_answered() -> None:
    async def main(it: World) -> None:
        job_ids = ids_of(await it.submit(*[3_600_000] * 5))
        break_body(it, job_ids[2])
        with pytest.raises(Corrupt, match=ids.format_id(job_ids[2])):
            await it.host.get(job_ids[2])
        lookups = Lookups(it.host._journal, it.options)
        found = await asyncio.gather(*map(lookups.read, (*job_ids, job_ids[2])), return_exceptions=True)
        assert [isinstance(each, Corrupt) for each in found] == [False, False, True, False, False, True]
        for operation in (it.host.cancel(job_ids[2]), it.host.reschedule(job_ids[2], it.now_ms())):
            with pytest.raises(Corrupt, match="cannot be read"):
                await operation
        assert (await it.host.cancel(job_ids[0])).id == job_ids[0]

    scenario(main)
