-- How many live in each city of a state, by its name however it is written. Only where the index has the state itself beside
-- its letters is it read without the rows.
CREATE INDEX profiles_by_city_of_state ON datifyy.profiles (lower(state), city, country, country_code) INCLUDE (state)
    WHERE state IS NOT NULL;
