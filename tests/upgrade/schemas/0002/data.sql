CREATE SCHEMA tocsin;
CREATE FUNCTION tocsin.fence() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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
CREATE FUNCTION tocsin.make_days(parent text, days integer[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
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
CREATE TABLE tocsin.archive (
    filed_ms bigint NOT NULL,
    due_ms bigint NOT NULL,
    epoch bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    job_id uuid NOT NULL,
    rev integer NOT NULL,
    shard smallint NOT NULL,
    state smallint NOT NULL,
    version smallint NOT NULL,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea NOT NULL,
    outcome_due_ms bigint NOT NULL,
    outcome_epoch bigint NOT NULL,
    outcome_at timestamp with time zone NOT NULL,
    outcome_rev integer NOT NULL,
    outcome_state smallint NOT NULL,
    outcome_version smallint NOT NULL,
    outcome_body bytea NOT NULL,
    keep_ms bigint NOT NULL
);
ALTER TABLE ONLY tocsin.archive ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.archive_tag (
    due_ms bigint NOT NULL,
    job_id uuid NOT NULL,
    shard smallint NOT NULL,
    tag text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE tocsin.cluster (
    one boolean DEFAULT true NOT NULL,
    shards integer NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT cluster_one_check CHECK (one),
    CONSTRAINT cluster_shards_check CHECK (((shards >= 1) AND (shards <= 4096)))
);
CREATE TABLE tocsin.idempotency_key (
    at_ms bigint NOT NULL,
    job_id uuid NOT NULL,
    key_hash bytea NOT NULL,
    shard smallint NOT NULL
)
PARTITION BY RANGE (at_ms);
CREATE TABLE tocsin.idempotency_key_d20261126 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261127 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261128 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261129 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261130 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261201 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261202 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261203 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261204 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261205 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261206 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261207 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261208 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261209 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261210 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261211 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261212 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261213 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.identity (
    one boolean DEFAULT true NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT identity_one_check CHECK (one)
);
CREATE TABLE tocsin.incarnation_lane (
    incarnation uuid NOT NULL,
    lane smallint NOT NULL,
    node text NOT NULL,
    born_at timestamp with time zone DEFAULT now() NOT NULL,
    fenced_at timestamp with time zone
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='500');
CREATE TABLE tocsin.job_record (
    filed_ms bigint NOT NULL,
    due_ms bigint NOT NULL,
    epoch bigint NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() NOT NULL,
    job_id uuid NOT NULL,
    rev integer NOT NULL,
    shard smallint NOT NULL,
    state smallint NOT NULL,
    version smallint NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea NOT NULL
)
PARTITION BY RANGE (filed_ms);
ALTER TABLE ONLY tocsin.job_record ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261122 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261122 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261123 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261123 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261124 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261124 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261125 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261125 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261126 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261126 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261127 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261127 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261128 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261128 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261129 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261129 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261130 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261130 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261201 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261201 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261202 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261202 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261203 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261203 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261204 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261204 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261205 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261205 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261206 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261206 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261207 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261207 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261208 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261208 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261209 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261209 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261210 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261210 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261211 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261211 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261212 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261212 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261213 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261213 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261229 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20261229 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20270108 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20270108 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20281128 (
    filed_ms bigint CONSTRAINT job_record_filed_ms_not_null NOT NULL,
    due_ms bigint CONSTRAINT job_record_due_ms_not_null NOT NULL,
    epoch bigint CONSTRAINT job_record_epoch_not_null NOT NULL,
    at timestamp with time zone DEFAULT statement_timestamp() CONSTRAINT job_record_at_not_null NOT NULL,
    job_id uuid CONSTRAINT job_record_job_id_not_null NOT NULL,
    rev integer CONSTRAINT job_record_rev_not_null NOT NULL,
    shard smallint CONSTRAINT job_record_shard_not_null NOT NULL,
    state smallint CONSTRAINT job_record_state_not_null NOT NULL,
    version smallint CONSTRAINT job_record_version_not_null NOT NULL,
    keep_ms bigint,
    tenant text,
    type text,
    user_id text,
    tags text[],
    body bytea CONSTRAINT job_record_body_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
ALTER TABLE ONLY tocsin.job_record_d20281128 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.moved (
    shard smallint NOT NULL,
    job_id uuid NOT NULL,
    filed_ms bigint NOT NULL,
    rev integer NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE tocsin.schema_migration (
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE tocsin.shard (
    shard smallint NOT NULL,
    epoch bigint DEFAULT 0 NOT NULL,
    owner uuid,
    low_ms bigint DEFAULT 0 NOT NULL,
    accepted bigint DEFAULT 0 NOT NULL,
    pending bigint DEFAULT 0 NOT NULL,
    retrying bigint DEFAULT 0 NOT NULL,
    succeeded bigint DEFAULT 0 NOT NULL,
    dead bigint DEFAULT 0 NOT NULL,
    cancelled bigint DEFAULT 0 NOT NULL,
    expired bigint DEFAULT 0 NOT NULL,
    covered_incarnation uuid,
    covered_lane smallint DEFAULT 0 NOT NULL,
    covered_n bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='40', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000');
CREATE TABLE tocsin.tally (
    incarnation uuid NOT NULL,
    lane smallint NOT NULL,
    n bigint NOT NULL,
    deltas bytea NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='1000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261126 FOR VALUES FROM ('1795651200000') TO ('1795737600000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261127 FOR VALUES FROM ('1795737600000') TO ('1795824000000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261128 FOR VALUES FROM ('1795824000000') TO ('1795910400000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261129 FOR VALUES FROM ('1795910400000') TO ('1795996800000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261130 FOR VALUES FROM ('1795996800000') TO ('1796083200000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261201 FOR VALUES FROM ('1796083200000') TO ('1796169600000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261202 FOR VALUES FROM ('1796169600000') TO ('1796256000000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261203 FOR VALUES FROM ('1796256000000') TO ('1796342400000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261204 FOR VALUES FROM ('1796342400000') TO ('1796428800000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261205 FOR VALUES FROM ('1796428800000') TO ('1796515200000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261206 FOR VALUES FROM ('1796515200000') TO ('1796601600000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261207 FOR VALUES FROM ('1796601600000') TO ('1796688000000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261208 FOR VALUES FROM ('1796688000000') TO ('1796774400000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261209 FOR VALUES FROM ('1796774400000') TO ('1796860800000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261210 FOR VALUES FROM ('1796860800000') TO ('1796947200000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261211 FOR VALUES FROM ('1796947200000') TO ('1797033600000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261212 FOR VALUES FROM ('1797033600000') TO ('1797120000000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261213 FOR VALUES FROM ('1797120000000') TO ('1797206400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261122 FOR VALUES FROM ('1795305600000') TO ('1795392000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261123 FOR VALUES FROM ('1795392000000') TO ('1795478400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261124 FOR VALUES FROM ('1795478400000') TO ('1795564800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261125 FOR VALUES FROM ('1795564800000') TO ('1795651200000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261126 FOR VALUES FROM ('1795651200000') TO ('1795737600000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261127 FOR VALUES FROM ('1795737600000') TO ('1795824000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261128 FOR VALUES FROM ('1795824000000') TO ('1795910400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261129 FOR VALUES FROM ('1795910400000') TO ('1795996800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261130 FOR VALUES FROM ('1795996800000') TO ('1796083200000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261201 FOR VALUES FROM ('1796083200000') TO ('1796169600000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261202 FOR VALUES FROM ('1796169600000') TO ('1796256000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261203 FOR VALUES FROM ('1796256000000') TO ('1796342400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261204 FOR VALUES FROM ('1796342400000') TO ('1796428800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261205 FOR VALUES FROM ('1796428800000') TO ('1796515200000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261206 FOR VALUES FROM ('1796515200000') TO ('1796601600000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261207 FOR VALUES FROM ('1796601600000') TO ('1796688000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261208 FOR VALUES FROM ('1796688000000') TO ('1796774400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261209 FOR VALUES FROM ('1796774400000') TO ('1796860800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261210 FOR VALUES FROM ('1796860800000') TO ('1796947200000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261211 FOR VALUES FROM ('1796947200000') TO ('1797033600000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261212 FOR VALUES FROM ('1797033600000') TO ('1797120000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261213 FOR VALUES FROM ('1797120000000') TO ('1797206400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261229 FOR VALUES FROM ('1798502400000') TO ('1798588800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20270108 FOR VALUES FROM ('1799366400000') TO ('1799452800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20281128 FOR VALUES FROM ('1858982400000') TO ('1859068800000');
INSERT INTO tocsin.archive VALUES
    (1795135973462, 1795135973462, 1099511627776, '2026-11-29 00:52:53.482342+00', '01a1f671-2856-8003-83b6-411d9531985d', 0, 3, 0, 2, NULL, 'messaging.kept_a_month', 'u-2', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795135973462, 1099511627776, '2026-11-29 00:52:53.491612+00', 1, 2, 2, '\x92cf000001a1f67128739901cf000001a1f6712871cf000001a1f671287302a24f4ba01b0000', 1797727973491),
    (1795135972814, 1795135972814, 1099511627776, '2026-11-29 00:52:53.411403+00', '01a1f671-25ce-8003-84a2-cbcc0c5c7fd0', 0, 3, 0, 2, NULL, 'messaging.kept_a_month', 'u-0', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795135972814, 1099511627776, '2026-11-29 00:52:53.468601+00', 1, 2, 2, '\x92cf000001a1f67128479901cf000001a1f6712846cf000001a1f671284702a24f4ba0cd02780000', 1797727973447),
    (1795146773550, 1795146773550, 1099511627776, '2026-11-29 00:52:53.554993+00', '01a1f715-f42e-8001-a4ef-41330fd630f1', 0, 1, 0, 2, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00a4cb800104cd7530a6632d70617374', 1795146773550, 1099511627776, '2026-11-29 00:52:53.671104+00', 1, 4, 2, '\x92cf000001a1f6712926c0', -1),
    (1795139573539, 1795139573539, 1099511627776, '2026-11-29 00:52:53.54203+00', '01a1f6a8-1723-8003-a827-ddada170b338', 0, 3, 0, 2, NULL, 'messaging.kept_a_month', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800104cd7530a6632d70617374', 1795139573539, 1099511627776, '2026-11-29 00:52:53.652489+00', 1, 4, 2, '\x92cf000001a1f6712914c0', 1797727973652),
    (1795135973540, 1795135973534, 1099511627776, '2026-11-29 00:52:53.548276+00', '01a1f671-289e-8001-87ec-5f0890c192cf', 2, 1, 1, 2, NULL, 'messaging.fails_soon', 'u-1', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000102cd7530a6632d70617374cf000001a1f671289e00919901cf000001a1f67128a3cf000001a1f67128a401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050000cf000001a1f67128a4', 1795135973534, 1099511627776, '2026-11-29 00:52:53.562231+00', 3, 3, 2, '\x92cf000001a1f67128b19902cf000001a1f67128b1cf000001a1f67128b103ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640d0100', 1797727973553),
    (1795135973530, 1795135973530, 1099511627776, '2026-11-29 00:52:53.532065+00', '01a1f671-289a-8002-9b2b-52898d116ece', 0, 2, 0, 2, NULL, 'messaging.send', NULL, NULL, '\x97c4157b22626f6479223a22666f72206e6f626f6479227d00000103cd7530a6632d70617374', 1795135973530, 1099511627776, '2026-11-29 00:52:53.538065+00', 1, 3, 2, '\x92cf000001a1f671289e9901cf000001a1f671289ecf000001a1f671289e03b0494e56414c49445f415247554d454e54ac6e6f20726563697069656e74040100', 1797727973534),
    (1795135973808, 1795135973808, 1099511627776, '2026-11-29 00:52:53.809138+00', '01a1f695-c83a-8001-be7a-f6b30cb1e29c', 8, 1, 0, 2, 'acme', 'messaging.kept_a_month', NULL, '{moved}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00249f000104cd7530a6632d70617374', 1795135973808, 1099511627776, '2026-11-29 00:52:53.823682+00', 9, 2, 2, '\x92cf000001a1f67129bc9901cf000001a1f67129b7cf000001a1f67129bc02a24f4ba0070000', 1797727973820),
    (1795135973495, 1795135973495, 1099511627776, '2026-11-29 00:52:53.518959+00', '01a1f671-2877-8002-8478-82e36b0d549b', 0, 2, 0, 2, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c42228b52ffd609f10c50000807b2274657874223a226c6f6e6720227d01008c81be280102000104cd7530a6632d70617374', 1795135973495, 1099511627776, '2026-11-29 00:52:53.533114+00', 1, 2, 2, '\x92cf000001a1f671289b9901cf000001a1f671289acf000001a1f671289b02a24f4ba0230000', -1),
    (1795135973446, 1795135973446, 1099511627776, '2026-11-29 00:52:53.447436+00', '01a1f671-2846-8001-a24b-e40ad23f0824', 0, 1, 0, 2, NULL, 'messaging.kept_a_month', 'u-1', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795135973446, 1099511627776, '2026-11-29 00:52:53.482342+00', 1, 2, 2, '\x92cf000001a1f67128579901cf000001a1f6712856cf000001a1f671285702a24f4ba0100000', 1797727973463),
    (1795135973489, 1795135973489, 1099511627776, '2026-11-29 00:52:53.490283+00', '01a1f671-2871-8003-8266-543636f675cc', 0, 3, 0, 2, 'acme', 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795135973489, 1099511627776, '2026-11-29 00:52:53.508685+00', 1, 2, 2, '\x92cf000001a1f67128849901cf000001a1f6712877cf000001a1f671288402a24f4ba0060000', -1);
INSERT INTO tocsin.archive_tag VALUES
    (1795135973446, '01a1f671-2846-8001-a24b-e40ad23f0824', 1, 'campaign-7'),
    (1795135972814, '01a1f671-25ce-8003-84a2-cbcc0c5c7fd0', 3, 'past'),
    (1795135973808, '01a1f695-c83a-8001-be7a-f6b30cb1e29c', 1, 'moved'),
    (1795135972814, '01a1f671-25ce-8003-84a2-cbcc0c5c7fd0', 3, 'campaign-7'),
    (1795135973462, '01a1f671-2856-8003-83b6-411d9531985d', 3, 'past'),
    (1795135973462, '01a1f671-2856-8003-83b6-411d9531985d', 3, 'campaign-7'),
    (1795135973446, '01a1f671-2846-8001-a24b-e40ad23f0824', 1, 'past');
INSERT INTO tocsin.cluster VALUES
    (true, 4, '2026-11-29 00:52:52.542828+00');
INSERT INTO tocsin.idempotency_key_d20261129 VALUES
    (1795913582438, '01a229f0-e303-8001-971e-3027266bffa1', '\x35d0333ae9a52036a2cf215e4d723f92', 1),
    (1795913582466, '01a224d0-f019-8002-9f46-fd60432f0640', '\xe4b114666cc3f254ed96e45bdb349da9', 2),
    (1795913582495, '01a224ca-879e-8003-86b5-b5d5d9f00b36', '\x138b9a3cfa9ecf67328634650c6e1f32', 3),
    (1795913584590, '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', '\x37551681a6036b39107ed8d89904c575', 3),
    (1795913584630, '01a224ca-8fee-8001-8958-e42db1436f4e', '\x27e3303c5fbaf5a10fd9037dc6cc6c1a', 1),
    (1795913603903, '01a224ca-db3b-8002-90f1-81fc3f9d1741', '\x357f596c73547b4e42d855fbcb675871', 2),
    (1795913604006, '01a224ca-dba3-8000-9f78-bd3105d1995d', '\xfc224b3d67e72d2a331e7c380fd6b78f', 0);
INSERT INTO tocsin.identity VALUES
    (true, '24d6ec90-ced9-4cdc-8d67-3434e95d192c');
INSERT INTO tocsin.incarnation_lane VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', -1, 'past', '2026-11-29 00:52:52.531295+00', '2026-11-29 00:52:54.13038+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 'past', '2026-11-29 00:52:52.531295+00', '2026-11-29 00:52:54.1304+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 'past', '2026-11-29 00:52:52.531295+00', '2026-11-29 00:52:54.130406+00'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', -1, 'node-a', '2026-11-29 00:53:01.191606+00', '2026-11-29 00:53:14.89633+00'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 'node-a', '2026-11-29 00:53:01.191606+00', '2026-11-29 00:53:14.89635+00'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 'node-a', '2026-11-29 00:53:01.191606+00', '2026-11-29 00:53:14.896355+00'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', -1, 'node-a', '2026-11-29 00:53:21.45982+00', NULL),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 'node-a', '2026-11-29 00:53:21.45982+00', NULL),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 'node-a', '2026-11-29 00:53:21.45982+00', NULL);
INSERT INTO tocsin.job_record_d20261124 VALUES
    (1795481262535, 1795135973926, 1099511627776, '2026-11-29 00:52:53.941316+00', '01a1f671-2a26-8001-8789-e8708a6a63ec', 2, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374cf000001a1f6712a2600919901cf000001a1f6712a2ecf000001a1f6712a3001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64080000cf000001a20b05d9c7'),
    (1795481262535, 1796086373939, 1099511627776, '2026-11-29 00:52:53.961484+00', '01a1f671-2a26-8001-8789-e8708a6a63ec', 3, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261129 VALUES
    (1795913881752, 1795913881752, 1099511627777, '2026-11-29 00:53:02.042509+00', '01a224cf-1898-8003-b1a7-6dcf891eb6b1', 0, 3, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000493c90103cd7530ab4d6a466979716446735151'),
    (1795914061752, 1795914061752, 1099511627777, '2026-11-29 00:53:02.084298+00', '01a224d1-d7b8-8001-8807-16a5be43fe2e', -1, 1, 8, 2, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1795914061752, 1795914061752, 1099511627777, '2026-11-29 00:53:02.084298+00', '01a224d1-d7b8-8001-8807-16a5be43fe2e', -2, 1, 8, 2, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1795914061752, 1795914061752, 1099511627777, '2026-11-29 00:53:02.084298+00', '01a224d1-d7b8-8001-8807-16a5be43fe2e', 0, 1, 0, 2, NULL, NULL, 'messaging.send', 'u-1', '{campaign-1,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000751b50103cd7530ab674a524f5562496c6a6534'),
    (1795920781752, 1795920781752, 1099511627777, '2026-11-29 00:53:02.116338+00', '01a22538-61b8-8003-b7ae-6c9235afebfa', 0, 3, 0, 2, NULL, NULL, 'messaging.send', 'u-2', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce006ddb940103cd7530ab522d51525a306274794855'),
    (1795914002457, 1795914002457, 1099511627777, '2026-11-29 00:53:02.466047+00', '01a224d0-f019-8002-9f46-fd60432f0640', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-42', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000668990103cd7530ab477a53363138724f436563'),
    (1795913582494, 1795913582494, 1099511627777, '2026-11-29 00:53:02.494546+00', '01a224ca-879e-8003-86b5-b5d5d9f00b36', 0, 3, 0, 2, NULL, NULL, 'messaging.kept_a_month', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab41454d4439675276522d30'),
    (1795913582494, 1795913582494, 1099511627777, '2026-11-29 00:53:02.537956+00', '01a224ca-879e-8003-86b5-b5d5d9f00b36', 1, 3, 2, 2, 1798505582537, NULL, NULL, NULL, NULL, '\x92cf000001a224ca87c99901cf000001a224ca87c7cf000001a224ca87c902a24f4ba0292700'),
    (1795913942556, 1795913942556, 1099511627777, '2026-11-29 00:53:02.55747+00', '01a224d0-061c-8003-93bb-5b9c4d4ff28c', 0, 3, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c45728b52ffd6012156d0200f4037b22726563697069656e745f6964223a22752d31222c2273656e64657232222c22626f6479223a2261206c6f6e67206f6e652c20616761696e20616e64227d0300c0f5b303b4bc57bdd30902ce00057e3f0103cd7530ab795f5f53666b496d6a5834'),
    (1795913644010, 1795913644010, 1099511627777, '2026-11-29 00:53:04.014144+00', '01a224cb-77ea-8003-982a-d7a780e60d9c', 0, 3, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab644362706b443753655563'),
    (1795913644010, 1796691184041, 1099511627777, '2026-11-29 00:53:04.047642+00', '01a224cb-77ea-8003-982a-d7a780e60d9c', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913884076, 1795913884076, 1099511627777, '2026-11-29 00:53:04.086776+00', '01a25323-c9ba-8001-824c-9a5d84296847', 2, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab4a5a3356686b69725a3355'),
    (1795913584146, 1795913584146, 1099511627777, '2026-11-29 00:53:04.150572+00', '01a25323-c9eb-8000-8831-46d624a8407a', 2, 0, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab75624c6779655244384f30'),
    (1795913584184, 1795913584184, 1099511627777, '2026-11-29 00:53:04.184444+00', '01a224ca-8e38-8001-895a-d6b9d8ab458f', 0, 1, 0, 2, NULL, NULL, 'messaging.send', 'u-1', '{done}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000103cd7530ab7636543562544b72643641'),
    (1795913584146, 1795913584146, 1099511627777, '2026-11-29 00:53:04.186774+00', '01a25323-c9eb-8000-8831-46d624a8407a', 3, 0, 2, 2, 1796518384186, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e3a9901cf000001a224ca8e36cf000001a224ca8e3a02a24f4ba0240900'),
    (1795913584184, 1795913584184, 1099511627777, '2026-11-29 00:53:04.194511+00', '01a224ca-8e38-8001-895a-d6b9d8ab458f', 1, 1, 2, 2, 1796518384192, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e409901cf000001a224ca8e3ecf000001a224ca8e4002a24f4ba0060000'),
    (1795913584194, 1795913584194, 1099511627777, '2026-11-29 00:53:04.195038+00', '01a224ca-8e42-8000-9373-4b3007120846', 0, 0, 0, 2, NULL, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab55772d2d48437851495234'),
    (1795913584194, 1795913584194, 1099511627777, '2026-11-29 00:53:04.20443+00', '01a224ca-8e42-8000-9373-4b3007120846', 1, 0, 2, 2, -1, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e4b9901cf000001a224ca8e4acf000001a224ca8e4b02a24f4ba0080100'),
    (1795913584205, 1795913584205, 1099511627777, '2026-11-29 00:53:04.20987+00', '01a224ca-8e4d-8003-b22b-ba7e4f33aa60', 0, 3, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4397b2273656e6465725f6964223a22752d32222c22626f6479223a22666f72206e6f626f64793a207265667573656420666f7220676f6f64227d00000103cd7530ab5357647557664e505f5049'),
    (1795913584205, 1795913584205, 1099511627777, '2026-11-29 00:53:04.228348+00', '01a224ca-8e4d-8003-b22b-ba7e4f33aa60', 1, 3, 3, 2, 1798505584225, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e609901cf000001a224ca8e5dcf000001a224ca8e6003b0494e56414c49445f415247554d454e54bc726563697069656e745f69643a2077686f20697320697420666f723f100100'),
    (1795913584226, 1795913584226, 1099511627777, '2026-11-29 00:53:04.237754+00', '01a224ca-8e62-8001-8814-a79b959ecfa1', 0, 1, 0, 2, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab2d7859756a7355576a6341'),
    (1795913644249, 1795913644249, 1099511627777, '2026-11-29 00:53:04.250254+00', '01a224cb-78d9-8001-9237-49492dec73d2', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab6a32637836554e42543949'),
    (1795913644249, 1795913644249, 1099511627777, '2026-11-29 00:53:04.258225+00', '01a224cb-78d9-8001-9237-49492dec73d2', 1, 1, 4, 2, 1796518384255, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e7fc0'),
    (1795913584226, 1795913584265, 1099511627777, '2026-11-29 00:53:04.270922+00', '01a224ca-8e62-8001-8814-a79b959ecfa1', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584265, 1795913584226, 1099511627777, '2026-11-29 00:53:04.270922+00', '01a224ca-8e62-8001-8814-a79b959ecfa1', 2, 1, 1, 2, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab2d7859756a7355576a6341cf000001a224ca8e6200919901cf000001a224ca8e87cf000001a224ca8e8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64251800cf000001a224ca8e89'),
    (1795913584265, 1795913584226, 1099511627777, '2026-11-29 00:53:04.283164+00', '01a224ca-8e62-8001-8814-a79b959ecfa1', 3, 1, 3, 2, 1798505584282, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8e9a9902cf000001a224ca8e97cf000001a224ca8e9a03ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e0100'),
    (1795913584512, 1795913584512, 1099511627777, '2026-11-29 00:53:04.513039+00', '01a224ca-8f80-8003-9686-87565164b93f', 0, 3, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab71584e594f514e346f5159'),
    (1795913584526, 1795913584526, 1099511627777, '2026-11-29 00:53:04.527369+00', '01a224ca-8f8e-8001-8335-f24eceb9d87c', 0, 1, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab5767476256542d48664549'),
    (1795913584512, 1796328305393, 1099511627777, '2026-11-29 00:53:04.5372+00', '01a224ca-8f80-8003-9686-87565164b93f', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584536, 1795913584536, 1099511627777, '2026-11-29 00:53:04.542953+00', '01a224ca-8f98-8003-a5b9-f9c7ff23cd25', 0, 3, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab49374d3168596b6c596463'),
    (1795913584526, 1796466488761, 1099511627777, '2026-11-29 00:53:04.542953+00', '01a224ca-8f8e-8001-8335-f24eceb9d87c', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584565, 1795913584565, 1099511627777, '2026-11-29 00:53:04.565408+00', '01a224ca-8fb5-8001-899a-cd95a9a3036e', 0, 1, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6c64624a63396a7a374c4d'),
    (1795913584536, 1796075613723, 1099511627777, '2026-11-29 00:53:04.575855+00', '01a224ca-8f98-8003-a5b9-f9c7ff23cd25', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584565, 1796277154220, 1099511627777, '2026-11-29 00:53:04.589883+00', '01a224ca-8fb5-8001-899a-cd95a9a3036e', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584578, 1795913584578, 1099511627777, '2026-11-29 00:53:04.589883+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 0, 3, 0, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab71557a6e2d774870714767'),
    (1795913584578, 1795913584708, 1099511627777, '2026-11-29 00:53:04.622545+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584708, 1795913584578, 1099511627777, '2026-11-29 00:53:04.622545+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 2, 3, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab71557a6e2d774870714767cf000001a224ca8fc200919901cf000001a224ca8fdfcf000001a224ca8fe901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641d0b00cf000001a224ca9044'),
    (1795913584622, 1795913584622, 1099511627777, '2026-11-29 00:53:04.630422+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 0, 1, 0, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab3264396a617a6953517677'),
    (1795913584641, 1795913584641, 1099511627777, '2026-11-29 00:53:04.642332+00', '01a224ca-9001-8000-86ec-a199cebc1178', 0, 0, 0, 2, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab336f517933336c64703030'),
    (1795913584622, 1795913584715, 1099511627777, '2026-11-29 00:53:04.660913+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584715, 1795913584622, 1099511627777, '2026-11-29 00:53:04.660913+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 2, 1, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab3264396a617a6953517677cf000001a224ca8fee00919901cf000001a224ca8ff8cf000001a224ca901401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a0100cf000001a224ca904b'),
    (1795913584641, 1796149714476, 1099511627777, '2026-11-29 00:53:04.661784+00', '01a224ca-9001-8000-86ec-a199cebc1178', 1, 0, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913584708, 1795913594366, 1099511627777, '2026-11-29 00:53:04.71145+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 3, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913594366, 1795913584578, 1099511627777, '2026-11-29 00:53:04.71145+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 4, 3, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab71557a6e2d774870714767cf000001a224ca8fc200929901cf000001a224ca8fdfcf000001a224ca8fe901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641d0b009902cf000001a224ca9045cf000001a224ca904701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a224cab5fe'),
    (1795913584715, 1795913591648, 1099511627777, '2026-11-29 00:53:04.730887+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 3, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913591648, 1795913584622, 1099511627777, '2026-11-29 00:53:04.730887+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 4, 1, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab3264396a617a6953517677cf000001a224ca8fee00929901cf000001a224ca8ff8cf000001a224ca901401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a01009902cf000001a224ca904ccf000001a224ca905a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a224caab60'),
    (1795913591648, 1795914149863, 1099511627777, '2026-11-29 00:53:11.67066+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 5, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795914149863, 1795913584622, 1099511627777, '2026-11-29 00:53:11.67066+00', '01a224ca-8fee-8001-8958-e42db1436f4e', 6, 1, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab3264396a617a6953517677cf000001a224ca8fee00939901cf000001a224ca8ff8cf000001a224ca901401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a01009902cf000001a224ca904ccf000001a224ca905a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640100009903cf000001a224caab62cf000001a224caab7201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020100cf000001a224d32fe7'),
    (1795913594366, 1795913780828, 1099511627777, '2026-11-29 00:53:14.445493+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 5, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913780828, 1795913584578, 1099511627777, '2026-11-29 00:53:14.445493+00', '01a224ca-8fc2-8003-be9c-75e7e4b4a9f2', 6, 3, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab71557a6e2d774870714767cf000001a224ca8fc200939901cf000001a224ca8fdfcf000001a224ca8fe901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641d0b009902cf000001a224ca9045cf000001a224ca904701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a224cab623cf000001a224cab64c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64251700cf000001a224cd8e5c'),
    (1795913954681, 1795913954681, 1099511627777, '2026-11-29 00:53:14.704989+00', '01a224ca-8f8e-8001-8335-f24eceb9d87c', 4, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab5767476256542d48664549c000919901cf000001a224ca8f96cf000001a224ca8f9801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64080100c0'),
    (1795913602941, 1795913602941, 1099511627778, '2026-11-29 00:53:23.027+00', '01a224ca-d77d-8003-96a5-5df0efd128f2', 0, 3, 0, 2, NULL, NULL, 'messaging.hangs', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab377953376871704d363130'),
    (1795913603115, 1795913603115, 1099511627778, '2026-11-29 00:53:23.117285+00', '01a224ca-d82b-8001-b9e0-8f7e22598969', 0, 1, 0, 2, NULL, NULL, 'messaging.hangs', 'u-1', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab7253763239485941324b59'),
    (1795913603156, 1795913603156, 1099511627778, '2026-11-29 00:53:23.215609+00', '01a224ca-d854-8000-a5aa-f9902863da6e', 0, 0, 0, 2, NULL, NULL, 'messaging.hangs', NULL, '{"its call was cancelled"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab61696b4157443467367234'),
    (1795913603156, 1795913603156, 1099511627778, '2026-11-29 00:53:23.594303+00', '01a224ca-d854-8000-a5aa-f9902863da6e', 1, 0, 4, 2, 1796518403593, NULL, NULL, NULL, NULL, '\x92cf000001a224cada099901cf000001a224cad8d7cf000001a224cada0904a943414e43454c4c4544b363616e63656c6c65642062792044454c455445cc831a00'),
    (1795913603625, 1795913603625, 1099511627778, '2026-11-29 00:53:23.625521+00', '01a224ca-da29-8003-a41d-e7db28cfcce8', 0, 3, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab39624b706f61795974684d'),
    (1795913603697, 1795913603697, 1099511627778, '2026-11-29 00:53:23.708586+00', '01a224ca-da71-8001-97d4-c8138e3072df', 0, 1, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e77417a5f656a38365077'),
    (1795913603722, 1795913603722, 1099511627778, '2026-11-29 00:53:23.727592+00', '01a224ca-da8a-8003-927d-0c065c781b2b', 0, 3, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab454a4663657539794e4955'),
    (1795913603697, 1795993458423, 1099511627778, '2026-11-29 00:53:23.734531+00', '01a224ca-da71-8001-97d4-c8138e3072df', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795993458423, 1795913603697, 1099511627778, '2026-11-29 00:53:23.734531+00', '01a224ca-da71-8001-97d4-c8138e3072df', 2, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e77417a5f656a38365077cf000001a224cada7100919901cf000001a224cada8ccf000001a224cada8d01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641b0800cf000001a2298d56f7'),
    (1795913603625, 1796039087376, 1099511627778, '2026-11-29 00:53:23.734531+00', '01a224ca-da29-8003-a41d-e7db28cfcce8', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913603735, 1795913603735, 1099511627778, '2026-11-29 00:53:23.762316+00', '01a224ca-da97-8001-8fc5-b5dc04422077', 0, 1, 0, 2, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6a6b66446648384b656a49'),
    (1795913603722, 1795919045465, 1099511627778, '2026-11-29 00:53:23.840314+00', '01a224ca-da8a-8003-927d-0c065c781b2b', 1, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795919045465, 1795913603722, 1099511627778, '2026-11-29 00:53:23.840314+00', '01a224ca-da8a-8003-927d-0c065c781b2b', 2, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab454a4663657539794e4955cf000001a224cada8a00919901cf000001a224cadafccf000001a224cadaff01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64726900cf000001a2251de359'),
    (1795913603735, 1796293114561, 1099511627778, '2026-11-29 00:53:23.840314+00', '01a224ca-da97-8001-8fc5-b5dc04422077', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913603899, 1795913603899, 1099511627778, '2026-11-29 00:53:23.902859+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 0, 2, 0, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7973596f774a4e416c7830'),
    (1795913603899, 1795913603976, 1099511627778, '2026-11-29 00:53:23.96877+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 1, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913603976, 1795913603899, 1099511627778, '2026-11-29 00:53:23.96877+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 2, 2, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7973596f774a4e416c7830cf000001a224cadb3b00919901cf000001a224cadb6ecf000001a224cadb7e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64330300cf000001a224cadb88'),
    (1795913604003, 1795913604003, 1099511627778, '2026-11-29 00:53:24.005728+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 0, 0, 0, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab536c79546966756c5f2d4d'),
    (1795913604071, 1795913604071, 1099511627778, '2026-11-29 00:53:24.071559+00', '01a224ca-dbe7-8001-85c6-e64c3eb74e83', 0, 1, 0, 2, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab7a6d49447137514d415834'),
    (1795913603976, 1795913605854, 1099511627778, '2026-11-29 00:53:24.073035+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 3, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913605854, 1795913603899, 1099511627778, '2026-11-29 00:53:24.073035+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 4, 2, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7973596f774a4e416c7830cf000001a224cadb3b00929901cf000001a224cadb6ecf000001a224cadb7e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e643303009902cf000001a224cadba6cf000001a224cadbe801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641e0300cf000001a224cae2de'),
    (1795913604003, 1795913604150, 1099511627778, '2026-11-29 00:53:24.073035+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 1, 0, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913604150, 1795913604003, 1099511627778, '2026-11-29 00:53:24.073035+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 2, 0, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab536c79546966756c5f2d4dcf000001a224cadba300919901cf000001a224cadbddcf000001a224cadbe801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e643a2300cf000001a224cadc36'),
    (1795913604071, 1796473288863, 1099511627778, '2026-11-29 00:53:24.127131+00', '01a224ca-dbe7-8001-85c6-e64c3eb74e83', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913604150, 1795913608512, 1099511627778, '2026-11-29 00:53:24.181227+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 3, 0, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913608512, 1795913604003, 1099511627778, '2026-11-29 00:53:24.181227+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 4, 0, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab536c79546966756c5f2d4dcf000001a224cadba300929901cf000001a224cadbddcf000001a224cadbe801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e643a23009902cf000001a224cadc4bcf000001a224cadc4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64151200cf000001a224caed40'),
    (1795913605854, 1795914080731, 1099511627778, '2026-11-29 00:53:25.885742+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 5, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795914080731, 1795913603899, 1099511627778, '2026-11-29 00:53:25.885742+00', '01a224ca-db3b-8002-90f1-81fc3f9d1741', 6, 2, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7973596f774a4e416c7830cf000001a224cadb3b00939901cf000001a224cadb6ecf000001a224cadb7e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e643303009902cf000001a224cadba6cf000001a224cadbe801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641e03009903cf000001a224cae2decf000001a224cae2f901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a224d221db'),
    (1795913608512, 1795913912476, 1099511627778, '2026-11-29 00:53:28.524076+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 5, 0, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913912476, 1795913604003, 1099511627778, '2026-11-29 00:53:28.524076+00', '01a224ca-dba3-8000-9f78-bd3105d1995d', 6, 0, 1, 2, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab536c79546966756c5f2d4dcf000001a224cadba300939901cf000001a224cadbddcf000001a224cadbe801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e643a23009902cf000001a224cadc4bcf000001a224cadc4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641512009903cf000001a224caed41cf000001a224caed4b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a224cf909c'),
    (1795993458423, 1795913968627, 1099511627778, '2026-11-29 00:53:28.647082+00', '01a224ca-da71-8001-97d4-c8138e3072df', 3, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795913968627, 1795913968627, 1099511627778, '2026-11-29 00:53:28.647082+00', '01a224ca-da71-8001-97d4-c8138e3072df', 4, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e77417a5f656a38365077c000919901cf000001a224cada8ccf000001a224cada8d01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641b0800c0'),
    (1795919045465, 1795913603722, 1099511627778, '2026-11-29 00:53:28.689025+00', '01a224ca-da8a-8003-927d-0c065c781b2b', 3, 3, 4, 2, 1796518408688, NULL, NULL, NULL, NULL, '\x92cf000001a224caedf0c0'),
    (1795913968722, 1795913968722, 1099511627778, '2026-11-29 00:53:28.722888+00', '01a224d0-6c52-8001-aff0-34332ec98296', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab4d6e5533496b72516a3067'),
    (1795913968748, 1795913968748, 1099511627778, '2026-11-29 00:53:28.749846+00', '01a224d0-6c6c-8001-8df0-11c7e136327c', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab3748675134544f75545f4d'),
    (1795913968740, 1795913968740, 1099511627778, '2026-11-29 00:53:28.744462+00', '01a224d0-6c64-8000-a542-51f212ab70dc', 0, 0, 0, 2, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e3f0103cd7530ab344d7571692d4d766e6945');
INSERT INTO tocsin.job_record_d20261130 VALUES
    (1795999973876, 1795999973876, 1099511627776, '2026-11-29 00:52:53.880416+00', '01a1f6a8-184a-8000-9288-f5652217bead', 2, 0, 0, 2, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1795999981752, 1795999981752, 1099511627777, '2026-11-29 00:53:02.157842+00', '01a229f0-e0b8-8001-a7d9-d87d8d3b3afe', -1, 1, 8, 2, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1795999981752, 1795999981752, 1099511627777, '2026-11-29 00:53:02.157842+00', '01a229f0-e0b8-8001-a7d9-d87d8d3b3afe', -2, 1, 8, 2, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1795999981752, 1795999981752, 1099511627777, '2026-11-29 00:53:02.157842+00', '01a229f0-e0b8-8001-a7d9-d87d8d3b3afe', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, '{campaign-3,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265a6b0103cd7530ab6d70504133707933496130'),
    (1795999982318, 1795999982318, 1099511627777, '2026-11-29 00:53:02.321732+00', '01a229f0-e2ee-8001-9918-10a3cd940f1b', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, '{one}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c000201cd04d2ab7844786c475a48594d5959'),
    (1795999982339, 1795999982339, 1099511627777, '2026-11-29 00:53:02.438013+00', '01a229f0-e303-8001-971e-3027266bffa1', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265b9e0003cd7530ab5371725f6d622d554a724d'),
    (1795999982511, 1795999982511, 1099511627777, '2026-11-29 00:53:02.511749+00', '01a229f0-e3af-8002-955a-3db63604681f', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c40001ce05265c000103cd7530ab466a5a393043426a7a504d'),
    (1795999982526, 1795999982526, 1099511627777, '2026-11-29 00:53:02.527069+00', '01a229f0-e3be-8002-a1ec-124a43917b87', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c4012201ce05265c000103cd7530ab5649534c426c5f43305767'),
    (1795999982536, 1795999982536, 1099511627777, '2026-11-29 00:53:02.536555+00', '01a229f0-e3c8-8002-ade0-6398e315972a', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c502bc7d078d2a0cc50fe7bb5d1b313bf7bc72599828b312c106376745a8d54933e7871584599df856b3cacf3ee552d260bad91dec5f01e984589b64ab69d7f6cd248d3618a0165e1b0096e09b8228106338d3846cbd3d6dfceed6d657a655b96ff5a2fa0048d477d83ae7e3a8d1492b268d2d6516249f258a85efb390fc9c5eae3e4b808c1b53d486d7b91319d154645861b4a6a9a2653815153ded7ce5160fd06aed778eb786aeba9917523e8a0f2b75365d48a8748dff412c6638ac09d63f411ebe446a9ee16a1198abcbff0b91ba709708f75d776e7d7a7c0f5dae76785444c6a631f0639917e94414243e0bd3d8de65ea5661a22a46fb6a8644b664df5504426ef23b1de076e5051b38ce2661ca037a0c9532c7adf97d53ca0cded16bff7568687f0d42b3142d1cefd39478d7e39bca37389aeb4fa9e462934e10395acffdcd5efb5a9d925e171a0f814fbba152353a4d2dc191a745d1eafd4d70e67d41350b7d2844f62980339e2737872d979b33119cec265ca60f2f9465facc932ee5ffa58dcb5666266b8de06a1391cdf6b9caf26ea0e220d383115c053524327313df8963682684000b14b68cb522900e324c62f35bb9c8d08f89ab6fa2cf6ce55049cca4e1005f4430a585ecd6db90b236c0e131c49ccf96916f91351c12fe88e83fc5a2e9cc57f93848ef2530e529a9607262eb5bc22aa748187d03b97175bb32740d130e4467c259a33c66e412463a7bfade49102d08613b157f62f7211933ce21172b777308ef54e7747baccb82c894b440583dc0b2a3b4183101f5d5220955645c6ef18143d016e5d59c5e01446b9964d81d78c748a2def35c0b1e137da65b7f2fb62da0c011b9b5a81189471df21238f0b9ff13466038938a53149ba82a628f6c722c19ef5bf2d690f033a06668050cc9788c53502cd2e9f58f174c6a044a33063e19ecca674915d3696d94f7ad8d4c9d21ab477bdf4d1d98e3e696c10601ce05265c000103cd7530ab6b476f47674d7166663030'),
    (1795999982547, 1795999982547, 1099511627777, '2026-11-29 00:53:02.548123+00', '01a229f0-e3d3-8002-93c9-8aed64d7e2ff', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c509ce28b52ffd60c408214e00cb53e7d5ef21290387b5863cdf1305cab15a8785f7786c8b7bf4287f0de31857a5c224301c9a44fb7e46890fbb0a951084dd9f53f2cd6e34e5d579c22ca6820f6449b35058ef16463ec1760ccfcfe9054e3dda4bea849360ae61b0f280c750a3545da616480f769667d213268090d4ed05d01d5a38e01da7a298ba33f95ca9f74561e352b2198c43bb28e97e2c99dd9c51e25adfa207054388540e8c3b53771236abc46cc571991172841f2ee9daa4e370d9328c39216a2e7ac954e04e3b7fc8918f999bb099f29227b7a71518bfaaf824448e9ac0c1e0bb2ef93fbbf3ce2196937402461e46715ffc8208814fffeff2d55d02b6de783ad26b7c0d02f768e3dbebbba89b992dd86b23b77f6d110504910bfb5ceb342b8583ffc44825726c083c8dd140b8a22c738ef689ca58805c1e474cabcaff06792665784c31197dcfd10654420eab16b1d20a535650585f52aaa961bd6f085cd4b7a62bbe00f28f0ee7e4a184f54814e0e84c18b27024c0397cd48b7797017c2471ac7748f21690ac1d854936413b576e48d0964a87048c9033e2fc8f3ba9d9ba240f920b23a3adac37de1eda412931e457c8e6981f466eab01c1b6f3b935792a871c05fa97a7fc839476788c41d99ac9f4dd93cbb1cf82830af8aea06ec32307dca10803014f7a7895e3690e6115ad69f0008c015f90e3e1fbee77e44b060f44d4fe1144de5ebe035d849c6140d3f66f50eb12dd86e267c4fd1b0c4c6a6b3ee9ba3531024d5cb61f82758fd87f82b6d1c663dde3ed330e29245b6b5aa9468682b82b7450390013edc5c39d279bc6267a87de3b64651926bb4a1c1310d3ab4de1b6351deea4e9e2c1f9c4222f8d8ee5e8f50a35ba0df02c1515155f1105ffa86d0275c0c5c61846b2530be99e3994e62bef72b368953f1cc5a07b7d9d38a46a36abe7d1e6d6240e7badf262a010f3c42be1b8f85c84cffefd1dfc6e27191f19f64efd00db8eac0caf118d5c687378c146ed57fdecb2e94e5a5ebeeb988483eeb3bf9d6338d2e7d50a69d9a368a0759b7678489b50672665cf54d62731bcee6acdc88fe171f9c98c4b0144ae4da4ba8adf0bd11d46558869401fda63851fbf7036bd1b40400d3e986f460860a45dd9c437f40b45b50b82f4b636226bb5b5fbc8d3aaf39810844026b6961dc34012fa077e826348bf3bd3c92aa7fbffa178ac6f4e9a9ffd4acd861e90062e621a9bd97573fe1737ba3090d250d1ffc7f9bb0ada73f6f787c39ff713298fd007b53d10b05535850268ce6ea035496f4daa1b441c52feb2115839d8c993ef0abc69c8feccf335cbd19820e5cb6f7012693f0ff9a00b518dc42f1cadc05195a74f669c9ab7eb4032cf6ab871cdaf1471add929480ecd935dfad16cbda0af79acf7ccfa1dca659599759693ace4dc879b995774794f1bdec97e9d78f68b314c8eca917ea924ce02118b06f4509a56caf5aac5ae98a18e1ffbdee0da867e8dcbb095e418cf40694dc3b2230c9d685a041d651294f788cc44fab92cc40a68ac642feb3e29581dcc4a85e36bcc6bb70d33103d4e96fa93926ec8046becac547f488a0c8bb88324375b1f54dc0fc22082e760e6ece3f723f75239b9b4360e9dff67438eb9bcccc015cfdfdfe83df2579129d6fcdcf67c3f0dd9f745d107713f1bdcb44cc5ca5c790deeca5fc581e3b6e017fed6223862e6fab0a0db7f13732a71e43c602f9cc9c9bac60c6d6cf6e0893f67d553ce57e73b9c853a3baced1d4d2ee5c238eff70343dc0989ac2dec83e1bbde4f96420b0fc35162f9447471db265f1c6e10af25823a0790782da5376d32d04413a8d0c7ca1abad92a5d1564fc171a0777ae3fd77ce4138b77909ee1421751773ae70fd5a7b629d7dfe4af9b031b13a7c9dc8e9c6cdf18baa577418d46fa48f4ff7b7126ebcb5500927859aac7bba20193f2a3fbd477101a064bc463fbf1f17bf6b3dfcb516d4bf26b36ebaa1793fd9920d04401f3e6b2fa307ab874e2b035561e81ae9dc519183beb0498315434e8abf3ffba1c9076f4da05ef84a5426f0766922502beab78022f08ea2cc54fe90fe0d842cd567f35b3aa257ac6d0f92638897ce018de20a1d85de480831bbc90705d6f1fbc2007bc43b0e0cb4e2989e6af9e72dbf70bcf11949278c97fda31c5999e447a48795c1c553e646da856e43a1fbb6bef8be4e26bf23d85241a1cf0cd97423a2545f717c86c5411dec2ba2939b639a1b37ef39be359ed7ef39f03e28e48b26dd8fc28e57874efe500216c7b4dcb808daa4867db4ccb66ec2b1cfcb7382421290a0fa8623c4deb9dd271885ae71467f5c849fc0126c591ec9114e8666eada544cc3e51d646bbc42bb2d390b6bce1cad8900a2d6d7f66d3c1e889917dc66526769f15912efa0cddebe389731a147efaf273a42c4e51a2b99e9ed0e4badab941cbc0055fabfa50332445ad516086a8b0105e06c5a36520e8016a7f83afb74348a09e5346931914c5c6a4e8bc83b225e9335630d1a6c455a6604e94a221d37606e156663d8da5b6a4df65113c184e4db3c461e2652b90a31f9409a22f5b038528fedcbefc4751a76703d8c7771c007fda22fb97cb835212bd6ff33858d73bdf88be10beea104391492995d016301099dca03d13cca0a7714dfb283ea1149c0d337591455d8ae7056fff2012784673cdd71b45e4fff47425cad553d22a46cb4107410e6f8a2a0706005852a5bbd72996712b842590d187f8e29f8e9c607e026ede4599bebdd0c352a7911ac4d9b84de20459f7fb0e3d49dd4f98477b909a0bf756b2ec5caffa408237d1daea5c36a71ab8d8ba254945e0e1c2ff8e078768abc5018792f4d26f78a376177529c6257f26c68d776039f7b659b8c5da598174cd0f9b32adad264364b101f277030454bff99e8657d87cdbf7695a1200d568e92b2eb9d5f98eff459a32d7114a1522b55974297be39a955d2c01230669aece854bd4382f65f59e700da577b01f2f0318baca3080fb20c4b3bbc7dd9b9211acf12cfddc819a0aad3eaf2c74a5e690cdf541ca1e00a7b3c67c1170faa9e24e4c2643f7364c465d9d2af0d2c9611ce1485596a1c04abb2470fecaed7ddba0837440c49e8a71ba46eb1151015d8a82502aeb81d213ea0726996e5174a155a82abc9cc0742bcd0cc9ec2802a87d9327b2c381cfd62fd64adf58395a9eab7fd89c164c12a649068d89f635070794bcd4fc280fe890171a5b5eb24b71fbf04ba6d0123be8a789fb239b7225b061b6bfbc5f672d48c907a49ddadaa9c7829fcae13ad1452c8d77019117c5df0fb62984c1c0b4e17a5a952f7c4d71f289f692f6c93c5072ffadd7a3dcc1e4fa037cdbdb41a183e1e077a4e03121c28f437aa1d56696e05f94c34371d57015e0b43a1632a0d23a4a411d9b9f2640d4ccfd6811795af88bc9b3c21c1339500b68b50f680782bd55489de28740ab19f7d013ef9093cada51543e47c3600a51cc1de74a5a4c0099ef3b6476219597150f0ccee798bb25b39edaadececacbe41f7ad03ce05265c000103cd7530ab5749396d61496245766634'),
    (1795999982563, 1795999982563, 1099511627777, '2026-11-29 00:53:02.564213+00', '01a229f0-e3e3-8002-88b1-6ae22a6ad9dc', 0, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4537b2022626967223a2031323334353637383930313233343536373839303132332c2022666c6f6174223a20312e31302c202274657874223a20225c7530306539c3a9205c2f22202c202261223a205b205d207d00ce05265c000103cd7530ab30643452794f4d4a705655'),
    (1795999982593, 1795999982593, 1099511627777, '2026-11-29 00:53:02.646479+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 2, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1795999982593, 1796086382663, 1099511627777, '2026-11-29 00:53:02.675581+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 3, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795999982847, 1795999982847, 1099511627777, '2026-11-29 00:53:02.865471+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 12, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1795999982847, 1796086382887, 1099511627777, '2026-11-29 00:53:02.90467+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 13, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795999983048, 1795999983048, 1099511627777, '2026-11-29 00:53:03.074045+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 22, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1795999983048, 1796086383099, 1099511627777, '2026-11-29 00:53:03.117518+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 23, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795999983412, 1795999983412, 1099511627777, '2026-11-29 00:53:03.442488+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 32, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1795999983412, 1796086383479, 1099511627777, '2026-11-29 00:53:03.512343+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 33, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795999983718, 1795999983718, 1099511627777, '2026-11-29 00:53:03.752954+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 42, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1795999983718, 1796086383809, 1099511627777, '2026-11-29 00:53:03.819457+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 43, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796075613723, 1795913584536, 1099511627777, '2026-11-29 00:53:04.575855+00', '01a224ca-8f98-8003-a5b9-f9c7ff23cd25', 2, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab49374d3168596b6c596463cf000001a224ca8f9800919901cf000001a224ca8fb3cf000001a224ca8fb501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e641b0100cf000001a22e72ee1b'),
    (1796075613723, 1795913584536, 1099511627777, '2026-11-29 00:53:14.731911+00', '01a224ca-8f98-8003-a5b9-f9c7ff23cd25', 3, 3, 4, 2, 1796518394731, NULL, NULL, NULL, NULL, '\x92cf000001a224cab76bc0'),
    (1796039087376, 1795913603625, 1099511627778, '2026-11-29 00:53:23.734531+00', '01a224ca-da29-8003-a41d-e7db28cfcce8', 2, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab39624b706f61795974684dcf000001a224cada2900919901cf000001a224cada8ccf000001a224cada8e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64635600cf000001a22c459510'),
    (1796039087376, 1796259208572, 1099511627778, '2026-11-29 00:53:28.58572+00', '01a224ca-da29-8003-a41d-e7db28cfcce8', 3, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261201 VALUES
    (1796086373914, 1796086373914, 1099511627776, '2026-11-29 00:52:53.922712+00', '01a1f6a8-184d-8000-893b-79a96b4cb242', 2, 0, 0, 2, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee7f0103cd7530a6632d70617374'),
    (1796086373939, 1796086373939, 1099511627776, '2026-11-29 00:52:53.961484+00', '01a1f671-2a26-8001-8789-e8708a6a63ec', 4, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374c000919901cf000001a1f6712a2ecf000001a1f6712a3001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64080000c0'),
    (1796086382663, 1796086382663, 1099511627777, '2026-11-29 00:53:02.675581+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 4, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796086382663, 1796172782696, 1099511627777, '2026-11-29 00:53:02.700692+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 5, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796086382887, 1796086382887, 1099511627777, '2026-11-29 00:53:02.90467+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 14, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796086382887, 1796172782924, 1099511627777, '2026-11-29 00:53:02.94432+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 15, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796086383099, 1796086383099, 1099511627777, '2026-11-29 00:53:03.117518+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 24, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796086383099, 1796172783139, 1099511627777, '2026-11-29 00:53:03.197618+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 25, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796086383479, 1796086383479, 1099511627777, '2026-11-29 00:53:03.512343+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 34, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796086383479, 1796172783546, 1099511627777, '2026-11-29 00:53:03.573764+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 35, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796086383809, 1796086383809, 1099511627777, '2026-11-29 00:53:03.819457+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 44, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796086383809, 1796172783858, 1099511627777, '2026-11-29 00:53:03.901449+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 45, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149714476, 1795913584641, 1099511627777, '2026-11-29 00:53:04.661784+00', '01a224ca-9001-8000-86ec-a199cebc1178', 2, 0, 1, 2, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab336f517933336c64703030cf000001a224ca90010091990100cf000001a224ca901201ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a232dd9e2c');
INSERT INTO tocsin.job_record_d20261202 VALUES
    (1796172782569, 1796172782569, 1099511627777, '2026-11-29 00:53:02.570323+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 0, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172782569, 1795999982593, 1099511627777, '2026-11-29 00:53:02.646479+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 1, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796172782696, 1796172782696, 1099511627777, '2026-11-29 00:53:02.700692+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 6, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172782696, 1796259182727, 1099511627777, '2026-11-29 00:53:02.746943+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 7, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796172782924, 1796172782924, 1099511627777, '2026-11-29 00:53:02.94432+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 16, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172782924, 1796259182964, 1099511627777, '2026-11-29 00:53:02.986309+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 17, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796172783139, 1796172783139, 1099511627777, '2026-11-29 00:53:03.197618+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 26, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172783139, 1796259183228, 1099511627777, '2026-11-29 00:53:03.294313+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 27, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796172783546, 1796172783546, 1099511627777, '2026-11-29 00:53:03.573764+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 36, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172783546, 1796259183606, 1099511627777, '2026-11-29 00:53:03.626511+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 37, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796172783858, 1796172783858, 1099511627777, '2026-11-29 00:53:03.901449+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 46, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796172783858, 1796259183941, 1099511627777, '2026-11-29 00:53:03.989465+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 47, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261203 VALUES
    (1796259182727, 1796259182727, 1099511627777, '2026-11-29 00:53:02.746943+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 8, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796259182727, 1796345582775, 1099511627777, '2026-11-29 00:53:02.826887+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 9, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796259182964, 1796259182964, 1099511627777, '2026-11-29 00:53:02.986309+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 18, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796259182964, 1796345583004, 1099511627777, '2026-11-29 00:53:03.019439+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 19, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796259183228, 1796259183228, 1099511627777, '2026-11-29 00:53:03.294313+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 28, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796259183228, 1796345583330, 1099511627777, '2026-11-29 00:53:03.378404+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 29, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796259183606, 1796259183606, 1099511627777, '2026-11-29 00:53:03.626511+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 38, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796259183606, 1796345583660, 1099511627777, '2026-11-29 00:53:03.677732+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 39, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796259183941, 1796259183941, 1099511627777, '2026-11-29 00:53:03.989465+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 48, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796328305393, 1795913584512, 1099511627777, '2026-11-29 00:53:04.5372+00', '01a224ca-8f80-8003-9686-87565164b93f', 2, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab71584e594f514e346f5159cf000001a224ca8f8000919901cf000001a224ca8f87cf000001a224ca8f8e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070200cf000001a23d82b2f1'),
    (1796277154220, 1795913584565, 1099511627777, '2026-11-29 00:53:04.589883+00', '01a224ca-8fb5-8001-899a-cd95a9a3036e', 2, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6c64624a63396a7a374c4dcf000001a224ca8fb500919901cf000001a224ca8fbecf000001a224ca8fc101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64090000cf000001a23a7631ac'),
    (1796328305393, 1796259194620, 1099511627777, '2026-11-29 00:53:14.640167+00', '01a224ca-8f80-8003-9686-87565164b93f', 3, 3, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796259194620, 1796259194620, 1099511627777, '2026-11-29 00:53:14.640167+00', '01a224ca-8f80-8003-9686-87565164b93f', 4, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab71584e594f514e346f5159c000919901cf000001a224ca8f87cf000001a224ca8f8e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070200c0'),
    (1796293114561, 1795913603735, 1099511627778, '2026-11-29 00:53:23.840314+00', '01a224ca-da97-8001-8fc5-b5dc04422077', 2, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6a6b66446648384b656a49cf000001a224cada9700919901cf000001a224cadafccf000001a224cadaff01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64654400cf000001a23b69bac1'),
    (1796259208572, 1796259208572, 1099511627778, '2026-11-29 00:53:28.58572+00', '01a224ca-da29-8003-a41d-e7db28cfcce8', 4, 3, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab39624b706f61795974684dc000919901cf000001a224cada8ccf000001a224cada8e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64635600c0');
INSERT INTO tocsin.job_record_d20261204 VALUES
    (1796345573815, 1796345573815, 1099511627776, '2026-11-29 00:52:53.816366+00', '01a23e8a-31b7-8002-82fb-35ec3898d190', 0, 2, 0, 2, NULL, 'acme', 'messaging.send', 'u-7', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce481908000103cd7530a6632d70617374'),
    (1796345582775, 1796345582775, 1099511627777, '2026-11-29 00:53:02.826887+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 10, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796345582775, 1795999982847, 1099511627777, '2026-11-29 00:53:02.865471+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 11, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796345583004, 1796345583004, 1099511627777, '2026-11-29 00:53:03.019439+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 20, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796345583004, 1795999983048, 1099511627777, '2026-11-29 00:53:03.074045+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 21, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796345583330, 1796345583330, 1099511627777, '2026-11-29 00:53:03.378404+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 30, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796345583330, 1795999983412, 1099511627777, '2026-11-29 00:53:03.442488+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 31, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796345583660, 1796345583660, 1099511627777, '2026-11-29 00:53:03.677732+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 40, 2, 0, 2, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab44416a3652715a49486a45'),
    (1796345583660, 1795999983718, 1099511627777, '2026-11-29 00:53:03.752954+00', '01a2343d-9be9-8002-88ef-205dfef68c86', 41, 2, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261205 VALUES
    (1796466488761, 1795913584526, 1099511627777, '2026-11-29 00:53:04.542953+00', '01a224ca-8f8e-8001-8335-f24eceb9d87c', 2, 1, 1, 2, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab5767476256542d48664549cf000001a224ca8f8e00919901cf000001a224ca8f96cf000001a224ca8f9801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64080100cf000001a245bf35b9'),
    (1796466488761, 1795913954681, 1099511627777, '2026-11-29 00:53:14.704989+00', '01a224ca-8f8e-8001-8335-f24eceb9d87c', 3, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796473288863, 1795913604071, 1099511627778, '2026-11-29 00:53:24.127131+00', '01a224ca-dbe7-8001-85c6-e64c3eb74e83', 2, 1, 1, 2, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab7a6d49447137514d415834cf000001a224cadbe70091990100cf000001a224cadc1e01ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a24626f89f');
INSERT INTO tocsin.job_record_d20261208 VALUES
    (1796691184041, 1796691184041, 1099511627777, '2026-11-29 00:53:04.047642+00', '01a224cb-77ea-8003-982a-d7a780e60d9c', 2, 3, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab644362706b443753655563'),
    (1796691184058, 1796691184058, 1099511627777, '2026-11-29 00:53:04.058528+00', '01a25323-c9ba-8001-824c-9a5d84296847', 0, 1, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab4a5a3356686b69725a3355'),
    (1796691184058, 1795913884076, 1099511627777, '2026-11-29 00:53:04.086776+00', '01a25323-c9ba-8001-824c-9a5d84296847', 1, 1, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796691184107, 1796691184107, 1099511627777, '2026-11-29 00:53:04.108213+00', '01a25323-c9eb-8000-8831-46d624a8407a', 0, 0, 0, 2, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab75624c6779655244384f30'),
    (1796691184107, 1795913584146, 1099511627777, '2026-11-29 00:53:04.150572+00', '01a25323-c9eb-8000-8831-46d624a8407a', 1, 0, 6, 2, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261229 VALUES
    (1798505584281, 1798505584281, 1099511627777, '2026-11-29 00:53:04.347601+00', '01a2bf49-5699-8000-955a-27d1c58d112c', 0, 0, 0, 2, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce9a7ec8000103cd7530ab57596e713751634e614549'),
    (1798505584281, 1798505584281, 1099511627777, '2026-11-29 00:53:04.372008+00', '01a2bf49-5699-8000-955a-27d1c58d112c', 1, 0, 4, 2, 1796518384371, NULL, NULL, NULL, NULL, '\x92cf000001a224ca8ef3c0');
INSERT INTO tocsin.job_record_d20270108 VALUES
    (1799369581752, 1799369581752, 1099511627777, '2026-11-29 00:53:02.234645+00', '01a2f2c8-e4b8-8002-a15d-fa09bfc22c00', 0, 2, 0, 2, NULL, NULL, 'messaging.send', 'u-4', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cecdfe5e550103cd7530ab3844795875357875572d38');
INSERT INTO tocsin.job_record_d20281128 VALUES
    (1858985581752, 1858985581752, 1099511627777, '2026-11-29 00:53:02.300291+00', '01b0d42c-dcb8-8000-accd-77b93367249f', -1, 0, 8, 2, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1858985581752, 1858985581752, 1099511627777, '2026-11-29 00:53:02.300291+00', '01b0d42c-dcb8-8000-accd-77b93367249f', -2, 0, 8, 2, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1858985581752, 1858985581752, 1099511627777, '2026-11-29 00:53:02.300291+00', '01b0d42c-dcb8-8000-accd-77b93367249f', 0, 0, 0, 2, NULL, NULL, 'messaging.send', 'u-5', '{campaign-5,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cf0000000eaf6256040103cd7530ab334e692d61385a5a5a6f73');
INSERT INTO tocsin.moved VALUES
    (0, '01a1f6a8-184a-8000-9288-f5652217bead', 1795999973876, 2),
    (0, '01a1f6a8-184d-8000-893b-79a96b4cb242', 1796086373914, 2),
    (1, '01a1f671-2a26-8001-8789-e8708a6a63ec', 1796086373939, 4),
    (2, '01a2343d-9be9-8002-88ef-205dfef68c86', 1796259183941, 48),
    (3, '01a224cb-77ea-8003-982a-d7a780e60d9c', 1796691184041, 2),
    (0, '01a25323-c9eb-8000-8831-46d624a8407a', 1795913584146, 3),
    (1, '01a224ca-8e62-8001-8814-a79b959ecfa1', 1795913584265, 3),
    (1, '01a224ca-8f8e-8001-8335-f24eceb9d87c', 1796466488761, 2),
    (1, '01a224ca-8fb5-8001-899a-cd95a9a3036e', 1796277154220, 2),
    (0, '01a224ca-9001-8000-86ec-a199cebc1178', 1796149714476, 2),
    (3, '01a224ca-8f80-8003-9686-87565164b93f', 1796259194620, 4),
    (3, '01a224ca-8f98-8003-a5b9-f9c7ff23cd25', 1796075613723, 3),
    (1, '01a224ca-da71-8001-97d4-c8138e3072df', 1795993458423, 2),
    (1, '01a224ca-da97-8001-8fc5-b5dc04422077', 1796293114561, 2),
    (1, '01a224ca-dbe7-8001-85c6-e64c3eb74e83', 1796473288863, 2),
    (3, '01a224ca-da29-8003-a41d-e7db28cfcce8', 1796259208572, 4),
    (3, '01a224ca-da8a-8003-927d-0c065c781b2b', 1795919045465, 3);
INSERT INTO tocsin.schema_migration VALUES
    ('0001_journal', '3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f', '2026-11-29 00:52:52.280518+00'),
    ('0002_lists', 'c845001cff2a6f60572b674e4c13dc8bc71172bd8e101d0b0eee3a7bac5d6819', '2026-11-29 00:52:52.406214+00');
INSERT INTO tocsin.shard VALUES
    (2, 1099511627778, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1795913604444, 13, 9, 1, 2, 1, 0, 0, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 7),
    (0, 1099511627778, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1795913610550, 10, 4, 2, 2, 0, 2, 0, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 10),
    (1, 1099511627778, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1795913603115, 23, 8, 7, 4, 2, 2, 0, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 15),
    (3, 1099511627778, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1795913602941, 16, 5, 3, 4, 1, 3, 0, '7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 15);
INSERT INTO tocsin.tally VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 3, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 4, '\x000300000001000000010000000000000000000000000000000000000000000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 5, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 6, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 7, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 1, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 2, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 3, '\x000200000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 8, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 4, '\x000200000000ffffffff0000000000000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 9, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 10, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 11, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 12, '\x00010000000000000000ffffffff00000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 13, '\x000300000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 14, '\x000100000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 15, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 16, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 17, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 18, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 19, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 5, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 6, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 20, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 7, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 8, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 9, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 21, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 22, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 23, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 10, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 24, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 11, '\x000200000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 25, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 30, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 31, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 32, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 33, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 34, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 35, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 36, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 37, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 38, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 39, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 40, '\x000000000000ffffffff0000000000000000000000000000000100000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 41, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 0, 42, '\x000000000000ffffffff0000000100000000000000000000000000000000'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 35, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 36, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 37, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 38, '\x'),
    ('a2afc129-4d69-4aaa-8ca1-4819f0e14d07', 1, 39, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 8, '\x'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 9, '\x'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 11, '\x'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 12, '\x'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 13, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 14, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 0, 10, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('7f4accbc-98c0-44a2-90eb-7db006739d5f', 1, 15, '\x000100000001000000010000000000000000000000000000000000000000');
ALTER TABLE ONLY tocsin.archive
    ADD CONSTRAINT archive_pkey PRIMARY KEY (shard, job_id);
ALTER TABLE ONLY tocsin.archive_tag
    ADD CONSTRAINT archive_tag_pkey PRIMARY KEY (shard, job_id, tag);
ALTER TABLE ONLY tocsin.cluster
    ADD CONSTRAINT cluster_pkey PRIMARY KEY (one);
ALTER TABLE ONLY tocsin.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261126
    ADD CONSTRAINT idempotency_key_d20261126_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261127
    ADD CONSTRAINT idempotency_key_d20261127_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261128
    ADD CONSTRAINT idempotency_key_d20261128_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261129
    ADD CONSTRAINT idempotency_key_d20261129_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261130
    ADD CONSTRAINT idempotency_key_d20261130_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261201
    ADD CONSTRAINT idempotency_key_d20261201_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261202
    ADD CONSTRAINT idempotency_key_d20261202_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261203
    ADD CONSTRAINT idempotency_key_d20261203_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261204
    ADD CONSTRAINT idempotency_key_d20261204_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261205
    ADD CONSTRAINT idempotency_key_d20261205_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261206
    ADD CONSTRAINT idempotency_key_d20261206_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261207
    ADD CONSTRAINT idempotency_key_d20261207_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261208
    ADD CONSTRAINT idempotency_key_d20261208_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261209
    ADD CONSTRAINT idempotency_key_d20261209_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261210
    ADD CONSTRAINT idempotency_key_d20261210_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261211
    ADD CONSTRAINT idempotency_key_d20261211_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261212
    ADD CONSTRAINT idempotency_key_d20261212_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261213
    ADD CONSTRAINT idempotency_key_d20261213_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.identity
    ADD CONSTRAINT identity_pkey PRIMARY KEY (one);
ALTER TABLE ONLY tocsin.incarnation_lane
    ADD CONSTRAINT incarnation_lane_pkey PRIMARY KEY (incarnation, lane);
ALTER TABLE ONLY tocsin.job_record
    ADD CONSTRAINT job_record_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261122
    ADD CONSTRAINT job_record_d20261122_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261123
    ADD CONSTRAINT job_record_d20261123_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261124
    ADD CONSTRAINT job_record_d20261124_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261125
    ADD CONSTRAINT job_record_d20261125_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261126
    ADD CONSTRAINT job_record_d20261126_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261127
    ADD CONSTRAINT job_record_d20261127_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261128
    ADD CONSTRAINT job_record_d20261128_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261129
    ADD CONSTRAINT job_record_d20261129_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261130
    ADD CONSTRAINT job_record_d20261130_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261201
    ADD CONSTRAINT job_record_d20261201_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261202
    ADD CONSTRAINT job_record_d20261202_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261203
    ADD CONSTRAINT job_record_d20261203_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261204
    ADD CONSTRAINT job_record_d20261204_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261205
    ADD CONSTRAINT job_record_d20261205_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261206
    ADD CONSTRAINT job_record_d20261206_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261207
    ADD CONSTRAINT job_record_d20261207_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261208
    ADD CONSTRAINT job_record_d20261208_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261209
    ADD CONSTRAINT job_record_d20261209_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261210
    ADD CONSTRAINT job_record_d20261210_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261211
    ADD CONSTRAINT job_record_d20261211_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261212
    ADD CONSTRAINT job_record_d20261212_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261213
    ADD CONSTRAINT job_record_d20261213_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261229
    ADD CONSTRAINT job_record_d20261229_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20270108
    ADD CONSTRAINT job_record_d20270108_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20281128
    ADD CONSTRAINT job_record_d20281128_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.moved
    ADD CONSTRAINT moved_pkey PRIMARY KEY (shard, job_id);
ALTER TABLE ONLY tocsin.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY tocsin.shard
    ADD CONSTRAINT shard_pkey PRIMARY KEY (shard);
ALTER TABLE ONLY tocsin.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (incarnation, lane, n);
CREATE INDEX archive_due ON tocsin.archive USING btree (due_ms, job_id);
CREATE INDEX archive_keep_ms ON tocsin.archive USING btree (keep_ms) WHERE (keep_ms >= 0);
CREATE INDEX archive_state ON tocsin.archive USING btree (outcome_state, due_ms, job_id);
CREATE INDEX archive_tag_tag ON tocsin.archive_tag USING btree (tag, due_ms, job_id);
CREATE INDEX archive_user ON tocsin.archive USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_state ON ONLY tocsin.job_record USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261122_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261122 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_tag ON ONLY tocsin.job_record USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261122_tags_due_ms_job_id_idx ON tocsin.job_record_d20261122 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_user ON ONLY tocsin.job_record USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261122_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261122 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261123_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261123 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261123_tags_due_ms_job_id_idx ON tocsin.job_record_d20261123 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261123_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261123 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261124_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261124 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261124_tags_due_ms_job_id_idx ON tocsin.job_record_d20261124 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261124_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261124 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261125_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261125 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261125_tags_due_ms_job_id_idx ON tocsin.job_record_d20261125 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261125_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261125 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261126_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261126 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261126_tags_due_ms_job_id_idx ON tocsin.job_record_d20261126 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261126_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261126 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261127_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261127 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261127_tags_due_ms_job_id_idx ON tocsin.job_record_d20261127 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261127_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261127 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261128_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261128 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261128_tags_due_ms_job_id_idx ON tocsin.job_record_d20261128 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261128_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261128 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261129_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261129 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261129_tags_due_ms_job_id_idx ON tocsin.job_record_d20261129 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261129_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261129 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261130_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261130 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261130_tags_due_ms_job_id_idx ON tocsin.job_record_d20261130 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261130_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261130 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261201_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261201 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261201_tags_due_ms_job_id_idx ON tocsin.job_record_d20261201 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261201_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261201 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261202_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261202 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261202_tags_due_ms_job_id_idx ON tocsin.job_record_d20261202 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261202_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261202 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261203_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261203 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261203_tags_due_ms_job_id_idx ON tocsin.job_record_d20261203 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261203_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261203 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261204_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261204 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261204_tags_due_ms_job_id_idx ON tocsin.job_record_d20261204 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261204_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261204 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261205_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261205 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261205_tags_due_ms_job_id_idx ON tocsin.job_record_d20261205 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261205_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261205 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261206_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261206 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261206_tags_due_ms_job_id_idx ON tocsin.job_record_d20261206 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261206_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261206 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261207_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261207 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261207_tags_due_ms_job_id_idx ON tocsin.job_record_d20261207 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261207_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261207 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261208_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261208 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261208_tags_due_ms_job_id_idx ON tocsin.job_record_d20261208 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261208_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261208 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261209_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261209 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261209_tags_due_ms_job_id_idx ON tocsin.job_record_d20261209 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261209_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261209 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261210_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261210 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261210_tags_due_ms_job_id_idx ON tocsin.job_record_d20261210 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261210_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261210 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261211_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261211 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261211_tags_due_ms_job_id_idx ON tocsin.job_record_d20261211 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261211_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261211 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261212_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261212 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261212_tags_due_ms_job_id_idx ON tocsin.job_record_d20261212 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261212_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261212 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261213_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261213 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261213_tags_due_ms_job_id_idx ON tocsin.job_record_d20261213 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261213_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261213 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20261229_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20261229 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20261229_tags_due_ms_job_id_idx ON tocsin.job_record_d20261229 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20261229_user_id_due_ms_job_id_idx ON tocsin.job_record_d20261229 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20270108_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20270108 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20270108_tags_due_ms_job_id_idx ON tocsin.job_record_d20270108 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20270108_user_id_due_ms_job_id_idx ON tocsin.job_record_d20270108 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
CREATE INDEX job_record_d20281128_greatest_due_ms_job_id_shard_filed_ms_idx ON tocsin.job_record_d20281128 USING btree (GREATEST(state, (1)::smallint), due_ms, job_id, shard, filed_ms) WHERE ((state = 1) OR ((state > 2) AND (state < 6)) OR ((filed_ms <> due_ms) AND (state = 0)));
CREATE INDEX job_record_d20281128_tags_due_ms_job_id_idx ON tocsin.job_record_d20281128 USING btree ((tags[1]) COLLATE "C", due_ms, job_id) WHERE (tags IS NOT NULL);
CREATE INDEX job_record_d20281128_user_id_due_ms_job_id_idx ON tocsin.job_record_d20281128 USING btree (user_id COLLATE "C", due_ms, job_id) WHERE (user_id IS NOT NULL);
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261126_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261127_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261128_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261129_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261130_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261201_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261202_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261203_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261204_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261205_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261206_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261207_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261208_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261209_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261210_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261211_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261212_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261213_pkey;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261122_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261122_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261122_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261122_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261123_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261123_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261123_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261123_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261124_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261124_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261124_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261124_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261125_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261125_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261125_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261125_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261126_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261126_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261126_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261126_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261127_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261127_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261127_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261127_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261128_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261128_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261128_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261128_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261129_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261129_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261129_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261129_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261130_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261130_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261130_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261130_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261201_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261201_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261201_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261201_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261202_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261202_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261202_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261202_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261203_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261203_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261203_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261203_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261204_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261204_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261204_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261204_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261205_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261205_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261205_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261205_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261206_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261206_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261206_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261206_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261207_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261207_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261207_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261207_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261208_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261208_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261208_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261208_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261209_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261209_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261209_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261209_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261210_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261210_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261210_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261210_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261211_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261211_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261211_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261211_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261212_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261212_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261212_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261212_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261213_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261213_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261213_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261213_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20261229_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261229_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20261229_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20261229_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20270108_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20270108_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20270108_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20270108_user_id_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_state ATTACH PARTITION tocsin.job_record_d20281128_greatest_due_ms_job_id_shard_filed_ms_idx;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20281128_pkey;
ALTER INDEX tocsin.job_record_tag ATTACH PARTITION tocsin.job_record_d20281128_tags_due_ms_job_id_idx;
ALTER INDEX tocsin.job_record_user ATTACH PARTITION tocsin.job_record_d20281128_user_id_due_ms_job_id_idx;
CREATE TRIGGER fence BEFORE INSERT ON tocsin.job_record FOR EACH STATEMENT EXECUTE FUNCTION tocsin.fence();
