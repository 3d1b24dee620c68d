-- The fenced check: hold the own control row, compare what memory holds with what is owned, run by run, and commit.
-- The runs are all shards there can be, neighbours that are held, or not held, as one. An epoch only grows, and memory has
-- none that was not given out: so a run that is owned whole and whose epochs have the same sum is the same shard by shard.
-- in: $1 incarnation; of each run $2 the first and $3 the last shard, $4 how many of it are held (all or none), $5 the sum
--     of their epochs; $6 shards that change hands just now
-- out: standing, same, now_ms
with control as materialized (
    select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
)
select (select count(*) from control) = 1 as standing,
    not exists (
        select
        from unnest($2::smallint[], $3::smallint[], $4::bigint[], $5::numeric[]) run (lo, hi, held, epochs)
        cross join lateral (
            select count(*) as owned, coalesce(sum(s.epoch), 0) as epochs
            from shard s
            where s.shard between run.lo and run.hi and s.owner = $1::uuid and s.shard <> all($6::smallint[])
        ) there
        where (there.owned, there.epochs) is distinct from (run.held, run.epochs)
    ) as same,
    (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms
