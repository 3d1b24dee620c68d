-- Which cluster this is.
-- out: id, shards (null before the cluster's first start)
select id::text as id, (select shards from tocsin.cluster) as shards from tocsin.identity
