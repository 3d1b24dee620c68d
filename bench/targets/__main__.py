"""`python -m bench.targets SERVICE|all|batch|http --listen HOST:PORT [--ledger FILE]`: one process with one or all of
Whispr's services; or a target that takes whatever comes, in batches or over HTTP.

Prints `ready service=NAME listen=HOST:PORT` on stdout when it serves; SIGTERM or SIGINT ends it, calls in flight
have two seconds to finish.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import grpc
import grpc.aio
import uvloop
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from bench.targets import http
from bench.targets.auth import Auth
from bench.targets.batch import BatchHandler
from bench.targets.desk import REMEMBERED_MAX, Desk, Faults, Service
from bench.targets.media import Media
from bench.targets.messaging import Messaging
from bench.targets.moderation import Moderation
from bench.targets.notification import Notification
from bench.targets.platform import Platform
from bench.targets.user import User
from protos.tocsin.v1 import handler_pb2_grpc

GRACE_S = 2.0

MAKERS: dict[str, Callable[[argparse.Namespace, Random], Service]] = {
    "messaging": lambda arguments, _: Messaging(arguments.mailbox),
    "notification": lambda _, __: Notification(),
    "media": lambda _, __: Media(),
    "user": lambda _, random: User(random),
    "auth": lambda _, random: Auth(random),
    "moderation": lambda _, __: Moderation(),
    "platform": lambda _, random: Platform(random),
}


def _failure(text: str) -> tuple[grpc.StatusCode, float]:
    name, _, ratio = text.partition(":")
    try:
        code, share = grpc.StatusCode[name], float(ratio)
    except (KeyError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not like UNAVAILABLE:0.1") from error
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{share} is not between 0 and 1")
    return code, share


def arguments_of(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.targets", description="Sample target services of Whispr.")
    parser.add_argument("service", choices=[*MAKERS, "all", "batch", "http"])
    parser.add_argument("--listen", default="127.0.0.1:0", metavar="HOST:PORT", help="port 0 picks a free one")
    parser.add_argument("--ledger", type=Path, metavar="FILE", help="append a line a call here")
    parser.add_argument("--mailbox", type=Path, metavar="FILE", help="messaging: keep the mail in this SQLite file")
    parser.add_argument("--delay-ms", type=int, default=0, help="work this long on each call")
    parser.add_argument("--fail-ratio", type=_failure, action="append", default=[], metavar="CODE:RATIO")
    parser.add_argument("--hang-ratio", type=float, default=0.0, help="never answer this share of the calls")
    parser.add_argument("--remembered", type=int, default=REMEMBERED_MAX, help="so many fire ids, the latest")
    parser.add_argument("--seed", type=int, default=1, help="of faults and of made-up data")
    return parser.parse_args(given)


async def serve(arguments: argparse.Namespace) -> int:
    names = list(MAKERS) if arguments.service == "all" else [arguments.service]
    names = [name for name in names if name in MAKERS]
    faults = Faults(delay_ms=arguments.delay_ms, fail=tuple(arguments.fail_ratio), hang_ratio=arguments.hang_ratio)
    desk = Desk(arguments.ledger, faults, Random(arguments.seed), arguments.remembered)
    if arguments.service == "http":
        return await http.serve(desk, arguments.listen, _ended())
    services = [MAKERS[name](arguments, Random(arguments.seed)) for name in names]
    server = grpc.aio.server(options=[("grpc.so_reuseport", 0)])
    server.add_generic_rpc_handlers(tuple(desk.handlers(service) for service in services))
    healthy = health.aio.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(healthy, server)
    served = [service.name for service in services]
    if arguments.service == "batch":
        handler_pb2_grpc.add_HandlerServicer_to_server(BatchHandler(desk), server)
        served.append(BatchHandler.name)
    reflection.enable_server_reflection([*served, health.SERVICE_NAME, reflection.SERVICE_NAME], server)
    try:
        port = server.add_insecure_port(arguments.listen)
    except RuntimeError as error:
        print(f"cannot listen on {arguments.listen}: {error}", file=sys.stderr)
        return 1
    await server.start()
    for name in ["", *served]:
        await healthy.set(name, health_pb2.HealthCheckResponse.SERVING)
    ended = _ended()
    host = arguments.listen.rpartition(":")[0]
    print(f"ready service={arguments.service} listen={host}:{port}", flush=True)
    await ended.wait()
    await healthy.enter_graceful_shutdown()
    await server.stop(GRACE_S)
    for service in services:
        service.close()
    desk.close()
    return 0


def _ended() -> asyncio.Event:
    """Set at the first SIGTERM or SIGINT."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    return ended


if __name__ == "__main__":
    sys.exit(uvloop.run(serve(arguments_of(sys.argv[1:]))))
