-- Who owns the shards now.
-- out: shard, owner (null: nobody), epoch, node (null where nobody owns it or the owner's rows are gone), fenced
select s.shard, s.owner, s.epoch, c.node, c.fenced_at is not null as fenced
from shard s
left join incarnation_lane c on c.incarnation = s.owner and c.lane = -1
order by s.shard
