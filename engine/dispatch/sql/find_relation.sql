-- A table or an index as somebody wrote it, as the server knows it.
-- in: $1 name, as in SQL: with or without a schema, quoted where it needs to be
-- out: quoted (schema and name, fit to stand in a statement), kind (pg_class.relkind); no row: there is none
select
    pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
    c.relkind::text as kind
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.oid = pg_catalog.to_regclass($1::text)
