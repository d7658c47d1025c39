package com.datifyy.bootstrap.matching;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.index.IndexedPeople;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.RandomPeople;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The index in memory over a real database, in two instances of the service.
class PeopleIndexTest {
    private static final Instant NOON = People.NOON;
    private static final PageRequest FIRST_TWENTY = new PageRequest(20, null);
    private static final Answers TWENTIES = Answers.NONE.with(Filters.AGE_RANGE, new AgeRange(20, 29));

    private final Database database = Databases.fresh();
    private final List<PostgresDatabase> pools = new ArrayList<>();
    private final Instance here = instance();
    private final Instance there = instance();

    private record Instance(Stores stores, IndexedPeople index) {}

    @BeforeEach
    void start() {
        here.index().start();
        there.index().start();
        Eventually.is(
                "both have read everybody",
                () -> here.index().answersFromMemory() && there.index().answersFromMemory());
    }

    @AfterEach
    void stop() {
        here.index().close();
        there.index().close();
        pools.forEach(PostgresDatabase::close);
    }

    @Test
    void a_change_through_one_instance_is_found_by_the_other_in_less_than_a_second() {
        add(here, People.woman(1));
        for (int id = 2; id < 8; id++) {
            People man = People.man(id);
            add(here, man);
            int wanted = id;
            assertThat(Eventually.took(
                            "the other instance finds them",
                            () -> foundBy(there, 1).contains(wanted)))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void d6_who_is_suspended_or_deleted_is_not_told_by_the_next_question() {
        add(here, People.woman(1));
        add(here, People.man(2));
        add(here, People.man(3));
        Eventually.is("the other instance finds both", () -> foundBy(there, 1).size() == 2);

        database.run("UPDATE datifyy.users SET status = 'SUSPENDED' WHERE id = 2");
        assertThat(foundBy(there, 1)).containsExactly(3);

        database.run("DELETE FROM datifyy.users WHERE id = 3");
        assertThat(foundBy(there, 1)).isEmpty();
    }

    @Test
    void d6_who_hides_is_not_told_by_the_next_question_and_is_found_again_afterwards() {
        add(here, People.woman(1));
        add(here, People.man(2));
        add(here, People.man(3));
        Eventually.is("the other instance finds both", () -> foundBy(there, 1).size() == 2);

        database.run("UPDATE datifyy.match_cards SET shown = false WHERE user_id = 2");
        assertThat(foundBy(there, 1)).containsExactly(3);
        assertThat(foundBy(there, 2)).as("and still finds others").containsExactly(1, 3);

        database.run("UPDATE datifyy.match_cards SET shown = true WHERE user_id = 2");
        Eventually.is("they are found again", () -> foundBy(there, 1).contains(2));
    }

    @Test
    void memory_and_database_give_the_same_pages() {
        here.stores().unitOfWork().run(() -> {
            for (int id = 1; id <= 300; id++) {
                var person = RandomPeople.person(id, 5_000 + id);
                here.stores().users().add(person.user(), HASH);
                here.index().put(person.card());
            }
        });
        there.index().fitting(card(1), Rotation.NONE, new PageRequest(1, null), NOON);
        Eventually.is(
                "everybody is known",
                () -> fromMemory(() -> foundBy(there, 300)).equals(stored(300)));

        int found = 0;
        for (int id = 1; id <= 100; id++) {
            int seeker = id;
            List<Integer> expected = stored(id);
            assertThat(fromMemory(() -> foundBy(there, seeker))).isEqualTo(expected);
            found += expected.size();
            MatchCard card = card(id);
            SearchFilters ages = SearchFilters.of(TWENTIES, card);
            assertThat(fromMemory(() -> ids(there.index().matching(card, ages, FIRST_TWENTY, NOON))))
                    .isEqualTo(ids(here.stores().people().matching(card, ages, FIRST_TWENTY, NOON)));
        }
        assertThat(found).isGreaterThan(100);
    }

    /// What the other instance answers while it answers from memory, as it does not when nothing was read for a second.
    private <T> T fromMemory(Supplier<T> question) {
        for (int i = 0; i < 3; i++) {
            Eventually.is("it answers from memory", there.index()::answersFromMemory);
            T answer = question.get();
            if (there.index().answersFromMemory()) {
                return answer;
            }
        }
        throw new AssertionError("it never answered from memory throughout");
    }

    private List<Integer> stored(int seeker) {
        return ids(here.stores().people().fitting(card(seeker), Rotation.NONE, FIRST_TWENTY, NOON));
    }

    private List<Integer> foundBy(Instance instance, int seeker) {
        return ids(instance.index().fitting(card(seeker), Rotation.NONE, FIRST_TWENTY, NOON));
    }

    private MatchCard card(int id) {
        return here.stores().people().find(new UserId(id)).orElseThrow();
    }

    private static List<Integer> ids(Page<Ranked> page) {
        return page.items().stream()
                .map(ranked -> ranked.card().owner().value())
                .toList();
    }

    private static void add(Instance instance, People person) {
        instance.stores().unitOfWork().run(() -> {
            instance.stores().users().add(person.user(), HASH);
            instance.index().put(person.card());
        });
    }

    private Instance instance() {
        var settings = Settings.from(
                Map.of("ENV", "development", "DATABASE_URL", database.url(), "JWT_SECRET", RunningApp.anotherSecret()));
        PostgresDatabase pool = Stores.open(settings.database());
        pools.add(pool);
        Stores stores = Stores.in(pool);
        return new Instance(stores, Stores.inMemory(pool, stores.people()));
    }
}
