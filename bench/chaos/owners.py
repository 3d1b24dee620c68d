"""Whose each shard was and how that ended, written down by PostgreSQL itself in the transaction that changes it.

A trigger of the bench's own, in a schema of its own, on the one table that says who owns what. It holds the node's name
too, since the rows of an incarnation go with it.
"""

from __future__ import annotations

import asyncpg

from bench.chaos.cause import Change

_WRITE_DOWN = """
create schema chaos;
create table chaos.owner_change (
    n bigint generated always as identity, at timestamptz not null default clock_timestamp(),
    shard integer not null, epoch bigint not null, node text, planned boolean not null
);
create function chaos.node_of(uuid) returns text language sql as
    'select node from tocsin.incarnation_lane where incarnation = $1 and lane = -1';
create function chaos.write_down() returns trigger language plpgsql as $$
begin
    insert into chaos.owner_change (shard, epoch, node, planned)
    values (new.shard, new.epoch, chaos.node_of(new.owner),
            coalesce(split_part(current_setting('application_name'), ':', 2) = old.owner::text, false));
    return null;
end $$;
create trigger chaos_write_down after update of owner, epoch on tocsin.shard for each row
    when (old.owner is distinct from new.owner or old.epoch is distinct from new.epoch)
    execute function chaos.write_down();
insert into chaos.owner_change (shard, epoch, node, planned)
    select shard, epoch, chaos.node_of(owner), false from tocsin.shard;
"""
_CHANGES = (
    "select shard, epoch, extract(epoch from at)::float8 as at_s, node, planned from chaos.owner_change order by n"
)


async def write_down(dsn: str) -> None:
    """From now on, beginning with who owns what now. The journal's tables have to be there."""
    connection = await asyncpg.connect(dsn, ssl=False)
    try:
        async with connection.transaction():
            await connection.execute(_WRITE_DOWN)
    finally:
        await connection.close()


async def changes(dsn: str) -> dict[int, list[Change]]:
    """By shard, in their order, from its owner at the beginning on."""
    connection = await asyncpg.connect(dsn, ssl=False)
    try:
        rows = await connection.fetch(_CHANGES)
    finally:
        await connection.close()
    found: dict[int, list[Change]] = {}
    for row in rows:
        found.setdefault(row["shard"], []).append(Change(**dict(row)))
    return found
