-- Compare and set of the one plan.
-- KEYS: plan
-- ARGV: channel, old plan (JSON; empty: none), new plan (likewise)
-- Out: 1; 0: another plan stands, and nothing was changed.
local plan = KEYS[1]
local channel, old, new = ARGV[1], ARGV[2], ARGV[3]

if (redis.call('GET', plan) or '') ~= old then
  return 0
end
if new == '' then
  redis.call('DEL', plan)
else
  redis.call('SET', plan, new)
end
redis.call('PUBLISH', channel, 'plan')
return 1
