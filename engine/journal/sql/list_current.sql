-- Which candidates are jobs as they are now, and pass the filters: looked up at their places, in the same snapshot.
-- {candidates}: one of list_by_*.sql, with its $1..$7.
-- in: $4 least filed_ms, $5 end of filed_ms, $8 shards, $9 type, $10 user, $11 tag, $12 state (each null: any)
-- out: of each job key, shard, place, revisions of its filing and its outcome, bytes of their bodies; and one row without
--     a shard: the last key looked at, cut (there is more in the window), and how many were looked at
with candidate as materialized (
{candidates}
)
select c.due_ms, uuid_send(c.job_id) as job_id, c.shard, c.filed_ms, f.rev as filing_rev, o.rev as outcome_rev,
    f.bytes + coalesce(o.bytes, 0) as bytes, false as cut, null::bigint as looked
from candidate c
cross join lateral (
    select r.rev, r.state, r.due_ms, r.type, r.user_id, r.tags, octet_length(r.body) as bytes
    from job_record r
    where r.shard = c.shard and r.filed_ms = c.filed_ms and r.job_id = c.job_id and r.rev >= 0 and r.rev <= c.rev
        and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint and r.state < 2
    order by r.rev desc
    limit 1
) f
cross join lateral (
    select max(r.rev) as rev, max(r.state) as state, max(octet_length(r.body)) as bytes,
        coalesce(bool_or(r.state < 2 or r.state = 6), false) as superseded
    from job_record r
    where r.shard = c.shard and r.filed_ms = c.filed_ms and r.job_id = c.job_id and r.rev > f.rev
        and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
) o
where c.shard = any($8::smallint[])
    and not o.superseded
    and ($9::text is null or f.type = $9::text)
    and ($10::text is null or f.user_id = $10::text)
    and ($11::text is null or $11::text = any(f.tags))
    and ($12::smallint is null or coalesce(o.state, f.state) = $12::smallint)
    and (o.state is distinct from 3 or not exists (
        select from moved m where m.shard = c.shard and m.job_id = c.job_id and m.rev > o.rev
    ))
union all
select l.due_ms, uuid_send(l.job_id), null, null, null, null, null, l.cut, (select count(*) from candidate)
from (select * from candidate order by due_ms desc, job_id desc limit 1) l
