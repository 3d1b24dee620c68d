-- Tally rows of this process's earlier incarnations that no shard's totals need.
-- in: $1 incarnations
delete from tally t
where t.incarnation = any($1::uuid[])
    and not exists (select from shard s where s.covered_incarnation = t.incarnation)
