package com.datifyy.adapters.postgres.matching;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Rotation;
import java.util.Comparator;

/// Somebody who may be among the best, as far as their outline tells.
///
/// @param most the most points they can have in the eyes of the seeker
/// @param rank the highest they can have: the seeker pleases them completely
record Promise(int id, int most, int rank) {
    /// In the order in which those with these ranks would be shown.
    static final Comparator<Promise> GREATEST_FIRST =
            Comparator.comparingInt(Promise::rank).reversed().thenComparingInt(Promise::id);

    private static final int COMPLETELY = 10_000;

    static Promise of(int id, int most, Rotation rotation) {
        return new Promise(id, most, together(most) + rotation.liftOf(id));
    }

    /// Those who promise no more than this come after it in the order of [PostgresPeopleIndex]'s question.
    ///
    /// @return the highest rank any of them can have
    int highestAfter(Rotation rotation) {
        return together(most) + rotation.most();
    }

    private static int together(int most) {
        return Compatibility.geometricMean(most, COMPLETELY);
    }
}
