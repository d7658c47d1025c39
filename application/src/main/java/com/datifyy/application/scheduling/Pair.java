package com.datifyy.application.scheduling;

import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Replies;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two people who are locked, and what was between them until now.
///
/// @param match theirs, locked, or null when there is none
/// @param replies what they said to each other's suggestion
/// @param dates of the two with each other, whatever became of them
record Pair(@Nullable CuratedMatch match, Replies replies, List<ScheduledDate> dates) {
    Pair {
        dates = List.copyOf(dates);
    }

    /// @throws Conflict when one of the two, or the staff, decided against their meeting, or a suggestion of
    ///     them is not answered
    void requireNothingAgainst() {
        if (match != null && match.status() == CuratedMatchStatus.REJECTED) {
            throw new Conflict("The staff rejected the match of these two, so no date is set");
        }
        if (replies.wereAskedFor()) {
            replies.requireBoth();
        }
        if (dates.stream().anyMatch(ScheduledDate::wasTurnedDown)) {
            throw new Conflict("One of them cancelled a date of the two out of lack of interest");
        }
    }

    /// Whether the match never had a date, or only one that was cancelled.
    boolean hasNoDate() {
        Integer date = match == null ? null : match.scheduledDateId();
        return date == null
                || dates.stream()
                        .filter(known -> known.id().value() == date)
                        .allMatch(known -> known.status() == DateStatus.CANCELLED);
    }
}
