-- The shards, with who owns each, how far its cursor is behind now (0: it never was served), and what its totals say.
-- out: shard, owner, node (null where nobody owns it or the owner's rows are gone), fenced, behind_ms, open, accepted,
--      counted (every state's total: what accepted must be)
select s.shard, s.owner, c.node, c.fenced_at is not null as fenced,
    case when s.low_ms = 0 then 0 else (extract(epoch from clock_timestamp()) * 1000)::bigint - s.low_ms end
        as behind_ms,
    s.pending + s.retrying as open, s.accepted,
    s.pending + s.retrying + s.succeeded + s.dead + s.cancelled + s.expired as counted
from tocsin.shard s
left join tocsin.incarnation_lane c on c.incarnation = s.owner and c.lane = -1
order by s.shard
