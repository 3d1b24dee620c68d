-- End the operations that are over in every shard: their counts are added up, and the parts are needed no more.
-- out: id of each that ended
with ready as (
    select o.id
    from operation o
    where o.finished_at is null
        and (select count(*) from operation_progress p where p.operation = o.id and p.over) = (select count(*) from shard)
    for update skip locked
),
done as (
    delete from operation_done d using ready where d.operation = ready.id returning d.operation, d.done
),
progress as (
    delete from operation_progress p using ready where p.operation = ready.id returning p.operation, p.refused
)
update operation o
set finished_at = clock_timestamp(),
    done = coalesce((select sum(done.done) from done where done.operation = o.id), 0),
    refused = coalesce((select sum(progress.refused) from progress where progress.operation = o.id), 0)
from ready
where o.id = ready.id
returning o.id
