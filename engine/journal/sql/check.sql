-- The fenced check: hold the own control row, compare the epochs that memory holds, and commit.
-- in: $1 incarnation, $2 shards, $3 their epochs; out: standing, lost, now_ms
with control as materialized (
    select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
)
select (select count(*) from control) = 1 as standing,
    array(
        select held.shard
        from unnest($2::smallint[], $3::bigint[]) held (shard, epoch)
        left join shard s on s.shard = held.shard and s.owner = $1::uuid and s.epoch = held.epoch
        where s.shard is null
        order by held.shard
    ) as lost,
    (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms
