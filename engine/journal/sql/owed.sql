-- Notices that shards owe, the oldest first.
-- in: $1 shards, $2 at most so many; out: shard, type, start_ms, job_id
select e.shard, e.type, e.start_ms, uuid_send(e.job_id) as job_id
from escalation e
where e.shard = any($1::smallint[])
order by e.start_ms, e.type, e.shard
limit $2::bigint
