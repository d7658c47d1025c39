package com.datifyy.domain.dates;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;

/// What one of the two says about a date afterwards. Only the staff reads it.
///
/// @param rating 1 to 5
/// @param text at most 500 characters; may be empty
public record DateFeedback(DateId date, UserId from, int rating, String text, Instant at) {
    /// For how long after a date was completed it can be given.
    public static final Duration PERIOD = Duration.ofDays(2);

    private static final int LONGEST_TEXT = 500;

    /// @throws InvalidInput when the rating is out of range or the text too long; all of it is told
    public DateFeedback {
        var wrong = new Faults();
        wrong.in(() -> requireRating(rating));
        String said = text;
        text = wrong.of(() -> cleanText(said), "");
        wrong.tell();
    }

    /// @throws InvalidInput when it is not from 1 to 5
    public static void requireRating(int rating) {
        if (rating < 1 || rating > 5) {
            throw new InvalidInput("rating", "must be from 1 to 5");
        }
    }

    /// What somebody says, as it is kept.
    ///
    /// @throws InvalidInput when it is too long
    public static String cleanText(String text) {
        return Texts.clean("text", text, LONGEST_TEXT, true);
    }

    /// Feedback on a date.
    ///
    /// @throws Conflict when the date was not completed, or that is too long ago
    public static DateFeedback on(ScheduledDate date, UserId from, int rating, String text, Instant now) {
        Instant completedAt = date.completedAt();
        if (date.status() != DateStatus.COMPLETED || completedAt == null) {
            throw new Conflict("Only a date that was completed can be rated");
        }
        if (now.isAfter(completedAt.plus(PERIOD))) {
            throw new Conflict("A date can be rated within 48 hours after it was completed");
        }
        return new DateFeedback(date.id(), from, rating, text, now);
    }

    @Override
    public String toString() {
        return "DateFeedback[" + date + "]";
    }
}
