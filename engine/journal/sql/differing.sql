-- The fenced check at length, for when check.sql has found a difference: which shards differ.
-- in: $1 incarnation, $2 shards, $3 their epochs, $4 shards that change hands just now
-- out: standing, lost, arrived (its own, and not in memory), now_ms
with control as materialized (
    select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
)
select (select count(*) from control) = 1 as standing,
    array(
        select held.shard
        from unnest($2::smallint[], $3::bigint[]) held (shard, epoch)
        left join shard s on s.shard = held.shard and s.owner = $1::uuid and s.epoch = held.epoch
        where s.shard is null and held.shard <> all($4::smallint[])
        order by held.shard
    ) as lost,
    array(
        select s.shard
        from shard s
        where s.owner = $1::uuid and s.shard <> all($2::smallint[]) and s.shard <> all($4::smallint[])
        order by s.shard
    ) as arrived,
    (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms
