# Generated from whispr/notification.proto by protos/generate.py. DO NOT EDIT!
from collections.abc import AsyncIterator

import grpc
import grpc.aio

from protos.whispr import notification_pb2

class NotificationServiceStub:
    def __init__(self, channel: grpc.aio.Channel) -> None: ...
    SendDelayedNotification: grpc.aio.UnaryUnaryMultiCallable[notification_pb2.SendDelayedNotificationRequest, notification_pb2.SendDelayedNotificationResponse]
    CleanupNotificationHistory: grpc.aio.UnaryUnaryMultiCallable[notification_pb2.CleanupNotificationHistoryRequest, notification_pb2.CleanupNotificationHistoryResponse]

class NotificationServiceServicer:
    async def SendDelayedNotification(self, request: notification_pb2.SendDelayedNotificationRequest, context: grpc.aio.ServicerContext[notification_pb2.SendDelayedNotificationRequest, notification_pb2.SendDelayedNotificationResponse]) -> notification_pb2.SendDelayedNotificationResponse: ...
    async def CleanupNotificationHistory(self, request: notification_pb2.CleanupNotificationHistoryRequest, context: grpc.aio.ServicerContext[notification_pb2.CleanupNotificationHistoryRequest, notification_pb2.CleanupNotificationHistoryResponse]) -> notification_pb2.CleanupNotificationHistoryResponse: ...

def add_NotificationServiceServicer_to_server(servicer: NotificationServiceServicer, server: grpc.aio.Server) -> None: ...
