-- Entries of a tag by key, within a window: candidates of list_current.sql. A mark says in its revision whose it is.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 after due_ms, $2 after job_id, $3 to due_ms (excluded), $4 least filed_ms, $5 end of filed_ms, $6 limit, $7 tag
-- out: due_ms, job_id, shard, filed_ms, the revision of the filing or its outcome, cut (there is more in the window)
select j.due_ms, j.job_id, j.shard, j.filed_ms, case when j.rev < 0 then -j.rev / 16 else j.rev end as rev,
    count(*) over () >= $6::bigint as cut
from (
    select r.due_ms, r.job_id, r.shard, r.filed_ms, r.rev
    from job_record r
    where r.tags[1] = $7::text collate "C" and r.tags is not null
        and (r.due_ms, r.job_id) > ($1::bigint, $2::uuid) and r.due_ms < $3::bigint
        and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
        and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
    order by r.due_ms, r.job_id
    fetch first ($6::bigint) rows with ties
) j
