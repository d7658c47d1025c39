package com.datifyy.domain.availability;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;

/// One hour in which somebody is free: from `start`, up to but not including an hour later.
public record Slot(
        SlotId id, UserId owner, Instant start, MeetingMode mode, String notes, Instant createdAt, Instant updatedAt) {
    /// How long every slot is.
    public static final Duration LENGTH = Duration.ofHours(1);

    /// How far ahead a slot begins at least when it is offered.
    public static final Duration NOTICE = Duration.ofHours(24);

    /// How far ahead a slot begins at most when it is offered.
    public static final Duration HORIZON = Duration.ofDays(366);

    private static final int NOTES_MAX_LENGTH = 500;

    /// @throws InvalidInput when the notes are too long
    public Slot {
        notes = Texts.clean("notes", notes, NOTES_MAX_LENGTH, true);
    }

    /// What somebody offers.
    public record Offer(Instant start, Instant end, MeetingMode mode, String notes) {
        /// @throws InvalidInput when it is not exactly one hour
        public Offer {
            if (!start.isBefore(end)) {
                throw new InvalidInput("end_time", "must be after start_time");
            }
            if (!Duration.between(start, end).equals(LENGTH)) {
                throw new InvalidInput("end_time", "must be exactly 1 hour after start_time");
            }
        }

        private void requireNotice(Instant now) {
            if (start.isBefore(now.plus(NOTICE))) {
                throw new InvalidInput("start_time", "must be at least 24 hours in the future");
            }
            if (start.isAfter(now.plus(HORIZON))) {
                throw new InvalidInput("start_time", "must be at most 366 days in the future");
            }
        }
    }

    /// A new slot.
    ///
    /// @throws InvalidInput when it begins in less than 24 hours or more than 366 days ahead
    public static Slot offered(SlotId id, UserId owner, Offer offer, Instant now) {
        offer.requireNotice(now);
        return new Slot(id, owner, offer.start(), offer.mode(), offer.notes(), now, now);
    }

    /// This slot, moved or otherwise changed.
    ///
    /// @throws InvalidInput as for a new one
    public Slot changedTo(Offer offer, Instant now) {
        offer.requireNotice(now);
        return new Slot(id, owner, offer.start(), offer.mode(), offer.notes(), createdAt, now);
    }

    public Instant end() {
        return start.plus(LENGTH);
    }

    public boolean overlaps(Slot other) {
        return start.isBefore(other.end()) && other.start.isBefore(end());
    }
}
