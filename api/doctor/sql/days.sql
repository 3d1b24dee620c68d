-- The day partitions of both tables, those included that a drop left half-way.
-- out: parent, day (since 1970-01-01), attached, pending (its detaching was interrupted)
select left(c.relname, -10) as parent, to_date(right(c.relname, 8), 'YYYYMMDD') - date '1970-01-01' as day,
    i.inhrelid is not null as attached, coalesce(i.inhdetachpending, false) as pending
from pg_class c
left join pg_inherits i on i.inhrelid = c.oid
where c.relnamespace = to_regnamespace('tocsin') and c.relkind = 'r'
    and c.relname ~ '^(job_record|idempotency_key)_d[0-9]{8}$'
order by parent, day
