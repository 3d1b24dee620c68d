-- Take shards from those who were seen to own them. What another took in between stays his.
-- in: $1 the new owner, $2 shards, $3 their owners as seen (null: nobody), $4 the least epoch (timeline << 40)
with free as (
    select s.shard
    from shard s
    join unnest($2::smallint[], $3::uuid[]) seen (shard, owner) on seen.shard = s.shard
    where s.owner is not distinct from seen.owner
    order by s.shard
    for update of s
)
update shard s
set epoch = greatest(s.epoch + 1, $4::bigint), owner = $1::uuid
from free
where s.shard = free.shard
