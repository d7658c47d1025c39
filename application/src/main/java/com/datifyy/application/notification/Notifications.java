package com.datifyy.application.notification;

import com.datifyy.application.notification.port.Clocks;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;

/// Tells people something, for certain and once: together with the change it tells about, or not at all.
public final class Notifications {
    private final Outbox outbox;
    private final Clocks clocks;
    private final IdGenerator ids;
    private final InstantSource clock;

    public Notifications(Outbox outbox, Clocks clocks, IdGenerator ids, InstantSource clock) {
        this.outbox = outbox;
        this.clocks = clocks;
        this.ids = ids;
        this.clock = clock;
    }

    /// Has a notice delivered soon after the current unit of work has ended well.
    ///
    /// @param key what the notice is about, such as `password-changed/4711/3`, 1 to 200 characters without
    ///     secrets; with a key that was used in the last 30 days nothing is told
    /// @throws IllegalStateException outside a unit of work
    public void tell(String key, Notice notice) {
        outbox.add(ids.messageId(), key, notice, clock.instant());
    }

    /// Takes back what was to be told, as far as it has not left yet: it is no longer so.
    ///
    /// @param key under which it was to be told
    /// @throws IllegalStateException outside a unit of work
    public void takeBack(String key) {
        outbox.takeBack(key);
    }

    /// A moment as it is told to somebody: by the clock of the zone they chose, and in UTC while they chose none.
    public ZonedDateTime byClockOf(UserId whom, Instant moment) {
        return moment.atZone(clocks.of(whom));
    }

    /// Tells the telephone whose number signs in to an account no more, and the account's mailbox: whoever took
    /// it off may be somebody else.
    ///
    /// @param before the account with the number
    public void tellOfRemovedNumber(User before, Instant now) {
        PhoneNumber number = before.provenNumber();
        if (number != null) {
            tell("number released/" + before.id() + "/" + now, new Notice.NumberReleased(number, now));
        }
        Email mailbox = before.mailbox();
        if (mailbox != null) {
            tell(
                    "number removed/" + before.id() + "/" + now,
                    new Notice.NumberRemoved(mailbox, before.name(), byClockOf(before.id(), now)));
        }
    }
}
