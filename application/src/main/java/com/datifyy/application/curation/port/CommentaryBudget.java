package com.datifyy.application.curation.port;

import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;

/// Counts how many comments were asked for in a day: by everybody together, by each of the staff, and about each person
/// with others.
public interface CommentaryBudget {
    /// What may be asked for in a day.
    ///
    /// @param everybody by all together; 0 means nothing
    /// @param each by each of the staff; 0 means nothing
    /// @param person about one person with others, whoever asks; 0 means nothing
    record Daily(int everybody, int each, int person) {
        public Daily {
            if (everybody < 0 || each < 0 || person < 0) {
                throw new IllegalArgumentException("a budget is not negative");
            }
        }
    }

    /// Whose budgets a comment is counted for, besides that of everybody.
    ///
    /// @param staffMember whoever asks, by a key that is theirs alone
    /// @param person who is looked at together with others
    record Asking(String staffMember, UserId person) {}

    /// Counts as many as are left for all of them, at most those wanted; what does not fit is counted for none.
    /// Two at once never get more together than is left. For a person who is not there anymore nothing is left.
    ///
    /// @return 0 to `wanted`
    /// @throws IllegalStateException outside a unit of work
    int take(LocalDate day, Asking asking, int wanted, Daily daily);

    /// Takes back what was counted and then not asked for.
    ///
    /// @param unasked at most as many as were counted
    /// @throws IllegalStateException outside a unit of work
    void giveBack(LocalDate day, Asking asking, int unasked);

    /// How many were asked for by all together.
    int asked(LocalDate day);
}
