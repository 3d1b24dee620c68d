-- The first start of a journal: the cluster's one row, and those shards of the cluster that are here.
-- in: $1 shards of the cluster, $2 the first here, $3 after the last here
with founded as (
    insert into cluster (shards) values ($1::integer) on conflict do nothing returning shards
)
insert into shard (shard)
select generate_series($2::integer, $3::integer - 1) from founded
on conflict do nothing
