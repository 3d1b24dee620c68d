-- The journal's tables. Everything lives in the schema `tocsin`, which migrate.py has made and put on the search path.
-- What each is for, and who may write it when: docs/design/journal.md.

create table cluster (
    one boolean primary key default true check (one),
    shards integer not null check (shards between 1 and 4096),
    created timestamptz not null default now()
);

-- Which cluster this is, from the schema's birth on: keeps clusters that share a Redis apart.
create table identity (
    one boolean primary key default true check (one),
    id uuid not null default gen_random_uuid()
);
insert into identity default values;

-- A node's life: one row for each lane that appends, and lane -1 for control. Nothing references it: a foreign key
-- would take FOR KEY SHARE locks on it, and with them come MultiXacts.
create table incarnation_lane (
    incarnation uuid not null,
    lane smallint not null,
    node text not null,
    born_at timestamptz not null default now(),
    fenced_at timestamptz,
    primary key (incarnation, lane)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Half-empty pages, and no index on what changes: the fold's updates stay on their page (HOT).
create table shard (
    shard smallint primary key,
    epoch bigint not null default 0,
    owner uuid,
    low_ms bigint not null default 0,
    accepted bigint not null default 0,
    pending bigint not null default 0,
    retrying bigint not null default 0,
    succeeded bigint not null default 0,
    dead bigint not null default 0,
    cancelled bigint not null default 0,
    expired bigint not null default 0,
    covered_incarnation uuid,
    covered_lane smallint not null default 0,
    covered_n bigint not null default 0
) with (fillfactor = 40, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Wide columns first, so that no padding is stored between them; the key's order is its own.
-- The default of `at` is stable, not volatile: COPY inserts row by row where a default is volatile.
create table job_record (
    filed_ms bigint not null,
    due_ms bigint not null,
    epoch bigint not null,
    at timestamptz not null default statement_timestamp(),
    job_id uuid not null,
    rev integer not null,
    shard smallint not null,
    state smallint not null,
    version smallint not null,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea not null,
    primary key (shard, filed_ms, job_id, rev)
) partition by range (filed_ms);

-- A body is below 2 KiB or compressed already: the server need not try again.
alter table job_record alter column body set storage external;

create table moved (
    shard smallint not null,
    job_id uuid not null,
    filed_ms bigint not null,
    rev integer not null,
    primary key (shard, job_id)
) with (fillfactor = 80);

create table idempotency_key (
    at_ms bigint not null,
    job_id uuid not null,
    key_hash bytea not null,
    shard smallint not null,
    primary key (shard, key_hash, at_ms)
) partition by range (at_ms);

-- `deltas`: for each shard that a flush touches 30 bytes, big-endian: u16 shard, then seven i32: accepted, pending,
-- retrying, succeeded, dead, cancelled, expired.
create table tally (
    incarnation uuid not null,
    lane smallint not null,
    n bigint not null,
    deltas bytea not null,
    primary key (incarnation, lane, n)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One row a finished job that outlives its day: its last filing, and the outcome after it.
create table archive (
    filed_ms bigint not null,
    due_ms bigint not null,
    epoch bigint not null,
    at timestamptz not null,
    job_id uuid not null,
    rev integer not null,
    shard smallint not null,
    state smallint not null,
    version smallint not null,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea not null,
    outcome_due_ms bigint not null,
    outcome_epoch bigint not null,
    outcome_at timestamptz not null,
    outcome_rev integer not null,
    outcome_state smallint not null,
    outcome_version smallint not null,
    outcome_body bytea not null,
    keep_ms bigint not null,    -- readable until then; -1: for ever
    primary key (shard, job_id)
);
alter table archive alter column body set storage external;
create index archive_keep_ms on archive (keep_ms) where keep_ms >= 0;

-- The fence, and the only one: whoever appends holds the row of its lane shared until it has committed, so that whoever
-- fences the lane waits for it; and finds the row fenced or gone afterwards, and is refused.
create function fence() returns trigger language plpgsql as $$
begin
    perform from tocsin.incarnation_lane
        where incarnation = current_setting('tocsin.incarnation')::uuid
            and lane = current_setting('tocsin.lane')::smallint
            and fenced_at is null
        for share;
    if not found then
        raise exception 'lane % of incarnation % may write no more',
            current_setting('tocsin.lane'), current_setting('tocsin.incarnation') using errcode = 'TF001';
    end if;
    return null;
end $$;

create trigger fence before insert on job_record for each statement execute function fence();

-- Makes the partitions of `days` (numbered from 1970-01-01, UTC) of a table that is partitioned by milliseconds, where
-- they do not exist. Made aside and attached, which blocks no append; one maker at a time. Returns how many it made.
create function make_days(parent text, days integer[]) returns integer language plpgsql as $$
declare
    day integer;
    name text;
    made integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('tocsin.make_days'));
    foreach day in array days loop
        name := parent || '_d' || to_char(date '1970-01-01' + day, 'YYYYMMDD');
        continue when to_regclass('tocsin.' || name) is not null;
        execute format('create table tocsin.%I (like tocsin.%I including all) with ('
            'autovacuum_vacuum_insert_threshold = 100000, autovacuum_vacuum_insert_scale_factor = 0.5, '
            'autovacuum_freeze_min_age = 0, autovacuum_analyze_threshold = 10000)', name, parent);
        execute format('alter table tocsin.%I attach partition tocsin.%I for values from (%s) to (%s)',
            parent, name, day * 86400000::bigint, (day + 1) * 86400000::bigint);
        made := made + 1;
    end loop;
    return made;
end $$;
