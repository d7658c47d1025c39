package com.datifyy.application.notification;

import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.notification.port.Outbox.AskedFor;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.Limit;
import com.datifyy.domain.notification.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// How many messages that can be asked for leave the service in all. They are counted where they are kept, so
/// instances count together and a restart forgets none; those that are put into the box at the same moment do not
/// see each other.
///
/// The last fifth is kept for whoever is known: strangers can use up the rest within seconds, from enough networks,
/// and a member at home would wait for a message that does not come.
public final class MessageCaps {
    /// One part of so many is not for strangers.
    private static final int KEPT = 5;

    /// Who asks for a message.
    public enum AskedBy {
        /// Anybody, with or without an account that has proven what the message goes to.
        A_STRANGER,
        /// Whoever is signed in to the account that has proven it, or whom that account knows.
        ONE_WHO_IS_KNOWN;

        private int of(Limit limit) {
            return switch (this) {
                case A_STRANGER -> limit.permits() - limit.permits() / KEPT;
                case ONE_WHO_IS_KNOWN -> limit.permits();
            };
        }
    }

    private final Outbox outbox;
    private final RequestLimits limits;
    private final InstantSource clock;

    public MessageCaps(Outbox outbox, RequestLimits limits, InstantSource clock) {
        this.outbox = outbox;
        this.limits = limits;
        this.clock = clock;
    }

    /// Whether one more may leave; inside a unit of work. It asks the same for whatever is to be sent, and for nothing
    /// too, so that the time it takes tells nobody which of them it was.
    public boolean allow(Notice notice, AskedBy asker) {
        Optional<Limit> mails = limits.countedElsewhere(Flow.MAILS_ALL);
        Optional<Limit> texts = limits.countedElsewhere(Flow.TEXTS_ALL);
        Instant now = clock.instant();
        AskedFor lately = outbox.askedFor(since(mails, now), since(texts, now));
        Optional<Limit> reached = switch (notice) {
            case Notice.Mail _ -> mails.filter(limit -> lately.mails() >= asker.of(limit));
            case Notice.Text _ -> texts.filter(limit -> lately.texts() >= asker.of(limit));
            case Notice.Secret _, Notice.StaffNews _, Notice.Silence _ -> Optional.empty();
        };
        reached.ifPresent(limits::noteReached);
        return reached.isEmpty();
    }

    private static Instant since(Optional<Limit> limit, Instant now) {
        return limit.map(known -> now.minus(known.window())).orElse(now);
    }
}
