package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.RunningApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Signing in with a telephone or another provider, as far as no third party is needed.
class TelephoneSignInTest {
    private static final String CODE = "is your code";

    private static final String MAILED_CODE = "Please confirm your e-mail address";
    private static final String TOKEN = "Choose a new password";
    private static final String ADDED = "A telephone number was added";

    /// Two networks, far enough apart that nobody takes one for the other.
    private static final String HERE = "192.0.2.7";

    private static final String ELSEWHERE = "198.51.100.7";
    private static final int MOST_TRIES = 5;

    private static RunningApp app;
    private static List<Doorway> doorways;

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "RATE_LIMITS",
                        "default=off,login=off,another-to-recipient=off,another-for-strangers=off,guess-at-recipient=off"));
        doorways = List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a6_the_code_sent_to_a_telephone_makes_a_member_once() {
        int number = 0;
        for (Doorway doorway : doorways) {
            String phone = "+91987654321" + number++;
            doorway.sendPhoneCode(phone);
            String code = app.secretSentTo(phone, CODE);

            assertThat(Refused.in(() -> doorway.signInByPhone(phone, another(code), "Maya"))
                            .code())
                    .isEqualTo("UNAUTHENTICATED");
            var key = doorway.signInByPhone(phone, code, "Maya Kulkarni");

            assertThat(key.status()).isEqualTo("ACCOUNT_STATUS_ACTIVE");
            assertThat(doorway.holding(key).name()).isEqualTo("Maya Kulkarni");
            for (Doorway either : doorways) {
                assertThat(Refused.in(() -> either.signInByPhone(phone, code, "Maya"))
                                .code())
                        .as("the same code again")
                        .isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    @Test
    void the_owner_of_a_number_comes_back_to_the_same_account_on_either_protocol() {
        String phone = "+919876543219";
        var rest = doorways.getFirst();
        rest.sendPhoneCode(phone);
        rest.signInByPhone(phone, app.secretSentTo(phone, CODE), "Arjun Rao");

        var grpc = doorways.getLast();
        grpc.sendPhoneCode(phone);
        app.secretsSentTo(phone, CODE, 2);
        var key = grpc.signInByPhone(phone, app.secretSentTo(phone, CODE), "");

        assertThat(grpc.holding(key).name()).isEqualTo("Arjun Rao");
        assertThat(rest.holding(key).sessions()).isEqualTo(2);
    }

    @Test
    void whoever_came_by_telephone_adds_an_address_that_then_sets_a_password() {
        int number = 0;
        for (Doorway doorway : doorways) {
            String phone = "+91987654323" + number;
            String email = "came.by.telephone." + number++ + "@example.org";
            doorway.sendPhoneCode(phone);
            var inside = doorway.holding(doorway.signInByPhone(phone, app.secretSentTo(phone, CODE), "Maya Kulkarni"));
            inside.sendEmailCode(email);
            String code = app.secretSentTo(email, MAILED_CODE);
            Refused withoutToken = Refused.in(() -> doorway.proveEmail(email, code));
            assertThat(withoutToken.code()).isEqualTo("INVALID_INPUT");

            inside.proveEmail(email, code);

            doorway.requestReset(email);
            doorway.reset(app.secretSentTo(email, TOKEN), "seven lanterns by noon");
            var key = doorway.signIn(new Doorway.SignIn(email, "seven lanterns by noon", "", "", false));
            assertThat(doorway.holding(key).name()).isEqualTo("Maya Kulkarni");
        }
    }

    @Test
    void a8_the_holder_of_a_mistyped_number_does_not_come_into_the_account_that_tells_it() {
        int number = 0;
        for (Doorway doorway : doorways) {
            String phone = "+91987654324" + number++;
            Somebody maya = Somebody.called("Maya Kulkarni");
            var inside = doorway.holding(doorway.register(maya));
            inside.tellNumber(phone);
            inside.sendPhoneCode(phone);
            String code = app.secretSentTo(phone, CODE);

            doorway.sendNumberProof(phone);
            Refused withoutToken = Refused.in(() -> doorway.provePhone(phone, code));
            assertThat(withoutToken.code()).isEqualTo("INVALID_INPUT");
            assertThat(withoutToken).hasMessageContaining("sign in to confirm this number");

            doorway.sendPhoneCode(phone);
            String signIn = app.secretsSentTo(phone, CODE, 2).getLast();
            assertThat(app.sentTo(phone, CODE))
                    .as("none was sent for the asking without a token")
                    .hasSize(2);
            var holder = doorway.signInByPhone(phone, signIn, "Ravi Menon");
            assertThat(doorway.holding(holder).name()).isEqualTo("Ravi Menon");
            assertThat(inside.sessions()).isEqualTo(1);
        }
    }

    @Test
    void a8_the_holder_of_a_mistyped_address_does_not_come_into_the_account_of_a_proven_number() {
        int number = 0;
        for (Doorway doorway : doorways) {
            String phone = "+91987654326" + number++;
            Somebody maya = Somebody.called("Maya Kulkarni");
            var inside = doorway.holding(doorway.register(maya));
            String mailed = app.secretSentTo(maya.email(), MAILED_CODE);
            inside.tellNumber(phone);
            inside.sendPhoneCode(phone);
            inside.provePhone(phone, app.secretSentTo(phone, CODE));

            Refused withoutToken = Refused.in(() -> doorway.proveEmail(maya.email(), mailed));
            assertThat(withoutToken.code()).isEqualTo("INVALID_INPUT");
            assertThat(withoutToken).hasMessageContaining("sign in to confirm this address");

            inside.proveEmail(maya.email(), mailed);
            doorway.requestReset(maya.email());
            assertThat(app.secretSentTo(maya.email(), TOKEN)).isNotEmpty();
        }
    }

    @Test
    void a8_an_old_session_proves_no_number_and_whoever_has_the_password_takes_one_off() {
        int number = 0;
        for (Doorway doorway : doorways) {
            String phone = "+91987654325" + number++;
            Somebody maya = Somebody.called("Maya Kulkarni");
            var stolen = doorway.holding(doorway.register(maya));
            stolen.tellNumber(phone);
            stolen.sendPhoneCode(phone);
            String code = app.secretSentTo(phone, CODE);
            app.database()
                    .run("UPDATE datifyy.sessions SET created_at = created_at - interval '2 hours' WHERE user_id ="
                            + " (SELECT id FROM datifyy.users WHERE email = '" + maya.email() + "')");
            assertThat(Refused.in(() -> stolen.sendPhoneCode(phone)).code()).isEqualTo("FORBIDDEN");
            assertThat(Refused.in(() -> stolen.provePhone(phone, code)).code()).isEqualTo("FORBIDDEN");

            var fresh = doorway.holding(doorway.signIn(Doorway.SignIn.of(maya)));
            fresh.provePhone(phone, code);
            Eventually.is(
                    "the claimed address is told",
                    () -> app.sentTo(maya.email(), ADDED).size() == 1);
            doorway.sendPhoneCode(phone);
            var stranger = doorway.holding(doorway.signInByPhone(
                    phone, app.secretsSentTo(phone, CODE, 2).getLast(), ""));
            assertThat(stranger.name()).isEqualTo("Maya Kulkarni");

            fresh.tellNumber("");

            assertThat(Refused.in(stranger::name).code()).isEqualTo("UNAUTHENTICATED");
            assertThat(fresh.name()).isEqualTo("Maya Kulkarni");
        }
    }

    @Test
    void a6_a_code_does_not_outlive_too_many_guesses() {
        int number = 0;
        for (String guesser : List.of(HERE, ELSEWHERE)) {
            String phone = "+91987654322" + number++;
            doorways.getFirst().from(HERE).sendPhoneCode(phone);
            String code = app.secretSentTo(phone, CODE);

            for (int guess = 0; guess < MOST_TRIES; guess++) {
                Doorway either = doorways.get(guess % doorways.size()).from(guesser);
                assertThat(Refused.in(() -> either.signInByPhone(phone, another(code), "Maya"))
                                .code())
                        .isEqualTo("UNAUTHENTICATED");
            }

            for (Doorway either : doorways) {
                assertThat(Refused.in(() -> either.from(guesser).signInByPhone(phone, code, "Maya"))
                                .code())
                        .as("the right code after guesses from " + guesser)
                        .isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    @Test
    void a_provider_that_is_not_set_up_is_said_to_be_so() {
        for (Doorway doorway : doorways) {
            assertThat(Refused.in(() -> doorway.signInByGoogle("eyJhbGciOiJub25lIn0.e30."))
                            .code())
                    .isEqualTo("NOT_CONFIGURED");
        }
    }

    /// Another number of as many digits.
    private static String another(String code) {
        char first = code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1);
        return first + code.substring(1);
    }
}
