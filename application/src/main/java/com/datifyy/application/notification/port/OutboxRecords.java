package com.datifyy.application.notification.port;

import com.datifyy.domain.notification.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outbox as its operator sees it: how much there is and what went wrong, never what a notice holds.
public interface OutboxRecords {
    /// How things stand.
    ///
    /// @param waiting how many notices are not delivered yet
    /// @param oldest since when the oldest of them has been waiting, or null when there is none
    /// @param givenUp how many notices were given up and not forgotten since
    record Summary(int waiting, @Nullable Instant oldest, int givenUp) {}

    /// How things stand with one kind of notice.
    ///
    /// @param kind see [com.datifyy.domain.notification.Notice#kind()]
    /// @param waiting how many are not delivered yet
    /// @param due when the next attempt at one of them is due, or has been since, or null when there is none
    /// @param givenUp how many were given up and not forgotten since
    record OfKind(String kind, int waiting, @Nullable Instant due, int givenUp) {}

    /// A notice that will never be delivered.
    ///
    /// @param kind see [com.datifyy.domain.notification.Notice#kind()]
    /// @param attempts how often it was claimed
    record DeadLetter(MessageId id, String kind, int attempts, Instant at, String why) {}

    Summary summary();

    /// The same by kind, for the kinds of which something waits or was given up, in the order of their names.
    List<OfKind> summaryByKind();

    /// Those given up last, the newest first.
    List<DeadLetter> newestDeadLetters(int atMost);

    /// Removes notices that ended before a point in time, and with them the memory of their keys; inside a unit of
    /// work.
    ///
    /// @return how many were removed
    int forget(Instant endedBefore, int atMost);
}
