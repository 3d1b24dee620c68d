-- Jobs by idempotency key, over the days of the window; where a key was filed twice, the later.
-- in: $1 shards, $2 key hashes, $3 since (ms); out: key_hash, job_id
select distinct on (k.shard, k.key_hash) k.key_hash, uuid_send(k.job_id) as job_id
from unnest($1::smallint[], $2::bytea[]) p (shard, key_hash)
join idempotency_key k on k.shard = p.shard and k.key_hash = p.key_hash
where k.at_ms >= $3::bigint
order by k.shard, k.key_hash, k.at_ms desc
