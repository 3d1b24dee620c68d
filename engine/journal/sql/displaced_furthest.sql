-- The furthest filing, from a place on, that lies elsewhere than where it is due.
-- in: $1 least filed_ms; out: its filed_ms, or null
select max(filed_ms)
from job_record
where greatest(state, 1::smallint) = 1
    and (state = 1 or (state > 2 and state < 6) or (filed_ms <> due_ms and state = 0))
    and filed_ms <> due_ms
    and filed_ms >= $1::bigint
