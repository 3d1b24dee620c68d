-- How far shards have been walked for an operation.
-- in: $1 operation, $2 shards; out: shard, phase, after_ms, after_id, refused, over
select shard, phase, after_ms, uuid_send(after_id) as after_id, refused, over
from operation_progress
where operation = $1::uuid and shard = any($2::smallint[])
