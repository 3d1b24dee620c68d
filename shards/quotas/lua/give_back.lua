-- Give back what was granted of quotas and not used; a counter that is gone, or has less, ends at nothing.
-- KEYS: counters...
-- ARGV: of each counter: how many
-- Out: nil
for i, counter in ipairs(KEYS) do
  local used = tonumber(redis.call('GET', counter) or '0')
  local back = math.min(used, tonumber(ARGV[i]))
  if back > 0 then
    redis.call('DECRBY', counter, back)
  end
end
return nil
