-- Hold control rows, so that nobody fences these incarnations until the transaction ends. In the order in which
-- fence_lanes.sql takes them.
-- in: $1 incarnations; out: those that stand
select incarnation
from incarnation_lane
where incarnation = any($1::uuid[]) and lane = -1 and fenced_at is null
order by incarnation
for share
