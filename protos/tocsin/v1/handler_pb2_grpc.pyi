# Generated from tocsin/v1/handler.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.tocsin.v1 import handler_pb2

class HandlerStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    ExecuteBatch: grpc.aio.UnaryUnaryMultiCallable[handler_pb2.ExecuteBatchRequest, handler_pb2.ExecuteBatchResponse]

class HandlerServicer:
    async def ExecuteBatch(self, request: handler_pb2.ExecuteBatchRequest, context: grpc.aio.ServicerContext[handler_pb2.ExecuteBatchRequest, handler_pb2.ExecuteBatchResponse]) -> handler_pb2.ExecuteBatchResponse: ...

def add_HandlerServicer_to_server(servicer: HandlerServicer, server: grpc.aio.Server) -> None: ...
