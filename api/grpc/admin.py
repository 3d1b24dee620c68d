"""`tocsin.v1.Admin`: what operators may ask over HTTP, over gRPC. Every node answers for the whole cluster."""

from __future__ import annotations

from collections.abc import Iterable

import grpc.aio

from api.grpc.refusal import Answers
from api.http.admin_port import AdminPort
from api.setting_values import NODE_ID
from engine.errors import NotFound
from protos.tocsin.v1 import admin_pb2 as pb
from protos.tocsin.v1.admin_pb2_grpc import AdminServicer, add_AdminServicer_to_server
from shards.admin import Drained
from shards.ports import ClusterState, Move, NodeState, ShardState

NAME = "tocsin.v1.Admin"


class AdminService(AdminServicer):
    name = NAME

    def __init__(self, cluster: AdminPort) -> None:
        self._cluster = cluster
        self._answers = Answers()

    def add_to(self, server: grpc.aio.Server) -> None:
        add_AdminServicer_to_server(self, server)

    async def Shards(  # noqa: N802
        self, request: pb.ShardsRequest, context: grpc.aio.ServicerContext[pb.ShardsRequest, pb.ShardsResponse]
    ) -> pb.ShardsResponse:
        return shards_response(await self._answers.of(context, self._cluster.cluster()))

    async def Rebalance(  # noqa: N802
        self, request: pb.RebalanceRequest, context: grpc.aio.ServicerContext[pb.RebalanceRequest, pb.RebalanceResponse]
    ) -> pb.RebalanceResponse:
        done = await self._answers.of(context, self._cluster.rebalance(dry_run=request.dry_run))
        return pb.RebalanceResponse(dry_run=request.dry_run, done=done.done, moves=_moves(done.moves))

    async def Drain(  # noqa: N802
        self, request: pb.DrainRequest, context: grpc.aio.ServicerContext[pb.DrainRequest, pb.DrainResponse]
    ) -> pb.DrainResponse:
        told = await self._answers.of(context, self._drain(request.node, wanted=True))
        return pb.DrainResponse(node=told.node, shards=told.shards, moves=_moves(told.moves))

    async def Undrain(  # noqa: N802
        self, request: pb.UndrainRequest, context: grpc.aio.ServicerContext[pb.UndrainRequest, pb.UndrainResponse]
    ) -> pb.UndrainResponse:
        told = await self._answers.of(context, self._drain(request.node, wanted=False))
        return pb.UndrainResponse(node=told.node, shards=told.shards, moves=_moves(told.moves))

    async def _drain(self, node: str, *, wanted: bool) -> Drained:
        """What can be no node's id names none."""
        if not NODE_ID.fullmatch(node):
            raise NotFound(f"no node {node[:80]}")
        return await self._cluster.drain(node, wanted)


def shards_response(cluster: ClusterState) -> pb.ShardsResponse:
    owners = [shard.owner for shard in cluster.shards]
    return pb.ShardsResponse(
        shards=[_shard(shard, cluster) for shard in cluster.shards],
        nodes=[_node(node, owners.count(node.node)) for node in cluster.nodes],
        moves=_moves(cluster.moves),
    )


def _shard(shard: ShardState, cluster: ClusterState) -> pb.Shard:
    counts = cluster.counts.get(shard.shard)
    told = {} if counts is None else {name: counts[name] for name in ("pending", "running", "retrying")}
    state = f"SHARD_STATE_{shard.state.upper()}"
    return pb.Shard(shard=shard.shard, owner=shard.owner, epoch=shard.epoch, state=state, **told)


def _node(node: NodeState, shards: int) -> pb.Node:
    return pb.Node(
        node=node.node, alive=node.alive, draining=node.draining, shards=shards, http=node.http, grpc=node.grpc
    )


def _moves(moves: Iterable[Move]) -> list[pb.Move]:
    return [pb.Move(first=each.lo, last=each.hi, from_node=each.source, to_node=each.target) for each in moves]
