-- Bulk operations with their counts, the latest first.
-- in: $1 ids (null: any), $2 only those that are open, $3 limit
-- out: id, wish, created_ms, stopped_ms, finished_ms, done, refused, shards_left
select o.id, o.wish,
    (extract(epoch from o.created_at) * 1000)::bigint as created_ms,
    (extract(epoch from o.stopped_at) * 1000)::bigint as stopped_ms,
    (extract(epoch from o.finished_at) * 1000)::bigint as finished_ms,
    o.done + coalesce(d.done, 0)::bigint as done,
    o.refused + coalesce(p.refused, 0)::bigint as refused,
    case when o.finished_at is null then (select count(*) from shard) - coalesce(p.over, 0) else 0 end as shards_left
from operation o
left join lateral (select sum(d.done) as done from operation_done d where d.operation = o.id) d on true
left join lateral (
    select sum(p.refused) as refused, count(*) filter (where p.over) as over
    from operation_progress p
    where p.operation = o.id
) p on true
where ($1::uuid[] is null or o.id = any($1::uuid[])) and (not $2::boolean or o.finished_at is null)
order by o.created_at desc, o.id
limit $3::bigint
