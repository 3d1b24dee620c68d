"""Joining at a server that is not there: tried for as long as it is away, at no cost."""

from __future__ import annotations

import socket
from random import Random

import asyncpg
import pytest

from engine.errors import JournalAway
from engine.journal import trouble
from engine.journal.ownership import Ownership
from engine.journal.session import Dialer


@pytest.mark.anyio
async def test_attempts_that_never_reached_the_server_are_not_remembered() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, and listening for nothing: connections are refused
        port = nobody.getsockname()[1]
        ownership = Ownership(Dialer(f"postgresql://tocsin@127.0.0.1:{port}/tocsin", "n1"), Random(1))
        for _ in range(3):
            with pytest.raises(JournalAway):
                await ownership.join(range(4), 4, 2)
    assert not ownership._past


def test_a_connection_that_ends_while_it_is_made_is_a_server_that_is_away() -> None:
    error = asyncpg.InternalClientError("the connection was lost")
    assert isinstance(trouble.of_connect(error, first=False), JournalAway)
