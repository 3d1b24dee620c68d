-- The latest due time that any filing of a user has had: one look at the index of each day from a place on.
-- in: $1 user, $2 least filed_ms; out: due_ms, null where there is none
select max(r.due_ms) as due_ms
from job_record r
where r.user_id = $1::text collate "C" and r.filed_ms >= $2::bigint
