-- Give everything up, after the own lanes are fenced: the shards are free to take.
-- in: $1 incarnation
update shard set owner = null where owner = $1::uuid
