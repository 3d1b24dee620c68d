-- Which flushes of an incarnation committed, as far as its tally rows still say; and up to where totals counted them.
-- in: $1 incarnation; out: lane, n, covered (true: every flush up to n had a definite end, and is folded)
select lane, n, false as covered from tally where incarnation = $1::uuid
union all
select covered_lane, max(covered_n), true from shard where covered_incarnation = $1::uuid group by covered_lane
