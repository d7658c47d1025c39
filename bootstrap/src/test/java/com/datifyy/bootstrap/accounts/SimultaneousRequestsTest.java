package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.accounts.Doorway.SignIn;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.service.Simultaneously;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests about one account that come at the same moment, on both protocols, over one real database. Hashing
/// takes as long as in production, so that its places are taken.
class SimultaneousRequestsTest {
    private static final String CONFIRM_ADDRESS = "Please confirm your e-mail address";
    private static final String RESET = "Choose a new password";

    /// How often those who were refused try again: each time at least one finds a place for hashing.
    private static final int MOST_ROUNDS = 100;

    private static RunningApp app;
    private static List<Doorway> doorways;

    /// How a request ended: with a key, or a refusal's code.
    private record Outcome(String code, String refresh) {
        static Outcome of(Callable<SessionKey> step) {
            try {
                return new Outcome("", step.call().refresh());
            } catch (Refused refused) {
                return new Outcome(refused.code(), "");
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        }

        boolean isIn() {
            return code.isEmpty();
        }
    }

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        // Nobody of those who come at once waits for a connection, also when the machine stands still.
                        "DATABASE_POOL_SIZE",
                        "20",
                        "RATE_LIMITS",
                        "default=off,token=off,login=off,register=off,register-address=off,register-network=off,"
                                + "another-to-recipient=off,another-for-strangers=off,guess-at-recipient=off,code-check=off"));
        doorways = List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void b3_many_refreshes_with_one_token_get_one_successor() {
        Doorway doorway = doorways.getFirst();
        SessionKey key = doorway.register(Somebody.called("Maya Kulkarni"));

        List<Outcome> outcomes = Simultaneously.together(
                20, number -> () -> Outcome.of(() -> either(number).refresh(key.refresh())));

        Set<String> successors =
                outcomes.stream().filter(Outcome::isIn).map(Outcome::refresh).collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isIn())
                .as("whoever is refused is told to wait, not thrown out")
                .allSatisfy(outcome -> assertThat(outcome.code()).isEqualTo("UNAVAILABLE"));
        SessionKey next = doorway.refresh(successors.iterator().next());
        assertThat(doorway.holding(next).name()).isEqualTo("Maya Kulkarni");
    }

    @Test
    void b3_a_copied_token_that_comes_late_ends_the_session_whoever_of_the_two_is_first() {
        for (Doorway doorway : doorways) {
            SessionKey stolen = doorway.register(Somebody.called("Arjun Rao"));
            SessionKey honest = doorway.refresh(stolen.refresh());
            app.database()
                    .run("UPDATE datifyy.refresh_grants SET used_at = used_at - interval '11 seconds'"
                            + " WHERE used_at IS NOT NULL");

            List<Outcome> outcomes = Simultaneously.together(
                    2, number -> () -> Outcome.of(() -> either(number).refresh(stolen.refresh())));

            assertThat(outcomes).extracting(Outcome::code).containsOnly("UNAUTHENTICATED");
            for (Doorway either : doorways) {
                assertThat(Refused.in(() -> either.refresh(honest.refresh())).code())
                        .isEqualTo("UNAUTHENTICATED");
                assertThat(Refused.in(() -> either.holding(honest).name()).code())
                        .as("the access token ends with the session")
                        .isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    @Test
    void b3_of_two_thieves_with_an_old_token_and_the_owner_nobody_stays_in() {
        Doorway doorway = doorways.getFirst();
        SessionKey first = doorway.register(Somebody.called("Arjun Rao"));
        SessionKey second = doorway.refresh(first.refresh());
        SessionKey third = doorway.refresh(second.refresh());

        List<Outcome> outcomes = Simultaneously.together(
                2, number -> () -> Outcome.of(() -> either(number).refresh(first.refresh())));

        assertThat(outcomes).extracting(Outcome::code).containsOnly("UNAUTHENTICATED");
        assertThat(Refused.in(() -> doorway.refresh(third.refresh())).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(Refused.in(() -> doorway.holding(third).name()).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void b4_what_is_revoked_during_a_refresh_stays_revoked() {
        for (int round = 0; round < 10; round++) {
            Doorway doorway = either(round);
            SessionKey key = doorway.register(Somebody.called("Arjun Rao"));

            List<Outcome> outcomes = Simultaneously.together(
                    8,
                    number -> () -> Outcome.of(() -> {
                        if (number == 4) {
                            doorway.revoke(key.refresh());
                            return key;
                        }
                        return either(number).refresh(key.refresh());
                    }));

            assertThat(outcomes).extracting(Outcome::code).isSubsetOf("", "UNAUTHENTICATED", "UNAVAILABLE");
            assertThat(outcomes)
                    .extracting(Outcome::refresh)
                    .filteredOn(refresh -> !refresh.isEmpty())
                    .allSatisfy(refresh -> assertThat(
                                    Refused.in(() -> doorway.refresh(refresh)).code())
                            .isEqualTo("UNAUTHENTICATED"));
            assertThat(Refused.in(() -> doorway.holding(key).name()).code()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void a4_many_registrations_of_one_person_make_one_account() {
        Somebody maya = Somebody.called("Maya Kulkarni");
        int attempts = 100;

        List<Outcome> outcomes = Simultaneously.together(
                attempts, number -> () -> Outcome.of(() -> either(number).register(maya)));

        assertThat(outcomes).filteredOn(Outcome::isIn).as("a real race").hasSizeGreaterThan(5);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.isIn() || outcome.code().equals("TOO_MANY_REQUESTS"))
                .as("who got in, or was told that all places for hashing are taken")
                .hasSizeGreaterThan(attempts / 4);
        assertThat(outcomes).extracting(Outcome::code).isSubsetOf("", "TOO_MANY_REQUESTS", "UNAVAILABLE");
        long refused = outcomes.stream().filter(outcome -> !outcome.isIn()).count();
        for (int round = 0; refused > 0 && round < MOST_ROUNDS; round++) {
            refused = Simultaneously.together(
                            Math.toIntExact(refused),
                            number -> () -> Outcome.of(() -> either(number).register(maya)))
                    .stream()
                    .filter(outcome -> !outcome.isIn())
                    .count();
        }
        assertThat(refused).as("who is still not in").isZero();
        assertThat(accountsOf(maya)).isEqualTo(1);
        assertThat(doorways.getFirst().signIn(SignIn.of(maya)).access()).isNotEmpty();
    }

    @Test
    void a4_of_many_people_who_register_one_address_one_can_prove_it() {
        Somebody maya = Somebody.called("Maya Kulkarni");
        int people = 12;

        List<Outcome> outcomes = Simultaneously.together(
                people,
                number -> () -> Outcome.of(
                        () -> either(number).register(maya.with("seven lamps beside lake number " + number))));

        assertThat(outcomes).filteredOn(Outcome::isIn).isNotEmpty();
        assertThat(outcomes).extracting(Outcome::code).isSubsetOf("", "TOO_MANY_REQUESTS", "UNAVAILABLE");
        // On a busy machine all but one may have been refused, and whoever is alone can prove it.
        var _ = doorways.getFirst().register(maya.with("eight lamps beside the sea"));
        long in = 1 + outcomes.stream().filter(Outcome::isIn).count();
        assertThat(accountsOf(maya)).as("a claim each").isEqualTo(in);

        List<String> codes = app.secretsSentTo(maya.email(), CONFIRM_ADDRESS, Math.toIntExact(in));
        List<Outcome> proofs = Simultaneously.together(
                codes.size(),
                number -> () -> Outcome.of(() -> {
                    either(number).proveEmail(maya.email(), codes.get(number));
                    return new SessionKey("", "", "");
                }));

        assertThat(proofs)
                .as("codes alone do not say whose it is")
                .extracting(Outcome::code)
                .containsOnly("INVALID_INPUT");

        either(0).requestReset(maya.email());
        String token = app.secretSentTo(maya.email(), RESET);
        List<Outcome> resets = Simultaneously.together(
                people,
                number -> () -> Outcome.of(() -> {
                    either(number).reset(token, "nine lamps beside the sea");
                    return new SessionKey("", "", "");
                }));

        assertThat(resets).filteredOn(Outcome::isIn).hasSize(1);
        assertThat(resets)
                .filteredOn(reset -> !reset.isIn())
                .extracting(Outcome::code)
                .containsOnly("INVALID_INPUT");
        assertThat(app.database()
                        .texts("SELECT count(*) FROM datifyy.users WHERE email_verified_at IS NOT NULL AND email = '"
                                + maya.email() + "'"))
                .containsExactly("1");
    }

    private static long accountsOf(Somebody somebody) {
        return Long.parseLong(app.database()
                .texts("SELECT count(*) FROM datifyy.users WHERE email = '" + somebody.email() + "'")
                .getFirst());
    }

    private static Doorway either(int number) {
        return doorways.get(number % doorways.size());
    }
}
