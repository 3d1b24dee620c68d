-- Nobody wants more of this operation.
-- in: $1 id; out: id, where it is open
update operation
set stopped_at = coalesce(stopped_at, clock_timestamp())
where id = $1::uuid and finished_at is null
returning id
