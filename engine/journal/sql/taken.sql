-- Those of some shards that an incarnation owns, as last folded.
-- in: $1 owner, $2 shards; out: the shard's cursor, totals, and the flush up to which they count
select shard, epoch, low_ms, accepted, pending, retrying, succeeded, dead, cancelled, expired,
    covered_incarnation, covered_lane, covered_n
from shard
where owner = $1::uuid and shard = any($2::smallint[])
order by shard
for update
