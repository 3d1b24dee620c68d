-- Be, or stay, the planner.
-- KEYS: leader
-- ARGV: leader as this life writes itself (JSON), ttl_ms
-- Out: 1; 0: another is, and nothing was changed.
local leader = KEYS[1]
local me, ttl_ms = ARGV[1], ARGV[2]

local standing = redis.call('GET', leader)
if standing and standing ~= me then
  return 0
end
redis.call('SET', leader, me, 'PX', ttl_ms)
return 1
