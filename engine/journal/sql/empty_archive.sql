-- Forget archived jobs whose time is over, a bounded number at once.
-- in: $1 now_ms, $2 limit; out: job_id of each
with gone as (
    delete from archive
    where ctid = any(array(select ctid from archive where keep_ms >= 0 and keep_ms < $1::bigint limit $2::integer))
    returning shard, job_id
),
untagged as (
    delete from archive_tag t
    using gone g
    where t.shard = g.shard and t.job_id = g.job_id
)
select job_id from gone
