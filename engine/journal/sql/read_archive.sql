-- Finished jobs that outlived their day.
-- in: $1 shards, $2 job ids; out: the filing, and the outcome after it
select a.shard, a.filed_ms, uuid_send(a.job_id) as job_id, a.rev, a.epoch, a.state, a.version, a.due_ms,
    (extract(epoch from a.at) * 1000)::bigint as at_ms, null::bigint as keep_ms, a.tenant, a.type, a.user_id, a.tags,
    a.body, a.outcome_rev, a.outcome_epoch, a.outcome_state, a.outcome_version,
    a.outcome_due_ms,
    (extract(epoch from a.outcome_at) * 1000)::bigint as outcome_at_ms, a.keep_ms as outcome_keep_ms, a.outcome_body
from unnest($1::smallint[], $2::uuid[]) p (shard, job_id)
join archive a on a.shard = p.shard and a.job_id = p.job_id
