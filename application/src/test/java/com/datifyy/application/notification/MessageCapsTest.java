package com.datifyy.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.notification.MessageCaps.AskedBy;
import com.datifyy.application.notification.port.InMemoryOutbox;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Rate;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageCapsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryOutbox outbox = new InMemoryOutbox(units);
    private int sent;

    /// One that has counted nothing yet, as after a start.
    private MessageCaps another() {
        return with(Map.of(
                "mails-all", Optional.of(new Rate(3, HOUR)),
                "texts-all", Optional.of(new Rate(1, HOUR.multipliedBy(2)))));
    }

    private MessageCaps with(Map<String, Optional<Rate>> changes) {
        var limits = new RequestLimits(new CountingRateLimiter(clock), new LimitPolicy(changes));
        return new MessageCaps(outbox, limits, clock);
    }

    private boolean send(MessageCaps caps, Notice notice) {
        return send(caps, notice, AskedBy.A_STRANGER);
    }

    private boolean send(MessageCaps caps, Notice notice, AskedBy asker) {
        return units.execute(() -> {
            boolean allowed = caps.allow(notice, asker);
            if (allowed) {
                sent++;
                outbox.add(new MessageId(new UUID(5, sent)), "key " + sent, notice, clock.instant());
            }
            return allowed;
        });
    }

    @Test
    void a12_all_instances_send_no_more_together_than_one_may_and_a_restart_forgets_nothing() {
        MessageCaps one = another();
        MessageCaps other = another();

        assertThat(send(one, SampleNotices.EMAIL_CODE)).isTrue();
        assertThat(send(other, SampleNotices.EMAIL_CODE)).isTrue();
        assertThat(send(one, SampleNotices.EMAIL_CODE)).isTrue();

        assertThat(send(one, SampleNotices.EMAIL_CODE)).isFalse();
        assertThat(send(other, SampleNotices.EMAIL_CODE)).isFalse();
        assertThat(send(another(), SampleNotices.EMAIL_CODE)).isFalse();
    }

    @Test
    void a12_in_any_hour_there_are_no_more_than_may_be() {
        MessageCaps caps = another();
        for (int i = 0; i < 3; i++) {
            assertThat(send(caps, SampleNotices.EMAIL_CODE)).isTrue();
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(send(caps, SampleNotices.EMAIL_CODE)).isFalse();
        clock.advance(Duration.ofMinutes(30));
        assertThat(send(caps, SampleNotices.EMAIL_CODE))
                .as("the first is an hour ago")
                .isTrue();
        assertThat(send(caps, SampleNotices.EMAIL_CODE)).isFalse();
    }

    @Test
    void a12_strangers_leave_a_fifth_to_those_who_are_known_and_nobody_gets_more_than_all() {
        MessageCaps caps =
                with(Map.of("mails-all", Optional.of(new Rate(10, HOUR)), "texts-all", Optional.of(new Rate(5, HOUR))));

        for (Notice notice : List.of(SampleNotices.EMAIL_CODE, SampleNotices.PHONE_CODE)) {
            int strangers = 0;
            while (send(caps, notice, AskedBy.A_STRANGER)) {
                strangers++;
            }
            int known = 0;
            while (send(caps, notice, AskedBy.ONE_WHO_IS_KNOWN)) {
                known++;
            }

            assertThat(strangers).isEqualTo(4 * known);
            assertThat(strangers + known).isEqualTo(notice instanceof Notice.Mail ? 10 : 5);
            assertThat(send(caps, notice, AskedBy.A_STRANGER)).isFalse();
        }
    }

    @Test
    void a12_mails_and_texts_are_counted_apart_each_in_its_own_window() {
        MessageCaps caps = another();

        assertThat(send(caps, SampleNotices.PHONE_CODE)).isTrue();
        assertThat(send(caps, SampleNotices.PHONE_CODE)).isFalse();
        assertThat(send(caps, SampleNotices.EMAIL_CODE)).isTrue();
        clock.advance(HOUR.plusMinutes(1));
        assertThat(send(caps, SampleNotices.PHONE_CODE)).isFalse();
        clock.advance(HOUR);
        assertThat(send(caps, SampleNotices.PHONE_CODE)).isTrue();
    }

    @Test
    void a12_what_nobody_asked_for_takes_nothing_and_nothing_is_always_allowed() {
        MessageCaps caps = another();
        for (int i = 0; i < 3; i++) {
            sent++;
            units.run(() -> outbox.add(
                    new MessageId(new UUID(5, sent)), "key " + sent, SampleNotices.PASSWORD_CHANGED, clock.instant()));
        }

        for (int i = 0; i < 3; i++) {
            assertThat(send(caps, SampleNotices.EMAIL_CODE)).isTrue();
        }
        assertThat(send(caps, SampleNotices.EMAIL_CODE)).isFalse();
        assertThat(send(caps, new Notice.Silence())).isTrue();
    }

    @Test
    void whoever_switches_a_cap_off_has_none() {
        MessageCaps caps = with(Map.of("mails-all", Optional.empty(), "texts-all", Optional.of(new Rate(1, HOUR))));

        for (int i = 0; i < 5; i++) {
            assertThat(send(caps, SampleNotices.EMAIL_CODE)).isTrue();
        }
        assertThat(send(caps, SampleNotices.PHONE_CODE)).isTrue();
        assertThat(send(caps, SampleNotices.PHONE_CODE)).isFalse();
    }
}
