# Generated from whispr/user.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import user_pb2

class UserServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    GenerateActivityReport: grpc.aio.UnaryUnaryMultiCallable[user_pb2.GenerateActivityReportRequest, user_pb2.GenerateActivityReportResponse]
    CleanupInactiveUsers: grpc.aio.UnaryUnaryMultiCallable[user_pb2.CleanupInactiveUsersRequest, user_pb2.CleanupInactiveUsersResponse]

class UserServiceServicer:
    async def GenerateActivityReport(self, request: user_pb2.GenerateActivityReportRequest, context: grpc.aio.ServicerContext[user_pb2.GenerateActivityReportRequest, user_pb2.GenerateActivityReportResponse]) -> user_pb2.GenerateActivityReportResponse: ...
    async def CleanupInactiveUsers(self, request: user_pb2.CleanupInactiveUsersRequest, context: grpc.aio.ServicerContext[user_pb2.CleanupInactiveUsersRequest, user_pb2.CleanupInactiveUsersResponse]) -> user_pb2.CleanupInactiveUsersResponse: ...

def add_UserServiceServicer_to_server(servicer: UserServiceServicer, server: grpc.aio.Server) -> None: ...
