-- Right after shards changed hands: exact totals, to be counted on from the given flush of the new owner's lanes.
-- in: $1 owner, $2 shards, $3 lanes, $4 covered_n, $5..$11 totals
update shard s
set accepted = f.accepted, pending = f.pending, retrying = f.retrying, succeeded = f.succeeded, dead = f.dead,
    cancelled = f.cancelled, expired = f.expired,
    covered_incarnation = $1::uuid, covered_lane = f.lane, covered_n = f.covered_n
from unnest($2::smallint[], $3::smallint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
    $9::bigint[], $10::bigint[], $11::bigint[])
    f (shard, lane, covered_n, accepted, pending, retrying, succeeded, dead, cancelled, expired)
where s.shard = f.shard and s.owner = $1::uuid
