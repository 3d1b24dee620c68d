-- Notices that are owed: of a type that escalates, and an interval, one row for each shard in which a job of it died.
-- Filed with the first death, deleted once the notice is durable: docs/design/escalation.md.
create table escalation (
    start_ms bigint not null,
    job_id uuid not null,
    shard smallint not null,
    type text collate "C" not null,
    primary key (shard, type, start_ms)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
