-- The first and the last day that records have a partition for, counted from 1970-01-01; null where there is none.
-- out: first, last
select min(day) as first, max(day) as last
from (
    select to_date(right(c.relname, 8), 'YYYYMMDD') - date '1970-01-01' as day
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'tocsin.job_record'::regclass and not i.inhdetachpending
) d
