-- Incarnations fenced more than a day ago that own nothing and that no shard's totals refer to, with their tally rows.
-- A process so long away that it is forgotten is told so when it takes again.
with gone as (
    select l.incarnation
    from incarnation_lane l
    group by l.incarnation
    having bool_and(coalesce(l.fenced_at < now() - interval '1 day', false))
        and not exists (
            select from shard s where s.owner = l.incarnation or s.covered_incarnation = l.incarnation
        )
),
counted as (
    delete from tally t using gone where t.incarnation = gone.incarnation
)
delete from incarnation_lane l using gone where l.incarnation = gone.incarnation
