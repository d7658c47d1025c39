package com.datifyy.adapters.index;

import com.datifyy.domain.matching.MatchCard;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everybody, as of one moment: what readers look at without waiting for anybody.
///
/// @param segments the newest first; somebody in a newer one, or in the tail, is not to be looked at in an
///     older one
/// @param tail cards that changed last; null for who is gone
record Snapshot(List<Segment> segments, Map<Integer, Entry> tail, Vocabulary.Reading words) {
    Snapshot {
        segments = List.copyOf(segments);
    }

    /// What the tail says of somebody.
    ///
    /// @param card their card, or null when they are gone
    record Entry(@Nullable MatchCard card) {}

    /// Whether a row of a segment still holds.
    ///
    /// @param segment its position among the segments
    boolean isCurrent(int id, int segment) {
        if (tail.containsKey(id)) {
            return false;
        }
        for (int newer = 0; newer < segment; newer++) {
            if (segments.get(newer).has(id)) {
                return false;
            }
        }
        return true;
    }
}
