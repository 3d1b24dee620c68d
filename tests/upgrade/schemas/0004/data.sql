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
CREATE TABLE tocsin.operation (
    id uuid NOT NULL,
    wish text NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    stopped_at timestamp with time zone,
    finished_at timestamp with time zone,
    done bigint DEFAULT 0 NOT NULL,
    refused bigint DEFAULT 0 NOT NULL
);
CREATE TABLE tocsin.operation_done (
    operation uuid NOT NULL,
    incarnation uuid NOT NULL,
    lane smallint NOT NULL,
    done bigint NOT NULL
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000');
CREATE TABLE tocsin.operation_progress (
    operation uuid NOT NULL,
    shard smallint NOT NULL,
    phase smallint NOT NULL,
    after_ms bigint NOT NULL,
    after_id uuid NOT NULL,
    refused bigint NOT NULL,
    over boolean NOT NULL
)
WITH (fillfactor='50', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='2000');
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
    (1795199181344, 1795199181344, 1099511627776, '2026-11-29 18:26:21.345255+00', '01a1fa35-a220-8003-8580-28d6099950d8', 0, 3, 0, 4, NULL, 'messaging.kept_a_month', 'u-2', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199181344, 1099511627776, '2026-11-29 18:26:21.34694+00', 1, 2, 4, '\x92cf000001a1fa35a2219901cf000001a1fa35a221cf000001a1fa35a22102a24f4ba0010000', 1797791181345),
    (1795209981370, 1795209981370, 1099511627776, '2026-11-29 18:26:21.372863+00', '01a1fada-6dba-8001-8e26-3464f9ebdacc', 0, 1, 0, 4, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00a4cb800104cd7530a6632d70617374', 1795209981370, 1099511627776, '2026-11-29 18:26:21.393223+00', 1, 4, 4, '\x92cf000001a1fa35a250c0', -1),
    (1795199181351, 1795199181351, 1099511627776, '2026-11-29 18:26:21.354924+00', '01a1fa35-a227-8002-bca3-04171fb17c23', 0, 2, 0, 4, NULL, 'messaging.send', NULL, NULL, '\x97c4157b22626f6479223a22666f72206e6f626f6479227d00000103cd7530a6632d70617374', 1795199181351, 1099511627776, '2026-11-29 18:26:21.363574+00', 1, 3, 4, '\x92cf000001a1fa35a2339901cf000001a1fa35a233cf000001a1fa35a23303b0494e56414c49445f415247554d454e54ac6e6f20726563697069656e740c0000', 1797791181363),
    (1795199181287, 1795199181287, 1099511627776, '2026-11-29 18:26:21.338593+00', '01a1fa35-a1e7-8003-a54c-66175d9dc9f8', 0, 3, 0, 4, NULL, 'messaging.kept_a_month', 'u-0', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199181287, 1099511627776, '2026-11-29 18:26:21.344719+00', 1, 2, 4, '\x92cf000001a1fa35a21e9901cf000001a1fa35a21ecf000001a1fa35a21e02a24f4ba0370000', 1797791181342),
    (1795199181347, 1795199181347, 1099511627776, '2026-11-29 18:26:21.350914+00', '01a1fa35-a223-8001-83c8-776d6cad4a26', 0, 1, 0, 4, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c42228b52ffd609f10c50000807b2274657874223a226c6f6e6720227d01008c81be280102000104cd7530a6632d70617374', 1795199181347, 1099511627776, '2026-11-29 18:26:21.352061+00', 1, 2, 4, '\x92cf000001a1fa35a2279901cf000001a1fa35a227cf000001a1fa35a22702a24f4ba0040000', -1),
    (1795199181345, 1795199181345, 1099511627776, '2026-11-29 18:26:21.346447+00', '01a1fa35-a221-8001-8f67-05c911e20b8f', 0, 1, 0, 4, 'acme', 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199181345, 1099511627776, '2026-11-29 18:26:21.350914+00', 1, 2, 4, '\x92cf000001a1fa35a2239901cf000001a1fa35a223cf000001a1fa35a22302a24f4ba0020100', -1),
    (1795199181342, 1795199181342, 1099511627776, '2026-11-29 18:26:21.342857+00', '01a1fa35-a21e-8001-ba38-97650ed90475', 0, 1, 0, 4, NULL, 'messaging.kept_a_month', 'u-1', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199181342, 1099511627776, '2026-11-29 18:26:21.345255+00', 1, 2, 4, '\x92cf000001a1fa35a2209901cf000001a1fa35a220cf000001a1fa35a22002a24f4ba0020000', 1797791181344),
    (1795199181427, 1795199181427, 1099511627776, '2026-11-29 18:26:21.427811+00', '01a1fa5a-415c-8001-8885-efabdbc496cb', 8, 1, 0, 4, 'acme', 'messaging.kept_a_month', NULL, '{moved}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00249f000104cd7530a6632d70617374', 1795199181427, 1099511627776, '2026-11-29 18:26:21.429148+00', 9, 2, 4, '\x92cf000001a1fa35a2759901cf000001a1fa35a274cf000001a1fa35a27502a24f4ba0010000', 1797791181429),
    (1795199181364, 1795199181363, 1099511627776, '2026-11-29 18:26:21.370822+00', '01a1fa35-a233-8001-a54f-d23ca09f76b5', 2, 1, 1, 4, NULL, 'messaging.fails_soon', 'u-1', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000102cd7530a6632d70617374cf000001a1fa35a23300919901cf000001a1fa35a234cf000001a1fa35a23401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a1fa35a234', 1795199181363, 1099511627776, '2026-11-29 18:26:21.373521+00', 3, 3, 4, '\x92cf000001a1fa35a23c9902cf000001a1fa35a23ccf000001a1fa35a23c03ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64080000', 1797791181372),
    (1795202781364, 1795202781364, 1099511627776, '2026-11-29 18:26:21.364852+00', '01a1fa6c-90b4-8001-a579-82bd93bd04cf', 0, 1, 0, 4, NULL, 'messaging.kept_a_month', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800104cd7530a6632d70617374', 1795202781364, 1099511627776, '2026-11-29 18:26:21.38708+00', 1, 4, 4, '\x92cf000001a1fa35a24ac0', 1797791181386);
INSERT INTO tocsin.archive_tag VALUES
    (1795199181287, '01a1fa35-a1e7-8003-a54c-66175d9dc9f8', 3, 'past'),
    (1795199181342, '01a1fa35-a21e-8001-ba38-97650ed90475', 1, 'campaign-7'),
    (1795199181427, '01a1fa5a-415c-8001-8885-efabdbc496cb', 1, 'moved'),
    (1795199181287, '01a1fa35-a1e7-8003-a54c-66175d9dc9f8', 3, 'campaign-7'),
    (1795199181342, '01a1fa35-a21e-8001-ba38-97650ed90475', 1, 'past'),
    (1795199181344, '01a1fa35-a220-8003-8580-28d6099950d8', 3, 'campaign-7'),
    (1795199181344, '01a1fa35-a220-8003-8580-28d6099950d8', 3, 'past');
INSERT INTO tocsin.cluster VALUES
    (true, 4, '2026-11-29 18:26:21.111275+00');
INSERT INTO tocsin.idempotency_key_d20261129 VALUES
    (1795976782602, '01a22db5-3ef7-8001-9936-1bcc79344c4a', '\x35d0333ae9a52036a2cf215e4d723f92', 1),
    (1795976782611, '01a22895-4bb1-8002-9f9a-18255ebb3929', '\xe4b114666cc3f254ed96e45bdb349da9', 2),
    (1795976782617, '01a2288e-e319-8003-9373-10a63b7ce23d', '\x138b9a3cfa9ecf67328634650c6e1f32', 3),
    (1795976782908, '01a2288e-e43b-8003-912e-e74e659ee260', '\x37551681a6036b39107ed8d89904c575', 3),
    (1795976782913, '01a2288e-e441-8001-ad8b-5911463eb047', '\x27e3303c5fbaf5a10fd9037dc6cc6c1a', 1),
    (1795976792598, '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', '\x357f596c73547b4e42d855fbcb675871', 2),
    (1795976792608, '01a2288f-0a1f-8000-b262-d7bb431edd58', '\xfc224b3d67e72d2a331e7c380fd6b78f', 0);
INSERT INTO tocsin.identity VALUES
    (true, '92b6f143-97b4-42f5-a693-e3970c0ddc1c', 'b55ac8e3767c4ab39c799cf161f3b714757b927fdefe42e6ba19537d14ab07a9');
INSERT INTO tocsin.incarnation_lane VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', -1, 'past', '2026-11-29 18:26:21.108101+00', '2026-11-29 18:26:21.512483+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 'past', '2026-11-29 18:26:21.108101+00', '2026-11-29 18:26:21.512493+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 'past', '2026-11-29 18:26:21.108101+00', '2026-11-29 18:26:21.512496+00'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', -1, 'node-a', '2026-11-29 18:26:22.320869+00', '2026-11-29 18:26:30.69328+00'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 0, 'node-a', '2026-11-29 18:26:22.320869+00', '2026-11-29 18:26:30.693297+00'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 'node-a', '2026-11-29 18:26:22.320869+00', '2026-11-29 18:26:30.693299+00'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', -1, 'node-a', '2026-11-29 18:26:32.199268+00', NULL),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 'node-a', '2026-11-29 18:26:32.199268+00', NULL),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 'node-a', '2026-11-29 18:26:32.199268+00', NULL);
INSERT INTO tocsin.job_record_d20261124 VALUES
    (1795550933254, 1795199181475, 1099511627776, '2026-11-29 18:26:21.47655+00', '01a1fa35-a2a3-8001-8698-76f82e44158b', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374cf000001a1fa35a2a300919901cf000001a1fa35a2a4cf000001a1fa35a2a401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a20f2cf106'),
    (1795550933254, 1796149581476, 1099511627776, '2026-11-29 18:26:21.479635+00', '01a1fa35-a2a3-8001-8698-76f82e44158b', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261129 VALUES
    (1795977082490, 1795977082490, 1099511627777, '2026-11-29 18:26:22.523546+00', '01a22893-767a-8000-865d-ed4036f9d1f9', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000493de0103cd7530ab6462474231755753705351'),
    (1795977262490, 1795977262490, 1099511627777, '2026-11-29 18:26:22.540037+00', '01a22896-359a-8001-8423-1ff25595fe81', -1, 1, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1795977262490, 1795977262490, 1099511627777, '2026-11-29 18:26:22.540037+00', '01a22896-359a-8001-8423-1ff25595fe81', -2, 1, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1795977262490, 1795977262490, 1099511627777, '2026-11-29 18:26:22.540037+00', '01a22896-359a-8001-8423-1ff25595fe81', 0, 1, 0, 4, NULL, NULL, 'messaging.send', 'u-1', '{campaign-1,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000752d60103cd7530ab514c337a42357a5538646b'),
    (1795983982490, 1795983982490, 1099511627777, '2026-11-29 18:26:22.547459+00', '01a228fc-bf9a-8003-8e8b-a07b764b1f5f', 0, 3, 0, 4, NULL, NULL, 'messaging.send', 'u-2', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce006ddcc70103cd7530ab3351726135756855566c34'),
    (1795977202609, 1795977202609, 1099511627777, '2026-11-29 18:26:22.611361+00', '01a22895-4bb1-8002-9f9a-18255ebb3929', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-42', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0006689e0103cd7530ab4b394b6d7574714a745934'),
    (1795976782617, 1795976782617, 1099511627777, '2026-11-29 18:26:22.617262+00', '01a2288e-e319-8003-9373-10a63b7ce23d', 0, 3, 0, 4, NULL, NULL, 'messaging.kept_a_month', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab33386e6e6b2d6973714830'),
    (1795976782617, 1795976782617, 1099511627777, '2026-11-29 18:26:22.632109+00', '01a2288e-e319-8003-9373-10a63b7ce23d', 1, 3, 2, 4, 1798568782631, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3279901cf000001a2288ee326cf000001a2288ee32702a24f4ba00d0b00'),
    (1795977142637, 1795977142637, 1099511627777, '2026-11-29 18:26:22.637834+00', '01a22894-616d-8003-a0ea-d60685a57fb0', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c45728b52ffd6012156d0200f4037b22726563697069656e745f6964223a22752d31222c2273656e64657232222c22626f6479223a2261206c6f6e67206f6e652c20616761696e20616e64227d0300c0f5b303b4bc57bdd30902ce00057e400103cd7530ab6853485446334d594f7267'),
    (1795976842809, 1795976842809, 1099511627777, '2026-11-29 18:26:22.8098+00', '01a2288f-ce39-8000-b0df-af65f947a99a', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab4a376277383758495a6a77'),
    (1795976842809, 1796754382812, 1099511627777, '2026-11-29 18:26:22.812364+00', '01a2288f-ce39-8000-b0df-af65f947a99a', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977082815, 1795977082815, 1099511627777, '2026-11-29 18:26:22.81653+00', '01a256e8-1fde-8000-b5e3-10a1e1ce5211', 2, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab79453975736d5131656b41'),
    (1795976782821, 1795976782821, 1099511627777, '2026-11-29 18:26:22.821294+00', '01a256e8-1fe1-8003-91ae-2a0a1bcbc8e0', 2, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab796569474e544a72313245'),
    (1795976782824, 1795976782824, 1099511627777, '2026-11-29 18:26:22.824395+00', '01a2288e-e3e8-8001-952e-3a453b585767', 0, 1, 0, 4, NULL, NULL, 'messaging.send', 'u-1', '{done}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000103cd7530ab35534434613946724a566f'),
    (1795976782821, 1795976782821, 1099511627777, '2026-11-29 18:26:22.825182+00', '01a256e8-1fe1-8003-91ae-2a0a1bcbc8e0', 3, 3, 2, 4, 1796581582825, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3e89901cf000001a2288ee3e7cf000001a2288ee3e802a24f4ba0020000'),
    (1795976782826, 1795976782826, 1099511627777, '2026-11-29 18:26:22.826548+00', '01a2288e-e3ea-8001-b978-ee35bf2d02c7', 0, 1, 0, 4, NULL, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4c5143686b745631557773'),
    (1795976782824, 1795976782824, 1099511627777, '2026-11-29 18:26:22.829758+00', '01a2288e-e3e8-8001-952e-3a453b585767', 1, 1, 2, 4, 1796581582826, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3ea9901cf000001a2288ee3e9cf000001a2288ee3ea02a24f4ba0010000'),
    (1795976782830, 1795976782830, 1099511627777, '2026-11-29 18:26:22.830485+00', '01a2288e-e3ee-8003-a219-6f807f8e2951', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4397b2273656e6465725f6964223a22752d32222c22626f6479223a22666f72206e6f626f64793a207265667573656420666f7220676f6f64227d00000103cd7530ab5638322d4c6f634e6c4934'),
    (1795976782826, 1795976782826, 1099511627777, '2026-11-29 18:26:22.831497+00', '01a2288e-e3ea-8001-b978-ee35bf2d02c7', 1, 1, 2, 4, -1, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3ee9901cf000001a2288ee3eecf000001a2288ee3ee02a24f4ba0040100'),
    (1795976782832, 1795976782832, 1099511627777, '2026-11-29 18:26:22.835351+00', '01a2288e-e3f0-8001-afbc-bd35f7eb326f', 0, 1, 0, 4, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab76655367365a7358635963'),
    (1795976782830, 1795976782830, 1099511627777, '2026-11-29 18:26:22.835351+00', '01a2288e-e3ee-8003-a219-6f807f8e2951', 1, 3, 3, 4, 1798568782832, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3f09901cf000001a2288ee3efcf000001a2288ee3f003b0494e56414c49445f415247554d454e54bc726563697069656e745f69643a2077686f20697320697420666f723f010000'),
    (1795976842840, 1795976842840, 1099511627777, '2026-11-29 18:26:22.840241+00', '01a2288f-ce58-8003-991f-3599bd6ea925', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab6d494a4870357a376f6f49'),
    (1795976842840, 1795976842840, 1099511627777, '2026-11-29 18:26:22.843017+00', '01a2288f-ce58-8003-991f-3599bd6ea925', 1, 3, 4, 4, 1796581582842, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3fac0'),
    (1795976782832, 1795976782843, 1099511627777, '2026-11-29 18:26:22.84563+00', '01a2288e-e3f0-8001-afbc-bd35f7eb326f', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782843, 1795976782832, 1099511627777, '2026-11-29 18:26:22.84563+00', '01a2288e-e3f0-8001-afbc-bd35f7eb326f', 2, 1, 1, 4, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab76655367365a7358635963cf000001a2288ee3f000919901cf000001a2288ee3fbcf000001a2288ee3fb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640b0400cf000001a2288ee3fb'),
    (1795976782843, 1795976782832, 1099511627777, '2026-11-29 18:26:22.847473+00', '01a2288e-e3f0-8001-afbc-bd35f7eb326f', 3, 1, 3, 4, 1798568782847, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee3ff9902cf000001a2288ee3fecf000001a2288ee3ff03ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000'),
    (1795976782893, 1795976782893, 1099511627777, '2026-11-29 18:26:22.893238+00', '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab713554367031575a302d34'),
    (1795976782898, 1795976782898, 1099511627777, '2026-11-29 18:26:22.898119+00', '01a2288e-e432-8001-9d27-635b6b97176a', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab515070756e6a5a4a434730'),
    (1795976782893, 1796250676356, 1099511627777, '2026-11-29 18:26:22.900255+00', '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782900, 1795976782900, 1099511627777, '2026-11-29 18:26:22.900934+00', '01a2288e-e434-8003-b9b5-e98985c0539c', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab342d394e353444784a3230'),
    (1795976782898, 1796520897317, 1099511627777, '2026-11-29 18:26:22.901938+00', '01a2288e-e432-8001-9d27-635b6b97176a', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782902, 1795976782902, 1099511627777, '2026-11-29 18:26:22.905433+00', '01a2288e-e436-8001-a035-70e952ea4c22', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab554e5476506b6d6c423030'),
    (1795976782900, 1796533971899, 1099511627777, '2026-11-29 18:26:22.905433+00', '01a2288e-e434-8003-b9b5-e98985c0539c', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782907, 1795976782907, 1099511627777, '2026-11-29 18:26:22.907576+00', '01a2288e-e43b-8003-912e-e74e659ee260', 0, 3, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4433684145574f7576676f'),
    (1795976782902, 1796533321643, 1099511627777, '2026-11-29 18:26:22.911289+00', '01a2288e-e436-8001-a035-70e952ea4c22', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782913, 1795976782913, 1099511627777, '2026-11-29 18:26:22.913268+00', '01a2288e-e441-8001-ad8b-5911463eb047', 0, 1, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab72326f54687130346e3455'),
    (1795976782907, 1795976783001, 1099511627777, '2026-11-29 18:26:22.914768+00', '01a2288e-e43b-8003-912e-e74e659ee260', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976783001, 1795976782907, 1099511627777, '2026-11-29 18:26:22.914768+00', '01a2288e-e43b-8003-912e-e74e659ee260', 2, 3, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4433684145574f7576676fcf000001a2288ee43b00919901cf000001a2288ee43fcf000001a2288ee44101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a2288ee499'),
    (1795976782915, 1795976782915, 1099511627777, '2026-11-29 18:26:22.916413+00', '01a2288e-e443-8001-bb83-4f49f3d54011', 0, 1, 0, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab56684b2d6e637957415a49'),
    (1795976782913, 1795976782992, 1099511627777, '2026-11-29 18:26:22.916413+00', '01a2288e-e441-8001-ad8b-5911463eb047', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782992, 1795976782913, 1099511627777, '2026-11-29 18:26:22.916413+00', '01a2288e-e441-8001-ad8b-5911463eb047', 2, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab72326f54687130346e3455cf000001a2288ee44100919901cf000001a2288ee443cf000001a2288ee44401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020000cf000001a2288ee490'),
    (1795976782915, 1796055765426, 1099511627777, '2026-11-29 18:26:22.921036+00', '01a2288e-e443-8001-bb83-4f49f3d54011', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976782992, 1795976788286, 1099511627777, '2026-11-29 18:26:22.99404+00', '01a2288e-e441-8001-ad8b-5911463eb047', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976788286, 1795976782913, 1099511627777, '2026-11-29 18:26:22.99404+00', '01a2288e-e441-8001-ad8b-5911463eb047', 4, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab72326f54687130346e3455cf000001a2288ee44100929901cf000001a2288ee443cf000001a2288ee44401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640200009902cf000001a2288ee490cf000001a2288ee49101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a2288ef93e'),
    (1795976783001, 1795976790586, 1099511627777, '2026-11-29 18:26:23.003087+00', '01a2288e-e43b-8003-912e-e74e659ee260', 3, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976790586, 1795976782907, 1099511627777, '2026-11-29 18:26:23.003087+00', '01a2288e-e43b-8003-912e-e74e659ee260', 4, 3, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4433684145574f7576676fcf000001a2288ee43b00929901cf000001a2288ee43fcf000001a2288ee44101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a2288ee49acf000001a2288ee49a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a2288f023a'),
    (1795976788286, 1795977148685, 1099511627777, '2026-11-29 18:26:28.288404+00', '01a2288e-e441-8001-ad8b-5911463eb047', 5, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977148685, 1795976782913, 1099511627777, '2026-11-29 18:26:28.288404+00', '01a2288e-e441-8001-ad8b-5911463eb047', 6, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab72326f54687130346e3455cf000001a2288ee44100939901cf000001a2288ee443cf000001a2288ee44401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640200009902cf000001a2288ee490cf000001a2288ee49101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a2288ef93ecf000001a2288ef94001ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22894790d'),
    (1795976790586, 1795976890858, 1099511627777, '2026-11-29 18:26:30.594164+00', '01a2288e-e43b-8003-912e-e74e659ee260', 5, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976890858, 1795976782907, 1099511627777, '2026-11-29 18:26:30.594164+00', '01a2288e-e43b-8003-912e-e74e659ee260', 6, 3, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4433684145574f7576676fcf000001a2288ee43b00939901cf000001a2288ee43fcf000001a2288ee44101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a2288ee49acf000001a2288ee49a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640100009903cf000001a2288f023bcf000001a2288f024101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a2289089ea'),
    (1795977150646, 1795977150646, 1099511627777, '2026-11-29 18:26:30.649339+00', '01a2288e-e432-8001-9d27-635b6b97176a', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab515070756e6a5a4a434730c000919901cf000001a2288ee434cf000001a2288ee43501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020000c0'),
    (1795976792494, 1795976792494, 1099511627778, '2026-11-29 18:26:32.506367+00', '01a2288f-09ae-8003-91c2-19f6e6f5d25a', 0, 3, 0, 4, NULL, NULL, 'messaging.hangs', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab376a30624b4f63494b456b'),
    (1795976792516, 1795976792516, 1099511627778, '2026-11-29 18:26:32.517184+00', '01a2288f-09c4-8001-a7b5-127467105405', 0, 1, 0, 4, NULL, NULL, 'messaging.hangs', 'u-1', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab68466c55486b4571415a49'),
    (1795976792524, 1795976792524, 1099511627778, '2026-11-29 18:26:32.525781+00', '01a2288f-09cc-8001-992e-3214116dc50e', 0, 1, 0, 4, NULL, NULL, 'messaging.hangs', NULL, '{"its call was cancelled"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab3330472d7161383756674d'),
    (1795976792524, 1795976792524, 1099511627778, '2026-11-29 18:26:32.554823+00', '01a2288f-09cc-8001-992e-3214116dc50e', 1, 1, 4, 4, 1796581592554, NULL, NULL, NULL, NULL, '\x92cf000001a2288f09ea9901cf000001a2288f09d0cf000001a2288f09ea04a943414e43454c4c4544b363616e63656c6c65642062792044454c455445040100'),
    (1795976792564, 1795976792564, 1099511627778, '2026-11-29 18:26:32.564329+00', '01a2288f-09f4-8003-95c9-a1752d423188', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab67657971645f4969354d67'),
    (1795976792569, 1795976792569, 1099511627778, '2026-11-29 18:26:32.570758+00', '01a2288f-09f9-8001-b5fd-4235ce0461ae', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7378754f4c795634697045'),
    (1795976792572, 1795976792572, 1099511627778, '2026-11-29 18:26:32.574089+00', '01a2288f-09fc-8003-ac84-9d4e7f906f5a', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7131395f70795374535a73'),
    (1795976792564, 1796055778218, 1099511627778, '2026-11-29 18:26:32.575953+00', '01a2288f-09f4-8003-95c9-a1752d423188', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792569, 1796070796322, 1099511627778, '2026-11-29 18:26:32.575953+00', '01a2288f-09f9-8001-b5fd-4235ce0461ae', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792577, 1795976792577, 1099511627778, '2026-11-29 18:26:32.57909+00', '01a2288f-0a01-8001-8048-4444069b25c6', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab68714f59314a5f54794567'),
    (1795976792572, 1796041386641, 1099511627778, '2026-11-29 18:26:32.57909+00', '01a2288f-09fc-8003-ac84-9d4e7f906f5a', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792577, 1796081947156, 1099511627778, '2026-11-29 18:26:32.584646+00', '01a2288f-0a01-8001-8048-4444069b25c6', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792590, 1795976792590, 1099511627778, '2026-11-29 18:26:32.597913+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 0, 2, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6f3553435079486d6f6d77'),
    (1795976792590, 1795976792656, 1099511627778, '2026-11-29 18:26:32.606839+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 1, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792656, 1795976792590, 1099511627778, '2026-11-29 18:26:32.606839+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 2, 2, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6f3553435079486d6f6d77cf000001a2288f0a0e00919901cf000001a2288f0a1ccf000001a2288f0a1e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e0000cf000001a2288f0a50'),
    (1795976792607, 1795976792607, 1099511627778, '2026-11-29 18:26:32.607906+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 0, 0, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4250577a4e72446d647738'),
    (1795976792607, 1795976792692, 1099511627778, '2026-11-29 18:26:32.612617+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792692, 1795976792607, 1099511627778, '2026-11-29 18:26:32.612617+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 2, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4250577a4e72446d647738cf000001a2288f0a1f00919901cf000001a2288f0a23cf000001a2288f0a2401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a2288f0a74'),
    (1795976792612, 1795976792612, 1099511627778, '2026-11-29 18:26:32.613969+00', '01a2288f-0a24-8001-80d9-3b80cf882c92', 0, 1, 0, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab67476968387566796f6273'),
    (1795976792612, 1796457780940, 1099511627778, '2026-11-29 18:26:32.619712+00', '01a2288f-0a24-8001-80d9-3b80cf882c92', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976792656, 1795976798383, 1099511627778, '2026-11-29 18:26:32.663259+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 3, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976798383, 1795976792590, 1099511627778, '2026-11-29 18:26:32.663259+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 4, 2, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6f3553435079486d6f6d77cf000001a2288f0a0e00929901cf000001a2288f0a1ccf000001a2288f0a1e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e00009902cf000001a2288f0a51cf000001a2288f0a5501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a2288f20af'),
    (1795976792692, 1795976793770, 1099511627778, '2026-11-29 18:26:32.696355+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 3, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976793770, 1795976792607, 1099511627778, '2026-11-29 18:26:32.696355+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 4, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4250577a4e72446d647738cf000001a2288f0a1f00929901cf000001a2288f0a23cf000001a2288f0a2401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a2288f0a74cf000001a2288f0a7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a2288f0eaa'),
    (1795976793770, 1795977575555, 1099511627778, '2026-11-29 18:26:33.774079+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 5, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977575555, 1795976792607, 1099511627778, '2026-11-29 18:26:33.774079+00', '01a2288f-0a1f-8000-b262-d7bb431edd58', 6, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab4250577a4e72446d647738cf000001a2288f0a1f00939901cf000001a2288f0a23cf000001a2288f0a2401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a2288f0a74cf000001a2288f0a7801ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a2288f0eabcf000001a2288f0ead01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a2289afc83'),
    (1795976798383, 1795977474824, 1099511627778, '2026-11-29 18:26:38.386332+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 5, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977474824, 1795976792590, 1099511627778, '2026-11-29 18:26:38.386332+00', '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 6, 2, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab6f3553435079486d6f6d77cf000001a2288f0a0e00939901cf000001a2288f0a1ccf000001a2288f0a1e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640e00009902cf000001a2288f0a51cf000001a2288f0a5501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640100009903cf000001a2288f20b0cf000001a2288f20b201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a228997308'),
    (1795977158403, 1795977158403, 1099511627778, '2026-11-29 18:26:38.404304+00', '01a2288f-09f9-8001-b5fd-4235ce0461ae', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7378754f4c795634697045c000919901cf000001a2288f09fecf000001a2288f09ff01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050300c0'),
    (1795977158407, 1795977158407, 1099511627778, '2026-11-29 18:26:38.407659+00', '01a22894-9f07-8000-a44e-c0d2f267985c', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab7763414132543670594145'),
    (1795977158408, 1795977158408, 1099511627778, '2026-11-29 18:26:38.408584+00', '01a22894-9f08-8001-800b-93550c690a7d', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab31366a634b435774537759'),
    (1795977158409, 1795977158409, 1099511627778, '2026-11-29 18:26:38.411081+00', '01a22894-9f09-8003-bf25-5c712e85a452', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab5856664c3134314f766445');
INSERT INTO tocsin.job_record_d20261130 VALUES
    (1796063181447, 1796063181447, 1099511627776, '2026-11-29 18:26:21.457668+00', '01a1fa6c-9105-8000-a489-d9961e27a1c0', 2, 0, 0, 4, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796063182490, 1796063182490, 1099511627777, '2026-11-29 18:26:22.556443+00', '01a22db5-3e9a-8002-8430-113c566a2231', -1, 2, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1796063182490, 1796063182490, 1099511627777, '2026-11-29 18:26:22.556443+00', '01a22db5-3e9a-8002-8430-113c566a2231', -2, 2, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1796063182490, 1796063182490, 1099511627777, '2026-11-29 18:26:22.556443+00', '01a22db5-3e9a-8002-8430-113c566a2231', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{campaign-3,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bc20103cd7530ab55434a6a596e4f76506945'),
    (1796063182579, 1796063182579, 1099511627777, '2026-11-29 18:26:22.580936+00', '01a22db5-3ef3-8002-97b8-3581c07e4b3b', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{one}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c000201cd04d2ab4d6f714d414a7844716259'),
    (1796063182583, 1796063182583, 1099511627777, '2026-11-29 18:26:22.602122+00', '01a22db5-3ef7-8001-9936-1bcc79344c4a', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bee0003cd7530ab35364c673267323152546b'),
    (1796063182622, 1796063182622, 1099511627777, '2026-11-29 18:26:22.622867+00', '01a22db5-3f1e-8002-ac9a-d62292b93c05', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c40001ce05265c000103cd7530ab7654565879357269676f73'),
    (1796063182628, 1796063182628, 1099511627777, '2026-11-29 18:26:22.628943+00', '01a22db5-3f24-8002-827b-9a54e325c095', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c4012201ce05265c000103cd7530ab717a44586c444854754367'),
    (1796063182632, 1796063182632, 1099511627777, '2026-11-29 18:26:22.632643+00', '01a22db5-3f28-8002-934e-59f0e7899970', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c502bc7d078d2a0cc50fe7bb5d1b313bf7bc72599828b312c106376745a8d54933e7871584599df856b3cacf3ee552d260bad91dec5f01e984589b64ab69d7f6cd248d3618a0165e1b0096e09b8228106338d3846cbd3d6dfceed6d657a655b96ff5a2fa0048d477d83ae7e3a8d1492b268d2d6516249f258a85efb390fc9c5eae3e4b808c1b53d486d7b91319d154645861b4a6a9a2653815153ded7ce5160fd06aed778eb786aeba9917523e8a0f2b75365d48a8748dff412c6638ac09d63f411ebe446a9ee16a1198abcbff0b91ba709708f75d776e7d7a7c0f5dae76785444c6a631f0639917e94414243e0bd3d8de65ea5661a22a46fb6a8644b664df5504426ef23b1de076e5051b38ce2661ca037a0c9532c7adf97d53ca0cded16bff7568687f0d42b3142d1cefd39478d7e39bca37389aeb4fa9e462934e10395acffdcd5efb5a9d925e171a0f814fbba152353a4d2dc191a745d1eafd4d70e67d41350b7d2844f62980339e2737872d979b33119cec265ca60f2f9465facc932ee5ffa58dcb5666266b8de06a1391cdf6b9caf26ea0e220d383115c053524327313df8963682684000b14b68cb522900e324c62f35bb9c8d08f89ab6fa2cf6ce55049cca4e1005f4430a585ecd6db90b236c0e131c49ccf96916f91351c12fe88e83fc5a2e9cc57f93848ef2530e529a9607262eb5bc22aa748187d03b97175bb32740d130e4467c259a33c66e412463a7bfade49102d08613b157f62f7211933ce21172b777308ef54e7747baccb82c894b440583dc0b2a3b4183101f5d5220955645c6ef18143d016e5d59c5e01446b9964d81d78c748a2def35c0b1e137da65b7f2fb62da0c011b9b5a81189471df21238f0b9ff13466038938a53149ba82a628f6c722c19ef5bf2d690f033a06668050cc9788c53502cd2e9f58f174c6a044a33063e19ecca674915d3696d94f7ad8d4c9d21ab477bdf4d1d98e3e696c10601ce05265c000103cd7530ab334a765f672d57776c7677'),
    (1796063182636, 1796063182636, 1099511627777, '2026-11-29 18:26:22.63662+00', '01a22db5-3f2c-8002-91e2-c1701e48bc4d', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c509ce28b52ffd60c408214e00cb53e7d5ef21290387b5863cdf1305cab15a8785f7786c8b7bf4287f0de31857a5c224301c9a44fb7e46890fbb0a951084dd9f53f2cd6e34e5d579c22ca6820f6449b35058ef16463ec1760ccfcfe9054e3dda4bea849360ae61b0f280c750a3545da616480f769667d213268090d4ed05d01d5a38e01da7a298ba33f95ca9f74561e352b2198c43bb28e97e2c99dd9c51e25adfa207054388540e8c3b53771236abc46cc571991172841f2ee9daa4e370d9328c39216a2e7ac954e04e3b7fc8918f999bb099f29227b7a71518bfaaf824448e9ac0c1e0bb2ef93fbbf3ce2196937402461e46715ffc8208814fffeff2d55d02b6de783ad26b7c0d02f768e3dbebbba89b992dd86b23b77f6d110504910bfb5ceb342b8583ffc44825726c083c8dd140b8a22c738ef689ca58805c1e474cabcaff06792665784c31197dcfd10654420eab16b1d20a535650585f52aaa961bd6f085cd4b7a62bbe00f28f0ee7e4a184f54814e0e84c18b27024c0397cd48b7797017c2471ac7748f21690ac1d854936413b576e48d0964a87048c9033e2fc8f3ba9d9ba240f920b23a3adac37de1eda412931e457c8e6981f466eab01c1b6f3b935792a871c05fa97a7fc839476788c41d99ac9f4dd93cbb1cf82830af8aea06ec32307dca10803014f7a7895e3690e6115ad69f0008c015f90e3e1fbee77e44b060f44d4fe1144de5ebe035d849c6140d3f66f50eb12dd86e267c4fd1b0c4c6a6b3ee9ba3531024d5cb61f82758fd87f82b6d1c663dde3ed330e29245b6b5aa9468682b82b7450390013edc5c39d279bc6267a87de3b64651926bb4a1c1310d3ab4de1b6351deea4e9e2c1f9c4222f8d8ee5e8f50a35ba0df02c1515155f1105ffa86d0275c0c5c61846b2530be99e3994e62bef72b368953f1cc5a07b7d9d38a46a36abe7d1e6d6240e7badf262a010f3c42be1b8f85c84cffefd1dfc6e27191f19f64efd00db8eac0caf118d5c687378c146ed57fdecb2e94e5a5ebeeb988483eeb3bf9d6338d2e7d50a69d9a368a0759b7678489b50672665cf54d62731bcee6acdc88fe171f9c98c4b0144ae4da4ba8adf0bd11d46558869401fda63851fbf7036bd1b40400d3e986f460860a45dd9c437f40b45b50b82f4b636226bb5b5fbc8d3aaf39810844026b6961dc34012fa077e826348bf3bd3c92aa7fbffa178ac6f4e9a9ffd4acd861e90062e621a9bd97573fe1737ba3090d250d1ffc7f9bb0ada73f6f787c39ff713298fd007b53d10b05535850268ce6ea035496f4daa1b441c52feb2115839d8c993ef0abc69c8feccf335cbd19820e5cb6f7012693f0ff9a00b518dc42f1cadc05195a74f669c9ab7eb4032cf6ab871cdaf1471add929480ecd935dfad16cbda0af79acf7ccfa1dca659599759693ace4dc879b995774794f1bdec97e9d78f68b314c8eca917ea924ce02118b06f4509a56caf5aac5ae98a18e1ffbdee0da867e8dcbb095e418cf40694dc3b2230c9d685a041d651294f788cc44fab92cc40a68ac642feb3e29581dcc4a85e36bcc6bb70d33103d4e96fa93926ec8046becac547f488a0c8bb88324375b1f54dc0fc22082e760e6ece3f723f75239b9b4360e9dff67438eb9bcccc015cfdfdfe83df2579129d6fcdcf67c3f0dd9f745d107713f1bdcb44cc5ca5c790deeca5fc581e3b6e017fed6223862e6fab0a0db7f13732a71e43c602f9cc9c9bac60c6d6cf6e0893f67d553ce57e73b9c853a3baced1d4d2ee5c238eff70343dc0989ac2dec83e1bbde4f96420b0fc35162f9447471db265f1c6e10af25823a0790782da5376d32d04413a8d0c7ca1abad92a5d1564fc171a0777ae3fd77ce4138b77909ee1421751773ae70fd5a7b629d7dfe4af9b031b13a7c9dc8e9c6cdf18baa577418d46fa48f4ff7b7126ebcb5500927859aac7bba20193f2a3fbd477101a064bc463fbf1f17bf6b3dfcb516d4bf26b36ebaa1793fd9920d04401f3e6b2fa307ab874e2b035561e81ae9dc519183beb0498315434e8abf3ffba1c9076f4da05ef84a5426f0766922502beab78022f08ea2cc54fe90fe0d842cd567f35b3aa257ac6d0f92638897ce018de20a1d85de480831bbc90705d6f1fbc2007bc43b0e0cb4e2989e6af9e72dbf70bcf11949278c97fda31c5999e447a48795c1c553e646da856e43a1fbb6bef8be4e26bf23d85241a1cf0cd97423a2545f717c86c5411dec2ba2939b639a1b37ef39be359ed7ef39f03e28e48b26dd8fc28e57874efe500216c7b4dcb808daa4867db4ccb66ec2b1cfcb7382421290a0fa8623c4deb9dd271885ae71467f5c849fc0126c591ec9114e8666eada544cc3e51d646bbc42bb2d390b6bce1cad8900a2d6d7f66d3c1e889917dc66526769f15912efa0cddebe389731a147efaf273a42c4e51a2b99e9ed0e4badab941cbc0055fabfa50332445ad516086a8b0105e06c5a36520e8016a7f83afb74348a09e5346931914c5c6a4e8bc83b225e9335630d1a6c455a6604e94a221d37606e156663d8da5b6a4df65113c184e4db3c461e2652b90a31f9409a22f5b038528fedcbefc4751a76703d8c7771c007fda22fb97cb835212bd6ff33858d73bdf88be10beea104391492995d016301099dca03d13cca0a7714dfb283ea1149c0d337591455d8ae7056fff2012784673cdd71b45e4fff47425cad553d22a46cb4107410e6f8a2a0706005852a5bbd72996712b842590d187f8e29f8e9c607e026ede4599bebdd0c352a7911ac4d9b84de20459f7fb0e3d49dd4f98477b909a0bf756b2ec5caffa408237d1daea5c36a71ab8d8ba254945e0e1c2ff8e078768abc5018792f4d26f78a376177529c6257f26c68d776039f7b659b8c5da598174cd0f9b32adad264364b101f277030454bff99e8657d87cdbf7695a1200d568e92b2eb9d5f98eff459a32d7114a1522b55974297be39a955d2c01230669aece854bd4382f65f59e700da577b01f2f0318baca3080fb20c4b3bbc7dd9b9211acf12cfddc819a0aad3eaf2c74a5e690cdf541ca1e00a7b3c67c1170faa9e24e4c2643f7364c465d9d2af0d2c9611ce1485596a1c04abb2470fecaed7ddba0837440c49e8a71ba46eb1151015d8a82502aeb81d213ea0726996e5174a155a82abc9cc0742bcd0cc9ec2802a87d9327b2c381cfd62fd64adf58395a9eab7fd89c164c12a649068d89f635070794bcd4fc280fe890171a5b5eb24b71fbf04ba6d0123be8a789fb239b7225b061b6bfbc5f672d48c907a49ddadaa9c7829fcae13ad1452c8d77019117c5df0fb62984c1c0b4e17a5a952f7c4d71f289f692f6c93c5072ffadd7a3dcc1e4fa037cdbdb41a183e1e077a4e03121c28f437aa1d56696e05f94c34371d57015e0b43a1632a0d23a4a411d9b9f2640d4ccfd6811795af88bc9b3c21c1339500b68b50f680782bd55489de28740ab19f7d013ef9093cada51543e47c3600a51cc1de74a5a4c0099ef3b6476219597150f0ccee798bb25b39edaadececacbe41f7ad03ce05265c000103cd7530ab4550716873484d79353559'),
    (1796063182640, 1796063182640, 1099511627777, '2026-11-29 18:26:22.640212+00', '01a22db5-3f30-8000-bada-dee726f6ca4c', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4537b2022626967223a2031323334353637383930313233343536373839303132332c2022666c6f6174223a20312e31302c202274657874223a20225c7530306539c3a9205c2f22202c202261223a205b205d207d00ce05265c000103cd7530ab5a5831647348546c337363'),
    (1796063182646, 1796063182646, 1099511627777, '2026-11-29 18:26:22.658328+00', '01a23801-f733-8001-aea9-a73395a506c8', 2, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796063182646, 1796149582663, 1099511627777, '2026-11-29 18:26:22.663303+00', '01a23801-f733-8001-aea9-a73395a506c8', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063182692, 1796063182692, 1099511627777, '2026-11-29 18:26:22.690922+00', '01a23801-f733-8001-aea9-a73395a506c8', 12, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796063182692, 1796149582701, 1099511627777, '2026-11-29 18:26:22.697666+00', '01a23801-f733-8001-aea9-a73395a506c8', 13, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063182725, 1796063182725, 1099511627777, '2026-11-29 18:26:22.721996+00', '01a23801-f733-8001-aea9-a73395a506c8', 22, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796063182725, 1796149582736, 1099511627777, '2026-11-29 18:26:22.728515+00', '01a23801-f733-8001-aea9-a73395a506c8', 23, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063182762, 1796063182762, 1099511627777, '2026-11-29 18:26:22.751324+00', '01a23801-f733-8001-aea9-a73395a506c8', 32, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796063182762, 1796149582771, 1099511627777, '2026-11-29 18:26:22.759517+00', '01a23801-f733-8001-aea9-a73395a506c8', 33, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063182803, 1796063182803, 1099511627777, '2026-11-29 18:26:22.786825+00', '01a23801-f733-8001-aea9-a73395a506c8', 42, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796063182803, 1796149582809, 1099511627777, '2026-11-29 18:26:22.791428+00', '01a23801-f733-8001-aea9-a73395a506c8', 43, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796055765426, 1795976782915, 1099511627777, '2026-11-29 18:26:22.921036+00', '01a2288e-e443-8001-bb83-4f49f3d54011', 2, 1, 1, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab56684b2d6e637957415a49cf000001a2288ee4430091990100cf000001a2288ee44801ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a22d4411b2'),
    (1796055778218, 1795976792564, 1099511627778, '2026-11-29 18:26:32.575953+00', '01a2288f-09f4-8003-95c9-a1752d423188', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab67657971645f4969354d67cf000001a2288f09f400919901cf000001a2288f09fdcf000001a2288f09fe01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64090800cf000001a22d4443aa'),
    (1796070796322, 1795976792569, 1099511627778, '2026-11-29 18:26:32.575953+00', '01a2288f-09f9-8001-b5fd-4235ce0461ae', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7378754f4c795634697045cf000001a2288f09f900919901cf000001a2288f09fecf000001a2288f09ff01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050300cf000001a22e296c22'),
    (1796041386641, 1795976792572, 1099511627778, '2026-11-29 18:26:32.57909+00', '01a2288f-09fc-8003-ac84-9d4e7f906f5a', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7131395f70795374535a73cf000001a2288f09fc00919901cf000001a2288f09ffcf000001a2288f0a0101ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000cf000001a22c68aa91'),
    (1796081947156, 1795976792577, 1099511627778, '2026-11-29 18:26:32.584646+00', '01a2288f-0a01-8001-8048-4444069b25c6', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab68714f59314a5f54794567cf000001a2288f0a0100919901cf000001a2288f0a04cf000001a2288f0a0601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030100cf000001a22ed39214'),
    (1796055778218, 1796322398401, 1099511627778, '2026-11-29 18:26:38.402172+00', '01a2288f-09f4-8003-95c9-a1752d423188', 3, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796070796322, 1795977158403, 1099511627778, '2026-11-29 18:26:38.404304+00', '01a2288f-09f9-8001-b5fd-4235ce0461ae', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796041386641, 1795976792572, 1099511627778, '2026-11-29 18:26:38.405728+00', '01a2288f-09fc-8003-ac84-9d4e7f906f5a', 3, 3, 4, 4, 1796581598405, NULL, NULL, NULL, NULL, '\x92cf000001a2288f20c5c0');
INSERT INTO tocsin.job_record_d20261201 VALUES
    (1796149581467, 1796149581467, 1099511627776, '2026-11-29 18:26:21.467899+00', '01a1fa6c-9106-8000-a3db-41564ef8aa38', 2, 0, 0, 4, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796149581476, 1796149581476, 1099511627776, '2026-11-29 18:26:21.479635+00', '01a1fa35-a2a3-8001-8698-76f82e44158b', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374c000919901cf000001a1fa35a2a4cf000001a1fa35a2a401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000c0'),
    (1796149582663, 1796149582663, 1099511627777, '2026-11-29 18:26:22.663303+00', '01a23801-f733-8001-aea9-a73395a506c8', 4, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796149582663, 1796235982666, 1099511627777, '2026-11-29 18:26:22.667149+00', '01a23801-f733-8001-aea9-a73395a506c8', 5, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149582701, 1796149582701, 1099511627777, '2026-11-29 18:26:22.697666+00', '01a23801-f733-8001-aea9-a73395a506c8', 14, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796149582701, 1796235982707, 1099511627777, '2026-11-29 18:26:22.703024+00', '01a23801-f733-8001-aea9-a73395a506c8', 15, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149582736, 1796149582736, 1099511627777, '2026-11-29 18:26:22.728515+00', '01a23801-f733-8001-aea9-a73395a506c8', 24, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796149582736, 1796235982741, 1099511627777, '2026-11-29 18:26:22.733205+00', '01a23801-f733-8001-aea9-a73395a506c8', 25, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149582771, 1796149582771, 1099511627777, '2026-11-29 18:26:22.759517+00', '01a23801-f733-8001-aea9-a73395a506c8', 34, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796149582771, 1796235982778, 1099511627777, '2026-11-29 18:26:22.766292+00', '01a23801-f733-8001-aea9-a73395a506c8', 35, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149582809, 1796149582809, 1099511627777, '2026-11-29 18:26:22.791428+00', '01a23801-f733-8001-aea9-a73395a506c8', 44, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796149582809, 1796235982817, 1099511627777, '2026-11-29 18:26:22.799339+00', '01a23801-f733-8001-aea9-a73395a506c8', 45, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261202 VALUES
    (1796235982643, 1796235982643, 1099511627777, '2026-11-29 18:26:22.643437+00', '01a23801-f733-8001-aea9-a73395a506c8', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982643, 1796063182646, 1099511627777, '2026-11-29 18:26:22.658328+00', '01a23801-f733-8001-aea9-a73395a506c8', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796235982666, 1796235982666, 1099511627777, '2026-11-29 18:26:22.667149+00', '01a23801-f733-8001-aea9-a73395a506c8', 6, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982666, 1796322382674, 1099511627777, '2026-11-29 18:26:22.672454+00', '01a23801-f733-8001-aea9-a73395a506c8', 7, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796235982707, 1796235982707, 1099511627777, '2026-11-29 18:26:22.703024+00', '01a23801-f733-8001-aea9-a73395a506c8', 16, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982707, 1796322382713, 1099511627777, '2026-11-29 18:26:22.708352+00', '01a23801-f733-8001-aea9-a73395a506c8', 17, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796235982741, 1796235982741, 1099511627777, '2026-11-29 18:26:22.733205+00', '01a23801-f733-8001-aea9-a73395a506c8', 26, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982741, 1796322382747, 1099511627777, '2026-11-29 18:26:22.738381+00', '01a23801-f733-8001-aea9-a73395a506c8', 27, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796235982778, 1796235982778, 1099511627777, '2026-11-29 18:26:22.766292+00', '01a23801-f733-8001-aea9-a73395a506c8', 36, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982778, 1796322382785, 1099511627777, '2026-11-29 18:26:22.772955+00', '01a23801-f733-8001-aea9-a73395a506c8', 37, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796235982817, 1796235982817, 1099511627777, '2026-11-29 18:26:22.799339+00', '01a23801-f733-8001-aea9-a73395a506c8', 46, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796235982817, 1796322382823, 1099511627777, '2026-11-29 18:26:22.805538+00', '01a23801-f733-8001-aea9-a73395a506c8', 47, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796250676356, 1795976782893, 1099511627777, '2026-11-29 18:26:22.900255+00', '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab713554367031575a302d34cf000001a2288ee42d00919901cf000001a2288ee431cf000001a2288ee43201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040100cf000001a238e22c84'),
    (1796250676356, 1796322390634, 1099511627777, '2026-11-29 18:26:30.638309+00', '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 3, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261203 VALUES
    (1796322382674, 1796322382674, 1099511627777, '2026-11-29 18:26:22.672454+00', '01a23801-f733-8001-aea9-a73395a506c8', 8, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796322382674, 1796408782680, 1099511627777, '2026-11-29 18:26:22.68631+00', '01a23801-f733-8001-aea9-a73395a506c8', 9, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322382713, 1796322382713, 1099511627777, '2026-11-29 18:26:22.708352+00', '01a23801-f733-8001-aea9-a73395a506c8', 18, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796322382713, 1796408782718, 1099511627777, '2026-11-29 18:26:22.712483+00', '01a23801-f733-8001-aea9-a73395a506c8', 19, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322382747, 1796322382747, 1099511627777, '2026-11-29 18:26:22.738381+00', '01a23801-f733-8001-aea9-a73395a506c8', 28, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796322382747, 1796408782754, 1099511627777, '2026-11-29 18:26:22.745777+00', '01a23801-f733-8001-aea9-a73395a506c8', 29, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322382785, 1796322382785, 1099511627777, '2026-11-29 18:26:22.772955+00', '01a23801-f733-8001-aea9-a73395a506c8', 38, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796322382785, 1796408782796, 1099511627777, '2026-11-29 18:26:22.779766+00', '01a23801-f733-8001-aea9-a73395a506c8', 39, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322382823, 1796322382823, 1099511627777, '2026-11-29 18:26:22.805538+00', '01a23801-f733-8001-aea9-a73395a506c8', 48, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796322390634, 1796322390634, 1099511627777, '2026-11-29 18:26:30.638309+00', '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 4, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab713554367031575a302d34c000919901cf000001a2288ee431cf000001a2288ee43201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040100c0'),
    (1796322398401, 1796322398401, 1099511627778, '2026-11-29 18:26:38.402172+00', '01a2288f-09f4-8003-95c9-a1752d423188', 4, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab67657971645f4969354d67c000919901cf000001a2288f09fdcf000001a2288f09fe01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64090800c0');
INSERT INTO tocsin.job_record_d20261204 VALUES
    (1796408781428, 1796408781428, 1099511627776, '2026-11-29 18:26:21.429158+00', '01a2424e-aa74-8002-9ad3-2c904a23d596', 0, 2, 0, 4, NULL, 'acme', 'messaging.send', 'u-7', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce481908000103cd7530a6632d70617374'),
    (1796408782680, 1796408782680, 1099511627777, '2026-11-29 18:26:22.68631+00', '01a23801-f733-8001-aea9-a73395a506c8', 10, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796408782680, 1796063182692, 1099511627777, '2026-11-29 18:26:22.690922+00', '01a23801-f733-8001-aea9-a73395a506c8', 11, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408782718, 1796408782718, 1099511627777, '2026-11-29 18:26:22.712483+00', '01a23801-f733-8001-aea9-a73395a506c8', 20, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796408782718, 1796063182725, 1099511627777, '2026-11-29 18:26:22.721996+00', '01a23801-f733-8001-aea9-a73395a506c8', 21, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408782754, 1796408782754, 1099511627777, '2026-11-29 18:26:22.745777+00', '01a23801-f733-8001-aea9-a73395a506c8', 30, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796408782754, 1796063182762, 1099511627777, '2026-11-29 18:26:22.751324+00', '01a23801-f733-8001-aea9-a73395a506c8', 31, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408782796, 1796408782796, 1099511627777, '2026-11-29 18:26:22.779766+00', '01a23801-f733-8001-aea9-a73395a506c8', 40, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab6c3764577068424c624245'),
    (1796408782796, 1796063182803, 1099511627777, '2026-11-29 18:26:22.786825+00', '01a23801-f733-8001-aea9-a73395a506c8', 41, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261205 VALUES
    (1796457780940, 1795976792612, 1099511627778, '2026-11-29 18:26:32.619712+00', '01a2288f-0a24-8001-80d9-3b80cf882c92', 2, 1, 1, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab67476968387566796f6273cf000001a2288f0a240091990100cf000001a2288f0a2a01ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a2453a56cc');
INSERT INTO tocsin.job_record_d20261206 VALUES
    (1796520897317, 1795976782898, 1099511627777, '2026-11-29 18:26:22.901938+00', '01a2288e-e432-8001-9d27-635b6b97176a', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab515070756e6a5a4a434730cf000001a2288ee43200919901cf000001a2288ee434cf000001a2288ee43501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020000cf000001a248fd6b25'),
    (1796533971899, 1795976782900, 1099511627777, '2026-11-29 18:26:22.905433+00', '01a2288e-e434-8003-b9b5-e98985c0539c', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab342d394e353444784a3230cf000001a2288ee43400919901cf000001a2288ee436cf000001a2288ee43601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020100cf000001a249c4ebbb'),
    (1796533321643, 1795976782902, 1099511627777, '2026-11-29 18:26:22.911289+00', '01a2288e-e436-8001-a035-70e952ea4c22', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab554e5476506b6d6c423030cf000001a2288ee43600919901cf000001a2288ee43acf000001a2288ee43b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a249baffab'),
    (1796520897317, 1795977150646, 1099511627777, '2026-11-29 18:26:30.649339+00', '01a2288e-e432-8001-9d27-635b6b97176a', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796533971899, 1795976782900, 1099511627777, '2026-11-29 18:26:30.656966+00', '01a2288e-e434-8003-b9b5-e98985c0539c', 3, 3, 4, 4, 1796581590653, NULL, NULL, NULL, NULL, '\x92cf000001a2288f027dc0');
INSERT INTO tocsin.job_record_d20261208 VALUES
    (1796754382812, 1796754382812, 1099511627777, '2026-11-29 18:26:22.812364+00', '01a2288f-ce39-8000-b0df-af65f947a99a', 2, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab4a376277383758495a6a77'),
    (1796754382814, 1796754382814, 1099511627777, '2026-11-29 18:26:22.814481+00', '01a256e8-1fde-8000-b5e3-10a1e1ce5211', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab79453975736d5131656b41'),
    (1796754382814, 1795977082815, 1099511627777, '2026-11-29 18:26:22.81653+00', '01a256e8-1fde-8000-b5e3-10a1e1ce5211', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796754382817, 1796754382817, 1099511627777, '2026-11-29 18:26:22.817382+00', '01a256e8-1fe1-8003-91ae-2a0a1bcbc8e0', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab796569474e544a72313245'),
    (1796754382817, 1795976782821, 1099511627777, '2026-11-29 18:26:22.821294+00', '01a256e8-1fe1-8003-91ae-2a0a1bcbc8e0', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261229 VALUES
    (1798568782846, 1798568782846, 1099511627777, '2026-11-29 18:26:22.86448+00', '01a2c30d-abfe-8002-abc6-1db8e9b53ddd', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce9a7ec8000103cd7530ab674e52477757656d545577'),
    (1798568782846, 1798568782846, 1099511627777, '2026-11-29 18:26:22.868457+00', '01a2c30d-abfe-8002-abc6-1db8e9b53ddd', 1, 2, 4, 4, 1796581582868, NULL, NULL, NULL, NULL, '\x92cf000001a2288ee414c0');
INSERT INTO tocsin.job_record_d20270108 VALUES
    (1799432782490, 1799432782490, 1099511627777, '2026-11-29 18:26:22.566641+00', '01a2f68d-429a-8002-8d52-a54ca1f1c2ce', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-4', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cecdfe5fbb0103cd7530ab6b4a564a796c4e784d5045');
INSERT INTO tocsin.job_record_d20281128 VALUES
    (1859048782490, 1859048782490, 1099511627777, '2026-11-29 18:26:22.578363+00', '01b0d7f1-3a9a-8000-96fa-508c76302abd', -1, 0, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1859048782490, 1859048782490, 1099511627777, '2026-11-29 18:26:22.578363+00', '01b0d7f1-3a9a-8000-96fa-508c76302abd', -2, 0, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1859048782490, 1859048782490, 1099511627777, '2026-11-29 18:26:22.578363+00', '01b0d7f1-3a9a-8000-96fa-508c76302abd', 0, 0, 0, 4, NULL, NULL, 'messaging.send', 'u-5', '{campaign-5,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cf0000000eaf6257b20103cd7530ab3176366173717275307434');
INSERT INTO tocsin.moved VALUES
    (0, '01a1fa6c-9105-8000-a489-d9961e27a1c0', 1796063181447, 2),
    (0, '01a1fa6c-9106-8000-a3db-41564ef8aa38', 1796149581467, 2),
    (1, '01a1fa35-a2a3-8001-8698-76f82e44158b', 1796149581476, 4),
    (1, '01a23801-f733-8001-aea9-a73395a506c8', 1796322382823, 48),
    (0, '01a2288f-ce39-8000-b0df-af65f947a99a', 1796754382812, 2),
    (3, '01a256e8-1fe1-8003-91ae-2a0a1bcbc8e0', 1795976782821, 3),
    (1, '01a2288e-e3f0-8001-afbc-bd35f7eb326f', 1795976782843, 3),
    (1, '01a2288e-e432-8001-9d27-635b6b97176a', 1796520897317, 2),
    (1, '01a2288e-e436-8001-a035-70e952ea4c22', 1796533321643, 2),
    (1, '01a2288e-e443-8001-bb83-4f49f3d54011', 1796055765426, 2),
    (3, '01a2288e-e42d-8003-be01-c6fb4fe95dcf', 1796322390634, 4),
    (3, '01a2288e-e434-8003-b9b5-e98985c0539c', 1796533971899, 3),
    (1, '01a2288f-09f9-8001-b5fd-4235ce0461ae', 1796070796322, 2),
    (1, '01a2288f-0a01-8001-8048-4444069b25c6', 1796081947156, 2),
    (1, '01a2288f-0a24-8001-80d9-3b80cf882c92', 1796457780940, 2),
    (0, '01a2288f-0a1f-8000-b262-d7bb431edd58', 1795977575555, 6),
    (2, '01a2288f-0a0e-8002-bf7c-7f8feabb6d95', 1795977474824, 6),
    (3, '01a2288f-09f4-8003-95c9-a1752d423188', 1796322398401, 4),
    (3, '01a2288f-09fc-8003-ac84-9d4e7f906f5a', 1796041386641, 3);
INSERT INTO tocsin.schema_migration VALUES
    ('0001_journal', '3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f', '2026-11-29 18:26:21.051731+00'),
    ('0002_lists', 'c845001cff2a6f60572b674e4c13dc8bc71172bd8e101d0b0eee3a7bac5d6819', '2026-11-29 18:26:21.069399+00'),
    ('0003_secret', 'ccf1c7759f7ce05c68a09cc5dd30c8c4bad6923136d46e84a77495f3db6d6543', '2026-11-29 18:26:21.078901+00'),
    ('0004_operations', 'ecde0e0e0e5218ec3558106c98e3881d7f1ed8017a04eb70b7c717f98cdb87ff', '2026-11-29 18:26:21.083925+00');
INSERT INTO tocsin.shard VALUES
    (0, 1099511627778, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1795976794300, 10, 7, 1, 2, 0, 0, 0, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 7),
    (1, 1099511627778, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1795976792516, 23, 4, 8, 6, 2, 3, 0, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 12),
    (2, 1099511627778, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1795976794300, 12, 9, 1, 0, 1, 1, 0, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 7),
    (3, 1099511627778, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1795976792494, 14, 3, 4, 4, 1, 2, 0, '53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 12);
INSERT INTO tocsin.tally VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 3, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 4, '\x000300000001000000010000000000000000000000000000000000000000000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 5, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 6, '\x000300000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 7, '\x000100000001000000000000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 8, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 1, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 9, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 2, '\x000200000000ffffffff0000000000000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 10, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 11, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 12, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 13, '\x00010000000000000000ffffffff00000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 14, '\x000100000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 15, '\x000100000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 16, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 17, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 18, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 19, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 20, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 21, '\x000100000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 3, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 4, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 5, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 6, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 7, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 22, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 23, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 24, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 8, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 9, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 10, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 11, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 59, '\x'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 60, '\x'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 61, '\x'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 62, '\x'),
    ('3ff1a948-1c15-4146-a97d-22d35411ccac', 1, 63, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 3, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 4, '\x000100000000ffffffff0000000000000000000000000000000100000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 5, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 6, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 7, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 8, '\x000300000000ffffffff0000000100000000000000000000000000000000000100000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 9, '\x000100000001000000010000000000000000000000000000000000000000000300000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 10, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 1, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 2, '\x000200000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 3, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 4, '\x000000000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 11, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 12, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 5, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 6, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 7, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 8, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 13, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 14, '\x'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 15, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 0, 9, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 16, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('53fd486e-9417-4b50-aa79-84a7ca4c4af9', 1, 17, '\x000300000001000000010000000000000000000000000000000000000000');
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
ALTER TABLE ONLY tocsin.operation_done
    ADD CONSTRAINT operation_done_pkey PRIMARY KEY (operation, incarnation, lane);
ALTER TABLE ONLY tocsin.operation
    ADD CONSTRAINT operation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY tocsin.operation_progress
    ADD CONSTRAINT operation_progress_pkey PRIMARY KEY (operation, shard);
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
CREATE INDEX operation_created ON tocsin.operation USING btree (created_at);
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
