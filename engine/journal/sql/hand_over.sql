-- The owner gives shards to a successor, with what they hold: as fold.sql, but that the totals are the last word, whatever
-- flush of the lane was counted before. Both control rows are held already.
-- in: $1 owner, $2 successor, $3 the least epoch (timeline << 40), $4 shards, $5 epochs, $6 low_ms, $7..$13 totals,
--     $14 lanes, $15 covered_n; out: the shards that it gave
update shard s
set low_ms = greatest(s.low_ms, least(f.low_ms, (extract(epoch from clock_timestamp()) * 1000)::bigint)),
    accepted = f.accepted, pending = f.pending, retrying = f.retrying, succeeded = f.succeeded, dead = f.dead,
    cancelled = f.cancelled, expired = f.expired, covered_n = greatest(s.covered_n, f.covered_n),
    epoch = greatest(s.epoch + 1, $3::bigint), owner = $2::uuid
from unnest($4::smallint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
        $11::bigint[], $12::bigint[], $13::bigint[], $14::smallint[], $15::bigint[])
    f (shard, epoch, low_ms, accepted, pending, retrying, succeeded, dead, cancelled, expired, lane, covered_n)
where s.shard = f.shard and s.owner = $1::uuid and s.epoch = f.epoch
    and s.covered_incarnation = $1::uuid and s.covered_lane = f.lane
returning s.shard
