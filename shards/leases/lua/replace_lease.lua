-- Take a node's lease over from a life that is known to be gone.
-- KEYS: leases ends
-- ARGV: channel, node, life that is gone, new lease (JSON), ttl_ms
-- Out: 1; 0: the lease of that life does not stand, and nothing was changed.
local leases, ends = KEYS[1], KEYS[2]
local channel, node, gone, lease, ttl_ms = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local standing = redis.call('HGET', leases, node)
local end_ms = redis.call('ZSCORE', ends, node)
if not standing or not end_ms or tonumber(end_ms) <= now_ms or cjson.decode(standing)[2] ~= gone then
  return 0
end
redis.call('HSET', leases, node, lease)
redis.call('ZADD', ends, now_ms + ttl_ms, node)
redis.call('PUBLISH', channel, 'lease')
return 1
