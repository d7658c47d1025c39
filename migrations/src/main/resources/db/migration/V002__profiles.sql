-- One column per attribute of a profile, named like it; name and telephone number are the account's.
-- Words of a vocabulary are kept by name. A null is a question not answered.
CREATE TABLE datifyy.profiles (
    user_id integer PRIMARY KEY REFERENCES datifyy.users ON DELETE CASCADE,
    version bigint NOT NULL,
    updated_at timestamptz NOT NULL,

    -- who they are
    date_of_birth date CHECK (date_of_birth >= '1900-01-01'),
    gender text,
    pronouns text CHECK (char_length(pronouns) <= 50),

    -- what they do, know, like and look for
    bio text CHECK (char_length(bio) <= 500),
    occupations jsonb CHECK (jsonb_typeof(occupations) = 'array'),
    company text CHECK (char_length(company) <= 255),
    job_title text CHECK (char_length(job_title) <= 255),
    education jsonb CHECK (jsonb_typeof(education) = 'array'),
    school text CHECK (char_length(school) <= 255),
    height integer CHECK (height BETWEEN 100 AND 250),
    country_code text CHECK (country_code ~ '^([A-Z]{2})?$'),
    country text CHECK (char_length(country) <= 100),
    city text CHECK (char_length(city) <= 100),
    cell_number integer CHECK (cell_number >= 0),
    hometown text CHECK (char_length(hometown) <= 255),
    languages jsonb CHECK (jsonb_typeof(languages) = 'array'),
    relationship_goals text[],

    -- how they live
    drinking text,
    smoking text,
    workout text,
    dietary_preference text,
    religion text,
    religion_importance text,
    political_view text,
    pets text,
    children text,
    personality_type text CHECK (char_length(personality_type) <= 20),
    communication_style text,
    love_language text,
    sleep_schedule text,

    -- where they come from
    caste text CHECK (char_length(caste) <= 100),
    sub_caste text CHECK (char_length(sub_caste) <= 100),
    gotra text CHECK (char_length(gotra) <= 100),
    manglik_status text,
    nakshatra text CHECK (char_length(nakshatra) <= 50),
    raasi text CHECK (char_length(raasi) <= 50),
    horoscope_available boolean,
    mother_tongue text CHECK (char_length(mother_tongue) <= 50),
    ethnicity text[],
    nationality text CHECK (char_length(nationality) <= 100),
    citizenship text[] CHECK (cardinality(citizenship) <= 10),
    willing_to_relocate boolean,
    relocation_countries text[] CHECK (cardinality(relocation_countries) <= 30),

    -- what they look like
    body_type text,
    complexion text,
    hair_color text,
    eye_color text,
    facial_hair text,
    has_tattoos boolean,
    has_piercings boolean,
    disability_status text,
    blood_group text,

    -- how they earn and what they own
    income_range text,
    employment_type text,
    industry text CHECK (char_length(industry) <= 100),
    years_of_experience integer CHECK (years_of_experience BETWEEN 0 AND 60),
    highest_education text,
    certifications text[] CHECK (cardinality(certifications) <= 20),
    owns_property boolean,
    owns_vehicle boolean,

    -- the family they come from
    family_type text,
    family_values text,
    father_occupation text CHECK (char_length(father_occupation) <= 100),
    mother_occupation text CHECK (char_length(mother_occupation) <= 100),
    num_siblings integer CHECK (num_siblings BETWEEN 0 AND 20),
    num_brothers integer CHECK (num_brothers BETWEEN 0 AND 20),
    num_sisters integer CHECK (num_sisters BETWEEN 0 AND 20),
    living_situation text,
    family_affluence text,
    about_family text CHECK (char_length(about_family) <= 500),
    father_status text,
    mother_status text,
    family_location text CHECK (char_length(family_location) <= 255),
    ancestral_origin text CHECK (char_length(ancestral_origin) <= 255),

    -- in their own words
    prompts jsonb CHECK (jsonb_typeof(prompts) = 'array'),

    CONSTRAINT profiles_location_as_a_whole CHECK (num_nulls(country_code, country, city) IN (0, 3)),
    CONSTRAINT profiles_cell_of_a_location CHECK (cell_number IS NULL OR city IS NOT NULL)
);

ALTER TABLE datifyy.profiles ENABLE ROW LEVEL SECURITY;

CREATE TABLE datifyy.interests (
    user_id integer NOT NULL REFERENCES datifyy.profiles ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= 0),
    category text NOT NULL,
    label text NOT NULL CHECK (char_length(label) <= 100),
    CONSTRAINT interests_of_user PRIMARY KEY (user_id, position)
);

ALTER TABLE datifyy.interests ENABLE ROW LEVEL SECURITY;

CREATE TABLE datifyy.profile_photos (
    id uuid PRIMARY KEY,
    user_id integer NOT NULL REFERENCES datifyy.profiles ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= 0),
    is_primary boolean NOT NULL,
    url text NOT NULL CHECK (url LIKE 'https://%'),
    created_at timestamptz NOT NULL,
    CONSTRAINT profile_photos_of_user UNIQUE (user_id, position)
);

ALTER TABLE datifyy.profile_photos ENABLE ROW LEVEL SECURITY;

CREATE UNIQUE INDEX profile_photos_one_primary ON datifyy.profile_photos (user_id) WHERE is_primary;
