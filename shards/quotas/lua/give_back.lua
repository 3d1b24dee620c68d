-- Give back what was granted of quotas and not used; a counter that is gone, or has less, ends at nothing.
-- KEYS: counters...
-- ARGV: JSON: of each counter how many
-- Out: nil
local counts = cjson.decode(ARGV[1])
for i, counter in ipairs(KEYS) do
  local used = tonumber(redis.call('GET', counter) or '0')
  local back = math.min(used, counts[i])
  if back > 0 then
    redis.call('DECRBY', counter, back)
  end
end
return nil
