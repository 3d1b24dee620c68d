-- Let a node's lease go, and the planner's place, where this life has them.
-- KEYS: leases ends leader
-- ARGV: channel, node, life, leader as this life writes itself (JSON)
-- Out: nothing.
local leases, ends, leader = KEYS[1], KEYS[2], KEYS[3]
local channel, node, life, me = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

if redis.call('GET', leader) == me then
  redis.call('DEL', leader)
end
local standing = redis.call('HGET', leases, node)
if standing and cjson.decode(standing)[2] == life then
  redis.call('HDEL', leases, node)
  redis.call('ZREM', ends, node)
  redis.call('PUBLISH', channel, 'lease')
end
