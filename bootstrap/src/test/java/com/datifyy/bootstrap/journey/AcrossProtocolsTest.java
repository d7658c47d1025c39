package com.datifyy.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Wishes;
import com.datifyy.bootstrap.service.Grpc;
import com.datifyy.bootstrap.service.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One person on both protocols at once.
class AcrossProtocolsTest {
    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final RestDriver rest = app.overRest();
    private final GrpcDriver grpc = app.overGrpc();

    @Test
    void what_is_told_on_one_protocol_is_read_on_the_other() {
        Member onWeb = rest.register(Newcomer.named("Maya Kulkarni"));
        Member onPhone = grpc.holding(onWeb.tokens());
        Story story = Story.somewhere("GENDER_FEMALE").saying("said on the web");

        var told = onWeb.tell(story);
        var read = onPhone.profile();
        assertThat(read.story())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Math.abs(one - other) < 0.000_1, Double.class)
                .isEqualTo(told.story());
        assertThat(read.name()).isEqualTo("Maya Kulkarni");

        var wished = onPhone.wish(Wishes.forA("GENDER_MALE").drinkingMatters("MATCH_STRENGTH_MUST_HAVE"));
        assertThat(onWeb.wishes()).isEqualTo(wished);

        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(5));
        var created = onWeb.give(List.of(
                        Hour.online(day),
                        new Hour("", day.plus(Duration.ofHours(3)), "DATE_TYPE_OFFLINE_EVENT", "Book fair", "hall 2")))
                .created();
        assertThat(onPhone.hours()).isEqualTo(created);
        onPhone.takeBack(created.getFirst().slotId());
        assertThat(onWeb.hours()).containsExactly(created.getLast());
    }

    @Test
    void people_meet_the_same_others_with_the_same_scores_on_both_protocols() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = rest.register(Newcomer.named("Maya"));
        maya.tell(here);
        maya.wish(Wishes.forA("GENDER_MALE"));
        rest.register(Newcomer.named("Arjun")).tell(here.neighbour("GENDER_MALE"));
        grpc.register(Newcomer.named("Kabir"))
                .tell(here.neighbour("GENDER_MALE").drinking("DRINKING_REGULARLY"));

        var overRest = maya.recommendations(10, null);
        var overGrpc = grpc.holding(maya.tokens()).recommendations(10, null);

        assertThat(overRest.people()).hasSize(2).isEqualTo(overGrpc.people());
        assertThat(grpc.holding(maya.tokens()).leeway()).isEqualTo(maya.leeway());
        String half = maya.recommendations(1, null).next();
        assertThat(grpc.holding(maya.tokens()).recommendations(1, half).people())
                .containsExactly(overRest.people().getLast());
    }

    @Test
    void b4_a_session_revoked_on_one_protocol_is_dead_on_the_other_at_the_next_request() {
        Newcomer newcomer = Newcomer.named("Maya");
        Member first = rest.register(newcomer);
        Member firstOnPhone = grpc.holding(first.tokens());
        assertThat(firstOnPhone.profile().userId()).isEqualTo(first.id());

        rest.revoke(first.tokens().refresh());
        assertThat(Refused.in(firstOnPhone::profile).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> grpc.refresh(first.tokens().refresh())).code())
                .isEqualTo("UNAUTHENTICATED");

        Member second = grpc.signIn(newcomer.email(), newcomer.password());
        Member secondOnWeb = rest.holding(second.tokens());
        assertThat(secondOnWeb.profile().userId()).isEqualTo(first.id());

        grpc.revoke(second.tokens().refresh());
        assertThat(Refused.in(secondOnWeb::profile).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> rest.refresh(second.tokens().refresh())).code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void b4_whoever_is_suspended_is_out_on_both_protocols_at_the_next_request() {
        Story here = Story.somewhere("GENDER_FEMALE");
        Member maya = rest.register(Newcomer.named("Maya"));
        maya.tell(here);
        Member arjun = grpc.register(Newcomer.named("Arjun"));
        arjun.tell(here.neighbour("GENDER_MALE"));
        assertThat(maya.recommendations(10, null).ids()).containsExactly(arjun.id());

        app.database().run("UPDATE datifyy.users SET status = 'SUSPENDED' WHERE id = " + arjun.id());

        assertThat(Refused.in(arjun::profile).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> rest.holding(arjun.tokens()).profile()).code())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> rest.refresh(arjun.tokens().refresh())).code())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(maya.recommendations(10, null).ids()).isEmpty();
        assertThat(Refused.in(() -> maya.lookAt(arjun.id())).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void b3_a_refresh_token_copied_to_the_other_protocol_ends_the_session_on_both() {
        Member maya = rest.register(Newcomer.named("Maya"));
        var second = rest.refresh(maya.tokens().refresh());
        var third = grpc.refresh(second.refresh());

        assertThat(Refused.in(() -> grpc.refresh(maya.tokens().refresh())).code())
                .isEqualTo("UNAUTHENTICATED");

        assertThat(Refused.in(() -> rest.holding(third).profile()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> grpc.holding(third).profile()).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void registrations_are_limited_per_network_whatever_the_protocol() {
        var web = app.http();
        var phone = new Grpc(app.grpc().server(), web.network(), null);
        int refusedOverRest = 0;
        for (int i = 0; i < 12; i++) {
            refusedOverRest += web.post("/api/v1/auth/register/email", "{}").status() == 429 ? 1 : 0;
        }

        assertThat(refusedOverRest).isPositive();
        var outcome = phone.call("datifyy.auth.v1.AuthService/RegisterWithEmail", new byte[0]);
        assertThat(outcome.code()).isEqualTo("TOO_MANY_REQUESTS");
        var fromElsewhere = phone.elsewhere().call("datifyy.auth.v1.AuthService/RegisterWithEmail", new byte[0]);
        assertThat(fromElsewhere.code()).isEqualTo("INVALID_INPUT");
    }
}
