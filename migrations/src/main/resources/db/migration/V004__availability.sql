CREATE TABLE datifyy.availability_slots (
    id uuid PRIMARY KEY,
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    mode text NOT NULL CHECK (mode IN ('ONLINE', 'OFFLINE', 'EVENT')),
    place_name text CHECK (char_length(place_name) <= 255),
    address text CHECK (char_length(address) <= 500),
    city text CHECK (char_length(city) <= 100),
    state text CHECK (char_length(state) <= 100),
    country text CHECK (char_length(country) <= 100),
    zipcode text CHECK (char_length(zipcode) <= 20),
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    google_place_id text CHECK (char_length(google_place_id) <= 255),
    google_maps_url text CHECK (google_maps_url = '' OR google_maps_url LIKE 'https://%'),
    notes text NOT NULL CHECK (char_length(notes) <= 500),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT availability_slots_last_one_hour CHECK (ends_at - starts_at = interval '1 hour'),
    CONSTRAINT availability_slots_place_unless_online CHECK (
        num_nulls(place_name, address, city, state, country, zipcode, google_place_id, google_maps_url)
            = CASE mode WHEN 'ONLINE' THEN 8 ELSE 0 END
    ),
    CONSTRAINT availability_slots_coordinates_of_a_place CHECK (
        num_nulls(latitude, longitude) IN (0, 2) AND (mode <> 'ONLINE' OR latitude IS NULL)
    ),
    -- Nobody is free twice at once. The ranges are half-open: 10 to 11 and 11 to 12 do not overlap.
    CONSTRAINT availability_slots_do_not_overlap
        EXCLUDE USING gist (user_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);

ALTER TABLE datifyy.availability_slots ENABLE ROW LEVEL SECURITY;

CREATE INDEX availability_slots_of_user_by_time ON datifyy.availability_slots (user_id, starts_at);
