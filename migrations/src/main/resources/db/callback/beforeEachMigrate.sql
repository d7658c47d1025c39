-- Whoever asks for a table that a migration waits for waits behind it. So a migration gives up before the service's own
-- patience with locks, four seconds, is over, and is begun again a little later. One that has to wait for longer, such as
-- to make an index concurrently, says so itself: what it sets holds for it alone.
SET lock_timeout = '3s';
