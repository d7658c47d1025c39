package com.datifyy.domain.dates;

/// How many dates somebody has or had.
///
/// @param total all of them
/// @param upcoming those that lie ahead, or take place now
/// @param past all others
/// @param noShow those to which they did not come, as the staff says: not those of which it names the other, or nobody
/// @param cancelledByThem those that they cancelled themselves
/// @param ratings how many ratings of dates with them count, see [#counted]
/// @param ratingSum what those ratings add up to
public record DateTally(
        int total,
        int upcoming,
        int past,
        int completed,
        int cancelled,
        int noShow,
        int cancelledByThem,
        int ratings,
        int ratingSum) {
    public static final DateTally NONE = new DateTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Ratings count three at a time, in the order they were given: what somebody sees of them must not tell
    /// how a single person rated them.
    ///
    /// @param given how many there are
    /// @return how many of them count, the earliest first
    public static int counted(int given) {
        return given - given % 3;
    }

    /// The completed dates among all, in percent; 0 when there are none.
    public double completionRate() {
        return total == 0 ? 0 : 100.0 * completed / total;
    }
}
