package com.datifyy.adapters.postgres.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.bulk.BulkPeople.Person;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkPeopleTest extends StoreTest {
    private static final Instant NOW = TestClock.START;
    private static final Venue CAFE =
            new Venue("Here \\ \"quoted\"", "1 Road", "Pune", "MH", "India", "411001", 18.5, 73.8, "", "");

    private final BulkPeople bulk = new BulkPeople(store.database());

    private static Person person(int id) {
        Random random = new Random(id);
        User user = id % 2 == 0 ? TestAccounts.activeAccount(id) : TestAccounts.account(id);
        Answers told = SampleAnswers.toSome(ProfileGroup.everyAttribute(), random)
                .with(Changes.none().set(Basics.NAME, user.name()).clear(Basics.PHONE_NUMBER));
        Answers wished = SampleAnswers.toSome(PreferenceGroup.everyAttribute(), random);
        Instant noon = NOW.plus(Duration.ofDays(3));
        return new Person(
                user,
                TestAccounts.HASH,
                new Profile(user.id(), told, 0, 0, NOW),
                new PartnerPreferences(
                        user.id(),
                        wished,
                        new Strengths(Map.of(PartnerBasics.HEIGHT_RANGE, MatchStrength.MUST_HAVE)),
                        0,
                        NOW),
                List.of(
                        new Slot(new SlotId(new UUID(1, id)), user.id(), noon, new Online(), "a\n\tb \\ c", NOW, NOW),
                        new Slot(
                                new SlotId(new UUID(2, id)),
                                user.id(),
                                noon.plus(Duration.ofHours(1)),
                                new Offline(CAFE),
                                "",
                                NOW,
                                NOW)));
    }

    @Test
    void everything_of_everybody_is_found_through_the_repositories() {
        List<Person> people =
                IntStream.rangeClosed(1, 60).mapToObj(BulkPeopleTest::person).toList();

        bulk.add(people);
        bulk.finish();

        for (Person person : people) {
            User user = person.user();
            assertThat(new PostgresUserRepository(store.database()).find(user.id()))
                    .contains(user);
            assertThat(new PostgresUserRepository(store.database()).passwordOf(user.id()))
                    .contains(TestAccounts.HASH);
            assertThat(new PostgresProfileRepository(store.database()).find(user.id()))
                    .contains(person.profile());
            assertThat(new PostgresPreferencesRepository(store.database()).find(user.id()))
                    .contains(person.preferences());
            assertThat(new PostgresSlotRepository(store.database()).findFor(user.id(), null, null, 10))
                    .isEqualTo(person.slots());
            assertThat(new PostgresPeopleIndex(store.database()).find(user.id()))
                    .contains(MatchCard.of(user, person.profile(), person.preferences()));
        }
    }

    @Test
    void somebody_who_is_there_already_undoes_the_whole_batch() {
        bulk.add(List.of(person(1)));

        assertThatThrownBy(() -> bulk.add(List.of(person(2), person(1)))).isInstanceOf(RuntimeException.class);

        assertThat(new PostgresUserRepository(store.database())
                        .find(person(2).user().id()))
                .isEmpty();
    }

    @Test
    void somebody_without_a_password_has_none() {
        Person person = person(1);

        bulk.add(List.of(new Person(person.user(), null, person.profile(), person.preferences(), List.of())));

        assertThat(new PostgresUserRepository(store.database())
                        .passwordOf(person.user().id()))
                .isEmpty();
    }
}
