"""Watching a cluster over the real door: one node tells who lives, each living one tells of itself."""

from __future__ import annotations

import io
import json

import pytest
from anyio import to_thread
from click.testing import CliRunner

from api.cli import main
from api.client import Client
from api.top import nodes_watch
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


async def test_two_nodes_that_announce_one_address_are_told_apart(served: Served) -> None:
    """As two that listen on 127.0.0.1 do, each on a host of its own."""
    client = _client(served)
    served.cluster.http["n2"] = here = served.cluster.http["n1"]
    watch = ClusterWatch(client, lambda: AT_MS)
    for _ in range(5):
        frame = await to_thread.run_sync(watch.frame)
        assert frame.nodes["n1"].seen is not None
        assert (frame.nodes["n2"].seen, frame.nodes["n2"].why) == (None, f"another node, n1, answers at {here}")
    watch.close()
    client.close()


@pytest.mark.parametrize("address", ["[::1", "h:99999", "a b:80", "a..b:80"])
async def test_an_address_that_is_none_is_told(served: Served, address: str) -> None:
    client = _client(served)
    served.cluster.http["n2"] = address
    watch = ClusterWatch(client, lambda: AT_MS)
    frame = await to_thread.run_sync(watch.frame)
    assert frame.nodes["n1"].seen is not None
    assert (frame.nodes["n2"].seen, frame.nodes["n2"].why) == (None, f"{address!r} is no address that can be asked")
    watch.close()
    client.close()


async def test_the_connection_to_one_that_is_gone_or_elsewhere_is_closed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    closed: list[str] = []

    class Noting(Client):
        def __init__(self, url: str, *, timeout_s: float) -> None:
            super().__init__(url, timeout_s=timeout_s)
            opened.append(url)

        def close(self) -> None:
            closed.append(self.url)
            super().close()

    monkeypatch.setattr(nodes_watch, "Client", Noting)
    client = _client(served)
    here = f"http://{served.cluster.http['n1']}"
    watch = ClusterWatch(client, lambda: AT_MS)
    await to_thread.run_sync(watch.frame)
    await to_thread.run_sync(watch.frame)
    assert (sorted(opened), closed) == (sorted([here, f"http://{NOWHERE}"]), [])
    served.cluster.http["n2"] = "127.0.0.1:2"
    await to_thread.run_sync(watch.frame)
    assert closed == [f"http://{NOWHERE}"]
    served.cluster.alive.remove("n2")
    await to_thread.run_sync(watch.frame)
    assert closed == [f"http://{NOWHERE}", "http://127.0.0.1:2"]
    watch.close()
    assert closed[2:] == [here]
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


async def test_the_command_closes_its_connections(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    served.cluster.http = {"n1": f"127.0.0.1:{served.client.port}", "n2": NOWHERE}
    closed: list[ClusterWatch] = []
    close = ClusterWatch.close

    def noted(watch: ClusterWatch) -> None:
        closed.append(watch)
        close(watch)

    monkeypatch.setattr(ClusterWatch, "close", noted)
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}", "COLUMNS": "80"}
    args = ["top", "--cluster", "--once", "--interval", "100ms"]
    result = await to_thread.run_sync(lambda: CliRunner().invoke(main, args, env=env))
    assert (result.exit_code, len(closed)) == (0, 1)
