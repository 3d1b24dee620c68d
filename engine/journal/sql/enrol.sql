-- A new incarnation: the control row (lane -1) and a row for each lane.
-- in: $1 incarnation, $2 lanes, $3 node
insert into incarnation_lane (incarnation, lane, node)
select $1::uuid, lane, $3::text from generate_series(-1, $2::integer - 1) lane
