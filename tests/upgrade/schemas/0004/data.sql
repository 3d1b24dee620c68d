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
    (1795210110438, 1795210110438, 1099511627776, '2026-11-29 18:28:30.438531+00', '01a1fadc-65e6-8002-b6f1-25b28e81973e', 0, 2, 0, 4, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00a4cb800104cd7530a6632d70617374', 1795210110438, 1099511627776, '2026-11-29 18:28:30.483414+00', 1, 4, 4, '\x92cf000001a1fa379a93c0', -1),
    (1795199310372, 1795199310372, 1099511627776, '2026-11-29 18:28:30.383795+00', '01a1fa37-9a24-8002-85ce-3df63d9c1724', 0, 2, 0, 4, 'acme', 'messaging.kept_for_ever', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199310372, 1099511627776, '2026-11-29 18:28:30.392168+00', 1, 2, 4, '\x92cf000001a1fa379a389901cf000001a1fa379a37cf000001a1fa379a3802a24f4ba0130000', -1),
    (1795202910419, 1795202910419, 1099511627776, '2026-11-29 18:28:30.426353+00', '01a1fa6e-88d3-8002-9963-368595e60af5', 0, 2, 0, 4, NULL, 'messaging.kept_a_month', NULL, NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800104cd7530a6632d70617374', 1795202910419, 1099511627776, '2026-11-29 18:28:30.478035+00', 1, 4, 4, '\x92cf000001a1fa379a8dc0', 1797791310477),
    (1795199310363, 1795199310363, 1099511627776, '2026-11-29 18:28:30.36376+00', '01a1fa37-9a1b-8001-a079-d3bde8e25d94', 0, 1, 0, 4, NULL, 'messaging.kept_a_month', 'u-1', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199310363, 1099511627776, '2026-11-29 18:28:30.371404+00', 1, 2, 4, '\x92cf000001a1fa379a1f9901cf000001a1fa379a1fcf000001a1fa379a1f02a24f4ba0040000', 1797791310367),
    (1795199310259, 1795199310259, 1099511627776, '2026-11-29 18:28:30.355013+00', '01a1fa37-99b3-8003-83b6-411d9531985d', 0, 3, 0, 4, NULL, 'messaging.kept_a_month', 'u-0', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199310259, 1099511627776, '2026-11-29 18:28:30.367218+00', 1, 2, 4, '\x92cf000001a1fa379a1b9901cf000001a1fa379a1bcf000001a1fa379a1b02a24f4ba0680000', 1797791310363),
    (1795199310395, 1795199310395, 1099511627776, '2026-11-29 18:28:30.403172+00', '01a1fa37-9a3b-8000-8e49-8c16f28c105d', 0, 0, 0, 4, NULL, 'messaging.send', NULL, NULL, '\x97c4157b22626f6479223a22666f72206e6f626f6479227d00000103cd7530a6632d70617374', 1795199310395, 1099511627776, '2026-11-29 18:28:30.41547+00', 1, 3, 4, '\x92cf000001a1fa379a4f9901cf000001a1fa379a4fcf000001a1fa379a4f03b0494e56414c49445f415247554d454e54ac6e6f20726563697069656e74140000', 1797791310415),
    (1795199310391, 1795199310391, 1099511627776, '2026-11-29 18:28:30.392041+00', '01a1fa37-9a37-8001-b4eb-252b0f21ddb6', 0, 1, 0, 4, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c42228b52ffd609f10c50000807b2274657874223a226c6f6e6720227d01008c81be280102000104cd7530a6632d70617374', 1795199310391, 1099511627776, '2026-11-29 18:28:30.395561+00', 1, 2, 4, '\x92cf000001a1fa379a3b9901cf000001a1fa379a3bcf000001a1fa379a3b02a24f4ba0040000', -1),
    (1795199310503, 1795199310503, 1099511627776, '2026-11-29 18:28:30.504075+00', '01a1fa5c-3997-8000-9ad3-2c904a23d596', 8, 0, 0, 4, 'acme', 'messaging.kept_a_month', NULL, '{moved}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce00249f000104cd7530a6632d70617374', 1795199310503, 1099511627776, '2026-11-29 18:28:30.511229+00', 9, 2, 4, '\x92cf000001a1fa379aab9901cf000001a1fa379aabcf000001a1fa379aab02a24f4ba0040000', 1797791310507),
    (1795199310419, 1795199310415, 1099511627776, '2026-11-29 18:28:30.419503+00', '01a1fa37-9a4f-8001-bca7-436a953f48f1', 2, 1, 1, 4, NULL, 'messaging.fails_soon', 'u-1', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000102cd7530a6632d70617374cf000001a1fa379a4f00919901cf000001a1fa379a53cf000001a1fa379a5301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a1fa379a53', 1795199310415, 1099511627776, '2026-11-29 18:28:30.43595+00', 3, 3, 4, '\x92cf000001a1fa379a639902cf000001a1fa379a63cf000001a1fa379a6303ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64100000', 1797791310435),
    (1795199310367, 1795199310367, 1099511627776, '2026-11-29 18:28:30.371404+00', '01a1fa37-9a1f-8003-9bc0-d9d61600a35a', 0, 3, 0, 4, NULL, 'messaging.kept_a_month', 'u-2', '{past,campaign-7}', '\x97c4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374', 1795199310367, 1099511627776, '2026-11-29 18:28:30.373413+00', 1, 2, 4, '\x92cf000001a1fa379a259901cf000001a1fa379a24cf000001a1fa379a2502a24f4ba0050000', 1797791310373);
INSERT INTO tocsin.archive_tag VALUES
    (1795199310259, '01a1fa37-99b3-8003-83b6-411d9531985d', 3, 'past'),
    (1795199310367, '01a1fa37-9a1f-8003-9bc0-d9d61600a35a', 3, 'past'),
    (1795199310363, '01a1fa37-9a1b-8001-a079-d3bde8e25d94', 1, 'past'),
    (1795199310367, '01a1fa37-9a1f-8003-9bc0-d9d61600a35a', 3, 'campaign-7'),
    (1795199310259, '01a1fa37-99b3-8003-83b6-411d9531985d', 3, 'campaign-7'),
    (1795199310363, '01a1fa37-9a1b-8001-a079-d3bde8e25d94', 1, 'campaign-7'),
    (1795199310503, '01a1fa5c-3997-8000-9ad3-2c904a23d596', 0, 'moved');
INSERT INTO tocsin.cluster VALUES
    (true, 4, '2026-11-29 18:28:30.123162+00');
INSERT INTO tocsin.idempotency_key_d20261129 VALUES
    (1795976911705, '01a22db7-374b-8001-93a9-5657b9685e45', '\x35d0333ae9a52036a2cf215e4d723f92', 1),
    (1795976911709, '01a22897-43fc-8002-a22c-a14639aa37c2', '\xe4b114666cc3f254ed96e45bdb349da9', 2),
    (1795976911719, '01a22890-db61-8003-81e1-6ce3fd2cf9ad', '\x138b9a3cfa9ecf67328634650c6e1f32', 3),
    (1795976912255, '01a22890-dd7c-8001-8caf-98f33b4bab7b', '\x28913e151ed04d094ff39439fac31f0e', 1),
    (1795976912260, '01a22890-dd84-8000-9f55-a0ec0a53b28e', '\xdf5c91b2615cb705bb6a1173befa7f6b', 0),
    (1795976918968, '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', '\x8a5f04ae8ef7005ecd4eb380606a2578', 0),
    (1795976918976, '01a22890-f7bf-8001-b48d-a8d417667a6f', '\x15558445b876a722e4ae3d3030972e13', 1);
INSERT INTO tocsin.identity VALUES
    (true, '227698ee-5be1-41a1-9a3a-36696751a6b4', '4c1a1c2adf9348e78ecc2c3e37e7840f9837f86a17fb4343abb06ed7a12eca38');
INSERT INTO tocsin.incarnation_lane VALUES
    ('6513270e-269e-4d37-b2a7-4de452e6b438', -1, 'past', '2026-11-29 18:28:30.120862+00', '2026-11-29 18:28:30.572898+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 'past', '2026-11-29 18:28:30.120862+00', '2026-11-29 18:28:30.572907+00'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 'past', '2026-11-29 18:28:30.120862+00', '2026-11-29 18:28:30.57291+00'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', -1, 'node-a', '2026-11-29 18:28:31.291643+00', '2026-11-29 18:28:38.103247+00'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 0, 'node-a', '2026-11-29 18:28:31.291643+00', '2026-11-29 18:28:38.103257+00'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 1, 'node-a', '2026-11-29 18:28:31.291643+00', '2026-11-29 18:28:38.10326+00'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', -1, 'node-a', '2026-11-29 18:28:38.700557+00', NULL),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 'node-a', '2026-11-29 18:28:38.700557+00', NULL),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 'node-a', '2026-11-29 18:28:38.700557+00', NULL);
INSERT INTO tocsin.job_record_d20261124 VALUES
    (1795551062317, 1795199310534, 1099511627776, '2026-11-29 18:28:30.539497+00', '01a1fa37-9ac6-8001-8698-76f82e44158b', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374cf000001a1fa379ac600919901cf000001a1fa379acbcf000001a1fa379acb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050000cf000001a20f2ee92d'),
    (1795551062317, 1796149710540, 1099511627776, '2026-11-29 18:28:30.540666+00', '01a1fa37-9ac6-8001-8698-76f82e44158b', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261129 VALUES
    (1795977211564, 1795977211564, 1099511627777, '2026-11-29 18:28:31.589802+00', '01a22895-6eac-8002-97a0-669be3381125', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000493d90103cd7530ab6748484e51334230537363'),
    (1795977391564, 1795977391564, 1099511627777, '2026-11-29 18:28:31.623593+00', '01a22898-2dcc-8001-a100-8ea174f9cfa9', -1, 1, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1795977391564, 1795977391564, 1099511627777, '2026-11-29 18:28:31.623593+00', '01a22898-2dcc-8001-a100-8ea174f9cfa9', -2, 1, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1795977391564, 1795977391564, 1099511627777, '2026-11-29 18:28:31.623593+00', '01a22898-2dcc-8001-a100-8ea174f9cfa9', 0, 1, 0, 4, NULL, NULL, 'messaging.send', 'u-1', '{campaign-1,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000752d30103cd7530ab7a34595749516a356c5167'),
    (1795984111564, 1795984111564, 1099511627777, '2026-11-29 18:28:31.629818+00', '01a228fe-b7cc-8003-9d7e-87b1809ed4e3', 0, 3, 0, 4, NULL, NULL, 'messaging.send', 'u-2', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce006ddcbf0103cd7530ab52775f76694f5a49544859'),
    (1795977331708, 1795977331708, 1099511627777, '2026-11-29 18:28:31.708849+00', '01a22897-43fc-8002-a22c-a14639aa37c2', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-42', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce000668a00103cd7530ab66476e635a4d634a5f4e55'),
    (1795976911713, 1795976911713, 1099511627777, '2026-11-29 18:28:31.719023+00', '01a22890-db61-8003-81e1-6ce3fd2cf9ad', 0, 3, 0, 4, NULL, NULL, 'messaging.kept_a_month', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6b72493833335933715973'),
    (1795976911713, 1795976911713, 1099511627777, '2026-11-29 18:28:31.73121+00', '01a22890-db61-8003-81e1-6ce3fd2cf9ad', 1, 3, 2, 4, 1798568911730, NULL, NULL, NULL, NULL, '\x92cf000001a22890db729901cf000001a22890db72cf000001a22890db7202a24f4ba0110700'),
    (1795977271731, 1795977271731, 1099511627777, '2026-11-29 18:28:31.732118+00', '01a22896-59b3-8000-86d4-e389829ece04', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c45728b52ffd6012156d0200f4037b22726563697069656e745f6964223a22752d31222c2273656e64657232222c22626f6479223a2261206c6f6e67206f6e652c20616761696e20616e64227d0300c0f5b303b4bc57bdd30902ce00057e3f0103cd7530ab6634717674676f464f4563'),
    (1795976971919, 1795976971919, 1099511627777, '2026-11-29 18:28:31.919661+00', '01a22891-c68f-8001-b3d7-1c41daaa729c', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab424f4776455141307a3751'),
    (1795976971919, 1796754511932, 1099511627777, '2026-11-29 18:28:31.932167+00', '01a22891-c68f-8001-b3d7-1c41daaa729c', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977211943, 1795977211943, 1099511627777, '2026-11-29 18:28:31.944231+00', '01a256ea-1843-8000-9095-f36952cd8eef', 2, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab544445456247496d436545'),
    (1795976911952, 1795976911952, 1099511627777, '2026-11-29 18:28:31.952195+00', '01a256ea-1849-8003-a424-39da6849749f', 2, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab3642454762466d6a786849'),
    (1795976911952, 1795976911952, 1099511627777, '2026-11-29 18:28:31.95727+00', '01a256ea-1849-8003-a424-39da6849749f', 3, 3, 2, 4, 1796581711956, NULL, NULL, NULL, NULL, '\x92cf000001a22890dc549901cf000001a22890dc53cf000001a22890dc5402a24f4ba0030000'),
    (1795976912163, 1795976912163, 1099511627777, '2026-11-29 18:28:32.163615+00', '01a22890-dd23-8001-a39b-7bad8ab45ac5', 0, 1, 0, 4, NULL, NULL, 'messaging.send', 'u-1', '{done}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000103cd7530ab2d6b662d37675a744b6651'),
    (1795976912168, 1795976912168, 1099511627777, '2026-11-29 18:28:32.16918+00', '01a22890-dd28-8003-b95e-6e2b1d7c3072', 0, 3, 0, 4, NULL, NULL, 'messaging.kept_for_ever', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab366d34774c4752445a6749'),
    (1795976912163, 1795976912163, 1099511627777, '2026-11-29 18:28:32.169603+00', '01a22890-dd23-8001-a39b-7bad8ab45ac5', 1, 1, 2, 4, 1796581712169, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd299901cf000001a22890dd27cf000001a22890dd2902a24f4ba0040000'),
    (1795976912170, 1795976912170, 1099511627777, '2026-11-29 18:28:32.170366+00', '01a22890-dd2a-8001-a2b2-da7f2f89092c', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4397b2273656e6465725f6964223a22752d32222c22626f6479223a22666f72206e6f626f64793a207265667573656420666f7220676f6f64227d00000103cd7530ab5438353166335866583359'),
    (1795976912168, 1795976912168, 1099511627777, '2026-11-29 18:28:32.170689+00', '01a22890-dd28-8003-b95e-6e2b1d7c3072', 1, 3, 2, 4, -1, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd2a9901cf000001a22890dd29cf000001a22890dd2a02a24f4ba0010000'),
    (1795976912175, 1795976912175, 1099511627777, '2026-11-29 18:28:32.175896+00', '01a22890-dd2f-8002-9945-3d00809ba3e3', 0, 2, 0, 4, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab7566626f2d794761456338'),
    (1795976912170, 1795976912170, 1099511627777, '2026-11-29 18:28:32.176159+00', '01a22890-dd2a-8001-a2b2-da7f2f89092c', 1, 1, 3, 4, 1798568912175, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd2f9901cf000001a22890dd2fcf000001a22890dd2f03b0494e56414c49445f415247554d454e54bc726563697069656e745f69643a2077686f20697320697420666f723f050500'),
    (1795976972177, 1795976972177, 1099511627777, '2026-11-29 18:28:32.177777+00', '01a22891-c791-8002-b33c-482ba7f02d60', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab524971456d48574b6c3551'),
    (1795976912175, 1795976912181, 1099511627777, '2026-11-29 18:28:32.181188+00', '01a22890-dd2f-8002-9945-3d00809ba3e3', 1, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912181, 1795976912175, 1099511627777, '2026-11-29 18:28:32.181188+00', '01a22890-dd2f-8002-9945-3d00809ba3e3', 2, 2, 1, 4, NULL, NULL, 'messaging.fails_soon', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000102cd7530ab7566626f2d794761456338cf000001a22890dd2f00919901cf000001a22890dd34cf000001a22890dd3501ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050400cf000001a22890dd35'),
    (1795976972177, 1795976972177, 1099511627777, '2026-11-29 18:28:32.183161+00', '01a22891-c791-8002-b33c-482ba7f02d60', 1, 2, 4, 4, 1796581712181, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd35c0'),
    (1795976912181, 1795976912175, 1099511627777, '2026-11-29 18:28:32.187163+00', '01a22890-dd2f-8002-9945-3d00809ba3e3', 3, 2, 3, 4, 1798568912183, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd379902cf000001a22890dd37cf000001a22890dd3703ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020000'),
    (1795976912236, 1795976912236, 1099511627777, '2026-11-29 18:28:32.236678+00', '01a22890-dd6c-8003-9284-bd17fe8095d5', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7a78345a7747496e397145'),
    (1795976912243, 1795976912243, 1099511627777, '2026-11-29 18:28:32.243711+00', '01a22890-dd73-8001-b9ee-de14fb54412a', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab486f424c4c734d396e316b'),
    (1795976912236, 1796100484983, 1099511627777, '2026-11-29 18:28:32.244158+00', '01a22890-dd6c-8003-9284-bd17fe8095d5', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912244, 1795976912244, 1099511627777, '2026-11-29 18:28:32.246098+00', '01a22890-dd74-8003-929e-fc0fdec777af', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab78726e72616c4770555463'),
    (1795976912243, 1796068911213, 1099511627777, '2026-11-29 18:28:32.246098+00', '01a22890-dd73-8001-b9ee-de14fb54412a', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912250, 1795976912250, 1099511627777, '2026-11-29 18:28:32.250826+00', '01a22890-dd7a-8001-a01d-83c4a7e0fd99', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7434553158674c76456763'),
    (1795976912244, 1796264578467, 1099511627777, '2026-11-29 18:28:32.251232+00', '01a22890-dd74-8003-929e-fc0fdec777af', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912250, 1796108097857, 1099511627777, '2026-11-29 18:28:32.255175+00', '01a22890-dd7a-8001-a01d-83c4a7e0fd99', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912252, 1795976912252, 1099511627777, '2026-11-29 18:28:32.255175+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 0, 1, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab62455571334741714e7855'),
    (1795976912252, 1795976912300, 1099511627777, '2026-11-29 18:28:32.260549+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912300, 1795976912252, 1099511627777, '2026-11-29 18:28:32.260549+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 2, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab62455571334741714e7855cf000001a22890dd7c00919901cf000001a22890dd83cf000001a22890dd8401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070000cf000001a22890ddac'),
    (1795976912260, 1795976912260, 1099511627777, '2026-11-29 18:28:32.260465+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 0, 0, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7a4e6e317230515267674d'),
    (1795976912263, 1795976912263, 1099511627777, '2026-11-29 18:28:32.263823+00', '01a22890-dd87-8002-8cb9-ccecdf7d9b57', 0, 2, 0, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab5f66443843745770444b59'),
    (1795976912260, 1795976912321, 1099511627777, '2026-11-29 18:28:32.264238+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912321, 1795976912260, 1099511627777, '2026-11-29 18:28:32.264238+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 2, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7a4e6e317230515267674dcf000001a22890dd8400919901cf000001a22890dd87cf000001a22890dd8701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030000cf000001a22890ddc1'),
    (1795976912263, 1796393386510, 1099511627777, '2026-11-29 18:28:32.265511+00', '01a22890-dd87-8002-8cb9-ccecdf7d9b57', 1, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976912300, 1795976915160, 1099511627777, '2026-11-29 18:28:32.302338+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976915160, 1795976912252, 1099511627777, '2026-11-29 18:28:32.302338+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 4, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab62455571334741714e7855cf000001a22890dd7c00929901cf000001a22890dd83cf000001a22890dd8401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640700009902cf000001a22890ddaccf000001a22890ddae01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22890e8d8'),
    (1795976912321, 1795976918052, 1099511627777, '2026-11-29 18:28:32.323181+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 3, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976915160, 1795977100340, 1099511627777, '2026-11-29 18:28:35.162058+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 5, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918052, 1795976912260, 1099511627777, '2026-11-29 18:28:32.323181+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 4, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7a4e6e317230515267674dcf000001a22890dd8400929901cf000001a22890dd87cf000001a22890dd8701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640300009902cf000001a22890ddc2cf000001a22890ddc201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a22890f424'),
    (1795976918052, 1795977680476, 1099511627777, '2026-11-29 18:28:38.054222+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 5, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977680476, 1795976912260, 1099511627777, '2026-11-29 18:28:38.054222+00', '01a22890-dd84-8000-9f55-a0ec0a53b28e', 6, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab7a4e6e317230515267674dcf000001a22890dd8400939901cf000001a22890dd87cf000001a22890dd8701ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640300009902cf000001a22890ddc2cf000001a22890ddc201ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009903cf000001a22890f424cf000001a22890f42601ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a2289c965c'),
    (1795977100340, 1795976912252, 1099511627777, '2026-11-29 18:28:35.162058+00', '01a22890-dd7c-8001-8caf-98f33b4bab7b', 6, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab62455571334741714e7855cf000001a22890dd7c00939901cf000001a22890dd83cf000001a22890dd8401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640700009902cf000001a22890ddaccf000001a22890ddae01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a22890e8d8cf000001a22890e8d901ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a22893bc34'),
    (1795977278069, 1795977278069, 1099511627777, '2026-11-29 18:28:38.070565+00', '01a22890-dd73-8001-b9ee-de14fb54412a', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab486f424c4c734d396e316bc000919901cf000001a22890dd74cf000001a22890dd7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000c0'),
    (1795976918900, 1795976918900, 1099511627778, '2026-11-29 18:28:38.910741+00', '01a22890-f774-8003-89a9-1465556292ef', 0, 3, 0, 4, NULL, NULL, 'messaging.hangs', 'u-0', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab2d3851473867496f32364d'),
    (1795976918921, 1795976918921, 1099511627778, '2026-11-29 18:28:38.921429+00', '01a22890-f789-8001-af2f-771367103eeb', 0, 1, 0, 4, NULL, NULL, 'messaging.hangs', 'u-1', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab74305670582d7832707434'),
    (1795976918923, 1795976918923, 1099511627778, '2026-11-29 18:28:38.923671+00', '01a22890-f78b-8003-acba-c1ff1ff16301', 0, 3, 0, 4, NULL, NULL, 'messaging.hangs', NULL, '{"its call was cancelled"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000204ce000927c0ab5261716255774731567334'),
    (1795976918923, 1795976918923, 1099511627778, '2026-11-29 18:28:38.941855+00', '01a22890-f78b-8003-acba-c1ff1ff16301', 1, 3, 4, 4, 1796581718941, NULL, NULL, NULL, NULL, '\x92cf000001a22890f79d9901cf000001a22890f78dcf000001a22890f79d04a943414e43454c4c4544b363616e63656c6c65642062792044454c455445020000'),
    (1795976918948, 1795976918948, 1099511627778, '2026-11-29 18:28:38.948166+00', '01a22890-f7a4-8003-b233-19bbd590f8f4', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab656b383336725553763345'),
    (1795976918952, 1795976918952, 1099511627778, '2026-11-29 18:28:38.952158+00', '01a22890-f7a8-8001-aeec-8e226bd90b98', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab764d5438316d686d624d73'),
    (1795976918953, 1795976918953, 1099511627778, '2026-11-29 18:28:38.953516+00', '01a22890-f7a9-8003-8e6d-083108192fb0', 0, 3, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4975777172394234645034'),
    (1795976918954, 1795976918954, 1099511627778, '2026-11-29 18:28:38.954686+00', '01a22890-f7aa-8001-8e9c-4a5c5e952a8f', 0, 1, 0, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6b444943545a64785a5467'),
    (1795976918948, 1796244678914, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a4-8003-b233-19bbd590f8f4', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918952, 1796133636002, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a8-8001-aeec-8e226bd90b98', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918953, 1796378215998, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a9-8003-8e6d-083108192fb0', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918954, 1796138434583, 1099511627778, '2026-11-29 18:28:38.967317+00', '01a22890-f7aa-8001-8e9c-4a5c5e952a8f', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918960, 1795976918960, 1099511627778, '2026-11-29 18:28:38.967971+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 0, 0, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5f66437233545a45793155'),
    (1795976918960, 1795976918977, 1099511627778, '2026-11-29 18:28:38.975392+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976918977, 1795976918960, 1099511627778, '2026-11-29 18:28:38.975392+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 2, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5f66437233545a45793155cf000001a22890f7b000919901cf000001a22890f7bacf000001a22890f7bb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a0100cf000001a22890f7c1'),
    (1795976918975, 1795976918975, 1099511627778, '2026-11-29 18:28:38.975596+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 0, 1, 0, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab304f706e306b6d4141386b'),
    (1795976918980, 1795976918980, 1099511627778, '2026-11-29 18:28:38.980492+00', '01a22890-f7c4-8002-80c8-4369d3e89f87', 0, 2, 0, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab2d4c3945666d70594c7741'),
    (1795976918977, 1795976927788, 1099511627778, '2026-11-29 18:28:38.980492+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 3, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976927788, 1795976918960, 1099511627778, '2026-11-29 18:28:38.980492+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 4, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5f66437233545a45793155cf000001a22890f7b000929901cf000001a22890f7bacf000001a22890f7bb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a01009902cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020000cf000001a228911a2c'),
    (1795976918975, 1795976919036, 1099511627778, '2026-11-29 18:28:38.980949+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976919036, 1795976918975, 1099511627778, '2026-11-29 18:28:38.980949+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 2, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab304f706e306b6d4141386bcf000001a22890f7bf00919901cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64040000cf000001a22890f7fc'),
    (1795976918980, 1796244412178, 1099511627778, '2026-11-29 18:28:38.982381+00', '01a22890-f7c4-8002-80c8-4369d3e89f87', 1, 2, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976919036, 1795976923042, 1099511627778, '2026-11-29 18:28:39.037503+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976923042, 1795976918975, 1099511627778, '2026-11-29 18:28:39.037503+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 4, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab304f706e306b6d4141386bcf000001a22890f7bf00929901cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a22890f7fccf000001a22890f7fd01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a2289107a2'),
    (1795976923042, 1795977100356, 1099511627778, '2026-11-29 18:28:43.044647+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 5, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977100356, 1795976918975, 1099511627778, '2026-11-29 18:28:43.044647+00', '01a22890-f7bf-8001-b48d-a8d417667a6f', 6, 1, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab304f706e306b6d4141386bcf000001a22890f7bf00939901cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640400009902cf000001a22890f7fccf000001a22890f7fd01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640000009903cf000001a2289107a3cf000001a2289107a401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a22893bc44'),
    (1795976927788, 1795976949933, 1099511627778, '2026-11-29 18:28:47.790868+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 5, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795976949933, 1795976918960, 1099511627778, '2026-11-29 18:28:47.790868+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 6, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5f66437233545a45793155cf000001a22890f7b000939901cf000001a22890f7bacf000001a22890f7bb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a01009902cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640200009903cf000001a228911a2dcf000001a228911a2e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010100cf000001a2289170ad'),
    (1795976949933, 1795997240602, 1099511627778, '2026-11-29 18:29:09.935229+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 7, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795977309959, 1795977309959, 1099511627778, '2026-11-29 18:29:09.960155+00', '01a22890-f7a8-8001-aeec-8e226bd90b98', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab764d5438316d686d624d73c000919901cf000001a22890f7abcf000001a22890f7ac01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030300c0'),
    (1795977309967, 1795977309967, 1099511627778, '2026-11-29 18:29:09.968119+00', '01a22896-ef0f-8002-895f-e9c3d0a6362d', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e3f0103cd7530ab746b7a464552644673414d'),
    (1795977309969, 1795977309969, 1099511627778, '2026-11-29 18:29:09.969613+00', '01a22896-ef11-8001-8a27-7ee04e07ceb7', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab54586d7a4e2d764e6f7a38'),
    (1795977309971, 1795977309971, 1099511627778, '2026-11-29 18:29:09.971615+00', '01a22896-ef13-8001-9463-4a92a3755740', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"the last"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce00057e400103cd7530ab78304f646b645977754d67');
INSERT INTO tocsin.job_record_d20261130 VALUES
    (1796063310523, 1796063310523, 1099511627776, '2026-11-29 18:28:30.523701+00', '01a1fa6e-892f-8000-a3db-41564ef8aa38', 2, 0, 0, 4, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796063311564, 1796063311564, 1099511627777, '2026-11-29 18:28:31.640301+00', '01a22db7-36cc-8002-ab2b-4b2b9dd40125', -1, 2, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1796063311564, 1796063311564, 1099511627777, '2026-11-29 18:28:31.640301+00', '01a22db7-36cc-8002-ab2b-4b2b9dd40125', -2, 2, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1796063311564, 1796063311564, 1099511627777, '2026-11-29 18:28:31.640301+00', '01a22db7-36cc-8002-ab2b-4b2b9dd40125', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{campaign-3,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bb40103cd7530ab354b4a5073374c586b6a45'),
    (1796063311683, 1796063311683, 1099511627777, '2026-11-29 18:28:31.68418+00', '01a22db7-3743-8003-b8b3-d95d3d7c4a74', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, '{one}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bff0201cd04d2ab55712d5437627a52486d67'),
    (1796063311691, 1796063311691, 1099511627777, '2026-11-29 18:28:31.704719+00', '01a22db7-374b-8001-93a9-5657b9685e45', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265bf30003cd7530ab716c35727a6e554d595245'),
    (1796063311724, 1796063311724, 1099511627777, '2026-11-29 18:28:31.72469+00', '01a22db7-376c-8002-bd21-747ff394f40e', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c40001ce05265c000103cd7530ab7a6d7735746e786154416b'),
    (1796063311727, 1796063311727, 1099511627777, '2026-11-29 18:28:31.72773+00', '01a22db7-376f-8002-82ea-0cd4a68a98b6', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c4012201ce05265c000103cd7530ab444b36627254384c715951'),
    (1796063311728, 1796063311728, 1099511627777, '2026-11-29 18:28:31.728853+00', '01a22db7-3770-8002-9283-ca5ed79809a6', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c502bc7d078d2a0cc50fe7bb5d1b313bf7bc72599828b312c106376745a8d54933e7871584599df856b3cacf3ee552d260bad91dec5f01e984589b64ab69d7f6cd248d3618a0165e1b0096e09b8228106338d3846cbd3d6dfceed6d657a655b96ff5a2fa0048d477d83ae7e3a8d1492b268d2d6516249f258a85efb390fc9c5eae3e4b808c1b53d486d7b91319d154645861b4a6a9a2653815153ded7ce5160fd06aed778eb786aeba9917523e8a0f2b75365d48a8748dff412c6638ac09d63f411ebe446a9ee16a1198abcbff0b91ba709708f75d776e7d7a7c0f5dae76785444c6a631f0639917e94414243e0bd3d8de65ea5661a22a46fb6a8644b664df5504426ef23b1de076e5051b38ce2661ca037a0c9532c7adf97d53ca0cded16bff7568687f0d42b3142d1cefd39478d7e39bca37389aeb4fa9e462934e10395acffdcd5efb5a9d925e171a0f814fbba152353a4d2dc191a745d1eafd4d70e67d41350b7d2844f62980339e2737872d979b33119cec265ca60f2f9465facc932ee5ffa58dcb5666266b8de06a1391cdf6b9caf26ea0e220d383115c053524327313df8963682684000b14b68cb522900e324c62f35bb9c8d08f89ab6fa2cf6ce55049cca4e1005f4430a585ecd6db90b236c0e131c49ccf96916f91351c12fe88e83fc5a2e9cc57f93848ef2530e529a9607262eb5bc22aa748187d03b97175bb32740d130e4467c259a33c66e412463a7bfade49102d08613b157f62f7211933ce21172b777308ef54e7747baccb82c894b440583dc0b2a3b4183101f5d5220955645c6ef18143d016e5d59c5e01446b9964d81d78c748a2def35c0b1e137da65b7f2fb62da0c011b9b5a81189471df21238f0b9ff13466038938a53149ba82a628f6c722c19ef5bf2d690f033a06668050cc9788c53502cd2e9f58f174c6a044a33063e19ecca674915d3696d94f7ad8d4c9d21ab477bdf4d1d98e3e696c10601ce05265c000103cd7530ab33644b486b737155396f30'),
    (1796063311730, 1796063311730, 1099511627777, '2026-11-29 18:28:31.730831+00', '01a22db7-3772-8002-90ec-c2b0340c5015', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-raw', NULL, '\x97c509ce28b52ffd60c408214e00cb53e7d5ef21290387b5863cdf1305cab15a8785f7786c8b7bf4287f0de31857a5c224301c9a44fb7e46890fbb0a951084dd9f53f2cd6e34e5d579c22ca6820f6449b35058ef16463ec1760ccfcfe9054e3dda4bea849360ae61b0f280c750a3545da616480f769667d213268090d4ed05d01d5a38e01da7a298ba33f95ca9f74561e352b2198c43bb28e97e2c99dd9c51e25adfa207054388540e8c3b53771236abc46cc571991172841f2ee9daa4e370d9328c39216a2e7ac954e04e3b7fc8918f999bb099f29227b7a71518bfaaf824448e9ac0c1e0bb2ef93fbbf3ce2196937402461e46715ffc8208814fffeff2d55d02b6de783ad26b7c0d02f768e3dbebbba89b992dd86b23b77f6d110504910bfb5ceb342b8583ffc44825726c083c8dd140b8a22c738ef689ca58805c1e474cabcaff06792665784c31197dcfd10654420eab16b1d20a535650585f52aaa961bd6f085cd4b7a62bbe00f28f0ee7e4a184f54814e0e84c18b27024c0397cd48b7797017c2471ac7748f21690ac1d854936413b576e48d0964a87048c9033e2fc8f3ba9d9ba240f920b23a3adac37de1eda412931e457c8e6981f466eab01c1b6f3b935792a871c05fa97a7fc839476788c41d99ac9f4dd93cbb1cf82830af8aea06ec32307dca10803014f7a7895e3690e6115ad69f0008c015f90e3e1fbee77e44b060f44d4fe1144de5ebe035d849c6140d3f66f50eb12dd86e267c4fd1b0c4c6a6b3ee9ba3531024d5cb61f82758fd87f82b6d1c663dde3ed330e29245b6b5aa9468682b82b7450390013edc5c39d279bc6267a87de3b64651926bb4a1c1310d3ab4de1b6351deea4e9e2c1f9c4222f8d8ee5e8f50a35ba0df02c1515155f1105ffa86d0275c0c5c61846b2530be99e3994e62bef72b368953f1cc5a07b7d9d38a46a36abe7d1e6d6240e7badf262a010f3c42be1b8f85c84cffefd1dfc6e27191f19f64efd00db8eac0caf118d5c687378c146ed57fdecb2e94e5a5ebeeb988483eeb3bf9d6338d2e7d50a69d9a368a0759b7678489b50672665cf54d62731bcee6acdc88fe171f9c98c4b0144ae4da4ba8adf0bd11d46558869401fda63851fbf7036bd1b40400d3e986f460860a45dd9c437f40b45b50b82f4b636226bb5b5fbc8d3aaf39810844026b6961dc34012fa077e826348bf3bd3c92aa7fbffa178ac6f4e9a9ffd4acd861e90062e621a9bd97573fe1737ba3090d250d1ffc7f9bb0ada73f6f787c39ff713298fd007b53d10b05535850268ce6ea035496f4daa1b441c52feb2115839d8c993ef0abc69c8feccf335cbd19820e5cb6f7012693f0ff9a00b518dc42f1cadc05195a74f669c9ab7eb4032cf6ab871cdaf1471add929480ecd935dfad16cbda0af79acf7ccfa1dca659599759693ace4dc879b995774794f1bdec97e9d78f68b314c8eca917ea924ce02118b06f4509a56caf5aac5ae98a18e1ffbdee0da867e8dcbb095e418cf40694dc3b2230c9d685a041d651294f788cc44fab92cc40a68ac642feb3e29581dcc4a85e36bcc6bb70d33103d4e96fa93926ec8046becac547f488a0c8bb88324375b1f54dc0fc22082e760e6ece3f723f75239b9b4360e9dff67438eb9bcccc015cfdfdfe83df2579129d6fcdcf67c3f0dd9f745d107713f1bdcb44cc5ca5c790deeca5fc581e3b6e017fed6223862e6fab0a0db7f13732a71e43c602f9cc9c9bac60c6d6cf6e0893f67d553ce57e73b9c853a3baced1d4d2ee5c238eff70343dc0989ac2dec83e1bbde4f96420b0fc35162f9447471db265f1c6e10af25823a0790782da5376d32d04413a8d0c7ca1abad92a5d1564fc171a0777ae3fd77ce4138b77909ee1421751773ae70fd5a7b629d7dfe4af9b031b13a7c9dc8e9c6cdf18baa577418d46fa48f4ff7b7126ebcb5500927859aac7bba20193f2a3fbd477101a064bc463fbf1f17bf6b3dfcb516d4bf26b36ebaa1793fd9920d04401f3e6b2fa307ab874e2b035561e81ae9dc519183beb0498315434e8abf3ffba1c9076f4da05ef84a5426f0766922502beab78022f08ea2cc54fe90fe0d842cd567f35b3aa257ac6d0f92638897ce018de20a1d85de480831bbc90705d6f1fbc2007bc43b0e0cb4e2989e6af9e72dbf70bcf11949278c97fda31c5999e447a48795c1c553e646da856e43a1fbb6bef8be4e26bf23d85241a1cf0cd97423a2545f717c86c5411dec2ba2939b639a1b37ef39be359ed7ef39f03e28e48b26dd8fc28e57874efe500216c7b4dcb808daa4867db4ccb66ec2b1cfcb7382421290a0fa8623c4deb9dd271885ae71467f5c849fc0126c591ec9114e8666eada544cc3e51d646bbc42bb2d390b6bce1cad8900a2d6d7f66d3c1e889917dc66526769f15912efa0cddebe389731a147efaf273a42c4e51a2b99e9ed0e4badab941cbc0055fabfa50332445ad516086a8b0105e06c5a36520e8016a7f83afb74348a09e5346931914c5c6a4e8bc83b225e9335630d1a6c455a6604e94a221d37606e156663d8da5b6a4df65113c184e4db3c461e2652b90a31f9409a22f5b038528fedcbefc4751a76703d8c7771c007fda22fb97cb835212bd6ff33858d73bdf88be10beea104391492995d016301099dca03d13cca0a7714dfb283ea1149c0d337591455d8ae7056fff2012784673cdd71b45e4fff47425cad553d22a46cb4107410e6f8a2a0706005852a5bbd72996712b842590d187f8e29f8e9c607e026ede4599bebdd0c352a7911ac4d9b84de20459f7fb0e3d49dd4f98477b909a0bf756b2ec5caffa408237d1daea5c36a71ab8d8ba254945e0e1c2ff8e078768abc5018792f4d26f78a376177529c6257f26c68d776039f7b659b8c5da598174cd0f9b32adad264364b101f277030454bff99e8657d87cdbf7695a1200d568e92b2eb9d5f98eff459a32d7114a1522b55974297be39a955d2c01230669aece854bd4382f65f59e700da577b01f2f0318baca3080fb20c4b3bbc7dd9b9211acf12cfddc819a0aad3eaf2c74a5e690cdf541ca1e00a7b3c67c1170faa9e24e4c2643f7364c465d9d2af0d2c9611ce1485596a1c04abb2470fecaed7ddba0837440c49e8a71ba46eb1151015d8a82502aeb81d213ea0726996e5174a155a82abc9cc0742bcd0cc9ec2802a87d9327b2c381cfd62fd64adf58395a9eab7fd89c164c12a649068d89f635070794bcd4fc280fe890171a5b5eb24b71fbf04ba6d0123be8a789fb239b7225b061b6bfbc5f672d48c907a49ddadaa9c7829fcae13ad1452c8d77019117c5df0fb62984c1c0b4e17a5a952f7c4d71f289f692f6c93c5072ffadd7a3dcc1e4fa037cdbdb41a183e1e077a4e03121c28f437aa1d56696e05f94c34371d57015e0b43a1632a0d23a4a411d9b9f2640d4ccfd6811795af88bc9b3c21c1339500b68b50f680782bd55489de28740ab19f7d013ef9093cada51543e47c3600a51cc1de74a5a4c0099ef3b6476219597150f0ccee798bb25b39edaadececacbe41f7ad03ce05265c000103cd7530ab754644412d397a434b634d'),
    (1796063311739, 1796063311739, 1099511627777, '2026-11-29 18:28:31.743075+00', '01a22db7-377b-8001-8626-c6a0be704ea2', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4537b2022626967223a2031323334353637383930313233343536373839303132332c2022666c6f6174223a20312e31302c202274657874223a20225c7530306539c3a9205c2f22202c202261223a205b205d207d00ce05265c000103cd7530ab7462657a7856617a584e34'),
    (1796063311746, 1796063311746, 1099511627777, '2026-11-29 18:28:31.767685+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 2, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796063311746, 1796149711775, 1099511627777, '2026-11-29 18:28:31.775628+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 3, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063311810, 1796063311810, 1099511627777, '2026-11-29 18:28:31.811409+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 12, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796063311810, 1796149711821, 1099511627777, '2026-11-29 18:28:31.817515+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 13, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063311841, 1796063311841, 1099511627777, '2026-11-29 18:28:31.833187+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 22, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796063311841, 1796149711846, 1099511627777, '2026-11-29 18:28:31.840505+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 23, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063311870, 1796063311870, 1099511627777, '2026-11-29 18:28:31.860438+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 32, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796063311870, 1796149711879, 1099511627777, '2026-11-29 18:28:31.865424+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 33, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063311907, 1796063311907, 1099511627777, '2026-11-29 18:28:31.889584+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 42, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796063311907, 1796149711912, 1099511627777, '2026-11-29 18:28:31.895388+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 43, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796063311956, 1796063311956, 1099511627777, '2026-11-29 18:28:31.956825+00', '01a22db7-3854-8001-ac09-2fc53d89ac12', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c000103cd7530ab3532383650596156474163'),
    (1796063311958, 1796063311958, 1099511627777, '2026-11-29 18:28:31.957738+00', '01a22db7-3856-8000-bf55-77d41c22b8a4', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c010103cd7530ab30523471464b72374c7441'),
    (1796063311960, 1796063311960, 1099511627777, '2026-11-29 18:28:31.958503+00', '01a22db7-3858-8001-9944-d8babf8fb81b', 0, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c020103cd7530ab4c7452626a3532452d6434'),
    (1796063311956, 1796066911956, 1099511627777, '2026-11-29 18:28:32.065266+00', '01a22db7-3854-8001-ac09-2fc53d89ac12', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796066911956, 1796066911956, 1099511627777, '2026-11-29 18:28:32.065266+00', '01a22db7-3854-8001-ac09-2fc53d89ac12', 2, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x9dc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c000103cd7530ab3532383650596156474163c00090c0c091cf384d8037a18e21cc'),
    (1796063311960, 1796066911960, 1099511627777, '2026-11-29 18:28:32.065266+00', '01a22db7-3858-8001-9944-d8babf8fb81b', 1, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796066911960, 1796066911960, 1099511627777, '2026-11-29 18:28:32.065266+00', '01a22db7-3858-8001-9944-d8babf8fb81b', 2, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x9dc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c020103cd7530ab4c7452626a3532452d6434c00090c0c091cf384d8037a18e21cc'),
    (1796063311958, 1796066911958, 1099511627777, '2026-11-29 18:28:32.065213+00', '01a22db7-3856-8000-bf55-77d41c22b8a4', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796066911958, 1796066911958, 1099511627777, '2026-11-29 18:28:32.065213+00', '01a22db7-3856-8000-bf55-77d41c22b8a4', 2, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{"in bulk"}', '\x9dc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce05265c010103cd7530ab30523471464b72374c7441c00090c0c091cf384d8037a18e21cc'),
    (1796068911213, 1795976912243, 1099511627777, '2026-11-29 18:28:32.246098+00', '01a22890-dd73-8001-b9ee-de14fb54412a', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab486f424c4c734d396e316bcf000001a22890dd7300919901cf000001a22890dd74cf000001a22890dd7401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a22e0ca86d'),
    (1796068911213, 1795977278069, 1099511627777, '2026-11-29 18:28:38.070565+00', '01a22890-dd73-8001-b9ee-de14fb54412a', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1795997240602, 1795976918960, 1099511627778, '2026-11-29 18:29:09.935229+00', '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 8, 0, 1, 4, NULL, NULL, 'messaging.fails_thrice', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000006cd7530ab5f66437233545a45793155cf000001a22890f7b000949901cf000001a22890f7bacf000001a22890f7bb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640a01009902cf000001a22890f7c3cf000001a22890f7c401ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640200009903cf000001a228911a2dcf000001a228911a2e01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e640101009904cf000001a2289170adcf000001a2289170af01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64000000cf000001a229c70d1a');
INSERT INTO tocsin.job_record_d20261201 VALUES
    (1796149710527, 1796149710527, 1099511627776, '2026-11-29 18:28:30.527667+00', '01a1fa6e-8937-8000-aba5-eea5d0eda82f', 2, 0, 0, 4, NULL, NULL, 'messaging.send', 'left-its-day', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce0036ee800103cd7530a6632d70617374'),
    (1796149710540, 1796149710540, 1099511627776, '2026-11-29 18:28:30.540666+00', '01a1fa37-9ac6-8001-8698-76f82e44158b', 4, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', NULL, '\x9bc4167b22726563697069656e745f6964223a22752d31227d00000104cd7530a6632d70617374c000919901cf000001a1fa379acbcf000001a1fa379acb01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64050000c0'),
    (1796149711775, 1796149711775, 1099511627777, '2026-11-29 18:28:31.775628+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 4, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796149711775, 1796236111781, 1099511627777, '2026-11-29 18:28:31.786504+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 5, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149711821, 1796149711821, 1099511627777, '2026-11-29 18:28:31.817515+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 14, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796149711821, 1796236111826, 1099511627777, '2026-11-29 18:28:31.821525+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 15, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149711846, 1796149711846, 1099511627777, '2026-11-29 18:28:31.840505+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 24, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796149711846, 1796236111855, 1099511627777, '2026-11-29 18:28:31.84546+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 25, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149711879, 1796149711879, 1099511627777, '2026-11-29 18:28:31.865424+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 34, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796149711879, 1796236111883, 1099511627777, '2026-11-29 18:28:31.868944+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 35, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796149711912, 1796149711912, 1099511627777, '2026-11-29 18:28:31.895388+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 44, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796149711912, 1796236111927, 1099511627777, '2026-11-29 18:28:31.908062+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 45, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796100484983, 1795976912236, 1099511627777, '2026-11-29 18:28:32.244158+00', '01a22890-dd6c-8003-9284-bd17fe8095d5', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7a78345a7747496e397145cf000001a22890dd6c00919901cf000001a22890dd72cf000001a22890dd7301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060000cf000001a22fee6f77'),
    (1796108097857, 1795976912250, 1099511627777, '2026-11-29 18:28:32.255175+00', '01a22890-dd7a-8001-a01d-83c4a7e0fd99', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7434553158674c76456763cf000001a22890dd7a00919901cf000001a22890dd7bcf000001a22890dd7b01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a230629941'),
    (1796100484983, 1796322518064, 1099511627777, '2026-11-29 18:28:38.064972+00', '01a22890-dd6c-8003-9284-bd17fe8095d5', 3, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796133636002, 1795976918952, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a8-8001-aeec-8e226bd90b98', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-1', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab764d5438316d686d624d73cf000001a22890f7a800919901cf000001a22890f7abcf000001a22890f7ac01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64030300cf000001a231e847a2'),
    (1796138434583, 1795976918954, 1099511627778, '2026-11-29 18:28:38.967317+00', '01a22890-f7aa-8001-8e9c-4a5c5e952a8f', 2, 1, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-3', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab6b444943545a64785a5467cf000001a22890f7aa00919901cf000001a22890f7abcf000001a22890f7ad01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64010000cf000001a232318017'),
    (1796133636002, 1795977309959, 1099511627778, '2026-11-29 18:29:09.960155+00', '01a22890-f7a8-8001-aeec-8e226bd90b98', 3, 1, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261202 VALUES
    (1796236111744, 1796236111744, 1099511627777, '2026-11-29 18:28:31.74426+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111744, 1796063311746, 1099511627777, '2026-11-29 18:28:31.767685+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796236111781, 1796236111781, 1099511627777, '2026-11-29 18:28:31.786504+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 6, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111781, 1796322511791, 1099511627777, '2026-11-29 18:28:31.791018+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 7, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796236111826, 1796236111826, 1099511627777, '2026-11-29 18:28:31.821525+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 16, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111826, 1796322511831, 1099511627777, '2026-11-29 18:28:31.825249+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 17, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796236111855, 1796236111855, 1099511627777, '2026-11-29 18:28:31.84546+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 26, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111855, 1796322511859, 1099511627777, '2026-11-29 18:28:31.848216+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 27, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796236111883, 1796236111883, 1099511627777, '2026-11-29 18:28:31.868944+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 36, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111883, 1796322511889, 1099511627777, '2026-11-29 18:28:31.87418+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 37, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796236111927, 1796236111927, 1099511627777, '2026-11-29 18:28:31.908062+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 46, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796236111927, 1796322511934, 1099511627777, '2026-11-29 18:28:31.915356+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 47, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796244678914, 1795976918948, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a4-8003-b233-19bbd590f8f4', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab656b383336725553763345cf000001a22890f7a400919901cf000001a22890f7abcf000001a22890f7ac01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070400cf000001a23886a902'),
    (1796244412178, 1795976918980, 1099511627778, '2026-11-29 18:28:38.982381+00', '01a22890-f7c4-8002-80c8-4369d3e89f87', 2, 2, 1, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab2d4c3945666d70594c7741cf000001a22890f7c40091990100cf000001a22890f7c601ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a238829712'),
    (1796244678914, 1796322549955, 1099511627778, '2026-11-29 18:29:09.956533+00', '01a22890-f7a4-8003-b233-19bbd590f8f4', 3, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261203 VALUES
    (1796322511791, 1796322511791, 1099511627777, '2026-11-29 18:28:31.791018+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 8, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796322511791, 1796408911802, 1099511627777, '2026-11-29 18:28:31.802962+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 9, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322511831, 1796322511831, 1099511627777, '2026-11-29 18:28:31.825249+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 18, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796322511831, 1796408911836, 1099511627777, '2026-11-29 18:28:31.829388+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 19, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322511859, 1796322511859, 1099511627777, '2026-11-29 18:28:31.848216+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 28, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796322511859, 1796408911864, 1099511627777, '2026-11-29 18:28:31.852256+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 29, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322511889, 1796322511889, 1099511627777, '2026-11-29 18:28:31.87418+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 38, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796322511889, 1796408911898, 1099511627777, '2026-11-29 18:28:31.883372+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 39, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796322511934, 1796322511934, 1099511627777, '2026-11-29 18:28:31.915356+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 48, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796264578467, 1795976912244, 1099511627777, '2026-11-29 18:28:32.251232+00', '01a22890-dd74-8003-929e-fc0fdec777af', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab78726e72616c4770555463cf000001a22890dd7400919901cf000001a22890dd7acf000001a22890dd7a01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060100cf000001a239b64da3'),
    (1796322518064, 1796322518064, 1099511627777, '2026-11-29 18:28:38.064972+00', '01a22890-dd6c-8003-9284-bd17fe8095d5', 4, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab7a78345a7747496e397145c000919901cf000001a22890dd72cf000001a22890dd7301ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64060000c0'),
    (1796264578467, 1795976912244, 1099511627777, '2026-11-29 18:28:38.080053+00', '01a22890-dd74-8003-929e-fc0fdec777af', 3, 3, 4, 4, 1796581718079, NULL, NULL, NULL, NULL, '\x92cf000001a22890f43fc0'),
    (1796322549955, 1796322549955, 1099511627778, '2026-11-29 18:29:09.956533+00', '01a22890-f7a4-8003-b233-19bbd590f8f4', 4, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-0', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab656b383336725553763345c000919901cf000001a22890f7abcf000001a22890f7ac01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64070400c0');
INSERT INTO tocsin.job_record_d20261204 VALUES
    (1796408910507, 1796408910507, 1099511627776, '2026-11-29 18:28:30.50745+00', '01a24250-a2ab-8002-a29a-98fb24ede6a4', 0, 2, 0, 4, NULL, 'acme', 'messaging.send', 'u-7', NULL, '\x97c4167b22726563697069656e745f6964223a22752d31227d00ce481908000103cd7530a6632d70617374'),
    (1796408911802, 1796408911802, 1099511627777, '2026-11-29 18:28:31.802962+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 10, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796408911802, 1796063311810, 1099511627777, '2026-11-29 18:28:31.811409+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 11, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408911836, 1796408911836, 1099511627777, '2026-11-29 18:28:31.829388+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 20, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796408911836, 1796063311841, 1099511627777, '2026-11-29 18:28:31.833187+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 21, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408911864, 1796408911864, 1099511627777, '2026-11-29 18:28:31.852256+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 30, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796408911864, 1796063311870, 1099511627777, '2026-11-29 18:28:31.860438+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 31, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796408911898, 1796408911898, 1099511627777, '2026-11-29 18:28:31.883372+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 40, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, '{traveller}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce0f7314000103cd7530ab76364c503375486d32486b'),
    (1796408911898, 1796063311907, 1099511627777, '2026-11-29 18:28:31.889584+00', '01a23803-ef80-8000-aa38-f843e1ec7430', 41, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796393386510, 1795976912263, 1099511627777, '2026-11-29 18:28:32.265511+00', '01a22890-dd87-8002-8cb9-ccecdf7d9b57', 2, 2, 1, 4, NULL, NULL, 'messaging.nobody_there', NULL, NULL, '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000106cd7530ab5f66443843745770444b59cf000001a22890dd870091990100cf000001a22890dd8901ab554e415641494c41424c45d98c3132372e302e302e313a313a206661696c656420746f20636f6e6e65637420746f20616c6c206164647265737365733b206c617374206572726f723a20554e4b4e4f574e3a20697076343a3132372e302e302e313a313a204661696c656420746f20636f6e6e65637420746f2072656d6f746520686f73743a20436f6e6e656374696f6e2072656675736564000000cf000001a24163c20e'),
    (1796378215998, 1795976918953, 1099511627778, '2026-11-29 18:28:38.958353+00', '01a22890-f7a9-8003-8e6d-083108192fb0', 2, 3, 1, 4, NULL, NULL, 'messaging.retries_late', 'u-2', '{late}', '\x9bc4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00000104cd7530ab4975777172394234645034cf000001a22890f7a900919901cf000001a22890f7abcf000001a22890f7ac01ab554e415641494c41424c45b06661696c6564206f6e2064656d616e64020200cf000001a2407c463e'),
    (1796378215998, 1795976918953, 1099511627778, '2026-11-29 18:29:09.964072+00', '01a22890-f7a9-8003-8e6d-083108192fb0', 3, 3, 4, 4, 1796581749963, NULL, NULL, NULL, NULL, '\x92cf000001a2289170cbc0');
INSERT INTO tocsin.job_record_d20261208 VALUES
    (1796754511932, 1796754511932, 1099511627777, '2026-11-29 18:28:31.932167+00', '01a22891-c68f-8001-b3d7-1c41daaa729c', 2, 1, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cdea600103cd7530ab424f4776455141307a3751'),
    (1796754511939, 1796754511939, 1099511627777, '2026-11-29 18:28:31.939692+00', '01a256ea-1843-8000-9095-f36952cd8eef', 0, 0, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab544445456247496d436545'),
    (1796754511939, 1795977211943, 1099511627777, '2026-11-29 18:28:31.944231+00', '01a256ea-1843-8000-9095-f36952cd8eef', 1, 0, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x'),
    (1796754511945, 1796754511945, 1099511627777, '2026-11-29 18:28:31.945612+00', '01a256ea-1849-8003-a424-39da6849749f', 0, 3, 0, 4, NULL, NULL, 'messaging.send', NULL, NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce2e593c000103cd7530ab3642454762466d6a786849'),
    (1796754511945, 1795976911952, 1099511627777, '2026-11-29 18:28:31.952195+00', '01a256ea-1849-8003-a424-39da6849749f', 1, 3, 6, 4, NULL, NULL, NULL, NULL, NULL, '\x');
INSERT INTO tocsin.job_record_d20261229 VALUES
    (1798568912188, 1798568912188, 1099511627777, '2026-11-29 18:28:32.20721+00', '01a2c30f-a53c-8002-9b6b-5670faaeb4d6', 0, 2, 0, 4, NULL, NULL, 'messaging.send', NULL, '{cancelled}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00ce9a7ec8000103cd7530ab614666346e76506b743645'),
    (1798568912188, 1798568912188, 1099511627777, '2026-11-29 18:28:32.216885+00', '01a2c30f-a53c-8002-9b6b-5670faaeb4d6', 1, 2, 4, 4, 1796581712216, NULL, NULL, NULL, NULL, '\x92cf000001a22890dd58c0');
INSERT INTO tocsin.job_record_d20270108 VALUES
    (1799432911564, 1799432911564, 1099511627777, '2026-11-29 18:28:31.655176+00', '01a2f68f-3acc-8002-a310-051f9122d4d4', 0, 2, 0, 4, NULL, NULL, 'messaging.send', 'u-4', NULL, '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cecdfe5fb20103cd7530ab4852744a6a78506a586645');
INSERT INTO tocsin.job_record_d20281128 VALUES
    (1859048911564, 1859048911564, 1099511627777, '2026-11-29 18:28:31.673548+00', '01b0d7f3-32cc-8000-865f-406c558478c9', -1, 0, 8, 4, NULL, NULL, NULL, NULL, '{größe}', '\x'),
    (1859048911564, 1859048911564, 1099511627777, '2026-11-29 18:28:31.673548+00', '01b0d7f3-32cc-8000-865f-406c558478c9', -2, 0, 8, 4, NULL, NULL, NULL, NULL, '{"a \"quoted\" tag, with a comma"}', '\x'),
    (1859048911564, 1859048911564, 1099511627777, '2026-11-29 18:28:31.673548+00', '01b0d7f3-32cc-8000-865f-406c558478c9', 0, 0, 0, 4, NULL, NULL, 'messaging.send', 'u-5', '{campaign-5,größe,"a \"quoted\" tag, with a comma"}', '\x97c4377b22726563697069656e745f6964223a22752d31222c2273656e6465725f6964223a22752d32222c22626f6479223a2268656c6c6f227d00cf0000000eaf6257a10103cd7530ab4a554c424e3772716c6377');
INSERT INTO tocsin.moved VALUES
    (0, '01a1fa6e-892f-8000-a3db-41564ef8aa38', 1796063310523, 2),
    (0, '01a1fa6e-8937-8000-aba5-eea5d0eda82f', 1796149710527, 2),
    (1, '01a1fa37-9ac6-8001-8698-76f82e44158b', 1796149710540, 4),
    (0, '01a23803-ef80-8000-aa38-f843e1ec7430', 1796322511934, 48),
    (1, '01a22891-c68f-8001-b3d7-1c41daaa729c', 1796754511932, 2),
    (3, '01a256ea-1849-8003-a424-39da6849749f', 1795976911952, 3),
    (1, '01a22db7-3854-8001-ac09-2fc53d89ac12', 1796066911956, 2),
    (1, '01a22db7-3858-8001-9944-d8babf8fb81b', 1796066911960, 2),
    (0, '01a22db7-3856-8000-bf55-77d41c22b8a4', 1796066911958, 2),
    (2, '01a22890-dd2f-8002-9945-3d00809ba3e3', 1795976912181, 3),
    (1, '01a22890-dd73-8001-b9ee-de14fb54412a', 1796068911213, 2),
    (1, '01a22890-dd7a-8001-a01d-83c4a7e0fd99', 1796108097857, 2),
    (2, '01a22890-dd87-8002-8cb9-ccecdf7d9b57', 1796393386510, 2),
    (0, '01a22890-dd84-8000-9f55-a0ec0a53b28e', 1795977680476, 6),
    (3, '01a22890-dd6c-8003-9284-bd17fe8095d5', 1796322518064, 4),
    (3, '01a22890-dd74-8003-929e-fc0fdec777af', 1796264578467, 3),
    (1, '01a22890-f7a8-8001-aeec-8e226bd90b98', 1796133636002, 2),
    (1, '01a22890-f7aa-8001-8e9c-4a5c5e952a8f', 1796138434583, 2),
    (2, '01a22890-f7c4-8002-80c8-4369d3e89f87', 1796244412178, 2),
    (0, '01a22890-f7b0-8000-9ed0-7b22f81fd6cc', 1795997240602, 8),
    (3, '01a22890-f7a4-8003-b233-19bbd590f8f4', 1796322549955, 4),
    (3, '01a22890-f7a9-8003-8e6d-083108192fb0', 1796378215998, 3);
INSERT INTO tocsin.operation VALUES
    ('71039cd5-f46c-4703-b84d-8037a18e21cc', '{"kind":"reschedule","query":{"state":null,"type":null,"user_id":null,"tag":"in bulk","due_from_ms":null,"due_to_ms":null},"offset_ms":3600000}', '2026-11-29 18:28:31.978034+00', NULL, '2026-11-29 18:28:32.083747+00', 3, 0);
INSERT INTO tocsin.schema_migration VALUES
    ('0001_journal', '3203465c3796cacdec4ac5afa6664a863fea5c4ca5d445d1b218888946f6130f', '2026-11-29 18:28:30.055135+00'),
    ('0002_lists', 'c845001cff2a6f60572b674e4c13dc8bc71172bd8e101d0b0eee3a7bac5d6819', '2026-11-29 18:28:30.071462+00'),
    ('0003_secret', 'ccf1c7759f7ce05c68a09cc5dd30c8c4bad6923136d46e84a77495f3db6d6543', '2026-11-29 18:28:30.091127+00'),
    ('0004_operations', 'ecde0e0e0e5218ec3558106c98e3881d7f1ed8017a04eb70b7c717f98cdb87ff', '2026-11-29 18:28:30.099429+00');
INSERT INTO tocsin.shard VALUES
    (0, 1099511627778, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1795976920785, 13, 7, 2, 3, 1, 0, 0, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 4),
    (1, 1099511627778, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1795976918921, 19, 7, 7, 3, 2, 0, 0, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 13),
    (2, 1099511627778, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1795976920785, 17, 9, 2, 1, 1, 4, 0, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 4),
    (3, 1099511627778, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1795976918900, 13, 3, 3, 5, 0, 2, 0, '3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 13);
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
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 1, 10, '\x00010000000000000000ffffffff00000000000000010000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 6, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 7, '\x000200000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 8, '\x000200000000ffffffff0000000000000000000000000000000100000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 9, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 10, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 11, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 12, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 13, '\x'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 14, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('6513270e-269e-4d37-b2a7-4de452e6b438', 0, 15, '\x000000000000ffffffff0000000000000001000000000000000000000000'),
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
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 0, 52, '\x'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 1, 31, '\x'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 1, 32, '\x'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 1, 33, '\x'),
    ('7121daf6-e7d1-4f53-b259-019a2816008b', 1, 34, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 1, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 2, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 3, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 4, '\x000300000000ffffffff0000000000000000000000000000000100000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 5, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 6, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 7, '\x000300000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 8, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 9, '\x000300000000fffffffe0000000200000000000000000000000000000000000100000000ffffffff0000000100000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 10, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 1, '\x000000000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 2, '\x000000000000ffffffff0000000100000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 11, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 3, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 12, '\x000100000000ffffffff0000000100000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 4, '\x000200000000ffffffff0000000100000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 13, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 14, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 5, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 6, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 15, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 16, '\x'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 17, '\x00030000000000000000ffffffff00000000000000000000000100000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 0, 7, '\x000200000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 18, '\x000100000001000000010000000000000000000000000000000000000000'),
    ('3a8b052e-51a7-4e7d-89cd-06249b6557f6', 1, 19, '\x000100000001000000010000000000000000000000000000000000000000');
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
