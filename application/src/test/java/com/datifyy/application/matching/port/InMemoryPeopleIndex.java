package com.datifyy.application.matching.port;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Standing;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The index that looks at every card: slow, and by definition right.
public final class InMemoryPeopleIndex implements PeopleIndex {
    private final UserRepository users;
    private final BlockRepository blocks;
    private final InMemoryTable<UserId, MatchCard> cards;

    public InMemoryPeopleIndex(InMemoryUnitOfWork units, UserRepository users, BlockRepository blocks) {
        this.users = users;
        this.blocks = blocks;
        cards = new InMemoryTable<>(units);
    }

    @Override
    public void put(MatchCard card) {
        cards.put(card.owner(), card);
    }

    @Override
    public Optional<MatchCard> find(UserId person) {
        return cards.find(person).flatMap(this::withPresentStanding);
    }

    @Override
    public Page<Ranked> fitting(
            MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return ranked(
                seeker,
                rotation,
                page,
                at,
                other -> !except.contains(other.owner()) && Eligibility.fits(seeker, other, at));
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return ranked(
                seeker,
                Rotation.NONE,
                page,
                at,
                other -> Eligibility.isShown(other, at)
                        && filters.admit(other, at)
                        && Eligibility.meetsDemands(other, seeker, at));
    }

    /// Draws from everybody who can be seen, whoever they look for.
    @Override
    public Sample draw(MatchCard seeker, int most, Instant now) {
        Moment at = Moment.of(now);
        List<MatchCard> visible = others(seeker)
                .filter(card -> Eligibility.isReady(seeker, at) && Eligibility.isShown(card, at))
                .sorted(Comparator.comparing((MatchCard card) -> card.owner().compareTo(seeker.owner()) < 0)
                        .thenComparing(MatchCard::owner))
                .toList();
        return new Sample(visible.stream().limit(most).toList(), visible.size());
    }

    /// The cards of everybody who has an account.
    List<MatchCard> everybody() {
        return cards.all().stream()
                .flatMap(card -> withPresentStanding(card).stream())
                .toList();
    }

    private Page<Ranked> ranked(
            MatchCard seeker, Rotation rotation, PageRequest page, Moment at, Predicate<MatchCard> condition) {
        RankCursor cursor = RankCursor.of(page);
        List<Ranked> following = others(seeker)
                .filter(condition)
                .map(card -> Ranked.of(card, Compatibility.pointsBetween(seeker, card, at), rotation))
                .filter(ranked -> cursor == null || cursor.isBefore(ranked))
                .sorted(Ranked.BEST_FIRST)
                .limit(page.limit() + 1L)
                .toList();
        return RankCursor.page(following, page);
    }

    private Stream<MatchCard> others(MatchCard seeker) {
        return cards.all().stream()
                .flatMap(card -> withPresentStanding(card).stream())
                .map(MatchCard::asSeenByOthers)
                .filter(card -> !card.owner().equals(seeker.owner()))
                .filter(card -> !blocks.existsBetween(seeker.owner(), card.owner()));
    }

    private Optional<MatchCard> withPresentStanding(MatchCard card) {
        return users.find(card.owner())
                .map(user -> new MatchCard(
                        card.owner(), Standing.of(user), card.visibility(), card.traits(), card.wishes()));
    }
}
