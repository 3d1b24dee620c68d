-- A new bulk operation, unless it is there already or too many are open; those that ended long ago are forgotten.
-- in: $1 id, $2 wish, $3 how many may be open, $4 for how many ms one that ended is kept
with gone as (
    delete from operation where finished_at < clock_timestamp() - $4::bigint * interval '1 millisecond'
)
insert into operation (id, wish)
select $1::uuid, $2::text
where (select count(*) from operation where finished_at is null) < $3::bigint
on conflict (id) do nothing
