package com.datifyy.application.notification.port;

import static com.datifyy.application.notification.SampleNotices.EMAIL_CODE;
import static com.datifyy.application.notification.SampleNotices.PASSWORD_CHANGED;
import static com.datifyy.application.notification.SampleNotices.PHONE_CODE;
import static com.datifyy.application.shared.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.notification.SampleNotices;
import com.datifyy.application.notification.port.Outbox.Waiting;
import com.datifyy.application.notification.port.OutboxRecords.DeadLetter;
import com.datifyy.application.notification.port.OutboxRecords.OfKind;
import com.datifyy.application.notification.port.OutboxRecords.Summary;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every outbox keeps, and tells the operator.
public interface OutboxContract {
    Duration LEASE = Duration.ofMinutes(2);

    UnitOfWork units();

    Outbox outbox();

    OutboxRecords records();

    private static MessageId id(int number) {
        return new MessageId(new UUID(9, number));
    }

    private static Instant after(int seconds) {
        return START.plusSeconds(seconds);
    }

    private boolean add(int number, Notice notice, Instant at) {
        return units().execute(() -> outbox().add(id(number), "key-" + number, notice, at));
    }

    private List<Waiting> claim(Channel channel, int atMost, Instant now) {
        return units().execute(() -> outbox().claim(channel, atMost, now, LEASE));
    }

    /// So many of each channel, one channel after the other.
    private List<Waiting> claim(int atMost, Instant now) {
        return Stream.of(Channel.values())
                .flatMap(channel -> claim(channel, atMost, now).stream())
                .toList();
    }

    @Test
    default void a_notice_of_every_kind_comes_out_by_its_channel_as_it_went_in() {
        int number = 0;
        for (Notice notice : SampleNotices.ALL) {
            number++;
            add(number, notice, after(number));
        }

        for (Channel channel : Channel.values()) {
            assertThat(claim(channel, 100, after(60)))
                    .extracting(Waiting::notice)
                    .isNotEmpty()
                    .isEqualTo(SampleNotices.ALL.stream()
                            .filter(notice -> notice.channel() == channel)
                            .toList());
        }
    }

    @Test
    default void what_was_asked_for_is_counted_by_channel_whatever_became_of_it() {
        int number = 0;
        for (Notice notice : SampleNotices.ALL) {
            number++;
            add(number, notice, after(10));
        }
        add(101, PHONE_CODE, after(20));
        add(102, EMAIL_CODE, after(20));
        add(103, EMAIL_CODE, after(30));
        units().run(() -> {
            outbox().delivered(id(102), after(40));
            outbox().givenUp(id(103), after(40), "no");
        });

        units().run(() -> {
            assertThat(outbox().askedFor(after(9), after(9)))
                    .as("with a code, a link, a confirmation and the word that an address is in use")
                    .isEqualTo(new Outbox.AskedFor(6, 2));
            assertThat(outbox().askedFor(after(10), after(20))).isEqualTo(new Outbox.AskedFor(2, 0));
            assertThat(outbox().askedFor(after(30), after(19))).isEqualTo(new Outbox.AskedFor(0, 1));
        });
    }

    @Test
    default void one_channel_is_served_however_much_is_due_on_the_others() {
        for (int number = 1; number <= 20; number++) {
            add(number, PASSWORD_CHANGED, after(number));
        }
        add(21, PHONE_CODE, after(21));
        add(22, PHONE_CODE, after(22));

        assertThat(claim(Channel.TEXT, 1, after(60))).extracting(Waiting::id).containsExactly(id(21));
        assertThat(claim(Channel.STAFF, 1, after(60))).isEmpty();
        assertThat(claim(Channel.MAIL, 100, after(60))).hasSize(20);
        assertThat(claim(Channel.TEXT, 100, after(60))).extracting(Waiting::id).containsExactly(id(22));
    }

    @Test
    default void the_oldest_come_first_and_no_more_than_asked_for() {
        add(1, PASSWORD_CHANGED, after(30));
        add(2, EMAIL_CODE, after(10));
        add(3, PASSWORD_CHANGED, after(20));

        assertThat(claim(Channel.MAIL, 2, after(60)))
                .containsExactly(
                        new Waiting(id(2), EMAIL_CODE, after(10), 0),
                        new Waiting(id(3), PASSWORD_CHANGED, after(20), 0));
    }

    @Test
    default void nothing_leaves_before_it_is_due() {
        add(1, EMAIL_CODE, after(10));

        assertThat(claim(10, after(9))).isEmpty();
        assertThat(claim(10, after(10))).hasSize(1);
    }

    @Test
    default void f5_a_second_notice_with_the_same_key_is_dropped() {
        assertThat(add(1, EMAIL_CODE, START)).isTrue();

        assertThat(units().execute(() -> outbox().add(id(2), "key-1", PASSWORD_CHANGED, START)))
                .isFalse();

        assertThat(claim(10, START)).extracting(Waiting::id).containsExactly(id(1));
    }

    @Test
    default void f5_a_key_stays_known_when_its_notice_has_ended() {
        add(1, EMAIL_CODE, START);
        claim(10, START);
        units().run(() -> outbox().delivered(id(1), START));

        assertThat(units().execute(() -> outbox().add(id(2), "key-1", EMAIL_CODE, START)))
                .isFalse();
    }

    @Test
    default void f5_a_notice_of_a_unit_that_fails_was_never_written() {
        assertThatThrownBy(() -> units().run(() -> {
                    outbox().add(id(1), "key-1", EMAIL_CODE, START);
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(claim(10, START)).isEmpty();
        assertThat(add(1, EMAIL_CODE, START)).isTrue();
    }

    @Test
    default void f5_nobody_else_gets_a_notice_before_the_lease_ends_and_then_it_comes_back() {
        add(1, EMAIL_CODE, START);
        claim(10, START);

        assertThat(claim(10, START.plus(LEASE).minusMillis(1))).isEmpty();

        assertThat(claim(10, START.plus(LEASE))).containsExactly(new Waiting(id(1), EMAIL_CODE, START, 1));
    }

    @Test
    default void f5_workers_that_claim_at_once_share_the_notices() throws Exception {
        int count = 40;
        units().run(() -> {
            for (int number = 1; number <= count; number++) {
                outbox().add(id(number), "key-" + number, PASSWORD_CHANGED, after(number));
            }
        });
        List<List<Waiting>> shares = Crowd.of(Crowd.AT_ONCE, _ -> {
            var mine = new ArrayList<Waiting>();
            List<Waiting> claimed;
            do {
                claimed = claim(3, after(100));
                mine.addAll(claimed);
            } while (!claimed.isEmpty());
            return mine;
        });

        var all = new ArrayList<MessageId>();
        shares.forEach(share -> share.forEach(waiting -> all.add(waiting.id())));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.size() + claim(count, after(100)).size()).isEqualTo(count);
    }

    @Test
    default void what_was_delivered_is_gone() {
        add(1, EMAIL_CODE, START);
        claim(10, START);

        units().run(() -> outbox().delivered(id(1), after(1)));

        assertThat(claim(10, after(1_000_000))).isEmpty();
        assertThat(records().summary()).isEqualTo(new Summary(0, null, 0));
    }

    @Test
    default void what_was_postponed_comes_back_when_it_is_due_again_whatever_its_lease() {
        add(1, EMAIL_CODE, START);
        claim(10, START);

        units().run(() -> outbox().postponed(id(1), after(30), "nobody answered"));

        assertThat(claim(10, after(29))).isEmpty();
        assertThat(claim(10, after(30))).containsExactly(new Waiting(id(1), EMAIL_CODE, START, 1));
    }

    @Test
    default void what_was_given_up_stays_visible_without_what_it_held() {
        add(1, EMAIL_CODE, START);
        add(2, PHONE_CODE, START);
        add(3, PASSWORD_CHANGED, START);
        claim(10, START);

        units().run(() -> {
            outbox().postponed(id(1), after(30), "nobody answered");
            assertThat(outbox().givenUp(id(2), after(5), "no such number"))
                    .as("it was waiting")
                    .isTrue();
            assertThat(outbox().givenUp(id(3), after(6), "no such mailbox")).isTrue();
        });

        assertThat(records().newestDeadLetters(10))
                .containsExactly(
                        new DeadLetter(id(3), "PASSWORD_CHANGED", 1, after(6), "no such mailbox"),
                        new DeadLetter(id(2), "PHONE_CODE", 1, after(5), "no such number"));
        assertThat(records().newestDeadLetters(1)).extracting(DeadLetter::id).containsExactly(id(3));
    }

    @Test
    default void an_ended_notice_stays_as_it_ended() {
        add(1, EMAIL_CODE, START);
        add(2, PHONE_CODE, START);
        claim(10, START);
        units().run(() -> {
            outbox().delivered(id(1), after(1));
            outbox().givenUp(id(2), after(1), "no such number");
        });

        units().run(() -> {
            assertThat(outbox().givenUp(id(1), after(2), "late"))
                    .as("it was waiting")
                    .isFalse();
            outbox().postponed(id(1), after(2), "late");
            assertThat(outbox().givenUp(id(2), after(2), "late")).isFalse();
            outbox().delivered(id(2), after(2));
            outbox().postponed(id(2), after(2), "late");
        });

        assertThat(claim(10, after(1_000))).isEmpty();
        assertThat(records().newestDeadLetters(10))
                .containsExactly(new DeadLetter(id(2), "PHONE_CODE", 1, after(1), "no such number"));
    }

    @Test
    default void a_note_about_a_notice_that_is_not_known_changes_nothing() {
        units().run(() -> {
            outbox().delivered(id(7), START);
            outbox().postponed(id(7), START, "?");
            assertThat(outbox().givenUp(id(7), START, "?")).isFalse();
        });

        assertThat(records().summary()).isEqualTo(new Summary(0, null, 0));
    }

    @Test
    default void the_summary_counts_what_waits_and_what_was_given_up() {
        add(1, EMAIL_CODE, after(3));
        add(2, PHONE_CODE, after(2));
        add(3, PASSWORD_CHANGED, after(1));
        claim(10, after(3));
        units().run(() -> {
            outbox().givenUp(id(3), after(4), "no such mailbox");
            outbox().postponed(id(2), after(900), "busy");
        });

        assertThat(records().summary()).isEqualTo(new Summary(2, after(2), 1));
    }

    @Test
    default void the_summary_by_kind_leaves_out_kinds_of_which_everything_was_delivered() {
        add(1, EMAIL_CODE, after(3));
        add(2, PHONE_CODE, after(2));
        add(3, EMAIL_CODE, after(1));
        add(4, EMAIL_CODE, after(2));
        add(5, PASSWORD_CHANGED, after(1));
        claim(10, after(3));
        units().run(() -> {
            outbox().delivered(id(5), after(4));
            outbox().givenUp(id(3), after(4), "no such mailbox");
            outbox().givenUp(id(2), after(4), "no such number");
        });

        assertThat(records().summaryByKind())
                .containsExactly(new OfKind("EMAIL_CODE", 2, after(2), 1), new OfKind("PHONE_CODE", 0, null, 1));

        units().run(() -> outbox().postponed(id(4), after(900), "busy"));

        assertThat(records().summaryByKind())
                .as("one is put off, the other is on its way")
                .containsExactly(new OfKind("EMAIL_CODE", 2, after(3), 1), new OfKind("PHONE_CODE", 0, null, 1));
    }

    @Test
    default void what_ended_long_ago_is_forgotten_and_its_key_is_free_again() {
        add(1, EMAIL_CODE, START);
        add(2, PHONE_CODE, START);
        add(3, PASSWORD_CHANGED, START);
        add(4, PASSWORD_CHANGED, START);
        units().run(() -> {
            outbox().delivered(id(1), after(10));
            outbox().givenUp(id(2), after(10), "no such number");
            outbox().delivered(id(3), after(20));
        });

        assertThat(units().execute(() -> records().forget(after(20), 1))).isEqualTo(1);
        assertThat(units().execute(() -> records().forget(after(20), 10))).isEqualTo(1);
        assertThat(units().execute(() -> records().forget(after(20), 10))).isZero();

        assertThat(add(1, EMAIL_CODE, after(30))).isTrue();
        assertThat(add(3, EMAIL_CODE, after(30))).isFalse();
        assertThat(claim(10, after(30))).extracting(Waiting::id).containsExactly(id(4), id(1));
    }

    @Test
    default void what_is_no_longer_so_is_taken_back_unless_it_has_arrived() {
        add(1, PASSWORD_CHANGED, START);
        add(2, PASSWORD_CHANGED, START);
        add(3, PASSWORD_CHANGED, START);
        claim(Channel.MAIL, 2, after(1));
        units().run(() -> outbox().delivered(id(1), after(2)));

        units().run(() -> List.of("key-1", "key-2", "key-3", "key-4").forEach(outbox()::takeBack));
        units().run(() -> {
            outbox().postponed(id(2), after(3), "it was leaving");
            assertThat(outbox().givenUp(id(2), after(3), "it was leaving"))
                    .as("it was waiting")
                    .isFalse();
        });

        assertThat(claim(10, after(600))).isEmpty();
        assertThat(records().summary().waiting()).isZero();
        assertThat(records().summary().givenUp()).isZero();
        assertThat(add(1, PASSWORD_CHANGED, after(700))).as("it was told").isFalse();
        assertThat(add(3, PASSWORD_CHANGED, after(700))).isTrue();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> outbox().add(id(1), "key-1", EMAIL_CODE, START))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox().claim(Channel.MAIL, 1, START, LEASE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox().delivered(id(1), START)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox().takeBack("key-1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox().postponed(id(1), START, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox().givenUp(id(1), START, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> records().forget(START, 1)).isInstanceOf(IllegalStateException.class);
    }
}
