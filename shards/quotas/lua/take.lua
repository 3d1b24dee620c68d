-- Count what users submit against their quotas: of each as much as its limit leaves room for.
-- KEYS: counters...
-- ARGV: JSON: of each counter [how many are wanted, its limit, the Unix ms at which it ends]
-- Out: of each counter how many are granted
local asks, granted = cjson.decode(ARGV[1]), {}
for i, counter in ipairs(KEYS) do
  local wanted, limit, end_ms = unpack(asks[i])
  local used = tonumber(redis.call('GET', counter) or '0')
  granted[i] = math.max(0, math.min(wanted, limit - used))
  if granted[i] > 0 then
    redis.call('INCRBY', counter, granted[i])
  end
  if granted[i] > 0 and used == 0 then
    redis.call('PEXPIREAT', counter, string.format('%.0f', end_ms))
  end
end
return granted
