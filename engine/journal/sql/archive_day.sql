-- Copy what outlives its day: finished jobs that are to be kept longer, with their last filing and their
-- tags. Repeating it changes nothing.
-- A job that has lived on elsewhere since (a redrive) is not copied: its later place decides.
-- {day}: the partition; in: $1 now_ms, $2 how long a dead job without a date of its own is kept (ms)
with ended as (
    select o.*,
        case when o.keep_ms is null and o.state = 3 then (extract(epoch from o.at) * 1000)::bigint + $2::bigint
            else o.keep_ms end as until_ms
    from {day} o
    where o.state in (2, 3, 4, 5) and (o.keep_ms is not null or o.state = 3)
),
kept as (
    insert into archive as a (
        filed_ms, due_ms, epoch, at, job_id, rev, shard, state, version, tenant, type, user_id, tags, body,
        outcome_due_ms, outcome_epoch, outcome_at, outcome_rev, outcome_state, outcome_version, outcome_body, keep_ms
    )
    select f.filed_ms, f.due_ms, f.epoch, f.at, f.job_id, f.rev, f.shard, f.state, f.version, f.tenant, f.type, f.user_id,
        f.tags, f.body, o.due_ms, o.epoch, o.at, o.rev, o.state, o.version, o.body, o.until_ms
    from ended o
    cross join lateral (
        select *
        from {day} r
        where r.shard = o.shard and r.filed_ms = o.filed_ms and r.job_id = o.job_id and r.rev < o.rev and r.state in (0, 1)
        order by r.rev desc
        limit 1
    ) f
    where (o.until_ms = -1 or o.until_ms > $1::bigint)
        and not exists (
            select from {day} l
            where l.shard = o.shard and l.filed_ms = o.filed_ms and l.job_id = o.job_id and l.rev > o.rev
        )
        and not exists (select from moved m where m.shard = o.shard and m.job_id = o.job_id and m.rev > o.rev)
    on conflict (shard, job_id) do update
    set (filed_ms, due_ms, epoch, at, rev, state, version, tenant, type, user_id, tags, body,
            outcome_due_ms, outcome_epoch, outcome_at, outcome_rev, outcome_state, outcome_version, outcome_body, keep_ms)
        = (excluded.filed_ms, excluded.due_ms, excluded.epoch, excluded.at, excluded.rev, excluded.state, excluded.version,
            excluded.tenant, excluded.type, excluded.user_id, excluded.tags, excluded.body,
            excluded.outcome_due_ms, excluded.outcome_epoch, excluded.outcome_at, excluded.outcome_rev,
            excluded.outcome_state, excluded.outcome_version, excluded.outcome_body, excluded.keep_ms)
    where a.outcome_rev < excluded.outcome_rev
    returning a.due_ms, a.job_id, a.shard, a.tags
)
insert into archive_tag as t (due_ms, job_id, shard, tag)
select distinct k.due_ms, k.job_id, k.shard, u.tag from kept k cross join lateral unnest(k.tags) u (tag)
on conflict (shard, job_id, tag) do update set due_ms = excluded.due_ms
