-- The state of a residence, or what its country has instead; null when it was not told. The release before does not know it: it
-- leaves the column as it is when it changes the rest of a location.
ALTER TABLE datifyy.profiles ADD COLUMN state text CHECK (char_length(state) BETWEEN 1 AND 100);

-- How many there are in each state.
CREATE INDEX profiles_by_state ON datifyy.profiles (country, country_code, state)
    WHERE country IS NOT NULL AND state IS NOT NULL;
