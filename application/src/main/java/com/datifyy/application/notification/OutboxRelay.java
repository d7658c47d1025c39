package com.datifyy.application.notification;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.Mailer;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.notification.port.Outbox.Waiting;
import com.datifyy.application.notification.port.SmsSender;
import com.datifyy.application.notification.port.StaffChannel;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes messages out of the outbox and delivers them, each at least once.
///
/// A message is claimed, sent and noted in three steps, and no transaction is open while it is sent. A relay
/// that dies in between leaves its messages to the next one, after the lease: what was sent and not noted is
/// sent again, with the same [com.datifyy.domain.notification.MessageId]. Several relays may run at once.
///
/// Each channel has a batch of its own on its way. While one hangs, the others are looked at every second, also
/// when the store could not be reached in between.
public final class OutboxRelay {
    /// How many messages are on their way at the same time by each channel, for each relay.
    static final int AT_ONCE = 8;

    /// For how long nobody else gets a message that was claimed; much longer than sending one may take.
    static final Duration LEASE = Duration.ofMinutes(2);

    /// After how long it is looked for more that is due, even if nothing that is on its way has arrived.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int LONGEST_REASON = 200;

    private final Outbox outbox;
    private final Mailer mailer;
    private final SmsSender smsSender;
    private final StaffChannel staffChannel;
    private final Announcements announcements;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private volatile boolean stopped;

    public OutboxRelay(
            Outbox outbox,
            Mailer mailer,
            SmsSender smsSender,
            StaffChannel staffChannel,
            Announcements announcements,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.outbox = outbox;
        this.mailer = mailer;
        this.smsSender = smsSender;
        this.staffChannel = staffChannel;
        this.announcements = announcements;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Messages of one channel that are on their way together.
    ///
    /// @param arrival done when it is noted of each how it ended, and never a failure
    /// @param full whether there may be more
    private record Batch(CompletableFuture<Void> arrival, boolean full) {
        boolean isOver() {
            return arrival.isDone();
        }
    }

    /// From now on no run claims anything; one that is under way ends when what is on its way has arrived.
    public void stop() {
        stopped = true;
    }

    /// Delivers what is due, until nothing is and nothing is on its way any more, or the thread is interrupted, or
    /// the relay is stopped.
    ///
    /// @return how many messages were delivered
    /// @throws Unavailable when the store could not be reached in the end; what was on its way has arrived before
    public int deliverDue() {
        if (stopped) {
            return 0;
        }
        var delivered = new AtomicInteger();
        @Nullable Unavailable refused = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var batches = new EnumMap<Channel, Batch>(Channel.class);
            boolean more;
            do {
                var atRest = EnumSet.allOf(Channel.class);
                atRest.removeAll(batches.keySet());
                try {
                    claimed(atRest)
                            .forEach((channel, messages) -> batches.put(channel, sent(messages, delivered, threads)));
                    refused = null;
                } catch (Unavailable unavailable) {
                    refused = unavailable; // while something is on its way, it is tried again with the next look
                }
                awaitOneOrALook(batches.values());
                more = batches.values().stream().anyMatch(batch -> batch.full() || !batch.isOver());
                batches.values().removeIf(Batch::isOver);
            } while (more && !stopped && !Thread.currentThread().isInterrupted());
        }
        if (refused != null) {
            throw refused;
        }
        return delivered.get();
    }

    /// All in one transaction, so that nothing is claimed and then not sent since the next claim failed.
    private Map<Channel, List<Waiting>> claimed(Set<Channel> atRest) {
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            var claimed = new EnumMap<Channel, List<Waiting>>(Channel.class);
            atRest.forEach(channel -> claimed.put(channel, outbox.claim(channel, AT_ONCE, now, LEASE)));
            return claimed;
        });
    }

    private Batch sent(List<Waiting> messages, AtomicInteger delivered, Executor threads) {
        var attempts = messages.stream()
                .map(message -> CompletableFuture.runAsync(() -> deliver(message, delivered), threads))
                .toArray(CompletableFuture<?>[]::new);
        return new Batch(CompletableFuture.allOf(attempts), messages.size() == AT_ONCE);
    }

    /// An interruption ends the waiting, and stays to be seen by whoever asks for it.
    private static void awaitOneOrALook(Collection<Batch> batches) {
        var underWay = batches.stream()
                .filter(batch -> !batch.isOver())
                .map(Batch::arrival)
                .toArray(CompletableFuture<?>[]::new);
        if (underWay.length == 0) {
            return;
        }
        try {
            CompletableFuture.anyOf(underWay).get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // all of them are still under way, and others may have come
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void deliver(Waiting message, AtomicInteger delivered) {
        try {
            if (deliver(message)) {
                delivered.incrementAndGet();
            }
        } catch (RuntimeException | Error failure) {
            LOG.warn(
                    "How the attempt at a message ended could not be noted, it will be made again: {}",
                    failure.toString());
        }
    }

    private boolean deliver(Waiting message) {
        if (Redelivery.isTooLate(message, clock.instant())) {
            giveUp(message, message.attempts(), "expired");
            return false;
        }
        return switch (attempt(message)) {
            case Delivery.Done _ -> {
                unitOfWork.run(() -> outbox.delivered(message.id(), clock.instant()));
                yield true;
            }
            case Delivery.Later later -> {
                postpone(message, later.why());
                yield false;
            }
            case Delivery.Never never -> {
                giveUp(message, message.attempts() + 1, never.why());
                yield false;
            }
        };
    }

    /// What a mailer throws is a fault of its own, which may be gone the next time. Its words are not logged:
    /// they may hold the receiver's address.
    private Delivery attempt(Waiting message) {
        try {
            return switch (message.notice()) {
                case Notice.Mail mail -> mailer.send(message.id(), mail);
                case Notice.Text text -> smsSender.send(message.id(), text);
                case Notice.StaffNews news -> staffChannel.post(message.id(), news);
                case Notice.Silence _ -> new Delivery.Done();
            };
        } catch (RuntimeException failure) {
            String what = failure.getClass().getName();
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.warn(
                    "Sending message {} ({}) failed unexpectedly: {} at {}",
                    message.id(),
                    message.notice().kind(),
                    what,
                    trace.length == 0 ? "an unknown place" : trace[0]);
            return new Delivery.Later("unexpected " + what);
        }
    }

    private void postpone(Waiting message, String why) {
        Instant now = clock.instant();
        Redelivery.next(message, now)
                .ifPresentOrElse(
                        due -> unitOfWork.run(() -> outbox.postponed(message.id(), due, shortened(why))),
                        () -> giveUp(message, message.attempts() + 1, "no attempt left, the last one: " + why));
    }

    private void giveUp(Waiting message, int attempts, String why) {
        String reason = shortened(why);
        boolean isLost = unitOfWork.execute(() -> {
            Instant now = clock.instant();
            boolean wasWaiting = outbox.givenUp(message.id(), now, reason);
            if (wasWaiting) {
                announce(message, attempts, reason, now);
            }
            return wasWaiting;
        });
        if (isLost) {
            LOG.warn(
                    "Message {} ({}) was given up; attempts: {}; reason: {}",
                    message.id(),
                    message.notice().kind(),
                    attempts,
                    reason);
        }
    }

    /// Once an hour for each kind of message, and never of news itself: where news cannot be posted, more of it cannot.
    private void announce(Waiting message, int attempts, String reason, Instant now) {
        String kind = message.notice().kind().name();
        if (!(message.notice() instanceof Notice.StaffNews)) {
            announcements.tell(
                    "news/given-up/" + kind + "/" + now.truncatedTo(ChronoUnit.HOURS),
                    new StaffNews(
                            Tone.WARNING,
                            "A message was given up",
                            "There may be more of them: the log names each.",
                            List.of(
                                    new Fact("Kind", kind),
                                    new Fact("Attempts", Integer.toString(attempts)),
                                    new Fact("Reason", reason)),
                            now));
        }
    }

    private static String shortened(String why) {
        return why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON - 1) + "…";
    }
}
