-- Whoever asks for a table that a migration waits for waits behind it. So a migration gives up before the service's own
-- patience with locks, four seconds, is over, and is begun again a little later.
SET lock_timeout = '3s';
