"""The cluster over HTTP, for operators: who owns which shard, a rebalancing, a node that is to be empty.

Every node answers for the whole cluster. Invariant: what is answered as done is done; what is only begun is said to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from aiohttp import web

from api.http.admin_port import AdminPort
from api.http.answer import encode, json_response, problem_response
from api.http.body import Bodies
from api.http.document import Document
from api.http.media import JSON, media_of
from api.http.query import without_parameters
from api.http.routes import Call, Routes
from api.setting_values import NODE_ID
from api.wire import (
    DrainAnswer,
    MoveAnswer,
    NodeAnswer,
    Problem,
    RebalanceAnswer,
    RebalanceWish,
    ShardAnswer,
    ShardsAnswer,
    ShardStateName,
)
from engine.errors import NotFound
from shards.admin import Drained
from shards.ports import ClusterState, Move, ShardState

PATH = "/api/v1/admin"

_read_wish = Document(RebalanceWish).read


class Admin:
    def __init__(self, cluster: AdminPort, bodies: Bodies) -> None:
        self._cluster = cluster
        self._bodies = bodies

    def route(self, routes: Routes) -> None:
        routes.add("GET", PATH + "/shards", without_parameters(self.shards))
        routes.add("POST", PATH + "/rebalance", without_parameters(self.rebalance))
        routes.add("POST", PATH + "/nodes/{node}/drain", without_parameters(self.drain))
        routes.add("DELETE", PATH + "/nodes/{node}/drain", without_parameters(self.undrain))

    async def shards(self, _: Call) -> web.Response:
        return json_response(encode(shards_answer(await self._cluster.cluster())))

    async def rebalance(self, call: Call) -> web.Response:
        """Without a body it is carried out, as with an empty object."""
        wish = await self._wish(call)
        if isinstance(wish, Problem):
            return problem_response(wish)
        dry_run = bool(wish.dry_run)
        done = await self._cluster.rebalance(dry_run=dry_run)
        return json_response(encode(RebalanceAnswer(dry_run, done.done, _moves(done.moves))))

    async def _wish(self, call: Call) -> RebalanceWish | Problem:
        if not call.request.body_exists:
            return RebalanceWish()
        media = media_of(call.request, (JSON,))
        if isinstance(media, Problem):
            return media
        body = await self._bodies.read(call.request)
        if isinstance(body, Problem):
            return body
        try:
            return _read_wish(body)
        finally:
            self._bodies.release(body)

    async def drain(self, call: Call) -> web.Response:
        return _drained(await self._cluster.drain(_node_id(call), True))

    async def undrain(self, call: Call) -> web.Response:
        return _drained(await self._cluster.drain(_node_id(call), False))


def _node_id(call: Call) -> str:
    """The node in the path; what can be no node's id names none."""
    (text,) = call.args
    if not NODE_ID.fullmatch(text):
        raise NotFound(f"no node {text[:80]}")
    return text


def _drained(drained: Drained) -> web.Response:
    return json_response(
        encode(DrainAnswer(drained.node, drained.draining, drained.shards, _moves(drained.moves))),
    )


def _moves(moves: Iterable[Move]) -> list[MoveAnswer]:
    return [MoveAnswer(first=each.lo, last=each.hi, from_=each.source, to=each.target) for each in moves]


def shards_answer(cluster: ClusterState) -> ShardsAnswer:
    owned: dict[str | None, int] = {}
    for shard in cluster.shards:
        owned[shard.owner] = owned.get(shard.owner, 0) + 1
    return ShardsAnswer(
        shards=[_shard(shard, cluster) for shard in cluster.shards],
        nodes=[
            NodeAnswer(each.node, each.alive, each.draining, owned.get(each.node, 0), each.http, each.grpc)
            for each in cluster.nodes
        ],
        moves=_moves(cluster.moves),
    )


def _shard(shard: ShardState, cluster: ClusterState) -> ShardAnswer:
    counts = cluster.counts.get(shard.shard)
    pending, running, retrying = (
        (None, None, None) if counts is None else (counts["pending"], counts["running"], counts["retrying"])
    )
    state = cast("ShardStateName", shard.state)
    return ShardAnswer(shard.shard, shard.owner, shard.epoch, state, pending, running, retrying)
