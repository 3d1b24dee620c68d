-- An archived job that had another life, which ended in this day and is not to be kept: forget the earlier life too.
-- {day}: the partition
with gone as (
    delete from archive a
    using {day} o
    where o.shard = a.shard and o.job_id = a.job_id and o.state in (2, 3, 4, 5) and o.rev > a.outcome_rev
    returning a.shard, a.job_id
)
delete from archive_tag t
using gone g
where t.shard = g.shard and t.job_id = g.job_id
