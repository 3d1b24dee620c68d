"""The cluster over HTTP: what is told of shards and nodes, and what a wish for moves is answered."""

from __future__ import annotations

import asyncio

import pytest

from engine.errors import Unavailable, UnknownOutcome
from shards.ports import Move
from tests.unit.api.fake_cluster import PENDING
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio

SHARDS, REBALANCE = "/api/v1/admin/shards", "/api/v1/admin/rebalance"
DRAIN = "/api/v1/admin/nodes/{}/drain"
PLAN = [Move(1, 2, "n1", "n2")]
MOVES = [{"first": 1, "last": 2, "from": "n1", "to": "n2"}]


async def test_every_shard_is_told_with_owner_epoch_state_and_what_is_pending(served: Served) -> None:
    answer = await served.client.send("GET", SHARDS)
    assert answer.status == 200
    told = answer.json["shards"]
    assert [each["shard"] for each in told] == [0, 1, 2, 3]
    assert told[1] == {
        "shard": 1,
        "owner": "n1",
        "epoch": 41,
        "state": "serving",
        "pending": PENDING,
        "running": 0,
        "retrying": 0,
    }
    assert told[3] | {"shard": 3, "owner": None, "state": "orphan", "pending": None} == told[3]


async def test_every_node_is_told_also_one_that_owns_nothing(served: Served) -> None:
    served.cluster.draining = {"n2"}
    first, second = (await served.client.send("GET", SHARDS)).json["nodes"]
    assert first == {
        "node": "n1",
        "alive": True,
        "draining": False,
        "shards": 3,
        "http": "n1:8080",
        "grpc": "n1:8081",
    }
    assert (second["node"], second["draining"], second["shards"]) == ("n2", True, 0)


async def test_a_dry_run_tells_the_moves_and_moves_nothing(served: Served) -> None:
    served.cluster.plan = PLAN
    answer = await served.client.send("POST", REBALANCE, b'{"dry_run": true}')
    assert (answer.status, answer.json) == (200, {"dry_run": True, "done": False, "moves": MOVES})
    assert served.cluster.owners == ["n1", "n1", "n1", None]


@pytest.mark.parametrize("body", [b"", b"{}", b'{"dry_run": false}', b'{"dry_run": null}'])
async def test_a_rebalancing_is_answered_when_it_is_done(served: Served, body: bytes) -> None:
    served.cluster.plan = PLAN
    answer = await served.client.send("POST", REBALANCE, body)
    assert (answer.status, answer.json) == (200, {"dry_run": False, "done": True, "moves": MOVES})
    assert served.cluster.owners == ["n1", "n2", "n2", None]


async def test_a_second_rebalancing_is_refused_while_one_runs_and_told_of(served: Served) -> None:
    served.cluster.plan, served.cluster.gate = PLAN, asyncio.Event()
    first = asyncio.create_task(served.client.send("POST", REBALANCE))
    await served.cluster.begun.wait()
    refused = await served.client.send("POST", REBALANCE)
    assert (refused.status, refused.json["type"]) == (409, "urn:tocsin:problem:conflict")
    assert (await served.client.send("GET", SHARDS)).json["moves"] == MOVES
    assert (await served.client.send("POST", REBALANCE, b'{"dry_run": true}')).status == 200
    served.cluster.gate.set()
    assert (await first).status == 200


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b'{"dry_run": "yes"}', 422, "dry_run"),
        (b'{"dryrun": true}', 422, "dryrun"),
        (b"[]", 422, ""),
        (b"{", 400, None),
    ],
)
async def test_a_misspelt_dry_run_moves_nothing(served: Served, body: bytes, status: int, field: str | None) -> None:
    served.cluster.plan = PLAN
    answer = await served.client.send("POST", REBALANCE, body)
    assert answer.status == status
    assert [each["field"] for each in answer.json.get("errors", ())] == ([] if field is None else [field])
    assert served.cluster.owners == ["n1", "n1", "n1", None]
    assert (await served.client.send("POST", REBALANCE + "?dry_run=true")).status == 422
    assert (await served.client.send("POST", REBALANCE, b"dry_run=1", Content_Type="text/plain")).status == 415


async def test_a_drain_is_noted_and_tells_what_will_move_and_is_taken_back(served: Served) -> None:
    answer = await served.client.send("POST", DRAIN.format("n1"))
    assert answer.status == 200
    assert answer.json | {"node": "n1", "draining": True, "shards": 3} == answer.json
    assert answer.json["moves"][0] == {"first": 0, "last": 0, "from": "n1", "to": "n2"}
    assert served.cluster.draining == {"n1"}
    back = await served.client.send("DELETE", DRAIN.format("n1"))
    assert (back.status, back.json["draining"], served.cluster.draining) == (200, False, set())


@pytest.mark.parametrize("node", ["n3", "n1%00", "%C5%BC", "n%2F1", "%FF", "-", "x" * 200])
async def test_a_node_that_nobody_knows_is_404(served: Served, node: str) -> None:
    for method in ("POST", "DELETE"):
        answer = await served.client.send(method, DRAIN.format(node))
        assert (answer.status, answer.json["type"]) == (404, "urn:tocsin:problem:not-found")
    assert served.cluster.draining == set()


@pytest.mark.parametrize("error", [Unavailable("redis is away"), UnknownOutcome("redis is away, the plan stands")])
async def test_what_cannot_be_told_or_done_now_is_503_with_retry_after(served: Served, error: Unavailable) -> None:
    served.cluster.broken = error
    for method, path in (("GET", SHARDS), ("POST", REBALANCE), ("POST", DRAIN.format("n1"))):
        answer = await served.client.send(method, path)
        assert (answer.status, answer.headers["retry-after"]) == (503, "1")
        assert "redis is away" in answer.json["detail"]
