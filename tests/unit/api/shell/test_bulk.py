"""Jobs in bulk from the command line, and `tocsin operations`, against the real HTTP door."""

from __future__ import annotations

import json

import pytest
from anyio import to_thread
from click.testing import CliRunner, Result

from api.cli import main
from engine.core import ids
from engine.core.bulk import Kind
from engine.core.lifecycle import State
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def tocsin(served: Served, *args: str) -> Result:
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}"}
    return await to_thread.run_sync(lambda: CliRunner().invoke(main, args, env=env))


async def filed(served: Served, count: int) -> list[int]:
    for _ in range(count):
        await served.client.post(b'{"type":"test.do","delay_ms":60000,"tags":["c"]}')
    return list(served.engine.jobs)[-count:]


async def test_jobs_are_cancelled_by_filter_and_counted_before(served: Served) -> None:
    mine = await filed(served, 3)
    result = await tocsin(served, "cancel", "--tag", "c", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "3 jobs would be cancelled\n")
    served.engine.bulk.all_counted = False
    assert (await tocsin(served, "cancel", "--tag", "c", "--dry-run")).stdout.startswith("at least 3 jobs")
    result = await tocsin(served, "cancel", "--tag", "c")
    assert (result.exit_code, result.stdout) == (0, "3 of 3 cancelled\n")
    assert {served.engine.jobs[each].state for each in mine} == {State.CANCELLED}


async def test_every_option_reaches_the_node(served: Served) -> None:
    args = ["--tag", "c", "--offset=-1h30m", "--spread", "10m", "--rate", "2.5", "--key", "k"]
    first = await tocsin(served, "reschedule", *args, "--json")
    assert first.exit_code == 0, first.output
    (operation,) = served.engine.bulk.operations.values()
    wish = operation.wish
    assert (wish.kind, wish.query.tag, wish.offset_ms, wish.spread_ms) == (Kind.RESCHEDULE, "c", -5_400_000, 600_000)
    assert wish.rate_per_s == 2.5
    again = await tocsin(served, "reschedule", *args, "--json")
    assert json.loads(again.stdout) == json.loads(first.stdout)


async def test_a_long_one_is_followed_to_its_end(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await filed(served, 2)
    bulk = served.engine.bulk
    bulk.slow = True

    def ended(_: float) -> None:
        for each in list(bulk.operations):
            bulk.end(each)

    monkeypatch.setattr("api.shell.bulk.time.sleep", ended)
    result = await tocsin(served, "cancel", "--tag", "c")
    assert (result.exit_code, result.stdout) == (0, "2 of 2 cancelled\n")
    assert result.stderr.startswith("operation ")
    left = await tocsin(served, "cancel", "--tag", "c", "--no-wait")
    assert "running, 3 shards left: tocsin operations " in left.stdout


async def test_operations_are_listed_followed_and_stopped(served: Served) -> None:
    await filed(served, 2)
    served.engine.bulk.slow = True
    await tocsin(served, "cancel", "--tag", "c", "--no-wait")
    (operation,) = map(str, served.engine.bulk.operations)
    heads, line = (await tocsin(served, "operations")).stdout.splitlines()
    assert heads.split() == ["id", "kind", "state", "done", "refused", "began", "filter"]
    assert line.split()[:5] == [operation, "cancel", "running", "2", "0"]
    assert line.endswith("tag=c")
    assert "cancelling" in (await tocsin(served, "operations", operation, "--stop")).stdout
    assert json.loads((await tocsin(served, "operations", operation, "--json")).stdout)["state"] == "cancelling"
    missing = await tocsin(served, "operations", "00000000-0000-0000-0000-000000000000")
    assert (missing.exit_code, missing.stdout) == (1, "")


async def test_dead_jobs_are_discarded_by_id(served: Served) -> None:
    mine = await filed(served, 2)
    served.engine.change(mine[0], state=State.DEAD)
    result = await tocsin(served, "discard", *map(ids.format_id, mine))
    assert result.exit_code == 1
    assert ids.format_id(mine[1]) in result.stderr
    assert "discarded" in result.stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["cancel"], "Give an id, or filters"),
        (["cancel", "some-id", "--tag", "c"], "not both"),
        (["cancel", "some-id", "--dry-run"], "not both"),
        (["reschedule", "--tag", "c", "--delay", "5s"], "one of --due-at and --offset"),
        (["reschedule", "some-id", "--delay", "5s", "--spread", "5s"], "are for many"),
        (["redrive", "--tag", "c", "--payload", "{}"], "--payload is for one job"),
        (["operations", "--stop"], "Give the id"),
    ],
)
async def test_what_means_nothing_is_refused_here(served: Served, args: list[str], says: str) -> None:
    result = await tocsin(served, *args)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not served.engine.bulk.operations
