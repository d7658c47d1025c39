package com.datifyy.adapters.index;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.InMemoryCardFeed;
import com.datifyy.application.matching.port.InMemoryPeopleIndex;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.safety.port.InMemoryBlockRepository;
import com.datifyy.application.shared.HowLong;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract holds once the index has caught up; and what must hold even before that.
class IndexedPeopleTest implements PeopleIndexContract {
    private static final Memory PLENTY = new Memory(1L << 30);

    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryBlockRepository blocks = new InMemoryBlockRepository(units, users);
    private final InMemoryPeopleIndex store = new InMemoryPeopleIndex(units, users, blocks);
    private final InMemoryCardFeed feed = new InMemoryCardFeed(units, store, blocks);
    private final IndexedPeople indexed = new IndexedPeople(store, feed, feed, PLENTY);
    private final IndexedPeople another = new IndexedPeople(store, feed, feed, PLENTY);

    @AfterEach
    void stop() {
        indexed.close();
        another.close();
    }

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public BlockRepository blocks() {
        return blocks;
    }

    /// Catches up before every question.
    @Override
    public PeopleIndex index() {
        return new PeopleIndex() {
            @Override
            public void put(MatchCard card) {
                indexed.put(card);
            }

            @Override
            public Optional<MatchCard> find(UserId person) {
                return indexed.find(person);
            }

            @Override
            public Sample draw(MatchCard seeker, int most, Instant now) {
                return indexed.draw(seeker, most, now);
            }

            @Override
            public Page<Ranked> fitting(
                    MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
                indexed.catchUp();
                assertThat(indexed.answersFromMemory()).isTrue();
                return indexed.fitting(seeker, except, rotation, page, now);
            }

            @Override
            public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
                indexed.catchUp();
                return indexed.matching(seeker, filters, page, now);
            }
        };
    }

    @Test
    void d5_a_block_is_seen_by_the_next_question_though_memory_knows_nothing_of_it() {
        add(People.woman(1));
        IntStream.rangeClosed(2, 30).forEach(id -> add(People.man(id)));
        indexed.catchUp();

        units.run(() -> IntStream.rangeClosed(2, 9)
                .forEach(id -> blocks.add(new Block(new UserId(id), new UserId(1), "", People.NOON))));

        assertThat(foundBy(1, 5)).as("others move up").containsExactly(10, 11, 12, 13, 14);
    }

    @Test
    void d6_who_is_banned_is_not_told_though_memory_still_has_them() {
        add(People.woman(1));
        add(People.man(2));
        add(People.man(3));
        indexed.catchUp();

        units.run(() -> users.save(People.man(2).is(AccountStatus.BANNED).user()));

        assertThat(foundBy(1, 5)).containsExactly(3);
    }

    @Test
    void d6_who_hid_something_a_moment_ago_has_hidden_it_though_memory_still_has_it() {
        add(livingAt(People.woman(1), 12.97).demands(PartnerBasics.DISTANCE_PREFERENCE, 20));
        IntStream.rangeClosed(2, 4).forEach(id -> add(livingAt(People.man(id), 12.98)));
        indexed.catchUp();
        Answers ages = Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(18, 99));
        Answers distance = Answers.NONE.with(Filters.DISTANCE, 20);
        assertThat(searchedBy(1, ages)).containsExactly(2, 3, 4);

        units.run(() -> {
            store.put(livingAt(People.man(2), 12.98)
                    .letsSee(new Visibility(false, true, true, true))
                    .card());
            store.put(livingAt(People.man(3), 12.98)
                    .letsSee(new Visibility(true, false, true, true))
                    .card());
            store.put(livingAt(People.man(4), 12.98)
                    .letsSee(new Visibility(true, true, false, true))
                    .card());
        });

        assertThat(indexed.answersFromMemory()).isTrue();
        assertThat(foundBy(1, 5)).containsExactly(3, 4);
        assertThat(searchedBy(1, Answers.NONE)).containsExactly(3, 4);
        assertThat(searchedBy(1, ages)).containsExactly(4);
        assertThat(searchedBy(1, distance)).containsExactly(3);
        assertThat(indexed.matching(card(1), SearchFilters.of(ages, card(1)), FIRST_TWENTY, AT.now())
                        .items())
                .extracting(Ranked::card)
                .as("told without what they hide")
                .containsExactly(card(4).asSeenByOthers());
    }

    @Test
    void whose_card_changed_a_moment_ago_stands_where_they_belong_now() {
        add(People.woman(1)
                .looksFor(Gender.MALE)
                .wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER)));
        add(People.man(2).tells(Lifestyle.SMOKING, SmokingHabit.NEVER));
        add(People.man(3));
        add(People.man(4));
        indexed.catchUp();
        assertThat(foundBy(1, 5)).containsExactly(2, 3, 4);

        units.run(() -> store.put(
                People.man(2).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY).card()));
        assertThat(foundBy(1, 5)).containsExactly(3, 4, 2);

        units.run(() ->
                store.put(People.man(3).tells(Basics.GENDER, Gender.FEMALE).card()));
        assertThat(foundBy(1, 5)).containsExactly(4, 2);
    }

    @Test
    void the_store_answers_until_everybody_is_read_and_when_the_feed_fails() throws InterruptedException {
        add(People.woman(1));
        add(People.man(2));
        assertThat(indexed.answersFromMemory()).isFalse();
        assertThat(foundBy(1, 5)).containsExactly(2);

        indexed.start();
        soon(indexed::answersFromMemory);
        assertThat(foundBy(1, 5)).containsExactly(2);

        units.goDown();
        soon(() -> !indexed.answersFromMemory());
        units.comeBack();
        assertThat(foundBy(1, 5)).containsExactly(2);
        soon(indexed::answersFromMemory);
    }

    @Test
    void a_change_through_one_instance_is_found_by_another_in_less_than_a_second() throws InterruptedException {
        add(People.woman(1));
        indexed.start();
        another.start();
        soon(() -> indexed.answersFromMemory() && another.answersFromMemory());

        List<Duration> times = new ArrayList<>();
        for (int id = 10; id < 15; id++) {
            People man = People.man(id);
            long start = System.nanoTime();
            units.run(() -> {
                users.add(man.user(), HASH);
                another.put(man.card());
            });
            int wanted = id;
            soon(() -> foundBy(1, 20).contains(wanted));
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(HowLong.median(times)).isLessThan(Duration.ofSeconds(1));
    }

    /// Memory takes in by itself what was changed here some milliseconds later; a question that comes before has
    /// to wait for it. A store that finds nobody answers in vain, so whoever is found was found in memory.
    @Test
    void a_change_is_in_memorys_answer_to_the_very_next_question() throws InterruptedException {
        add(People.woman(1));
        FindingNobody silent = new FindingNobody(store, new AtomicInteger());
        try (IndexedPeople asked = new IndexedPeople(silent, feed, feed, PLENTY)) {
            asked.start();
            soon(asked::answersFromMemory);

            int rounds = 20;
            for (int id = 2; id < 2 + rounds; id++) {
                People man = People.man(id);
                units.run(() -> {
                    users.add(man.user(), HASH);
                    asked.put(man.card());
                });
                int before = silent.questions().get();
                List<Integer> found =
                        ids(asked.fitting(card(1), Rotation.NONE, new PageRequest(2 * rounds, null), AT.now()));
                if (silent.questions().get() == before) {
                    assertThat(found).contains(id);
                }
            }
            assertThat(silent.questions())
                    .as("the store answers when reading takes too long, which is not always")
                    .hasValueLessThan(rounds);
        }
    }

    @Test
    void the_store_answers_where_the_heap_is_too_small() {
        try (IndexedPeople small = new IndexedPeople(store, feed, feed, new Memory(1_000))) {
            IntStream.rangeClosed(1, 4).forEach(id -> add(People.woman(id)));
            small.catchUp();

            assertThat(small.answersFromMemory()).isFalse();
            assertThat(small.fitting(People.man(9).card(), Rotation.NONE, FIRST_TWENTY, AT.now())
                            .items())
                    .hasSize(4);
        }
    }

    @Test
    void a_million_people_do_not_fit_a_small_instance_and_do_fit_a_larger_one() {
        assertThat(new Memory(96L << 20).holds(1_000_000)).isFalse();
        assertThat(new Memory(96L << 20).holds(100_000)).isTrue();
        assertThat(new Memory(1L << 30).holds(1_000_000)).isTrue();
        assertThat(new Memory(96L << 20).told(1_000_000))
                .isEqualTo(
                        "The index of 1000000 people needs up to 287 MiB in memory, and may take 48 MiB of the heap");
    }

    private void add(People person) {
        units.run(() -> {
            users.add(person.user(), HASH);
            store.put(person.card());
        });
    }

    private List<Integer> foundBy(int seeker, int limit) {
        return ids(indexed.fitting(card(seeker), Rotation.NONE, new PageRequest(limit, null), AT.now()));
    }

    private List<Integer> searchedBy(int seeker, Answers filters) {
        MatchCard card = card(seeker);
        return ids(indexed.matching(card, SearchFilters.of(filters, card), FIRST_TWENTY, AT.now()));
    }

    private MatchCard card(int id) {
        return store.find(new UserId(id)).orElseThrow();
    }

    private static List<Integer> ids(Page<Ranked> page) {
        return page.items().stream()
                .map(ranked -> ranked.card().owner().value())
                .toList();
    }

    private static People livingAt(People person, double latitude) {
        return person.tells(Details.LOCATION, new Residence("IN", "", "", GeoCell.containing(latitude, 77.59)));
    }

    /// A store that keeps people and finds none of them, and counts how often it was asked.
    private record FindingNobody(PeopleIndex store, AtomicInteger questions) implements PeopleIndex {
        @Override
        public void put(MatchCard card) {
            store.put(card);
        }

        @Override
        public Optional<MatchCard> find(UserId person) {
            return store.find(person);
        }

        @Override
        public Sample draw(MatchCard seeker, int most, Instant now) {
            return store.draw(seeker, most, now);
        }

        @Override
        public Page<Ranked> fitting(
                MatchCard seeker, Set<UserId> except, Rotation rotation, PageRequest page, Instant now) {
            questions.incrementAndGet();
            return new Page<>(List.of(), null);
        }

        @Override
        public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
            questions.incrementAndGet();
            return new Page<>(List.of(), null);
        }
    }

    private static void soon(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            Thread.sleep(Duration.ofMillis(10));
        }
    }
}
