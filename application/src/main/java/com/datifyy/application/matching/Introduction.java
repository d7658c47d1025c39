package com.datifyy.application.matching;

import com.datifyy.domain.matching.MatchReason;
import com.datifyy.domain.matching.Presence;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.ShownPhoto;
import java.util.List;

/// Somebody as another person gets to see them.
///
/// @param open whether others get to see them; else they hide, and it is a look at themselves
/// @param presence how lately they were there, as far as they show it
/// @param score how well the two fit, 0 to 100, as they are told it
/// @param reasons which of the viewer's own wishes the other is known to meet, as far as the other publishes it
/// @param misses which of them the other is known to miss, as far as the other publishes it
/// @param photos with links for the viewer
public record Introduction(
        PublishedProfile profile,
        boolean open,
        Presence presence,
        int score,
        List<MatchReason> reasons,
        List<MatchReason> misses,
        List<ShownPhoto> photos) {
    public Introduction {
        reasons = List.copyOf(reasons);
        misses = List.copyOf(misses);
        photos = List.copyOf(photos);
    }
}
