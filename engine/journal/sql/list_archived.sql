-- Which archived jobs pass the filters. What has lived on since (a redrive) is not among them.
-- {candidates}: one of list_archive_by_*.sql, with its $1..$5.
-- in: $6 shards, $7 type, $8 user, $9 tag, $10 state (each null: any)
-- out: as list_current.sql, without places
with candidate as materialized (
{candidates}
)
select c.due_ms, uuid_send(c.job_id) as job_id, a.shard, null::bigint as filed_ms, a.rev as filing_rev,
    a.outcome_rev, octet_length(a.body) + octet_length(a.outcome_body) as bytes, false as cut, null::bigint as looked
from candidate c
cross join lateral (
    select * from archive r where r.shard = c.shard and r.job_id = c.job_id and r.due_ms = c.due_ms offset 0
) a
where a.shard = any($6::smallint[])
    and ($7::text is null or a.type = $7::text)
    and ($8::text is null or a.user_id = $8::text)
    and ($9::text is null or $9::text = any(a.tags))
    and ($10::smallint is null or a.outcome_state = $10::smallint)
    and not exists (
        select from moved m where m.shard = a.shard and m.job_id = a.job_id and m.rev > a.outcome_rev offset 0
    )
union all
select l.due_ms, uuid_send(l.job_id), l.shard, null, null, null, null, l.cut, (select count(*) from candidate)
from (select * from candidate order by due_ms desc, job_id desc limit 1) l
