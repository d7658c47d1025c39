-- The ways in which people write a country, by its letters: few, however many countries others make up. Profiles are not changed while
-- it is made, two seconds or so where there are a million.
CREATE INDEX profiles_by_country_letters ON datifyy.profiles (lower(country), country) WHERE country IS NOT NULL;
