-- Open filings by key, for many shards at once. A place is (filed_ms, job_id); what its last revision says is so.
-- $6 and $7 are the bounds of all ranges: with them the planner opens only the partitions that are needed.
-- in: $1 shards, $2 from filed_ms, $3 from job_id (included), $4 to filed_ms (excluded), $5 limit of places a shard,
--     $6 least filed_ms, $7 end of filed_ms
-- out: the rows of open places, and what is neither open nor an end, for the reader to refuse; and of each shard that
--     has more than the limit the first place beyond it (beyond: true)
select p.place > $5::integer as beyond, p.shard, p.filed_ms, uuid_send(p.job_id) as job_id, p.rev, p.epoch, p.state,
    p.version, p.due_ms, (extract(epoch from p.at) * 1000)::bigint as at_ms, p.keep_ms, p.tenant, p.type, p.user_id, p.tags, p.body
from unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::bigint[]) with ordinality
    as w (shard, lo_ms, lo_id, hi_ms, position)
cross join lateral (
    select l.*, row_number() over (order by l.filed_ms, l.job_id) as place
    from (
        select distinct on (j.filed_ms, j.job_id) j.*
        from job_record j
        where j.shard = w.shard
            and (j.filed_ms, j.job_id) >= (w.lo_ms, w.lo_id)
            and j.filed_ms >= w.lo_ms
            and j.filed_ms < w.hi_ms
            and j.filed_ms >= $6::bigint
            and j.filed_ms < $7::bigint
        order by j.filed_ms, j.job_id, j.rev desc
        limit $5::integer + 1
    ) l
) p
where p.state not between 2 and 6 or p.type is not null or p.place > $5::integer
order by w.position, p.filed_ms, p.job_id
