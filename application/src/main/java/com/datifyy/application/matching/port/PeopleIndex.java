package com.datifyy.application.matching.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Everybody's match card, arranged so that those who fit somebody are found quickly.
///
/// All questions leave out the seeker, people who do not take part, are not ready to be shown or do not want
/// to be, and people blocked in either direction. Everybody found is compared and told as others see them
/// ([MatchCard#asSeenByOthers]). The answers equal those of looking at every card with
/// [com.datifyy.domain.matching.Eligibility] and [com.datifyy.domain.matching.Compatibility]: best first,
/// equal ones by the smaller id. Best are those with the most points, or who come first by a [Rotation].
///
/// Outside units of work, what others changed within the last seconds need not have made anybody appear yet;
/// everybody who is found is told as they are now, and what the seeker changed counts at once.
public interface PeopleIndex {
    /// Stores, or replaces, the traits, wishes and visibility of a person; their standing is the account's.
    void put(MatchCard card);

    Optional<MatchCard> find(UserId person);

    /// The people who fit the seeker and whom the seeker fits.
    ///
    /// @param except who is left out besides
    /// @param rotation in which order; pages of one list are asked for with the same
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one this index gave
    Page<Ranked> fitting(MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now);

    /// The same, with nobody left out besides.
    default Page<Ranked> fitting(MatchCard seeker, Rotation rotation, PageRequest page, Instant now) {
        return fitting(seeker, Set.of(), rotation, page, now);
    }

    /// The people who pass the filters and whose own demands the seeker meets. The seeker's wishes do not
    /// exclude anybody here.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one this index gave
    Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now);

    /// Some of the people who may fit the seeker and whom the seeker may fit, in any order, to count by:
    /// everybody who does is among those they are drawn from, and perhaps others. Who asks again gets the
    /// same people, so that numbers do not tell more the more often they are asked for.
    ///
    /// @param most how many are drawn, if there are as many; what it costs is bounded by it
    Sample draw(MatchCard seeker, int most, Instant now);
}
