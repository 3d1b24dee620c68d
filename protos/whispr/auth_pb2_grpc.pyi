# Generated from whispr/auth.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import auth_pb2

class AuthServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    RotateTokens: grpc.aio.UnaryUnaryMultiCallable[auth_pb2.RotateTokensRequest, auth_pb2.RotateTokensResponse]
    CleanupExpiredSessions: grpc.aio.UnaryUnaryMultiCallable[auth_pb2.CleanupExpiredSessionsRequest, auth_pb2.CleanupExpiredSessionsResponse]
    GenerateSecurityReport: grpc.aio.UnaryUnaryMultiCallable[auth_pb2.GenerateSecurityReportRequest, auth_pb2.GenerateSecurityReportResponse]

class AuthServiceServicer:
    async def RotateTokens(self, request: auth_pb2.RotateTokensRequest, context: grpc.aio.ServicerContext[auth_pb2.RotateTokensRequest, auth_pb2.RotateTokensResponse]) -> auth_pb2.RotateTokensResponse: ...
    async def CleanupExpiredSessions(self, request: auth_pb2.CleanupExpiredSessionsRequest, context: grpc.aio.ServicerContext[auth_pb2.CleanupExpiredSessionsRequest, auth_pb2.CleanupExpiredSessionsResponse]) -> auth_pb2.CleanupExpiredSessionsResponse: ...
    async def GenerateSecurityReport(self, request: auth_pb2.GenerateSecurityReportRequest, context: grpc.aio.ServicerContext[auth_pb2.GenerateSecurityReportRequest, auth_pb2.GenerateSecurityReportResponse]) -> auth_pb2.GenerateSecurityReportResponse: ...

def add_AuthServiceServicer_to_server(servicer: AuthServiceServicer, server: grpc.aio.Server) -> None: ...
