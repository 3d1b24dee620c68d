-- The tally rows that the totals of an owner's shards may not count yet (each shard has its own covered_n).
-- in: $1 owner; out: incarnation, lane, n, deltas
select t.incarnation, t.lane, t.n, t.deltas
from (
    select covered_incarnation, covered_lane, min(covered_n) as covered_n
    from shard
    where owner = $1::uuid and covered_incarnation is not null
    group by covered_incarnation, covered_lane
) c
join tally t on t.incarnation = c.covered_incarnation and t.lane = c.covered_lane and t.n > c.covered_n
order by t.incarnation, t.lane, t.n
