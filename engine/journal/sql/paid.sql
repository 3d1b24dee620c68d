-- Notices that are owed no more: they are durable, or nobody wants them. Gone already: nothing.
-- in: $1 shards, $2 types, $3 starts of intervals (ms)
delete from escalation e
using unnest($1::smallint[], $2::text[], $3::bigint[]) p (shard, type, start_ms)
where e.shard = p.shard and e.type = p.type and e.start_ms = p.start_ms
