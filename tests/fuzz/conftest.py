"""Fixtures of the fuzz tests that read a journal: over PostgreSQL and over the memory twin."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.journals import Hand, MemoryWorld, PostgresWorld, World


@pytest.fixture(params=["postgres", "memory"])
def dsn(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("fresh_database") if request.param == "postgres" else None


@pytest.fixture
async def world(dsn: str | None, anyio_backend: str) -> AsyncIterator[World]:
    made: World = MemoryWorld() if dsn is None else PostgresWorld(dsn)
    yield made
    await made.close()


@pytest.fixture
async def a(world: World) -> Hand:
    hand = Hand(await world.process("a"))
    await hand.take()
    return hand
