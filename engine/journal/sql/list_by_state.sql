-- Entries of a group of states by key, within a window: candidates of list_current.sql. Group 1: retries, and all
-- filings that lie elsewhere than where they are due; 3, 4, 5: outcomes of that state.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 after due_ms, $2 after job_id, $3 to due_ms (excluded), $4 least filed_ms, $5 end of filed_ms, $6 limit, $7 group
-- out: due_ms, job_id, shard, filed_ms, the revision of the filing or its outcome, cut (there is more in the window)
select j.due_ms, j.job_id, j.shard, j.filed_ms, j.rev, count(*) over () >= $6::bigint as cut
from (
    select r.due_ms, r.job_id, r.shard, r.filed_ms, r.rev
    from job_record r
    where greatest(r.state, 1::smallint) = $7::smallint
        and (r.state = 1 or (r.state > 2 and r.state < 6) or (r.filed_ms <> r.due_ms and r.state = 0))
        and (r.due_ms, r.job_id) > ($1::bigint, $2::uuid) and r.due_ms < $3::bigint
        and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
        and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
    order by r.due_ms, r.job_id
    fetch first ($6::bigint) rows with ties
) j
