package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// How things stand at this moment, for a last look at people who were found in a copy that may be a little
/// behind.
public interface PresentCards {
    /// The cards of those people who still have one, and are not blocked by the viewer or the other way round.
    Map<UserId, MatchCard> visibleTo(UserId viewer, Collection<UserId> people);

    /// Everybody whom somebody blocked, or who blocked them.
    Set<UserId> blockedWith(UserId person);
}
