-- Figures for the staff: how many people proved their address follows from the few who did not, and most dates, those that
-- are over, are counted from an index that says nothing but that, a tenth of the size of the one by state and time.
CREATE INDEX users_without_proven_address ON datifyy.users (id) WHERE email_verified_at IS NULL;
CREATE INDEX scheduled_dates_completed ON datifyy.scheduled_dates (status) WHERE status = 'COMPLETED';
