-- A code that signs in has tries of its own for the network it was asked for from, so that strangers elsewhere cannot
-- spoil it. Both columns have defaults for the codes of instances that do not know them yet.
ALTER TABLE datifyy.one_time_codes
    ADD COLUMN asked_from text NOT NULL DEFAULT '' CHECK (char_length(asked_from) <= 50),
    ADD COLUMN tries_left_elsewhere integer NOT NULL DEFAULT 0 CHECK (tries_left_elsewhere >= 0);
