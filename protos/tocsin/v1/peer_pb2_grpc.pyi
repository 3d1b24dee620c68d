# Generated from tocsin/v1/peer.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.tocsin.v1 import peer_pb2

class PeerStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    Link: grpc.aio.StreamStreamMultiCallable[peer_pb2.Frames, peer_pb2.Frames]

class PeerServicer:
    def Link(self, request_iterator: AsyncIterator[peer_pb2.Frames], context: grpc.aio.ServicerContext[peer_pb2.Frames, peer_pb2.Frames]) -> AsyncIterator[peer_pb2.Frames]: ...

def add_PeerServicer_to_server(servicer: PeerServicer, server: grpc.aio.Server) -> None: ...
