-- Archived jobs of a user by key: candidates of list_archived.sql.
-- in: $1 after due_ms, $2 after job_id, $3 to due_ms (excluded), $4 limit, $5 user
-- out: due_ms, job_id, shard, cut (there is more in the window)
select t.due_ms, t.job_id, t.shard, count(*) over () >= $4::bigint as cut
from (
    select a.due_ms, a.job_id, a.shard
    from archive a
    where a.user_id = $5::text collate "C"
        and (a.due_ms, a.job_id) > ($1::bigint, $2::uuid) and a.due_ms < $3::bigint
    order by a.due_ms, a.job_id
    limit $4::bigint
) t
