package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.AgeRange;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.GetRecommendationsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.MatchStrength;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.SearchFilters;
import com.datifyy.adapters.grpc.wire.user.v1.SearchUsersRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Messages that no honest client sends: each gets its own refusal, and nothing is written.
class GrpcBadInputTest {
    private static final String AUTH = "datifyy.auth.v1.AuthService/";
    private static final String USER = "datifyy.user.v1.UserService/";
    private static final String AVAILABILITY = "datifyy.availability.v1.AvailabilityService/";

    private static RunningApp app;
    private static People people;

    @BeforeAll
    static void start() {
        app = RunningApp.unlimited();
        people = People.in(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final Grpc grpc = app.grpc().as(people.owner().tokens().access());

    @TestFactory
    Stream<DynamicTest> e1_what_is_no_message_is_refused() {
        return Map.of(
                        "garbage", new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                        "cut short", new byte[] {0x0A, 0x20, 'a'},
                        "field zero", new byte[] {0x00, 0x01},
                        "a group that never ends", new byte[] {0x0B},
                        "a negative length", new byte[] {0x0A, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                        "zeros", new byte[64])
                .entrySet()
                .stream()
                .flatMap(bytes -> Stream.of(
                                AUTH + "RegisterWithEmail",
                                AUTH + "RefreshToken",
                                USER + "UpdateProfile",
                                USER + "SearchUsers",
                                AVAILABILITY + "SubmitAvailability")
                        .map(method -> dynamicTest(
                                method + " " + bytes.getKey(),
                                () -> assertRefused(
                                        Code.INVALID_ARGUMENT,
                                        "MALFORMED_REQUEST",
                                        grpc.call(method, bytes.getValue())))));
    }

    @Test
    void e1_a_text_that_is_not_utf_8_is_refused() {
        byte[] broken = {0x0A, 2, (byte) 0xC3, '('};

        assertRefused(Code.INVALID_ARGUMENT, "MALFORMED_REQUEST", grpc.call(USER + "GetUserProfile", broken));
    }

    @Test
    void e2_a_message_that_is_too_large_is_refused() {
        var huge = UpdateProfileRequest.newBuilder()
                .setProfileDetails(ProfileDetails.newBuilder().setBio("x".repeat(1_200_000)))
                .addUpdateFields("bio")
                .build();

        assertThat(grpc.call(USER + "UpdateProfile", huge).status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(grpc.call(USER + "GetMyProfile", new byte[0]).status()).isEqualTo(Code.OK);
    }

    @TestFactory
    Stream<DynamicTest> e1_values_beyond_their_limits_are_refused_by_field() {
        Map<String, Message> requests = new TreeMap<>();
        for (int gender : new int[] {99, -1, Integer.MAX_VALUE}) {
            requests.put("gender " + gender, basics(BasicInfo.newBuilder().setGenderValue(gender), "gender"));
        }
        for (int height : new int[] {99, 251, -170}) {
            requests.put("height " + height, details(ProfileDetails.newBuilder().setHeight(height), "height"));
        }
        requests.put("a long bio", details(ProfileDetails.newBuilder().setBio("x".repeat(501)), "bio"));
        requests.put("a turned bio", details(ProfileDetails.newBuilder().setBio("\u202Eevil"), "bio"));
        requests.put("a zero in a text", details(ProfileDetails.newBuilder().setBio("a\u0000b"), "bio"));
        requests.put(
                "latitude 91",
                details(
                        ProfileDetails.newBuilder()
                                .setLocation(
                                        Location.newBuilder().setLatitude(91).setLongitude(1)),
                        "location"));
        requests.put(
                "no number",
                details(
                        ProfileDetails.newBuilder()
                                .setLocation(Location.newBuilder()
                                        .setLatitude(Double.NaN)
                                        .setLongitude(Double.POSITIVE_INFINITY)),
                        "location"));
        requests.put("no name", basics(BasicInfo.newBuilder(), "name"));
        requests.put("no such day", basics(BasicInfo.newBuilder().setBirthDate("1994-02-30"), "birth_date"));
        requests.put("a child", basics(BasicInfo.newBuilder().setBirthDate("2999-01-01"), "birth_date"));
        requests.put(
                "a day beyond time",
                basics(
                        BasicInfo.newBuilder()
                                .setDateOfBirth(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)),
                        "date_of_birth"));
        requests.put(
                "a day before time",
                basics(
                        BasicInfo.newBuilder()
                                .setDateOfBirth(Timestamp.newBuilder().setSeconds(-86_400L * 365_000_000_000L)),
                        "date_of_birth"));
        requests.put("an unknown field", basics(BasicInfo.newBuilder(), "shoe_size"));
        requests.put("no field", UpdateProfileRequest.getDefaultInstance());
        requests.put(
                "minors wanted",
                wishes(PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(17).setMaxAge(30))));
        requests.put(
                "nobody's age",
                wishes(PartnerPreferences.newBuilder()
                        .setAgeRange(AgeRange.newBuilder().setMinAge(40).setMaxAge(30))));
        requests.put("behind oneself", wishes(PartnerPreferences.newBuilder().setDistancePreference(-1)));
        requests.put("an unknown habit", wishes(PartnerPreferences.newBuilder().addDrinkingPreferencesValue(77)));
        requests.put(
                "an unknown strength",
                wishes(PartnerPreferences.newBuilder().putMatchStrengthsValue("drinking_preferences", 9)));
        requests.put(
                "a strength of nothing",
                wishes(PartnerPreferences.newBuilder()
                        .putMatchStrengths("shoe_size", MatchStrength.MATCH_STRENGTH_MUST_HAVE)));
        requests.put(
                "a long list",
                wishes(PartnerPreferences.newBuilder().addAllCustomDealbreakers(Collections.nCopies(2_000, "x"))));
        requests.put("search: a dragon", search(SearchFilters.newBuilder().addGenderValue(99), ""));
        requests.put(
                "search: minors",
                search(
                        SearchFilters.newBuilder()
                                .setAgeRange(AgeRange.newBuilder().setMinAge(3).setMaxAge(9)),
                        ""));
        requests.put("search: far away", search(SearchFilters.newBuilder().setDistance(20_001), ""));
        requests.put("search: a strange cursor", search(SearchFilters.newBuilder(), "'; DROP TABLE users"));
        requests.put(
                "limit -1", GetRecommendationsRequest.newBuilder().setLimit(-1).build());
        requests.put(
                "limit 101",
                GetRecommendationsRequest.newBuilder().setLimit(101).build());
        requests.put(
                "page -1",
                GetAvailabilityRequest.newBuilder()
                        .setPagination(PaginationRequest.newBuilder().setPage(-1))
                        .build());
        requests.put(
                "from never",
                GetAvailabilityRequest.newBuilder().setFromTime(Long.MAX_VALUE).build());
        requests.put("no slots", SubmitAvailabilityRequest.getDefaultInstance());
        requests.put("no slot", DeleteAvailabilityRequest.getDefaultInstance());
        return requests.entrySet().stream()
                .map(request -> dynamicTest(request.getKey(), () -> {
                    var outcome = grpc.call(methodFor(request.getValue()), request.getValue());
                    assertRefused(Code.INVALID_ARGUMENT, "INVALID_INPUT", outcome);
                    assertThat(outcome.field()).isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> registrations_that_cannot_be_are_refused_by_field() {
        var good = EmailPasswordCredentials.newBuilder()
                .setEmail("bad@example.org")
                .setPassword("a walk at dusk")
                .setName("Maya");
        return Map.of(
                        "email", good.clone().setEmail("nobody"),
                        "email ", good.clone().setEmail("a@example.org\r\nBcc: all@example.org"),
                        "password", good.clone().setPassword("short"),
                        "password ", good.clone().setPassword("x".repeat(5_000)),
                        "name", good.clone().clearName(),
                        "name ", good.clone().setName("x".repeat(101)),
                        "date_of_birth", good.clone().setDateOfBirth("31.12.1990"),
                        "date_of_birth ", good.clone().setDateOfBirth("2020-01-01"))
                .entrySet()
                .stream()
                .map(credentials -> dynamicTest(credentials.getKey(), () -> {
                    var request = RegisterWithEmailRequest.newBuilder()
                            .setCredentials(credentials.getValue())
                            .build();
                    var outcome = grpc.elsewhere().call(AUTH + "RegisterWithEmail", request);
                    assertRefused(Code.INVALID_ARGUMENT, "INVALID_INPUT", outcome);
                    assertThat(outcome.field()).isEqualTo(credentials.getKey().strip());
                }));
    }

    @TestFactory
    Stream<DynamicTest> ids_that_are_none_are_answered_like_unknown_ones() {
        return Stream.of("0", "-1", "+1", "007", "abc", "99999999999999999999", "1 OR 1=1", "💔", "../me")
                .flatMap(id -> Stream.of(
                        dynamicTest(
                                "person " + id,
                                () -> assertRefused(
                                        Code.NOT_FOUND,
                                        "NOT_FOUND",
                                        grpc.call(
                                                USER + "GetUserProfile",
                                                GetUserProfileRequest.newBuilder()
                                                        .setUserId(id)
                                                        .build()))),
                        dynamicTest(
                                "slot " + id,
                                () -> assertRefused(
                                        Code.NOT_FOUND,
                                        "NOT_FOUND",
                                        grpc.call(
                                                AVAILABILITY + "DeleteAvailability",
                                                DeleteAvailabilityRequest.newBuilder()
                                                        .setSlotId(id)
                                                        .build())))));
    }

    @TestFactory
    Stream<DynamicTest> hours_that_cannot_be_are_refused_one_by_one() {
        long start = People.anotherHour().getEpochSecond();
        var good = AvailabilitySlotInput.newBuilder()
                .setStartTime(start)
                .setEndTime(start + 3_600)
                .setDateType(DateType.DATE_TYPE_ONLINE);
        return Map.of(
                        "nothing", AvailabilitySlotInput.newBuilder(),
                        "no start", good.clone().clearStartTime(),
                        "an unknown kind", good.clone().setDateTypeValue(9),
                        "no place", good.clone().setDateType(DateType.DATE_TYPE_OFFLINE),
                        "half an hour", good.clone().setEndTime(start + 1_800),
                        "long ago", good.clone().setStartTime(1).setEndTime(3_601),
                        "beyond time", good.clone().setStartTime(Long.MAX_VALUE).setEndTime(Long.MIN_VALUE),
                        "in a billion years",
                                good.clone()
                                        .setStartTime(31_556_889_864_000_000L)
                                        .setEndTime(31_556_889_864_003_600L),
                        "many words", good.clone().setNotes("x".repeat(501)))
                .entrySet()
                .stream()
                .map(slot -> dynamicTest(slot.getKey(), () -> {
                    var outcome = grpc.call(
                            AVAILABILITY + "SubmitAvailability",
                            SubmitAvailabilityRequest.newBuilder()
                                    .addSlots(slot.getValue())
                                    .build());
                    assertThat(outcome.status()).as(outcome::toString).isEqualTo(Code.OK);
                    var answer = SubmitAvailabilityResponse.parseFrom(outcome.answer());
                    assertThat(answer.getCreatedCount()).isZero();
                    assertThat(answer.getValidationErrorsMap()).containsOnlyKeys(0);
                }));
    }

    @Test
    void a_period_beyond_the_calendar_is_refused() {
        var ever = GetAvailabilityRequest.newBuilder()
                .setFromTime(-31_557_014_167_219_200L)
                .setToTime(31_556_889_864_403_199L)
                .build();

        assertRefused(Code.INVALID_ARGUMENT, "INVALID_INPUT", grpc.call(AVAILABILITY + "GetAvailability", ever));
    }

    @Test
    void a_stale_version_changes_nothing() {
        for (long version : new long[] {-1, 999, Long.MAX_VALUE}) {
            var outcome = grpc.call(
                    USER + "UpdateProfile",
                    UpdateProfileRequest.newBuilder()
                            .setProfileDetails(ProfileDetails.newBuilder().setBio("hello"))
                            .addUpdateFields("bio")
                            .setExpectedVersion(version)
                            .build());
            assertRefused(Code.ABORTED, "STALE", outcome);
        }
    }

    @Test
    void e3_nothing_a_client_says_becomes_sql() throws IOException {
        String injection = "Robert'); DROP TABLE datifyy.users; --\\";

        var told = grpc.call(
                USER + "UpdateProfile", details(ProfileDetails.newBuilder().setBio(injection), "bio"));
        var found = grpc.call(
                USER + "SearchUsers", search(SearchFilters.newBuilder().addCaste("' OR '1'='1"), ""));

        assertThat(List.of(told.status(), found.status())).containsOnly(Code.OK);
        assertThat(app.database().texts("SELECT count(*) FROM datifyy.users").getFirst())
                .isEqualTo("2");
    }

    /// Random bytes, and acceptable messages with bytes exchanged at random; always the same ones.
    @TestFactory
    Stream<DynamicTest> e7_whatever_is_sent_the_service_never_breaks() {
        String token = people.other().tokens().access();
        return Stream.of(
                        USER + "UpdateProfile",
                        USER + "UpdatePartnerPreferences",
                        USER + "SearchUsers",
                        USER + "GetRecommendations",
                        USER + "GetUserProfile",
                        AVAILABILITY + "SubmitAvailability",
                        AVAILABILITY + "GetAvailability",
                        AVAILABILITY + "UpdateAvailability",
                        AUTH + "RegisterWithEmail",
                        AUTH + "LoginWithEmail",
                        AUTH + "RefreshToken")
                .map(method -> dynamicTest(method, () -> {
                    var random = new Random(20_260_301);
                    for (int i = 0; i < 60; i++) {
                        byte[] bytes = i % 2 == 0 ? randomBytes(random) : mutant(random);
                        var outcome = app.grpc().as(token).call(method, bytes);
                        assertThat(outcome.status())
                                .as(() -> HexFormat.of().formatHex(bytes) + " " + outcome)
                                .isNotIn(Code.INTERNAL, Code.UNKNOWN, Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);
                    }
                }));
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Short fields of small numbers, so that nesting comes about.
    private static byte[] mutant(Random random) {
        byte[] bytes = new byte[2 + random.nextInt(30)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    (i % 2 == 0 ? (1 + random.nextInt(15)) << 3 | (random.nextBoolean() ? 2 : 0) : random.nextInt(12));
        }
        return bytes;
    }

    private static Message basics(BasicInfo.Builder basics, String field) {
        return UpdateProfileRequest.newBuilder()
                .setBasicInfo(basics)
                .addUpdateFields(field)
                .build();
    }

    private static Message details(ProfileDetails.Builder details, String field) {
        return UpdateProfileRequest.newBuilder()
                .setProfileDetails(details)
                .addUpdateFields(field)
                .build();
    }

    private static Message wishes(PartnerPreferences.Builder wishes) {
        return UpdatePartnerPreferencesRequest.newBuilder()
                .setPreferences(wishes)
                .build();
    }

    private static Message search(SearchFilters.Builder filters, String cursor) {
        return SearchUsersRequest.newBuilder()
                .setFilters(filters)
                .setPagination(PaginationRequest.newBuilder().setCursor(cursor))
                .build();
    }

    private static String methodFor(Message request) {
        return switch (request) {
            case UpdateProfileRequest _ -> USER + "UpdateProfile";
            case UpdatePartnerPreferencesRequest _ -> USER + "UpdatePartnerPreferences";
            case SearchUsersRequest _ -> USER + "SearchUsers";
            case GetRecommendationsRequest _ -> USER + "GetRecommendations";
            case GetAvailabilityRequest _ -> AVAILABILITY + "GetAvailability";
            case SubmitAvailabilityRequest _ -> AVAILABILITY + "SubmitAvailability";
            case DeleteAvailabilityRequest _ -> AVAILABILITY + "DeleteAvailability";
            default ->
                throw new IllegalArgumentException(
                        request.getDescriptorForType().getFullName());
        };
    }

    /// Refused in the documented shape, without anything having been written.
    private static void assertRefused(Code status, String code, Grpc.Outcome outcome) {
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(status);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.said()).isNotEmpty().doesNotContain("Exception", "com.datifyy", "java.", "SQL");
        assertThat(app.database().texts("SELECT count(*) FROM datifyy.users").getFirst())
                .isEqualTo("2");
    }
}
