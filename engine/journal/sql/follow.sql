-- Where a chain of `refiled` ends that starts at given places: one look at the key a hop, however many there are. A chain
-- may lead to any day, so all of them are planned: only for what a short look did not settle.
-- in: $1 shards, $2 filed_ms, $3 job ids; out: job_id, filed_ms of the end, rev of the last hop
with recursive hop (shard, job_id, filed_ms, rev) as (
    select p.shard, p.job_id, p.filed_ms, -1
    from unnest($1::smallint[], $2::bigint[], $3::uuid[]) p (shard, filed_ms, job_id)
    union
    select h.shard, h.job_id, r.due_ms, r.rev
    from hop h
    join job_record r on r.shard = h.shard and r.filed_ms = h.filed_ms and r.job_id = h.job_id
    where r.state = 6 and r.rev > h.rev
)
select distinct on (job_id) uuid_send(job_id) as job_id, filed_ms, rev
from hop
order by job_id, rev desc
