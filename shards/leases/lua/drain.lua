-- Note that an operator wants a node empty, or no longer.
-- KEYS: draining
-- ARGV: channel, node, 1 or 0
-- Out: nothing. Announced where it was otherwise before.
local draining = KEYS[1]
local channel, node, wanted = ARGV[1], ARGV[2], ARGV[3]

local changed
if wanted == '1' then
  changed = redis.call('SADD', draining, node)
else
  changed = redis.call('SREM', draining, node)
end
if changed == 1 then
  redis.call('PUBLISH', channel, 'draining')
end
