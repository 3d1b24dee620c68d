-- Hold or renew a node's lease, unless the lease of another life of this node stands.
-- KEYS: leases ends
-- ARGV: channel, node, life, lease (JSON), ttl_ms
-- Out: nil: held; else the lease that stands, and nothing was changed. A lease that says something new is announced.
local leases, ends = KEYS[1], KEYS[2]
local channel, node, life, lease, ttl_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local standing = redis.call('HGET', leases, node)
local end_ms = redis.call('ZSCORE', ends, node)
if standing and not (end_ms and tonumber(end_ms) > now_ms) then
  standing = false
end
if standing and cjson.decode(standing)[2] ~= life then
  return standing
end
redis.call('HSET', leases, node, lease)
redis.call('ZADD', ends, now_ms + ttl_ms, node)
if standing ~= lease then
  redis.call('PUBLISH', channel, 'lease')
end
return nil
