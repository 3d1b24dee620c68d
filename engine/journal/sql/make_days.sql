-- Make day partitions where they do not exist.
-- in: $1 table, $2 days since 1970-01-01; out: how many were made
select make_days($1::text, $2::integer[])
