package com.datifyy.application.notification.port;

import com.datifyy.domain.notification.Channel;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Where notices wait until they are delivered. They are written together with what they tell about, so neither is
/// ever without the other; each is delivered at least once.
///
/// What a notice holds is sealed while it waits and erased once it was delivered or given up. Notes about a notice that
/// has ended already change nothing.
public interface Outbox {
    /// A notice on its way.
    ///
    /// @param since when it was put into the box
    /// @param attempts how often it was claimed before, this claim not counted
    record Waiting(MessageId id, Notice notice, Instant since, int attempts) {}

    /// How many messages were put into the box that can be asked for without a password: codes, links, and the word
    /// that an address is in use.
    record AskedFor(int mails, int texts) {}

    /// Counts what was asked for since then, whatever became of it; inside a unit of work. It takes as long for either.
    AskedFor askedFor(Instant mailsSince, Instant textsSince);

    /// Puts a notice into the box, from where it may leave at once; inside a unit of work.
    ///
    /// @param key what the notice is about, 1 to 200 characters without secrets; a second notice with a key
    ///     that is known is dropped
    /// @return whether the key was new
    boolean add(MessageId id, String key, Notice notice, Instant now);

    /// Takes a notice out of the box that has not left it, for what it tells is no longer so; inside a unit of work.
    /// One that is leaving at the moment arrives, and is not tried again when it does not. Its key is free again.
    void takeBack(String key);

    /// Takes notices of one channel that are due, oldest first, so that no other worker gets them before the lease
    /// ends; inside a unit of work. A claim counts as an attempt even when its worker is never heard of again.
    List<Waiting> claim(Channel channel, int atMost, Instant now, Duration lease);

    /// Notes the end of a notice and erases what it held; inside a unit of work.
    void delivered(MessageId id, Instant now);

    /// Notes a failed attempt; inside a unit of work.
    ///
    /// @param due when to try again
    /// @param why a few words for the operator, at most 200 characters
    void postponed(MessageId id, Instant due, String why);

    /// Notes that a notice will never be delivered, and erases what it held; it stays visible to the operator; inside a
    /// unit of work.
    ///
    /// @param why a few words for the operator, at most 200 characters
    /// @return whether it was waiting: one that arrived by another worker or was taken back meanwhile is not lost
    boolean givenUp(MessageId id, Instant now, String why);
}
