"""The served door, for every test of the doors."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from engine.options import Options
from tests.unit.api.serving import Served, serving


@pytest.fixture
def options() -> Options:
    """The bounds the door is served with; a module may have its own."""
    return Options()


@pytest.fixture
async def served(options: Options) -> AsyncIterator[Served]:
    async with serving(options) as door:
        yield door
