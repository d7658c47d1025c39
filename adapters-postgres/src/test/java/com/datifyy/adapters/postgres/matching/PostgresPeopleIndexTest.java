package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.bulk.BulkPeople;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.PeopleIndexContract;
import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.People;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresPeopleIndexTest extends StoreTest implements PeopleIndexContract {
    private final PostgresUserRepository users = new PostgresUserRepository(store.database());
    private final PostgresPeopleIndex index = new PostgresPeopleIndex(store.database());

    @Override
    public UserRepository users() {
        return users;
    }

    @Override
    public PeopleIndex index() {
        return index;
    }

    @ParameterizedTest
    @EnumSource
    void a_card_takes_part_exactly_when_its_account_does(AccountStatus status) {
        People person = People.woman(1);
        units().run(() -> {
            users.add(person.user(), TestAccounts.HASH);
            index.put(person.card());
            users.save(person.user().withStatus(status));
        });
        assertThat(index.find(person.user().id()).orElseThrow().standing().takesPart())
                .as("after a change of the account")
                .isEqualTo(status.takesPart());

        People other = People.woman(2).is(status);
        units().run(() -> {
            users.add(other.user(), TestAccounts.HASH);
            index.put(other.card());
        });
        assertThat(index.find(other.user().id()).orElseThrow().standing().takesPart())
                .as("from the beginning")
                .isEqualTo(status.takesPart());
    }

    @Test
    void being_active_reaches_the_card() {
        People person = People.woman(1);
        units().run(() -> {
            users.add(person.user(), TestAccounts.HASH);
            index.put(person.card());
        });

        units().run(() -> users.touch(person.user().id(), People.NOON.plusSeconds(60)));

        assertThat(index.find(person.user().id()).orElseThrow().standing().lastActiveAt())
                .isEqualTo(People.NOON.plusSeconds(60));
    }

    @Test
    void a_card_needs_an_account_and_a_unit_of_work() {
        assertThatThrownBy(() -> units().run(() -> index.put(People.woman(1).card())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> index.put(People.woman(1).card())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void how_many_people_there_are_is_estimated_from_a_stretch_of_ids_wherever_it_begins() throws SQLException {
        units().run(() -> {
            for (int id = 1; id <= 400; id++) {
                People person = id % 4 == 0 ? People.man(id) : People.woman(id);
                users.add(person.user(), TestAccounts.HASH);
                index.put(person.looksFor(Gender.FEMALE, Gender.MALE).card());
            }
        });
        store.execute("ANALYZE datifyy.match_outlines");

        for (int id : new int[] {4, 200, 398, 400}) {
            Sample sample = index.draw(People.man(id).looksFor(Gender.FEMALE).card(), 8, AT.now());

            assertThat(sample.people()).hasSize(8).allMatch(card -> card.owner().value() % 4 != 0);
            assertThat(sample.people()).extracting(card -> card.owner().value()).contains(id % 400 + 1);
            assertThat(sample.all()).isBetween(290, 310);
            assertThat(sample.isExact()).isFalse();
        }
    }

    @Test
    void it_works_behind_a_transaction_pooler_and_inside_a_unit_of_work() {
        try (TestDatabase pooled = TestDatabase.freshBehindAPooler()) {
            PostgresPeopleIndex behind = new PostgresPeopleIndex(pooled.database());
            People woman = People.woman(1);
            People man = People.man(2);
            pooled.units().run(() -> {
                for (People person : List.of(woman, man)) {
                    new PostgresUserRepository(pooled.database()).add(person.user(), TestAccounts.HASH);
                    behind.put(person.card());
                }
                for (int i = 0; i < 10; i++) {
                    assertThat(behind.fitting(woman.card(), Rotation.NONE, FIRST_TWENTY, AT.now())
                                    .items())
                            .extracting(ranked -> ranked.card().owner())
                            .containsExactly(man.user().id());
                }
            });
        }
    }

    @Test
    void whatever_changes_a_card_is_seen_by_the_next_question() throws SQLException {
        People woman = People.woman(1);
        People man = People.man(2);
        units().run(() -> {
            for (People person : List.of(woman, man)) {
                users.add(person.user(), TestAccounts.HASH);
                index.put(person.card());
            }
        });
        assertThat(foundBy(woman)).containsExactly(index.find(man.user().id()).orElseThrow());
        MatchCard known = foundBy(woman).getFirst();
        assertThat(foundBy(woman).getFirst()).as("not decoded again").isSameAs(known);

        People taller = man.tells(Details.HEIGHT, 199);
        units().run(() -> index.put(taller.card()));
        assertThat(foundBy(woman))
                .extracting(MatchCard::traits)
                .containsExactly(taller.card().traits());

        store.execute("UPDATE datifyy.users SET email_verified_at = now() WHERE id = 2");
        assertThat(foundBy(woman))
                .extracting(card -> card.standing().verified())
                .containsExactly(true);

        store.execute("UPDATE datifyy.users SET status = 'SUSPENDED' WHERE id = 2");
        assertThat(foundBy(woman)).isEmpty();

        store.execute("UPDATE datifyy.users SET status = 'ACTIVE' WHERE id = 2");
        assertThat(foundBy(woman)).hasSize(1);
    }

    @Test
    void whose_card_was_not_read_before_is_not_asked_for_its_stamp_first() {
        People woman = People.woman(1);
        units().run(() -> {
            for (People person : List.of(woman, People.man(2))) {
                users.add(person.user(), TestAccounts.HASH);
                index.put(person.card());
            }
        });
        List<String> asked = new ArrayList<>();
        try (PostgresDatabase watched = store.openWatchedBy(statements(asked))) {
            PostgresPeopleIndex cold = new PostgresPeopleIndex(watched);
            for (int i = 0; i < 2; i++) {
                assertThat(cold.fitting(woman.card(), Rotation.NONE, FIRST_TWENTY, AT.now())
                                .items())
                        .hasSize(1);
            }
        }

        assertThat(asked.stream().filter(text -> text.contains("xmin")).map(text -> text.contains(", card")))
                .as("the card, and the next time no more than its stamp")
                .containsExactly(true, false);
    }

    private static Watch statements(List<String> asked) {
        return new Watch() {
            @Override
            public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
                if (work == Work.STATEMENT) {
                    asked.add(what.get());
                }
                return Step.UNSEEN;
            }

            @Override
            public Step current() {
                return Step.UNSEEN;
            }
        };
    }

    private List<MatchCard> foundBy(People seeker) {
        return index.fitting(seeker.card(), Rotation.NONE, FIRST_TWENTY, AT.now()).items().stream()
                .map(Ranked::card)
                .toList();
    }

    @Test
    void a_card_that_was_moved_in_its_table_is_found_again() throws SQLException {
        List<People> people = IntStream.rangeClosed(1, 40)
                .mapToObj(id -> id == 1 ? People.woman(id) : People.man(id))
                .toList();
        units().run(() -> {
            for (People person : people) {
                users.add(person.user(), TestAccounts.HASH);
                index.put(person.card());
            }
        });
        MatchCard seeker = people.getFirst().card();
        List<MatchCard> before = everybodyFor(seeker);
        assertThat(before).hasSize(39);

        // Whoever is first in the table goes, all others are written closer together, and one changes in place of
        // another.
        store.execute("DELETE FROM datifyy.match_cards WHERE user_id IN (2, 3, 17)");
        store.execute("VACUUM FULL datifyy.match_cards");
        units().run(() -> index.put(people.get(9).tells(Details.HEIGHT, 199).card()));

        List<MatchCard> after = everybodyFor(seeker);
        assertThat(after)
                .extracting(card -> card.owner().value())
                .doesNotContain(2, 3, 17)
                .hasSize(36);
        for (MatchCard card : after) {
            assertThat(card).isEqualTo(index.find(card.owner()).orElseThrow());
        }
    }

    private List<MatchCard> everybodyFor(MatchCard seeker) {
        return index.fitting(seeker, Rotation.NONE, new PageRequest(100, null), AT.now()).items().stream()
                .map(Ranked::card)
                .toList();
    }

    @Test
    void who_fits_is_asked_by_a_question_whose_plan_is_kept_for_everybody() {
        List<People> people = List.of(
                inBengaluru(People.woman(1)).demands(PartnerBasics.DISTANCE_PREFERENCE, 20),
                inBengaluru(People.man(2)),
                inBengaluru(People.woman(3)).looksFor(Gender.FEMALE, Gender.MALE));
        units().run(() -> {
            for (People person : people) {
                users.add(person.user(), TestAccounts.HASH);
                index.put(person.card());
            }
            for (int i = 0; i < 40; i++) {
                index.fitting(people.get(i % 3).card(), Rotation.NONE, FIRST_TWENTY, AT.now());
            }
            Result<Record> plans = store.database().reading().fetch("""
                    SELECT custom_plans, generic_plans FROM pg_prepared_statements
                    WHERE statement LIKE 'WITH asked AS%'""");
            assertThat(plans)
                    .as("one for those who look nearby, one for those who look everywhere")
                    .hasSize(2);
            assertThat(plans)
                    .allSatisfy(plan -> assertThat(plan.get(0, Integer.class))
                            .as("planned for one person")
                            .isEqualTo(5));
            assertThat(plans)
                    .allSatisfy(plan ->
                            assertThat(plan.get(1, Integer.class)).as("kept").isGreaterThan(2));
        });
    }

    private static People inBengaluru(People person) {
        return person.tells(
                Details.LOCATION,
                new Residence("IN", "India", "Karnataka", "Bengaluru", GeoCell.containing(12.97, 77.59)));
    }

    @Test
    void more_people_than_are_read_at_once_are_all_looked_at() {
        BulkPeople bulk = new BulkPeople(store.database());
        bulk.add(IntStream.rangeClosed(1, 4_100)
                .mapToObj(People::person)
                .map(person ->
                        new BulkPeople.Person(person.user(), null, person.profile(), person.preferences(), List.of()))
                .toList());
        MatchCard seeker = index.find(new UserId(1)).orElseThrow();

        List<Integer> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<Ranked> page = index.fitting(seeker, Rotation.NONE, new PageRequest(100, cursor), AT.now());
            page.items().forEach(ranked -> found.add(ranked.card().owner().value()));
            cursor = page.next();
        } while (cursor != null && found.size() < 10_000);

        assertThat(found).isEqualTo(IntStream.rangeClosed(2, 4_100).boxed().toList());
    }
}
