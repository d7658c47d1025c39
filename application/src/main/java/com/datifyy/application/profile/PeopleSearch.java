package com.datifyy.application.profile;

import com.datifyy.application.matching.Introduction;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.InstantSource;
import java.util.List;

/// Looking for people oneself, by filters or by id.
///
/// A search sets the seeker's own wishes aside, never the other person's: nobody is shown to somebody whom they
/// have ruled out.
public final class PeopleSearch {
    private final MatchCards cards;
    private final PeopleIndex index;
    private final Sight sight;
    private final Introductions introductions;
    private final InstantSource clock;

    public PeopleSearch(
            MatchCards cards, PeopleIndex index, Sight sight, Introductions introductions, InstantSource clock) {
        this.cards = cards;
        this.index = index;
        this.sight = sight;
        this.introductions = introductions;
        this.clock = clock;
    }

    /// The people who are known to pass every filter, best fitting first.
    ///
    /// @param filters answers to [com.datifyy.domain.matching.Filters]
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller has not told their gender and birth
    ///     date
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one that was handed out,
    ///     or a distance has no place to be measured from
    public Page<Introduction> search(Caller caller, Answers filters, PageRequest page) {
        Moment at = Moment.of(clock.instant());
        MatchCard seeker = cards.ofSeeker(caller.id(), at);
        SearchFilters search = SearchFilters.of(filters, seeker);
        return introductions.of(seeker, index.matching(seeker, search, page, at.now()), at);
    }

    /// One person by id.
    ///
    /// @throws NotFound when there is no such person, or the two are not shown to each other: both look alike
    public Introduction find(Caller caller, UserId person) {
        Moment at = Moment.of(clock.instant());
        MatchCard seeker = cards.ofSeeker(caller.id(), at);
        MatchCard other = sight.of(seeker, person, at).orElseThrow(() -> new NotFound("This person"));
        Ranked ranked = new Ranked(other, Compatibility.pointsBetween(seeker, other, at));
        return introductions.of(seeker, new Page<>(List.of(ranked), null), at).items().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("This person"));
    }
}
