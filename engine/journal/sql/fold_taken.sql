-- Right after taking: exact totals, to be counted on from flush 0 of the new owner's lanes (shard % lanes).
-- in: $1 owner, $2 lanes, $3 shards, $4..$10 totals
update shard s
set accepted = f.accepted, pending = f.pending, retrying = f.retrying, succeeded = f.succeeded, dead = f.dead,
    cancelled = f.cancelled, expired = f.expired,
    covered_incarnation = $1::uuid, covered_lane = s.shard % $2::integer, covered_n = 0
from unnest($3::smallint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
    $10::bigint[]) f (shard, accepted, pending, retrying, succeeded, dead, cancelled, expired)
where s.shard = f.shard and s.owner = $1::uuid
