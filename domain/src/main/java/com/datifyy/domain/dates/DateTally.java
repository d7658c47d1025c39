package com.datifyy.domain.dates;

/// How many dates somebody has or had.
///
/// @param total all of them
/// @param upcoming those that lie ahead, or take place now
/// @param past all others
/// @param cancelledByThem those that they cancelled themselves
/// @param ratings how often others rated a date with them
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

    /// The completed dates among all, in percent; 0 when there are none.
    public double completionRate() {
        return total == 0 ? 0 : 100.0 * completed / total;
    }
}
