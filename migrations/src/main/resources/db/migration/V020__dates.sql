-- By which clock somebody lives. A null is UTC.
ALTER TABLE datifyy.user_settings
    ADD COLUMN time_zone text CHECK (char_length(time_zone) BETWEEN 1 AND 50);

-- Two people meeting. With either of them deleted for good the date is deleted: it says where both were, and when.
CREATE TABLE datifyy.scheduled_dates (
    id integer PRIMARY KEY CHECK (id > 0),
    first_user integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    second_user integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    genie integer NOT NULL REFERENCES datifyy.admins,
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
    status text NOT NULL
        CHECK (status IN ('SCHEDULED', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED', 'NO_SHOW')),
    -- Where the two meet online: it names nobody, and cannot be guessed.
    link text NOT NULL CHECK (char_length(link) <= 500),
    notes text NOT NULL CHECK (char_length(notes) <= 1000),
    admin_notes text NOT NULL CHECK (char_length(admin_notes) <= 1000),
    -- Who of the two cancelled it; null for the staff and the service.
    cancelled_by integer REFERENCES datifyy.users ON DELETE CASCADE,
    cancel_reason text CHECK (char_length(cancel_reason) <= 50),
    cancel_note text CHECK (char_length(cancel_note) <= 200),
    sequence integer NOT NULL CHECK (sequence >= 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    completed_at timestamptz,
    cancelled_at timestamptz,
    -- When both were reminded, or there was nothing to remind of any more.
    reminded_at timestamptz,
    CONSTRAINT scheduled_dates_of_two CHECK (first_user <> second_user),
    CONSTRAINT scheduled_dates_last CHECK (ends_at - starts_at BETWEEN interval '30 minutes' AND interval '3 hours'),
    CONSTRAINT scheduled_dates_place_unless_online CHECK (
        num_nulls(place_name, address, city, state, country, zipcode) = CASE mode WHEN 'ONLINE' THEN 6 ELSE 0 END
    ),
    CONSTRAINT scheduled_dates_coordinates_of_a_place CHECK (
        num_nulls(latitude, longitude) IN (0, 2) AND (mode <> 'ONLINE' OR latitude IS NULL)
    ),
    CONSTRAINT scheduled_dates_cancelled_for_a_reason CHECK (
        num_nulls(cancel_reason, cancel_note) = CASE status WHEN 'CANCELLED' THEN 0 ELSE 2 END
        AND (cancelled_by IS NULL OR (status = 'CANCELLED' AND cancelled_by IN (first_user, second_user)))
    )
);

ALTER TABLE datifyy.scheduled_dates ENABLE ROW LEVEL SECURITY;

CREATE INDEX scheduled_dates_of_first_by_time ON datifyy.scheduled_dates (first_user, starts_at);
CREATE INDEX scheduled_dates_of_second_by_time ON datifyy.scheduled_dates (second_user, starts_at);
CREATE INDEX scheduled_dates_of_genie_by_time ON datifyy.scheduled_dates (genie, starts_at, id);
CREATE INDEX scheduled_dates_by_time ON datifyy.scheduled_dates (starts_at, id);
CREATE INDEX scheduled_dates_to_remind_of ON datifyy.scheduled_dates (starts_at, id)
    WHERE reminded_at IS NULL AND status IN ('SCHEDULED', 'CONFIRMED');
CREATE INDEX scheduled_dates_by_canceller ON datifyy.scheduled_dates (cancelled_by) WHERE cancelled_by IS NOT NULL;

-- Whose time an active date takes: two people's and a genie's. Rows go when the date is over.
CREATE TABLE datifyy.date_bookings (
    date_id integer NOT NULL REFERENCES datifyy.scheduled_dates ON DELETE CASCADE,
    user_id integer REFERENCES datifyy.users ON DELETE CASCADE,
    admin_id integer REFERENCES datifyy.admins,
    during tstzrange NOT NULL CHECK (NOT isempty(during)),
    CONSTRAINT date_bookings_of_one CHECK (num_nonnulls(user_id, admin_id) = 1),
    -- Nobody is on two dates at once. The ranges are half-open: 10 to 11 and 11 to 12 do not overlap.
    CONSTRAINT date_bookings_of_people_do_not_overlap EXCLUDE USING gist (user_id WITH =, during WITH &&),
    CONSTRAINT date_bookings_of_genies_do_not_overlap EXCLUDE USING gist (admin_id WITH =, during WITH &&)
);

ALTER TABLE datifyy.date_bookings ENABLE ROW LEVEL SECURITY;

CREATE INDEX date_bookings_of_date ON datifyy.date_bookings (date_id);

-- What the two say afterwards, for the staff.
CREATE TABLE datifyy.date_feedback (
    date_id integer NOT NULL REFERENCES datifyy.scheduled_dates ON DELETE CASCADE,
    user_id integer NOT NULL REFERENCES datifyy.users ON DELETE CASCADE,
    rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text text NOT NULL CHECK (char_length(text) <= 500),
    created_at timestamptz NOT NULL,
    CONSTRAINT date_feedback_once PRIMARY KEY (date_id, user_id)
);

ALTER TABLE datifyy.date_feedback ENABLE ROW LEVEL SECURITY;

CREATE INDEX date_feedback_by_user ON datifyy.date_feedback (user_id);
