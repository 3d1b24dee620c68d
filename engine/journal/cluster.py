"""What was fixed at the cluster's first start."""

from __future__ import annotations

import asyncpg

from engine.journal import trouble
from engine.journal.migrate import NOBODY
from engine.journal.session import Dialer


async def shards_of(dsn: str) -> int | None:
    """How many shards the cluster at `dsn` has, None before its first start. The schema must be there."""
    connection = await Dialer(dsn, "start").dial(NOBODY, "start")
    try:
        found: int | None = await connection.fetchval("select shards from cluster")
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        meaning = trouble.translate(error, alive=not connection.is_closed())
        raise meaning or error from error
    finally:
        connection.terminate()
    return found
