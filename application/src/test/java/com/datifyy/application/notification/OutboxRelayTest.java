package com.datifyy.application.notification;

import static com.datifyy.application.notification.SampleNotices.CODE;
import static com.datifyy.application.notification.SampleNotices.EMAIL_CODE;
import static com.datifyy.application.notification.SampleNotices.MAYA;
import static com.datifyy.application.notification.SampleNotices.PASSWORD_CHANGED;
import static com.datifyy.application.notification.SampleNotices.PHONE;
import static com.datifyy.application.notification.SampleNotices.PHONE_CODE;
import static com.datifyy.application.shared.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.InMemoryOutbox;
import com.datifyy.application.notification.port.OutboxRecords.DeadLetter;
import com.datifyy.application.notification.port.OutboxRecords.Summary;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.shared.HowLong;
import com.datifyy.application.shared.LogLines;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutboxRelayTest {
    private static final Notice NEWS =
            new Notice.StaffNews(Notice.StaffNews.Tone.GOOD, "Somebody joined", "", List.of(), START);

    private record Sent(MessageId id, Notice notice) {}

    private final TestClock clock = new TestClock();
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryOutbox outbox = new InMemoryOutbox(units);
    private final Notifications notifications = new Notifications(
            outbox, new ChosenClocks(new InMemorySettingsRepository(units)), new CountingIds(), clock);
    private final Announcements nobody = new Announcements(notifications, false);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final LogLines log = LogLines.listening();

    private volatile Function<Notice, Delivery> network = _ -> new Delivery.Done();

    private final OutboxRelay relay = new OutboxRelay(outbox, this::send, this::send, this::send, nobody, units, clock);

    @AfterEach
    void stopListening() {
        log.close();
    }

    private Delivery send(MessageId id, Notice notice) {
        sent.add(new Sent(id, notice));
        return network.apply(notice);
    }

    private void tell(String key, Notice notice) {
        units.run(() -> notifications.tell(key, notice));
    }

    @Test
    void mails_go_to_the_mailer_and_texts_to_the_sender_of_texts() {
        var mails = new ArrayList<Notice>();
        var texts = new ArrayList<Notice>();
        var both = new OutboxRelay(
                outbox,
                (_, mail) -> {
                    mails.add(mail);
                    return new Delivery.Done();
                },
                (_, text) -> {
                    texts.add(text);
                    return new Delivery.Done();
                },
                this::send,
                nobody,
                units,
                clock);
        tell("a", EMAIL_CODE);
        tell("b", PHONE_CODE);

        assertThat(both.deliverDue()).isEqualTo(2);

        assertThat(mails).containsExactly(EMAIL_CODE);
        assertThat(texts).containsExactly(PHONE_CODE);
    }

    @Test
    void d16_the_staff_hears_once_an_hour_of_what_was_given_up_and_of_nobody() {
        var hearing = new OutboxRelay(
                outbox,
                (_, _) -> new Delivery.Never("no such mailbox"),
                (_, _) -> new Delivery.Never("no such number"),
                this::send,
                new Announcements(notifications, true),
                units,
                clock);
        tell("a", PASSWORD_CHANGED);
        tell("b", PASSWORD_CHANGED);
        tell("c", PHONE_CODE);

        hearing.deliverDue();
        hearing.deliverDue();

        assertThat(sent)
                .extracting(Sent::notice)
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice)
                        .isInstanceOfSatisfying(
                                Notice.StaffNews.class,
                                news -> assertThat(news.facts())
                                        .extracting(Notice.StaffNews.Fact::value)
                                        .containsAnyOf("PASSWORD_CHANGED", "PHONE_CODE")
                                        .noneMatch(value -> value.contains("@") || value.contains("+"))));
    }

    @Test
    void d16_what_was_taken_back_while_it_left_in_vain_is_not_told_to_be_lost() {
        network = _ -> {
            units.run(() -> notifications.takeBack("a"));
            return new Delivery.Never("no such mailbox");
        };
        var hearing = new OutboxRelay(
                outbox, this::send, this::send, this::send, new Announcements(notifications, true), units, clock);
        tell("a", PASSWORD_CHANGED);

        hearing.deliverDue();
        hearing.deliverDue();

        assertThat(sent).extracting(Sent::notice).containsExactly(PASSWORD_CHANGED);
        assertThat(outbox.waitingNotices()).isEmpty();
        assertThat(log.all()).isEmpty();
    }

    @Test
    void news_that_cannot_be_posted_makes_no_more_news() {
        network = _ -> new Delivery.Never("no such channel");
        var hearing = new OutboxRelay(
                outbox, this::send, this::send, this::send, new Announcements(notifications, true), units, clock);
        tell("a", new Notice.StaffNews(Notice.StaffNews.Tone.GOOD, "Test", "", List.of(), clock.instant()));

        hearing.deliverDue();
        hearing.deliverDue();

        assertThat(sent).hasSize(1);
        assertThat(outbox.waitingNotices()).isEmpty();
    }

    @Test
    void what_was_delivered_is_not_sent_again() {
        tell("a", EMAIL_CODE);

        relay.deliverDue();
        clock.advance(Duration.ofDays(1));

        assertThat(relay.deliverDue()).isZero();
        assertThat(sent).hasSize(1);
    }

    @Test
    void f5_what_is_told_twice_with_one_key_is_sent_once() {
        tell("a", PASSWORD_CHANGED);
        tell("a", PASSWORD_CHANGED);

        assertThat(relay.deliverDue()).isEqualTo(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void f5_what_a_failed_unit_would_have_told_is_not_sent() {
        assertThatThrownBy(() -> units.run(() -> {
                    notifications.tell("a", PASSWORD_CHANGED);
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(relay.deliverDue()).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void telling_outside_a_unit_of_work_is_a_bug() {
        assertThatThrownBy(() -> notifications.tell("a", PASSWORD_CHANGED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everything_that_is_due_is_sent_however_much_it_is() {
        int many = 3 * OutboxRelay.AT_ONCE + 1;
        for (int i = 0; i < many; i++) {
            tell("key-" + i, PASSWORD_CHANGED);
        }

        assertThat(relay.deliverDue()).isEqualTo(many);
        assertThat(sent).extracting(Sent::id).doesNotHaveDuplicates().hasSize(many);
    }

    @Test
    void no_transaction_is_open_while_a_message_is_sent() {
        network = _ -> {
            assertThatThrownBy(units::requireOpen).isInstanceOf(IllegalStateException.class);
            return new Delivery.Done();
        };
        tell("a", EMAIL_CODE);

        assertThat(relay.deliverDue()).isEqualTo(1);
    }

    @Test
    void f5_a_message_that_was_sent_but_not_noted_is_sent_again_under_the_same_id() {
        network = _ -> {
            units.goDown();
            return new Delivery.Done();
        };
        tell("a", PASSWORD_CHANGED);
        assertThat(relay.deliverDue()).isZero();
        units.comeBack();
        network = _ -> new Delivery.Done();

        assertThat(relay.deliverDue()).as("within the lease").isZero();
        clock.advance(OutboxRelay.LEASE);
        assertThat(relay.deliverDue()).isEqualTo(1);

        assertThat(sent)
                .hasSize(2)
                .extracting(Sent::id)
                .containsOnly(sent.getFirst().id());
    }

    @Test
    void f5_two_relays_at_once_do_not_both_send() throws Exception {
        var sending = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        network = _ -> {
            sending.countDown();
            awaitUninterrupted(enough);
            return new Delivery.Done();
        };
        tell("a", EMAIL_CODE);
        var other = new OutboxRelay(outbox, this::send, this::send, this::send, nobody, units, clock);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(relay::deliverDue);
            sending.await();
            assertThat(other.deliverDue()).isZero();
            enough.countDown();
            assertThat(first.get()).isEqualTo(1);
        }

        assertThat(sent).hasSize(1);
    }

    @Test
    void a_message_is_tried_twelve_times_within_a_day_and_then_given_up() {
        network = _ -> new Delivery.Later("nobody answered");
        tell("a", PASSWORD_CHANGED);

        relay.deliverDue();
        for (Duration pause : Redelivery.WAITS) {
            clock.advance(pause.minusMillis(1));
            relay.deliverDue();
            int before = sent.size();
            clock.advance(Duration.ofMillis(1));
            relay.deliverDue();
            assertThat(sent).hasSize(before + 1);
        }
        clock.advance(Duration.ofDays(10));
        relay.deliverDue();

        assertThat(sent).hasSize(12);
        assertThat(Redelivery.WAITS.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(outbox.newestDeadLetters(10)).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(12);
            assertThat(letter.why()).isEqualTo("no attempt left, the last one: nobody answered");
        });
    }

    @Test
    void a_message_nobody_will_ever_take_is_given_up_at_once() {
        network = _ -> new Delivery.Never("no such mailbox");
        tell("a", PASSWORD_CHANGED);

        relay.deliverDue();

        assertThat(outbox.newestDeadLetters(10))
                .containsExactly(new DeadLetter(sent.getFirst().id(), "PASSWORD_CHANGED", 1, START, "no such mailbox"));
        assertThat(outbox.summary()).isEqualTo(new Summary(0, null, 1));
    }

    @Test
    void one_that_cannot_be_delivered_does_not_stand_in_the_way_of_the_others() {
        network =
                notice -> notice.equals(PASSWORD_CHANGED) ? new Delivery.Later("nobody answered") : new Delivery.Done();
        tell("a", PASSWORD_CHANGED);
        tell("b", EMAIL_CODE);

        assertThat(relay.deliverDue()).isEqualTo(1);
        assertThat(outbox.waitingNotices()).containsExactly(PASSWORD_CHANGED);
    }

    @Test
    void a_code_that_expired_meanwhile_is_not_sent_any_more() {
        tell("a", EMAIL_CODE);
        tell("b", PASSWORD_CHANGED);
        clock.advance(EMAIL_CODE.validFor());

        relay.deliverDue();

        assertThat(sent).extracting(Sent::notice).containsExactly(PASSWORD_CHANGED);
        assertThat(outbox.newestDeadLetters(10)).extracting(DeadLetter::why).containsExactly("expired");
    }

    @Test
    void nobody_is_reminded_of_what_has_begun_nor_told_by_text_that_it_was_arranged() {
        Instant start = clock.instant().plus(Duration.ofHours(1));
        tell("a", date(Notice.DateEvent.REMINDER, start));
        tell("b", date(Notice.DateEvent.CANCELLED, start));
        for (Notice.DateWord word : Notice.DateWord.values()) {
            tell(word.name(), text(word, start));
        }
        clock.advance(Duration.ofHours(1));

        assertThat(relay.deliverDue()).isEqualTo(2);

        assertThat(sent)
                .extracting(Sent::notice)
                .containsExactlyInAnyOrder(
                        date(Notice.DateEvent.CANCELLED, start), text(Notice.DateWord.CANCELLED, start));
        assertThat(outbox.newestDeadLetters(10))
                .extracting(DeadLetter::why)
                .containsExactly("expired", "expired", "expired");
    }

    private static Notice text(Notice.DateWord word, Instant start) {
        return new Notice.DateOfNumberChanged(new PhoneNumber("+911234567890"), word, start.atZone(ZoneOffset.UTC));
    }

    private static Notice date(Notice.DateEvent event, Instant start) {
        return new Notice.DateChanged(
                new Email("maya@example.com"), "Maya", event, 7, 1, start, start.plusSeconds(3_600), ZoneOffset.UTC);
    }

    @Test
    void a_code_that_would_expire_before_the_next_attempt_is_given_up() {
        network = _ -> new Delivery.Later("nobody answered");
        tell("a", PHONE_CODE);

        relay.deliverDue();
        clock.advance(Duration.ofSeconds(30));
        relay.deliverDue();
        clock.advance(Duration.ofMinutes(2));
        relay.deliverDue();

        assertThat(sent).hasSize(3);
        assertThat(outbox.newestDeadLetters(10))
                .extracting(DeadLetter::attempts)
                .containsExactly(3);
    }

    @Test
    void a7_d16_giving_up_is_one_line_in_the_log_without_personal_data() {
        network = _ -> new Delivery.Never("no such mailbox");
        tell("a", EMAIL_CODE);

        relay.deliverDue();

        assertThat(log.all())
                .containsExactly("Message " + sent.getFirst().id()
                        + " (EMAIL_CODE) was given up; attempts: 1; reason: no such mailbox");
    }

    @Test
    void a7_d16_a_mailer_that_throws_is_tried_again_and_its_words_are_not_repeated() {
        network = _ -> {
            throw new IllegalStateException("550 <" + MAYA.value() + "> " + PHONE.value() + " " + CODE);
        };
        tell("a", EMAIL_CODE);

        assertThat(relay.deliverDue()).isZero();
        network = _ -> new Delivery.Done();
        clock.advance(Redelivery.WAITS.getFirst());
        assertThat(relay.deliverDue()).isEqualTo(1);

        assertThat(log.all())
                .singleElement()
                .asString()
                .contains("failed unexpectedly: java.lang.IllegalStateException at "
                        + getClass().getName())
                .doesNotContain(MAYA.value(), PHONE.value(), CODE);
    }

    @Test
    void long_reasons_are_cut() {
        network = _ -> new Delivery.Never("x".repeat(1_000));
        tell("a", PASSWORD_CHANGED);

        relay.deliverDue();

        assertThat(outbox.newestDeadLetters(1).getFirst().why()).hasSize(200).endsWith("x…");
    }

    @Test
    void a_store_that_is_away_is_told_to_whoever_runs_the_relay() {
        units.goDown();

        assertThatThrownBy(relay::deliverDue).isInstanceOf(Unavailable.class);
    }

    @Test
    void an_interrupted_relay_finishes_what_it_has_begun_and_begins_nothing_more() {
        for (int i = 0; i < 2 * OutboxRelay.AT_ONCE; i++) {
            tell("key-" + i, PASSWORD_CHANGED);
        }

        Thread.currentThread().interrupt();
        int delivered = relay.deliverDue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivered).isEqualTo(OutboxRelay.AT_ONCE);
    }

    @Test
    void h6_while_the_other_channels_hang_whoever_waits_for_a_text_gets_it_soon() throws Exception {
        var hanging = new CountDownLatch(OutboxRelay.AT_ONCE + 1);
        var enough = new CountDownLatch(1);
        network = lettingTextsPass(hanging, enough);
        int mails = 2 * OutboxRelay.AT_ONCE;
        int texts = 3;
        for (int i = 0; i < mails; i++) {
            tell("mail-" + i, PASSWORD_CHANGED);
        }
        tell("news", NEWS);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(relay::deliverDue);
            try {
                hanging.await();
                List<Duration> times = new ArrayList<>();
                for (int i = 0; i < texts; i++) {
                    tell("text-" + i, PHONE_CODE);
                    long begun = System.nanoTime();
                    awaitDeliveryOf(PHONE_CODE);
                    times.add(Duration.ofNanos(System.nanoTime() - begun));
                }
                assertThat(HowLong.median(times)).isLessThan(Duration.ofSeconds(3));
                assertThat(sent).as("the places of a channel").hasSize(OutboxRelay.AT_ONCE + 1 + texts);
                assertThat(run).isNotDone();
            } finally {
                enough.countDown();
            }
            assertThat(run.get()).as("nothing is left").isEqualTo(mails + 1 + texts);
        }
    }

    /// A network in which everything but texts hangs until it is let go.
    private static Function<Notice, Delivery> lettingTextsPass(CountDownLatch hanging, CountDownLatch enough) {
        return notice -> {
            if (!(notice instanceof Notice.Text)) {
                hanging.countDown();
                awaitUninterrupted(enough);
            }
            return new Delivery.Done();
        };
    }

    private OutboxRelay noticing(CountDownLatch refused) {
        return new OutboxRelay(outbox, this::send, this::send, this::send, nobody, new Noticing(units, refused), clock);
    }

    /// Tells when the store was found to be away.
    private record Noticing(UnitOfWork units, CountDownLatch refused) implements UnitOfWork {
        @Override
        public <T> T execute(Supplier<T> work) {
            try {
                return units.execute(work);
            } catch (Unavailable unavailable) {
                refused.countDown();
                throw unavailable;
            }
        }

        @Override
        public <T> T series(Supplier<T> work) {
            return units.series(work);
        }

        @Override
        public <T> T ahead(Supplier<T> work) {
            return units.ahead(work);
        }
    }

    @Test
    void h6_a_store_that_was_away_while_the_mails_hang_lets_a_text_out_as_soon_as_it_is_back() throws Exception {
        var hanging = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        network = lettingTextsPass(hanging, enough);
        var refused = new CountDownLatch(1);
        OutboxRelay noticing = noticing(refused);
        tell("mail", PASSWORD_CHANGED);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(noticing::deliverDue);
            try {
                hanging.await();
                units.goDown();
                refused.await();
                units.comeBack();
                tell("text", PHONE_CODE);
                awaitDeliveryOf(PHONE_CODE);
                assertThat(run).isNotDone();
            } finally {
                enough.countDown();
            }
            assertThat(run.get()).as("in the end it reached the store").isEqualTo(2);
        }
    }

    @Test
    void h6_a_store_that_stays_away_is_told_when_what_was_on_its_way_has_arrived() throws Exception {
        var hanging = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        var arrived = new AtomicBoolean();
        network = _ -> {
            hanging.countDown();
            awaitUninterrupted(enough);
            arrived.set(true);
            return new Delivery.Done();
        };
        var refused = new CountDownLatch(1);
        OutboxRelay noticing = noticing(refused);
        tell("mail", PASSWORD_CHANGED);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(() -> {
                assertThatThrownBy(noticing::deliverDue).isInstanceOf(Unavailable.class);
                return arrived.get();
            });
            try {
                hanging.await();
                units.goDown();
                refused.await();
            } finally {
                enough.countDown();
            }
            assertThat(run.get()).as("the mail arrived before").isTrue();
        }
    }

    @Test
    void a_stopped_relay_finishes_what_it_has_begun_and_claims_nothing_more() throws Exception {
        var hanging = new CountDownLatch(OutboxRelay.AT_ONCE);
        var enough = new CountDownLatch(1);
        network = _ -> {
            hanging.countDown();
            awaitUninterrupted(enough);
            return new Delivery.Done();
        };
        for (int i = 0; i < 2 * OutboxRelay.AT_ONCE; i++) {
            tell("key-" + i, PASSWORD_CHANGED);
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(relay::deliverDue);
            try {
                hanging.await();
                relay.stop();
            } finally {
                enough.countDown();
            }
            assertThat(run.get()).isEqualTo(OutboxRelay.AT_ONCE);
        }

        assertThat(relay.deliverDue()).as("a run that begins later").isZero();
        assertThat(sent).hasSize(OutboxRelay.AT_ONCE);
    }

    @Test
    void an_interrupted_relay_interrupts_what_hangs() throws Exception {
        var hanging = new CountDownLatch(1);
        network = _ -> {
            hanging.countDown();
            awaitUninterrupted(new CountDownLatch(1));
            return new Delivery.Later("interrupted");
        };
        tell("a", NEWS);
        var run = Thread.ofPlatform().start(relay::deliverDue);
        hanging.await();

        run.interrupt();
        run.join();

        assertThat(outbox.waitingNotices()).containsExactly(NEWS);
    }

    @Test
    void what_ended_a_month_ago_is_forgotten() {
        var retention = new OutboxRetention(outbox, units, clock);
        network = notice -> notice.equals(EMAIL_CODE) ? new Delivery.Never("no such mailbox") : new Delivery.Done();
        tell("a", EMAIL_CODE);
        tell("b", PASSWORD_CHANGED);
        relay.deliverDue();

        clock.advance(OutboxRetention.KEPT);
        assertThat(retention.forgetOld()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.forgetOld()).isEqualTo(2);

        assertThat(outbox.summary()).isEqualTo(new Summary(0, null, 0));
    }

    private void awaitDeliveryOf(Notice notice) throws InterruptedException {
        while (outbox.waitingNotices().contains(notice)) {
            Thread.sleep(Duration.ofMillis(5));
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
