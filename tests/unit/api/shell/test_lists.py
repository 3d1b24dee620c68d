"""`tocsin list`, `redrive` and `explain` against the real HTTP door."""

from __future__ import annotations

import json

import pytest
from anyio import to_thread
from click.testing import CliRunner, Result

from api.cli import main
from engine.core import ids
from engine.core.lifecycle import State
from engine.errors import Unavailable
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def tocsin(served: Served, *args: str) -> Result:
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}"}
    return await to_thread.run_sync(lambda: CliRunner().invoke(main, args, env=env))


async def filed(served: Served, count: int, **more: object) -> None:
    for number in range(count):
        job = {"type": "test.do", "delay_ms": 60_000 * (number + 1), "user_id": "u", **more}
        await served.client.post(json.dumps(job).encode())


async def test_a_list_is_a_table_in_words(served: Served) -> None:
    await filed(served, 2, tags=["a", "b"])
    result = await tocsin(served, "list")
    assert result.exit_code == 0, result.output
    heads, first, second = result.stdout.splitlines()
    assert heads.split() == ["id", "type", "state", "due", "user", "tags", "attempt"]
    job_id, kind, state, *_ = first.split()
    assert (kind, state, first.split()[-4:]) == ("test.do", "pending", ["u", "a,", "b", "0/4"])
    assert ids.parse_id(job_id) in served.engine.jobs
    assert first.index("test.do") == second.index("test.do")
    assert result.stderr == "2 jobs\n"


async def test_every_filter_reaches_the_node(served: Served) -> None:
    args = ["--state", "dead", "--type", "test.do", "--user", "ü &=", "--tag", "t/1", "--limit", "7"]
    window = ["--due-from", "2026-11-24T00:00:00+01:00", "--due-to", "2026-11-25T00:00:00Z"]
    result = await tocsin(served, "list", *args, *window)
    assert result.exit_code == 0, result.output
    query, after, limit = served.engine.searches[-1]
    assert (query.state, query.type, query.user_id, query.tag) == (State.DEAD, "test.do", "ü &=", "t/1")
    assert (query.due_from_ms, query.due_to_ms) == (1_795_474_800_000, 1_795_564_800_000)
    assert (after, limit) == (None, 7)


async def test_short_pages_are_followed_until_the_limit_or_the_end(served: Served) -> None:
    await filed(served, 10)
    served.engine.page_max = 3
    limited = await tocsin(served, "list", "--limit", "7", "--json")
    document = json.loads(limited.stdout)
    assert len(document["jobs"]) == 7
    assert document["next_cursor"] is not None
    rest = json.loads((await tocsin(served, "list", "--json", "--cursor", document["next_cursor"])).stdout)
    assert (len(rest["jobs"]), rest["next_cursor"]) == (3, None)
    listed = [job["id"] for job in [*document["jobs"], *rest["jobs"]]]
    assert listed == [ids.format_id(job_id) for job_id in served.engine.jobs]


async def test_all_as_json_is_a_job_a_line_with_payloads_as_they_were_sent(served: Served) -> None:
    await served.client.post(b'{"type":"test.do","payload":{"a": 1,\n "a": 12345678901234567890123}}')
    await filed(served, 4)
    served.engine.page_max = 2
    result = await tocsin(served, "list", "--all", "--json")
    lines = result.stdout.splitlines()
    assert len(lines) == 5
    assert '{"a": 1,  "a": 12345678901234567890123}' in lines[0]
    assert {json.loads(line)["id"] for line in lines} == {ids.format_id(job_id) for job_id in served.engine.jobs}


async def test_a_list_with_more_says_how_to_go_on(served: Served) -> None:
    await filed(served, 3)
    result = await tocsin(served, "list", "--limit", "2")
    assert result.stderr.startswith("2 jobs; there are more: --all, --limit N, or --cursor ")
    result = await tocsin(served, "list", "--limit", "1")
    assert result.stderr.startswith("1 job; there are more")


async def test_a_refused_list_exits_1_and_a_broken_one_is_asked_again(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = await tocsin(served, "list", "--cursor", "nonsense")
    assert result.exit_code == 1
    assert "cursor: " in result.stderr
    await filed(served, 1)
    served.engine.broken = Unavailable("PostgreSQL is away")
    waits: list[float] = []

    def mended(seconds: float) -> None:
        waits.append(seconds)
        served.engine.broken = None

    monkeypatch.setattr("api.shell.lists.time.sleep", mended)
    assert (await tocsin(served, "list")).exit_code == 0
    assert len(waits) == 1


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--all", "--limit", "5"], "Give one of --all and --limit."),
        (["--limit", "0"], "--limit"),
        (["--state", "gone"], "'pending', 'running', 'retrying'"),
        (["--due-from", "2026-11-24T00:00:00"], "end it in Z or in one such as +02:00"),
    ],
)
async def test_a_wrong_filter_is_refused_here(served: Served, args: list[str], says: str) -> None:
    result = await tocsin(served, "list", *args)
    assert result.exit_code == 2
    assert says in result.stderr
    assert not served.engine.searches


async def test_redrive_gives_a_dead_job_another_payload(served: Served) -> None:
    await served.client.post(b'{"type":"test.do"}')
    (job_id,) = served.engine.jobs
    alive = await tocsin(served, "redrive", ids.format_id(job_id))
    assert alive.exit_code == 1
    assert alive.stderr.startswith("tocsin: 409 ")
    served.engine.change(job_id, state=State.DEAD, next_fire_ms=None)
    result = await tocsin(served, "redrive", ids.format_id(job_id), "--payload", '{"mended":  true}')
    assert result.exit_code == 0, result.output
    assert served.engine.jobs[job_id].state is State.PENDING
    assert served.engine.jobs[job_id].payload == b'{"mended":  true}'


async def test_explain_draws_the_stages_and_says_what_is_waited_for(served: Served) -> None:
    await filed(served, 1)
    job_id = ids.format_id(next(iter(served.engine.jobs)))
    result = await tocsin(served, "explain", job_id)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == f"{job_id}  test.do"
    assert lines[1].startswith("pending: fires in 1 min, at ")
    assert [line.split()[0] for line in lines if line[:1].isalpha()][-8:] == [
        "accepted", "durable", "in", "due", "in", "called", "answered", "recorded",
    ]  # fmt: skip
    assert json.loads((await tocsin(served, "explain", job_id, "--json")).stdout)["id"] == job_id
    gone = await tocsin(served, "explain", "x")
    assert (gone.exit_code, gone.stdout) == (1, "")
