package com.datifyy.application.curation.port;

import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The pairs the staff thinks about, one row for two people.
public interface CuratedMatchRepository {
    /// Adds a match, unless the pair has one or the number is taken; of several at once for a pair, one is
    /// added.
    ///
    /// @return whether it was added
    boolean add(CuratedMatch match);

    Optional<CuratedMatch> find(CuratedMatchId id);

    /// The match, locked until the unit of work ends; call it before deciding about it.
    Optional<CuratedMatch> findForUpdate(CuratedMatchId id);

    /// The match of two people, whoever is named first.
    Optional<CuratedMatch> ofPair(UserId one, UserId other);

    /// The matches of one person with several others, by the other.
    Map<UserId, CuratedMatch> between(UserId person, Collection<UserId> others);

    /// Those in one state, the newest first, equal times by the larger number.
    NumberedPage<CuratedMatch> in(CuratedMatchStatus status, NumberedPage.Wanted wanted);

    /// Keeps what was changed of a match that was locked before.
    void save(CuratedMatch match);
}
