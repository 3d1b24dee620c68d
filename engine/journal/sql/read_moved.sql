-- Where the filings of jobs lie that left their first place.
-- in: $1 shards, $2 job ids; out: job_id, filed_ms
select uuid_send(m.job_id) as job_id, m.filed_ms
from unnest($1::smallint[], $2::uuid[]) p (shard, job_id)
join moved m on m.shard = p.shard and m.job_id = p.job_id
