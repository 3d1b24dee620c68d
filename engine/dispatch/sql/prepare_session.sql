-- For the rest of the session: how long a statement may take, and that it ends when its client is gone, where the
-- server can (from PostgreSQL 14 on).
-- in: $1 timeout in ms
-- out: name, value as set
select s.name, pg_catalog.set_config(s.name, w.value, false) as value
from pg_catalog.pg_settings s
join (values ('statement_timeout', $1::text), ('client_connection_check_interval', '1000')) w (name, value)
    on w.name = s.name
