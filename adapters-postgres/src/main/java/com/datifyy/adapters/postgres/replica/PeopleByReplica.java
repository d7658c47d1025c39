package com.datifyy.adapters.postgres.replica;

import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The index of people that lets a replica search, and looks at those it found once more in the primary.
///
/// What the replica says is a list of candidates. The page is told if by the primary's cards everybody on it
/// still fits as well as the replica thought, and if the seeker has blocked and unblocked nobody since;
/// otherwise the primary searches. So blocks, bans and hiding hold at once, and what the seeker changed is in
/// their next page, since their own card comes from the primary as well. Of others it may be a moment old.
public final class PeopleByReplica implements PeopleIndex {
    private final PeopleIndex primary;
    private final PresentCards present;
    private final PeopleIndex copy;
    private final PresentCards copied;
    private final Replica replica;

    /// @param present how things stand in the primary
    public PeopleByReplica(PostgresPeopleIndex primary, PresentCards present, Replica replica) {
        this.primary = primary;
        this.present = present;
        this.copy = primary.in(replica.database());
        this.copied = new PostgresCardFeed(replica.database());
        this.replica = replica;
    }

    /// @param apart whom a block kept from the seeker when the search began
    private record Found(Set<UserId> apart, Page<Ranked> page) {}

    @Override
    public void put(MatchCard card) {
        primary.put(card);
    }

    @Override
    public Optional<MatchCard> find(UserId person) {
        return primary.find(person);
    }

    @Override
    public Page<Ranked> fitting(
            MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return searched(
                        seeker,
                        rotation,
                        () -> copy.fitting(seeker, except, rotation, page, now),
                        other -> Eligibility.fits(seeker, other, at),
                        at)
                .orElseGet(() -> primary.fitting(seeker, except, rotation, page, now));
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return searched(
                        seeker,
                        Rotation.NONE,
                        () -> copy.matching(seeker, filters, page, now),
                        other -> Eligibility.passes(seeker, other, filters, at),
                        at)
                .orElseGet(() -> primary.matching(seeker, filters, page, now));
    }

    /// The primary draws: it is not asked often, and who is drawn is not looked at once more.
    @Override
    public Sample draw(MatchCard seeker, int most, Instant now) {
        return primary.draw(seeker, most, now);
    }

    private Optional<Page<Ranked>> searched(
            MatchCard seeker,
            Rotation rotation,
            Supplier<Page<Ranked>> search,
            Predicate<MatchCard> condition,
            Moment at) {
        return replica.recent(() -> new Found(copied.blockedWith(seeker.owner()), search.get()))
                .flatMap(found -> {
                    Page<Ranked> page = stillTrue(found, seeker, rotation, condition, at);
                    if (page == null) {
                        replica.counts().outdated();
                    }
                    return Optional.ofNullable(page);
                });
    }

    /// The page with everybody's present card, or null when it would not be the same page any more.
    private @Nullable Page<Ranked> stillTrue(
            Found found, MatchCard seeker, Rotation rotation, Predicate<MatchCard> condition, Moment at) {
        if (!present.blockedWith(seeker.owner()).equals(found.apart())) {
            return null;
        }
        List<Ranked> before = found.page().items();
        Map<UserId, MatchCard> cards = before.isEmpty()
                ? Map.of()
                : present.visibleTo(
                        seeker.owner(),
                        before.stream().map(each -> each.card().owner()).toList());
        List<Ranked> still = new ArrayList<>(before.size());
        for (Ranked each : before) {
            MatchCard whole = cards.get(each.card().owner());
            MatchCard card = whole == null ? null : whole.asSeenByOthers();
            if (card == null
                    || !condition.test(card)
                    || Compatibility.pointsBetween(seeker, card, at) != each.points()) {
                return null;
            }
            still.add(Ranked.of(card, each.points(), rotation));
        }
        return new Page<>(still, found.page().next());
    }
}
