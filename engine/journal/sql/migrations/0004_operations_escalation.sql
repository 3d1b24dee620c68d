-- Bulk operations: docs/design/bulk.md. An operation is open until `finished_at`; until then its counts are in the two
-- other tables, by shard and by lane, and afterwards here.
create table operation (
    id uuid primary key,
    wish text not null,
    created_at timestamptz not null default clock_timestamp(),
    stopped_at timestamptz,
    finished_at timestamptz,
    done bigint not null default 0,
    refused bigint not null default 0
);
create index operation_created on operation (created_at);

-- How far a shard has been walked: everything up to this key of this phase. `over`: all of it.
create table operation_progress (
    operation uuid not null,
    shard smallint not null,
    phase smallint not null,
    after_ms bigint not null,
    after_id uuid not null,
    refused bigint not null,
    over boolean not null,
    primary key (operation, shard)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- How many jobs a lane has done of an operation; a row for each, so that no lane waits for another.
create table operation_done (
    operation uuid not null,
    incarnation uuid not null,
    lane smallint not null,
    done bigint not null,
    primary key (operation, incarnation, lane)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Notices that are owed: of a type that escalates, and an interval, one row for each shard in which a job of it died.
-- Filed with the first death, deleted once the notice is durable: docs/design/escalation.md.
create table escalation (
    start_ms bigint not null,
    job_id uuid not null,
    shard smallint not null,
    type text collate "C" not null,
    primary key (shard, type, start_ms)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
