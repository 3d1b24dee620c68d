-- The whole table anew, where its version is still the one that was seen.
-- KEYS: ranges version
-- ARGV: channel, version (0: none), the entries (JSON each)
-- Out: 1; 0: it has another version, and nothing was changed.
local ranges, version = KEYS[1], KEYS[2]
local channel, expected = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local seen = redis.call('GET', version) or '0'
if seen ~= expected then
  return 0
end
redis.call('DEL', ranges)
for at = 3, #ARGV do
  local read = cjson.decode(ARGV[at])
  redis.call('HSET', ranges, string.format('%d-%d', read[1], read[2]), ARGV[at])
end
-- Never a number that was given before, not even by a Redis that was emptied or rolled back since.
redis.call('SET', version, string.format('%.0f', math.max(tonumber(seen) + 1, now_ms)))
redis.call('PUBLISH', channel, 'ranges')
return 1
