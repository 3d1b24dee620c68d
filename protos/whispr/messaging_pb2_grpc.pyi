# Generated from whispr/messaging.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import messaging_pb2

class MessagingServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    SendScheduledMessage: grpc.aio.UnaryUnaryMultiCallable[messaging_pb2.SendScheduledMessageRequest, messaging_pb2.SendScheduledMessageResponse]
    CleanupExpiredMessages: grpc.aio.UnaryUnaryMultiCallable[messaging_pb2.CleanupExpiredMessagesRequest, messaging_pb2.CleanupExpiredMessagesResponse]

class MessagingServiceServicer:
    async def SendScheduledMessage(self, request: messaging_pb2.SendScheduledMessageRequest, context: grpc.aio.ServicerContext[messaging_pb2.SendScheduledMessageRequest, messaging_pb2.SendScheduledMessageResponse]) -> messaging_pb2.SendScheduledMessageResponse: ...
    async def CleanupExpiredMessages(self, request: messaging_pb2.CleanupExpiredMessagesRequest, context: grpc.aio.ServicerContext[messaging_pb2.CleanupExpiredMessagesRequest, messaging_pb2.CleanupExpiredMessagesResponse]) -> messaging_pb2.CleanupExpiredMessagesResponse: ...

def add_MessagingServiceServicer_to_server(servicer: MessagingServiceServicer, server: grpc.aio.Server) -> None: ...
