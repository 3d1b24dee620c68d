-- End the connections of Tocsin's that keep a backend waiting for a lock longer than it may.
-- in: $1 the waiting backend, $2 how long it may wait (ms); out: how many were ended
select count(pg_terminate_backend(a.pid)) as ended
from pg_stat_activity a
where a.pid = any(pg_blocking_pids($1::integer))
    and a.application_name like 'tocsin:%'
    and exists (
        select from pg_locks l
        where l.pid = $1::integer and not l.granted
            and l.waitstart < clock_timestamp() - $2::integer * interval '1 millisecond'
    )
