package com.datifyy.bench.service;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.matching.PostgresCardFeed;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.bench.service.LookingAtEverybody.Place;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/// Compares answers of the index of people in PostgreSQL with those of looking at every card. Nobody may be
/// changed meanwhile.
final class StoredIndexCheck {
    private static final int BEST = 20;
    private static final int LOOKED_AT_AT_ONCE = 2_000;

    private final PostgresPeopleIndex index;
    private final PostgresCardFeed feed;
    private final Instant now;
    private final LookingAtEverybody recommended;
    private final LookingAtEverybody searched;

    StoredIndexCheck(PostgresDatabase database, Instant now) {
        this.index = new PostgresPeopleIndex(database);
        this.feed = new PostgresCardFeed(database);
        this.now = now;
        this.recommended = new LookingAtEverybody(BEST, Moment.of(now));
        this.searched = new LookingAtEverybody(BEST, Moment.of(now));
    }

    /// Asks for a recommendation and a search for each of some seekers, and looks at everybody.
    ///
    /// @param near how far away people live at most for a quarter of the seekers; a quarter are newcomers besides
    /// @return what came out, a sentence each
    /// @throws IllegalStateException when an answer is wrong
    List<String> of(List<MatchCard> seekers, DistanceBucket near, Exposure shown) {
        RandomFilters drawn = new RandomFilters(new SplittableRandom(seekers.size()));
        for (int i = 0; i < seekers.size(); i++) {
            MatchCard card = seekers.get(i);
            IntPredicate hidden = hiddenFrom(card);
            MatchCard seeker = asking(card, i, near);
            Rotation rotation = Rotation.of(seeker.owner(), Moment.of(now).today(), shown);
            recommended.recommended(seeker, rotation, hidden, places(index.fitting(seeker, rotation, first(), now)));
            MatchCard searching = (i & 3) == 1 ? Reach.newcomer(card) : card;
            SearchFilters filters = drawn.of(searching);
            searched.searched(searching, filters, hidden, places(index.matching(searching, filters, first(), now)));
        }
        lookAtEverybody();
        return List.of(recommended.told("recommendations"), searched.told("searches with filters"));
    }

    private static MatchCard asking(MatchCard card, int turn, DistanceBucket near) {
        return switch (turn & 3) {
            case 0 -> Reach.within(card, near);
            case 1 -> Reach.within(Reach.newcomer(card), near);
            case 2 -> Reach.anywhere(card);
            default -> card;
        };
    }

    /// Whom a block keeps apart from somebody.
    private IntPredicate hiddenFrom(MatchCard card) {
        var blocked = feed.blockedWith(card.owner());
        return id -> blocked.contains(new UserId(id));
    }

    private void lookAtEverybody() {
        List<MatchCard> some = new ArrayList<>(LOOKED_AT_AT_ONCE);
        feed.readAll(card -> {
            some.add(card);
            if (some.size() == LOOKED_AT_AT_ONCE) {
                look(some);
            }
        });
        look(some);
    }

    private void look(List<MatchCard> some) {
        recommended.look(some);
        searched.look(some);
        some.clear();
    }

    private static PageRequest first() {
        return new PageRequest(BEST, null);
    }

    private static List<Place> places(Page<Ranked> page) {
        return page.items().stream()
                .map(found -> new Place(found.card().owner().value(), found.points(), found.rank()))
                .toList();
    }
}
