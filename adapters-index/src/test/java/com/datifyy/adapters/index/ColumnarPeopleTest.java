package com.datifyy.adapters.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.matching.port.CardChanges;
import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Standing;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.ManglikPreference;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.GeoCell;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The index answers as somebody would who looks at every card.
class ColumnarPeopleTest {
    private static final Moment AT = Moment.of(People.NOON);
    private static final Visibility HIDDEN = new Visibility(false, true, true, true);
    private static final int QUERIES = Integer.getInteger("index.queries", 1_500);

    /// The filters that are sets of words, but for the gender.
    private static final List<Choices<?>> WORDS = Filters.ALL.stream()
            .<Choices<?>>mapMulti((filter, words) -> {
                if (filter instanceof Choices<?> choices && !filter.equals(Filters.GENDER)) {
                    words.accept(choices);
                }
            })
            .toList();

    private final ColumnarPeople index = new ColumnarPeople();
    private final Map<Integer, MatchCard> everybody = new TreeMap<>();

    @Test
    void random_questions_are_answered_as_from_looking_at_everybody() {
        Random random = new Random(20_261_125);
        fill(1_500, 1);
        int found = 0;
        for (int query = 0; query < QUERIES; query++) {
            if (query % 10 == 0) {
                change(random, query);
            }
            if (query % 500 == 499) {
                index.compact();
            }
            MatchCard seeker = anybody(random).seekingBy(settings(random, query));
            int limit = 1 + random.nextInt(25);
            Set<Integer> hidden =
                    random.nextInt(4) == 0 ? Set.of(anybody(random).owner().value()) : Set.of();
            List<Found> expected;
            List<Found> answered;
            if (query % 2 == 0) {
                Rotation rotation = rotation(random, seeker);
                expected = oracle(seeker, rotation, hidden, other -> Eligibility.fits(seeker, other, AT));
                RankCursor after = cursor(random, expected);
                expected = behind(expected, after, limit);
                answered = index.fitting(seeker, rotation, limit, after, hidden::contains, AT);
            } else {
                SearchFilters filters = filters(random, seeker);
                expected = oracle(
                        seeker,
                        Rotation.NONE,
                        hidden,
                        other -> Eligibility.isShown(other, AT)
                                && filters.admit(other, AT)
                                && Eligibility.meetsDemands(other, seeker, AT));
                RankCursor after = cursor(random, expected);
                expected = behind(expected, after, limit);
                answered = index.matching(seeker, filters, limit, after, hidden::contains, AT);
            }
            assertThat(answered).as("query %d of %s", query, seeker.owner()).isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).as("the questions are not too picky to test anything").isGreaterThan(QUERIES);
    }

    @Test
    void what_random_people_hide_varies_enough_to_matter() {
        fill(1_500, 1);
        Predicate<MatchCard> ready = card -> Eligibility.isReady(card, AT);
        Predicate<MatchCard> shown = card -> Eligibility.isShown(card, AT);

        assertThat(everybody.values()).filteredOn(ready.and(shown.negate())).hasSizeGreaterThan(50);
        assertThat(everybody.values())
                .filteredOn(shown.and(card -> !card.visibility().showsAge()))
                .hasSizeGreaterThan(50);
        assertThat(everybody.values())
                .filteredOn(shown.and(card -> !card.visibility().showsDistance())
                        .and(card -> card.traits().number(Criterion.DISTANCE) != 0))
                .hasSizeGreaterThan(50);
    }

    @Test
    void d6_whoever_does_not_want_to_be_shown_is_found_by_nobody_and_still_finds_others() {
        MatchCard seeker = People.man(1).card();
        MatchCard hidden = People.woman(2).letsSee(HIDDEN).card();
        put(seeker);
        put(People.woman(2).card());
        assertThat(ids(seeker)).containsExactly(2);

        put(hidden);
        assertThat(ids(seeker)).isEmpty();
        assertThat(ids(hidden)).containsExactly(1);

        put(People.woman(2).card());
        assertThat(ids(seeker)).containsExactly(2);
    }

    @Test
    void d13_who_hides_being_online_is_not_found_by_it_wherever_their_card_is() {
        MatchCard seeker = People.man(1).card();
        List<MatchCard> women = List.of(
                People.woman(2).card(),
                People.woman(3).letsSee(new Visibility(true, true, true, false)).card());
        Answers online = Answers.NONE.with(Filters.ONLINE_ONLY, true);

        women.forEach(this::put); // one tail
        assertThat(searched(seeker, Answers.NONE)).containsExactly(2, 3);
        assertThat(searched(seeker, online)).containsExactly(2);

        ColumnarPeople.Filling filling = index.filling(10);
        women.forEach(filling::add);
        filling.done(); // columns
        assertThat(searched(seeker, Answers.NONE)).containsExactly(2, 3);
        assertThat(searched(seeker, online)).containsExactly(2);
    }

    @Test
    void d4_ages_and_distances_people_hide_are_not_told_by_filters_wherever_their_cards_are() {
        MatchCard seeker = livingAt(People.man(1), 12.97).card();
        List<MatchCard> women = List.of(
                livingAt(People.woman(2), 12.98).card(),
                livingAt(People.woman(3), 12.98)
                        .letsSee(new Visibility(true, false, true, true))
                        .card(),
                livingAt(People.woman(4), 12.98)
                        .letsSee(new Visibility(true, true, false, true))
                        .card(),
                livingAt(People.woman(5), 12.98).letsSee(HIDDEN).card());
        Answers ages = Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(18, 99));
        Answers distance = Answers.NONE.with(Filters.DISTANCE, 20);

        women.forEach(this::put); // one tail
        assertThat(searched(seeker, Answers.NONE)).containsExactly(2, 3, 4);
        assertThat(searched(seeker, ages)).containsExactly(2, 4);
        assertThat(searched(seeker, distance)).containsExactly(2, 3);

        ColumnarPeople.Filling filling = index.filling(10);
        women.forEach(filling::add);
        filling.done(); // columns
        assertThat(index.size()).isEqualTo(3);
        assertThat(searched(seeker, Answers.NONE)).containsExactly(2, 3, 4);
        assertThat(searched(seeker, ages)).containsExactly(2, 4);
        assertThat(searched(seeker, distance)).containsExactly(2, 3);

        index.compact(); // and columns made of columns
        assertThat(searched(seeker, ages)).containsExactly(2, 4);
        assertThat(searched(seeker, distance)).containsExactly(2, 3);
    }

    @Test
    void a_change_is_seen_by_the_next_question_whatever_becomes_of_the_segments() {
        fill(300, 7);
        MatchCard seeker = People.person(5_000).looksFor(Gender.FEMALE).card();
        People woman = People.woman(5_001);

        for (int round = 0; round < 3; round++) {
            put(woman.card());
            assertThat(ids(seeker)).contains(5_001);
            fillTail(round);
            assertThat(ids(seeker)).contains(5_001);
            remove(5_001);
            assertThat(ids(seeker)).doesNotContain(5_001);
            fillTail(round + 10);
            assertThat(ids(seeker)).doesNotContain(5_001);
            index.compact();
            assertThat(ids(seeker)).doesNotContain(5_001);
        }
    }

    @Test
    void who_does_not_take_part_or_told_too_little_is_not_found() {
        MatchCard seeker = People.man(1).card();
        MatchCard card = People.woman(2).card();
        put(card);
        assertThat(ids(seeker)).containsExactly(2);

        put(new MatchCard(
                card.owner(),
                new Standing(false, true, card.standing().lastActiveAt()),
                card.visibility(),
                card.traits(),
                card.wishes()));
        assertThat(ids(seeker)).isEmpty();

        put(new MatchCard(
                card.owner(), card.standing(), card.visibility(), new Traits.Builder().build(), card.wishes()));
        assertThat(ids(seeker)).isEmpty();
    }

    @Test
    void a_card_no_row_can_hold_is_found_all_the_same() {
        MatchCard seeker = People.man(1).card();
        MatchCard card = People.woman(2).card();
        Traits.Builder odd = new Traits.Builder();
        for (Criterion criterion : Criterion.values()) {
            odd.number(criterion, card.traits().number(criterion));
        }
        odd.number(Criterion.FINANCES, 4).number(Criterion.INCOME, 2);
        put(new MatchCard(card.owner(), card.standing(), card.visibility(), odd.build(), card.wishes()));

        fillTail(3);

        assertThat(ids(seeker)).contains(2);
    }

    @Test
    void questions_and_changes_at_the_same_time_do_not_disturb_each_other() throws Exception {
        fill(2_000, 99);
        MatchCard seeker =
                People.person(9_000).looksFor(Gender.FEMALE, Gender.MALE).card();
        put(People.woman(9_001).card());
        var over = new AtomicBoolean();
        try (var executor = Executors.newFixedThreadPool(3)) {
            var readers = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(executor.submit(() -> {
                    int asked = 0;
                    while (!over.get() || asked == 0) {
                        List<Found> found = index.fitting(seeker, Rotation.NONE, 3_000, null, _ -> false, AT);
                        assertThat(found.stream().map(Found::id))
                                .doesNotHaveDuplicates()
                                .contains(9_001);
                        asked++;
                    }
                    return asked;
                }));
            }
            var compacting = executor.submit(() -> {
                while (!over.get()) {
                    index.compact();
                }
            });
            for (int round = 0; round < 20; round++) {
                fillTail(round);
            }
            over.set(true);
            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
            compacting.get();
        }
    }

    private void fill(int size, long seed) {
        ColumnarPeople.Filling filling = index.filling(10);
        for (int id = 1; id <= size; id++) {
            MatchCard card = RandomPeople.card(id, seed + id);
            everybody.put(id, card);
            filling.add(card);
        }
        filling.done();
    }

    /// So many changes of some people that the tail does not hold them.
    private void fillTail(int round) {
        List<CardChanges.Change> changes = new ArrayList<>();
        for (int id = 10_000; id < 10_200; id++) {
            changes.add(new CardChanges.Change(new UserId(id), RandomPeople.card(id, 1_000L * round + id)));
        }
        index.apply(changes);
    }

    private void change(Random random, int query) {
        for (int i = 0; i < 12; i++) {
            int id = 1 + random.nextInt(1_600);
            if (random.nextInt(6) == 0) {
                remove(id);
            } else {
                put(RandomPeople.card(id, 31L * query + id));
            }
        }
    }

    private void put(MatchCard card) {
        everybody.put(card.owner().value(), card);
        index.apply(List.of(new CardChanges.Change(card.owner(), card)));
    }

    private void remove(int id) {
        everybody.remove(id);
        index.apply(List.of(new CardChanges.Change(new UserId(id), null)));
    }

    private MatchCard anybody(Random random) {
        List<MatchCard> cards = List.copyOf(everybody.values());
        return cards.get(random.nextInt(cards.size()));
    }

    private List<Integer> ids(MatchCard seeker) {
        return index.fitting(seeker, Rotation.NONE, 5_000, null, _ -> false, AT).stream()
                .map(Found::id)
                .toList();
    }

    private List<Integer> searched(MatchCard seeker, Answers filters) {
        return index.matching(seeker, SearchFilters.of(filters, seeker), 5_000, null, _ -> false, AT).stream()
                .map(Found::id)
                .toList();
    }

    private static People livingAt(People person, double latitude) {
        return person.tells(Details.LOCATION, new Residence("IN", "", "", GeoCell.containing(latitude, 77.59)));
    }

    /// What seekers have chosen, most of them nothing.
    private static UserSettings settings(Random random, int query) {
        Changes chosen = Changes.none();
        if (random.nextInt(6) == 0) {
            chosen = chosen.set(DiscoverySettings.DISTANCE_RADIUS, 5 + random.nextInt(2_000));
        }
        if (random.nextInt(8) == 0) {
            chosen = chosen.set(DiscoverySettings.GLOBAL_MODE, true);
        }
        if (random.nextInt(8) == 0) {
            chosen = chosen.set(DiscoverySettings.VERIFIED_ONLY, true);
        }
        if (random.nextInt(8) == 0) {
            chosen = chosen.set(DiscoverySettings.RECENTLY_ACTIVE_DAYS, 1 + random.nextInt(30));
        }
        return UserSettings.initial(new UserId(1 + query), People.NOON).with(chosen, People.NOON);
    }

    private static SearchFilters filters(Random random, MatchCard seeker) {
        Answers filters = Answers.NONE;
        if (random.nextInt(2) == 0) {
            filters = filters.with(Filters.GENDER, EnumSet.of(Gender.FEMALE, Gender.values()[random.nextInt(3)]));
        }
        if (random.nextInt(3) == 0) {
            filters = filters.with(Filters.AGE_RANGE, new AgeRange(18 + random.nextInt(10), 30 + random.nextInt(30)));
        }
        if (random.nextInt(3) == 0 && seeker.traits().number(Criterion.DISTANCE) != 0) {
            filters = filters.with(Filters.DISTANCE, 10 + random.nextInt(3_000));
        }
        if (random.nextInt(6) == 0) {
            filters = filters.with(Filters.CASTE, List.of("alpha", "Beta"));
        }
        if (random.nextInt(10) == 0) {
            filters = filters.with(
                    Filters.MANGLIK_PREFERENCE,
                    ManglikPreference.values()[random.nextInt(ManglikPreference.values().length)]);
        }
        if (random.nextInt(10) == 0) {
            filters = filters.with(Filters.HEIGHT_RANGE, new HeightRange(140 + random.nextInt(30), 180));
        }
        if (random.nextInt(8) == 0) {
            filters = filters.with(Filters.LOCATION, somewhere(random));
        }
        if (random.nextInt(8) == 0) {
            filters = filters.with(Filters.VERIFIED_ONLY, true);
        }
        if (random.nextInt(20) == 0) {
            filters = filters.with(Filters.ONLINE_ONLY, true);
        }
        if (random.nextBoolean()) {
            filters = half(random, filters, WORDS.get(random.nextInt(WORDS.size())));
        }
        return SearchFilters.of(filters, seeker);
    }

    /// A square that distances are measured from, or the name of a place that has none.
    private static Residence somewhere(Random random) {
        GeoCell square = GeoCell.containing(10 + random.nextInt(10), 70 + random.nextInt(10));
        return new Residence("IN", "", random.nextBoolean() ? "Alfa" : "Beta", random.nextBoolean() ? square : null);
    }

    /// A filter for some of its words, about half of them.
    private static <E extends Enum<E>> Answers half(Random random, Answers filters, Choices<E> filter) {
        E[] words = filter.vocabulary().getEnumConstants();
        Set<E> some = EnumSet.of(words[random.nextInt(words.length)]);
        for (E word : words) {
            if (random.nextBoolean()) {
                some.add(word);
            }
        }
        return filters.with(filter, some);
    }

    private static @Nullable RankCursor cursor(Random random, List<Found> all) {
        if (all.isEmpty() || random.nextInt(3) != 0) {
            return null;
        }
        Found last = all.get(random.nextInt(all.size()));
        return new RankCursor(last.rank(), new UserId(last.id()));
    }

    /// None, chance alone, or after some were shown now and then and others very often.
    private Rotation rotation(Random random, MatchCard seeker) {
        LocalDate day = AT.today().plusDays(random.nextInt(3));
        return switch (random.nextInt(3)) {
            case 0 -> Rotation.NONE;
            case 1 -> Rotation.of(seeker.owner(), day, Exposure.NONE);
            default -> {
                int[] shown = everybody.values().stream()
                        .mapToInt(card -> card.owner().value())
                        .filter(_ -> random.nextInt(3) > 0)
                        .toArray();
                int[] times = random.ints(shown.length, 1, 100).toArray();
                yield Rotation.of(seeker.owner(), day, Exposure.of(shown, times));
            }
        };
    }

    private static List<Found> behind(List<Found> all, @Nullable RankCursor after, int limit) {
        return all.stream()
                .dropWhile(found -> after != null && found.id() != after.id().value())
                .skip(after == null ? 0 : 1)
                .limit(limit)
                .toList();
    }

    private List<Found> oracle(
            MatchCard seeker, Rotation rotation, Set<Integer> hidden, Predicate<MatchCard> condition) {
        return everybody.values().stream()
                .map(MatchCard::asSeenByOthers)
                .filter(card -> !card.owner().equals(seeker.owner()))
                .filter(card -> !hidden.contains(card.owner().value()))
                .filter(condition)
                .map(card -> Ranked.of(card, Compatibility.pointsBetween(seeker, card, AT), rotation))
                .map(each -> new Found(each.card().owner().value(), each.points(), each.rank()))
                .sorted(Comparator.comparingInt(Found::rank).reversed().thenComparingInt(Found::id))
                .toList();
    }
}
