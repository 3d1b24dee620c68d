-- The cluster's first start: its one row and its shards.
-- in: $1 shards
with founded as (
    insert into cluster (shards) values ($1::integer) on conflict do nothing returning shards
)
insert into shard (shard)
select generate_series(0, shards - 1) from founded
on conflict do nothing
