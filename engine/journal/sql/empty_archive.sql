-- Forget archived jobs whose time is over, a bounded number at once.
-- in: $1 now_ms, $2 limit; out: job_id of each
delete from archive
where ctid = any(array(select ctid from archive where keep_ms >= 0 and keep_ms < $1::bigint limit $2::integer))
returning job_id
