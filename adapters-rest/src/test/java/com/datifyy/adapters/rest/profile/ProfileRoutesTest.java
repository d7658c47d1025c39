package com.datifyy.adapters.rest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRoutesTest {
    private static final String ME = "/api/v1/user/me";
    private static final String PROFILE = "/api/v1/user/profile";

    /// What the web client's form names each time it saves.
    private static final List<String> NAMES_OF_THE_WEB_CLIENT = List.of(
            "name",
            "email",
            "phone_number",
            "gender",
            "pronouns",
            "bio",
            "height",
            "job_title",
            "company",
            "school",
            "hometown",
            "drinking",
            "smoking",
            "workout",
            "dietary_preference",
            "religion",
            "religion_importance",
            "political_view",
            "pets",
            "children",
            "personality_type",
            "communication_style",
            "love_language",
            "sleep_schedule",
            "mother_tongue",
            "nationality",
            "caste",
            "sub_caste",
            "willing_to_relocate",
            "body_type",
            "complexion",
            "hair_color",
            "eye_color",
            "has_tattoos",
            "has_piercings",
            "employment_type",
            "industry",
            "years_of_experience",
            "highest_education",
            "owns_property",
            "owns_vehicle",
            "family_type",
            "num_siblings",
            "father_occupation",
            "mother_occupation",
            "living_situation",
            "family_location",
            "about_family");

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao");

    @Test
    void a_new_profile_has_every_group_and_its_empty_values() {
        Golden.assertMatches("profile-new", maya.get(ME).body());
    }

    @Test
    void a_profile_that_was_filled_in_comes_back_whole() {
        Answer put = maya.put(ME, FULL);

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        Golden.assertMatches("profile-full", put.body());
        assertThat(maya.get(ME).at("/profile")).isEqualTo(put.at("/profile"));
        assertThat(maya.get(PROFILE).at("/profile")).isEqualTo(put.at("/profile"));
    }

    @Test
    void only_what_is_named_changes() {
        maya.put(ME, FULL);

        Answer put = maya.put(ME, """
                {"profileDetails": {"bio": "New", "company": "Ignored"}, "lifestyleInfo": {"drinking": 1},
                 "updateFields": ["bio", "drinking", "school"]}""");

        assertThat(put.text("/profile/profileDetails/bio")).isEqualTo("New");
        assertThat(put.text("/profile/profileDetails/company")).isEqualTo("Acme");
        assertThat(put.text("/profile/lifestyleInfo/drinking")).isEqualTo("DRINKING_NEVER");
        assertThat(put.text("/profile/profileDetails/school"))
                .as("named and not sent")
                .isEmpty();
    }

    @Test
    void everything_can_be_said_in_snake_case() {
        Answer put = maya.put(ME, """
                {"basic_info": {"gender": "GENDER_FEMALE"}, "profile_details": {"job_title": "Baker", "relationship_goals": [1, 2]},
                 "cultural_info": {"willing_to_relocate": true}, "update_fields": ["gender", "job_title", "relationshipGoals", "willing_to_relocate"]}""");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.text("/profile/profileDetails/jobTitle")).isEqualTo("Baker");
        assertThat(put.at("/profile/profileDetails/relationshipGoals")).hasSize(2);
        assertThat(put.at("/profile/culturalInfo/willingToRelocate").booleanValue())
                .isTrue();
    }

    @Test
    void the_web_client_can_send_back_what_it_got() {
        maya.put(ME, FULL);
        ObjectNode sent = maya.get(ME).at("/profile").deepCopy();
        ArrayNode names = sent.putArray("updateFields");
        NAMES_OF_THE_WEB_CLIENT.forEach(names::add);
        sent.put("$typeName", "datifyy.user.v1.UserProfile");
        ((ObjectNode) sent.get("basicInfo")).put("email", "other@example.org");

        Answer put = maya.put(ME, sent.toString());

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.text("/message")).isEqualTo("Profile updated successfully");
        assertThat(put.at("/profile")).isEqualTo(maya.get(ME).at("/profile"));
        assertThat(put.text("/profile/basicInfo/email")).isEqualTo("member1@example.org");
        Golden.assertMatches("profile-full", put.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"profileDetails\": {\"bio\": \"x\"}}",
                "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": []}",
                "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": [\"bio\", \"shoe_size\"]}",
                "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": \"bio\"}",
                "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": [7]}"
            })
    void without_a_list_of_known_names_nothing_changes(String body) {
        Answer put = maya.put(ME, body);

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.text("/errors/0/field")).startsWith("update_fields");
        assertThat(maya.get(ME).text("/profile/profileDetails/bio")).isEmpty();
    }

    @Test
    void an_unknown_name_is_told() {
        assertThat(maya.put(ME, "{\"updateFields\": [\"bio\", \"shoe_size\"]}").text("/message"))
                .contains("shoe_size")
                .doesNotContain("bio");
    }

    @Test
    void f5_one_bad_value_changes_nothing_at_all() {
        Answer put = maya.put(ME, """
                {"profileDetails": {"bio": "New", "height": 999}, "updateFields": ["bio", "height"]}""");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.text("/errors/0/field")).isEqualTo("height");
        assertThat(maya.get(ME).text("/profile/profileDetails/bio")).isEmpty();
    }

    @Test
    void f6_a_change_of_an_older_version_is_refused() {
        String tag = maya.get(ME).header("ETag");
        String change = "{\"profileDetails\": {\"bio\": \"%s\"}, \"updateFields\": [\"bio\"]}";
        Answer first = maya.put(ME, change.formatted("first"), "If-Match", tag);

        Answer second = maya.put(ME, change.formatted("second"), "If-Match", tag);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag"))
                .isNotEqualTo(tag)
                .isEqualTo(maya.get(ME).header("ETag"));
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.text("/code")).isEqualTo("STALE");
        assertThat(maya.get(ME).text("/profile/profileDetails/bio")).isEqualTo("first");
    }

    @Test
    void f6_if_match_follows_the_rules_of_http() {
        String change = "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": [\"bio\"]}";

        assertThat(maya.put(ME, change, "If-Match", "*").status()).isEqualTo(200);
        String tag = maya.get(ME).header("ETag");
        assertThat(maya.put(ME, change, "If-Match", "W/" + tag).status())
                .as("weak")
                .isEqualTo(412);
        assertThat(maya.put(ME, change, "If-Match", "\"nonsense\"").status()).isEqualTo(412);
        assertThat(maya.put(ME, change, "If-Match", "\"p998-w0\", \"p999-w0\"").status())
                .isEqualTo(412);
        assertThat(maya.put(ME, change, "If-Match", "\"p999-w0\", " + tag).status())
                .isEqualTo(200);
    }

    @Test
    void a_flat_body_of_an_older_client_changes_what_stands_in_it() {
        Answer put = maya.put(PROFILE, """
                {"name": "Maya R", "dateOfBirth": "1995-08-23", "gender": "FEMALE", "bio": "Hello", "location": "Mumbai",
                 "occupation": "Software Engineer", "education": "Bachelors", "height": 165, "religion": "Hindu",
                 "smoking": "NON_SMOKER", "drinking": "SOCIAL_DRINKER", "role": "ADMIN"}""");

        assertThat(put.status()).as(put.text()).isEqualTo(200);
        Golden.assertMatches("profile-flat", put.body());
        assertThat(maya.put(PROFILE, "{\"unknown\": 1}").status()).isEqualTo(400);
    }

    @Test
    void the_other_path_takes_groups_and_names_too() {
        assertThat(maya.put(PROFILE, "{\"profileDetails\": {\"bio\": \"Grouped\"}}")
                        .text("/profile/profileDetails/bio"))
                .isEqualTo("Grouped");
        assertThat(maya.put(PROFILE, "{\"profileDetails\": {\"bio\": \"x\"}, \"updateFields\": [\"bio\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a4_a_telephone_number_that_somebody_else_has_may_be_claimed_and_an_empty_one_is_none() {
        String change = "{\"basicInfo\": {\"phoneNumber\": \"%s\"}, \"updateFields\": [\"phone_number\"]}";
        RestService.Member ravi = service.join("Ravi");
        assertThat(ravi.put(ME, change.formatted("+91 98765 43210")).status()).isEqualTo(200);

        assertThat(maya.put(ME, change.formatted("+919876543210")).status()).isEqualTo(200);
        assertThat(ravi.put(ME, change.formatted("")).status()).isEqualTo(200);
        assertThat(maya.put(ME, change.formatted("")).status()).isEqualTo(200);
    }

    @Test
    void a_location_is_replaced_as_a_whole_so_that_no_state_stays_behind() {
        maya.put(ME, FULL);
        assertThat(maya.get(ME).text("/profile/profileDetails/location/state")).isEqualTo("Maharashtra");

        Answer moved = maya.put(ME, """
                {"profileDetails": {"location": {"countryCode": "SG", "country": "Singapore", "city": "Singapore"}},
                 "updateFields": ["location"]}""");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(maya.get(ME).at("/profile/profileDetails/location/state").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"170", "170.0", "1.7e2"})
    void a_whole_number_is_one_however_it_is_written(String height) {
        assertThat(maya.put(
                                ME,
                                "{\"profileDetails\": {\"height\": %s}, \"updateFields\": [\"height\"]}"
                                        .formatted(height))
                        .at("/profile/profileDetails/height")
                        .intValue())
                .isEqualTo(170);
    }

    @ParameterizedTest
    @CsvSource({
        "170.5, must be a whole number",
        "1e400, must be a whole number",
        "2147483648, is too large or too small a number",
        "1e12, is too large or too small a number"
    })
    void what_is_wrong_with_a_number_is_told(String height, String why) {
        assertThat(maya.put(
                                ME,
                                "{\"profileDetails\": {\"height\": %s}, \"updateFields\": [\"height\"]}"
                                        .formatted(height))
                        .text("/errors/0/message"))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"809136000", "{\"seconds\": 809136000}", "{\"seconds\": \"809136000\", \"nanos\": 0}"})
    void a_day_may_be_told_by_its_midnight_also_as_protobuf_writes_it(String day) {
        assertThat(maya.put(
                                ME,
                                "{\"basicInfo\": {\"dateOfBirth\": %s}, \"updateFields\": [\"date_of_birth\"]}"
                                        .formatted(day))
                        .text("/profile/basicInfo/birthDate"))
                .isEqualTo("1995-08-23");
    }

    @Test
    void a_time_of_a_day_leaves_open_which_day_is_meant() {
        String evening =
                "{\"basicInfo\": {\"dateOfBirth\": {\"seconds\": 809202600}}, \"updateFields\": [\"date_of_birth\"]}";

        assertThat(maya.put(ME, evening).text("/errors/0/message"))
                .isEqualTo("must be midnight UTC of the day that is meant");
    }

    @Test
    void a_name_cannot_be_cleared() {
        assertThat(maya.put(ME, "{\"basicInfo\": {\"name\": \"\"}, \"updateFields\": [\"name\"]}")
                        .text("/errors/0/field"))
                .isEqualTo("name");
    }

    @Test
    void a11_a_birth_date_of_a_minor_suspends_the_account() {
        assertThat(maya.put(
                                ME,
                                "{\"basicInfo\": {\"birthDate\": \"2012-01-01\"}, \"updateFields\": [\"date_of_birth\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(maya.get(ME).status()).isEqualTo(401);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once_and_nothing_changes() {
        for (String fields :
                new String[] {"[\"name\", \"height\", \"phone_number\", \"bio\", \"gender\"]", "[\"*\"]"}) {
            Answer put = maya.put(ME, """
                    {"basicInfo": {"name": "", "phoneNumber": "none", "gender": "ROBOT"},
                     "profileDetails": {"height": 16, "bio": "Reads maps."}, "updateFields": %s}""".formatted(fields));

            assertThat(put.status()).isEqualTo(400);
            assertThat(put.at("/errors").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("name", "phone_number", "gender", "height");
        }
        assertThat(maya.get(ME).text("/profile/profileDetails/bio")).isEmpty();
    }

    private static final String FULL = """
            {"basicInfo": {"name": "Maya Rao", "phoneNumber": "+919876543210", "birthDate": "1994-05-06", "gender": "GENDER_FEMALE", "pronouns": "she"},
             "profileDetails": {"bio": "Line one\\nLine two 🎈", "company": "Acme", "jobTitle": "Engineer", "school": "IIT", "hometown": "Nashik", "height": 168,
               "occupations": [{"category": "OCCUPATION_SOFTWARE_ENGINEER", "label": "Software engineer"}],
               "education": [{"level": "EDUCATION_LEVEL_MASTERS", "fieldOfStudy": "Physics", "institution": "IIT", "graduationYear": 2016}],
               "location": {"countryCode": "in", "country": "India", "state": "Maharashtra", "city": "Pune", "latitude": 18.5204, "longitude": 73.8567},
               "interests": [{"category": "INTEREST_TRAVEL", "label": "Treks"}, {"category": 3}],
               "languages": [{"code": "LANGUAGE_MARATHI", "proficiency": 1}, {"code": "LANGUAGE_ENGLISH"}],
               "relationshipGoals": ["RELATIONSHIP_GOAL_MARRIAGE"]},
             "lifestyleInfo": {"drinking": "DRINKING_OFTEN", "smoking": "SMOKING_NEVER", "workout": 3, "dietaryPreference": "DIETARY_VEGETARIAN",
               "religion": "RELIGION_HINDU", "religionImportance": 1, "politicalView": 2, "pets": "PET_DOG", "children": "CHILDREN_WANT",
               "personalityType": "INFJ", "communicationStyle": 1, "loveLanguage": 1, "sleepSchedule": 1},
             "culturalInfo": {"caste": "None", "subCaste": "", "gotra": "Kashyap", "manglikStatus": 2, "motherTongue": "Marathi", "ethnicity": [1],
               "nationality": "Indian", "citizenship": ["India"], "willingToRelocate": true, "relocationCountries": ["Germany"], "horoscopeAvailable": false},
             "appearanceInfo": {"bodyType": 2, "complexion": 3, "hairColor": 1, "eyeColor": 1, "facialHair": 1, "hasTattoos": true, "hasPiercings": false,
               "disabilityStatus": 1, "bloodGroup": 1},
             "professionalInfo": {"incomeRange": "INCOME_RANGE_10_TO_15_LAKH", "employmentType": "EMPLOYMENT_TYPE_EMPLOYED", "industry": "Software",
               "yearsOfExperience": 8, "highestEducation": 5, "certifications": ["CKA"], "ownsProperty": false, "ownsVehicle": true},
             "familyInfo": {"familyType": 1, "familyValues": 2, "fatherOccupation": "Teacher", "motherOccupation": "Doctor", "numSiblings": 1, "numBrothers": 0,
               "numSisters": 1, "livingSituation": "LIVING_SITUATION_ALONE", "familyAffluence": 2, "aboutFamily": "Small", "fatherStatus": 1, "motherStatus": 1,
               "familyLocation": "Nashik", "ancestralOrigin": "Konkan"},
             "prompts": [{"question": 1, "answerText": "A long walk", "order": 0}],
             "updateFields": ["*"]}""";
}
