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
CREATE TABLE tocsin.idempotency_key_d20261120 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261121 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261122 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261123 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261124 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
CREATE TABLE tocsin.idempotency_key_d20261125 (
    at_ms bigint CONSTRAINT idempotency_key_at_ms_not_null NOT NULL,
    job_id uuid CONSTRAINT idempotency_key_job_id_not_null NOT NULL,
    key_hash bytea CONSTRAINT idempotency_key_key_hash_not_null NOT NULL,
    shard smallint CONSTRAINT idempotency_key_shard_not_null NOT NULL
)
WITH (autovacuum_vacuum_insert_threshold='100000', autovacuum_vacuum_insert_scale_factor='0.5', autovacuum_freeze_min_age='0', autovacuum_analyze_threshold='10000');
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
CREATE TABLE tocsin.job_record_d20261116 (
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
ALTER TABLE ONLY tocsin.job_record_d20261116 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261117 (
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
ALTER TABLE ONLY tocsin.job_record_d20261117 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261118 (
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
ALTER TABLE ONLY tocsin.job_record_d20261118 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261119 (
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
ALTER TABLE ONLY tocsin.job_record_d20261119 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261120 (
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
ALTER TABLE ONLY tocsin.job_record_d20261120 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20261121 (
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
ALTER TABLE ONLY tocsin.job_record_d20261121 ALTER COLUMN body SET STORAGE EXTERNAL;
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
CREATE TABLE tocsin.job_record_d20261223 (
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
ALTER TABLE ONLY tocsin.job_record_d20261223 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20270102 (
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
ALTER TABLE ONLY tocsin.job_record_d20270102 ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE tocsin.job_record_d20281122 (
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
ALTER TABLE ONLY tocsin.job_record_d20281122 ALTER COLUMN body SET STORAGE EXTERNAL;
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
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261120 FOR VALUES FROM ('1795132800000') TO ('1795219200000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261121 FOR VALUES FROM ('1795219200000') TO ('1795305600000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261122 FOR VALUES FROM ('1795305600000') TO ('1795392000000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261123 FOR VALUES FROM ('1795392000000') TO ('1795478400000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261124 FOR VALUES FROM ('1795478400000') TO ('1795564800000');
ALTER TABLE ONLY tocsin.idempotency_key ATTACH PARTITION tocsin.idempotency_key_d20261125 FOR VALUES FROM ('1795564800000') TO ('1795651200000');
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
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261116 FOR VALUES FROM ('1794787200000') TO ('1794873600000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261117 FOR VALUES FROM ('1794873600000') TO ('1794960000000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261118 FOR VALUES FROM ('1794960000000') TO ('1795046400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261119 FOR VALUES FROM ('1795046400000') TO ('1795132800000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261120 FOR VALUES FROM ('1795132800000') TO ('1795219200000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261121 FOR VALUES FROM ('1795219200000') TO ('1795305600000');
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
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20261223 FOR VALUES FROM ('1797984000000') TO ('1798070400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20270102 FOR VALUES FROM ('1798848000000') TO ('1798934400000');
ALTER TABLE ONLY tocsin.job_record ATTACH PARTITION tocsin.job_record_d20281122 FOR VALUES FROM ('1858464000000') TO ('1858550400000');
INSERT INTO tocsin.archive VALUES
    (1794694192443, 1794694192443, 1099511627776, '2026-11-23 22:09:52.444136+00', '01a1dc1c-1d3b-8001-a24b-e40ad23f0824', 0, 1, 0, 1, NULL, 'messaging.kept_a_month', 'u-1', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1794694192443, 1099511627776, '2026-11-23 22:09:52.445389+00', 1, 2, 1, '\x92cf000001a1dc1c1d3c9701cf000001a1dc1c1d3ccf000001a1dc1c1d3c02a24f4ba001', 1797286192444),
    (1794694192456, 1794694192456, 1099511627776, '2026-11-23 22:09:52.456842+00', '01a1dc1c-1d48-8002-9b2b-52898d116ece', 0, 2, 0, 1, NULL, 'messaging.send', NULL, NULL, '\x97c4157b22626f6479223a22666f72206e6f626f6479227d00000103cd7530a6632d70617374', 1794694192456, 1099511627776, '2026-11-23 22:09:52.458116+00', 1, 3, 1, '\x92cf000001a1dc1c1d499701cf000001a1dc1c1d49cf000001a1dc1c1d4903b0494e56414c49445f415247554d454e54ac6e6f20726563697069656e7401', 1797286192457),
    (1794694192461, 1794694192461, 1099511627776, '2026-11-23 22:09:52.461521+00', '01a1dc1c-1d49-8001-87ec-5f0890c192cf', 2, 1, 1, 1, NULL, 'messaging.fails_soon', 'u-1', NULL, '\x9ac4167b22726563697069656e745f6964223a22752d31227d00000102cd7530a6632d70617374cf000001a1dc1c1d4900919701cf000001a1dc1c1d4ccf000001a1dc1c1d4d01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6403', 1794694192461, 1099511627776, '2026-11-23 22:09:52.463744+00', 3, 3, 1, '\x92cf000001a1dc1c1d4e9702cf000001a1dc1c1d4ecf000001a1dc1c1d4e03ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401', 1797286192462),
    (1794697792460, 1794697792460, 1099511627776, '2026-11-23 22:09:52.460995+00', '01a1dc53-0bcc-8003-a827-ddada170b338', 0, 3, 0, 1, NULL, 'messaging.kept_a_month', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800104cd7530a6632d70617374', 1794697792460, 1099511627776, '2026-11-23 22:09:52.487067+00', 1, 4, 1, '\x92cf000001a1dc1c1d66c0', 1797286192486),
    (1794694192445, 1794694192445, 1099511627776, '2026-11-23 22:09:52.446051+00', '01a1dc1c-1d3d-8003-8266-543636f675cc', 0, 3, 0, 1, 'acme', 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1794694192445, 1099511627776, '2026-11-23 22:09:52.452471+00', 1, 2, 1, '\x92cf000001a1dc1c1d3f9701cf000001a1dc1c1d3ecf000001a1dc1c1d3f02a24f4ba001', -1),
    (1794694192446, 1794694192446, 1099511627776, '2026-11-23 22:09:52.454707+00', '01a1dc1c-1d3e-8002-8478-82e36b0d549b', 0, 2, 0, 1, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c42228b52ffd609f10c50000807b2274657874223a226c6f6e6720227d01008c81be280102000104cd7530a6632d70617374', 1794694192446, 1099511627776, '2026-11-23 22:09:52.457362+00', 1, 2, 1, '\x92cf000001a1dc1c1d499701cf000001a1dc1c1d48cf000001a1dc1c1d4902a24f4ba00a', -1),
    (1794694192494, 1794694192494, 1099511627776, '2026-11-23 22:09:52.49463+00', '01a1dc40-bc69-8001-be7a-f6b30cb1e29c', 8, 1, 0, 1, 'acme', 'messaging.kept_a_month', NULL, '{moved}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00249f000104cd7530a6632d70617374', 1794694192494, 1099511627776, '2026-11-23 22:09:52.495418+00', 9, 2, 1, '\x92cf000001a1dc1c1d6f9701cf000001a1dc1c1d6fcf000001a1dc1c1d6f02a24f4ba001', 1797286192495),
    (1794694192353, 1794694192353, 1099511627776, '2026-11-23 22:09:52.43844+00', '01a1dc1c-1ce1-8003-84a2-cbcc0c5c7fd0', 0, 3, 0, 1, NULL, 'messaging.kept_a_month', 'u-0', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1794694192353, 1099511627776, '2026-11-23 22:09:52.444997+00', 1, 2, 1, '\x92cf000001a1dc1c1d3c9701cf000001a1dc1c1d3bcf000001a1dc1c1d3c02a24f4ba05a', 1797286192444),
    (1794694192444, 1794694192444, 1099511627776, '2026-11-23 22:09:52.445389+00', '01a1dc1c-1d3c-8003-83b6-411d9531985d', 0, 3, 0, 1, NULL, 'messaging.kept_a_month', 'u-2', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1794694192444, 1099511627776, '2026-11-23 22:09:52.446414+00', 1, 2, 1, '\x92cf000001a1dc1c1d3e9701cf000001a1dc1c1d3dcf000001a1dc1c1d3e02a24f4ba001', 1797286192446),
    (1794704992461, 1794704992461, 1099511627776, '2026-11-23 22:09:52.462016+00', '01a1dcc0-e8cd-8001-a4ef-41330fd630f1', 0, 1, 0, 1, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00a4cb800104cd7530a6632d70617374', 1794704992461, 1099511627776, '2026-11-23 22:09:52.48909+00', 1, 4, 1, '\x92cf000001a1dc1c1d68c0', -1);
INSERT INTO tocsin.cluster VALUES
    (true, 4, '2026-11-23 22:09:52.277511+00');
INSERT INTO tocsin.idempotency_key_d20261123 VALUES
    (1795471793130, '01a20f9b-b7df-8001-862f-eaeca440ab17', '\x35d0333ae9a52036a2cf215e4d723f92', 1),
    (1795471793133, '01a20a76-464c-8002-ac5f-3aff017ddd72', '\xe4b114666cc3f254ed96e45bdb349da9', 2),
    (1795471793136, '01a20a75-5bef-8003-a568-d0c48a0a1275', '\x138b9a3cfa9ecf67328634650c6e1f32', 3),
    (1795471793264, '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', '\x37551681a6036b39107ed8d89904c575', 3),
    (1795471793266, '01a20a75-5c71-8001-b210-02b84bacd0ed', '\x27e3303c5fbaf5a10fd9037dc6cc6c1a', 1),
    (1795471819125, '01a20a75-c170-8002-a463-134090b962e1', '\x357f596c73547b4e42d855fbcb675871', 2),
    (1795471819131, '01a20a75-c17a-8000-8e05-27f9ad4a520e', '\xfc224b3d67e72d2a331e7c380fd6b78f', 0);
INSERT INTO tocsin.identity VALUES
    (true, '9f84163d-40fd-420b-9ae1-19a2033397ae');
INSERT INTO tocsin.incarnation_lane VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', -1, 'past', '2026-11-23 22:09:52.276384+00', '2026-11-23 22:09:52.535295+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 'past', '2026-11-23 22:09:52.276384+00', '2026-11-23 22:09:52.535305+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 'past', '2026-11-23 22:09:52.276384+00', '2026-11-23 22:09:52.535307+00'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', -1, 'node-a', '2026-11-23 22:09:52.900808+00', '2026-11-23 22:10:18.428727+00'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 0, 'node-a', '2026-11-23 22:09:52.900808+00', '2026-11-23 22:10:18.428738+00'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 'node-a', '2026-11-23 22:09:52.900808+00', '2026-11-23 22:10:18.428741+00'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', -1, 'node-a', '2026-11-23 22:10:18.878235+00', NULL),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 'node-a', '2026-11-23 22:10:18.878235+00', NULL),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 'node-a', '2026-11-23 22:10:18.878235+00', NULL);
INSERT INTO tocsin.job_record_d20261118 VALUES
    (1795039481102, 1795039481102, 1099511627776, '2026-11-23 22:09:52.503617+00', '01a1dc1c-1d76-8001-8789-e8708a6a63ec', 2, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9ac4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374cf000001a1dc1c1d7600919701cf000001a1dc1c1d77cf000001a1dc1c1d7701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795039481102, 1795644592526, 1099511627776, '2026-11-23 22:09:52.52712+00', '01a1dc1c-1d76-8001-8789-e8708a6a63ec', 3, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261123 VALUES
    (1795471853003, 1795471853003, 1099511627777, '2026-11-23 22:09:53.057098+00', '01a20a76-45cb-8001-9112-79d44ae240a2', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea5e0103cd7530ab6c61364973373564743477'),
    (1795472093003, 1795472093003, 1099511627777, '2026-11-23 22:09:53.065384+00', '01a20a79-ef4b-8001-a60e-e84757068f4c', 0, 1, 0, 1, NULL, NULL, 'messaging.send', 'u-1', '{campaign-1,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000493a20103cd7530ab5034364b6d6b4275336149'),
    (1795471853132, 1795471853132, 1099511627777, '2026-11-23 22:09:53.13343+00', '01a20a76-464c-8002-ac5f-3aff017ddd72', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-42', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea5f0103cd7530ab6941416d317570746b346b'),
    (1795471793135, 1795471793135, 1099511627777, '2026-11-23 22:09:53.136145+00', '01a20a75-5bef-8003-a568-d0c48a0a1275', 0, 3, 0, 1, NULL, NULL, 'messaging.kept_a_month', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab57302d502d3644646f7134'),
    (1795471913144, 1795471913144, 1099511627777, '2026-11-23 22:09:53.144418+00', '01a20a77-30b8-8001-9fe3-4970c2a1ecb0', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c45728b52ffd6012156d0200f4037b22726563697069656e745f6964223a22752d31222c2273656e64657232222c22626f6479223a2261206c6f6e67206f6e652c20616761696e20616e64227d0300c0f5b303b4bc57bdd30902ce0001d4c00103cd7530ab495831554d74694e667941'),
    (1795471793135, 1795471793135, 1099511627777, '2026-11-23 22:09:53.145222+00', '01a20a75-5bef-8003-a568-d0c48a0a1275', 1, 3, 2, 1, 1798063793144, NULL, NULL, NULL, NULL, '\x92cf000001a20a755bf89701cf000001a20a755bf7cf000001a20a755bf802a24f4ba008'),
    (1795471853221, 1795471853221, 1099511627777, '2026-11-23 22:09:53.221167+00', '01a20a76-46a5-8002-8ff8-3785e110f841', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab766b476e44344479617430'),
    (1795471853221, 1796249393221, 1099511627777, '2026-11-23 22:09:53.22209+00', '01a20a76-46a5-8002-8ff8-3785e110f841', 1, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471973224, 1795471973224, 1099511627777, '2026-11-23 22:09:53.22487+00', '01a238ce-9847-8003-9e8c-a7b331cd8f20', 2, 3, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab5f734e446353306a797859'),
    (1795471793227, 1795471793227, 1099511627777, '2026-11-23 22:09:53.227124+00', '01a238ce-9849-8002-b7f0-2955025dad7c', 2, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab4b3638327a563450786445'),
    (1795471793228, 1795471793228, 1099511627777, '2026-11-23 22:09:53.228741+00', '01a20a75-5c4c-8001-8cbf-d27142b9797a', 0, 1, 0, 1, NULL, NULL, 'messaging.send', 'u-1', '{done}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000103cd7530ab5f594f504d355a70354c59'),
    (1795471793227, 1795471793227, 1099511627777, '2026-11-23 22:09:53.229278+00', '01a238ce-9849-8002-b7f0-2955025dad7c', 3, 2, 2, 1, 1796076593229, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c4d9701cf000001a20a755c4bcf000001a20a755c4d02a24f4ba000'),
    (1795471793230, 1795471793230, 1099511627777, '2026-11-23 22:09:53.230601+00', '01a20a75-5c4e-8001-b292-027afd1cc6d8', 0, 1, 0, 1, NULL, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab43304867385a6175365077'),
    (1795471793228, 1795471793228, 1099511627777, '2026-11-23 22:09:53.230965+00', '01a20a75-5c4c-8001-8cbf-d27142b9797a', 1, 1, 2, 1, 1796076593230, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c4e9701cf000001a20a755c4dcf000001a20a755c4e02a24f4ba001'),
    (1795471793231, 1795471793231, 1099511627777, '2026-11-23 22:09:53.232028+00', '01a20a75-5c4f-8002-b028-342201c0b3f0', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4397b2273656e6465725f6964223a22752d32222c22626f6479223a22666f72206e6f626f64793a207265667573656420666f7220676f6f64227d00000103cd7530ab364369536e5f626f747a49'),
    (1795471793230, 1795471793230, 1099511627777, '2026-11-23 22:09:53.233562+00', '01a20a75-5c4e-8001-b292-027afd1cc6d8', 1, 1, 2, 1, -1, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c509701cf000001a20a755c4fcf000001a20a755c5002a24f4ba001'),
    (1795471793233, 1795471793233, 1099511627777, '2026-11-23 22:09:53.23375+00', '01a20a75-5c51-8000-b0d6-af04ff02f9ae', 0, 0, 0, 1, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab6264783567414337676677'),
    (1795471793231, 1795471793231, 1099511627777, '2026-11-23 22:09:53.234728+00', '01a20a75-5c4f-8002-b028-342201c0b3f0', 1, 2, 3, 1, 1798063793234, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c529701cf000001a20a755c50cf000001a20a755c5203b0494e56414c49445f415247554d454e54bc726563697069656e745f69643a2077686f20697320697420666f723f01'),
    (1795471853235, 1795471853235, 1099511627777, '2026-11-23 22:09:53.235292+00', '01a20a76-46b3-8002-a4e4-9108eb956a67', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab644f717a636a3056436445'),
    (1795471853235, 1795471853235, 1099511627777, '2026-11-23 22:09:53.236569+00', '01a20a76-46b3-8002-a4e4-9108eb956a67', 1, 2, 4, 1, 1796076593236, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c54c0'),
    (1795471793233, 1795471793243, 1099511627777, '2026-11-23 22:09:53.243773+00', '01a20a75-5c51-8000-b0d6-af04ff02f9ae', 1, 0, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793243, 1795471793243, 1099511627777, '2026-11-23 22:09:53.243773+00', '01a20a75-5c51-8000-b0d6-af04ff02f9ae', 2, 0, 1, 1, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab6264783567414337676677cf000001a20a755c5100919701cf000001a20a755c5acf000001a20a755c5b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6409'),
    (1795471793243, 1795471793243, 1099511627777, '2026-11-23 22:09:53.246993+00', '01a20a75-5c51-8000-b0d6-af04ff02f9ae', 3, 0, 3, 1, 1798063793246, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c5e9702cf000001a20a755c5dcf000001a20a755c5e03ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471793255, 1795471793255, 1099511627777, '2026-11-23 22:09:53.255567+00', '01a20a75-5c67-8003-92a5-19e82163c89d', 0, 3, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab397a4b6f43324a456d4e67'),
    (1795471793257, 1795471793257, 1099511627777, '2026-11-23 22:09:53.25762+00', '01a20a75-5c69-8001-9b78-97aa1040b42b', 0, 1, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab734e394f64485150375251'),
    (1795471793255, 1795597335852, 1099511627777, '2026-11-23 22:09:53.258435+00', '01a20a75-5c67-8003-92a5-19e82163c89d', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793259, 1795471793259, 1099511627777, '2026-11-23 22:09:53.259963+00', '01a20a75-5c6b-8003-99c2-fb9fb3881947', 0, 3, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab735333566c7066526d6130'),
    (1795471793257, 1795567089903, 1099511627777, '2026-11-23 22:09:53.260488+00', '01a20a75-5c69-8001-9b78-97aa1040b42b', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793261, 1795471793261, 1099511627777, '2026-11-23 22:09:53.261376+00', '01a20a75-5c6d-8001-8eef-2eaeb6899ed3', 0, 1, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab322d5934694f75394a7377'),
    (1795471793259, 1795714442316, 1099511627777, '2026-11-23 22:09:53.262394+00', '01a20a75-5c6b-8003-99c2-fb9fb3881947', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793263, 1795471793263, 1099511627777, '2026-11-23 22:09:53.26364+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 0, 3, 0, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab367974505a597773456d63'),
    (1795471793261, 1795681005500, 1099511627777, '2026-11-23 22:09:53.264212+00', '01a20a75-5c6d-8001-8eef-2eaeb6899ed3', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793265, 1795471793265, 1099511627777, '2026-11-23 22:09:53.266026+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 0, 1, 0, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab63534643585f526b4b4630'),
    (1795471793263, 1795471793267, 1099511627777, '2026-11-23 22:09:53.266569+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793267, 1795471793267, 1099511627777, '2026-11-23 22:09:53.266569+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 2, 3, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab367974505a597773456d63cf000001a20a755c6f00919701cf000001a20a755c71cf000001a20a755c7201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471793267, 1795471793267, 1099511627777, '2026-11-23 22:09:53.26755+00', '01a20a75-5c73-8003-bccd-9b881643426f', 0, 3, 0, 1, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab6a346735463337756c6649'),
    (1795471793265, 1795471793268, 1099511627777, '2026-11-23 22:09:53.268935+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793268, 1795471793268, 1099511627777, '2026-11-23 22:09:53.268935+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 2, 1, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab63534643585f526b4b4630cf000001a20a755c7100919701cf000001a20a755c72cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795471793267, 1795471793318, 1099511627777, '2026-11-23 22:09:53.269394+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 3, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793318, 1795471793318, 1099511627777, '2026-11-23 22:09:53.269394+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 4, 3, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab367974505a597773456d63cf000001a20a755c6f00929701cf000001a20a755c71cf000001a20a755c7201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a755c73cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6400'),
    (1795471793267, 1795668812770, 1099511627777, '2026-11-23 22:09:53.270656+00', '01a20a75-5c73-8003-bccd-9b881643426f', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793268, 1795471793442, 1099511627777, '2026-11-23 22:09:53.276641+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 3, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471793442, 1795471793442, 1099511627777, '2026-11-23 22:09:53.276641+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 4, 1, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab63534643585f526b4b4630cf000001a20a755c7100929701cf000001a20a755c72cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019702cf000001a20a755c76cf000001a20a755c7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471793318, 1795471795342, 1099511627777, '2026-11-23 22:09:53.320456+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 5, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471795342, 1795471795342, 1099511627777, '2026-11-23 22:09:53.320456+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 6, 3, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab367974505a597773456d63cf000001a20a755c6f00939701cf000001a20a755c71cf000001a20a755c7201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a755c73cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64009703cf000001a20a755ca7cf000001a20a755ca801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795471793442, 1795471818401, 1099511627777, '2026-11-23 22:09:53.445639+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 5, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471818401, 1795471818401, 1099511627777, '2026-11-23 22:09:53.445639+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 6, 1, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab63534643585f526b4b4630cf000001a20a755c7100939701cf000001a20a755c72cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019702cf000001a20a755c76cf000001a20a755c7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029703cf000001a20a755d23cf000001a20a755d2501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795471795342, 1795474224388, 1099511627777, '2026-11-23 22:09:55.345777+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 7, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795474224388, 1795474224388, 1099511627777, '2026-11-23 22:09:55.345777+00', '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 8, 3, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab367974505a597773456d63cf000001a20a755c6f00949701cf000001a20a755c71cf000001a20a755c7201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a755c73cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64009703cf000001a20a755ca7cf000001a20a755ca801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019704cf000001a20a756490cf000001a20a75649101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471818401, 1795474369516, 1099511627777, '2026-11-23 22:10:18.403372+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 7, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795474369516, 1795474369516, 1099511627777, '2026-11-23 22:10:18.403372+00', '01a20a75-5c71-8001-b210-02b84bacd0ed', 8, 1, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab63534643585f526b4b4630cf000001a20a755c7100949701cf000001a20a755c72cf000001a20a755c7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019702cf000001a20a755c76cf000001a20a755c7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029703cf000001a20a755d23cf000001a20a755d2501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019704cf000001a20a75bea1cf000001a20a75bea301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6400'),
    (1795472058415, 1795472058415, 1099511627777, '2026-11-23 22:10:18.416921+00', '01a20a75-5c69-8001-9b78-97aa1040b42b', 4, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab734e394f64485150375251c000919701cf000001a20a755c6bcf000001a20a755c6c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471819044, 1795471819044, 1099511627778, '2026-11-23 22:10:19.047983+00', '01a20a75-c124-8003-b36b-8b7c72ee449d', 0, 3, 0, 1, NULL, NULL, 'messaging.hangs', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab72784d3754344b4b576167'),
    (1795471819054, 1795471819054, 1099511627778, '2026-11-23 22:10:19.055048+00', '01a20a75-c12e-8001-a9c6-4fc99c259084', 0, 1, 0, 1, NULL, NULL, 'messaging.hangs', 'u-1', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab714d5958633439736b4749'),
    (1795471819058, 1795471819058, 1099511627778, '2026-11-23 22:10:19.058333+00', '01a20a75-c132-8003-a501-b466d48ae003', 0, 3, 0, 1, NULL, NULL, 'messaging.hangs', NULL, '{"its call was cancelled"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab4c3333573955374a654f45'),
    (1795471819058, 1795471819058, 1099511627778, '2026-11-23 22:10:19.084348+00', '01a20a75-c132-8003-a501-b466d48ae003', 1, 3, 4, 1, 1796076619083, NULL, NULL, NULL, NULL, '\x92cf000001a20a75c14b9701cf000001a20a75c135cf000001a20a75c14b04a943414e43454c4c4544b363616e63656c6c65642062792044454c45544503'),
    (1795471819100, 1795471819100, 1099511627778, '2026-11-23 22:10:19.10114+00', '01a20a75-c15c-8003-ab03-bfa800e67c04', 0, 3, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6e4f6f7179356666394a38'),
    (1795471819104, 1795471819104, 1099511627778, '2026-11-23 22:10:19.105325+00', '01a20a75-c160-8001-9316-28dc7a29dea9', 0, 1, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab37666b464764356859766f'),
    (1795471819107, 1795471819107, 1099511627778, '2026-11-23 22:10:19.108068+00', '01a20a75-c163-8003-ab47-3ebb5e5447b1', 0, 3, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab584c326f7a786730706645'),
    (1795471819111, 1795471819111, 1099511627778, '2026-11-23 22:10:19.112008+00', '01a20a75-c167-8001-a0ba-064f2eda13db', 0, 1, 0, 1, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6e5f756352757962625034'),
    (1795471819100, 1795700360753, 1099511627778, '2026-11-23 22:10:19.112008+00', '01a20a75-c15c-8003-ab03-bfa800e67c04', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819104, 1795921645522, 1099511627778, '2026-11-23 22:10:19.112008+00', '01a20a75-c160-8001-9316-28dc7a29dea9', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819107, 1795530887102, 1099511627778, '2026-11-23 22:10:19.114577+00', '01a20a75-c163-8003-ab47-3ebb5e5447b1', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819111, 1795650006561, 1099511627778, '2026-11-23 22:10:19.116295+00', '01a20a75-c167-8001-a0ba-064f2eda13db', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819120, 1795471819120, 1099511627778, '2026-11-23 22:10:19.124833+00', '01a20a75-c170-8002-a463-134090b962e1', 0, 2, 0, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab687948665978665a637130'),
    (1795471819130, 1795471819130, 1099511627778, '2026-11-23 22:10:19.130605+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 0, 0, 0, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5662626e5a78376b30516f'),
    (1795471819120, 1795471819132, 1099511627778, '2026-11-23 22:10:19.131397+00', '01a20a75-c170-8002-a463-134090b962e1', 1, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819132, 1795471819132, 1099511627778, '2026-11-23 22:10:19.131397+00', '01a20a75-c170-8002-a463-134090b962e1', 2, 2, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab687948665978665a637130cf000001a20a75c17000919701cf000001a20a75c178cf000001a20a75c17b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6408'),
    (1795471819132, 1795471819132, 1099511627778, '2026-11-23 22:10:19.133174+00', '01a20a75-c17c-8001-b352-d56ac104ca6c', 0, 1, 0, 1, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab48644f7146616b71575741'),
    (1795471819130, 1795471819136, 1099511627778, '2026-11-23 22:10:19.136742+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 1, 0, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819136, 1795471819136, 1099511627778, '2026-11-23 22:10:19.136742+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 2, 0, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5662626e5a78376b30516fcf000001a20a75c17a00919701cf000001a20a75c17ccf000001a20a75c17e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471819132, 1795471819423, 1099511627778, '2026-11-23 22:10:19.137648+00', '01a20a75-c170-8002-a463-134090b962e1', 3, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819423, 1795471819423, 1099511627778, '2026-11-23 22:10:19.137648+00', '01a20a75-c170-8002-a463-134090b962e1', 4, 2, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab687948665978665a637130cf000001a20a75c17000929701cf000001a20a75c178cf000001a20a75c17b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64089702cf000001a20a75c17dcf000001a20a75c18101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795471819132, 1795592635344, 1099511627778, '2026-11-23 22:10:19.138198+00', '01a20a75-c17c-8001-b352-d56ac104ca6c', 1, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819136, 1795471819386, 1099511627778, '2026-11-23 22:10:19.139508+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 3, 0, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471819386, 1795471819386, 1099511627778, '2026-11-23 22:10:19.139508+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 4, 0, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5662626e5a78376b30516fcf000001a20a75c17a00929701cf000001a20a75c17ccf000001a20a75c17e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a75c182cf000001a20a75c18301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795471819386, 1795471839415, 1099511627778, '2026-11-23 22:10:19.388368+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 5, 0, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471839415, 1795471839415, 1099511627778, '2026-11-23 22:10:19.388368+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 6, 0, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5662626e5a78376b30516fcf000001a20a75c17a00939701cf000001a20a75c17ccf000001a20a75c17e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a75c182cf000001a20a75c18301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029703cf000001a20a75c27acf000001a20a75c27c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6400'),
    (1795471819423, 1795471842088, 1099511627778, '2026-11-23 22:10:19.427031+00', '01a20a75-c170-8002-a463-134090b962e1', 5, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795471842088, 1795471842088, 1099511627778, '2026-11-23 22:10:19.427031+00', '01a20a75-c170-8002-a463-134090b962e1', 6, 2, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab687948665978665a637130cf000001a20a75c17000939701cf000001a20a75c178cf000001a20a75c17b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64089702cf000001a20a75c17dcf000001a20a75c18101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019703cf000001a20a75c2a0cf000001a20a75c2a201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795471839415, 1795473951619, 1099511627778, '2026-11-23 22:10:39.424673+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 7, 0, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795473951619, 1795473951619, 1099511627778, '2026-11-23 22:10:39.424673+00', '01a20a75-c17a-8000-8e05-27f9ad4a520e', 8, 0, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5662626e5a78376b30516fcf000001a20a75c17a00949701cf000001a20a75c17ccf000001a20a75c17e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029702cf000001a20a75c182cf000001a20a75c18301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64029703cf000001a20a75c27acf000001a20a75c27c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64009704cf000001a20a7610b7cf000001a20a7610bc01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6400'),
    (1795471842088, 1795474041898, 1099511627778, '2026-11-23 22:10:42.090791+00', '01a20a75-c170-8002-a463-134090b962e1', 7, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795474041898, 1795474041898, 1099511627778, '2026-11-23 22:10:42.090791+00', '01a20a75-c170-8002-a463-134090b962e1', 8, 2, 1, 1, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab687948665978665a637130cf000001a20a75c17000949701cf000001a20a75c178cf000001a20a75c17b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64089702cf000001a20a75c17dcf000001a20a75c18101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019703cf000001a20a75c2a0cf000001a20a75c2a201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64019704cf000001a20a761b28cf000001a20a761b2a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6400'),
    (1795472202120, 1795472202120, 1099511627778, '2026-11-23 22:10:42.120888+00', '01a20a7b-9988-8002-aad9-ee0c46a66c8b', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab77306b3537316766784c55'),
    (1795472202121, 1795472202121, 1099511627778, '2026-11-23 22:10:42.122229+00', '01a20a7b-9989-8002-b4ec-345fa9e97d7f', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab53426765596a5f4938394d'),
    (1795472202123, 1795472202123, 1099511627778, '2026-11-23 22:10:42.123121+00', '01a20a7b-998b-8002-9aed-fc6fd6542259', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab6e61434c7a716276387630'),
    (1795472082116, 1795472082116, 1099511627778, '2026-11-23 22:10:42.117516+00', '01a20a75-c160-8001-9316-28dc7a29dea9', 4, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab37666b464764356859766fc000919701cf000001a20a75c165cf000001a20a75c16701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6405');
INSERT INTO tocsin.job_record_d20261124 VALUES
    (1795558192497, 1795558192497, 1099511627776, '2026-11-23 22:09:52.498058+00', '01a1dc53-0bf0-8000-9288-f5652217bead', 2, 0, 0, 1, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1795478993003, 1795478993003, 1099511627777, '2026-11-23 22:09:53.068075+00', '01a20ae3-386b-8003-b04a-2034acb8d2e5', 0, 3, 0, 1, NULL, NULL, 'messaging.send', 'u-2', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce006ddcc00103cd7530ab4a57455a387242626f5730'),
    (1795558193003, 1795558193003, 1099511627777, '2026-11-23 22:09:53.070434+00', '01a20f9b-b76b-8001-bf41-39caf50eaca6', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, '{campaign-3,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bbd0103cd7530ab527a5f777a4f7948535755'),
    (1795558193118, 1795558193118, 1099511627777, '2026-11-23 22:09:53.11835+00', '01a20f9b-b7de-8002-b2cb-e57935490962', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{one}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c000201cd04d2ab5f3156786f644e59444738'),
    (1795558193119, 1795558193119, 1099511627777, '2026-11-23 22:09:53.130039+00', '01a20f9b-b7df-8001-862f-eaeca440ab17', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bf60003cd7530ab5a612d78666245636e3041'),
    (1795558193138, 1795558193138, 1099511627777, '2026-11-23 22:09:53.139047+00', '01a20f9b-b7f2-8002-993b-471be5fe9c12', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c40001ce05265c000103cd7530ab5736614876547773387638'),
    (1795558193140, 1795558193140, 1099511627777, '2026-11-23 22:09:53.140678+00', '01a20f9b-b7f4-8002-82f8-99b0079d92cf', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c4012201ce05265c000103cd7530ab6a6b6d31564f6364683277'),
    (1795558193141, 1795558193141, 1099511627777, '2026-11-23 22:09:53.141703+00', '01a20f9b-b7f5-8002-aaff-10b6556f41cf', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c502bc7d078d2a0cc50fe7bb5d1b313bf7bc72599828b312c106376745a8d54933e7871584599df856b3cacf3ee552d260bad91dec5f01e984589b64ab69d7f6cd248d3618a0165e1b0096e09b8228106338d3846cbd3d6dfceed6d657a655b96ff5a2fa0048d477d83ae7e3a8d1492b268d2d6516249f258a85efb390fc9c5eae3e4b808c1b53d486d7b91319d154645861b4a6a9a2653815153ded7ce5160fd06aed778eb786aeba9917523e8a0f2b75365d48a8748dff412c6638ac09d63f411ebe446a9ee16a1198abcbff0b91ba709708f75d776e7d7a7c0f5dae76785444c6a631f0639917e94414243e0bd3d8de65ea5661a22a46fb6a8644b664df5504426ef23b1de076e5051b38ce2661ca037a0c9532c7adf97d53ca0cded16bff7568687f0d42b3142d1cefd39478d7e39bca37389aeb4fa9e462934e10395acffdcd5efb5a9d925e171a0f814fbba152353a4d2dc191a745d1eafd4d70e67d41350b7d2844f62980339e2737872d979b33119cec265ca60f2f9465facc932ee5ffa58dcb5666266b8de06a1391cdf6b9caf26ea0e220d383115c053524327313df8963682684000b14b68cb522900e324c62f35bb9c8d08f89ab6fa2cf6ce55049cca4e1005f4430a585ecd6db90b236c0e131c49ccf96916f91351c12fe88e83fc5a2e9cc57f93848ef2530e529a9607262eb5bc22aa748187d03b97175bb32740d130e4467c259a33c66e412463a7bfade49102d08613b157f62f7211933ce21172b777308ef54e7747baccb82c894b440583dc0b2a3b4183101f5d5220955645c6ef18143d016e5d59c5e01446b9964d81d78c748a2def35c0b1e137da65b7f2fb62da0c011b9b5a81189471df21238f0b9ff13466038938a53149ba82a628f6c722c19ef5bf2d690f033a06668050cc9788c53502cd2e9f58f174c6a044a33063e19ecca674915d3696d94f7ad8d4c9d21ab477bdf4d1d98e3e696c10601ce05265c000103cd7530ab365130613654317830726b'),
    (1795558193142, 1795558193142, 1099511627777, '2026-11-23 22:09:53.142542+00', '01a20f9b-b7f6-8002-8e76-1b4c1626a3bd', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c509ce28b52ffd60c408214e00cb53e7d5ef21290387b5863cdf1305cab15a8785f7786c8b7bf4287f0de31857a5c224301c9a44fb7e46890fbb0a951084dd9f53f2cd6e34e5d579c22ca6820f6449b35058ef16463ec1760ccfcfe9054e3dda4bea849360ae61b0f280c750a3545da616480f769667d213268090d4ed05d01d5a38e01da7a298ba33f95ca9f74561e352b2198c43bb28e97e2c99dd9c51e25adfa207054388540e8c3b53771236abc46cc571991172841f2ee9daa4e370d9328c39216a2e7ac954e04e3b7fc8918f999bb099f29227b7a71518bfaaf824448e9ac0c1e0bb2ef93fbbf3ce2196937402461e46715ffc8208814fffeff2d55d02b6de783ad26b7c0d02f768e3dbebbba89b992dd86b23b77f6d110504910bfb5ceb342b8583ffc44825726c083c8dd140b8a22c738ef689ca58805c1e474cabcaff06792665784c31197dcfd10654420eab16b1d20a535650585f52aaa961bd6f085cd4b7a62bbe00f28f0ee7e4a184f54814e0e84c18b27024c0397cd48b7797017c2471ac7748f21690ac1d854936413b576e48d0964a87048c9033e2fc8f3ba9d9ba240f920b23a3adac37de1eda412931e457c8e6981f466eab01c1b6f3b935792a871c05fa97a7fc839476788c41d99ac9f4dd93cbb1cf82830af8aea06ec32307dca10803014f7a7895e3690e6115ad69f0008c015f90e3e1fbee77e44b060f44d4fe1144de5ebe035d849c6140d3f66f50eb12dd86e267c4fd1b0c4c6a6b3ee9ba3531024d5cb61f82758fd87f82b6d1c663dde3ed330e29245b6b5aa9468682b82b7450390013edc5c39d279bc6267a87de3b64651926bb4a1c1310d3ab4de1b6351deea4e9e2c1f9c4222f8d8ee5e8f50a35ba0df02c1515155f1105ffa86d0275c0c5c61846b2530be99e3994e62bef72b368953f1cc5a07b7d9d38a46a36abe7d1e6d6240e7badf262a010f3c42be1b8f85c84cffefd1dfc6e27191f19f64efd00db8eac0caf118d5c687378c146ed57fdecb2e94e5a5ebeeb988483eeb3bf9d6338d2e7d50a69d9a368a0759b7678489b50672665cf54d62731bcee6acdc88fe171f9c98c4b0144ae4da4ba8adf0bd11d46558869401fda63851fbf7036bd1b40400d3e986f460860a45dd9c437f40b45b50b82f4b636226bb5b5fbc8d3aaf39810844026b6961dc34012fa077e826348bf3bd3c92aa7fbffa178ac6f4e9a9ffd4acd861e90062e621a9bd97573fe1737ba3090d250d1ffc7f9bb0ada73f6f787c39ff713298fd007b53d10b05535850268ce6ea035496f4daa1b441c52feb2115839d8c993ef0abc69c8feccf335cbd19820e5cb6f7012693f0ff9a00b518dc42f1cadc05195a74f669c9ab7eb4032cf6ab871cdaf1471add929480ecd935dfad16cbda0af79acf7ccfa1dca659599759693ace4dc879b995774794f1bdec97e9d78f68b314c8eca917ea924ce02118b06f4509a56caf5aac5ae98a18e1ffbdee0da867e8dcbb095e418cf40694dc3b2230c9d685a041d651294f788cc44fab92cc40a68ac642feb3e29581dcc4a85e36bcc6bb70d33103d4e96fa93926ec8046becac547f488a0c8bb88324375b1f54dc0fc22082e760e6ece3f723f75239b9b4360e9dff67438eb9bcccc015cfdfdfe83df2579129d6fcdcf67c3f0dd9f745d107713f1bdcb44cc5ca5c790deeca5fc581e3b6e017fed6223862e6fab0a0db7f13732a71e43c602f9cc9c9bac60c6d6cf6e0893f67d553ce57e73b9c853a3baced1d4d2ee5c238eff70343dc0989ac2dec83e1bbde4f96420b0fc35162f9447471db265f1c6e10af25823a0790782da5376d32d04413a8d0c7ca1abad92a5d1564fc171a0777ae3fd77ce4138b77909ee1421751773ae70fd5a7b629d7dfe4af9b031b13a7c9dc8e9c6cdf18baa577418d46fa48f4ff7b7126ebcb5500927859aac7bba20193f2a3fbd477101a064bc463fbf1f17bf6b3dfcb516d4bf26b36ebaa1793fd9920d04401f3e6b2fa307ab874e2b035561e81ae9dc519183beb0498315434e8abf3ffba1c9076f4da05ef84a5426f0766922502beab78022f08ea2cc54fe90fe0d842cd567f35b3aa257ac6d0f92638897ce018de20a1d85de480831bbc90705d6f1fbc2007bc43b0e0cb4e2989e6af9e72dbf70bcf11949278c97fda31c5999e447a48795c1c553e646da856e43a1fbb6bef8be4e26bf23d85241a1cf0cd97423a2545f717c86c5411dec2ba2939b639a1b37ef39be359ed7ef39f03e28e48b26dd8fc28e57874efe500216c7b4dcb808daa4867db4ccb66ec2b1cfcb7382421290a0fa8623c4deb9dd271885ae71467f5c849fc0126c591ec9114e8666eada544cc3e51d646bbc42bb2d390b6bce1cad8900a2d6d7f66d3c1e889917dc66526769f15912efa0cddebe389731a147efaf273a42c4e51a2b99e9ed0e4badab941cbc0055fabfa50332445ad516086a8b0105e06c5a36520e8016a7f83afb74348a09e5346931914c5c6a4e8bc83b225e9335630d1a6c455a6604e94a221d37606e156663d8da5b6a4df65113c184e4db3c461e2652b90a31f9409a22f5b038528fedcbefc4751a76703d8c7771c007fda22fb97cb835212bd6ff33858d73bdf88be10beea104391492995d016301099dca03d13cca0a7714dfb283ea1149c0d337591455d8ae7056fff2012784673cdd71b45e4fff47425cad553d22a46cb4107410e6f8a2a0706005852a5bbd72996712b842590d187f8e29f8e9c607e026ede4599bebdd0c352a7911ac4d9b84de20459f7fb0e3d49dd4f98477b909a0bf756b2ec5caffa408237d1daea5c36a71ab8d8ba254945e0e1c2ff8e078768abc5018792f4d26f78a376177529c6257f26c68d776039f7b659b8c5da598174cd0f9b32adad264364b101f277030454bff99e8657d87cdbf7695a1200d568e92b2eb9d5f98eff459a32d7114a1522b55974297be39a955d2c01230669aece854bd4382f65f59e700da577b01f2f0318baca3080fb20c4b3bbc7dd9b9211acf12cfddc819a0aad3eaf2c74a5e690cdf541ca1e00a7b3c67c1170faa9e24e4c2643f7364c465d9d2af0d2c9611ce1485596a1c04abb2470fecaed7ddba0837440c49e8a71ba46eb1151015d8a82502aeb81d213ea0726996e5174a155a82abc9cc0742bcd0cc9ec2802a87d9327b2c381cfd62fd64adf58395a9eab7fd89c164c12a649068d89f635070794bcd4fc280fe890171a5b5eb24b71fbf04ba6d0123be8a789fb239b7225b061b6bfbc5f672d48c907a49ddadaa9c7829fcae13ad1452c8d77019117c5df0fb62984c1c0b4e17a5a952f7c4d71f289f692f6c93c5072ffadd7a3dcc1e4fa037cdbdb41a183e1e077a4e03121c28f437aa1d56696e05f94c34371d57015e0b43a1632a0d23a4a411d9b9f2640d4ccfd6811795af88bc9b3c21c1339500b68b50f680782bd55489de28740ab19f7d013ef9093cada51543e47c3600a51cc1de74a5a4c0099ef3b6476219597150f0ccee798bb25b39edaadececacbe41f7ad03ce05265c000103cd7530ab564a396f545061376f4151'),
    (1795558193145, 1795558193145, 1099511627777, '2026-11-23 22:09:53.146011+00', '01a20f9b-b7f9-8001-99ae-4a6acd1c8215', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4537b2022626967223a2031323334353637383930313233343536373839303132332c2022666c6f6174223a20312e31302c202274657874223a20225c7530306539c3a9205c2f22202c202261223a205b205d207d00ce05265c000103cd7530ab545468696d564f6463686f'),
    (1795558193147, 1795558193147, 1099511627777, '2026-11-23 22:09:53.153954+00', '01a219e8-6ffa-8002-8212-16b09872881d', 2, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795558193147, 1795644593156, 1099511627777, '2026-11-23 22:09:53.156025+00', '01a219e8-6ffa-8002-8212-16b09872881d', 3, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795558193167, 1795558193167, 1099511627777, '2026-11-23 22:09:53.164146+00', '01a219e8-6ffa-8002-8212-16b09872881d', 12, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795558193167, 1795644593170, 1099511627777, '2026-11-23 22:09:53.166207+00', '01a219e8-6ffa-8002-8212-16b09872881d', 13, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795558193183, 1795558193183, 1099511627777, '2026-11-23 22:09:53.175359+00', '01a219e8-6ffa-8002-8212-16b09872881d', 22, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795558193183, 1795644593187, 1099511627777, '2026-11-23 22:09:53.177762+00', '01a219e8-6ffa-8002-8212-16b09872881d', 23, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795558193201, 1795558193201, 1099511627777, '2026-11-23 22:09:53.189252+00', '01a219e8-6ffa-8002-8212-16b09872881d', 32, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795558193201, 1795644593206, 1099511627777, '2026-11-23 22:09:53.192494+00', '01a219e8-6ffa-8002-8212-16b09872881d', 33, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795558193223, 1795558193223, 1099511627777, '2026-11-23 22:09:53.206923+00', '01a219e8-6ffa-8002-8212-16b09872881d', 42, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795558193223, 1795644593228, 1099511627777, '2026-11-23 22:09:53.211028+00', '01a219e8-6ffa-8002-8212-16b09872881d', 43, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795530887102, 1795530887102, 1099511627778, '2026-11-23 22:10:19.114577+00', '01a20a75-c163-8003-ab47-3ebb5e5447b1', 2, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab584c326f7a786730706645cf000001a20a75c16300919701cf000001a20a75c166cf000001a20a75c16801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6403'),
    (1795530887102, 1795530887102, 1099511627778, '2026-11-23 22:10:42.119131+00', '01a20a75-c163-8003-ab47-3ebb5e5447b1', 3, 3, 4, 1, 1796076642119, NULL, NULL, NULL, NULL, '\x92cf000001a20a761b47c0');
INSERT INTO tocsin.job_record_d20261125 VALUES
    (1795644592499, 1795644592499, 1099511627776, '2026-11-23 22:09:52.500378+00', '01a1dc53-0bf1-8000-893b-79a96b4cb242', 2, 0, 0, 1, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1795644592526, 1795644592526, 1099511627776, '2026-11-23 22:09:52.52712+00', '01a1dc1c-1d76-8001-8789-e8708a6a63ec', 4, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9ac4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374c000919701cf000001a1dc1c1d77cf000001a1dc1c1d7701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795644593156, 1795644593156, 1099511627777, '2026-11-23 22:09:53.156025+00', '01a219e8-6ffa-8002-8212-16b09872881d', 4, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795644593156, 1795730993159, 1099511627777, '2026-11-23 22:09:53.157888+00', '01a219e8-6ffa-8002-8212-16b09872881d', 5, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795644593170, 1795644593170, 1099511627777, '2026-11-23 22:09:53.166207+00', '01a219e8-6ffa-8002-8212-16b09872881d', 14, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795644593170, 1795730993174, 1099511627777, '2026-11-23 22:09:53.168383+00', '01a219e8-6ffa-8002-8212-16b09872881d', 15, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795644593187, 1795644593187, 1099511627777, '2026-11-23 22:09:53.177762+00', '01a219e8-6ffa-8002-8212-16b09872881d', 24, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795644593187, 1795730993190, 1099511627777, '2026-11-23 22:09:53.18046+00', '01a219e8-6ffa-8002-8212-16b09872881d', 25, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795644593206, 1795644593206, 1099511627777, '2026-11-23 22:09:53.192494+00', '01a219e8-6ffa-8002-8212-16b09872881d', 34, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795644593206, 1795730993210, 1099511627777, '2026-11-23 22:09:53.195929+00', '01a219e8-6ffa-8002-8212-16b09872881d', 35, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795644593228, 1795644593228, 1099511627777, '2026-11-23 22:09:53.211028+00', '01a219e8-6ffa-8002-8212-16b09872881d', 44, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795644593228, 1795730993234, 1099511627777, '2026-11-23 22:09:53.215366+00', '01a219e8-6ffa-8002-8212-16b09872881d', 45, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795597335852, 1795597335852, 1099511627777, '2026-11-23 22:09:53.258435+00', '01a20a75-5c67-8003-92a5-19e82163c89d', 2, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab397a4b6f43324a456d4e67cf000001a20a755c6700919701cf000001a20a755c68cf000001a20a755c6a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795567089903, 1795567089903, 1099511627777, '2026-11-23 22:09:53.260488+00', '01a20a75-5c69-8001-9b78-97aa1040b42b', 2, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab734e394f64485150375251cf000001a20a755c6900919701cf000001a20a755c6bcf000001a20a755c6c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6402'),
    (1795597335852, 1795817418413, 1099511627777, '2026-11-23 22:10:18.414019+00', '01a20a75-5c67-8003-92a5-19e82163c89d', 3, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795567089903, 1795472058415, 1099511627777, '2026-11-23 22:10:18.416921+00', '01a20a75-5c69-8001-9b78-97aa1040b42b', 3, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795650006561, 1795650006561, 1099511627778, '2026-11-23 22:10:19.116295+00', '01a20a75-c167-8001-a0ba-064f2eda13db', 2, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6e5f756352757962625034cf000001a20a75c16700919701cf000001a20a75c16acf000001a20a75c16c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6403'),
    (1795592635344, 1795592635344, 1099511627778, '2026-11-23 22:10:19.138198+00', '01a20a75-c17c-8001-b352-d56ac104ca6c', 2, 1, 1, 1, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab48644f7146616b71575741cf000001a20a75c17c0091970100cf000001a20a75c18101ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e207265667573656400');
INSERT INTO tocsin.job_record_d20261126 VALUES
    (1795730993146, 1795730993146, 1099511627777, '2026-11-23 22:09:53.146808+00', '01a219e8-6ffa-8002-8212-16b09872881d', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993146, 1795558193147, 1099511627777, '2026-11-23 22:09:53.153954+00', '01a219e8-6ffa-8002-8212-16b09872881d', 1, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795730993159, 1795730993159, 1099511627777, '2026-11-23 22:09:53.157888+00', '01a219e8-6ffa-8002-8212-16b09872881d', 6, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993159, 1795817393161, 1099511627777, '2026-11-23 22:09:53.159652+00', '01a219e8-6ffa-8002-8212-16b09872881d', 7, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795730993174, 1795730993174, 1099511627777, '2026-11-23 22:09:53.168383+00', '01a219e8-6ffa-8002-8212-16b09872881d', 16, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993174, 1795817393177, 1099511627777, '2026-11-23 22:09:53.170562+00', '01a219e8-6ffa-8002-8212-16b09872881d', 17, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795730993190, 1795730993190, 1099511627777, '2026-11-23 22:09:53.18046+00', '01a219e8-6ffa-8002-8212-16b09872881d', 26, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993190, 1795817393194, 1099511627777, '2026-11-23 22:09:53.183174+00', '01a219e8-6ffa-8002-8212-16b09872881d', 27, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795730993210, 1795730993210, 1099511627777, '2026-11-23 22:09:53.195929+00', '01a219e8-6ffa-8002-8212-16b09872881d', 36, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993210, 1795817393214, 1099511627777, '2026-11-23 22:09:53.199286+00', '01a219e8-6ffa-8002-8212-16b09872881d', 37, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795730993234, 1795730993234, 1099511627777, '2026-11-23 22:09:53.215366+00', '01a219e8-6ffa-8002-8212-16b09872881d', 46, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795730993234, 1795817393239, 1099511627777, '2026-11-23 22:09:53.219902+00', '01a219e8-6ffa-8002-8212-16b09872881d', 47, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795714442316, 1795714442316, 1099511627777, '2026-11-23 22:09:53.262394+00', '01a20a75-5c6b-8003-99c2-fb9fb3881947', 2, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab735333566c7066526d6130cf000001a20a755c6b00919701cf000001a20a755c6ccf000001a20a755c6e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795681005500, 1795681005500, 1099511627777, '2026-11-23 22:09:53.264212+00', '01a20a75-5c6d-8001-8eef-2eaeb6899ed3', 2, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab322d5934694f75394a7377cf000001a20a755c6d00919701cf000001a20a755c6ecf000001a20a755c7001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795668812770, 1795668812770, 1099511627777, '2026-11-23 22:09:53.270656+00', '01a20a75-5c73-8003-bccd-9b881643426f', 2, 3, 1, 1, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab6a346735463337756c6649cf000001a20a755c730091970100cf000001a20a755c7601ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e207265667573656400'),
    (1795714442316, 1795714442316, 1099511627777, '2026-11-23 22:10:18.418602+00', '01a20a75-5c6b-8003-99c2-fb9fb3881947', 3, 3, 4, 1, 1796076618418, NULL, NULL, NULL, NULL, '\x92cf000001a20a75beb2c0'),
    (1795700360753, 1795700360753, 1099511627778, '2026-11-23 22:10:19.112008+00', '01a20a75-c15c-8003-ab03-bfa800e67c04', 2, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6e4f6f7179356666394a38cf000001a20a75c15c00919701cf000001a20a75c165cf000001a20a75c16701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6409'),
    (1795700360753, 1795817442114, 1099511627778, '2026-11-23 22:10:42.1152+00', '01a20a75-c15c-8003-ab03-bfa800e67c04', 3, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261127 VALUES
    (1795817393161, 1795817393161, 1099511627777, '2026-11-23 22:09:53.159652+00', '01a219e8-6ffa-8002-8212-16b09872881d', 8, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795817393161, 1795903793164, 1099511627777, '2026-11-23 22:09:53.161837+00', '01a219e8-6ffa-8002-8212-16b09872881d', 9, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795817393177, 1795817393177, 1099511627777, '2026-11-23 22:09:53.170562+00', '01a219e8-6ffa-8002-8212-16b09872881d', 18, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795817393177, 1795903793180, 1099511627777, '2026-11-23 22:09:53.173017+00', '01a219e8-6ffa-8002-8212-16b09872881d', 19, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795817393194, 1795817393194, 1099511627777, '2026-11-23 22:09:53.183174+00', '01a219e8-6ffa-8002-8212-16b09872881d', 28, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795817393194, 1795903793197, 1099511627777, '2026-11-23 22:09:53.18605+00', '01a219e8-6ffa-8002-8212-16b09872881d', 29, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795817393214, 1795817393214, 1099511627777, '2026-11-23 22:09:53.199286+00', '01a219e8-6ffa-8002-8212-16b09872881d', 38, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795817393214, 1795903793219, 1099511627777, '2026-11-23 22:09:53.202854+00', '01a219e8-6ffa-8002-8212-16b09872881d', 39, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795817393239, 1795817393239, 1099511627777, '2026-11-23 22:09:53.219902+00', '01a219e8-6ffa-8002-8212-16b09872881d', 48, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795817418413, 1795817418413, 1099511627777, '2026-11-23 22:10:18.414019+00', '01a20a75-5c67-8003-92a5-19e82163c89d', 4, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab397a4b6f43324a456d4e67c000919701cf000001a20a755c68cf000001a20a755c6a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6401'),
    (1795817442114, 1795817442114, 1099511627778, '2026-11-23 22:10:42.1152+00', '01a20a75-c15c-8003-ab03-bfa800e67c04', 4, 3, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6e4f6f7179356666394a38c000919701cf000001a20a75c165cf000001a20a75c16701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6409');
INSERT INTO tocsin.job_record_d20261128 VALUES
    (1795903792495, 1795903792495, 1099511627776, '2026-11-23 22:09:52.495668+00', '01a22435-256f-8002-82fb-35ec3898d190', 0, 2, 0, 1, NULL, 'acme', 'messaging.send', 'u-7', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce481908000103cd7530a6632d70617374'),
    (1795903793164, 1795903793164, 1099511627777, '2026-11-23 22:09:53.161837+00', '01a219e8-6ffa-8002-8212-16b09872881d', 10, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795903793164, 1795558193167, 1099511627777, '2026-11-23 22:09:53.164146+00', '01a219e8-6ffa-8002-8212-16b09872881d', 11, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795903793180, 1795903793180, 1099511627777, '2026-11-23 22:09:53.173017+00', '01a219e8-6ffa-8002-8212-16b09872881d', 20, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795903793180, 1795558193183, 1099511627777, '2026-11-23 22:09:53.175359+00', '01a219e8-6ffa-8002-8212-16b09872881d', 21, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795903793197, 1795903793197, 1099511627777, '2026-11-23 22:09:53.18605+00', '01a219e8-6ffa-8002-8212-16b09872881d', 30, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795903793197, 1795558193201, 1099511627777, '2026-11-23 22:09:53.189252+00', '01a219e8-6ffa-8002-8212-16b09872881d', 31, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795903793219, 1795903793219, 1099511627777, '2026-11-23 22:09:53.202854+00', '01a219e8-6ffa-8002-8212-16b09872881d', 40, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab59626959764837337a4159'),
    (1795903793219, 1795558193223, 1099511627777, '2026-11-23 22:09:53.206923+00', '01a219e8-6ffa-8002-8212-16b09872881d', 41, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261129 VALUES
    (1795921645522, 1795921645522, 1099511627778, '2026-11-23 22:10:19.112008+00', '01a20a75-c160-8001-9316-28dc7a29dea9', 2, 1, 1, 1, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9ac4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab37666b464764356859766fcf000001a20a75c16000919701cf000001a20a75c165cf000001a20a75c16701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e6405'),
    (1795921645522, 1795472082116, 1099511627778, '2026-11-23 22:10:42.117516+00', '01a20a75-c160-8001-9316-28dc7a29dea9', 3, 1, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261202 VALUES
    (1796249393221, 1796249393221, 1099511627777, '2026-11-23 22:09:53.22209+00', '01a20a76-46a5-8002-8ff8-3785e110f841', 2, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab766b476e44344479617430'),
    (1796249393223, 1796249393223, 1099511627777, '2026-11-23 22:09:53.223274+00', '01a238ce-9847-8003-9e8c-a7b331cd8f20', 0, 3, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab5f734e446353306a797859'),
    (1796249393223, 1795471973224, 1099511627777, '2026-11-23 22:09:53.22487+00', '01a238ce-9847-8003-9e8c-a7b331cd8f20', 1, 3, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796249393225, 1796249393225, 1099511627777, '2026-11-23 22:09:53.225868+00', '01a238ce-9849-8002-b7f0-2955025dad7c', 0, 2, 0, 1, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab4b3638327a563450786445'),
    (1796249393225, 1795471793227, 1099511627777, '2026-11-23 22:09:53.227124+00', '01a238ce-9849-8002-b7f0-2955025dad7c', 1, 2, 6, 1, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261223 VALUES
    (1798063793238, 1798063793238, 1099511627777, '2026-11-23 22:09:53.244718+00', '01a2a4f4-2456-8001-bda0-ce78d229252a', 0, 1, 0, 1, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce9a7ec8000103cd7530ab36304b6250615134784759'),
    (1798063793238, 1798063793238, 1099511627777, '2026-11-23 22:09:53.247639+00', '01a2a4f4-2456-8001-bda0-ce78d229252a', 1, 1, 4, 1, 1796076593247, NULL, NULL, NULL, NULL, '\x92cf000001a20a755c5fc0');
INSERT INTO tocsin.job_record_d20270102 VALUES
    (1798927793003, 1798927793003, 1099511627777, '2026-11-23 22:09:53.106346+00', '01a2d873-bb6b-8002-b2b1-bfd970798caf', 0, 2, 0, 1, NULL, NULL, 'messaging.send', 'u-4', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cecdfe5fbb0103cd7530ab41574a3645714a76525234');
INSERT INTO tocsin.job_record_d20281122 VALUES
    (1858543793003, 1858543793003, 1099511627777, '2026-11-23 22:09:53.116234+00', '01b0b9d7-b36b-8000-a924-0815559141e2', 0, 0, 0, 1, NULL, NULL, 'messaging.send', 'u-5', '{campaign-5,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cf0000000eaf6257960103cd7530ab684e4b4f306164776a7849');
INSERT INTO tocsin.moved VALUES
    (0, '01a1dc53-0bf0-8000-9288-f5652217bead', 1795558192497, 2),
    (0, '01a1dc53-0bf1-8000-893b-79a96b4cb242', 1795644592499, 2),
    (1, '01a1dc1c-1d76-8001-8789-e8708a6a63ec', 1795644592526, 4),
    (2, '01a219e8-6ffa-8002-8212-16b09872881d', 1795817393239, 48),
    (2, '01a20a76-46a5-8002-8ff8-3785e110f841', 1796249393221, 2),
    (2, '01a238ce-9849-8002-b7f0-2955025dad7c', 1795471793227, 3),
    (0, '01a20a75-5c51-8000-b0d6-af04ff02f9ae', 1795471793243, 3),
    (1, '01a20a75-5c69-8001-9b78-97aa1040b42b', 1795567089903, 2),
    (1, '01a20a75-5c6d-8001-8eef-2eaeb6899ed3', 1795681005500, 2),
    (3, '01a20a75-5c73-8003-bccd-9b881643426f', 1795668812770, 2),
    (3, '01a20a75-5c6f-8003-9ea4-9bbd393a40ee', 1795474224388, 8),
    (1, '01a20a75-5c71-8001-b210-02b84bacd0ed', 1795474369516, 8),
    (3, '01a20a75-5c67-8003-92a5-19e82163c89d', 1795817418413, 4),
    (3, '01a20a75-5c6b-8003-99c2-fb9fb3881947', 1795714442316, 3),
    (1, '01a20a75-c160-8001-9316-28dc7a29dea9', 1795921645522, 2),
    (1, '01a20a75-c167-8001-a0ba-064f2eda13db', 1795650006561, 2),
    (1, '01a20a75-c17c-8001-b352-d56ac104ca6c', 1795592635344, 2),
    (0, '01a20a75-c17a-8000-8e05-27f9ad4a520e', 1795473951619, 8),
    (2, '01a20a75-c170-8002-a463-134090b962e1', 1795474041898, 8),
    (3, '01a20a75-c15c-8003-ab03-bfa800e67c04', 1795817442114, 4),
    (3, '01a20a75-c163-8003-ab47-3ebb5e5447b1', 1795530887102, 3);
INSERT INTO tocsin.schema_migration VALUES
    ('0001_journal', '3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f', '2026-11-23 22:09:52.240209+00');
INSERT INTO tocsin.shard VALUES
    (0, 1099511627778, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1795471821006, 5, 3, 1, 0, 1, 0, 0, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 8),
    (1, 1099511627778, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1795471819054, 22, 7, 7, 5, 1, 2, 0, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 12),
    (2, 1099511627778, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1795471821006, 17, 10, 1, 3, 2, 1, 0, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 8),
    (3, 1099511627778, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1795471819044, 15, 3, 5, 4, 0, 3, 0, '3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 12);
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
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 4, '\x000200000000ffffffff0000000000000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 8, '\x000100000001000000010000000000000000000000000000000000000000'),
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
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 20, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 5, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 6, '\x000000000001000000010000000000000000000000000000000000000000'),
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
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 36, '\x'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 37, '\x'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 38, '\x'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 39, '\x'),
    ('2f5a19cc-30e2-449c-888f-77bf779950d3', 1, 40, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 3, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 4, '\x000300000000ffffffff0000000000000000000000000000000100000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 5, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 6, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 7, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 8, '\x000100000001000000000000000100000000000000000000000000000000000300000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 9, '\x000300000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 10, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 1, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 2, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 3, '\x000200000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 11, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 4, '\x000000000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 5, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 12, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 6, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 7, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 8, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 9, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 10, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 13, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 14, '\x'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 1, 15, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 11, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 12, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('3c6adfb3-33ba-4b43-bd4f-51081b55b074', 0, 13, '\x000200000001000000010000000000000000000000000000000000000000');
ALTER TABLE ONLY tocsin.archive
    ADD CONSTRAINT archive_pkey PRIMARY KEY (shard, job_id);
ALTER TABLE ONLY tocsin.cluster
    ADD CONSTRAINT cluster_pkey PRIMARY KEY (one);
ALTER TABLE ONLY tocsin.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261120
    ADD CONSTRAINT idempotency_key_d20261120_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261121
    ADD CONSTRAINT idempotency_key_d20261121_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261122
    ADD CONSTRAINT idempotency_key_d20261122_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261123
    ADD CONSTRAINT idempotency_key_d20261123_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261124
    ADD CONSTRAINT idempotency_key_d20261124_pkey PRIMARY KEY (shard, key_hash, at_ms);
ALTER TABLE ONLY tocsin.idempotency_key_d20261125
    ADD CONSTRAINT idempotency_key_d20261125_pkey PRIMARY KEY (shard, key_hash, at_ms);
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
ALTER TABLE ONLY tocsin.identity
    ADD CONSTRAINT identity_pkey PRIMARY KEY (one);
ALTER TABLE ONLY tocsin.incarnation_lane
    ADD CONSTRAINT incarnation_lane_pkey PRIMARY KEY (incarnation, lane);
ALTER TABLE ONLY tocsin.job_record
    ADD CONSTRAINT job_record_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261116
    ADD CONSTRAINT job_record_d20261116_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261117
    ADD CONSTRAINT job_record_d20261117_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261118
    ADD CONSTRAINT job_record_d20261118_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261119
    ADD CONSTRAINT job_record_d20261119_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261120
    ADD CONSTRAINT job_record_d20261120_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20261121
    ADD CONSTRAINT job_record_d20261121_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
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
ALTER TABLE ONLY tocsin.job_record_d20261223
    ADD CONSTRAINT job_record_d20261223_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20270102
    ADD CONSTRAINT job_record_d20270102_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.job_record_d20281122
    ADD CONSTRAINT job_record_d20281122_pkey PRIMARY KEY (shard, filed_ms, job_id, rev);
ALTER TABLE ONLY tocsin.moved
    ADD CONSTRAINT moved_pkey PRIMARY KEY (shard, job_id);
ALTER TABLE ONLY tocsin.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY tocsin.shard
    ADD CONSTRAINT shard_pkey PRIMARY KEY (shard);
ALTER TABLE ONLY tocsin.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (incarnation, lane, n);
CREATE INDEX archive_keep_ms ON tocsin.archive USING btree (keep_ms) WHERE (keep_ms >= 0);
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261120_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261121_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261122_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261123_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261124_pkey;
ALTER INDEX tocsin.idempotency_key_pkey ATTACH PARTITION tocsin.idempotency_key_d20261125_pkey;
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
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261116_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261117_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261118_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261119_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261120_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261121_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261122_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261123_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261124_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261125_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261126_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261127_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261128_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261129_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261130_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261201_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261202_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261203_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261204_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261205_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261206_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261207_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20261223_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20270102_pkey;
ALTER INDEX tocsin.job_record_pkey ATTACH PARTITION tocsin.job_record_d20281122_pkey;
CREATE TRIGGER fence BEFORE INSERT ON tocsin.job_record FOR EACH STATEMENT EXECUTE FUNCTION tocsin.fence();
