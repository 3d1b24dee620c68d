-- Compare and set: where the table has exactly the old entries at their places, the new ones stand in their stead.
-- KEYS: ranges version
-- ARGV: channel, how many old entries, the old entries (JSON each), the new entries (JSON each)
-- Out: 1; 0: the table is otherwise, or a new entry would overlap one that is left; nothing was changed.
local ranges, version = KEYS[1], KEYS[2]
local channel, olds = ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now_ms = time[1] * 1000 + math.floor(time[2] / 1000)

local function read(entry)
  local decoded = cjson.decode(entry)
  return { place = string.format('%d-%d', decoded[1], decoded[2]), lo = decoded[1], hi = decoded[2], entry = entry }
end

local replaced, new = {}, {}
for at = 3, 2 + olds do
  local old = read(ARGV[at])
  if redis.call('HGET', ranges, old.place) ~= old.entry then
    return 0
  end
  replaced[old.place] = true
end
for at = 3 + olds, #ARGV do
  new[#new + 1] = read(ARGV[at])
end
for _, left in ipairs(redis.call('HKEYS', ranges)) do
  if not replaced[left] then
    local lo, hi = string.match(left, '^(%d+)-(%d+)$')
    lo, hi = tonumber(lo), tonumber(hi)
    for _, one in ipairs(new) do
      if one.lo <= hi and lo <= one.hi then
        return 0
      end
    end
  end
end

for place in pairs(replaced) do
  redis.call('HDEL', ranges, place)
end
for _, one in ipairs(new) do
  redis.call('HSET', ranges, one.place, one.entry)
end
-- Never a number that was given before, not even by a Redis that was emptied or rolled back since.
local seen = tonumber(redis.call('GET', version) or '0')
redis.call('SET', version, string.format('%.0f', math.max(seen + 1, now_ms)))
redis.call('PUBLISH', channel, 'ranges')
return 1
