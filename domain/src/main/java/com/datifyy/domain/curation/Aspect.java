package com.datifyy.domain.curation;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Verdict;

/// What one scored wish of one of the two came to, as far as it may be told.
///
/// @param wishOf whose wish it is; the other one is judged by it
/// @param points what it adds to the one-way score, in hundredths of a percent
public record Aspect(Criterion criterion, Side wishOf, Verdict verdict, int points) {
    /// Which of the two: A has the smaller number, whoever is asked about first.
    public enum Side {
        A,
        B;

        Side other() {
            return this == A ? B : A;
        }
    }
}
