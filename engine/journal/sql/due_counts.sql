-- How many open filings lie in each second.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 shards, $2 from filed_ms, $3 to filed_ms (excluded); out: second (Unix), jobs
select p.filed_ms / 1000 as second, count(*) as jobs
from unnest($1::smallint[]) s (shard)
cross join lateral (
    select distinct on (r.filed_ms, r.job_id) r.filed_ms, r.state
    from job_record r
    where r.shard = s.shard and r.filed_ms >= $2::bigint and r.filed_ms < $3::bigint
        and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
    order by r.filed_ms, r.job_id, r.rev desc
) p
where p.state < 2
group by 1
