-- The next rows of each shard by the primary key, merged: what lies up to the least last place of the shards that were
-- cut off is all there is. Candidates of list_current.sql are filings that lie where they are due; of other rows only
-- the place counts (rev is null): it was looked at.
-- {first_ms}, {end_ms}: the days that its plan opens (engine/journal/cover.py).
-- in: $1 after due_ms, $2 after job_id, $3 to due_ms (excluded), $4 least filed_ms, $5 end of filed_ms, $6 limit of rows
--     of a shard, $7 its own for each of $8 where that is higher, $8 shards
-- out: due_ms, job_id, shard, filed_ms, the revision of the filing or its outcome, cut (there is more in the window)
with taken as materialized (
    select s.shard, l.*, count(*) over (partition by s.shard) >= greatest($6::bigint, s.rows) as full_up
    from unnest($8::smallint[], $7::bigint[]) s (shard, rows)
    cross join lateral (
        select r.filed_ms, r.job_id, r.rev, r.state, r.due_ms
        from job_record r
        where r.shard = s.shard
            and (r.filed_ms, r.job_id) > ($1::bigint, $2::uuid) and r.filed_ms < $3::bigint
            and r.filed_ms >= $4::bigint and r.filed_ms < $5::bigint
            and r.filed_ms >= {first_ms}::bigint and r.filed_ms < {end_ms}::bigint
        order by r.filed_ms, r.job_id
        fetch first (greatest($6::bigint, s.rows)) rows with ties
    ) l
),
cut as (
    select filed_ms, job_id
    from (select distinct on (shard) * from taken where full_up order by shard, filed_ms desc, job_id desc) last_of_shard
    order by filed_ms, job_id
    limit 1
)
select t.filed_ms as due_ms, t.job_id, t.shard, t.filed_ms,
    case when t.state < 2 and t.due_ms = t.filed_ms then t.rev end as rev, c.filed_ms is not null as cut
from taken t
left join cut c on true
where c.filed_ms is null or (t.filed_ms, t.job_id) <= (c.filed_ms, c.job_id)
