"""Watching a node over the real door: frames, lines of JSON, going away and coming back."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest
from anyio import to_thread
from click.testing import CliRunner

from api.cli import main
from api.client import Client
from api.top.seen import Away
from api.top.watch import Watch, document, documents, frames, once
from tests.unit.api.serving import Served, serving

pytestmark = pytest.mark.anyio

AT_MS = 1_795_500_000_000


class Enough(Exception):
    """Ends a view that would go on for ever."""


def _client(served: Served) -> Client:
    return Client(f"http://127.0.0.1:{served.client.port}", timeout_s=5)


async def test_a_plain_frame_comes_after_two_looks_so_that_it_has_rates(served: Served) -> None:
    out, client = io.StringIO(), _client(served)

    def wait() -> None:
        served.engine.time_ms += 2_000

    await to_thread.run_sync(lambda: once(Watch(client, lambda: AT_MS), out, 80, wait))
    client.close()
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("  TOCSIN   serving  256 of 256 shards  n1")
    assert any(line.split()[:3] == ["accepted", "0", "0"] for line in lines), lines
    assert all(line == line.rstrip() for line in lines)


async def test_once_without_a_node_says_why_and_shows_nothing() -> None:
    out, client = io.StringIO(), Client("http://127.0.0.1:1")
    why = await to_thread.run_sync(lambda: once(Watch(client, lambda: AT_MS), out, 80, lambda: None))
    assert why is not None
    assert why.startswith("nothing listens at http://127.0.0.1:1")
    assert out.getvalue() == ""


async def test_a_node_that_goes_away_is_shown_as_away_until_it_is_back() -> None:
    clock = iter(range(AT_MS, AT_MS + 60_000, 1_000))
    async with serving() as served:
        client = _client(served)
        watch = Watch(client, lambda: next(clock))
        here = await to_thread.run_sync(watch.frame)
    gone = await to_thread.run_sync(watch.frame)
    still = await to_thread.run_sync(watch.frame)
    assert (here.away_since_ms, gone.away_since_ms, still.away_since_ms) == (None, gone.at_ms, gone.at_ms)
    assert still.at_ms > gone.at_ms
    assert gone.seen == here.seen
    async with serving() as served:
        watch._client = _client(served)
        back = await to_thread.run_sync(watch.frame)
        assert (back.away_since_ms, back.rates) == (None, None)
        assert back.seen is not None
        watch._client.close()
    client.close()


async def test_frames_follow_each_other_with_an_empty_line_between(served: Served) -> None:
    out, client, turns = io.StringIO(), _client(served), iter(range(2))

    def wait() -> None:
        if next(turns, None) is None:
            raise Enough

    with pytest.raises(Enough):
        await to_thread.run_sync(lambda: frames(Watch(client, lambda: AT_MS), out, 80, wait))
    client.close()
    assert out.getvalue().count("TOCSIN") == 3
    assert out.getvalue().count("\n\n  TOCSIN") == 2


async def test_json_is_a_document_a_line_and_an_absence_is_told_once(served: Served) -> None:
    out, here, nobody = io.StringIO(), _client(served), Client("http://127.0.0.1:1")
    told: list[str | None] = []
    seen: Iterator[Client] = iter([here, nobody, nobody, here])

    class Comes(Client):
        def request(self, *args: object, **more: object) -> object:  # type: ignore[override]
            return current.request(*args, **more)  # type: ignore[arg-type]

    current = next(seen)

    def wait() -> None:
        nonlocal current
        current = next(seen, nobody)
        if current is nobody and len(out.getvalue().splitlines()) == 2:
            raise Enough

    with pytest.raises(Enough):
        await to_thread.run_sync(lambda: documents(Comes("http://127.0.0.1:1"), out, wait, told.append))
    here.close()
    assert [json.loads(line)["node"] for line in out.getvalue().splitlines()] == ["n1", "n1"]
    assert len(told) == 2
    assert (told[0] or "").startswith("nothing listens")
    assert told[1] is None


async def test_what_is_no_node_is_away_and_says_so(served: Served) -> None:
    client = Client(f"http://127.0.0.1:{served.client.port}/elsewhere")
    with pytest.raises(Away, match="answers 404"):
        await to_thread.run_sync(lambda: document(client, io.StringIO()))
    client.close()


# -- the command ----------------------------------------------------------------------------------


async def test_the_command_prints_one_frame_or_one_document(served: Served) -> None:
    env = {"TOCSIN_URL": f"http://127.0.0.1:{served.client.port}", "COLUMNS": "80"}

    async def top(*args: str) -> str:
        result = await to_thread.run_sync(lambda: CliRunner().invoke(main, ["top", "--once", *args], env=env))
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    assert "256 of 256 shards" in await top("--interval", "100ms")
    assert json.loads(await top("--json"))["node"] == "n1"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["--once", "--url", "http://127.0.0.1:1"], 1, "tocsin: nothing listens at http://127.0.0.1:1"),
        (["--once", "--json", "--url", "http://127.0.0.1:1"], 1, "tocsin: nothing listens at http://127.0.0.1:1"),
        (["--url", "localhost"], 2, "is no address of a node"),
        (["--interval", "5"], 2, "write it with its unit"),
        (["--interval", "1ms"], 2, "must be from 100ms to 1h"),
    ],
)
async def test_the_command_says_what_keeps_it_from_watching(args: list[str], code: int, says: str) -> None:
    result = await to_thread.run_sync(lambda: CliRunner().invoke(main, ["top", *args]))
    assert result.exit_code == code
    assert says in result.stderr
