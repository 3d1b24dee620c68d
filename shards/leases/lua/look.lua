-- All that Redis says, at one moment. Forgets leases that ended, and marks a Redis that has no marker.
-- KEYS: leases ends ranges version plan draining marker
-- ARGV: a marker, should there be none
-- Out: run id of the server, marker, leases (JSON each), ranges (JSON each), version or nil, plan (JSON) or nil,
--      draining nodes.
local leases, ends, ranges, version, plan, draining, marker =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

-- Asked in here, the run id is of the very server whose contents are read, whatever connection leads to it.
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
redis.call('SET', marker, ARGV[1], 'NX')
for _, node in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', now_ms)) do
  redis.call('HDEL', leases, node)
  redis.call('ZREM', ends, node)
end
local standing = {}
for _, node in ipairs(redis.call('ZRANGE', ends, 0, -1)) do
  local lease = redis.call('HGET', leases, node)
  if lease then
    standing[#standing + 1] = lease
  end
end
return {
  run_id,
  redis.call('GET', marker),
  standing,
  redis.call('HVALS', ranges),
  redis.call('GET', version),
  redis.call('GET', plan),
  redis.call('SMEMBERS', draining),
}
