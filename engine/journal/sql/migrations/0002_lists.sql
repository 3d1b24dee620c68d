-- The ways to jobs by user, by tag, by state, and to those whose place is not where they are due: docs/design/lists.md.
-- Each is partial: a row that none of them holds pays for three predicates and nothing else. Texts are compared as bytes:
-- whatever the database's collation is, that is quick, and no upgrade of the system's libraries spoils the order.

-- What nodes of schema 0001 wrote (records of version 1) is brought into the shape that lists go by.
--
-- The row of a retry held when it fires next, and its body when it was wished for; now it is the other way round, so that
-- a job keeps its key. A body is a MessagePack array: ten fields then, of which the eighth is the wished due time or nil;
-- the time that it fires next is the eleventh now. One that was moved by hand while it waited has nil: nothing differs.
create function wished_ms(body bytea) returns bigint language plpgsql immutable as $$
declare
    place integer := 1;
    head integer;
begin
    if get_byte(body, 0) <> x'9a'::integer then
        return null;
    end if;
    for field in 1..7 loop
        head := get_byte(body, place);
        place := place + 1 + case
            when head in (196, 217) then 1 + get_byte(body, place + 1)
            when head in (197, 218) then 2 + get_byte(body, place + 1) * 256 + get_byte(body, place + 2)
            when head in (198, 219) then 4 + ('x' || encode(substr(body, place + 2, 4), 'hex'))::bit(32)::integer
            when head in (204, 208) then 1
            when head in (205, 209) then 2
            when head in (206, 210) then 4
            when head in (207, 211) then 8
            when head between 160 and 191 then head - 160
            else 0
        end;
    end loop;
    if get_byte(body, place) <> 207 then
        return null;
    end if;
    return ('x' || encode(substr(body, place + 2, 8), 'hex'))::bit(64)::bigint;
end $$;

update job_record o set due_ms = f.wished_ms
from (
    select shard, filed_ms, job_id, rev, wished_ms(body) as wished_ms from job_record where state = 1 and version = 1
) f
where o.shard = f.shard and o.filed_ms = f.filed_ms and o.job_id = f.job_id and o.rev > f.rev
    and o.state between 2 and 5 and f.wished_ms is not null;

update job_record
set due_ms = wished_ms(body), version = 2,
    body = '\x9b'::bytea || substr(body, 2) || '\xcf'::bytea || int8send(due_ms)
where state = 1 and version = 1 and wished_ms(body) is not null;

update archive
set due_ms = wished_ms(body), outcome_due_ms = wished_ms(body), version = 2,
    body = '\x9b'::bytea || substr(body, 2) || '\xcf'::bytea || int8send(due_ms)
where state = 1 and version = 1 and wished_ms(body) is not null;

drop function wished_ms(bytea);

-- And the marks of its filings (engine/journal/codec.py). The fence is for those who own shards, and nobody appends while
-- the table is locked.
alter table job_record disable trigger fence;
insert into job_record (shard, filed_ms, job_id, rev, epoch, state, version, due_ms, at, tags, body)
select f.shard, f.filed_ms, f.job_id, -(16 * f.rev + t.nth), f.epoch, 8, 2, f.due_ms, f.at, array[t.tag], ''
from job_record f
cross join lateral (
    select tag, row_number() over (order by min(position)) - 1 as nth
    from unnest(f.tags) with ordinality u (tag, position)
    group by tag
) t
where f.state in (0, 1) and cardinality(f.tags) > 1 and t.nth > 0;
alter table job_record enable trigger fence;

create index job_record_user on job_record (user_id collate "C", due_ms, job_id) where user_id is not null;

-- A filing is here by its first tag; each further one has a mark: a row at the same place with that tag alone.
create index job_record_tag on job_record ((tags[1]) collate "C", due_ms, job_id) where tags is not null;

-- Group 1 is what waits elsewhere than where it is due, and every retry; groups 3, 4 and 5 are outcomes by state. The last
-- two columns are looked at in the index: what is long over, or another shard's, costs no look at its row.
create index job_record_state on job_record ((greatest(state, 1::smallint)), due_ms, job_id, shard, filed_ms)
    where state = 1 or (state > 2 and state < 6) or (filed_ms <> due_ms and state = 0);

create index archive_user on archive (user_id collate "C", due_ms, job_id) where user_id is not null;
create index archive_state on archive (outcome_state, due_ms, job_id);
create index archive_due on archive (due_ms, job_id);

-- The tags of archived jobs, one row each; who reads it compares with the archive, which may know a later life.
create table archive_tag (
    due_ms bigint not null,
    job_id uuid not null,
    shard smallint not null,
    tag text collate "C" not null,
    primary key (shard, job_id, tag)
);
create index archive_tag_tag on archive_tag (tag, due_ms, job_id);
insert into archive_tag (due_ms, job_id, shard, tag)
select distinct a.due_ms, a.job_id, a.shard, t.tag from archive a cross join lateral unnest(a.tags) t (tag);
