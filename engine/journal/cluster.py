"""What was fixed at the cluster's first start, and before it."""

from __future__ import annotations

import asyncpg
import msgspec

from engine.journal import trouble
from engine.journal.migrate import NOBODY
from engine.journal.session import Dialer


class Cluster(msgspec.Struct, frozen=True):
    id: str
    shards: int | None
    """None before the first start."""
    secret: str
    """What its nodes authenticate to each other with; never in a log."""


async def cluster_at(dsn: str) -> Cluster:
    """The cluster whose journal is at `dsn`. The schema must be there. Raises `JournalAway`, `Unusable`."""
    connection = await Dialer(dsn, "start").dial(NOBODY, "start")
    try:
        row = await connection.fetchrow("select id::text, (select shards from cluster) as shards, secret from identity")
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        meaning = trouble.translate(error, alive=not connection.is_closed())
        raise meaning or error from error
    finally:
        connection.terminate()
    assert row is not None
    return Cluster(row["id"], row["shards"], row["secret"])
