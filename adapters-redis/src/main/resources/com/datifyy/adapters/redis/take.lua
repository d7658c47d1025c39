-- Takes permits of a limit, if there are as many (the generic cell rate algorithm).
-- All times are whole microseconds; a Lua number holds those of this century exactly.
--
-- KEYS[1]  when all permits will be back
-- ARGV[1]  now
-- ARGV[2]  how long until what is taken is back
-- ARGV[3]  how long until all are back
-- ARGV[4]  how many milliseconds more the key is kept
--
-- Answers whether it was granted (1 or 0), and how long until all permits are back.
local now = tonumber(ARGV[1])
local taken = tonumber(ARGV[2])
local window = tonumber(ARGV[3])

local full = tonumber(redis.call('GET', KEYS[1]) or now) or now
-- Never more than a window ahead: whatever clock wrote it, nobody waits longer than that.
full = math.min(math.max(full, now), now + window)

local granted = 0
if full + taken <= now + window then
  full = full + taken
  granted = 1
end

local ahead = full - now
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil(ahead / 1000) + tonumber(ARGV[4]))
return {granted, ahead}
