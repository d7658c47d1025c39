package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The mail server is away, silent or slow: nobody but the messages waits for it, and each arrives once.
@Timeout(60)
class MailAwayTest {
    private static final String TELEPHONE = "+919876543210";

    /// What is promised, and a little for a machine that has other things to do.
    private static final Duration A_CODES_BOUND = Duration.ofSeconds(2 + 2);

    private static Mailbox mailbox;
    private static Cable toMail;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        mailbox = new Mailbox();
        toMail = new Cable(mailbox.port());
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "SMTP_HOST",
                        "127.0.0.1",
                        "SMTP_PORT",
                        Integer.toString(toMail.port()),
                        "SMTP_ENCRYPTION",
                        "none",
                        "SMTP_FROM",
                        "hello@example.org"));
    }

    @AfterAll
    static void stop() {
        app.close();
        toMail.close();
        mailbox.close();
    }

    @AfterEach
    void restore() {
        toMail.speak();
    }

    @Test
    void h6_while_the_mail_server_is_silent_people_register_get_texts_and_their_message_arrives_later() {
        Newcomer maya = Newcomer.named("Maya Kulkarni");
        toMail.goSilent();

        Member member = app.overRest().register(maya);
        assertThat(member.profile().name()).isEqualTo("Maya Kulkarni");
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
        Eventually.is("a message is on its way", toMail::holdsSomethingUp);
        assertThat(app.http()
                        .post("/api/v1/auth/otp/request", "{\"phoneNumber\":\"" + TELEPHONE + "\"}")
                        .status())
                .isEqualTo(200);
        long asked = System.nanoTime();
        Eventually.is(
                "a code comes by text message", () -> !app.sentTo(TELEPHONE, "").isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(A_CODES_BOUND);
        assertThat(mailbox.sentTo(maya.email())).isZero();

        toMail.speak();
        assertArrivesOnce(maya);
    }

    @Test
    void h6_while_the_mail_server_is_away_messages_wait_and_are_tried_again() {
        Newcomer maya = Newcomer.named("Maya Kulkarni");
        toMail.cut();
        try {
            app.overRest().register(maya);
            Eventually.is(
                    "it was tried",
                    () -> !app.database()
                            .texts("SELECT 1 FROM datifyy.outbox WHERE attempts > 0 AND state = 'WAITING'"
                                    + " AND leased_until IS NULL")
                            .isEmpty());
        } finally {
            toMail.mend();
        }

        app.database().run("UPDATE datifyy.outbox SET due_at = now() WHERE state = 'WAITING'");
        assertArrivesOnce(maya);
    }

    @Test
    void h6_a_mail_server_far_away_or_in_small_pieces_gets_its_messages() {
        Newcomer maya = Newcomer.named("Maya Kulkarni");
        toMail.dribble(64, Duration.ofMillis(1));

        app.overRest().register(maya);

        assertArrivesOnce(maya);
    }

    private static void assertArrivesOnce(Newcomer newcomer) {
        Eventually.is("it arrives", () -> mailbox.sentTo(newcomer.email()) > 0);
        Eventually.is(
                "nothing waits",
                () -> app.database()
                        .texts("SELECT 1 FROM datifyy.outbox WHERE state = 'WAITING'")
                        .isEmpty());
        assertThat(mailbox.sentTo(newcomer.email())).isEqualTo(1);
    }
}
