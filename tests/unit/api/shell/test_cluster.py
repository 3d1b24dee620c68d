"""`tocsin shards`, `rebalance` and `drain` against the real HTTP door: what they show, wait for, and end with."""

from __future__ import annotations

import asyncio
import json

import pytest
from anyio import to_thread
from click.testing import CliRunner, Result

from api.cli import main
from engine.errors import Unavailable
from shards.ports import Move
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def tocsin(served: Served, *args: str) -> Result:
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}"}
    return await to_thread.run_sync(lambda: CliRunner().invoke(main, args, env=env))


async def test_shards_are_a_map_and_a_table(served: Served) -> None:
    result = await tocsin(served, "shards")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "0  aaa-",
        "a cell is a shard; - nobody who lives has it",
        "",
        "   node      shards  pending  state  which",
        "a  n1        3       21       alive  0-2",
        "b  n2        0       0        alive",
        "-  (nobody)  1       0?              3",
    ]


async def test_json_is_the_apis_own_document(served: Served) -> None:
    document = json.loads((await tocsin(served, "shards", "--json")).stdout)
    assert [each["owner"] for each in document["shards"]] == ["n1", "n1", "n1", None]


async def test_what_cannot_be_told_now_is_a_line_and_exit_code_1(served: Served) -> None:
    served.cluster.broken = Unavailable("PostgreSQL is away")
    for command in (["shards"], ["rebalance"], ["drain", "n1"]):
        result = await tocsin(served, *command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "PostgreSQL is away" in result.stderr


async def test_a_dry_run_shows_the_moves_and_moves_nothing(served: Served) -> None:
    served.cluster.plan = [Move(1, 2, "n1", "n2")]
    result = await tocsin(served, "rebalance", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "2 shards would move.\n")
    assert result.stdout.splitlines() == ["shards  which  from  to", "2       1-2    n1    n2"]
    assert served.cluster.owners == ["n1", "n1", "n1", None]


async def test_a_rebalancing_ends_when_all_is_moved(served: Served) -> None:
    served.cluster.plan, served.cluster.gate = [Move(1, 2, "n1", "n2")], asyncio.Event()
    running = asyncio.create_task(tocsin(served, "rebalance"))
    await served.cluster.begun.wait()
    assert not running.done()
    served.cluster.gate.set()
    result = await running
    assert (result.exit_code, result.stderr) == (0, "2 shards moved: every node has its share.\n")
    assert served.cluster.owners == ["n1", "n2", "n2", None]
    again = await tocsin(served, "rebalance")
    assert (again.exit_code, again.stderr) == (0, "Nothing to move: every node has its share.\n")


async def test_a_rebalancing_while_one_runs_is_refused(served: Served) -> None:
    served.cluster.plan, served.cluster.moving = [Move(1, 2, "n1", "n2")], True
    result = await tocsin(served, "rebalance")
    assert result.exit_code == 1
    assert "409" in result.stderr
    assert "a rebalancing is under way" in result.stderr


async def test_a_drain_waits_until_the_node_is_empty(served: Served) -> None:
    running = asyncio.create_task(tocsin(served, "drain", "n1"))
    await served.cluster.looked.wait()  # it looks how far it is: so it waits
    served.cluster.owners = ["n2", "n2", "n2", None]
    result = await running
    assert (result.exit_code, result.stderr) == (0, "n1 is empty.\n")
    assert served.cluster.draining == {"n1"}


async def test_a_drain_is_taken_back(served: Served) -> None:
    served.cluster.draining = {"n1"}
    result = await tocsin(served, "drain", "n1", "--undo")
    assert (result.exit_code, served.cluster.draining) == (0, set())
    assert result.stderr == "n1 is taken back: 0 shards will come to it.\n"


async def test_a_drain_that_nobody_can_take_over_from_fails_instead_of_waiting_for_ever(served: Served) -> None:
    served.cluster.draining = {"n2"}
    result = await tocsin(served, "drain", "n1")
    assert result.exit_code == 1
    assert "nobody who lives and does not drain could take them" in result.stderr


async def test_a_drain_need_not_be_waited_for_and_a_stranger_is_refused(served: Served) -> None:
    assert (await tocsin(served, "drain", "n1", "--no-wait")).stderr == "n1 drains: 3 shards will go.\n"
    for name in ("n3", "a/b", "../shards"):
        refused = await tocsin(served, "drain", name)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "404" in refused.stderr
