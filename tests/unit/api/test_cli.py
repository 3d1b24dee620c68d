"""The command `tocsin` against the real HTTP door: what it sends, shows, and how it ends."""

from __future__ import annotations

import json
import socket
from io import BytesIO
from pathlib import Path

import pytest
from anyio import create_task_group, to_thread
from click.testing import CliRunner, Result

from api.cli import main
from api.client import Client
from api.shell.lines import LINES_MAX
from api.submission import many_jobs
from engine.core import ids
from engine.core.catalog import Priority
from engine.core.lifecycle import State
from engine.errors import Busy, Unavailable, UnknownOutcome
from tests.unit.api.fake_engine import NOW_MS
from tests.unit.api.serving import Served

pytestmark = pytest.mark.anyio


async def tocsin(served: Served | None, *args: str, given: bytes | None = None) -> Result:
    """Run the command in a thread, its --url the served door's."""
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}" if served else None}
    return await to_thread.run_sync(lambda: CliRunner().invoke(main, args, input=given, env=env))


@pytest.fixture
def nobody() -> str:
    """A URL at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


# -- one job --------------------------------------------------------------------------------------


async def test_submit_sends_every_flag(served: Served) -> None:
    result = await tocsin(
        served, "submit", "--type", "test.do", "--payload", '{"a": 1,  "a": 12345678901234567890123}',
        "--delay", "1h30m", "--user", "ü-42", "--tag", "a", "--tag", "b", "--key", "k", "--priority", "low",
        "--timeout", "5s", "--attempts", "2",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    ((job,),) = served.engine.batches
    assert job.payload == b'{"a": 1,  "a": 12345678901234567890123}'
    assert job.due_ms == NOW_MS + 5_400_000
    assert (job.user_id, job.tags, job.idempotency_key) == ("ü-42", ("a", "b"), "k")
    assert (job.priority, job.timeout_ms, job.max_attempts) == (Priority.LOW, 5_000, 2)
    job_id = ids.format_id(next(iter(served.engine.jobs)))
    for shown in (job_id, "pending", "2026-11-24T07:30:00.000Z", "a, b"):
        assert shown in result.stdout


async def test_submit_takes_a_due_time_and_its_payload_from_a_file_or_a_pipe(served: Served, tmp_path: Path) -> None:
    file = tmp_path / "payload.json"
    file.write_bytes(b'\n {"from": "file"}\n')
    args = ("submit", "--type", "test.do", "--due-at", "2026-11-25T00:00:00+01:00", "--payload")
    assert (await tocsin(served, *args, f"@{file}")).exit_code == 0
    assert (await tocsin(served, *args, "-", given=b'{"from": "pipe"}')).exit_code == 0
    payloads = [job.payload for batch in served.engine.batches for job in batch]
    assert payloads == [b'{"from": "file"}', b'{"from": "pipe"}']
    assert {view.due_ms for view in served.engine.jobs.values()} == {NOW_MS + 17 * 3_600_000}


async def test_json_is_the_apis_own_document(served: Served) -> None:
    result = await tocsin(served, "submit", "--type", "test.do", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["state"]) == (0, "pending")
    result = await tocsin(served, "submit", "--type", "no.such", "--json")
    assert (result.exit_code, json.loads(result.stdout)["errors"][0]["field"]) == (1, "type")


async def test_a_refusal_names_the_fields_on_stderr_and_exits_1(served: Served) -> None:
    result = await tocsin(served, "submit", "--type", "no.such", "--attempts", "9")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "tocsin: 422 Some values are not acceptable: "
        "type: no type 'no.such' in the catalog; max_attempts: must be from 1 to 6\n"
    )


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["submit"], "Give --type, or many jobs with --file."),
        (["submit", "--type", "t", "--payload", "{"], "not JSON"),
        (["submit", "--type", "t", "--payload", "text"], "a text needs its own quotes"),
        (["submit", "--type", "t", "--payload", "{}, \"x\": 1"], "not JSON"),
        (["submit", "--type", "t", "--payload", "@/no/such/file"], "No such file"),
        (["submit", "--type", "t", "--delay", "30"], "write it with its unit"),
        (["submit", "--type", "t", "--priority", "urgent"], "'high', 'medium', 'low'"),
        (["submit", "--type", "t", "--delay", "1s", "--due-at", "2026-11-24T08:00:00Z"], "Give one of --due-at"),
        (["submit", "--type", "t", "--due-at", "tomorrow"], "'--due-at': 'tomorrow' is not an RFC 3339 time"),
        (["submit", "--file", "-", "--type", "t", "--tag", "x"], "--file goes without --type, --tag"),
        (["submit", "--file", "/no/such/file"], "No such file"),
        (["reschedule", "x", "--due-at", "2026-11-24T08:00:00"], "has no offset: end it in Z"),
        (["reschedule", "x"], "Give one of --due-at and --delay."),
        (["reschedule", "x", "--due-at", "2026-11-24T08:00:00Z", "--delay", "1s"], "Give one of --due-at and --delay."),
        (["get"], "Missing argument 'ID'"),
        (["cancel"], "Give an id, or filters"),
        (["get", "x", "--url", "localhost:8080"], "is no address of a node"),
        (["get", "x", "--url", "ftp://localhost"], "is no address of a node"),
        (["nonsense"], "No such command 'nonsense'"),
        (["cancle", "x"], "Did you mean 'cancel'?"),
    ],
)  # fmt: skip
async def test_wrong_usage_exits_2_and_says_how_to_mend_it(args: list[str], says: str) -> None:
    result = await tocsin(None, *args)
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    "args", [["get", "x"], ["cancel", "x"], ["submit", "--type", "t"], ["reschedule", "x", "--delay", "1s"]]
)
async def test_without_a_node_it_says_how_to_start_one(nobody: str, args: list[str]) -> None:
    result = await tocsin(None, *args, "--url", nobody)
    assert result.exit_code == 1
    assert result.stderr == (
        f"tocsin: nothing listens at {nobody}. Is Tocsin running? Start it with: tocsin serve (or name it: --url)\n"
    )


async def test_what_speaks_no_http_is_told_from_a_node() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"

        def answer_nonsense() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4_096)
                connection.sendall(b"220 mail\r\n")

        async with create_task_group() as tasks:
            tasks.start_soon(to_thread.run_sync, answer_nonsense)
            result = await tocsin(None, "submit", "--type", "t", "--url", url)
    assert result.exit_code == 1
    assert f"{url} does not speak HTTP; is the address right?" in result.stderr
    assert "220 mail" not in result.stderr
    assert "It may have been done or not" in result.stderr


async def test_get_shows_the_attempts(served: Served) -> None:
    await served.client.post(b'{"type":"test.do"}')
    job_id = next(iter(served.engine.jobs))
    served.engine.succeed(job_id)
    result = await tocsin(served, "get", ids.format_id(job_id))
    assert result.exit_code == 0
    for shown in ("succeeded", "attempts", "lateness_ms", "2026-11-24T06:00:00.005Z", "OK"):
        assert shown in result.stdout


async def test_get_of_no_job_exits_1(served: Served) -> None:
    for job_id in ("x", "../health", "a/b", "?", "01a20c23-c300-8000-8000-000000000000"):
        result = await tocsin(served, "get", job_id)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("tocsin: 404 There is nothing here")


async def test_what_is_shown_is_not_taken_for_markup(served: Served) -> None:
    await served.client.post(b'{"type":"test.do","user_id":"[red]x[/red]"}')
    result = await tocsin(served, "get", ids.format_id(next(iter(served.engine.jobs))))
    assert "[red]x[/red]" in result.stdout


async def test_cancel_takes_several_and_fails_if_one_does(served: Served) -> None:
    for _ in range(3):
        await served.client.post(b'{"type":"test.do"}')
    first, second, third = served.engine.jobs
    both = await tocsin(served, "cancel", ids.format_id(first), ids.format_id(second))
    assert both.exit_code == 0
    assert served.engine.jobs[first].state is served.engine.jobs[second].state is State.CANCELLED
    assert both.stdout.count("\n\nid ") == 1
    served.engine.succeed(third)
    result = await tocsin(served, "cancel", ids.format_id(third), ids.format_id(first))
    assert result.exit_code == 1
    assert f"{ids.format_id(third)}: 409 The present state does not allow it: the job is succeeded" in result.stderr
    assert result.stdout.startswith("id  "), "nothing stands apart from what was not shown"


async def test_reschedule_moves_a_job(served: Served) -> None:
    await served.client.post(b'{"type":"test.do"}')
    job_id = next(iter(served.engine.jobs))
    assert (await tocsin(served, "reschedule", ids.format_id(job_id), "--delay", "1m")).exit_code == 0
    assert served.engine.jobs[job_id].due_ms == NOW_MS + 60_000
    result = await tocsin(served, "reschedule", ids.format_id(job_id), "--due-at", "2026-11-25T00:00:00Z")
    assert result.exit_code == 0
    assert served.engine.jobs[job_id].due_ms == NOW_MS + 18 * 3_600_000


# -- many -----------------------------------------------------------------------------------------


async def test_many_go_in_batches_and_errors_name_their_line(served: Served, tmp_path: Path) -> None:
    lines = [b'{"type":"test.do"}'] * (2 * LINES_MAX + 10)
    lines[0:0] = [b"", b"  "]
    lines[700] = b"not json"
    lines[1_005] = b'{"type":"test.do","user_id":""}'
    file = tmp_path / "jobs.ndjson"
    file.write_bytes(b"\n".join(lines))
    result = await tocsin(served, "submit", "--file", str(file))
    assert result.exit_code == 1
    assert sorted(len(batch) for batch in served.engine.batches) == [9, 499, 500]
    assert result.stdout.startswith("1,008 accepted, 2 rejected in ")
    first, second, mend = result.stderr.splitlines()
    assert mend == "Mend the rejected lines and send those alone: what was accepted is durable."
    assert first.startswith("line 701: 400 The request is not well-formed: not JSON")
    assert second.startswith("line 1006: 422 Some values are not acceptable: user_id: must have")


async def test_many_from_a_pipe_with_json_give_a_result_a_line(served: Served) -> None:
    result = await tocsin(served, "submit", "--file", "-", "--json", given=b'{"type":"test.do"}\r\n\n{}\n')
    assert result.exit_code == 1
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["line"], ids.parse_id(first["id"])) == (1, next(iter(served.engine.jobs)))
    assert (second["line"], second["error"]["status"]) == (3, 422)
    assert result.stderr.startswith("1 accepted, 1 rejected in ")


async def test_an_empty_file_is_no_error(served: Served) -> None:
    result = await tocsin(served, "submit", "--file", "-", given=b"\n")
    assert (result.exit_code, result.stdout) == (0, "0 accepted, 0 rejected: there was no line to submit\n")


async def test_the_byte_order_mark_of_an_editor_is_no_part_of_the_first_line(served: Served) -> None:
    lines = b'{"type":"test.do"}\r\n' * 2
    result = await tocsin(served, "submit", "--file", "-", given=b"\xef\xbb\xbf" + lines)
    assert (result.exit_code, result.stdout[:23]) == (0, "2 accepted, 0 rejected ")


async def test_a_batch_pushed_back_is_sent_again_when_the_node_said(served: Served) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            served.engine.refusals.clear()

    served.engine.refusals["u"] = Busy("the backlog is full", retry_after_ms=2_500)
    client = Client(f"http://127.0.0.1:{served.client.port}")
    lines = b'{"type":"test.do","user_id":"u"}\n' * 3
    outcome = await to_thread.run_sync(lambda: many_jobs(client, BytesIO(lines), as_json=False, wait=wait))
    assert (outcome.accepted, outcome.clean) == (3, True)
    assert waits == [3.0, 3.0]
    assert len(served.engine.jobs) == 3
    served.engine.refusals["u"] = Unavailable("PostgreSQL is away")
    outcome = await to_thread.run_sync(lambda: many_jobs(client, BytesIO(lines), as_json=False, wait=waits.append))
    assert (outcome.rejected, outcome.clean) == (3, False)
    assert waits == [3.0, 3.0] + [1.0] * 5
    client.close()


async def test_a_batch_of_unknown_outcome_is_not_sent_again(served: Served) -> None:
    served.engine.refusals["u"] = UnknownOutcome("no answer in time")
    result = await tocsin(served, "submit", "--file", "-", given=b'{"type":"test.do","user_id":"u"}\n' * 2)
    assert result.exit_code == 1
    assert len(served.engine.batches) == 1
    assert "lines 1 to 2: 503 It may or may not have been done: no answer in time" in result.stderr


async def test_without_a_node_it_says_where_it_stopped(nobody: str) -> None:
    result = await tocsin(None, "submit", "--file", "-", "--url", nobody, given=b"{}\n{}\n")
    assert result.exit_code == 1
    assert "nothing listens at" in result.stderr
    assert "nothing from line 1 on was sent" in result.stderr


# -- the node -------------------------------------------------------------------------------------


async def test_help_and_version_need_no_node() -> None:
    result = await tocsin(None, "--help")
    assert "Exit codes: 0 done, 1 refused or failed, 2 wrong usage" in result.stdout
    assert (await tocsin(None, "--version")).stdout.startswith("tocsin")
    for command in ("serve", "migrate", "submit", "get", "cancel", "reschedule"):
        assert command in result.stdout
        assert (await tocsin(None, command, "-h")).exit_code == 0


@pytest.mark.parametrize("command", ["serve", "migrate"])
async def test_an_unusable_setting_is_one_line_and_exit_2(command: str) -> None:
    result = await tocsin(None, command, "--shards", "0")
    assert result.exit_code == 2
    assert result.stderr.startswith("tocsin: --shards 0: must be")
    assert result.stderr.count("\n") == 1
