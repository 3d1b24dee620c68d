"""A node as the doctor judges it, over the real HTTP door."""

from __future__ import annotations

import socket

import msgspec
import pytest

from api.doctor import node
from api.doctor.clock import Offset
from api.doctor.finding import Finding, Level
from api.top.seen import Lane, Lateness, Seen
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

WELL = Seen(
    node="n",
    state="serving",
    now="2026-11-24T06:00:00.000Z",
    audit={"accepted": 3, "pending": 1, "succeeded": 2},
    journal="serving",
    horizon_ms=1,
)


async def _look(served: Served, *, ahead_ms: int = 0) -> list[Finding]:
    url = f"http://127.0.0.1:{served.client.port}"
    return await node.check(url, lambda: served.engine.time_ms + ahead_ms, stated=True)


async def test_a_node_that_is_ready_is_well(served: Served) -> None:
    findings = await _look(served)
    assert {finding.level for finding in findings} == {Level.OK}
    assert findings[0].what.endswith("is serving, 256 of 256 shards, ready")


async def test_a_node_that_is_not_ready_says_why(served: Served) -> None:
    served.engine.health["postgres"] = "connection refused"
    first, *_ = await _look(served)
    assert first.level is Level.FAIL
    assert "not ready: postgres: connection refused" in first.what


async def test_a_node_that_goes_on_without_redis_is_a_warning(served: Served) -> None:
    served.engine.health["redis"] = "away"
    first, *_ = await _look(served)
    assert first.level is Level.WARNING
    assert "degraded: redis: away" in first.what


async def test_a_clock_apart_from_this_machines_is_told(served: Served) -> None:
    *_, last = await _look(served, ahead_ms=5_000)
    assert last.level is Level.WARNING
    assert "its clock is 5,000 ms behind" in last.what


async def test_nobody_there_is_a_failure_only_where_a_node_was_named() -> None:
    for stated, level in ((True, Level.FAIL), (False, Level.WARNING)):
        (finding,) = await node.check("http://127.0.0.1:1", lambda: 0, stated=stated)
        assert (finding.level, finding.what) == (level, "nothing listens at http://127.0.0.1:1")


async def test_a_node_that_hangs_is_not_told_to_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_TIMEOUT_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:  # it takes connections, and nobody answers them
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        (finding,) = await node.check(url, lambda: 0, stated=True)
    assert finding.what.startswith(f"{url} has taken the request and not answered within")
    assert "start it" not in finding.mend
    assert "stopped or starved" in finding.mend


def test_a_target_that_says_it_is_not_well_is_not_told_to_be_started() -> None:
    def told(**targets: str) -> tuple[str, str]:
        finding, _ = node.judge(msgspec.structs.replace(WELL, targets=targets), None)
        assert finding.level is Level.WARNING
        return finding.what, finding.mend

    away, ill = ("cannot reach a:1", "start"), ("not well, as they say themselves: b:1", "their own logs say why")
    for targets, here, absent in (
        ({"a:1": "transient_failure", "c:1": "ready"}, [away], [ill]),
        ({"b:1": "not_serving", "c:1": "idle"}, [ill], [away]),
        ({"a:1": "transient_failure", "b:1": "not_serving"}, [away, ill], []),
    ):
        what, mend = told(**targets)
        assert all(words in what and word in mend for words, word in here), (what, mend)
        assert not any(words in what or word in mend for words, word in absent), (what, mend)


@pytest.mark.parametrize(
    ("fields", "level", "says"),
    [
        ({"alarms": ["memory: full"]}, Level.FAIL, "alarm: memory: full"),
        ({"journal": "away"}, Level.FAIL, "its journal: away"),
        ({"audit": {"accepted": 3, "pending": 1}}, Level.FAIL, "audit: 3 accepted, but 1 in all states"),
        ({"horizon_ms": -5}, Level.WARNING, "jobs due 5 ms ago are not in memory yet"),
        ({"waiting": {"journal": 7}}, Level.WARNING, "due jobs wait: 7 for journal"),
        ({"lanes": {"high": Lane(1, 2, 3)}}, Level.WARNING, "3 overdue beyond its lanes"),
        ({"targets": {"h:1": "transient_failure"}}, Level.WARNING, "cannot reach h:1"),
        ({"lateness": {"all": Lateness(9, 1, 1_001, 2_000)}}, Level.WARNING, "p99 1,001"),
    ],
)
async def test_each_trouble_of_a_status_is_found(fields: dict[str, object], level: Level, says: str) -> None:
    assert [finding.level for finding in node.judge(WELL, Offset(-1, 1))] == [Level.OK, Level.OK]
    troubled = msgspec.structs.replace(WELL, **fields)
    bad = [finding for finding in node.judge(troubled, None) if finding.level is not Level.OK]
    assert [(finding.level, says in finding.what) for finding in bad] == [(level, True)], bad
