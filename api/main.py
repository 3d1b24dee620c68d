"""The composition root: the one place where adapters are chosen and a node is put together, started and stopped.

Order of a start: stores, schema, lease, doors that say "starting", the node itself, and then the one line on stdout.
A stop goes the other way. A second signal ends the process at once: nothing acknowledged is lost by that.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from random import Random, SystemRandom
from typing import Any, TypeVar

import msgspec
import uvloop
from aiohttp import web
from shards.router import Router

from api.catalog import load as load_catalog
from api.grpc.server import GrpcDoor
from api.http.app import Door
from api.logs import configure
from api.setting_values import Address
from api.settings import SHARDS_DEFAULT, Settings, masked, named
from api.stores.data import DataDirectory
from api.stores.postgres import EmbeddedPostgres
from api.stores.server import EmbeddedServer
from api.stores.valkey import EmbeddedValkey
from engine.background import Background
from engine.clock import SystemClock
from engine.core.catalog import Catalog
from engine.dispatch.grpc import GrpcTargets
from engine.errors import TocsinError, Unavailable, Unusable
from engine.host import Host
from engine.journal.cluster import cluster_at
from engine.journal.migrate import migrate_dsn
from engine.journal.postgres import PostgresJournal
from engine.options import Options
from engine.telemetry import Telemetry
from shards import identity as process_identity
from shards.leases.redis import RedisLeases
from shards.membership import Membership
from shards.options import LEASE_TTL_MS
from shards.ownership import Ownership
from shards.peer.auth import Gate, Identity
from shards.peer.bounds import PeerOptions
from shards.peer.links import GrpcLinks
from shards.peer.served import Served
from shards.peer.service import NAME as PEER_SERVICE
from shards.peer.service import PeerService
from shards.ports import Lease
from shards.shard_map import ShardMap

log = logging.getLogger(__name__)

_T = TypeVar("_T")

CLEAN, FAILED, UNUSABLE = 0, 1, 2
"""Exit codes of the contract."""

_STORE_RETRY_S = 0.25
_STORE_WAIT_S = 60.0
"""How long a start waits for a PostgreSQL that is only just starting itself."""
_HTTP_BACKLOG = 1_024
_SHUTDOWN_S = 2.0
"""Requests under way when a stop begins are answered within this, or cut off."""


def serve(settings: Settings) -> int:
    """Run one node until it is told to stop; returns the exit code."""
    return _run(settings, _serve)


def migrate(settings: Settings) -> int:
    """Apply the migrations and return; on the embedded PostgreSQL where no DSN is given."""
    return _run(settings, _migrate)


def _run(settings: Settings, main: Callable[[Settings], Coroutine[Any, Any, int]]) -> int:
    configure(settings.log_format)
    try:
        return uvloop.run(main(settings))
    except Unusable as error:
        log.error("%s", error)  # noqa: TRY400 - one line that names the setting and the mend, no trace
        return UNUSABLE
    except TocsinError as error:
        log.error("%s", error)  # noqa: TRY400
        return FAILED


async def _migrate(settings: Settings) -> int:
    async with _stores(settings, Background(lambda _: None), only_postgres=True) as stored:
        assert stored.postgres is not None
        applied = await _patiently(migrate_dsn, stored.postgres)
        log.info("applied %s", ", ".join(applied) if applied else "nothing: the schema is up to date")
    return CLEAN


async def _serve(settings: Settings) -> int:
    stop = _stop_signal()
    catalog = load_catalog(settings.catalog)
    crashed: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def on_crash(error: BaseException) -> None:
        if not crashed.done():
            crashed.set_result(error)

    background = Background(on_crash)
    async with _stores(settings, background) as stored:
        node = await _until(_node(stored, catalog, background), stop)
        if node is None:
            await background.stop()
            return CLEAN
        host, close = node
        await asyncio.wait([stop, host.failed, crashed], return_when=asyncio.FIRST_COMPLETED)
        error = next((future.result() for future in (host.failed, crashed) if future.done()), None)
        if error is not None:
            log.error("stopping: %s", error)
        else:
            log.info("stopping: what runs is given %.0f s", settings.drain_timeout_s)
        await close()
        await background.stop()
    log.info("stopped")
    return CLEAN if error is None else FAILED


async def _until(
    starting: Coroutine[Any, Any, tuple[Host, Callable[[], Coroutine[Any, Any, None]]]],
    stop: asyncio.Future[Any],
) -> tuple[Host, Callable[[], Coroutine[Any, Any, None]]] | None:
    """Start, unless told to stop before it is done."""
    task: asyncio.Future[Any] = asyncio.ensure_future(starting)
    await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        node: tuple[Host, Callable[[], Coroutine[Any, Any, None]]] = task.result()
        return node
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return None


async def _node(
    settings: Settings, catalog: Catalog, background: Background
) -> tuple[Host, Callable[[], Coroutine[Any, Any, None]]]:
    """Put a node together and start it; returns it and how to stop it."""
    assert settings.postgres is not None
    assert settings.redis is not None
    assert settings.node_id is not None
    random = Random(SystemRandom().getrandbits(256))  # noqa: S311 - ids are unique, not secret
    open_journal = functools.partial(PostgresJournal.open, node=settings.node_id, random=random)
    journal = await _patiently(open_journal, settings.postgres)
    cluster = await _patiently(cluster_at, settings.postgres)
    if settings.shards is not None and cluster.shards not in (None, settings.shards):
        raise Unusable(
            f"--shards {settings.shards}: the cluster has {cluster.shards}, fixed at its first start; leave it out"
        )
    shards = cluster.shards or settings.shards or SHARDS_DEFAULT
    options = Options(drain_timeout_ms=round(settings.drain_timeout_s * 1_000))
    telemetry = Telemetry()
    targets = GrpcTargets(options, descriptor_set=catalog.descriptor_set)
    clock = SystemClock(
        options.clock_hold_ms, lambda by_ms: host.alarm("clock", f"stepped back by {by_ms} ms, and is followed")
    )
    host = Host(
        node=settings.node_id,
        shards=shards,
        options=options,
        catalog=catalog,
        clock=clock,
        journal=journal,
        targets=targets,
        random=random,
        telemetry=telemetry,
    )
    life = f"{random.getrandbits(128):032x}"
    leases = RedisLeases(settings.redis, cluster.id, lambda: f"{random.getrandbits(128):032x}")
    identity = Identity(cluster.id, settings.node_id, cluster.secret.encode())
    links = GrpcLinks(identity, clock.now_ms, random, PeerOptions())
    grpc_door = GrpcDoor()
    shard_map = ShardMap(settings.node_id, host.domain, lambda: host.open_shards)
    membership = Membership(
        leases,
        lambda: Lease(
            node=settings.node_id or "",
            life=life,
            incarnation=str(host.incarnation or ""),
            grpc=str(settings.advertise or at["grpc"]),
            http=at["http"],
            process=process_identity.mine(),
        ),
        clock,
        may_renew=lambda: host.may_lease(LEASE_TTL_MS),
        is_process_gone=process_identity.is_gone,
        on_renewed=telemetry.renewed,
    )
    ownership = Ownership(host, leases, links, membership, clock, shards=shard_map)
    router = Router(host, shard_map, links, node=settings.node_id, shards=shards, draw=random.getrandbits)
    peers = PeerService(Served(host, ownership, shard_map.owner_of), Gate(identity, clock.now_ms), PeerOptions())
    grpc_door.add(PEER_SERVICE, peers.add_to)
    http_runner = web.ServerRunner(Door(router, catalog.types, options).server(), shutdown_timeout=_SHUTDOWN_S)
    host.probe("redis", lambda: membership.trouble)
    at: dict[str, str] = {}

    async def close() -> None:
        grpc_door.set_serving(False)
        await ownership.leave()
        await host.stop(options.drain_timeout_ms)
        await ownership.settled(options.drain_timeout_ms)
        await http_runner.cleanup()
        peers.close()
        await grpc_door.stop(_SHUTDOWN_S)
        await ownership.close()
        await membership.release()
        await links.close()
        await leases.close()

    try:
        at["grpc"] = await _listen("grpc", settings.grpc, grpc_door.start(str(settings.grpc)))
        at["http"] = await _listen("http", settings.http, _serve_http(http_runner, settings.http))
        await leases.check_server()
        # Before anything is taken: whoever looks for nodes that are gone must see that this one lives.
        await membership.hold()
        await host.join()
        await ownership.start(background)
    except BaseException:
        await close()
        raise
    grpc_door.set_serving(True)
    gc.collect()
    gc.freeze()
    print(f"tocsin ready http={at['http']} grpc={at['grpc']} node={settings.node_id} shards={shards}", flush=True)
    return host, close


async def _serve_http(runner: web.ServerRunner, at: Address) -> str:
    await runner.setup()
    site = web.TCPSite(runner, at.host, at.port, backlog=_HTTP_BACKLOG)
    await site.start()
    port: int = runner.addresses[0][1]
    return str(Address(at.host, port))


async def _listen(name: str, at: Address, starting: Coroutine[Any, Any, str]) -> str:
    try:
        return await starting
    except OSError as error:
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else error.strerror or str(error)  # asyncio's repeats the address
        raise Unusable(f"--{name} {at}: {reason}; free the port or choose another (port 0 picks one)") from error


@contextlib.asynccontextmanager
async def _stores(
    settings: Settings, background: Background, *, only_postgres: bool = False
) -> AsyncIterator[Settings]:
    """The given stores, or embedded ones under --data for as long as the node runs; and the node's name, which a
    migration (`only_postgres`) has no use for: where PostgreSQL is given, it leaves the data directory alone."""
    wanted = [name for name in settings.embedded if name == "postgres" or not only_postgres]
    data = DataDirectory(settings.data)
    if wanted or (settings.data_stated and not only_postgres):
        data.acquire()
    servers: list[EmbeddedServer] = []
    try:
        settings = settings if only_postgres else named(settings)
        for name in wanted:
            server: EmbeddedServer = EmbeddedPostgres(data.path) if name == "postgres" else EmbeddedValkey(data.path)
            servers.append(server)
            log.info("--%s is not given: embedding one under %s", name, data.path)
            settings = msgspec.structs.replace(settings, **{name: await server.start()})
            background.start(f"embedded {name}", server.supervise())
        yield settings
    finally:
        for server in reversed(servers):
            await server.stop()
        data.release()


async def _patiently(action: Callable[[str], Coroutine[Any, Any, _T]], dsn: str) -> _T:
    """A PostgreSQL that is only starting is waited for; one that cannot be used raises Unusable at once. Why it waits
    is logged once, and again when it is another reason."""
    deadline = asyncio.get_running_loop().time() + _STORE_WAIT_S
    told = ""
    while True:
        try:
            return await action(dsn)
        except Unavailable as error:
            if asyncio.get_running_loop().time() > deadline:
                raise Unusable(f"--postgres cannot be reached: {error}; start it, or correct the DSN") from error
            if str(error) != told:
                told = str(error)
                log.warning("waiting up to %.0f s for --postgres %s: %s", _STORE_WAIT_S, masked(dsn), told)
            await asyncio.sleep(_STORE_RETRY_S)


def _stop_signal() -> asyncio.Future[Any]:
    """Done at the first SIGTERM or SIGINT; the second ends the process where it stands."""
    loop = asyncio.get_running_loop()
    stop: asyncio.Future[Any] = loop.create_future()

    def on_signal() -> None:
        if stop.done():
            os._exit(FAILED)
        stop.set_result(None)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal)
    return stop
