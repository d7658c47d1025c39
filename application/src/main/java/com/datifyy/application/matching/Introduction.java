package com.datifyy.application.matching;

import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.profile.PublishedProfile;
import java.util.List;

/// Somebody as another person gets to see them.
///
/// @param score how well the two fit, 0 to 100
/// @param reasons which of the viewer's own wishes the other is known to meet, as far as the other publishes it
public record Introduction(PublishedProfile profile, int score, List<MatchReason> reasons) {
    public Introduction {
        reasons = List.copyOf(reasons);
    }
}
