# Generated from whispr/media.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import media_pb2

class MediaServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    OptimizeStorage: grpc.aio.UnaryUnaryMultiCallable[media_pb2.OptimizeStorageRequest, media_pb2.OptimizeStorageResponse]
    CleanupTempFiles: grpc.aio.UnaryUnaryMultiCallable[media_pb2.CleanupTempFilesRequest, media_pb2.CleanupTempFilesResponse]

class MediaServiceServicer:
    async def OptimizeStorage(self, request: media_pb2.OptimizeStorageRequest, context: grpc.aio.ServicerContext[media_pb2.OptimizeStorageRequest, media_pb2.OptimizeStorageResponse]) -> media_pb2.OptimizeStorageResponse: ...
    async def CleanupTempFiles(self, request: media_pb2.CleanupTempFilesRequest, context: grpc.aio.ServicerContext[media_pb2.CleanupTempFilesRequest, media_pb2.CleanupTempFilesResponse]) -> media_pb2.CleanupTempFilesResponse: ...

def add_MediaServiceServicer_to_server(servicer: MediaServiceServicer, server: grpc.aio.Server) -> None: ...
