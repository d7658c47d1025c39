package com.datifyy.application.matching.port;

import com.datifyy.domain.matching.MatchCard;
import java.util.Optional;
import java.util.function.Consumer;

/// Everybody's match card, and what changes about them, for an index that keeps them somewhere else.
///
/// A change counts from when it is committed: none is missed, in whatever order changes are committed.
public interface CardFeed {
    /// Where the feed stands now. What is committed from now on comes after it.
    String position();

    /// About how many cards there are.
    long size();

    /// Lets the reader see the card of everybody who takes part. Who changes meanwhile may be seen as they were
    /// before or after it: ask for the position first, and then for what came since.
    void readAll(Consumer<MatchCard> reader);

    /// What was committed since, once for each person.
    ///
    /// @param position one this feed gave
    /// @return nothing when it is so much that reading everybody anew is less work
    Optional<CardChanges> since(String position);
}
