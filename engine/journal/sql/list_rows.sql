-- Rows by their full keys.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 shards, $2 filed_ms, $3 job ids, $4 revisions, $5 the least of $2, $6 the greatest
-- out: the rows, in any order
select j.shard, j.filed_ms, uuid_send(j.job_id) as job_id, j.rev, j.epoch, j.state, j.version,
    j.due_ms, (extract(epoch from j.at) * 1000)::bigint as at_ms, j.keep_ms, j.tenant, j.type, j.user_id, j.tags, j.body
from unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::integer[]) p (shard, filed_ms, job_id, rev)
cross join lateral (
    select *
    from job_record r
    where r.shard = p.shard and r.filed_ms = p.filed_ms and r.job_id = p.job_id and r.rev = p.rev
        and r.filed_ms >= $5::bigint and r.filed_ms <= $6::bigint
        and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
    offset 0
) j
