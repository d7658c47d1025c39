package com.datifyy.application.curation.port;

import java.time.LocalDate;

/// Counts how many comments were asked for in a day, by everybody together and by each of the staff.
public interface CommentaryBudget {
    /// What may be asked for in a day.
    ///
    /// @param everybody by all together; 0 means nothing
    /// @param each by each of the staff; 0 means nothing
    record Daily(int everybody, int each) {
        public Daily {
            if (everybody < 0 || each < 0) {
                throw new IllegalArgumentException("a budget is not negative");
            }
        }
    }

    /// Counts as many as are left for both, at most those wanted; what does not fit is counted for neither.
    /// Two at once never get more together than is left.
    ///
    /// @param staffMember whoever asks, by a key that is theirs alone
    /// @return 0 to `wanted`
    /// @throws IllegalStateException outside a unit of work
    int take(LocalDate day, String staffMember, int wanted, Daily daily);

    /// Takes back what was counted and then not asked for.
    ///
    /// @param unasked at most as many as were counted
    /// @throws IllegalStateException outside a unit of work
    void giveBack(LocalDate day, String staffMember, int unasked);

    /// How many were asked for by all together.
    int asked(LocalDate day);
}
