-- Fence incarnations: waits for every append, check and planned move of theirs that is on its way.
-- In the order of (incarnation, lane), so that two who fence the same ones do not deadlock.
-- in: $1 incarnations
with standing as (
    select incarnation, lane
    from incarnation_lane
    where incarnation = any($1::uuid[]) and fenced_at is null
    order by incarnation, lane
    for update
)
update incarnation_lane l
set fenced_at = clock_timestamp()
from standing
where l.incarnation = standing.incarnation and l.lane = standing.lane
