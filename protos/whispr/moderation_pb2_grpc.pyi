# Generated from whispr/moderation.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import moderation_pb2

class ModerationServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    AnalyzeContent: grpc.aio.UnaryUnaryMultiCallable[moderation_pb2.AnalyzeContentRequest, moderation_pb2.AnalyzeContentResponse]
    UpdateModels: grpc.aio.UnaryUnaryMultiCallable[moderation_pb2.UpdateModelsRequest, moderation_pb2.UpdateModelsResponse]
    GenerateModerationReport: grpc.aio.UnaryUnaryMultiCallable[moderation_pb2.GenerateModerationReportRequest, moderation_pb2.GenerateModerationReportResponse]

class ModerationServiceServicer:
    async def AnalyzeContent(self, request: moderation_pb2.AnalyzeContentRequest, context: grpc.aio.ServicerContext[moderation_pb2.AnalyzeContentRequest, moderation_pb2.AnalyzeContentResponse]) -> moderation_pb2.AnalyzeContentResponse: ...
    async def UpdateModels(self, request: moderation_pb2.UpdateModelsRequest, context: grpc.aio.ServicerContext[moderation_pb2.UpdateModelsRequest, moderation_pb2.UpdateModelsResponse]) -> moderation_pb2.UpdateModelsResponse: ...
    async def GenerateModerationReport(self, request: moderation_pb2.GenerateModerationReportRequest, context: grpc.aio.ServicerContext[moderation_pb2.GenerateModerationReportRequest, moderation_pb2.GenerateModerationReportResponse]) -> moderation_pb2.GenerateModerationReportResponse: ...

def add_ModerationServiceServicer_to_server(servicer: ModerationServiceServicer, server: grpc.aio.Server) -> None: ...
