-- What `moved` says of places that were dropped with their day.
-- in: $1 the start of what is left (ms)
delete from moved where filed_ms < $1::bigint
