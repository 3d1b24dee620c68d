-- Day partitions that nobody needs any more: they end before a bound and, where `behind_low`, before every shard's low_ms
-- as it is durably written: what memory believes does not count here. Also those that a crash left half dropped.
-- in: $1 table, $2 bound (ms), $3 behind_low; out: name, day, attached, pending (its detaching was interrupted)
select name, day, attached, pending
from (
    select c.relname::text as name,
        to_date(right(c.relname, 8), 'YYYYMMDD') - date '1970-01-01' as day,
        i.inhrelid is not null as attached,
        coalesce(i.inhdetachpending, false) as pending
    from pg_class c
    left join pg_inherits i on i.inhrelid = c.oid
    where c.relnamespace = 'tocsin'::regnamespace and c.relkind = 'r' and c.relname ~ ('^' || $1::text || '_d[0-9]{8}$')
) d
where (day + 1) * 86400000::bigint <= least($2::bigint, case when $3::boolean then
    (select coalesce(min(low_ms), 0) from shard) end)
order by day
