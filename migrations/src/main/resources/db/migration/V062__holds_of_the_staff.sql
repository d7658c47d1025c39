-- When the staff put an account on hold. Until now a proof of another address or number made it active again, as it does whoever has
-- joined and proven nothing yet.
ALTER TABLE datifyy.users ADD COLUMN held_at timestamptz;
