-- Hold the own control row, so that nobody fences this incarnation until the transaction ends.
-- in: $1 incarnation; out: a row, or none where it is fenced or gone
select 1 from incarnation_lane where incarnation = $1::uuid and lane = -1 and fenced_at is null for share
