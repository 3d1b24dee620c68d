-- The ways to jobs by user, by tag, by state, and to those whose place is not where they are due: docs/design/lists.md.
-- Each is partial: a row that none of them holds pays for three predicates and nothing else.

create index job_record_user on job_record (user_id, due_ms, job_id) where user_id is not null;

-- A filing is here by its first tag; each further one has a mark: a row at the same place with that tag alone.
create index job_record_tag on job_record ((tags[1]), due_ms, job_id) where tags is not null;

-- Group 1 is what waits elsewhere than where it is due, and every retry; groups 3, 4 and 5 are outcomes by state. The last
-- two columns are looked at in the index: what is long over, or another shard's, costs no look at its row.
create index job_record_state on job_record ((greatest(state, 1::smallint)), due_ms, job_id, shard, filed_ms)
    where state = 1 or (state > 2 and state < 6) or (filed_ms <> due_ms and state = 0);

create index archive_user on archive (user_id, due_ms, job_id) where user_id is not null;
create index archive_state on archive (outcome_state, due_ms, job_id);
create index archive_due on archive (due_ms, job_id);

-- The tags of archived jobs, one row each; who reads it compares with the archive, which may know a later life.
create table archive_tag (
    due_ms bigint not null,
    job_id uuid not null,
    shard smallint not null,
    tag text not null,
    primary key (shard, job_id, tag)
);
create index archive_tag_tag on archive_tag (tag, due_ms, job_id);
insert into archive_tag (due_ms, job_id, shard, tag)
select distinct a.due_ms, a.job_id, a.shard, t.tag from archive a cross join lateral unnest(a.tags) t (tag);
