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
    secret text DEFAULT replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text) NOT NULL,
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
    (1795199871131, 1795199871131, 1099511627776, '2026-11-29 17:37:51.133339+00', '01a1fa40-289b-8002-9963-368595e60af5', 0, 2, 0, 3, NULL, 'messaging.kept_a_month', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800104cd7530a6632d70617374', 1795199871131, 1099511627776, '2026-11-29 17:37:51.164148+00', 1, 4, 3, '\x92cf000001a1fa093a3cc0', 1797788271164),
    (1795196271116, 1795196271116, 1099511627776, '2026-11-29 17:37:51.119149+00', '01a1fa09-3a0c-8000-8e49-8c16f28c105d', 0, 0, 0, 3, NULL, 'messaging.send', NULL, NULL, '\x97c4157b22626f6479223a22666f72206e6f626f6479227d00000103cd7530a6632d70617374', 1795196271116, 1099511627776, '2026-11-29 17:37:51.12594+00', 1, 3, 3, '\x92cf000001a1fa093a159901cf000001a1fa093a15cf000001a1fa093a1503b0494e56414c49445f415247554d454e54ac6e6f20726563697069656e74090000', 1797788271125),
    (1795196271115, 1795196271115, 1099511627776, '2026-11-29 17:37:51.116035+00', '01a1fa09-3a0b-8001-b4eb-252b0f21ddb6', 0, 1, 0, 3, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c42228b52ffd609f10c50000807b2274657874223a226c6f6e6720227d01008c81be280102000104cd7530a6632d70617374', 1795196271115, 1099511627776, '2026-11-29 17:37:51.119031+00', 1, 2, 3, '\x92cf000001a1fa093a0d9901cf000001a1fa093a0ccf000001a1fa093a0d02a24f4ba0010000', -1),
    (1795196271093, 1795196271093, 1099511627776, '2026-11-29 17:37:51.101401+00', '01a1fa09-39f5-8002-85ce-3df63d9c1724', 0, 2, 0, 3, 'acme', 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795196271093, 1099511627776, '2026-11-29 17:37:51.116198+00', 1, 2, 3, '\x92cf000001a1fa093a0c9901cf000001a1fa093a0bcf000001a1fa093a0c02a24f4ba0160000', -1),
    (1795207071139, 1795207071139, 1099511627776, '2026-11-29 17:37:51.139189+00', '01a1faae-05a3-8002-b6f1-25b28e81973e', 0, 2, 0, 3, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00a4cb800104cd7530a6632d70617374', 1795207071139, 1099511627776, '2026-11-29 17:37:51.168099+00', 1, 4, 3, '\x92cf000001a1fa093a40c0', -1),
    (1795196271041, 1795196271041, 1099511627776, '2026-11-29 17:37:51.067011+00', '01a1fa09-39c1-8003-83b6-411d9531985d', 0, 3, 0, 3, NULL, 'messaging.kept_a_month', 'u-0', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795196271041, 1099511627776, '2026-11-29 17:37:51.080336+00', 1, 2, 3, '\x92cf000001a1fa0939e79901cf000001a1fa0939e7cf000001a1fa0939e702a24f4ba0260000', 1797788271079),
    (1795196271079, 1795196271079, 1099511627776, '2026-11-29 17:37:51.079741+00', '01a1fa09-39e7-8001-a079-d3bde8e25d94', 0, 1, 0, 3, NULL, 'messaging.kept_a_month', 'u-1', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795196271079, 1099511627776, '2026-11-29 17:37:51.087222+00', 1, 2, 3, '\x92cf000001a1fa0939e89901cf000001a1fa0939e8cf000001a1fa0939e802a24f4ba0010000', 1797788271080),
    (1795196271197, 1795196271197, 1099511627776, '2026-11-29 17:37:51.198007+00', '01a1fa2d-d942-8002-9288-f5652217bead', 8, 2, 0, 3, 'acme', 'messaging.kept_a_month', NULL, '{moved}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00249f000104cd7530a6632d70617374', 1795196271197, 1099511627776, '2026-11-29 17:37:51.204056+00', 9, 2, 3, '\x92cf000001a1fa093a609901cf000001a1fa093a5fcf000001a1fa093a6002a24f4ba0020000', 1797788271200),
    (1795196271080, 1795196271080, 1099511627776, '2026-11-29 17:37:51.087222+00', '01a1fa09-39e8-8003-9bc0-d9d61600a35a', 0, 3, 0, 3, NULL, 'messaging.kept_a_month', 'u-2', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795196271080, 1099511627776, '2026-11-29 17:37:51.099298+00', 1, 2, 3, '\x92cf000001a1fa0939f59901cf000001a1fa0939f5cf000001a1fa0939f502a24f4ba00d0000', 1797788271093),
    (1795196271131, 1795196271125, 1099511627776, '2026-11-29 17:37:51.133149+00', '01a1fa09-3a15-8001-bca7-436a953f48f1', 2, 1, 1, 3, NULL, 'messaging.fails_soon', 'u-1', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000102cd7530a6632d70617374cf000001a1fa093a1500919901cf000001a1fa093a1bcf000001a1fa093a1b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060000cf000001a1fa093a1b', 1795196271125, 1099511627776, '2026-11-29 17:37:51.143021+00', 3, 3, 3, '\x92cf000001a1fa093a229902cf000001a1fa093a22cf000001a1fa093a2203ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070000', 1797788271138);
INSERT INTO tocsin.archive_tag VALUES
    (1795196271079, '01a1fa09-39e7-8001-a079-d3bde8e25d94', 1, 'campaign-7'),
    (1795196271197, '01a1fa2d-d942-8002-9288-f5652217bead', 2, 'moved'),
    (1795196271079, '01a1fa09-39e7-8001-a079-d3bde8e25d94', 1, 'past'),
    (1795196271080, '01a1fa09-39e8-8003-9bc0-d9d61600a35a', 3, 'campaign-7'),
    (1795196271041, '01a1fa09-39c1-8003-83b6-411d9531985d', 3, 'past'),
    (1795196271080, '01a1fa09-39e8-8003-9bc0-d9d61600a35a', 3, 'past'),
    (1795196271041, '01a1fa09-39c1-8003-83b6-411d9531985d', 3, 'campaign-7');
INSERT INTO tocsin.cluster VALUES
    (true, 4, '2026-11-29 17:37:50.875184+00');
INSERT INTO tocsin.idempotency_key_d20261129 VALUES
    (1795973872662, '01a22d88-d80a-8001-a8b2-ad9bf109469b', '\x35d0333ae9a52036a2cf215e4d723f92', 1),
    (1795973872671, '01a22868-e4be-8002-a001-7a37a1588436', '\xe4b114666cc3f254ed96e45bdb349da9', 2),
    (1795973872687, '01a22862-7c2c-8003-8b7e-70a60ef2d019', '\x138b9a3cfa9ecf67328634650c6e1f32', 3),
    (1795973873263, '01a22862-7e6e-8003-8dbc-2da476c329e7', '\x37551681a6036b39107ed8d89904c575', 3),
    (1795973873275, '01a22862-7e79-8001-ac12-759d86fdd7d9', '\x27e3303c5fbaf5a10fd9037dc6cc6c1a', 1),
    (1795973877066, '01a22862-8d49-8002-906a-c23643c902f2', '\x357f596c73547b4e42d855fbcb675871', 2),
    (1795973877072, '01a22862-8d4f-8000-804e-f4d3f8b89446', '\xfc224b3d67e72d2a331e7c380fd6b78f', 0);
INSERT INTO tocsin.identity VALUES
    (true, '6990b3f6-a219-40a6-8ac6-3049261dcf56', 'ab30168fa9d34ebd8c55c6e0cb1dd74a8119b1fe023244afa1b2703ca7005d2e');
INSERT INTO tocsin.incarnation_lane VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', -1, 'past', '2026-11-29 17:37:50.871532+00', '2026-11-29 17:37:51.295617+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 'past', '2026-11-29 17:37:50.871532+00', '2026-11-29 17:37:51.295627+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 'past', '2026-11-29 17:37:50.871532+00', '2026-11-29 17:37:51.29563+00'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', -1, 'node-a', '2026-11-29 17:37:52.274875+00', '2026-11-29 17:37:55.680787+00'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 0, 'node-a', '2026-11-29 17:37:52.274875+00', '2026-11-29 17:37:55.6808+00'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 'node-a', '2026-11-29 17:37:52.274875+00', '2026-11-29 17:37:55.680802+00'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', -1, 'node-a', '2026-11-29 17:37:56.683193+00', NULL),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 'node-a', '2026-11-29 17:37:56.683193+00', NULL),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 'node-a', '2026-11-29 17:37:56.683193+00', NULL);
INSERT INTO tocsin.job_record_d20261124 VALUES
    (1795548023012, 1795196271231, 1099511627776, '2026-11-29 17:37:51.23495+00', '01a1fa09-3a7f-8001-8698-76f82e44158b', 2, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374cf000001a1fa093a7f00919901cf000001a1fa093a82cf000001a1fa093a8201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000cf000001a20f0088e4'),
    (1795548023012, 1796146671235, 1099511627776, '2026-11-29 17:37:51.243333+00', '01a1fa09-3a7f-8001-8698-76f82e44158b', 3, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261129 VALUES
    (1795974172563, 1795974172563, 1099511627777, '2026-11-29 17:37:52.579404+00', '01a22867-0f93-8001-94e6-79238c854b9e', 0, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000493de0103cd7530ab48566c744242616d545a45'),
    (1795974352563, 1795974352563, 1099511627777, '2026-11-29 17:37:52.591626+00', '01a22869-ceb3-8001-b751-3a530014429c', -1, 1, 8, 3, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1795974352563, 1795974352563, 1099511627777, '2026-11-29 17:37:52.591626+00', '01a22869-ceb3-8001-b751-3a530014429c', -2, 1, 8, 3, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1795974352563, 1795974352563, 1099511627777, '2026-11-29 17:37:52.591626+00', '01a22869-ceb3-8001-b751-3a530014429c', 0, 1, 0, 3, NULL, NULL, 'messaging.send', 'u-1', '{campaign-1,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000752e40103cd7530ab4b72467445615064445359'),
    (1795981072563, 1795981072563, 1099511627777, '2026-11-29 17:37:52.602331+00', '01a228d0-58b3-8003-8e65-4caa1fb95ef6', 0, 3, 0, 3, NULL, NULL, 'messaging.send', 'u-2', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce006ddcda0103cd7530ab586a44442d627367416530'),
    (1795974292670, 1795974292670, 1099511627777, '2026-11-29 17:37:52.671376+00', '01a22868-e4be-8002-a001-7a37a1588436', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-42', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0006689f0103cd7530ab414d55774a705676615a41'),
    (1795973872684, 1795973872684, 1099511627777, '2026-11-29 17:37:52.686747+00', '01a22862-7c2c-8003-8b7e-70a60ef2d019', 0, 3, 0, 3, NULL, NULL, 'messaging.kept_a_month', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab51784e7a516b464f313645'),
    (1795973872684, 1795973872684, 1099511627777, '2026-11-29 17:37:52.694907+00', '01a22862-7c2c-8003-8b7e-70a60ef2d019', 1, 3, 2, 3, 1798565872694, NULL, NULL, NULL, NULL, '\x92cf000001a228627c369901cf000001a228627c35cf000001a228627c3602a24f4ba0090400'),
    (1795974232703, 1795974232703, 1099511627777, '2026-11-29 17:37:52.703757+00', '01a22867-fa7f-8000-b558-791030773ea3', 0, 0, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c45728b52ffd6012156d0200f4037b22726563697069656e745f6964223a22752d31222c2273656e64657232222c22626f6479223a2261206c6f6e67206f6e652c20616761696e20616e64227d0300c0f5b303b4bc57bdd30902ce00057e400103cd7530ab424876317849614f5a526b'),
    (1795973933074, 1795973933074, 1099511627777, '2026-11-29 17:37:53.074637+00', '01a22863-6812-8003-a31c-358d289800cf', 0, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab6c5f38587766746a6e376f'),
    (1795973933074, 1796751473087, 1099511627777, '2026-11-29 17:37:53.088057+00', '01a22863-6812-8003-a31c-358d289800cf', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795974173097, 1795974173097, 1099511627777, '2026-11-29 17:37:53.103901+00', '01a256bb-b9c3-8003-9bc6-1c4948a66df2', 2, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab613170734a506a41534734'),
    (1795973873114, 1795973873114, 1099511627777, '2026-11-29 17:37:53.114398+00', '01a256bb-b9d7-8003-9b21-2b5c9d02d462', 2, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab646c6634427a7a38595077'),
    (1795973873121, 1795973873121, 1099511627777, '2026-11-29 17:37:53.12136+00', '01a22862-7de1-8001-8d21-3143a3f1d274', 0, 1, 0, 3, NULL, NULL, 'messaging.send', 'u-1', '{done}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000103cd7530ab353155776b4867735f3151'),
    (1795973873114, 1795973873114, 1099511627777, '2026-11-29 17:37:53.124087+00', '01a256bb-b9d7-8003-9b21-2b5c9d02d462', 3, 3, 2, 3, 1796578673121, NULL, NULL, NULL, NULL, '\x92cf000001a228627de19901cf000001a228627ddfcf000001a228627de102a24f4ba0050000'),
    (1795973873124, 1795973873124, 1099511627777, '2026-11-29 17:37:53.127093+00', '01a22862-7de4-8002-b409-3ebaf99d745c', 0, 2, 0, 3, NULL, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab3950475f575a767341724d'),
    (1795973873121, 1795973873121, 1099511627777, '2026-11-29 17:37:53.13503+00', '01a22862-7de1-8001-8d21-3143a3f1d274', 1, 1, 2, 3, 1796578673124, NULL, NULL, NULL, NULL, '\x92cf000001a228627de49901cf000001a228627de3cf000001a228627de402a24f4ba0020000'),
    (1795973873139, 1795973873139, 1099511627777, '2026-11-29 17:37:53.139802+00', '01a22862-7df3-8002-8107-6cb991ccf5b3', 0, 2, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4397b2273656e6465725f6964223a22752d32222c22626f6479223a22666f72206e6f626f64793a207265667573656420666f7220676f6f64227d00000103cd7530ab5332777073356951643845'),
    (1795973873124, 1795973873124, 1099511627777, '2026-11-29 17:37:53.139802+00', '01a22862-7de4-8002-b409-3ebaf99d745c', 1, 2, 2, 3, -1, NULL, NULL, NULL, NULL, '\x92cf000001a228627df39901cf000001a228627df2cf000001a228627df302a24f4ba00e0000'),
    (1795973873147, 1795973873147, 1099511627777, '2026-11-29 17:37:53.148019+00', '01a22862-7dfb-8000-8864-377d485a4bbe', 0, 0, 0, 3, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab74536c43437076336d4349'),
    (1795973873139, 1795973873139, 1099511627777, '2026-11-29 17:37:53.15115+00', '01a22862-7df3-8002-8107-6cb991ccf5b3', 1, 2, 3, 3, 1798565873148, NULL, NULL, NULL, NULL, '\x92cf000001a228627dfc9901cf000001a228627dfbcf000001a228627dfc03b0494e56414c49445f415247554d454e54bc726563697069656e745f69643a2077686f20697320697420666f723f080000'),
    (1795973933152, 1795973933152, 1099511627777, '2026-11-29 17:37:53.152949+00', '01a22863-6860-8002-870c-adc581123b74', 0, 2, 0, 3, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab6d325751364238554c576b'),
    (1795973933152, 1795973933152, 1099511627777, '2026-11-29 17:37:53.156127+00', '01a22863-6860-8002-870c-adc581123b74', 1, 2, 4, 3, 1796578673155, NULL, NULL, NULL, NULL, '\x92cf000001a228627e03c0'),
    (1795973873147, 1795973873157, 1099511627777, '2026-11-29 17:37:53.158259+00', '01a22862-7dfb-8000-8864-377d485a4bbe', 1, 0, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873157, 1795973873147, 1099511627777, '2026-11-29 17:37:53.158259+00', '01a22862-7dfb-8000-8864-377d485a4bbe', 2, 0, 1, 3, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab74536c43437076336d4349cf000001a228627dfb00919901cf000001a228627e05cf000001a228627e0501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a0600cf000001a228627e05'),
    (1795973873157, 1795973873147, 1099511627777, '2026-11-29 17:37:53.160004+00', '01a22862-7dfb-8000-8864-377d485a4bbe', 3, 0, 3, 3, 1798565873159, NULL, NULL, NULL, NULL, '\x92cf000001a228627e079902cf000001a228627e06cf000001a228627e0703ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000'),
    (1795973873228, 1795973873228, 1099511627777, '2026-11-29 17:37:53.228209+00', '01a22862-7e4c-8003-be81-85b435bdd433', 0, 3, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab3436636c2d7851714e5845'),
    (1795973873232, 1795973873232, 1099511627777, '2026-11-29 17:37:53.232779+00', '01a22862-7e50-8001-90b8-d776c443a53a', 0, 1, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4f4d42686177303630626b'),
    (1795973873228, 1796515987340, 1099511627777, '2026-11-29 17:37:53.23902+00', '01a22862-7e4c-8003-be81-85b435bdd433', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873238, 1795973873238, 1099511627777, '2026-11-29 17:37:53.251183+00', '01a22862-7e56-8003-8651-860be18bf869', 0, 3, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4142447141585a626a756b'),
    (1795973873232, 1796171906267, 1099511627777, '2026-11-29 17:37:53.251183+00', '01a22862-7e50-8001-90b8-d776c443a53a', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873256, 1795973873256, 1099511627777, '2026-11-29 17:37:53.256727+00', '01a22862-7e68-8001-930a-b93466648590', 0, 1, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab49394d794c53737a574473'),
    (1795973873238, 1796452890816, 1099511627777, '2026-11-29 17:37:53.260477+00', '01a22862-7e56-8003-8651-860be18bf869', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873256, 1796568661369, 1099511627777, '2026-11-29 17:37:53.262806+00', '01a22862-7e68-8001-930a-b93466648590', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873262, 1795973873262, 1099511627777, '2026-11-29 17:37:53.262806+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 0, 3, 0, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab794c586f45504975782d49'),
    (1795973873262, 1795973873293, 1099511627777, '2026-11-29 17:37:53.272736+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873293, 1795973873262, 1099511627777, '2026-11-29 17:37:53.272736+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 2, 3, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab794c586f45504975782d49cf000001a228627e6e00919901cf000001a228627e77cf000001a228627e7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64090000cf000001a228627e8d'),
    (1795973873273, 1795973873273, 1099511627777, '2026-11-29 17:37:53.275154+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 0, 1, 0, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6e354b656e7767346c6149'),
    (1795973873288, 1795973873288, 1099511627777, '2026-11-29 17:37:53.288555+00', '01a22862-7e88-8002-9ea5-2ac12df97dec', 0, 2, 0, 3, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab6b744e6b4164794a2d4a30'),
    (1795973873273, 1795973873379, 1099511627777, '2026-11-29 17:37:53.289364+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873379, 1795973873273, 1099511627777, '2026-11-29 17:37:53.289364+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 2, 1, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6e354b656e7767346c6149cf000001a228627e7900919901cf000001a228627e87cf000001a228627e8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e0000cf000001a228627ee3'),
    (1795973873288, 1796510185662, 1099511627777, '2026-11-29 17:37:53.291061+00', '01a22862-7e88-8002-9ea5-2ac12df97dec', 1, 2, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973873293, 1795973875093, 1099511627777, '2026-11-29 17:37:53.297451+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 3, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973875093, 1795973873262, 1099511627777, '2026-11-29 17:37:53.297451+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 4, 3, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab794c586f45504975782d49cf000001a228627e6e00929901cf000001a228627e77cf000001a228627e7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640900009902cf000001a228627e8ecf000001a228627e8f01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a228628595'),
    (1795973873379, 1795973875605, 1099511627777, '2026-11-29 17:37:53.381346+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 3, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973875605, 1795973873273, 1099511627777, '2026-11-29 17:37:53.381346+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 4, 1, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6e354b656e7767346c6149cf000001a228627e7900929901cf000001a228627e87cf000001a228627e8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e00009902cf000001a228627ee4cf000001a228627ee501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a228628795'),
    (1795973875093, 1795974816331, 1099511627777, '2026-11-29 17:37:55.094953+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 5, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795974816331, 1795973873262, 1099511627777, '2026-11-29 17:37:55.094953+00', '01a22862-7e6e-8003-8dbc-2da476c329e7', 6, 3, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab794c586f45504975782d49cf000001a228627e6e00939901cf000001a228627e77cf000001a228627e7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640900009902cf000001a228627e8ecf000001a228627e8f01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a228628595cf000001a22862859601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22870e24b'),
    (1795973875605, 1795973977897, 1099511627777, '2026-11-29 17:37:55.607472+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 5, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973977897, 1795973873273, 1099511627777, '2026-11-29 17:37:55.607472+00', '01a22862-7e79-8001-ac12-759d86fdd7d9', 6, 1, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6e354b656e7767346c6149cf000001a228627e7900939901cf000001a228627e87cf000001a228627e8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e00009902cf000001a228627ee4cf000001a228627ee501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a228628795cf000001a22862879701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a228641729'),
    (1795974235640, 1795974235640, 1099511627777, '2026-11-29 17:37:55.643008+00', '01a22862-7e50-8001-90b8-d776c443a53a', 4, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4f4d42686177303630626bc000919901cf000001a228627e55cf000001a228627e5601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050000c0'),
    (1795973876947, 1795973876947, 1099511627778, '2026-11-29 17:37:56.963032+00', '01a22862-8cd3-8003-9a63-8d0a455f51f3', 0, 3, 0, 3, NULL, NULL, 'messaging.hangs', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab5f64753036615a794c5551'),
    (1795973876974, 1795973876974, 1099511627778, '2026-11-29 17:37:56.974336+00', '01a22862-8cee-8001-a477-f2d9bda59c2b', 0, 1, 0, 3, NULL, NULL, 'messaging.hangs', 'u-1', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab6b315a5434636751493359'),
    (1795973876976, 1795973876976, 1099511627778, '2026-11-29 17:37:56.97945+00', '01a22862-8cf0-8000-a736-651a3c47ad0b', 0, 0, 0, 3, NULL, NULL, 'messaging.hangs', NULL, '{"its call was cancelled"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab4f77643857496878414b30'),
    (1795973876976, 1795973876976, 1099511627778, '2026-11-29 17:37:57.014417+00', '01a22862-8cf0-8000-a736-651a3c47ad0b', 1, 0, 4, 3, 1796578677014, NULL, NULL, NULL, NULL, '\x92cf000001a228628d169901cf000001a228628cffcf000001a228628d1604a943414e43454c4c4544b363616e63656c6c65642062792044454c4554450f0000'),
    (1795973877023, 1795973877023, 1099511627778, '2026-11-29 17:37:57.026181+00', '01a22862-8d1f-8003-acbd-e7605104afb7', 0, 3, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e4855376837526c784851'),
    (1795973877037, 1795973877037, 1099511627778, '2026-11-29 17:37:57.037963+00', '01a22862-8d2d-8001-b93a-cb05ebf275fe', 0, 1, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab78664e6931783176365763'),
    (1795973877023, 1796375600666, 1099511627778, '2026-11-29 17:37:57.043233+00', '01a22862-8d1f-8003-acbd-e7605104afb7', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877037, 1796176066431, 1099511627778, '2026-11-29 17:37:57.049958+00', '01a22862-8d2d-8001-b93a-cb05ebf275fe', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877044, 1795973877044, 1099511627778, '2026-11-29 17:37:57.049958+00', '01a22862-8d34-8003-9e45-24feed3d1091', 0, 3, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab33464c63513357414c5959'),
    (1795973877056, 1795973877056, 1099511627778, '2026-11-29 17:37:57.056328+00', '01a22862-8d40-8001-a145-2c76912c44bf', 0, 1, 0, 3, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab75723938724d4377583967'),
    (1795973877044, 1795989005111, 1099511627778, '2026-11-29 17:37:57.060398+00', '01a22862-8d34-8003-9e45-24feed3d1091', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795989005111, 1795973877044, 1099511627778, '2026-11-29 17:37:57.060398+00', '01a22862-8d34-8003-9e45-24feed3d1091', 2, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab33464c63513357414c5959cf000001a228628d3400919901cf000001a228628d3fcf000001a228628d4001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640b0000cf000001a229496337'),
    (1795973877056, 1796476222054, 1099511627778, '2026-11-29 17:37:57.062314+00', '01a22862-8d40-8001-a145-2c76912c44bf', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877065, 1795973877065, 1099511627778, '2026-11-29 17:37:57.065533+00', '01a22862-8d49-8002-906a-c23643c902f2', 0, 2, 0, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5737444b624a5135416b30'),
    (1795973877065, 1795973877128, 1099511627778, '2026-11-29 17:37:57.071315+00', '01a22862-8d49-8002-906a-c23643c902f2', 1, 2, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877128, 1795973877065, 1099511627778, '2026-11-29 17:37:57.071315+00', '01a22862-8d49-8002-906a-c23643c902f2', 2, 2, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5737444b624a5135416b30cf000001a228628d4900919901cf000001a228628d4dcf000001a228628d4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a228628d88'),
    (1795973877071, 1795973877071, 1099511627778, '2026-11-29 17:37:57.072364+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 0, 0, 0, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab494a477564725879627638'),
    (1795973877071, 1795973877155, 1099511627778, '2026-11-29 17:37:57.076207+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 1, 0, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877155, 1795973877071, 1099511627778, '2026-11-29 17:37:57.076207+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 2, 0, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab494a477564725879627638cf000001a228628d4f00919901cf000001a228628d53cf000001a228628d5301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a228628da3'),
    (1795973877075, 1795973877075, 1099511627778, '2026-11-29 17:37:57.079016+00', '01a22862-8d53-8003-a700-c328aea8e44b', 0, 3, 0, 3, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab324a75717133364f6d7245'),
    (1795973877075, 1796487763385, 1099511627778, '2026-11-29 17:37:57.084696+00', '01a22862-8d53-8003-a700-c328aea8e44b', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973877128, 1795973884950, 1099511627778, '2026-11-29 17:37:57.129695+00', '01a22862-8d49-8002-906a-c23643c902f2', 3, 2, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973884950, 1795973877065, 1099511627778, '2026-11-29 17:37:57.129695+00', '01a22862-8d49-8002-906a-c23643c902f2', 4, 2, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5737444b624a5135416b30cf000001a228628d4900929901cf000001a228628d4dcf000001a228628d4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628d88cf000001a228628d8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22862ac16'),
    (1795973877155, 1795973886573, 1099511627778, '2026-11-29 17:37:57.157082+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 3, 0, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973886573, 1795973877071, 1099511627778, '2026-11-29 17:37:57.157082+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 4, 0, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab494a477564725879627638cf000001a228628d4f00929901cf000001a228628d53cf000001a228628d5301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628da4cf000001a228628da401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a22862b26d'),
    (1795973884950, 1795973886234, 1099511627778, '2026-11-29 17:38:04.956258+00', '01a22862-8d49-8002-906a-c23643c902f2', 5, 2, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973886234, 1795973877065, 1099511627778, '2026-11-29 17:38:04.956258+00', '01a22862-8d49-8002-906a-c23643c902f2', 6, 2, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5737444b624a5135416b30cf000001a228628d4900939901cf000001a228628d4dcf000001a228628d4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628d88cf000001a228628d8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a22862ac19cf000001a22862ac1c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030100cf000001a22862b11a'),
    (1795973886234, 1795995101695, 1099511627778, '2026-11-29 17:38:06.240507+00', '01a22862-8d49-8002-906a-c23643c902f2', 7, 2, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795995101695, 1795973877065, 1099511627778, '2026-11-29 17:38:06.240507+00', '01a22862-8d49-8002-906a-c23643c902f2', 8, 2, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5737444b624a5135416b30cf000001a228628d4900949901cf000001a228628d4dcf000001a228628d4e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628d88cf000001a228628d8901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a22862ac19cf000001a22862ac1c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640301009904cf000001a22862b11bcf000001a22862b12001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a229a669ff'),
    (1795973886573, 1795973903312, 1099511627778, '2026-11-29 17:38:06.579691+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 5, 0, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795973903312, 1795973877071, 1099511627778, '2026-11-29 17:38:06.579691+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 6, 0, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab494a477564725879627638cf000001a228628d4f00939901cf000001a228628d53cf000001a228628d5301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628da4cf000001a228628da401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a22862b26dcf000001a22862b27301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22862f3d0'),
    (1795973903312, 1796031003072, 1099511627778, '2026-11-29 17:38:23.368034+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 7, 0, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795974263399, 1795974263399, 1099511627778, '2026-11-29 17:38:23.400061+00', '01a22868-7267-8000-a0aa-29ab5bcb70b8', 0, 0, 0, 3, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab63584d773751745f427741'),
    (1795974263383, 1795974263383, 1099511627778, '2026-11-29 17:38:23.384034+00', '01a22862-8d2d-8001-b93a-cb05ebf275fe', 4, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab78664e6931783176365763c000919901cf000001a228628d33cf000001a228628d3401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060000c0'),
    (1795989005111, 1795973877044, 1099511627778, '2026-11-29 17:38:23.388285+00', '01a22862-8d34-8003-9e45-24feed3d1091', 3, 3, 4, 3, 1796578703388, NULL, NULL, NULL, NULL, '\x92cf000001a22862f41cc0'),
    (1795974263419, 1795974263419, 1099511627778, '2026-11-29 17:38:23.419937+00', '01a22868-727b-8003-bb73-04fc620fc527', 0, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab6c4e4a785a7a4a52646234'),
    (1795974263407, 1795974263407, 1099511627778, '2026-11-29 17:38:23.407853+00', '01a22868-726f-8000-b802-1ea4064662f3', 0, 0, 0, 3, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab2d7636495769534c443255');
INSERT INTO tocsin.job_record_d20261130 VALUES
    (1796060271219, 1796060271219, 1099511627776, '2026-11-29 17:37:51.219788+00', '01a1fa40-28e4-8000-93be-2a8e92276658', 2, 0, 0, 3, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796060272563, 1796060272563, 1099511627777, '2026-11-29 17:37:52.605978+00', '01a22d88-d7b3-8001-8ecd-c20d6bf15af0', -1, 1, 8, 3, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1796060272563, 1796060272563, 1099511627777, '2026-11-29 17:37:52.605978+00', '01a22d88-d7b3-8001-8ecd-c20d6bf15af0', -2, 1, 8, 3, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1796060272563, 1796060272563, 1099511627777, '2026-11-29 17:37:52.605978+00', '01a22d88-d7b3-8001-8ecd-c20d6bf15af0', 0, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{campaign-3,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bd60103cd7530ab51373736506e344b433755'),
    (1796060272643, 1796060272643, 1099511627777, '2026-11-29 17:37:52.644131+00', '01a22d88-d803-8002-9f43-56bb065c7864', 0, 2, 0, 3, NULL, NULL, 'messaging.send', NULL, '{one}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bff0201cd04d2ab633435397548365f6a4651'),
    (1796060272650, 1796060272650, 1099511627777, '2026-11-29 17:37:52.66223+00', '01a22d88-d80a-8001-a8b2-ad9bf109469b', 0, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bf50003cd7530ab594b515776494841424345'),
    (1796060272691, 1796060272691, 1099511627777, '2026-11-29 17:37:52.691817+00', '01a22d88-d833-8002-b5ab-dbf4567d3dd7', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c40001ce05265c000103cd7530ab7a734f4448656d656f3351'),
    (1796060272694, 1796060272694, 1099511627777, '2026-11-29 17:37:52.694766+00', '01a22d88-d836-8002-aae4-471dde235892', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c4012201ce05265c000103cd7530ab6c4c39354e4d436f573455'),
    (1796060272697, 1796060272697, 1099511627777, '2026-11-29 17:37:52.697284+00', '01a22d88-d839-8002-906e-114e1a9163a4', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c502bc7d078d2a0cc50fe7bb5d1b313bf7bc72599828b312c106376745a8d54933e7871584599df856b3cacf3ee552d260bad91dec5f01e984589b64ab69d7f6cd248d3618a0165e1b0096e09b8228106338d3846cbd3d6dfceed6d657a655b96ff5a2fa0048d477d83ae7e3a8d1492b268d2d6516249f258a85efb390fc9c5eae3e4b808c1b53d486d7b91319d154645861b4a6a9a2653815153ded7ce5160fd06aed778eb786aeba9917523e8a0f2b75365d48a8748dff412c6638ac09d63f411ebe446a9ee16a1198abcbff0b91ba709708f75d776e7d7a7c0f5dae76785444c6a631f0639917e94414243e0bd3d8de65ea5661a22a46fb6a8644b664df5504426ef23b1de076e5051b38ce2661ca037a0c9532c7adf97d53ca0cded16bff7568687f0d42b3142d1cefd39478d7e39bca37389aeb4fa9e462934e10395acffdcd5efb5a9d925e171a0f814fbba152353a4d2dc191a745d1eafd4d70e67d41350b7d2844f62980339e2737872d979b33119cec265ca60f2f9465facc932ee5ffa58dcb5666266b8de06a1391cdf6b9caf26ea0e220d383115c053524327313df8963682684000b14b68cb522900e324c62f35bb9c8d08f89ab6fa2cf6ce55049cca4e1005f4430a585ecd6db90b236c0e131c49ccf96916f91351c12fe88e83fc5a2e9cc57f93848ef2530e529a9607262eb5bc22aa748187d03b97175bb32740d130e4467c259a33c66e412463a7bfade49102d08613b157f62f7211933ce21172b777308ef54e7747baccb82c894b440583dc0b2a3b4183101f5d5220955645c6ef18143d016e5d59c5e01446b9964d81d78c748a2def35c0b1e137da65b7f2fb62da0c011b9b5a81189471df21238f0b9ff13466038938a53149ba82a628f6c722c19ef5bf2d690f033a06668050cc9788c53502cd2e9f58f174c6a044a33063e19ecca674915d3696d94f7ad8d4c9d21ab477bdf4d1d98e3e696c10601ce05265c000103cd7530ab35394c4232585f42674663'),
    (1796060272700, 1796060272700, 1099511627777, '2026-11-29 17:37:52.700618+00', '01a22d88-d83c-8002-9a04-e52fadcc1b0c', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c509ce28b52ffd60c408214e00cb53e7d5ef21290387b5863cdf1305cab15a8785f7786c8b7bf4287f0de31857a5c224301c9a44fb7e46890fbb0a951084dd9f53f2cd6e34e5d579c22ca6820f6449b35058ef16463ec1760ccfcfe9054e3dda4bea849360ae61b0f280c750a3545da616480f769667d213268090d4ed05d01d5a38e01da7a298ba33f95ca9f74561e352b2198c43bb28e97e2c99dd9c51e25adfa207054388540e8c3b53771236abc46cc571991172841f2ee9daa4e370d9328c39216a2e7ac954e04e3b7fc8918f999bb099f29227b7a71518bfaaf824448e9ac0c1e0bb2ef93fbbf3ce2196937402461e46715ffc8208814fffeff2d55d02b6de783ad26b7c0d02f768e3dbebbba89b992dd86b23b77f6d110504910bfb5ceb342b8583ffc44825726c083c8dd140b8a22c738ef689ca58805c1e474cabcaff06792665784c31197dcfd10654420eab16b1d20a535650585f52aaa961bd6f085cd4b7a62bbe00f28f0ee7e4a184f54814e0e84c18b27024c0397cd48b7797017c2471ac7748f21690ac1d854936413b576e48d0964a87048c9033e2fc8f3ba9d9ba240f920b23a3adac37de1eda412931e457c8e6981f466eab01c1b6f3b935792a871c05fa97a7fc839476788c41d99ac9f4dd93cbb1cf82830af8aea06ec32307dca10803014f7a7895e3690e6115ad69f0008c015f90e3e1fbee77e44b060f44d4fe1144de5ebe035d849c6140d3f66f50eb12dd86e267c4fd1b0c4c6a6b3ee9ba3531024d5cb61f82758fd87f82b6d1c663dde3ed330e29245b6b5aa9468682b82b7450390013edc5c39d279bc6267a87de3b64651926bb4a1c1310d3ab4de1b6351deea4e9e2c1f9c4222f8d8ee5e8f50a35ba0df02c1515155f1105ffa86d0275c0c5c61846b2530be99e3994e62bef72b368953f1cc5a07b7d9d38a46a36abe7d1e6d6240e7badf262a010f3c42be1b8f85c84cffefd1dfc6e27191f19f64efd00db8eac0caf118d5c687378c146ed57fdecb2e94e5a5ebeeb988483eeb3bf9d6338d2e7d50a69d9a368a0759b7678489b50672665cf54d62731bcee6acdc88fe171f9c98c4b0144ae4da4ba8adf0bd11d46558869401fda63851fbf7036bd1b40400d3e986f460860a45dd9c437f40b45b50b82f4b636226bb5b5fbc8d3aaf39810844026b6961dc34012fa077e826348bf3bd3c92aa7fbffa178ac6f4e9a9ffd4acd861e90062e621a9bd97573fe1737ba3090d250d1ffc7f9bb0ada73f6f787c39ff713298fd007b53d10b05535850268ce6ea035496f4daa1b441c52feb2115839d8c993ef0abc69c8feccf335cbd19820e5cb6f7012693f0ff9a00b518dc42f1cadc05195a74f669c9ab7eb4032cf6ab871cdaf1471add929480ecd935dfad16cbda0af79acf7ccfa1dca659599759693ace4dc879b995774794f1bdec97e9d78f68b314c8eca917ea924ce02118b06f4509a56caf5aac5ae98a18e1ffbdee0da867e8dcbb095e418cf40694dc3b2230c9d685a041d651294f788cc44fab92cc40a68ac642feb3e29581dcc4a85e36bcc6bb70d33103d4e96fa93926ec8046becac547f488a0c8bb88324375b1f54dc0fc22082e760e6ece3f723f75239b9b4360e9dff67438eb9bcccc015cfdfdfe83df2579129d6fcdcf67c3f0dd9f745d107713f1bdcb44cc5ca5c790deeca5fc581e3b6e017fed6223862e6fab0a0db7f13732a71e43c602f9cc9c9bac60c6d6cf6e0893f67d553ce57e73b9c853a3baced1d4d2ee5c238eff70343dc0989ac2dec83e1bbde4f96420b0fc35162f9447471db265f1c6e10af25823a0790782da5376d32d04413a8d0c7ca1abad92a5d1564fc171a0777ae3fd77ce4138b77909ee1421751773ae70fd5a7b629d7dfe4af9b031b13a7c9dc8e9c6cdf18baa577418d46fa48f4ff7b7126ebcb5500927859aac7bba20193f2a3fbd477101a064bc463fbf1f17bf6b3dfcb516d4bf26b36ebaa1793fd9920d04401f3e6b2fa307ab874e2b035561e81ae9dc519183beb0498315434e8abf3ffba1c9076f4da05ef84a5426f0766922502beab78022f08ea2cc54fe90fe0d842cd567f35b3aa257ac6d0f92638897ce018de20a1d85de480831bbc90705d6f1fbc2007bc43b0e0cb4e2989e6af9e72dbf70bcf11949278c97fda31c5999e447a48795c1c553e646da856e43a1fbb6bef8be4e26bf23d85241a1cf0cd97423a2545f717c86c5411dec2ba2939b639a1b37ef39be359ed7ef39f03e28e48b26dd8fc28e57874efe500216c7b4dcb808daa4867db4ccb66ec2b1cfcb7382421290a0fa8623c4deb9dd271885ae71467f5c849fc0126c591ec9114e8666eada544cc3e51d646bbc42bb2d390b6bce1cad8900a2d6d7f66d3c1e889917dc66526769f15912efa0cddebe389731a147efaf273a42c4e51a2b99e9ed0e4badab941cbc0055fabfa50332445ad516086a8b0105e06c5a36520e8016a7f83afb74348a09e5346931914c5c6a4e8bc83b225e9335630d1a6c455a6604e94a221d37606e156663d8da5b6a4df65113c184e4db3c461e2652b90a31f9409a22f5b038528fedcbefc4751a76703d8c7771c007fda22fb97cb835212bd6ff33858d73bdf88be10beea104391492995d016301099dca03d13cca0a7714dfb283ea1149c0d337591455d8ae7056fff2012784673cdd71b45e4fff47425cad553d22a46cb4107410e6f8a2a0706005852a5bbd72996712b842590d187f8e29f8e9c607e026ede4599bebdd0c352a7911ac4d9b84de20459f7fb0e3d49dd4f98477b909a0bf756b2ec5caffa408237d1daea5c36a71ab8d8ba254945e0e1c2ff8e078768abc5018792f4d26f78a376177529c6257f26c68d776039f7b659b8c5da598174cd0f9b32adad264364b101f277030454bff99e8657d87cdbf7695a1200d568e92b2eb9d5f98eff459a32d7114a1522b55974297be39a955d2c01230669aece854bd4382f65f59e700da577b01f2f0318baca3080fb20c4b3bbc7dd9b9211acf12cfddc819a0aad3eaf2c74a5e690cdf541ca1e00a7b3c67c1170faa9e24e4c2643f7364c465d9d2af0d2c9611ce1485596a1c04abb2470fecaed7ddba0837440c49e8a71ba46eb1151015d8a82502aeb81d213ea0726996e5174a155a82abc9cc0742bcd0cc9ec2802a87d9327b2c381cfd62fd64adf58395a9eab7fd89c164c12a649068d89f635070794bcd4fc280fe890171a5b5eb24b71fbf04ba6d0123be8a789fb239b7225b061b6bfbc5f672d48c907a49ddadaa9c7829fcae13ad1452c8d77019117c5df0fb62984c1c0b4e17a5a952f7c4d71f289f692f6c93c5072ffadd7a3dcc1e4fa037cdbdb41a183e1e077a4e03121c28f437aa1d56696e05f94c34371d57015e0b43a1632a0d23a4a411d9b9f2640d4ccfd6811795af88bc9b3c21c1339500b68b50f680782bd55489de28740ab19f7d013ef9093cada51543e47c3600a51cc1de74a5a4c0099ef3b6476219597150f0ccee798bb25b39edaadececacbe41f7ad03ce05265c000103cd7530ab7669525557727a6a754f41'),
    (1796060272707, 1796060272707, 1099511627777, '2026-11-29 17:37:52.708053+00', '01a22d88-d843-8001-bfb7-4cf05c6f1b20', 0, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4537b2022626967223a2031323334353637383930313233343536373839303132332c2022666c6f6174223a20312e31302c202274657874223a20225c7530306539c3a9205c2f22202c202261223a205b205d207d00ce05265c000103cd7530ab4c36484146357737673030'),
    (1796060272711, 1796060272711, 1099511627777, '2026-11-29 17:37:52.731779+00', '01a237d5-9045-8001-9e18-c9f161420056', 2, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796060272711, 1796146672740, 1099511627777, '2026-11-29 17:37:52.742859+00', '01a237d5-9045-8001-9e18-c9f161420056', 3, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796060272799, 1796060272799, 1099511627777, '2026-11-29 17:37:52.803016+00', '01a237d5-9045-8001-9e18-c9f161420056', 12, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796060272799, 1796146672817, 1099511627777, '2026-11-29 17:37:52.813686+00', '01a237d5-9045-8001-9e18-c9f161420056', 13, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796060272860, 1796060272860, 1099511627777, '2026-11-29 17:37:52.859176+00', '01a237d5-9045-8001-9e18-c9f161420056', 22, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796060272860, 1796146672872, 1099511627777, '2026-11-29 17:37:52.872669+00', '01a237d5-9045-8001-9e18-c9f161420056', 23, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796060272918, 1796060272918, 1099511627777, '2026-11-29 17:37:52.914108+00', '01a237d5-9045-8001-9e18-c9f161420056', 32, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796060272918, 1796146672935, 1099511627777, '2026-11-29 17:37:52.927439+00', '01a237d5-9045-8001-9e18-c9f161420056', 33, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796060273011, 1796060273011, 1099511627777, '2026-11-29 17:37:53.003063+00', '01a237d5-9045-8001-9e18-c9f161420056', 42, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796060273011, 1796146673028, 1099511627777, '2026-11-29 17:37:53.022646+00', '01a237d5-9045-8001-9e18-c9f161420056', 43, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796031003072, 1795973877071, 1099511627778, '2026-11-29 17:38:23.368034+00', '01a22862-8d4f-8000-804e-f4d3f8b89446', 8, 0, 1, 3, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab494a477564725879627638cf000001a228628d4f00949901cf000001a228628d53cf000001a228628d5301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a228628da4cf000001a228628da401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a22862b26dcf000001a22862b27301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009904cf000001a22862f3d1cf000001a22862f40701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a22bca39c0');
INSERT INTO tocsin.job_record_d20261201 VALUES
    (1796146671223, 1796146671223, 1099511627776, '2026-11-29 17:37:51.226599+00', '01a1fa40-28ed-8000-aba5-eea5d0eda82f', 2, 0, 0, 3, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796146671235, 1796146671235, 1099511627776, '2026-11-29 17:37:51.243333+00', '01a1fa09-3a7f-8001-8698-76f82e44158b', 4, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374c000919901cf000001a1fa093a82cf000001a1fa093a8201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000c0'),
    (1796146672740, 1796146672740, 1099511627777, '2026-11-29 17:37:52.742859+00', '01a237d5-9045-8001-9e18-c9f161420056', 4, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796146672740, 1796233072754, 1099511627777, '2026-11-29 17:37:52.753835+00', '01a237d5-9045-8001-9e18-c9f161420056', 5, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796146672817, 1796146672817, 1099511627777, '2026-11-29 17:37:52.813686+00', '01a237d5-9045-8001-9e18-c9f161420056', 14, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796146672817, 1796233072821, 1099511627777, '2026-11-29 17:37:52.829127+00', '01a237d5-9045-8001-9e18-c9f161420056', 15, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796146672872, 1796146672872, 1099511627777, '2026-11-29 17:37:52.872669+00', '01a237d5-9045-8001-9e18-c9f161420056', 24, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796146672872, 1796233072889, 1099511627777, '2026-11-29 17:37:52.880043+00', '01a237d5-9045-8001-9e18-c9f161420056', 25, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796146672935, 1796146672935, 1099511627777, '2026-11-29 17:37:52.927439+00', '01a237d5-9045-8001-9e18-c9f161420056', 34, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796146672935, 1796233072952, 1099511627777, '2026-11-29 17:37:52.946853+00', '01a237d5-9045-8001-9e18-c9f161420056', 35, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796146673028, 1796146673028, 1099511627777, '2026-11-29 17:37:53.022646+00', '01a237d5-9045-8001-9e18-c9f161420056', 44, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796146673028, 1796233073050, 1099511627777, '2026-11-29 17:37:53.044828+00', '01a237d5-9045-8001-9e18-c9f161420056', 45, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261202 VALUES
    (1796233072709, 1796233072709, 1099511627777, '2026-11-29 17:37:52.709363+00', '01a237d5-9045-8001-9e18-c9f161420056', 0, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233072709, 1796060272711, 1099511627777, '2026-11-29 17:37:52.731779+00', '01a237d5-9045-8001-9e18-c9f161420056', 1, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796233072754, 1796233072754, 1099511627777, '2026-11-29 17:37:52.753835+00', '01a237d5-9045-8001-9e18-c9f161420056', 6, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233072754, 1796319472762, 1099511627777, '2026-11-29 17:37:52.771032+00', '01a237d5-9045-8001-9e18-c9f161420056', 7, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796233072821, 1796233072821, 1099511627777, '2026-11-29 17:37:52.829127+00', '01a237d5-9045-8001-9e18-c9f161420056', 16, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233072821, 1796319472839, 1099511627777, '2026-11-29 17:37:52.833679+00', '01a237d5-9045-8001-9e18-c9f161420056', 17, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796233072889, 1796233072889, 1099511627777, '2026-11-29 17:37:52.880043+00', '01a237d5-9045-8001-9e18-c9f161420056', 26, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233072889, 1796319472894, 1099511627777, '2026-11-29 17:37:52.890175+00', '01a237d5-9045-8001-9e18-c9f161420056', 27, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796233072952, 1796233072952, 1099511627777, '2026-11-29 17:37:52.946853+00', '01a237d5-9045-8001-9e18-c9f161420056', 36, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233072952, 1796319472972, 1099511627777, '2026-11-29 17:37:52.971842+00', '01a237d5-9045-8001-9e18-c9f161420056', 37, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796233073050, 1796233073050, 1099511627777, '2026-11-29 17:37:53.044828+00', '01a237d5-9045-8001-9e18-c9f161420056', 46, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796233073050, 1796319473072, 1099511627777, '2026-11-29 17:37:53.066812+00', '01a237d5-9045-8001-9e18-c9f161420056', 47, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796171906267, 1795973873232, 1099511627777, '2026-11-29 17:37:53.251183+00', '01a22862-7e50-8001-90b8-d776c443a53a', 2, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4f4d42686177303630626bcf000001a228627e5000919901cf000001a228627e55cf000001a228627e5601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050000cf000001a234303cdb'),
    (1796171906267, 1795974235640, 1099511627777, '2026-11-29 17:37:55.643008+00', '01a22862-7e50-8001-90b8-d776c443a53a', 3, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796176066431, 1795973877037, 1099511627778, '2026-11-29 17:37:57.049958+00', '01a22862-8d2d-8001-b93a-cb05ebf275fe', 2, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab78664e6931783176365763cf000001a228628d2d00919901cf000001a228628d33cf000001a228628d3401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060000cf000001a2346fb77f'),
    (1796176066431, 1795974263383, 1099511627778, '2026-11-29 17:38:23.384034+00', '01a22862-8d2d-8001-b93a-cb05ebf275fe', 3, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261203 VALUES
    (1796319472762, 1796319472762, 1099511627777, '2026-11-29 17:37:52.771032+00', '01a237d5-9045-8001-9e18-c9f161420056', 8, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796319472762, 1796405872778, 1099511627777, '2026-11-29 17:37:52.79143+00', '01a237d5-9045-8001-9e18-c9f161420056', 9, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796319472839, 1796319472839, 1099511627777, '2026-11-29 17:37:52.833679+00', '01a237d5-9045-8001-9e18-c9f161420056', 18, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796319472839, 1796405872849, 1099511627777, '2026-11-29 17:37:52.848133+00', '01a237d5-9045-8001-9e18-c9f161420056', 19, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796319472894, 1796319472894, 1099511627777, '2026-11-29 17:37:52.890175+00', '01a237d5-9045-8001-9e18-c9f161420056', 28, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796319472894, 1796405872911, 1099511627777, '2026-11-29 17:37:52.901348+00', '01a237d5-9045-8001-9e18-c9f161420056', 29, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796319472972, 1796319472972, 1099511627777, '2026-11-29 17:37:52.971842+00', '01a237d5-9045-8001-9e18-c9f161420056', 38, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796319472972, 1796405872994, 1099511627777, '2026-11-29 17:37:52.988662+00', '01a237d5-9045-8001-9e18-c9f161420056', 39, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796319473072, 1796319473072, 1099511627777, '2026-11-29 17:37:53.066812+00', '01a237d5-9045-8001-9e18-c9f161420056', 48, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796319475626, 1796319475626, 1099511627777, '2026-11-29 17:37:55.63901+00', '01a22862-7e4c-8003-be81-85b435bdd433', 4, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab3436636c2d7851714e5845c000919901cf000001a228627e4fcf000001a228627e5001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000c0'),
    (1796319503373, 1796319503373, 1099511627778, '2026-11-29 17:38:23.37424+00', '01a22862-8d1f-8003-acbd-e7605104afb7', 4, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e4855376837526c784851c000919901cf000001a228628d2fcf000001a228628d2f01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64100400c0');
INSERT INTO tocsin.job_record_d20261204 VALUES
    (1796405871199, 1796405871199, 1099511627776, '2026-11-29 17:37:51.202442+00', '01a24222-425f-8002-893b-79a96b4cb242', 0, 2, 0, 3, NULL, 'acme', 'messaging.send', 'u-7', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce481908000103cd7530a6632d70617374'),
    (1796405872778, 1796405872778, 1099511627777, '2026-11-29 17:37:52.79143+00', '01a237d5-9045-8001-9e18-c9f161420056', 10, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796405872778, 1796060272799, 1099511627777, '2026-11-29 17:37:52.803016+00', '01a237d5-9045-8001-9e18-c9f161420056', 11, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796405872849, 1796405872849, 1099511627777, '2026-11-29 17:37:52.848133+00', '01a237d5-9045-8001-9e18-c9f161420056', 20, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796405872849, 1796060272860, 1099511627777, '2026-11-29 17:37:52.859176+00', '01a237d5-9045-8001-9e18-c9f161420056', 21, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796405872911, 1796405872911, 1099511627777, '2026-11-29 17:37:52.901348+00', '01a237d5-9045-8001-9e18-c9f161420056', 30, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796405872911, 1796060272918, 1099511627777, '2026-11-29 17:37:52.914108+00', '01a237d5-9045-8001-9e18-c9f161420056', 31, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796405872994, 1796405872994, 1099511627777, '2026-11-29 17:37:52.988662+00', '01a237d5-9045-8001-9e18-c9f161420056', 40, 1, 0, 3, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6343726769324f34586a55'),
    (1796405872994, 1796060273011, 1099511627777, '2026-11-29 17:37:53.003063+00', '01a237d5-9045-8001-9e18-c9f161420056', 41, 1, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796375600666, 1795973877023, 1099511627778, '2026-11-29 17:37:57.043233+00', '01a22862-8d1f-8003-acbd-e7605104afb7', 2, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4e4855376837526c784851cf000001a228628d1f00919901cf000001a228628d2fcf000001a228628d2f01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64100400cf000001a240545e1a'),
    (1796375600666, 1796319503373, 1099511627778, '2026-11-29 17:38:23.37424+00', '01a22862-8d1f-8003-acbd-e7605104afb7', 3, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261205 VALUES
    (1796452890816, 1795973873238, 1099511627777, '2026-11-29 17:37:53.260477+00', '01a22862-7e56-8003-8651-860be18bf869', 2, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4142447141585a626a756bcf000001a228627e5600919901cf000001a228627e67cf000001a228627e6801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64110000cf000001a244efb8c0'),
    (1796510185662, 1795973873288, 1099511627777, '2026-11-29 17:37:53.291061+00', '01a22862-7e88-8002-9ea5-2ac12df97dec', 2, 2, 1, 3, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab6b744e6b4164794a2d4a30cf000001a228627e880091990100cf000001a228627e8a01ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a24859f8be'),
    (1796452890816, 1795973873238, 1099511627777, '2026-11-29 17:37:55.64889+00', '01a22862-7e56-8003-8651-860be18bf869', 3, 3, 4, 3, 1796578675648, NULL, NULL, NULL, NULL, '\x92cf000001a2286287c0c0'),
    (1796476222054, 1795973877056, 1099511627778, '2026-11-29 17:37:57.062314+00', '01a22862-8d40-8001-a145-2c76912c44bf', 2, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab75723938724d4377583967cf000001a228628d4000919901cf000001a228628d44cf000001a228628d4501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040100cf000001a24653ba66'),
    (1796487763385, 1795973877075, 1099511627778, '2026-11-29 17:37:57.084696+00', '01a22862-8d53-8003-a700-c328aea8e44b', 2, 3, 1, 3, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab324a75717133364f6d7245cf000001a228628d530091990100cf000001a228628d5c01ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a24703d5b9');
INSERT INTO tocsin.job_record_d20261206 VALUES
    (1796515987340, 1795973873228, 1099511627777, '2026-11-29 17:37:53.23902+00', '01a22862-7e4c-8003-be81-85b435bdd433', 2, 3, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab3436636c2d7851714e5845cf000001a228627e4c00919901cf000001a228627e4fcf000001a228627e5001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000cf000001a248b27f8c'),
    (1796568661369, 1795973873256, 1099511627777, '2026-11-29 17:37:53.262806+00', '01a22862-7e68-8001-930a-b93466648590', 2, 1, 1, 3, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab49394d794c53737a574473cf000001a228627e6800919901cf000001a228627e6bcf000001a228627e6c01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000cf000001a24bd63d79'),
    (1796515987340, 1796319475626, 1099511627777, '2026-11-29 17:37:55.63901+00', '01a22862-7e4c-8003-be81-85b435bdd433', 3, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261208 VALUES
    (1796751473087, 1796751473087, 1099511627777, '2026-11-29 17:37:53.088057+00', '01a22863-6812-8003-a31c-358d289800cf', 2, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab6c5f38587766746a6e376f'),
    (1796751473091, 1796751473091, 1099511627777, '2026-11-29 17:37:53.091556+00', '01a256bb-b9c3-8003-9bc6-1c4948a66df2', 0, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab613170734a506a41534734'),
    (1796751473091, 1795974173097, 1099511627777, '2026-11-29 17:37:53.103901+00', '01a256bb-b9c3-8003-9bc6-1c4948a66df2', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796751473111, 1796751473111, 1099511627777, '2026-11-29 17:37:53.11296+00', '01a256bb-b9d7-8003-9b21-2b5c9d02d462', 0, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab646c6634427a7a38595077'),
    (1796751473111, 1795973873114, 1099511627777, '2026-11-29 17:37:53.114398+00', '01a256bb-b9d7-8003-9b21-2b5c9d02d462', 1, 3, 6, 3, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261229 VALUES
    (1798565873159, 1798565873159, 1099511627777, '2026-11-29 17:37:53.187022+00', '01a2c2e1-4607-8003-8d85-a2e4b9bed24e', 0, 3, 0, 3, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce9a7ec8000103cd7530ab6c7371564a643644676b55'),
    (1798565873159, 1798565873159, 1099511627777, '2026-11-29 17:37:53.197047+00', '01a2c2e1-4607-8003-8d85-a2e4b9bed24e', 1, 3, 4, 3, 1796578673196, NULL, NULL, NULL, NULL, '\x92cf000001a228627e2cc0');
INSERT INTO tocsin.job_record_d20270108 VALUES
    (1799429872563, 1799429872563, 1099511627777, '2026-11-29 17:37:52.623803+00', '01a2f660-dbb3-8002-914e-38e0d04bbca2', 0, 2, 0, 3, NULL, NULL, 'messaging.send', 'u-4', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cecdfe5fd40103cd7530ab722d38573856316f707230');
INSERT INTO tocsin.job_record_d20281128 VALUES
    (1859045872563, 1859045872563, 1099511627777, '2026-11-29 17:37:52.636447+00', '01b0d7c4-d3b3-8000-94aa-581cd74c4fd6', -1, 0, 8, 3, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1859045872563, 1859045872563, 1099511627777, '2026-11-29 17:37:52.636447+00', '01b0d7c4-d3b3-8000-94aa-581cd74c4fd6', -2, 0, 8, 3, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1859045872563, 1859045872563, 1099511627777, '2026-11-29 17:37:52.636447+00', '01b0d7c4-d3b3-8000-94aa-581cd74c4fd6', 0, 0, 0, 3, NULL, NULL, 'messaging.send', 'u-5', '{campaign-5,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cf0000000eaf6257bc0103cd7530ab5f5148795071656e61424d');
INSERT INTO tocsin.moved VALUES
    (0, '01a1fa40-28e4-8000-93be-2a8e92276658', 1796060271219, 2),
    (0, '01a1fa40-28ed-8000-aba5-eea5d0eda82f', 1796146671223, 2),
    (1, '01a1fa09-3a7f-8001-8698-76f82e44158b', 1796146671235, 4),
    (1, '01a237d5-9045-8001-9e18-c9f161420056', 1796319473072, 48),
    (3, '01a22863-6812-8003-a31c-358d289800cf', 1796751473087, 2),
    (3, '01a256bb-b9d7-8003-9b21-2b5c9d02d462', 1795973873114, 3),
    (0, '01a22862-7dfb-8000-8864-377d485a4bbe', 1795973873157, 3),
    (1, '01a22862-7e50-8001-90b8-d776c443a53a', 1796171906267, 2),
    (1, '01a22862-7e68-8001-930a-b93466648590', 1796568661369, 2),
    (2, '01a22862-7e88-8002-9ea5-2ac12df97dec', 1796510185662, 2),
    (3, '01a22862-7e6e-8003-8dbc-2da476c329e7', 1795974816331, 6),
    (3, '01a22862-7e4c-8003-be81-85b435bdd433', 1796319475626, 4),
    (3, '01a22862-7e56-8003-8651-860be18bf869', 1796452890816, 3),
    (1, '01a22862-8d2d-8001-b93a-cb05ebf275fe', 1796176066431, 2),
    (1, '01a22862-8d40-8001-a145-2c76912c44bf', 1796476222054, 2),
    (3, '01a22862-8d53-8003-a700-c328aea8e44b', 1796487763385, 2),
    (2, '01a22862-8d49-8002-906a-c23643c902f2', 1795995101695, 8),
    (0, '01a22862-8d4f-8000-804e-f4d3f8b89446', 1796031003072, 8),
    (3, '01a22862-8d1f-8003-acbd-e7605104afb7', 1796319503373, 4),
    (3, '01a22862-8d34-8003-9e45-24feed3d1091', 1795989005111, 3);
INSERT INTO tocsin.schema_migration VALUES
    ('0001_journal', '3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f', '2026-11-29 17:37:50.823153+00'),
    ('0002_lists', 'c845001cff2a6f60572b674e4c13dc8bc71172bd8e101d0b0eee3a7bac5d6819', '2026-11-29 17:37:50.842491+00'),
    ('0003_secret', 'ccf1c7759f7ce05c68a09cc5dd30c8c4bad6923136d46e84a77495f3db6d6543', '2026-11-29 17:37:50.851106+00');
INSERT INTO tocsin.shard VALUES
    (0, 1099511627778, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1795973878798, 10, 4, 1, 2, 2, 1, 0, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 8),
    (1, 1099511627778, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1795973876974, 17, 7, 6, 3, 1, 0, 0, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 11),
    (2, 1099511627778, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1795973878798, 17, 8, 2, 3, 1, 3, 0, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 8),
    (3, 1099511627778, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1795973876947, 15, 4, 5, 4, 0, 2, 0, 'ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 11);
INSERT INTO tocsin.tally VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 3, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 4, '\x000300000001000000010000000000000000000000000000000000000000000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 5, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 1, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 6, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 2, '\x000200000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 7, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 3, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 8, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 4, '\x000000000000ffffffff0000000000000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 9, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 5, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 6, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 10, '\x00010000000000000000ffffffff00000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 7, '\x000200000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 8, '\x000200000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 9, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 10, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 11, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 12, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 13, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 14, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 15, '\x000200000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 16, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 17, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 18, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 19, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 11, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 12, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 13, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 20, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 21, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 22, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 23, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 57, '\x'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 58, '\x'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 59, '\x'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 60, '\x'),
    ('9b28f272-88b8-4ab4-bfab-ba0ca5cd0773', 1, 61, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 1, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 2, '\x000000000000ffffffff0000000000000000000000000000000100000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 3, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 4, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 5, '\x000300000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 6, '\x000100000000ffffffff0000000100000000000000000000000000000000000300000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 7, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 8, '\x000300000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 9, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 3, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 4, '\x000200000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 5, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 6, '\x000000000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 10, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 11, '\x000300000000ffffffff0000000100000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 7, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 8, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 9, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 10, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 11, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 12, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 12, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 13, '\x'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 14, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 13, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 0, 14, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('ae3d99b2-a30f-4d9b-bcbb-0b8b16537768', 1, 15, '\x000300000001000000010000000000000000000000000000000000000000');
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
