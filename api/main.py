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
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from random import Random, SystemRandom
from typing import Any, TypeVar

import msgspec
import uvloop

from api.advertised import advertised, warn_alone
from api.catalog_reload import CatalogReload, read
from api.doors import Doors
from api.journals import shards_of
from api.logs import configure
from api.settings import SHARDS_DEFAULT, Settings, masked, named
from api.stores.data import DataDirectory
from api.stores.postgres import EmbeddedPostgres
from api.stores.server import EmbeddedServer
from api.stores.valkey import EmbeddedValkey
from engine.background import Background
from engine.clock import SystemClock
from engine.core.catalog import BATCH, BUILTIN, GRPC, HTTP, HTTPS, Catalog
from engine.dispatch.builtin import BuiltinTargets
from engine.dispatch.grpc import GrpcTargets
from engine.dispatch.http import HttpTargets
from engine.dispatch.kinds import KindsOfTargets
from engine.errors import TocsinError, Unavailable, Unusable
from engine.host import Host
from engine.journal.cluster import Cluster, cluster_at
from engine.journal.migrate import migrate_dsn
from engine.journal.postgres import PostgresJournal
from engine.options import Options
from engine.telemetry import Telemetry
from shards.leases.redis import RedisLeases
from shards.node import Node
from shards.peer.auth import Gate, Identity
from shards.peer.bounds import PeerOptions
from shards.peer.links import GrpcLinks
from shards.peer.service import PeerService
from shards.quotas.redis import RedisQuotas

log = logging.getLogger(__name__)

_T = TypeVar("_T")

CLEAN, FAILED, UNUSABLE = 0, 1, 2
"""Exit codes of the contract."""

_STORE_RETRY_S = 0.25
_STORE_WAIT_S = 60.0
"""How long a start waits for a store that is only just starting itself."""


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
        applied = [name for at in stored.journals for name in await _journaled(migrate_dsn, at.dsn)]
        log.info("applied %s", ", ".join(applied) if applied else "nothing: the schema is up to date")
    return CLEAN


async def _serve(settings: Settings) -> int:
    stop = _stop_signal()
    catalog, _ = read(settings.catalog)
    reload = CatalogReload(catalog, settings.catalog)
    _reload_signal(reload, stop)
    crashed: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def on_crash(error: BaseException) -> None:
        if not crashed.done():
            crashed.set_result(error)

    background = Background(on_crash)
    async with _stores(settings, background) as stored:
        node = await _until(_node(stored, catalog, reload, background, on_crash), stop)
        if node is None:
            await background.stop()
            return CLEAN
        failures, close = node
        failures.append(crashed)
        await asyncio.wait([stop, *failures], return_when=asyncio.FIRST_COMPLETED)
        error = next((future.result() for future in failures if future.done()), None)
        if error is not None:
            log.error("stopping: %s", error)
        else:
            log.info("stopping: what runs is given %.0f s", settings.drain_timeout_s)
        await close()
        await background.stop()
    log.info("stopped")
    return CLEAN if error is None else FAILED


_Started = tuple[list[asyncio.Future[Any]], Callable[[], Coroutine[Any, Any, None]]]
"""Of a node: what is done when it cannot go on, with the reason; and how to stop it."""


async def _until(starting: Coroutine[Any, Any, _Started], stop: asyncio.Future[Any]) -> _Started | None:
    """Start, unless told to stop before it is done."""
    task = asyncio.ensure_future(starting)
    await asyncio.wait([task, stop], return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return None


async def _node(
    settings: Settings,
    catalog: Catalog,
    reload: CatalogReload,
    background: Background,
    on_crash: Callable[[BaseException], None],
) -> _Started:
    """Put a node together and start it."""
    assert settings.postgres is not None
    assert settings.redis is not None
    assert settings.node_id is not None
    random = Random(SystemRandom().getrandbits(256))  # noqa: S311 - ids are unique, not secret
    options = Options(drain_timeout_ms=round(settings.drain_timeout_s * 1_000))
    hosts: list[Host] = []
    clock = SystemClock(options.clock_hold_ms, lambda by_ms: _alarm_stepped(hosts, by_ms))
    parts, targets, quotas, cluster = await _parts(settings, catalog, options, clock, random)
    shards = parts[0][0].shards
    hosts += [host for host, _ in parts]
    secret = settings.peer_secret or cluster.secret
    identity = Identity(cluster.id, settings.node_id, secret.encode())
    links = GrpcLinks(identity, clock.now_ms, random, PeerOptions())
    node = Node(parts, links, clock, options, life=_drawn(random), draw=random.getrandbits)
    peers = PeerService(node.served, Gate(identity, clock.now_ms), PeerOptions())
    doors = Doors(node, peers, catalog, options)

    async def close() -> None:
        doors.close_to_wishes()
        await node.leave(options.drain_timeout_ms)
        await doors.close()
        await node.close()
        await quotas.close()

    try:
        await doors.open(settings)
        grpc_at = advertised(doors.grpc_at, settings.advertise)
        warn_alone(grpc_at)
        node.reached_at(grpc=grpc_at, http=advertised(doors.http_at, None))
        await _patiently("redis", settings.redis, "URL", parts[0][1].check_server)
        await node.start(on_crash)
    except BaseException:
        await close()
        raise
    reload.follow(targets, [host.catalog_changed for host in hosts])
    background.start("catalog", reload.rounds())
    doors.set_serving()
    gc.collect()
    gc.freeze()
    ready = f"http={doors.http_at} grpc={doors.grpc_at} node={settings.node_id} shards={shards}"
    print(f"tocsin ready {ready}", flush=True)
    return [host.failed for host in hosts], close


def _alarm_stepped(hosts: Sequence[Host], by_ms: int) -> None:
    for host in hosts:
        host.alarm("clock", f"stepped back by {by_ms} ms, and is followed")


async def _parts(
    settings: Settings, catalog: Catalog, options: Options, clock: SystemClock, random: Random
) -> tuple[list[tuple[Host, RedisLeases]], list[KindsOfTargets], RedisQuotas, Cluster]:
    """An engine and its leases for each journal, whom they call, what counts for them, and the first one's cluster."""
    assert settings.redis is not None
    assert settings.node_id is not None
    ranged = shards_of(settings.journals)
    telemetry = Telemetry()
    open_journal = functools.partial(PostgresJournal.open, node=settings.node_id, random=random)
    parts, clusters, called = [], [], []
    quotas: RedisQuotas | None = None
    for at in settings.journals:
        journal = await _journaled(open_journal, at.dsn)
        clusters.append(cluster := await _journaled(cluster_at, at.dsn))
        quotas = quotas or RedisQuotas(settings.redis, cluster.id)
        for stated in (settings.shards, ranged):
            if stated is not None and cluster.shards not in (None, stated):
                raise Unusable(
                    f"--shards {stated}: the cluster has {cluster.shards}, fixed at its first start; leave it out"
                )
        shards = cluster.shards or ranged or settings.shards or SHARDS_DEFAULT
        called.append(targets := _targets(options, catalog, clock))
        host = Host(
            node=settings.node_id,
            shards=shards,
            domain=at.domain,
            options=options,
            catalog=catalog,
            clock=clock,
            journal=journal,
            targets=targets,
            random=random,
            telemetry=telemetry,
            quotas=quotas,
        )
        parts.append((host, RedisLeases(settings.redis, cluster.id, lambda: _drawn(random))))
    assert quotas is not None
    return parts, called, quotas, clusters[0]


def _targets(options: Options, catalog: Catalog, clock: SystemClock) -> KindsOfTargets:
    grpc, http = GrpcTargets(options, descriptor_set=catalog.descriptor_set), HttpTargets(options, clock.now_ms)
    builtin = BuiltinTargets(options, catalog.databases)
    return KindsOfTargets({GRPC: grpc, HTTP: http, HTTPS: http, BUILTIN: builtin}, {BATCH: grpc})


def _drawn(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


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


async def _journaled(action: Callable[[str], Coroutine[Any, Any, _T]], dsn: str) -> _T:
    return await _patiently("postgres", dsn, "DSN", lambda: action(dsn))


async def _patiently(setting: str, place: str, kind: str, action: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
    """A store that is only starting is waited for; one that cannot be used raises Unusable at once. Why it waits is
    logged once, and again when it is another reason. `kind`: what the setting holds."""
    deadline = asyncio.get_running_loop().time() + _STORE_WAIT_S
    told = ""
    while True:
        try:
            return await action()
        except Unavailable as error:
            if asyncio.get_running_loop().time() > deadline:
                raise Unusable(f"--{setting} cannot be reached: {error}; start it, or correct the {kind}") from error
            if str(error) != told:
                told = str(error)
                log.warning("waiting up to %.0f s for --%s %s: %s", _STORE_WAIT_S, setting, masked(place), told)
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


def _reload_signal(reload: CatalogReload, stop: asyncio.Future[Any]) -> None:
    """SIGHUP wishes for the catalog to be read again. A terminal that is closed sends it too: that is a stop."""
    was_terminal = sys.stderr.isatty()

    def on_signal() -> None:
        if was_terminal and not sys.stderr.isatty():
            if not stop.done():
                stop.set_result(None)
        else:
            reload.wish()

    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, on_signal)
