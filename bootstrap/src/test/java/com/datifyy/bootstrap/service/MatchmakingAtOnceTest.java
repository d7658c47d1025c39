package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the staff and the two of a pair decide at the same moment, over one real database.
class MatchmakingAtOnceTest {
    private static final int ROUNDS = 8;
    private static final String SCHEDULED = "scheduled";

    private static RunningApp app;
    private static Http staff;

    @BeforeAll
    static void start() {
        // Nobody of those who come at once waits for a connection, also when the machine stands still.
        app = RunningApp.unlimited(Map.of("DATABASE_POOL_SIZE", "20"));
        staff = Colleagues.superAdmin(app);
        String id = staff.get("/api/v1/admin/profile").at("/admin/adminId").asText();
        Answer guides = staff.put("/api/v1/admin/admins/" + id, "{\"isGenie\":true}");
        assertThat(guides.status()).as(guides::text).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void f2_whoever_turns_somebody_down_has_no_date_with_them_however_close_the_staff_schedules() {
        for (int round = 0; round < ROUNDS; round++) {
            Pair pair = Pair.suggested();
            assertThat(pair.answering(pair.one, true).get().status()).isEqualTo(200);

            List<Answer> ends = Simultaneously.together(
                    pair.answering(pair.other, false)::get, pair::scheduleDirectly, pair::scheduleMatch);

            assertThat(ends).extracting(Answer::status).containsExactly(200, 409, 409);
            assertThat(pair.dates()).isEmpty();
        }
    }

    @Test
    void f2_two_who_accept_have_one_date_however_many_are_scheduled_at_once() {
        for (int round = 0; round < ROUNDS; round++) {
            Pair pair = Pair.suggested();
            assertThat(pair.answering(pair.one, true).get().status()).isEqualTo(200);

            List<Answer> ends = Simultaneously.together(
                    pair.answering(pair.other, true)::get,
                    pair::scheduleDirectly,
                    pair::scheduleMatch,
                    pair::scheduleDirectly,
                    pair::scheduleMatch);
            assertThat(ends.getFirst().status()).isEqualTo(200);
            List<Answer> scheduled = new ArrayList<>(ends.subList(1, ends.size()));
            scheduled.add(pair.scheduleMatch());

            assertThat(scheduled)
                    .filteredOn(end -> end.status() < 300)
                    .as("one of them, or the last")
                    .hasSize(1);
            assertThat(scheduled)
                    .filteredOn(end -> end.status() >= 300)
                    .extracting(Answer::status)
                    .containsOnly(409);
            assertThat(pair.dates()).hasSize(1);
            assertThat(pair.dateOfMatch()).isEqualTo(pair.dates());
        }
    }

    @Test
    void f2_a_pair_that_is_suggested_in_the_moment_it_is_scheduled_has_no_date_before_both_accept() {
        for (int round = 0; round < ROUNDS; round++) {
            Pair pair = Pair.accepted();

            List<Answer> ends = Simultaneously.together(pair::suggest, pair::scheduleDirectly, pair::scheduleMatch);

            assertThat(ends)
                    .extracting(Answer::status)
                    .as("neither waits for the other")
                    .containsExactly(200, 409, 409);
            assertThat(pair.dates()).isEmpty();
            assertThat(pair.answering(pair.one, true).get().status()).isEqualTo(200);
            assertThat(pair.answering(pair.other, true).get().status()).isEqualTo(200);
            assertThat(pair.scheduleDirectly().status()).isEqualTo(201);
            assertThat(pair.dateOfMatch()).isEqualTo(pair.dates());
        }
    }

    @Test
    void f2_whoever_turns_somebody_down_for_one_date_has_no_other_with_them_however_close_it_is_scheduled() {
        for (int round = 0; round < ROUNDS; round++) {
            Pair pair = Pair.wanted();
            Instant later = pair.anotherHour();
            Answer first = pair.scheduleDirectly();
            assertThat(first.status()).as(first::text).isEqualTo(201);
            Http theirs = app.http().as(pair.one.tokens().access());
            String cancel = "/api/v1/user/dates/" + first.at("/date/dateId").asText() + "/cancel";

            List<Answer> ends = Simultaneously.together(
                    () -> theirs.post(cancel, "{\"reason\":\"not_interested\"}"), () -> pair.scheduleDirectly(later));

            assertThat(ends)
                    .extracting(Answer::status)
                    .as("the other date is cancelled with the first, or not scheduled any more")
                    .isIn(List.of(200, 201), List.of(200, 409));
            assertThat(pair.states()).hasSize(ends.getLast().status() == 201 ? 2 : 1);
            assertThat(pair.states()).containsOnly("CANCELLED");
        }
    }

    @Test
    void f1_of_several_pairs_that_need_one_genie_at_once_one_has_the_date_whichever_protocol_asks_for_it() {
        Grpc staffOverGrpc = app.grpc().as(staff.token());
        for (int round = 0; round < 2; round++) {
            Instant hour = People.anotherHour();
            List<Pair> pairs =
                    IntStream.range(0, 6).mapToObj(_ -> Pair.wanted(hour)).toList();

            List<String> ends = Simultaneously.together(pairs.size(), i -> {
                Pair pair = pairs.get(i);
                return () -> switch (i % 3) {
                    case 0 -> ended(pair.scheduleDirectly());
                    case 1 -> ended(pair.scheduleMatch());
                    default -> ended(pair.scheduleDirectly(staffOverGrpc));
                };
            });

            assertThat(ends).filteredOn(SCHEDULED::equals).as(ends::toString).hasSize(1);
            assertThat(ends)
                    .filteredOn(end -> !SCHEDULED.equals(end))
                    .allMatch(end -> end.contains("The genie is on another date at that time"));
            assertThat(pairs.stream().flatMap(pair -> pair.dates().stream())).hasSize(1);
            for (Pair pair : pairs) {
                if (SCHEDULED.equals(ends.get(pairs.indexOf(pair)))) {
                    assertThat(pair.dates()).hasSize(1).isEqualTo(pair.dateOfMatch());
                } else {
                    assertThat(pair.dates()).isEmpty();
                    assertThat(pair.dateOfMatch()).containsOnlyNulls();
                }
            }
        }
    }

    /// What became of it: that there is a date, or what was said instead.
    private static String ended(Answer answer) {
        return answer.status() < 300 ? SCHEDULED : answer.text();
    }

    private static String ended(Grpc.Outcome outcome) {
        return outcome.status() == Status.Code.OK ? SCHEDULED : outcome.said();
    }

    @Test
    void d5_a_block_leaves_no_date_of_the_two_standing() {
        Pair pair = Pair.wanted();
        Instant later = pair.anotherHour();
        assertThat(List.of(
                        pair.scheduleDirectly().status(),
                        pair.scheduleDirectly(later).status()))
                .containsOnly(201);

        Answer blocked = app.http().as(pair.other.tokens().access()).post("/api/v1/user/block/" + pair.one.id(), "{}");

        assertThat(blocked.status()).as(blocked::text).isEqualTo(200);
        assertThat(pair.states()).containsExactly("CANCELLED", "CANCELLED");
    }

    /// Two people who fit, are free at one hour that is theirs alone, and whose match the staff accepted.
    private record Pair(Member one, Member other, Instant hour, int match) {
        static Pair accepted() {
            return accepted(People.anotherHour());
        }

        static Pair accepted(Instant hour) {
            Story story = Story.somewhere("GENDER_FEMALE");
            Member one = joined("Maya Kulkarni", story, hour);
            Member other = joined("Arjun Rao", story.neighbour("GENDER_MALE"), hour);
            Answer analysed = staff.post(
                    "/api/v1/admin/curation/analyze",
                    "{\"userId\":\"%s\",\"candidateIds\":[\"%s\"]}".formatted(one.id(), other.id()));
            assertThat(analysed.at("/matches")).as(analysed::text).hasSize(1);
            int match = analysed.at("/matches/0/curatedMatchId").intValue();
            Answer decided = staff.post(
                    "/api/v1/admin/curation/action", "{\"curatedMatchId\":%d,\"action\":\"accept\"}".formatted(match));
            assertThat(decided.status()).as(decided::text).isEqualTo(200);
            return new Pair(one, other, hour, match);
        }

        static Pair suggested() {
            return suggested(People.anotherHour());
        }

        static Pair suggested(Instant hour) {
            Pair pair = accepted(hour);
            Answer suggested = pair.suggest();
            assertThat(suggested.status()).as(suggested::text).isEqualTo(200);
            return pair;
        }

        /// Both of whom accepted each other.
        static Pair wanted() {
            return wanted(People.anotherHour());
        }

        static Pair wanted(Instant hour) {
            Pair pair = suggested(hour);
            List.of(pair.one, pair.other)
                    .forEach(member -> assertThat(
                                    pair.answering(member, true).get().status())
                            .isEqualTo(200));
            return pair;
        }

        private static Member joined(String name, Story story, Instant hour) {
            Member member = app.overRest().register(Newcomer.named(name));
            member.tell(story);
            member.give(List.of(Hour.online(hour)));
            app.database()
                    .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = "
                            + member.id());
            return member;
        }

        Answer suggest() {
            return staff.send("POST", "/api/v1/admin/curation/matches/" + match + "/suggest", null);
        }

        /// What one of the two is about to say to what was suggested to them.
        Supplier<Answer> answering(Member member, boolean accept) {
            Http theirs = app.http().as(member.tokens().access());
            int suggestion = theirs.get("/api/v1/user/suggestions")
                    .at("/suggestions/0/id")
                    .intValue();
            return () ->
                    theirs.post("/api/v1/user/suggestions/" + suggestion + "/respond", "{\"accept\":" + accept + "}");
        }

        Answer scheduleDirectly() {
            return scheduleDirectly(hour);
        }

        Answer scheduleDirectly(Instant start) {
            return staff.post(
                    "/api/v1/admin/dates",
                    "{\"user1Id\":\"%s\",\"user2Id\":\"%s\",\"scheduledTime\":%d}"
                            .formatted(other.id(), one.id(), start.getEpochSecond()));
        }

        Grpc.Outcome scheduleDirectly(Grpc staffOverGrpc) {
            return staffOverGrpc.call(
                    "datifyy.admin.v1.AdminService/ScheduleDate",
                    ScheduleDateRequest.newBuilder()
                            .setUser1Id(one.id())
                            .setUser2Id(other.id())
                            .setScheduledTime(Timestamp.newBuilder().setSeconds(hour.getEpochSecond()))
                            .build());
        }

        /// One more hour that both offer and that is theirs alone.
        Instant anotherHour() {
            Instant another = People.anotherHour();
            one.give(List.of(Hour.online(another)));
            other.give(List.of(Hour.online(another)));
            return another;
        }

        Answer scheduleMatch() {
            return staff.post(
                    "/api/v1/admin/dates/schedule",
                    "{\"matchId\":%d,\"scheduledTime\":%d}".formatted(match, hour.getEpochSecond()));
        }

        List<String> dates() {
            return app.database()
                    .texts("SELECT id FROM datifyy.scheduled_dates WHERE first_user IN (%1$s, %2$s)"
                            .formatted(one.id(), other.id()));
        }

        /// What became of their dates.
        List<String> states() {
            return app.database()
                    .texts("SELECT status FROM datifyy.scheduled_dates WHERE first_user IN (%1$s, %2$s)"
                            .formatted(one.id(), other.id()));
        }

        List<String> dateOfMatch() {
            return app.database().texts("SELECT scheduled_date_id FROM datifyy.curated_matches WHERE id = " + match);
        }
    }
}
