# Generated from tocsin/v1/admin.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.tocsin.v1 import admin_pb2

class AdminStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    Shards: grpc.aio.UnaryUnaryMultiCallable[admin_pb2.ShardsRequest, admin_pb2.ShardsResponse]
    Rebalance: grpc.aio.UnaryUnaryMultiCallable[admin_pb2.RebalanceRequest, admin_pb2.RebalanceResponse]
    Drain: grpc.aio.UnaryUnaryMultiCallable[admin_pb2.DrainRequest, admin_pb2.DrainResponse]
    Undrain: grpc.aio.UnaryUnaryMultiCallable[admin_pb2.UndrainRequest, admin_pb2.UndrainResponse]

class AdminServicer:
    async def Shards(self, request: admin_pb2.ShardsRequest, context: grpc.aio.ServicerContext[admin_pb2.ShardsRequest, admin_pb2.ShardsResponse]) -> admin_pb2.ShardsResponse: ...
    async def Rebalance(self, request: admin_pb2.RebalanceRequest, context: grpc.aio.ServicerContext[admin_pb2.RebalanceRequest, admin_pb2.RebalanceResponse]) -> admin_pb2.RebalanceResponse: ...
    async def Drain(self, request: admin_pb2.DrainRequest, context: grpc.aio.ServicerContext[admin_pb2.DrainRequest, admin_pb2.DrainResponse]) -> admin_pb2.DrainResponse: ...
    async def Undrain(self, request: admin_pb2.UndrainRequest, context: grpc.aio.ServicerContext[admin_pb2.UndrainRequest, admin_pb2.UndrainResponse]) -> admin_pb2.UndrainResponse: ...

def add_AdminServicer_to_server(servicer: AdminServicer, server: grpc.aio.Server) -> None: ...
