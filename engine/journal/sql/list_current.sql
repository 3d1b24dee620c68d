-- Which candidates are jobs as they are now, and pass the filters: looked up at their places, in the same snapshot. Of all
-- rows at a place the last filing counts, unless a `refiled` is above it; an outcome above it is its own. A job's type,
-- user and tags never change, so any of its filings tells them.
-- {candidates}: one of list_by_*.sql, with its $1..$7. {first_ms}, {end_ms}: the days that the plan opens (cover.py).
-- in: $4 least filed_ms, $5 end of filed_ms, $8 shards, $9 type, $10 user, $11 tag, $12 state (each null: any)
-- out: of each job key, shard, place, revisions of its filing and its outcome, bytes of their bodies; and one row with
--     `looked`: the last key looked at, its shard, cut (there is more in the window), and how many were looked at
with candidate as materialized (
{candidates}
)
select c.due_ms, uuid_send(c.job_id) as job_id, c.shard, c.filed_ms, p.filing / 8 as filing_rev,
    case when p.outcome > p.filing then p.outcome / 8 end as outcome_rev, p.bytes, false as cut, null::bigint as looked
from candidate c
cross join lateral (
    select max(r.rev * 8 + r.state) filter (where r.state < 2) as filing,
        max(r.rev * 8 + r.state) filter (where r.state between 2 and 5) as outcome,
        coalesce(max(r.rev * 8) filter (where r.state = 6), -1) as refiled,
        max(r.type) as type, max(r.user_id) as user_id, max(r.tags) as tags, sum(octet_length(r.body)) as bytes
    from job_record r
    where r.shard = c.shard and r.filed_ms = c.filed_ms and r.job_id = c.job_id and r.rev >= 0
        and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
        and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
) p
where c.shard = any($8::smallint[])
    and c.rev in (p.filing / 8, p.outcome / 8)
    and p.filing > p.refiled
    and ($9::text is null or p.type = $9::text)
    and ($10::text is null or p.user_id = $10::text)
    and ($11::text is null or $11::text = any(p.tags))
    and ($12::smallint is null or greatest(p.filing, p.outcome) % 8 = $12::smallint)
    and (c.rev = p.filing / 8 or p.outcome > p.filing)
    and (greatest(p.filing, p.outcome) % 8 <> 3 or not exists (
        select from moved m where m.shard = c.shard and m.job_id = c.job_id and m.rev > p.outcome / 8 offset 0
    ))
union all
select l.due_ms, uuid_send(l.job_id), l.shard, null, null, null, null, l.cut, (select count(*) from candidate)
from (select * from candidate order by due_ms desc, job_id desc limit 1) l
