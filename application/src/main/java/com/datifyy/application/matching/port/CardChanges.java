package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed about match cards.
///
/// @param position where the feed stands with these
public record CardChanges(List<Change> changes, String position) {
    public CardChanges {
        changes = List.copyOf(changes);
    }

    /// A change of one person.
    ///
    /// @param card their card now, or null when there is none any more
    public record Change(UserId person, @Nullable MatchCard card) {}
}
