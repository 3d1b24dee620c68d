"""A catalog that is read again: whole or not at all, told in one line, and seen by all who hold it."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import descriptor_pb2

from api import catalog, catalog_reload
from api.catalog_reload import CatalogReload, told
from engine.core.catalog import Changes
from engine.dispatch.descriptors import Schema

pytestmark = pytest.mark.anyio

ONE = '[types.a]\ntarget = "grpc://h:1/p.S/M"\n'
TWO = ONE + '[types.b]\ntarget = "grpc://h:1/p.S/M"\n'


class Targets:
    def __init__(self) -> None:
        self.schemas: list[Schema | None] = []

    def describe(self, schema: Schema | None) -> None:
        self.schemas.append(schema)


class Held:
    """A catalog in force, and what follows it."""

    def __init__(self, directory: Path) -> None:
        self.file = directory / "types.toml"
        self.file.write_text(ONE)
        self.catalog = catalog.load(self.file)
        self.types = self.catalog.types
        self.reload = CatalogReload(self.catalog, self.file)
        self.targets = Targets()
        self.followed: list[list[str]] = []
        self.reload.follow([self.targets], [self._follow])

    async def _follow(self) -> None:
        self.followed.append(list(self.types))


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


@pytest.fixture(autouse=True)
def every_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "api.catalog_reload")


async def test_another_catalog_is_in_force_for_all_who_hold_it(held: Held, caplog: Any) -> None:
    held.file.write_text(TWO.replace("h:1", "h:2", 1))
    await held.reload.reload()
    assert list(held.types) == ["a", "b"]
    assert held.types["a"].target.address == "h:2"
    assert held.followed == [["a", "b"]]
    assert held.targets.schemas == [None]
    assert caplog.messages == ["the catalog was read again: added b; changed a (target); types in force: 2"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (TWO + "max_attempts = 99\n", ":5: types.b.max_attempts: 99"),
        (TWO + "[", ":5: "),
        ("", ":1: declares no job type"),
        ('descriptor_set = "rubbish.pb"\n' + TWO, "rubbish.pb: "),
    ],
    ids=["a value", "not TOML", "empty", "a descriptor set"],
)
async def test_a_wrong_one_is_refused_whole_with_its_place_and_the_old_one_stays(
    held: Held, caplog: Any, text: str, wrong: str
) -> None:
    (held.file.parent / "rubbish.pb").write_bytes(b"\xff")
    held.file.write_text(text)
    before = held.types["a"]
    await held.reload.reload()
    assert held.types == {"a": before}
    assert held.types["a"] is before
    assert (held.followed, held.targets.schemas) == ([], [])
    (line,) = caplog.records
    assert line.levelno == logging.ERROR
    assert line.getMessage().startswith("the catalog stays as it was: ")
    assert wrong in line.getMessage()


async def test_a_file_that_is_away_changes_nothing(held: Held, caplog: Any) -> None:
    held.file.unlink()
    await held.reload.reload()
    assert list(held.types) == ["a"]
    assert "No such file" in caplog.text


async def test_a_fault_of_ours_in_reading_it_ends_no_node(held: Held, caplog: Any, monkeypatch: Any) -> None:
    def read(path: Path | None) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(catalog_reload, "read", read)
    await held.reload.reload()
    assert "the catalog stays as it was" in caplog.text


async def test_the_descriptor_set_is_read_again_with_it(held: Held) -> None:
    file = descriptor_pb2.FileDescriptorProto(name="p.proto", package="p")
    file.service.add(name="S")
    (held.file.parent / "set.pb").write_bytes(descriptor_pb2.FileDescriptorSet(file=[file]).SerializeToString())
    held.file.write_text('descriptor_set = "set.pb"\n' + ONE)
    await held.reload.reload()
    (schema,) = held.targets.schemas
    assert schema is not None
    assert schema.has("p.S")


async def test_wishes_that_come_before_it_runs_and_while_it_reads_are_not_forgotten(held: Held) -> None:
    held.reload.wish()
    held.reload.wish()
    done = asyncio.Event()

    async def follow() -> None:
        held.followed.append(list(held.types))
        if len(held.followed) == 1:
            held.file.write_text(TWO)
            held.reload.wish()
        else:
            done.set()

    held.reload.follow([], [follow])
    rounds = asyncio.ensure_future(held.reload.rounds())
    await asyncio.wait_for(done.wait(), 20)
    rounds.cancel()
    await asyncio.gather(rounds, return_exceptions=True)
    assert held.followed == [["a"], ["a", "b"]]


def test_the_line_names_a_bounded_number_of_types() -> None:
    names = tuple(f"t{number:03}" for number in range(500))
    line = told(Changes(names, (), {"a": ("target", "rate"), "b": ("schema",)}, ("main",)), 500)
    assert line.startswith("added t000, t001, ")
    assert "t019 and 480 more; changed a (target, rate), b (schema); other databases main; types in force: 500" in line
    assert told(Changes((), (), {}), 5) == "nothing has changed; types in force: 5"
