-- With what the cluster was founded, and which of its shards are in this journal.
-- out: total (null before the first start), first, last
select (select shards from cluster) as total, min(shard) as first, max(shard) as last from shard
