package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What one member can find out about another, and do to them: nothing but what is meant for others.
class OtherPeopleTest {
    private static final String USER = "datifyy.user.v1.UserService/";
    private static final String AVAILABILITY = "datifyy.availability.v1.AvailabilityService/";
    private static final String NO_SUCH_SLOT = "b7e0c9d2-6b1f-4a54-9f6e-1f2c3d4e5f60";

    /// Names that must not appear in what others see.
    private static final Set<String> PRIVATE_NAMES = Set.of(
            "email",
            "phone_number",
            "date_of_birth",
            "birth_date",
            "latitude",
            "longitude",
            "metadata",
            "partner_preferences",
            "user_preferences",
            "match_strengths",
            "account_status",
            "status",
            "email_verified",
            "phone_verified",
            "device_info",
            "created_at",
            "updated_at",
            "last_login_at",
            "last_active_at",
            "version",
            "slots",
            "start_time",
            "religion",
            "religion_importance",
            "political_view",
            "caste",
            "sub_caste",
            "gotra",
            "manglik_status",
            "nakshatra",
            "raasi",
            "ethnicity",
            "nationality",
            "complexion",
            "disability_status",
            "blood_group",
            "annual_income",
            "family_info",
            "deal_breakers",
            "must_haves",
            "custom_dealbreakers");

    private static RunningApp app;
    private static Member victim;
    private static Member viewer;
    private static Hour hour;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        Story here = Story.somewhere("GENDER_FEMALE");
        victim = app.overRest()
                .register(new Newcomer(
                        "victim-mailbox@example.org",
                        "a walk along the river at dusk",
                        "Maya Quillfeather",
                        LocalDate.of(1991, 3, 17)));
        victim.tell(here);
        Http http = app.http().as(victim.tokens().access());
        assertOk(http.put("/api/v1/user/me", """
                {"basicInfo": {"phoneNumber": "+919812345678"},
                 "profileDetails": {"bio": "Reads on trains", "jobTitle": "Gardener", "location":
                    {"city": "%s", "latitude": %s, "longitude": %s}},
                 "lifestyleInfo": {"politicalView": "LIBERAL"},
                 "culturalInfo": {"caste": "hidden-caste", "gotra": "hidden-gotra", "nationality": "hidden-nation"},
                 "appearanceInfo": {"bloodGroup": 1, "disabilityStatus": 1, "complexion": 2},
                 "familyInfo": {"familyLocation": "hidden-village"},
                 "updateFields": ["phone_number", "bio", "job_title", "location", "political_view", "caste", "gotra",
                    "nationality", "blood_group", "disability_status", "complexion", "family_location"]}""".formatted(
                        here.city(), here.latitude() + 0.012345, here.longitude() + 0.023456)));
        assertOk(http.put("/api/v1/partner-preferences", """
                {"preferences": {"castePreferences": ["hidden-wish"], "customDealbreakers": ["hidden-dealbreaker"],
                 "ageRange": {"minAge": 19, "maxAge": 87}}}"""));
        hour = victim.give(
                        List.of(new Hour("", People.anotherHour(), "DATE_TYPE_OFFLINE", "hidden-cafe", "hidden-note")))
                .created()
                .getFirst();
        viewer = app.overRest().register(Newcomer.named("Arjun Rao"));
        viewer.tell(here.neighbour("GENDER_MALE"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final Http http = app.http().as(viewer.tokens().access());
    private final Grpc grpc = app.grpc().as(viewer.tokens().access());

    @Test
    void c6_d11_nothing_private_is_in_any_answer_another_member_gets() throws InvalidProtocolBufferException {
        String own = everythingOf(victim).toString().toLowerCase(Locale.ROOT);
        assertThat(own).contains("quillfeather", "9812345678", "hidden-caste", "hidden-wish", "hidden-note", "liberal");
        Map<String, Scan> seen = new LinkedHashMap<>();
        for (String path : List.of(
                "/api/v1/user/profile/" + victim.id(),
                "/api/v1/user/recommendations",
                "/api/v1/user/search",
                "/api/v1/user/search?gender=GENDER_FEMALE&minAge=18&maxAge=90&distance=50",
                "/api/v1/user/search?userId=" + victim.id() + "&fields=email,phoneNumber&expand=metadata&include=*")) {
            Answer answer = http.get(path);
            assertOk(answer);
            assertThat(answer.text()).as(path).contains("Maya").contains("Gardener");
            seen.put(path, Scan.of(answer.json()));
        }
        seen.put(
                "GetUserProfile",
                scan(
                        GetUserProfileResponse.parser(),
                        grpc.call(
                                USER + "GetUserProfile",
                                GetUserProfileRequest.newBuilder()
                                        .setUserId(victim.id())
                                        .build())));
        seen.put(
                "GetRecommendations",
                scan(
                        GetRecommendationsResponse.parser(),
                        grpc.call(USER + "GetRecommendations", GetRecommendationsRequest.getDefaultInstance())));
        seen.put(
                "SearchUsers",
                scan(
                        SearchUsersResponse.parser(),
                        grpc.call(USER + "SearchUsers", SearchUsersRequest.getDefaultInstance())));

        seen.forEach((where, scan) -> {
            assertThat(scan.values()).as(where).contains("Maya", victim.id());
            assertThat(scan.names()).as(where).doesNotContainAnyElementsOf(PRIVATE_NAMES);
            for (String secret : secrets()) {
                assertThat(scan.values())
                        .as(where)
                        .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains(secret));
            }
        });
    }

    @Test
    void c6_refusals_tell_nothing_either() {
        List<Answer> refusals = new ArrayList<>();
        refusals.add(http.delete("/api/v1/availability/" + hour.slotId()));
        refusals.add(http.put("/api/v1/availability/" + hour.slotId(), slotAt(People.anotherHour())));
        refusals.add(http.put("/api/v1/user/profile/" + victim.id(), "{}"));
        refusals.add(http.get("/api/v1/user/profile/" + victim.id() + "/photos"));
        refusals.add(app.http().post("/api/v1/auth/login/email", """
                {"email":"victim-mailbox@example.org","password":"guess"}"""));
        for (Answer refusal : refusals) {
            assertThat(refusal.status()).isBetween(400, 499);
            for (String secret : secrets()) {
                assertThat(refusal.text()).doesNotContain(secret);
            }
        }
    }

    /// In lower case.
    private static List<String> secrets() {
        return List.of(
                "victim-mailbox",
                "quillfeather",
                "9812345678",
                "1991",
                "669168000", // the birth date in seconds
                "hidden-",
                "jain",
                "liberal",
                hour.slotId(),
                Long.toString(hour.start().getEpochSecond()),
                hour.start().toString().substring(0, 16).toLowerCase(Locale.ROOT));
    }

    @Test
    void c4_somebody_elses_hour_is_answered_like_one_that_does_not_exist() {
        String slot = slotAt(People.anotherHour());
        assertAlike(
                http.delete("/api/v1/availability/" + hour.slotId()),
                http.delete("/api/v1/availability/" + NO_SUCH_SLOT));
        assertAlike(
                http.delete("/api/v1/availability?slotId=" + hour.slotId()),
                http.delete("/api/v1/availability?slotId=" + NO_SUCH_SLOT));
        assertAlike(
                http.put("/api/v1/availability/" + hour.slotId(), slot),
                http.put("/api/v1/availability/" + NO_SUCH_SLOT, slot));
        assertAlike(
                grpc.call(AVAILABILITY + "DeleteAvailability", delete(hour.slotId())),
                grpc.call(AVAILABILITY + "DeleteAvailability", delete(NO_SUCH_SLOT)));
        assertAlike(
                grpc.call(AVAILABILITY + "UpdateAvailability", update(hour.slotId())),
                grpc.call(AVAILABILITY + "UpdateAvailability", update(NO_SUCH_SLOT)));
        assertThat(victim.hours()).containsExactly(hour);
    }

    @Test
    void c4_somebody_who_is_not_for_me_is_answered_like_nobody() {
        Member elsewhere = app.overRest().register(Newcomer.named("Tara"));
        elsewhere.tell(Story.somewhere("GENDER_FEMALE"));
        Member suspended = app.overRest().register(Newcomer.named("Nila"));
        suspended.tell(Story.somewhere("GENDER_FEMALE"));
        app.database().run("UPDATE datifyy.users SET status = 'BANNED' WHERE id = " + suspended.id());
        Member silent = app.overRest().register(Newcomer.named("Leela"));

        Answer nobody = http.get("/api/v1/user/profile/2147483647");
        for (String id : List.of(elsewhere.id(), suspended.id(), silent.id())) {
            assertAlike(http.get("/api/v1/user/profile/" + id), nobody);
        }
        assertThat(nobody.status()).isEqualTo(404);
    }

    @Test
    void d13_when_somebody_was_there_is_told_to_the_hour_and_not_at_all_once_they_hide_it() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member other = app.overRest().register(Newcomer.named("Noor"));
        other.tell(here);
        Member curious = app.overRest().register(Newcomer.named("Kabir"));
        curious.tell(here.neighbour("GENDER_MALE"));
        Instant hour = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);

        List<String> early = heardBy(curious, other, hour);
        List<String> late = heardBy(curious, other, hour.plusSeconds(3_599));

        assertThat(early)
                .hasSize(6)
                .allSatisfy(answer -> assertThat(answer)
                        .contains("Noor")
                        .contains(Long.toString(hour.getEpochSecond()))
                        .doesNotContain("\"isOnline\":true", "is_online"));
        assertThat(late).isEqualTo(early);
        assertOk(app.http().as(other.tokens().access()).put("/api/v1/user/preferences", """
                {"preferences": {"privacy": {"showOnlineStatus": false}}}"""));
        assertThat(heardBy(curious, other, hour))
                .isEqualTo(heardBy(curious, other, Instant.now()))
                .allSatisfy(answer -> assertThat(answer)
                        .contains("Noor")
                        .doesNotContain("lastSeenAt", "last_seen_at", "\"isOnline\":true", "is_online"));
    }

    /// What is heard of somebody who was there at some time, by every way there is.
    private static List<String> heardBy(Member curious, Member other, Instant thereAt) {
        app.database().run("UPDATE datifyy.users SET last_active_at = '" + thereAt + "' WHERE id = " + other.id());
        Http http = app.http().as(curious.tokens().access());
        Grpc grpc = app.grpc().as(curious.tokens().access());
        return List.of(
                http.get("/api/v1/user/profile/" + other.id()).text(),
                http.get("/api/v1/user/search").text(),
                http.get("/api/v1/user/recommendations").text(),
                text(
                        GetUserProfileResponse.parser(),
                        grpc.call(
                                USER + "GetUserProfile",
                                GetUserProfileRequest.newBuilder()
                                        .setUserId(other.id())
                                        .build())),
                text(
                        SearchUsersResponse.parser(),
                        grpc.call(USER + "SearchUsers", SearchUsersRequest.getDefaultInstance())),
                text(
                        GetRecommendationsResponse.parser(),
                        grpc.call(USER + "GetRecommendations", GetRecommendationsRequest.getDefaultInstance())));
    }

    private static String text(Parser<? extends Message> parser, Grpc.Outcome outcome) {
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(Code.OK);
        try {
            return parser.parseFrom(outcome.answer()).toString();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void c6_by_their_own_id_people_see_what_others_see_of_them() {
        Http own = app.http().as(victim.tokens().access());
        Answer answer = own.get("/api/v1/user/profile/" + victim.id());

        assertOk(answer);
        Scan scan = Scan.of(answer.json());
        assertThat(scan.values()).contains("Maya", "Gardener");
        assertThat(scan.names()).doesNotContainAnyElementsOf(PRIVATE_NAMES);
        for (String secret : secrets()) {
            assertThat(scan.values())
                    .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains(secret));
        }
    }

    @Test
    void c2_whoever_names_somebody_else_still_acts_as_themselves() {
        JsonNode before = everythingOf(victim);
        String id = victim.id();
        String ids = "\"userId\":\"%s\",\"user_id\":\"%s\",\"id\":\"%s\",\"ownerId\":%s,\"sub\":\"%s\""
                .formatted(id, id, id, id, id);

        for (String header :
                List.of("X-User-Id", "X-Authenticated-User", "X-Original-User", "From", "X-Forwarded-User")) {
            assertThat(http.get("/api/v1/user/me", header, id)
                            .at("/profile/userId")
                            .asText())
                    .as(header)
                    .isEqualTo(viewer.id());
        }
        for (String path : List.of("/api/v1/user/me", "/api/v1/partner-preferences", "/api/v1/availability")) {
            for (String parameter : List.of("userId", "user_id", "id", "ownerId", "sub")) {
                Answer answer = http.get(path + "?" + parameter + "=" + id);
                assertThat(answer.text()).as(path).doesNotContain("\"" + id + "\"", "hidden-");
            }
        }
        assertOk(http.put("/api/v1/user/me?userId=" + id, """
                {%s,"basicInfo":{%s},"profileDetails":{%s,"bio":"mine"},"updateFields":["bio"]}""".formatted(ids, ids, ids)));
        assertOk(http.put("/api/v1/user/profile?user_id=" + id, "{" + ids + ",\"bio\":\"mine\"}"));
        assertOk(http.put("/api/v1/partner-preferences?userId=" + id, """
                {%s,"preferences":{%s,"minYearsExperience":3}}""".formatted(ids, ids)));
        Answer given = http.post(
                "/api/v1/availability?userId=" + id,
                "{%s,\"slots\":[{%s,%s]}"
                        .formatted(ids, ids, slotAt(People.anotherHour()).substring(1)));
        assertThat(given.at("/createdSlots/0/userId").asText()).as(given::text).isEqualTo(viewer.id());
        assertThat(given.at("/createdSlots/0/slotId").asText()).isNotEqualTo(id);

        assertThat(grpc.call(USER + "GetMyProfile", new byte[0], "x-user-id", id, "user-id", id)
                        .toString())
                .startsWith("OK");
        assertThat(grpc.call(
                                AVAILABILITY + "GetAvailability",
                                GetAvailabilityRequest.newBuilder()
                                        .setUserId(id)
                                        .build())
                        .status())
                .isEqualTo(Code.NOT_FOUND);

        assertThat(everythingOf(victim)).isEqualTo(before);
        assertThat(viewer.profile().story().bio()).isEqualTo("mine");
    }

    /// Whose it is comes from the token, whatever else a call carries: metadata, and fields that a request does
    /// not have.
    @Test
    void c2_whoever_names_somebody_else_over_grpc_still_acts_as_themselves() throws InvalidProtocolBufferException {
        JsonNode before = everythingOf(victim);
        Member forger = app.overRest().register(Newcomer.named("Forger"));
        Grpc client = app.grpc().as(forger.tokens().access());
        String id = victim.id();
        String[] claims = {"x-user-id", id, "user-id", id, "x-forwarded-user", id};

        assertThat(client.call(
                                USER + "UpdateProfile",
                                naming(
                                        id,
                                        UpdateProfileRequest.newBuilder()
                                                .setProfileDetails(ProfileDetails.newBuilder()
                                                        .setBio("mine"))
                                                .addUpdateFields("bio")
                                                .build()),
                                claims)
                        .status())
                .isEqualTo(Code.OK);
        assertThat(client.call(
                                USER + "UpdatePartnerPreferences",
                                naming(
                                        id,
                                        UpdatePartnerPreferencesRequest.newBuilder()
                                                .setPreferences(PartnerPreferences.newBuilder()
                                                        .setMinYearsExperience(3))
                                                .addUpdateFields("min_years_experience")
                                                .build()),
                                claims)
                        .status())
                .isEqualTo(Code.OK);
        long start = People.anotherHour().getEpochSecond();
        var given = client.call(
                AVAILABILITY + "SubmitAvailability",
                naming(
                        id,
                        SubmitAvailabilityRequest.newBuilder()
                                .addSlots(AvailabilitySlotInput.newBuilder()
                                        .setStartTime(start)
                                        .setEndTime(start + 3_600)
                                        .setDateType(DateType.DATE_TYPE_ONLINE))
                                .build()),
                claims);
        assertThat(SubmitAvailabilityResponse.parseFrom(given.answer()).getCreatedSlotsList())
                .singleElement()
                .satisfies(slot -> assertThat(slot.getUserId()).isEqualTo(forger.id()));
        assertThat(client.call(
                                "datifyy.auth.v1.AuthService/LogoutAll",
                                naming(id, LogoutAllRequest.getDefaultInstance()),
                                claims)
                        .status())
                .isEqualTo(Code.OK);

        assertThat(everythingOf(victim)).as("whose session goes on as well").isEqualTo(before);
        assertThat(client.call(USER + "GetMyProfile", new byte[0]).status())
                .as("the forger's own sessions ended")
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(app.database().texts("SELECT bio FROM datifyy.profiles WHERE user_id = " + forger.id()))
                .containsExactly("mine");
    }

    /// The request with somebody's id in fields it does not have.
    private static Message naming(String id, Message request) {
        var unknown = UnknownFieldSet.newBuilder();
        for (int field : new int[] {900, 901}) {
            unknown.addField(
                    field,
                    UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(ByteString.copyFromUtf8(id))
                            .addVarint(Long.parseLong(id))
                            .build());
        }
        return request.toBuilder().setUnknownFields(unknown.build()).build();
    }

    @Test
    void c7_nobody_sets_what_is_not_theirs_to_set() {
        Newcomer climber = Newcomer.named("Climber");
        String wishful = """
                "userId":"1","user_id":1,"id":1,"role":"ADMIN_ROLE_SUPER_ADMIN","roles":["admin"],"isAdmin":true,"admin":true,
                "status":"ACCOUNT_STATUS_ACTIVE","accountStatus":"ACCOUNT_STATUS_ACTIVE","account_status":1,
                "emailVerified":"VERIFICATION_STATUS_VERIFIED","email_verified_at":"2020-01-01T00:00:00Z",
                "phoneVerified":"VERIFICATION_STATUS_VERIFIED","isVerified":true,"is_verified":true,"verified":true,
                "compatibilityScore":100,"completionPercentage":100,"financialScore":100,"version":99,
                "createdAt":{"seconds":1},"updated_at":"2020-01-01T00:00:00Z","lastLoginAt":{"seconds":1},
                "passwordHash":"x","sessionId":"b7e0c9d2-6b1f-4a54-9f6e-1f2c3d4e5f60","isPublic":true,
                "metadata":{"status":"ACCOUNT_STATUS_ACTIVE","isVerified":true,"createdAt":{"seconds":1}}""";
        Answer joined = app.http().post("/api/v1/auth/register/email", """
                {"email":"%s","password":"%s","name":"%s",%s}""".formatted(
                        climber.email(), climber.password(), climber.name(), wishful));
        assertThat(joined.status()).as(joined::text).isEqualTo(201);
        String id = joined.at("/userId").asText();
        assertThat(id).isNotEqualTo("1");
        String before = standing(id);
        Http client = app.http().as(joined.at("/accessToken").asText());

        assertOk(client.put("/api/v1/user/me", """
                {%s,"basicInfo":{%s,"email":"new@example.org","age":99,"gender":1},"profileDetails":{%s,"bio":"hi"},"lifestyleInfo":{%s},
                 "updateFields":["*"]}""".formatted(wishful, wishful, wishful, wishful)));
        for (String field : List.of(
                "email",
                "isVerified",
                "metadata",
                "completionPercentage",
                "role",
                "status",
                "id",
                "userId",
                "createdAt",
                "passwordHash")) {
            Answer named = client.put(
                    "/api/v1/user/me",
                    "{%s,\"basicInfo\":{%s},\"updateFields\":[\"%s\"]}".formatted(wishful, wishful, field));
            assertThat(named.status()).as(field).isIn(200, 400);
        }
        assertOk(client.put("/api/v1/user/profile", "{" + wishful + ",\"bio\":\"hi\"}"));
        assertOk(client.put(
                "/api/v1/partner-preferences",
                "{%s,\"preferences\":{%s,\"minYearsExperience\":1}}".formatted(wishful, wishful)));
        Answer given = client.post(
                "/api/v1/availability",
                "{%s,\"slots\":[{%s,\"slotId\":\"%s\",%s]}"
                        .formatted(
                                wishful,
                                wishful,
                                NO_SUCH_SLOT,
                                slotAt(People.anotherHour()).substring(1)));
        assertThat(given.at("/createdCount").asInt()).as(given::text).isEqualTo(1);

        assertThat(given.at("/createdSlots/0/slotId").asText()).isNotEqualTo(NO_SUCH_SLOT);
        assertThat(given.at("/createdSlots/0/userId").asText()).isEqualTo(id);
        assertThat(given.at("/createdSlots/0/createdAt/seconds").asLong()).isGreaterThan(1_700_000_000L);
        assertThat(standing(id)).isEqualTo(before);
        assertThat(before).contains("PENDING").contains(climber.email());
        assertThat(client.get("/api/v1/admin/users").status()).isEqualTo(403);
        JsonNode own = client.get("/api/v1/user/me").at("/profile");
        assertThat(own.at("/isVerified").asBoolean()).isFalse();
        assertThat(own.at("/completionPercentage").asInt()).isLessThan(100);
    }

    /// What the service alone decides about an account.
    private static String standing(String id) {
        return app.database()
                .texts("SELECT concat_ws(' ', id, email, status, email_verified_at, phone_verified_at, created_at,"
                        + " last_login_at, password_hash) FROM datifyy.users WHERE id = " + id)
                .getFirst();
    }

    private static JsonNode everythingOf(Member member) {
        Http http = app.http().as(member.tokens().access());
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (String path : List.of("/api/v1/user/me", "/api/v1/partner-preferences", "/api/v1/availability")) {
            all.set(path, http.get(path).json());
        }
        return all;
    }

    private static Scan scan(Parser<? extends Message> parser, Grpc.Outcome outcome)
            throws InvalidProtocolBufferException {
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(Code.OK);
        return Scan.of(parser.parseFrom(outcome.answer()));
    }

    private static DeleteAvailabilityRequest delete(String slotId) {
        return DeleteAvailabilityRequest.newBuilder().setSlotId(slotId).build();
    }

    private static UpdateAvailabilityRequest update(String slotId) {
        long start = People.anotherHour().getEpochSecond();
        return UpdateAvailabilityRequest.newBuilder()
                .setSlotId(slotId)
                .setSlot(AvailabilitySlotInput.newBuilder()
                        .setStartTime(start)
                        .setEndTime(start + 3_600)
                        .setDateType(DateType.DATE_TYPE_ONLINE))
                .build();
    }

    private static String slotAt(Instant start) {
        return "{\"startTime\":%d,\"endTime\":%d}".formatted(start.getEpochSecond(), start.getEpochSecond() + 3_600);
    }

    private static void assertOk(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    }

    private static void assertAlike(Answer foreign, Answer missing) {
        assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
        assertThat(foreign.textBesidesRequestId()).isEqualTo(missing.textBesidesRequestId());
        assertThat(foreign.headers().map().keySet())
                .isEqualTo(missing.headers().map().keySet());
    }

    private static void assertAlike(Grpc.Outcome foreign, Grpc.Outcome missing) {
        assertThat(foreign.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(foreign.toString()).isEqualTo(missing.toString());
    }
}
