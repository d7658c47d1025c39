package com.datifyy.adapters.postgres.notification;

import static com.datifyy.application.notification.SampleNotices.CODE;
import static com.datifyy.application.notification.SampleNotices.EMAIL_CODE;
import static com.datifyy.application.notification.SampleNotices.MAYA;
import static com.datifyy.application.notification.SampleNotices.PASSWORD_CHANGED;
import static com.datifyy.application.notification.SampleNotices.PHONE_CODE;
import static com.datifyy.application.shared.TestClock.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.application.notification.SampleNotices;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.notification.port.Outbox.Waiting;
import com.datifyy.application.notification.port.OutboxContract;
import com.datifyy.application.notification.port.OutboxRecords;
import com.datifyy.application.notification.port.OutboxRecords.DeadLetter;
import com.datifyy.application.shared.LogLines;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest extends StoreTest implements OutboxContract {
    private static final MessageId ONE = new MessageId(new UUID(1, 1));
    private static final MessageId TWO = new MessageId(new UUID(1, 2));

    private final PostgresOutbox outbox = new PostgresOutbox(store.database(), new PlainSecretBox());

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public OutboxRecords records() {
        return new PostgresOutboxRecords(store.database());
    }

    private List<Waiting> claimAt(Instant now) {
        return store.units().execute(() -> outbox.claim(Channel.MAIL, 10, now, LEASE));
    }

    private String everythingStored() throws SQLException {
        return String.join("\n", store.strings("SELECT o::text FROM datifyy.outbox o"));
    }

    @Test
    void a7_a_copy_of_the_table_shows_neither_code_nor_receiver() throws SQLException {
        store.units().run(() -> outbox.add(ONE, "key", EMAIL_CODE, START));

        String stored = everythingStored();

        assertThat(stored).contains("EMAIL_CODE").doesNotContain(CODE, MAYA.value(), "Maya");
        for (String secret : List.of(CODE, MAYA.value(), "Maya")) {
            assertThat(stored).doesNotContain(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        }
    }

    @Test
    void a7_what_was_delivered_or_given_up_is_erased() throws SQLException {
        store.units().run(() -> {
            outbox.add(ONE, "one", EMAIL_CODE, START);
            outbox.add(TWO, "two", PHONE_CODE, START);
        });
        assertThat(store.strings("SELECT octet_length(sealed) FROM datifyy.outbox"))
                .hasSize(2)
                .doesNotContainNull();

        store.units().run(() -> {
            outbox.delivered(ONE, START);
            outbox.givenUp(TWO, START, "no such number");
        });

        assertThat(store.strings("SELECT octet_length(sealed) FROM datifyy.outbox"))
                .containsExactly(null, null);
    }

    @Test
    void a7_a_sealed_notice_opens_in_its_own_row_only() throws SQLException {
        store.units().run(() -> {
            outbox.add(ONE, "one", EMAIL_CODE, START);
            outbox.add(TWO, "two", PASSWORD_CHANGED, START);
        });
        store.execute("UPDATE datifyy.outbox SET sealed = (SELECT sealed FROM datifyy.outbox WHERE key = 'one')");

        assertThat(claimAt(START)).extracting(Waiting::id).containsExactly(ONE);
    }

    @Test
    void one_that_cannot_be_opened_is_looked_at_again_for_a_day_and_stops_nobody() throws SQLException {
        store.units().run(() -> {
            outbox.add(ONE, "one", EMAIL_CODE, START);
            outbox.add(TWO, "two", PASSWORD_CHANGED, START);
        });
        store.execute("UPDATE datifyy.outbox SET sealed = 'sealed with a key nobody has' WHERE key = 'one'");

        try (LogLines log = LogLines.listening()) {
            assertThat(claimAt(START)).extracting(Waiting::id).containsExactly(TWO);
            assertThat(claimAt(START.plus(PostgresOutbox.UNREADABLE_WAIT).minusSeconds(1)))
                    .extracting(Waiting::id)
                    .containsExactly(TWO);
            assertThat(records().newestDeadLetters(10)).isEmpty();

            Instant nextDay = START.plus(Duration.ofDays(1));
            claimAt(nextDay);

            assertThat(records().newestDeadLetters(10))
                    .containsExactly(new DeadLetter(ONE, "EMAIL_CODE", 2, nextDay, "cannot be opened"));
            assertThat(log.all())
                    .hasSize(2)
                    .allSatisfy(
                            line -> assertThat(line).startsWith("Message " + ONE + " (EMAIL_CODE) cannot be opened"));
        }
    }

    @Test
    void a_kind_that_another_release_knows_is_left_to_the_mails() throws SQLException {
        store.units().run(() -> outbox.add(ONE, "one", EMAIL_CODE, START));
        store.execute("UPDATE datifyy.outbox SET kind = 'PIGEON', sealed = 'of another release'");

        for (Channel channel : List.of(Channel.TEXT, Channel.STAFF)) {
            assertThat(store.units().execute(() -> outbox.claim(channel, 10, START, LEASE)))
                    .isEmpty();
        }
        assertThat(store.strings("SELECT attempts FROM datifyy.outbox")).containsExactly("0");
        assertThat(claimAt(START)).isEmpty();
        assertThat(store.strings("SELECT last_error FROM datifyy.outbox")).containsExactly("cannot be opened");
    }

    @Test
    void the_index_beside_the_mails_holds_every_kind_that_is_no_mail() throws SQLException {
        String index = store.strings(
                        "SELECT indexdef FROM pg_indexes WHERE indexname = 'outbox_due_to_numbers_or_channel'")
                .getFirst();

        assertThat(Pattern.compile("'([A-Z_]+)'")
                        .matcher(index)
                        .results()
                        .map(quoted -> quoted.group(1))
                        .filter(word -> !word.equals("WAITING")))
                .containsExactlyInAnyOrderElementsOf(SampleNotices.ALL.stream()
                        .filter(notice -> notice.channel() != Channel.MAIL)
                        .map(notice -> notice.kind().name())
                        .distinct()
                        .toList());
    }

    @Test
    void behind_a_transaction_pooler_it_works_the_same() {
        try (TestDatabase pooled = TestDatabase.freshBehindAPooler()) {
            var behind = new PostgresOutbox(pooled.database(), new PlainSecretBox());
            for (int i = 1; i <= 20; i++) {
                var id = new MessageId(new UUID(2, i));
                pooled.units().run(() -> behind.add(id, id.toString(), EMAIL_CODE, START));
                assertThat(pooled.units().execute(() -> behind.claim(Channel.MAIL, 5, START, LEASE)))
                        .extracting(Waiting::id)
                        .containsExactly(id);
                pooled.units().run(() -> behind.delivered(id, START));
            }
        }
    }
}
