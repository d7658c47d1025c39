-- One column per preference, named like it; ranges have two. A null is no wish.
CREATE TABLE datifyy.partner_preferences (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    version bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    -- {"preference": "MUST_HAVE" | "NICE_TO_HAVE" | "DOESNT_MATTER"}, where somebody said so
    match_strengths jsonb NOT NULL CHECK (jsonb_typeof(match_strengths) = 'object'),

    -- who and where the partner is
    looking_for_gender text[],
    min_age integer CHECK (min_age BETWEEN 18 AND 99),
    max_age integer CHECK (max_age BETWEEN min_age AND 99),
    distance_preference integer CHECK (distance_preference BETWEEN 1 AND 10000),
    min_height integer CHECK (min_height BETWEEN 100 AND 250),
    max_height integer CHECK (max_height BETWEEN min_height AND 250),
    relationship_goals text[],
    location_preferences text[] CHECK (cardinality(location_preferences) <= 20),
    open_to_long_distance boolean,

    -- what the partner does, knows and likes
    education_levels text[],
    occupations text[],
    language_preferences text[],
    min_language_proficiency text,
    interest_preferences text[],
    min_shared_interests integer CHECK (min_shared_interests BETWEEN 1 AND 10),

    -- how the partner lives
    religions text[],
    religion_importance text,
    children_preferences text[],
    drinking_preferences text[],
    smoking_preferences text[],
    dietary_preferences text[],
    pet_preferences text[],
    workout_preferences text[],
    personality_types text[] CHECK (cardinality(personality_types) <= 20),
    communication_styles text[],
    love_languages text[],
    political_views text[],
    sleep_schedules text[],

    -- where the partner comes from
    caste_preferences text[] CHECK (cardinality(caste_preferences) <= 50),
    sub_caste_preferences text[] CHECK (cardinality(sub_caste_preferences) <= 50),
    gotra_preferences text[] CHECK (cardinality(gotra_preferences) <= 50),
    manglik_preference text,
    mother_tongue_preferences text[] CHECK (cardinality(mother_tongue_preferences) <= 50),
    ethnicity_preferences text[],
    nationality_preferences text[] CHECK (cardinality(nationality_preferences) <= 50),
    nri_preference text,
    horoscope_matching_required boolean,
    relocation_expectation text,

    -- what the partner looks like
    body_type_preferences text[],
    complexion_preferences text[],
    hair_color_preferences text[],
    eye_color_preferences text[],
    facial_hair_preferences text[],
    tattoo_preference text,
    piercing_preference text,
    disability_acceptance text,

    -- how the partner earns
    income_preferences text[],
    employment_preferences text[],
    industry_preferences text[] CHECK (cardinality(industry_preferences) <= 50),
    min_years_experience integer CHECK (min_years_experience BETWEEN 1 AND 50),
    property_preference text,
    vehicle_preference text,
    financial_expectation text,

    -- the partner's family
    family_type_preferences text[],
    family_values_preferences text[],
    living_situation_preferences text[],
    family_affluence_preferences text[],
    family_location_preferences text[] CHECK (cardinality(family_location_preferences) <= 20),
    max_siblings integer CHECK (max_siblings BETWEEN 1 AND 20),

    -- the partner's account and profile
    verified_only boolean,
    max_days_inactive integer CHECK (max_days_inactive BETWEEN 1 AND 365),
    photos_required boolean,
    min_profile_completion integer CHECK (min_profile_completion BETWEEN 1 AND 100),

    -- what rules a partner out, and what they must have
    deal_breakers jsonb CHECK (jsonb_typeof(deal_breakers) = 'array'),
    must_haves jsonb CHECK (jsonb_typeof(must_haves) = 'array'),
    custom_dealbreakers text[] CHECK (cardinality(custom_dealbreakers) <= 20),

    CONSTRAINT partner_preferences_age_range_has_both_ends CHECK (num_nulls(min_age, max_age) IN (0, 2)),
    CONSTRAINT partner_preferences_height_range_has_both_ends CHECK (num_nulls(min_height, max_height) IN (0, 2))
);

ALTER TABLE datifyy.partner_preferences ENABLE ROW LEVEL SECURITY;
