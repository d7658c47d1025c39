package com.datifyy.application.notification;

import com.datifyy.application.notification.port.Outbox.Waiting;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a message that could not be delivered is tried again, and until when that is of use.
final class Redelivery {
    /// What is waited after each failed attempt: twelve attempts within a day.
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(4),
            Duration.ofHours(4),
            Duration.ofHours(4),
            Duration.ofHours(4));

    private Redelivery() {}

    /// Whether a message tells a code that no longer works, or of something that is over.
    static boolean isTooLate(Waiting message, Instant now) {
        return endOfUse(message).filter(end -> !now.isBefore(end)).isPresent();
    }

    /// When to try again after an attempt that failed now; empty when there is no attempt left, or the
    /// message would be of no use any more.
    static Optional<Instant> next(Waiting message, Instant now) {
        return message.attempts() >= WAITS.size()
                ? Optional.empty()
                : Optional.of(now.plus(WAITS.get(message.attempts()))).filter(then -> !isTooLate(message, then));
    }

    private static Optional<Instant> endOfUse(Waiting message) {
        if (message.notice() instanceof Notice.Secret secret) {
            return Optional.of(message.since().plus(secret.validFor()));
        }
        if (message.notice() instanceof Notice.WeekendAhead weekend) {
            return Optional.of(weekend.until());
        }
        if (message.notice() instanceof Notice.DateOfNumberChanged date && date.word() != Notice.DateWord.CANCELLED) {
            return Optional.of(date.start().toInstant());
        }
        return message.notice() instanceof Notice.DateChanged date && date.event() == Notice.DateEvent.REMINDER
                ? Optional.of(date.start())
                : Optional.empty();
    }
}
