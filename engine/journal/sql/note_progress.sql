-- How far shards have been walked for an operation that is open: fenced, and never back.
-- in: $1 incarnation, $2 operation, $3 shards, $4 epochs, $5 phases, $6 after_ms, $7 after_id, $8 refused, $9 over
-- out: standing, and the shards of which it is noted
with control as materialized (
    select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
),
noted as (
    insert into operation_progress as p (operation, shard, phase, after_ms, after_id, refused, over)
    select o.id, f.shard, f.phase, f.after_ms, f.after_id, f.refused, f.over
    from unnest($3::smallint[], $4::bigint[], $5::smallint[], $6::bigint[], $7::uuid[], $8::bigint[], $9::boolean[])
        f (shard, epoch, phase, after_ms, after_id, refused, over)
    join shard s on s.shard = f.shard and s.owner = $1::uuid and s.epoch = f.epoch
    join operation o on o.id = $2::uuid and o.finished_at is null
    cross join control
    on conflict (operation, shard) do update
    set phase = excluded.phase, after_ms = excluded.after_ms, after_id = excluded.after_id,
        refused = excluded.refused, over = excluded.over
    where (p.over, p.phase, p.after_ms, p.after_id) <=
        (excluded.over, excluded.phase, excluded.after_ms, excluded.after_id)
    returning p.shard
)
select (select count(*) from control) = 1 as standing, array(select shard from noted) as noted
