package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.identity.UserId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every body that members send is sent once as it should be and once with fields that nobody may set, in every
/// object of it, to two services that are alike. Both answer the same, and are alike afterwards.
class ForgedBodiesTest {
    /// What a member sends to each route of the access table that takes a body from one.
    private static final Map<String, Function<Scene, String>> BODIES = Map.ofEntries(
            Map.entry("POST /api/v1/auth/password/change", _ -> """
                    {"currentPassword": "%s", "newPassword": "another walk along the lake"}""".formatted(InMemoryApplication.PASSWORD)),
            Map.entry("POST /api/v1/auth/session/revoke", scene -> """
                    {"sessionId": "%s"}""".formatted(scene.phone.session())),
            Map.entry("POST /api/v1/auth/sessions/revoke-all", _ -> "{}"),
            Map.entry("POST /api/v1/auth/device/trust", _ -> "{\"deviceId\": \"example-phone\"}"),
            Map.entry("POST /api/v1/auth/device/revoke", _ -> "{\"deviceId\": \"example-phone\"}"),
            Map.entry("POST /api/v1/auth/logout", _ -> "{}"),
            Map.entry("POST /api/v1/auth/logout/all", _ -> "{}"),
            Map.entry("POST /api/v1/auth/second-factor/enroll", _ -> Scene.PASSWORD),
            Map.entry("POST /api/v1/auth/second-factor/confirm", Scene::firstCode),
            Map.entry(
                    "POST /api/v1/auth/second-factor/recovery-codes",
                    scene -> "{\"code\": \"%s\"}".formatted(scene.laterCode())),
            Map.entry("POST /api/v1/auth/second-factor/disable", scene ->
                    """
                    {"password": "%s", "code": "%s"}""".formatted(InMemoryApplication.PASSWORD, scene.laterCode())),
            Map.entry("POST /api/v1/auth/identities", _ -> """
                    {"provider": "google", "idToken": "example-subject/member1@example.org/verified/Maya", "password": "%s"}""".formatted(InMemoryApplication.PASSWORD)),
            Map.entry(
                    "PUT /api/v1/user/me",
                    _ ->
                            "{\"basicInfo\": {}, \"profileDetails\": {\"bio\": \"Reads maps\"}, \"updateFields\": [\"bio\"]}"),
            Map.entry("PUT /api/v1/user/profile", _ -> "{\"bio\": \"Reads maps\"}"),
            Map.entry("POST /api/v1/user/account/code", _ -> "{}"),
            Map.entry("POST /api/v1/user/photos", _ -> photo("hills")),
            Map.entry("POST /api/v1/user/photos/upload", _ -> photo("hills")),
            Map.entry("PUT /api/v1/user/photos/{photoId}", _ -> "{\"caption\": \"a river\"}"),
            Map.entry(
                    "PUT /api/v1/user/preferences",
                    _ -> "{\"preferences\": {\"privacy\": {\"showOnlineStatus\": false}, \"notifications\": {}}}"),
            Map.entry("PUT /api/v1/partner-preferences", _ -> wishes()),
            Map.entry("PUT /api/v1/user/preferences/partner", _ -> wishes()),
            Map.entry("POST /api/v1/user/block/{userId}", _ -> "{\"reason\": \"rude words\"}"),
            Map.entry("POST /api/v1/user/report/{userId}", _ -> "{\"reason\": \"SPAM\", \"details\": \"so much\"}"),
            Map.entry("POST /api/v1/user/suggestions/{id}/respond", _ -> "{\"accept\": true}"),
            Map.entry("POST /api/v1/user/suggestions/{id}", _ -> "{\"accept\": true}"),
            Map.entry("POST /api/v1/user/dates/{id}/cancel", _ -> "{\"reason\": \"no_time\", \"note\": \"sorry\"}"),
            Map.entry("POST /api/v1/user/dates/{id}/feedback", _ -> "{\"rating\": 4, \"text\": \"a good walk\"}"),
            Map.entry(
                    "POST /api/v1/availability",
                    _ -> "{\"slots\": [{\"startTime\": 1772706600, \"endTime\": 1772710200}]}"),
            Map.entry("PUT /api/v1/availability/{id}", _ -> "{\"startTime\": 1772793000, \"endTime\": 1772796600}"));

    @AutoClose
    private final RestService honest = new RestService();

    @AutoClose
    private final RestService forged = new RestService();

    static Stream<Route> routes() {
        return AccessTable.STANDARD.rules().entrySet().stream()
                .filter(rule -> rule.getValue().access().name().equals("USER")
                        && List.of("POST", "PUT").contains(rule.getKey().method()))
                .map(Map.Entry::getKey);
    }

    @Test
    void every_route_that_takes_a_body_from_a_member_is_tried() {
        assertThat(routes().map(route -> route.method() + " " + route.path()))
                .containsExactlyInAnyOrderElementsOf(BODIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void c7_fields_that_nobody_may_set_change_neither_the_answer_nor_anybody(Route route)
            throws JsonProcessingException {
        Scene one = new Scene(honest);
        Scene other = new Scene(forged);
        Function<Scene, String> body = BODIES.get(route.method() + " " + route.path());
        JsonNode sent = RestService.JSON.readTree(body.apply(one));
        assertThat(RestService.JSON.readTree(body.apply(other))).isEqualTo(sent);
        List<String> before = one.everything();
        assertThat(other.everything()).isEqualTo(before);

        Answer expected = one.maya.call(route.method(), one.pathOf(route), sent.toString());
        Answer answer =
                other.maya.call(route.method(), other.pathOf(route), forge(sent).toString());

        assertThat(expected.status()).as(expected.text()).isIn(200, 201, 202);
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected.status());
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(other.everything()).isEqualTo(one.everything());
    }

    /// The same with every forged field that it does not have itself, in every object.
    private static JsonNode forge(JsonNode value) throws JsonProcessingException {
        if (value instanceof ArrayNode array) {
            ArrayNode items = array.arrayNode();
            for (JsonNode item : array) {
                items.add(forge(item));
            }
            return items;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode all = (ObjectNode) RestService.JSON.readTree("{" + ForgedFieldsTest.FORGED + "}");
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            all.set(field.getKey(), forge(field.getValue()));
        }
        return all;
    }

    private static String photo(String words) {
        return "{\"photoData\": \"%s\", \"caption\": \"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(PlainPhotoProcessor.file(words)), words);
    }

    private static String wishes() {
        return "{\"preferences\": {\"minYearsExperience\": 3, \"ageRange\": {\"minAge\": 25, \"maxAge\": 40}}}";
    }

    /// Two people with all that can be between them: a suggestion, a date to come, and one that is over.
    private static final class Scene {
        static final String PASSWORD = "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD);

        private final RestService service;
        private final RestService.Member maya;
        private final RestService.Member ravi;
        private final RestService.Member phone;
        private final AdminCaller staff;
        private final String photoId;
        private final String slotId;
        private final ScheduledDate coming;
        private final ScheduledDate past;

        Scene(RestService service) {
            this.service = service;
            var application = service.application;
            maya = service.joinProven("Maya Rao");
            ravi = service.joinProven("Ravi Kulkarni");
            phone = service.signIn(maya, "example-phone");
            staff = application.staff(AdminRole.SUPER_ADMIN);
            for (RestService.Member member : List.of(maya, ravi)) {
                Answer told = member.put("/api/v1/user/me", """
                        {"basicInfo": {"gender": "%s"}, "profileDetails": {"location": {"city": "Pune", "latitude": 18.52, "longitude": 73.86}},
                         "updateFields": ["gender", "location"]}""".formatted(member == maya ? "FEMALE" : "MALE"));
                assertThat(told.status()).as(told.text()).isEqualTo(200);
            }
            photoId = maya.post("/api/v1/user/photos", photo("river")).text("/photo/photoId");
            slotId = maya.post(
                            "/api/v1/availability",
                            "{\"slots\": [{\"startTime\": 1772620200, \"endTime\": 1772623800}]}")
                    .text("/createdSlots/0/slotId");
            UserId hers = UserId.parse(maya.id());
            UserId his = UserId.parse(ravi.id());
            Instant now = application.clock.instant();
            CuratedMatch match = TestMatches.accepted(TestMatches.match(1, hers, his, now));
            application.units.run(() -> {
                application.matches.add(match);
                application.suggestions.add(TestMatches.suggestion(1, match, hers));
                application.suggestions.add(TestMatches.suggestion(2, match, his));
            });
            AdminId genie = application.staff(AdminRole.GENIE).id();
            coming = application.date(hers, his, genie, Duration.ofDays(6));
            past = application.date(hers, his, genie, Duration.ofDays(5));
            application.units.run(() -> application.dates.save(past.become(DateStatus.CONFIRMED, now)
                    .become(DateStatus.IN_PROGRESS, past.start())
                    .become(DateStatus.COMPLETED, past.end())));
        }

        String pathOf(Route route) {
            return route.path()
                    .replace("{userId}", ravi.id())
                    .replace("{photoId}", photoId)
                    .replace("availability/{id}", "availability/" + slotId)
                    .replace("dates/{id}/cancel", "dates/" + coming.id() + "/cancel")
                    .replace("dates/{id}/feedback", "dates/" + past.id() + "/feedback")
                    .replace("suggestions/{id}", "suggestions/1");
        }

        String firstCode() {
            assertThat(maya.post("/api/v1/auth/second-factor/enroll", PASSWORD).status())
                    .isEqualTo(200);
            return "{\"code\": \"%s\"}".formatted(codeNow());
        }

        String laterCode() {
            assertThat(maya.post("/api/v1/auth/second-factor/confirm", firstCode())
                            .status())
                    .isEqualTo(200);
            service.application.clock.advance(Duration.ofSeconds(30));
            return codeNow();
        }

        private String codeNow() {
            UserId owner = UserId.parse(maya.id());
            String kept =
                    service.application.secondFactors.find(owner).orElseThrow().sealedSecret();
            byte[] secret = new PlainSecretBox()
                    .open("second factor of " + owner, Base64.getDecoder().decode(kept))
                    .required();
            return new TotpSecret(secret)
                    .codeAt(service.application.clock.instant())
                    .digits();
        }

        /// What both are told about themselves, each other and their devices, and the staff about both.
        List<String> everything() {
            List<String> everything = new ArrayList<>();
            for (RestService.Bearer member : List.of(maya, phone, ravi)) {
                AccessTable.STANDARD.rules().forEach((route, rule) -> {
                    if (rule.access().name().equals("USER")
                            && route.method().equals("GET")
                            && !route.path().contains("{")) {
                        everything.add(told(route.path(), member.get(route.path())));
                    }
                });
            }
            RestService.Bearer office = service.staff(InMemoryApplication.tokenOf(staff));
            for (String path : List.of(
                    "users/" + maya.id(),
                    "users/" + ravi.id(),
                    "users/" + maya.id() + "/activity",
                    "dates",
                    "reports",
                    "curation/matches")) {
                Answer answer = office.get("/api/v1/admin/" + path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                everything.add(told(path, answer));
            }
            return everything;
        }

        private static String told(String path, Answer answer) {
            return path + " " + answer.status() + " "
                    + answer.text().replaceAll("\"(requestId|instance)\" ?: ?\"[^\"]*\"", "");
        }
    }
}
