-- The partitions that keys filed now need, by the server's clock, from yesterday to the day after tomorrow.
-- out: how many were made
select make_days('idempotency_key', array(
    select (extract(epoch from clock_timestamp())::bigint / 86400)::integer + d from generate_series(-1, 2) d
))
