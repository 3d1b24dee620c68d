-- What the server is, how safe its commits are, and what this role may do.
-- out: one row
select
    current_setting('server_version') as version,
    current_setting('server_version_num')::integer / 10000 as major,
    pg_is_in_recovery() as standby,
    current_setting('default_transaction_read_only') as read_only,
    current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as synchronous_commit,
    current_setting('full_page_writes') as full_page_writes,
    current_setting('synchronous_standby_names') as standbys,
    current_setting('tocsin.lane', true) as lane,
    current_user::text as role,
    current_database()::text as database,
    has_database_privilege(current_database(), 'create') as may_create,
    pg_get_userbyid(records.relowner)::text as owner,
    pg_has_role(records.relowner, 'usage') as may_partition,
    current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
        as connections_max,
    (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
    pg_database_size(current_database()) as size_bytes,
    case when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory') end as directory
from (select) one
left join (
    select relowner
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'tocsin' and c.relname = 'job_record'
) records on true
