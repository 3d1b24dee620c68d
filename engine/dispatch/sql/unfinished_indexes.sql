-- Indexes that a REINDEX CONCURRENTLY builds just now, or left when it failed.
-- out: oid, quoted (schema and name, fit to stand in a statement)
select i.indexrelid::bigint as oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not i.indisvalid and c.relname ~ '_ccnew[0-9]*$'
