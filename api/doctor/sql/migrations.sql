-- The migrations that were applied.
-- out: name, checksum
select name, checksum from tocsin.schema_migration order by name
