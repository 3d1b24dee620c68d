-- The server's clock, at the moment it is read.
-- out: Unix ms, with fractions
select (extract(epoch from clock_timestamp()) * 1000)::float8
