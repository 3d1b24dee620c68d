-- Cursors and totals, fenced: the cursor only grows and never passes the server's clock, totals are absolute and never
-- replaced by older ones (a fold whose connection broke may arrive late), and what all totals of a lane counted *before*
-- this fold needs no tally rows any more.
-- in: $1 incarnation, $2 shards, $3 epochs, $4 low_ms, $5..$11 totals, $12 lanes, $13 covered_n; out: standing
with control as materialized (
    select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
),
folded as (
    update shard s
    set low_ms = greatest(s.low_ms, least(f.low_ms, (extract(epoch from clock_timestamp()) * 1000)::bigint)),
        accepted = f.accepted, pending = f.pending, retrying = f.retrying, succeeded = f.succeeded, dead = f.dead,
        cancelled = f.cancelled, expired = f.expired,
        covered_incarnation = $1::uuid, covered_lane = f.lane, covered_n = f.covered_n
    from unnest($2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
            $9::bigint[], $10::bigint[], $11::bigint[], $12::smallint[], $13::bigint[])
        f (shard, epoch, low_ms, accepted, pending, retrying, succeeded, dead, cancelled, expired, lane, covered_n),
        control
    where s.shard = f.shard and s.owner = $1::uuid and s.epoch = f.epoch
        and s.covered_incarnation = $1::uuid and s.covered_lane = f.lane and s.covered_n <= f.covered_n
),
done as (
    delete from tally t
    using (
        select covered_lane, min(covered_n) as covered_n
        from shard
        where covered_incarnation = $1::uuid
        group by covered_lane
    ) c
    where t.incarnation = $1::uuid and t.lane = c.covered_lane and t.n <= c.covered_n
)
select count(*) = 1 as standing from control
