"""What clients and target said is kept by part on disk: every word once, torn lines left out, with its shard."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bench.chaos.calls import Call, Calls, late_percentile
from bench.chaos.parts import PARTS, part_of, part_of_job, shards_of
from bench.chaos.receipts import Receipts
from engine.core.ids import format_id, make_id


def call(number: int, *, received_ms: int = 1_003) -> Call:
    return Call(f"j{number}", f"j{number}.0.1", 1, number, 1_000, received_ms, "OK")


def line(made: Call) -> bytes:
    return msgspec.json.encode(made) + b"\n"


def test_a_jobs_part_is_that_of_the_shard_in_its_id() -> None:
    for shard in (0, 1, 255, 4_095):
        assert part_of_job(format_id(make_id(1_000, shard, 7))) == part_of(shard)


def test_every_shard_is_in_one_part() -> None:
    assert sorted(shard for part in range(PARTS) for shard in shards_of(part, range(300))) == list(range(300))


def test_receipts_come_back_by_part_whenever_they_are_asked_for(tmp_path: Path) -> None:
    receipts = Receipts(tmp_path / "receipts")
    ids = [f"01234567-89ab-8{shard:03x}-8000-00000000000{shard}" for shard in range(3)]
    receipts.note([(ids[0], 5), (ids[1], 6)])
    assert receipts.part(1) == {ids[1]: 6}
    receipts.note([(ids[2], 7), (ids[1], 6)])
    assert [receipts.part(part) for part in range(3)] == [{ids[0]: 5}, {ids[1]: 6}, {ids[2]: 7}]
    assert receipts.count == 4
    receipts.close()


def test_a_ledger_that_grows_is_taken_in_once_line_by_line(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    calls = Calls(ledger, tmp_path / "calls")
    calls.look()
    whole = line(call(1))
    ledger.write_bytes(line(call(0)) + whole[:20])
    calls.look()
    assert (calls.part(0), calls.part(1)) == ([call(0)], [])
    ledger.write_bytes(line(call(0)) + whole + b'{"torn\n' + line(call(1, received_ms=1_040)))
    calls.look()
    calls.look()
    assert (calls.part(0), calls.part(1)) == ([call(0)], [call(1), call(1, received_ms=1_040)])
    assert list(calls.firsts()) == [call(0), call(1)]
    assert calls.late_ms == {3: 2, 40: 1}
    calls.close()


@pytest.mark.parametrize(("percent", "ms"), [(50, 3), (66, 3), (67, 40), (100, 40)])
def test_lateness_by_nearest_rank(percent: float, ms: int, tmp_path: Path) -> None:
    calls = Calls(tmp_path / "none", tmp_path / "calls")
    assert late_percentile(calls.late_ms, percent) == 0
    calls.late_ms.update({40: 1, 3: 2})
    assert late_percentile(calls.late_ms, percent) == ms
    calls.close()
