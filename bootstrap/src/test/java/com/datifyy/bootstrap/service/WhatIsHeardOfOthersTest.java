package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status.Code;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What one of two people hears of the other by everything that reads, over both transports and one real
/// database, with all that can be between two: photos, a suggestion, a date to come, and one that was.
class WhatIsHeardOfOthersTest {
    /// What people ask about themselves alone.
    private static final Set<String> ABOUT_ONESELF = Set.of(
            "GET /api/v1/auth/session/current",
            "GET /api/v1/auth/sessions",
            "GET /api/v1/auth/devices",
            "GET /api/v1/auth/second-factor",
            "GET /api/v1/auth/identities",
            "GET /api/v1/user/me",
            "GET /api/v1/user/profile",
            "GET /api/v1/user/preferences",
            "GET /api/v1/partner-preferences",
            "GET /api/v1/user/preferences/partner",
            "GET /api/v1/user/recommendations/leeway",
            "GET /api/v1/user/blocked",
            "GET /api/v1/user/love-zone/rejected",
            "GET /api/v1/user/love-zone/statistics",
            "GET /api/v1/availability",
            "GetMyProfile",
            "GetPartnerPreferences",
            "GetUserPreferences",
            "GetLeeway",
            "ListBlockedUsers",
            "GetRejectedDates",
            "GetLoveZoneStatistics",
            "GetAvailability");

    private static RunningApp app;
    private static Http staff;

    @BeforeAll
    static void start() {
        app = RunningApp.unlimited();
        staff = Colleagues.superAdmin(app);
        String id = staff.get("/api/v1/admin/profile").at("/admin/adminId").asText();
        ok(staff.put("/api/v1/admin/admins/" + id, "{\"isGenie\":true}"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void c6_d11_nothing_private_is_in_any_answer_about_another_member() {
        Pair pair = new Pair();
        Map<String, String> heard = pair.heardBy(pair.viewer, pair.owner);
        pair.heardEarlier.forEach((question, answer) -> heard.merge(question, answer, String::concat));

        assertThat(heard).hasSizeGreaterThan(40);
        heard.forEach((question, answer) -> {
            if (!ABOUT_ONESELF.contains(question)) {
                assertThat(answer).as(question).containsAnyOf("maya", pair.owner.id());
            }
            assertThat(answer).as(question).doesNotContain(pair.secrets());
        });
        assertThat(pair.heardBy(pair.owner, pair.viewer).values())
                .as("the other way round, these are told")
                .anyMatch(answer -> answer.contains("hidden-caste"))
                .anyMatch(answer -> answer.contains("9812345678"))
                .anyMatch(answer -> answer.contains("hidden-cafe"));
    }

    @Test
    void d5_after_a_block_neither_hears_of_the_other_by_anything_but_the_list_of_whom_they_blocked() {
        Pair pair = new Pair();
        String link = app.http()
                .as(pair.viewer.tokens().access())
                .get("/api/v1/user/profile/" + pair.owner.id())
                .at("/profile/photos/0/url")
                .asText();
        ok(app.http().get(link));

        ok(app.http().as(pair.owner.tokens().access()).post("/api/v1/user/block/" + pair.viewer.id(), "{}"));

        pair.heardBy(pair.viewer, pair.owner)
                .forEach((question, answer) ->
                        assertThat(answer).as(question).doesNotContain("maya", "\"" + pair.owner.id() + "\""));
        pair.heardBy(pair.owner, pair.viewer).forEach((question, answer) -> {
            boolean ofBlocks = Set.of(
                            "GET /api/v1/user/blocked", "ListBlockedUsers", "GET /api/v1/user/export", "ExportData")
                    .contains(question);
            if (!ofBlocks) {
                assertThat(answer).as(question).doesNotContain("arjun", "\"" + pair.viewer.id() + "\"");
            }
        });
        assertThat(app.http().get(link).status()).isEqualTo(404);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isIn(200, 201);
    }

    /// Two people who fit, with what is between them.
    private static final class Pair {
        private final Member owner;
        private final Member viewer;
        private final Hour hidden;
        private final String dateId;
        private final Map<String, String> heardEarlier = new LinkedHashMap<>();

        Pair() {
            Story here = Story.somewhere("GENDER_FEMALE");
            owner = app.overRest()
                    .register(new Newcomer(
                            "victim-mailbox-" + here.city().replace(' ', '-') + "@example.org",
                            "a walk along the river at dusk",
                            "Maya Quillfeather",
                            LocalDate.of(1991, 3, 17)));
            viewer = app.overRest().register(Newcomer.named("Arjun Rao"));
            settle(owner, here);
            settle(viewer, here.neighbour("GENDER_MALE"));
            Http hers = app.http().as(owner.tokens().access());
            ok(hers.put("/api/v1/user/me", """
                    {"basicInfo": {"phoneNumber": "+919812345678"},
                     "culturalInfo": {"caste": "hidden-caste", "gotra": "hidden-gotra", "nationality": "hidden-nation"},
                     "familyInfo": {"familyLocation": "hidden-village"},
                     "updateFields": ["phone_number", "caste", "gotra", "nationality", "family_location"]}"""));
            ok(hers.put("/api/v1/partner-preferences", """
                    {"preferences": {"castePreferences": ["hidden-wish"], "customDealbreakers": ["hidden-dealbreaker"]}}"""));
            var _ = People.anotherHour(); // or one of the viewer's would end when the hidden one begins
            hidden = owner.give(List.of(
                            new Hour("", People.anotherHour(), "DATE_TYPE_OFFLINE", "hidden-cafe", "hidden-note")))
                    .created()
                    .getFirst();
            keep("ecommendations");
            suggest();
            keep("uggestions");
            accept(owner);
            accept(viewer);
            dateId = date();
            String past = date();
            app.database()
                    .run("UPDATE datifyy.scheduled_dates SET status = 'COMPLETED', completed_at = now(),"
                            + " starts_at = starts_at - interval '9 days', ends_at = ends_at - interval '9 days' WHERE id = "
                            + past);
        }

        /// Keeps what the viewer hears now: whoever was suggested is not recommended any more, and what was accepted is
        /// not suggested any more.
        private void keep(String part) {
            heardBy(viewer, owner, "").forEach((question, answer) -> {
                if (question.contains(part)) {
                    heardEarlier.merge(question, answer, String::concat);
                }
            });
        }

        private static void settle(Member member, Story story) {
            member.tell(story);
            member.give(List.of(Hour.online(People.anotherHour())));
            app.database()
                    .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = "
                            + member.id());
            ok(app.http()
                    .as(member.tokens().access())
                    .post("/api/v1/user/photos", "{\"photoData\":\"" + Cast.PICTURE + "\"}"));
        }

        private void suggest() {
            Answer analysed = staff.post(
                    "/api/v1/admin/curation/analyze",
                    "{\"userId\":\"%s\",\"candidateIds\":[\"%s\"]}".formatted(owner.id(), viewer.id()));
            assertThat(analysed.at("/matches")).as(analysed::text).hasSize(1);
            int match = analysed.at("/matches/0/curatedMatchId").intValue();
            ok(staff.post(
                    "/api/v1/admin/curation/action", "{\"curatedMatchId\":%d,\"action\":\"accept\"}".formatted(match)));
            ok(staff.send("POST", "/api/v1/admin/curation/matches/" + match + "/suggest", null));
        }

        private static void accept(Member member) {
            Http theirs = app.http().as(member.tokens().access());
            String suggestion = theirs.get("/api/v1/user/suggestions")
                    .at("/suggestions/0/id")
                    .asText();
            ok(theirs.post("/api/v1/user/suggestions/" + suggestion + "/respond", "{\"accept\":true}"));
        }

        /// At an hour that both offer.
        private String date() {
            Instant hour = People.anotherHour();
            owner.give(List.of(Hour.online(hour)));
            viewer.give(List.of(Hour.online(hour)));
            Answer made = staff.post(
                    "/api/v1/admin/dates",
                    "{\"user1Id\":\"%s\",\"user2Id\":\"%s\",\"scheduledTime\":%d}"
                            .formatted(owner.id(), viewer.id(), hour.getEpochSecond()));
            ok(made);
            return made.at("/date/dateId").asText();
        }

        /// What no answer to the viewer has, in lower case.
        String[] secrets() {
            return new String[] {
                "victim-mailbox",
                "quillfeather",
                "9812345678",
                "1991-03-17",
                "669168000", // the birth date in seconds
                "hidden-",
                hidden.slotId(),
                Long.toString(hidden.start().getEpochSecond()),
                hidden.start().toString().substring(0, 16).toLowerCase(Locale.ROOT)
            };
        }

        /// Every question of the two and its answer now, in lower case.
        Map<String, String> heardBy(Member asking, Member other) {
            return heardBy(asking, other, dateId);
        }

        private static Map<String, String> heardBy(Member asking, Member other, String date) {
            Map<String, String> heard = new LinkedHashMap<>();
            Http http = app.http().as(asking.tokens().access());
            AccessTable.STANDARD.rules().forEach((route, rule) -> {
                if (route.method().equals("GET") && rule.access().name().equals("USER")) {
                    String path = route.path().replace("{userId}", other.id()).replace("{id}", date);
                    heard.put("GET " + route.path(), http.get(path).text().toLowerCase(Locale.ROOT));
                }
            });
            for (var service :
                    List.of(UserServiceGrpc.getServiceDescriptor(), AvailabilityServiceGrpc.getServiceDescriptor())) {
                for (MethodDescriptor<?, ?> rpc : service.getMethods()) {
                    String name = String.valueOf(rpc.getBareMethodName());
                    if (name.matches("(Get|List|Search|Export).*")) {
                        heard.put(name, answer(asking, rpc, other, date).toLowerCase(Locale.ROOT));
                    }
                }
            }
            return heard;
        }

        private static String answer(Member asking, MethodDescriptor<?, ?> rpc, Member other, String date) {
            Message.Builder request = prototype(rpc.getRequestMarshaller()).newBuilderForType();
            FieldDescriptor person = request.getDescriptorForType().findFieldByName("user_id");
            if (person != null && rpc.getFullMethodName().endsWith("/GetUserProfile")) {
                request.setField(person, other.id());
            }
            FieldDescriptor named = request.getDescriptorForType().findFieldByName("date_id");
            if (named != null) {
                request.setField(named, date);
            }
            Grpc.Outcome outcome =
                    app.grpc().as(asking.tokens().access()).call(rpc.getFullMethodName(), request.build());
            if (outcome.status() != Code.OK) {
                return outcome.toString();
            }
            try {
                return prototype(rpc.getResponseMarshaller())
                        .getParserForType()
                        .parseFrom(outcome.answer())
                        .toString();
            } catch (InvalidProtocolBufferException broken) {
                throw new AssertionError(broken);
            }
        }

        private static Message prototype(MethodDescriptor.Marshaller<?> marshaller) {
            return (Message) ((PrototypeMarshaller<?>) marshaller).getMessagePrototype();
        }
    }
}
