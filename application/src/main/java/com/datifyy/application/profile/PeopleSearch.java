package com.datifyy.application.profile;

import com.datifyy.application.matching.Introduction;
import com.datifyy.application.matching.Introductions;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.matching.Sight;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.Misses;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.SealedPages;
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
import java.util.Optional;

/// Looking for people oneself, by filters or by id.
///
/// A search sets the seeker's own wishes aside, never the other person's: nobody is shown to somebody whom they
/// have ruled out.
public final class PeopleSearch {
    private final MatchCards cards;
    private final PeopleIndex index;
    private final Sight sight;
    private final Introductions introductions;
    private final SealedPages pages;
    private final RequestLimits limits;
    private final Misses misses;
    private final InstantSource clock;

    public PeopleSearch(
            MatchCards cards,
            PeopleIndex index,
            Sight sight,
            Introductions introductions,
            SealedPages pages,
            RequestLimits limits,
            Misses misses,
            InstantSource clock) {
        this.cards = cards;
        this.index = index;
        this.sight = sight;
        this.introductions = introductions;
        this.pages = pages;
        this.limits = limits;
        this.misses = misses;
        this.clock = clock;
    }

    /// The people who are known to pass every filter, best fitting first.
    ///
    /// @param filters answers to [com.datifyy.domain.matching.Filters]
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller has not told their gender and birth
    ///     date
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the cursor is not one that was handed out,
    ///     or a distance has no place to be measured from
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the caller saw enough pages or people today
    public Page<Introduction> search(Caller caller, Answers filters, PageRequest page) {
        limits.admit(Flow.PEOPLE_PAGES, caller.key());
        Moment at = Moment.of(clock.instant());
        MatchCard seeker = cards.ofSeeker(caller.id(), at);
        SearchFilters search = SearchFilters.of(filters, seeker);
        Page<Ranked> found = pages.of(
                "search " + caller.id().value(), page, plain -> index.matching(seeker, search, plain, at.now()));
        Page<Introduction> shown = introductions.of(seeker, found, at);
        limits.admit(Flow.PEOPLE_SHOWN, caller.key(), shown.items().size());
        return shown;
    }

    /// One person by id; oneself, as others see one, as often as one likes.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller has not told their gender and birth
    ///     date: they see nobody, and there is nothing others could see of them
    /// @throws NotFound when there is no such person, or the two are not shown to each other: both look alike
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when the caller looked at enough people today
    public Introduction find(Caller caller, UserId person) {
        if (!person.equals(caller.id())) {
            limits.admit(Flow.PEOPLE_LOOKS, caller.key());
        }
        return look(caller, person).orElseThrow(() -> misses.by(caller.id(), new NotFound("This person")));
    }

    private Optional<Introduction> look(Caller caller, UserId person) {
        Moment at = Moment.of(clock.instant());
        MatchCard seeker = cards.ofSeeker(caller.id(), at);
        if (person.equals(caller.id())) {
            return Optional.of(introductions.ofOneself(seeker, at));
        }
        return sight.of(seeker, person, at)
                .map(other -> new Ranked(other, Compatibility.pointsBetween(seeker, other, at)))
                .flatMap(ranked -> introductions.of(seeker, new Page<>(List.of(ranked), null), at).items().stream()
                        .findFirst());
    }
}
