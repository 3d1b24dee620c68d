"""What migration 0003 gives clusters that are there already, and new ones: a secret of their own."""

from __future__ import annotations

import re

import pytest

from engine.journal.cluster import cluster_at
from engine.journal.migrate import migrate_dsn
from tests.upgrade.fixtures import fetch, restore

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("schema", [None, "0002"])
async def test_a_cluster_has_a_secret_that_stays(fresh_database: str, schema: str | None) -> None:
    if schema is not None:
        await restore(fresh_database, schema)
    await migrate_dsn(fresh_database)
    first, again = [await cluster_at(fresh_database) for _ in range(2)]
    assert re.fullmatch("[0-9a-f]{64}", first.secret)
    assert again == first


async def test_the_secret_is_drawn_anew_for_each_row(fresh_database: str) -> None:
    await restore(fresh_database, "0002")
    await migrate_dsn(fresh_database)
    (drawn,) = await fetch(
        fresh_database,
        "delete from tocsin.identity returning secret",
    )
    (other,) = await fetch(fresh_database, "insert into tocsin.identity default values returning secret")
    assert drawn != other
