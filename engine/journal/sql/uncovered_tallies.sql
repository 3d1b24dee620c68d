-- The tally rows that the totals of some of an owner's shards may not count yet (each shard has its own covered_n), and,
-- in the same snapshot, the highest n that is known of each lane of the owner.
-- in: $1 owner, $2 shards; out: incarnation, lane, n, deltas (null: that highest n)
select t.incarnation, t.lane, t.n, t.deltas
from (
    select covered_incarnation, covered_lane, min(covered_n) as covered_n
    from shard
    where owner = $1::uuid and shard = any($2::smallint[]) and covered_incarnation is not null
    group by covered_incarnation, covered_lane
) c
join tally t on t.incarnation = c.covered_incarnation and t.lane = c.covered_lane and t.n > c.covered_n
union all
select $1::uuid, lane, max(n), null
from (
    select lane, n from tally where incarnation = $1::uuid
    union all
    select covered_lane, covered_n from shard where covered_incarnation = $1::uuid
) known
group by lane
