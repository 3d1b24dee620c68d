"""A pooler in transaction mode, told by which backend answers. Two lists of backends stand for its two connections."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from engine.errors import Unusable
from engine.journal.postgres import _refuse_pooler

pytestmark = pytest.mark.anyio


class Lent:
    """A connection whose statements are answered by these backends, one after the other."""

    def __init__(self, *pids: int) -> None:
        self._pids = list(pids)

    async def fetchval(self, _: str) -> int:
        return self._pids.pop(0)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        yield


@pytest.mark.parametrize(("first", "second"), [((7, 8), (7,)), ((7, 8), (9,)), ((7, 7), (7,))])
async def test_a_backend_that_changes_or_is_shared_is_refused(first: tuple[int, ...], second: tuple[int, ...]) -> None:
    lent: list[Any] = [Lent(*first), Lent(*second)]
    with pytest.raises(Unusable, match="pooler"):
        await _refuse_pooler(*lent)


async def test_two_backends_of_their_own_are_fine() -> None:
    lent: list[Any] = [Lent(7, 7), Lent(8)]
    await _refuse_pooler(*lent)
