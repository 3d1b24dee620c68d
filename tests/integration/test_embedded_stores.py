"""The embedded stores on real processes: start, restart, adoption, death, a second owner, root."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest
import redis.asyncio

from api.stores import account
from api.stores.data import DataDirectory
from api.stores.postgres import EmbeddedPostgres
from api.stores.process import Process, exists, working_in
from api.stores.server import SOCKET_PATH_BYTES_MAX, EmbeddedServer
from api.stores.valkey import EmbeddedValkey
from engine.errors import Unusable

pytestmark = pytest.mark.anyio

Make = Callable[[Path], EmbeddedServer]


@pytest.fixture(params=[EmbeddedPostgres, EmbeddedValkey], ids=["postgres", "valkey"])
def make(request: pytest.FixtureRequest) -> Iterator[Make]:
    """Makes servers, and ends at the end whatever still runs."""
    made: list[EmbeddedServer] = []

    def build(data: Path) -> EmbeddedServer:
        made.append(request.param(data))
        return made[-1]

    yield build
    for server in made:
        for pid in working_in(server.directory):
            os.kill(pid, signal.SIGKILL)
        asyncio.run(server.stop())


@asynccontextmanager
async def running(server: EmbeddedServer) -> AsyncIterator[EmbeddedServer]:
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def write(server: EmbeddedServer, value: int) -> None:
    if isinstance(server, EmbeddedPostgres):
        connection = await asyncpg.connect(server.dsn)
        await connection.execute("create table if not exists kept (value int)")
        await connection.execute("insert into kept values ($1)", value)
        await connection.close()
    else:
        async with redis.asyncio.Redis.from_url(server.url) as client:
            await client.rpush("kept", value)


async def read(server: EmbeddedServer) -> list[int]:
    if isinstance(server, EmbeddedPostgres):
        connection = await asyncpg.connect(server.dsn)
        rows = await connection.fetch("select value from kept order by value")
        await connection.close()
        return [row["value"] for row in rows]
    async with redis.asyncio.Redis.from_url(server.url) as client:
        return [int(value) for value in await client.lrange("kept", 0, -1)]


async def test_a_restart_keeps_the_data(make: Make, short_dir: Path) -> None:
    async with running(make(short_dir)) as server:
        await write(server, 1)
    assert server.pid is None
    async with running(make(short_dir)) as server:
        assert await read(server) == [1]


async def test_stop_leaves_no_process_and_no_socket(make: Make, short_dir: Path) -> None:
    async with running(make(short_dir)) as server:
        pid = server.pid
    assert pid is not None
    assert not exists(pid)
    assert not [path for path in server.directory.glob("*") if path.is_socket()]
    assert not working_in(server.directory)


async def test_a_server_left_running_is_adopted_with_its_pid_and_its_data(make: Make, short_dir: Path) -> None:
    first = make(short_dir)
    url = await first.start()
    await write(first, 7)
    second = make(short_dir)
    assert await second.start() == url
    assert second.pid == first.pid
    assert await read(second) == [7]
    await second.stop()
    assert first.pid is not None
    assert not exists(first.pid)


async def test_a_server_outlives_a_killed_node_and_is_adopted_by_the_next(make: Make, short_dir: Path) -> None:
    server = make(short_dir)
    kind = type(server)
    program = f"""
import asyncio, os, signal
from pathlib import Path
from {kind.__module__} import {kind.__name__} as Server
async def main():
    server = Server(Path({str(short_dir)!r}))
    await server.start()
    print(server.pid, flush=True)
    os.killpg(0, signal.SIGKILL)
asyncio.run(main())
"""
    node = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=subprocess.PIPE, cwd=Path.cwd(), start_new_session=True
    )
    out, _ = await node.communicate()
    assert node.returncode == -signal.SIGKILL
    async with running(server):
        assert server.pid == int(out)


async def test_the_stale_lock_of_a_killed_server_is_cleared(make: Make, short_dir: Path) -> None:
    first = make(short_dir)
    await first.start()
    await write(first, 3)
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    async with running(make(short_dir)) as second:
        assert second.pid != first.pid
        assert await read(second) == [3]


async def test_a_stale_lock_whose_pid_a_stranger_has_is_cleared(make: Make, short_dir: Path) -> None:
    async with running(make(short_dir)) as first:
        locks = {path: path.read_text() for path in server_locks(first)}
        old = str(first.pid)
    for path, text in locks.items():
        path.write_text(text.replace(old, str(os.getpid()), 1))
    async with running(make(short_dir)) as second:
        assert second.pid != os.getpid()


def server_locks(server: EmbeddedServer) -> list[Path]:
    names = ("postmaster.pid", "valkey.pid", "socket")
    return [server.directory / name for name in names if (server.directory / name).exists()]


async def test_a_server_killed_under_the_node_is_started_again_and_has_everything(make: Make, short_dir: Path) -> None:
    server = make(short_dir)
    async with running(server):
        await write(server, 5)
        supervisor = asyncio.create_task(server.supervise())
        old = server.pid
        assert old is not None
        os.kill(old, signal.SIGKILL)
        await until_restarted(server, old)
        assert await read(server) == [5]
    await supervisor
    assert server.pid is None


async def test_workers_of_a_dead_postmaster_do_not_stop_the_next(short_dir: Path) -> None:
    server = EmbeddedPostgres(short_dir)
    async with running(server):
        supervisor = asyncio.create_task(server.supervise())
        old = server.pid
        assert old is not None
        connection = await asyncpg.connect(server.dsn)
        busy = asyncio.create_task(connection.fetchval("select count(*) from generate_series(1, 1000000000)"))
        observer = await asyncpg.connect(server.dsn)
        while not await observer.fetchval(
            "select count(*) from pg_stat_activity where query like '%generate_series(1,%'"
        ):
            pass
        os.kill(old, signal.SIGKILL)
        await until_restarted(server, old)
        with pytest.raises((OSError, asyncpg.PostgresError, asyncpg.InterfaceError)):
            await busy
        observer.terminate()
    await supervisor


async def until_restarted(server: EmbeddedServer, old: int) -> None:
    """The deadline is the test's own; the server says nothing of its restart but by answering."""
    await Process(old).wait()
    while server.pid in {None, old} or not await server._answers():
        await asyncio.to_thread(os.sched_yield)


async def test_a_supervisor_ends_when_its_server_is_stopped(make: Make, short_dir: Path) -> None:
    async with running(make(short_dir)) as server:
        supervisor = asyncio.create_task(server.supervise())
    await supervisor


async def test_a_deep_data_directory_still_gets_a_socket(make: Make, short_dir: Path) -> None:
    deep = short_dir / ("d" * SOCKET_PATH_BYTES_MAX)
    async with running(make(deep)) as server:
        await write(server, 9)
        adopted = make(deep)
        assert await adopted.start() == server.url
        sockets = server._sockets  # type: ignore[attr-defined]
        assert sockets.parent != deep
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    assert not sockets.exists()


async def test_postgres_answers_on_no_network_and_keeps_its_durability(short_dir: Path) -> None:
    async with running(EmbeddedPostgres(short_dir, settings={"work_mem": "8MB"})) as server:
        assert isinstance(server, EmbeddedPostgres)
        connection = await asyncpg.connect(server.dsn)
        names = ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses", "work_mem")
        shown = {name: await connection.fetchval(f"show {name}") for name in names}
        await connection.close()
    durable = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    assert shown == durable | {"listen_addresses": "", "work_mem": "8MB"}


@pytest.mark.parametrize("name", ["fsync", "synchronous_commit", "full_page_writes"])
async def test_postgres_settings_that_relax_durability_are_refused(name: str, short_dir: Path) -> None:
    with pytest.raises(Unusable, match=name):
        EmbeddedPostgres(short_dir, settings={name: "off"})


@pytest.mark.parametrize(("name", "value"), [("appendonly", "no"), ("appendfsync", "no"), ("port", "6379")])
async def test_valkey_settings_that_relax_durability_or_open_a_port_are_refused(
    name: str, value: str, short_dir: Path
) -> None:
    with pytest.raises(Unusable, match=name):
        EmbeddedValkey(short_dir, settings={name: value})


async def test_a_cluster_of_another_version_is_refused_by_name(short_dir: Path) -> None:
    (short_dir / "postgres").mkdir()
    (short_dir / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(Unusable, match=r"--data .*PostgreSQL 15"):
        await EmbeddedPostgres(short_dir).start()


async def test_an_initdb_that_was_cut_short_is_begun_anew(short_dir: Path) -> None:
    (short_dir / "postgres.making").mkdir()
    (short_dir / "postgres.making" / "PG_VERSION").write_text("18\n")
    async with running(EmbeddedPostgres(short_dir)):
        assert not (short_dir / "postgres.making").exists()


async def test_a_second_owner_of_a_data_directory_is_refused(short_dir: Path) -> None:
    with DataDirectory(short_dir), pytest.raises(Unusable, match=rf"--data {short_dir} .*pid {os.getpid()}"):
        DataDirectory(short_dir).acquire()
    with DataDirectory(short_dir):
        pass


async def test_servers_do_not_inherit_the_lock_of_the_data(make: Make, short_dir: Path) -> None:
    with DataDirectory(short_dir):
        server = make(short_dir)
        await server.start()
    with DataDirectory(short_dir):
        await server.stop()


async def test_a_closed_parent_directory_lets_only_the_servers_account_through(short_dir: Path) -> None:
    """As root PostgreSQL runs under another account, as anybody else under the same one; both get through."""
    closed = short_dir / "closed"
    closed.mkdir(mode=0o700)
    async with running(EmbeddedPostgres(closed / "data")) as server:
        assert server.pid is not None
        runs_as = working_directory_owner(server.pid)
    assert closed.stat().st_mode & stat.S_IRWXO == 0
    wanted = account.account_for(closed / "data" / "postgres")
    assert runs_as == (os.geteuid() if wanted is None else wanted[0])


def working_directory_owner(pid: int) -> int:
    return Path(f"/proc/{pid}").stat().st_uid
