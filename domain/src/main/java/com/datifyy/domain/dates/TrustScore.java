package com.datifyy.domain.dates;

/// How reliable somebody was so far, each part from 0 to 100.
///
/// Attendance is completed dates among those that were completed, cancelled by the person, or missed by them. What
/// others cancelled does not count against anybody, and whoever turns somebody down cancels one date: those that are
/// cancelled with it do not count.
///
/// A missed date counts against the one of whom the staff says that they did not come, and against nobody as long as it
/// says nothing: nobody has to answer for the other. So each sees whether it is held against them, and nothing else of
/// whom the staff named.
///
/// Feedback is the average of the ratings of dates with them that count (three at a time, [DateTally#counted]), times
/// 20. Either is 100 as long as there is nothing to tell by, and the score is the mean of both.
///
/// @param overall the mean of both, rounded half up
public record TrustScore(int attendance, int feedback, int overall) {
    public static TrustScore of(DateTally tally) {
        int counted = tally.completed() + tally.cancelledByThem() + tally.noShow();
        double attendance = counted == 0 ? 100 : 100.0 * tally.completed() / counted;
        double feedback = tally.ratings() == 0 ? 100 : 20.0 * tally.ratingSum() / tally.ratings();
        return new TrustScore(
                Math.toIntExact(Math.round(attendance)),
                Math.toIntExact(Math.round(feedback)),
                Math.toIntExact(Math.round((attendance + feedback) / 2)));
    }
}
