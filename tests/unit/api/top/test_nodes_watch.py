"""Watching a cluster over the real door: one node tells who lives, each living one tells of itself."""

from __future__ import annotations

import io
import json

import pytest
from anyio import to_thread

from api.client import Client
from api.top.nodes import ClusterFrame, NodeRates
from api.top.nodes_watch import ClusterWatch
from api.top.seen import CLUSTER_STATUS
from api.top.watch import document, once
from tests.unit.api.serving import Served, serving

pytestmark = pytest.mark.anyio

AT_MS = 1_795_500_000_000
NOWHERE = "127.0.0.1:1"


def _client(served: Served) -> Client:
    served.cluster.http = {"n1": f"127.0.0.1:{served.client.port}", "n2": NOWHERE}
    return Client(f"http://127.0.0.1:{served.client.port}", timeout_s=5)


async def test_each_living_node_is_asked_and_one_that_does_not_answer_is_told(served: Served) -> None:
    client = _client(served)
    watch = ClusterWatch(client, lambda: AT_MS)

    def looks() -> ClusterFrame:
        watch.frame()
        served.engine.time_ms += 2_000
        return watch.frame()

    frame = await to_thread.run_sync(looks)
    assert set(frame.nodes) == {"n1", "n2"}
    assert frame.nodes["n1"].rates == NodeRates(0.0, 0.0)
    assert frame.nodes["n2"].seen is None
    assert NOWHERE in frame.nodes["n2"].why
    watch.close()
    client.close()


async def test_a_cluster_that_goes_away_is_shown_with_the_last_that_was_seen() -> None:
    clock = iter(range(AT_MS, AT_MS + 60_000, 1_000))
    async with serving() as served:
        client = _client(served)
        watch = ClusterWatch(client, lambda: next(clock))
        here = await to_thread.run_sync(watch.frame)
    gone = [await to_thread.run_sync(watch.frame) for _ in range(2)]
    assert [frame.cluster for frame in gone] == [here.cluster] * 2
    assert gone[0].away_since_ms == gone[1].away_since_ms is not None
    assert "127.0.0.1" in gone[1].why
    watch.close()
    client.close()


async def test_once_prints_a_frame_and_json_is_the_sum_of_all(served: Served) -> None:
    client, out = _client(served), io.StringIO()
    watch = ClusterWatch(client, lambda: AT_MS)
    assert await to_thread.run_sync(lambda: once(watch, out, 80, lambda: None)) is None
    assert out.getvalue().splitlines()[0].startswith("  TOCSIN   3 of 4 shards served")
    told = io.StringIO()
    await to_thread.run_sync(lambda: document(client, told, CLUSTER_STATUS))
    assert json.loads(told.getvalue())["shards_total"] == 256
    watch.close()
    client.close()
