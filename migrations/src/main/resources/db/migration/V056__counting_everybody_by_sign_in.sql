-- Figures for the staff: everybody is counted from the index by sign-in, a fourteenth of the table, and it leaves out who never
-- signed in.
CREATE INDEX users_who_never_signed_in ON datifyy.users (id) WHERE last_login_at IS NULL;
