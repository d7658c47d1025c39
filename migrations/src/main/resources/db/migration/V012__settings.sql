-- One column per setting, named like it. A null is a setting its owner has not decided about: its default holds, which the
-- service knows. Whoever decided nothing has no row.
CREATE TABLE datifyy.user_settings (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    version bigint NOT NULL CHECK (version > 0),
    updated_at timestamptz NOT NULL,

    -- what to be told about, and how
    push_enabled boolean,
    email_enabled boolean,
    sms_enabled boolean,
    notify_matches boolean,
    notify_messages boolean,
    notify_likes boolean,
    notify_super_likes boolean,
    notify_profile_views boolean,

    -- what others see
    public_profile boolean,
    show_online_status boolean,
    show_distance boolean,
    show_age boolean,
    allow_search_engines boolean,
    incognito_mode boolean,
    read_receipts boolean,

    -- whether to be found, and whom to look for
    discoverable boolean,
    global_mode boolean,
    verified_only boolean,
    distance_radius integer CHECK (distance_radius BETWEEN 1 AND 10000),
    recently_active_days integer CHECK (recently_active_days BETWEEN 1 AND 365),

    -- how the app looks
    app_language text CHECK (char_length(app_language) BETWEEN 1 AND 35),
    theme text CHECK (theme IN ('light', 'dark', 'auto'))
);

ALTER TABLE datifyy.user_settings ENABLE ROW LEVEL SECURITY;

-- What a person lets others see, beside the standing: whether they are shown at all, and whether their age and their distance
-- are. Whoever hides the distance has no tile and reaches everybody, since these columns are what others are narrowed down by.
ALTER TABLE datifyy.match_cards
    ADD COLUMN shown boolean NOT NULL DEFAULT true,
    ADD COLUMN shows_age boolean NOT NULL DEFAULT true,
    ADD COLUMN shows_distance boolean NOT NULL DEFAULT true;
