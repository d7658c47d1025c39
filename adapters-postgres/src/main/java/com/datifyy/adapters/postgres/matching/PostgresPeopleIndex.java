package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.domain.identity.AccountStatus;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The index of people in PostgreSQL. Outlines narrow down who is looked at, and tell the most points that each
/// can have; the cards are read of those who could be among the best. The domain decides about each card and
/// scores it.
public final class PostgresPeopleIndex implements PeopleIndex {
    private static final int COUNTED_PER_DRAWN = 10;

    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(Enum::name)
            .toList();

    private final PostgresDatabase database;
    private final Turns turns;
    private final CardReader cards;
    private final Finding finding;

    public PostgresPeopleIndex(PostgresDatabase database) {
        this(database, Finding.FEW, Finding.PROMISES);
    }

    /// @param few up to how many people are looked at without asking what they promise
    /// @param promises how many promising people are asked for at first
    PostgresPeopleIndex(PostgresDatabase database, int few, int promises) {
        this.database = database;
        this.turns = new Turns(Math.max(2, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(5));
        this.cards = new CardReader(database);
        this.finding = new Finding(database, cards, few, promises);
    }

    private PostgresPeopleIndex(PostgresDatabase replica, PostgresPeopleIndex primary) {
        this.database = replica;
        this.turns = new Turns(Integer.MAX_VALUE, Duration.ZERO);
        this.cards = primary.cards.in(replica);
        this.finding = primary.finding.in(replica, cards);
    }

    /// The same people read from a replica. What is remembered of either is good for both. Nobody waits for a
    /// turn with a connection in hand: the few connections to a replica are turns enough.
    public PostgresPeopleIndex in(PostgresDatabase replica) {
        return new PostgresPeopleIndex(replica, this);
    }

    /// The account is locked against changes for a moment: from then on a trigger keeps the standing in
    /// step with it.
    @Override
    public void put(MatchCard card) {
        Map<Field<?>, @Nullable Object> row = CardColumns.row(card);
        Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
        List<Field<?>> fields =
                new ArrayList<>(List.of(MATCH_CARDS.TAKES_PART, MATCH_CARDS.VERIFIED, MATCH_CARDS.LAST_ACTIVE_AT));
        List<Field<?>> values = new ArrayList<>(List.of(
                field(USERS.STATUS.in(TAKING_PART)), field(USERS.EMAIL_VERIFIED_AT.isNotNull()), USERS.LAST_ACTIVE_AT));
        row.forEach((field, value) -> {
            fields.add(field);
            values.add(val(value, field.getDataType()));
            changes.put(field, excluded(field));
        });
        int written = database.writing()
                .insertInto(MATCH_CARDS)
                .columns(fields)
                .select(select(values)
                        .from(USERS)
                        .where(USERS.ID.eq(card.owner().value()))
                        .forShare())
                .onConflict(MATCH_CARDS.USER_ID)
                .doUpdate()
                .set(changes)
                .execute();
        if (written != 1) {
            throw new IllegalStateException("there is no account " + card.owner());
        }
    }

    @Override
    public Optional<MatchCard> find(UserId person) {
        List<MatchCard> found = new ArrayList<>();
        cards.read(List.of(person), found::add);
        return found.stream().findFirst();
    }

    @Override
    public Page<Ranked> fitting(
            MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
        Best best = new Best(page);
        Moment at = Moment.of(now);
        if (Eligibility.isReady(seeker, at)) {
            find(
                    seeker,
                    rotation,
                    at,
                    most -> someFitting(seeker, at, most),
                    () -> new Outlined(database, Narrowing.fitting(seeker, at))
                            .promising(Outlines.promised(seeker, true, at)),
                    other -> !except.contains(other.owner()) && Eligibility.fits(seeker, other, at),
                    best);
        }
        return best.page();
    }

    private List<Integer> someFitting(MatchCard seeker, Moment at, int most) {
        StandingNarrowing standing = database.keepsPlans() ? Narrowing.standing(seeker, at) : null;
        return standing == null
                ? new Outlined(database, Narrowing.fitting(seeker, at)).ids(most)
                : standing.ids(database, most);
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Best best = new Best(page);
        Moment at = Moment.of(now);
        Outlined people = new Outlined(database, Narrowing.matching(seeker, filters, at));
        find(
                seeker,
                Rotation.NONE,
                at,
                people::ids,
                () -> people.promising(Outlines.promised(seeker, false, at)),
                other -> Eligibility.passes(seeker, other, filters, at),
                best);
        return best.page();
    }

    /// Ids are random, so the next ones after the seeker's own are people drawn at random. Where the narrowing
    /// leaves more than can be counted, it is asked about a stretch of ids alone.
    @Override
    public Sample draw(MatchCard seeker, int most, Instant now) {
        Moment at = Moment.of(now);
        int own = seeker.owner().value();
        List<MatchCard> sample = new ArrayList<>();
        AtomicInteger all = new AtomicInteger();
        if (Eligibility.isReady(seeker, at)) {
            turns.take(() -> {
                Outlined people = new Outlined(database, Narrowing.fitting(seeker, at));
                int countable = most * COUNTED_PER_DRAWN;
                List<Integer> ids = people.ids(countable + 1);
                if (ids.size() <= countable) {
                    all.set(ids.size());
                } else {
                    Stretch stretch = Stretch.after(own, countable, database);
                    ids = people.and(stretch.condition()).ids(countable);
                    all.set(Math.max(countable + 1, stretch.scaled(ids.size())));
                }
                List<UserId> drawn = ids.stream()
                        .sorted(Comparator.comparing((Integer id) -> id < own).thenComparing(id -> id))
                        .limit(most)
                        .map(UserId::new)
                        .toList();
                cards.read(drawn, card -> sample.add(card.asSeenByOthers()));
                all.addAndGet(sample.size() - drawn.size()); // who is gone by now
            });
        }
        return new Sample(sample, all.get());
    }

    private void find(
            MatchCard seeker,
            Rotation rotation,
            Moment at,
            Finding.Some some,
            Supplier<String> promising,
            Predicate<MatchCard> condition,
            Best best) {
        Consumer<MatchCard> judge = whole -> {
            MatchCard card = whole.asSeenByOthers();
            if (condition.test(card)) {
                best.see(Ranked.of(card, Compatibility.pointsBetween(seeker, card, at), rotation));
            }
        };
        turns.take(() -> finding.find(some, promising, new Glance(seeker, at), rotation, judge, best));
    }
}
