-- The server's clock, and from where on open filings of these shards lie.
-- in: $1 shards; out: now_ms, low_ms
select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms, coalesce(min(low_ms), 0) as low_ms
from shard
where shard = any($1::smallint[])
