-- The last rows of each shard below a bound, seen from their end: where its furthest open filing lies, if it is among
-- them.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 shards, $2 their ends of filed_ms (excluded), $3 rows of each that are looked at, $4 least filed_ms, $5 the
--     greatest of $2
-- out: shard, open_ms (null: none among them), least_ms (the least place looked at; null: there was no row), rows
select s.shard, max(p.filed_ms) filter (where p.state < 2) as open_ms, min(p.filed_ms) as least_ms,
    coalesce(sum(p.rows), 0)::bigint as rows
from unnest($1::smallint[], $2::bigint[]) s (shard, end_ms)
left join lateral (
    select l.filed_ms, l.job_id, (array_agg(l.state order by l.rev desc))[1] as state, count(*) as rows
    from (
        select r.filed_ms, r.job_id, r.rev, r.state
        from job_record r
        where r.shard = s.shard and r.filed_ms < s.end_ms and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
            and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
        order by r.filed_ms desc
        fetch first ($3::bigint) rows with ties
    ) l
    group by l.filed_ms, l.job_id
) p on true
group by s.shard
