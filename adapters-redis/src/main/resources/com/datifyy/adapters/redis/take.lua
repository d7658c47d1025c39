-- Takes permits of a limit, as many as there are up to so many, or none if there are fewer than needed
-- (the generic cell rate algorithm).
-- All times are whole microseconds; a Lua number holds those of this century exactly.
--
-- KEYS[1]  when all permits will be back
-- ARGV[1]  now
-- ARGV[2]  how long until one permit is back
-- ARGV[3]  how long until all are back
-- ARGV[4]  how many are needed
-- ARGV[5]  how many are wanted
-- ARGV[6]  how many milliseconds more the key is kept
--
-- Answers how many were taken, and how long until all permits are back.
local now = tonumber(ARGV[1])
local one = tonumber(ARGV[2])
local window = tonumber(ARGV[3])
local needed = tonumber(ARGV[4])
local wanted = tonumber(ARGV[5])

-- What is no number, not even text, is as good as nothing: it is written over below.
local full = tonumber(redis.pcall('GET', KEYS[1]) or now) or now
-- Never more than a window ahead: whatever clock wrote it, nobody waits longer than that. What is neither more
-- nor less than anything (a number may say that it is none) counts as nothing, too.
if not (full >= now) then
  full = now
end
if full > now + window then
  full = now + window
end

local taken = math.min(math.floor((now + window - full) / one), wanted)
if taken < needed then
  taken = 0
end
full = full + taken * one

local ahead = full - now
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil(ahead / 1000) + tonumber(ARGV[6]))
return {taken, ahead}
