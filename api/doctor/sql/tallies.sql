-- What was counted since the totals were written, a bounded number of flushes.
-- in: $1 limit; out: deltas
select deltas from tocsin.tally limit $1::integer
