package com.datifyy.adapters.postgres.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresLinkedIdentityRepository;
import com.datifyy.adapters.postgres.identity.PostgresSecurityLog;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresMoveRepository;
import com.datifyy.adapters.postgres.profile.PostgresPersonRepository;
import com.datifyy.adapters.postgres.profile.PostgresPhotoRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.settings.PostgresSettingsRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.preferences.PreferenceEditing;
import com.datifyy.application.profile.ProfileEditing;
import com.datifyy.application.profile.port.PlainPhotoLinks;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardsInStepTest {
    @Test
    void of_three_changes_at_once_the_card_holds_all() throws Exception {
        try (TestDatabase store = TestDatabase.fresh();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var users = new PostgresUserRepository(store.database());
            var profiles = new PostgresProfileRepository(store.database());
            var preferences = new PostgresPreferencesRepository(store.database());
            var settings = new PostgresSettingsRepository(store.database());
            var index = new PostgresPeopleIndex(store.database());
            var cards = new MatchCards(index, users, profiles, preferences, settings);
            var clock = new TestClock();
            var profileEditing = profileEditing(store, clock);
            var preferenceEditing = new PreferenceEditing(preferences, cards, store.units(), clock);
            var settingsEditing = new SettingsEditing(settings, cards, store.units(), clock);
            User user = TestAccounts.account(1);
            Caller caller = join(store, user);

            for (int round = 0; round < 50; round++) {
                Changes height = Changes.none().set(Details.HEIGHT, 150 + round);
                Changes distance = Changes.none().set(PartnerBasics.DISTANCE_PREFERENCE, round % 2 == 0 ? 20 : 400);
                Changes privacy = Changes.none().set(PrivacySettings.SHOW_DISTANCE, round % 2 == 1);
                var start = new CountDownLatch(1);
                var profile = executor.submit(() -> {
                    start.await();
                    return profileEditing.edit(caller, height, null);
                });
                var wishes = executor.submit(() -> {
                    start.await();
                    return preferenceEditing.edit(caller, distance, Map.of(), null);
                });
                var hiding = executor.submit(() -> {
                    start.await();
                    return settingsEditing.edit(caller, privacy, null);
                });
                start.countDown();
                profile.get();
                wishes.get();
                hiding.get();

                assertThat(index.find(user.id()))
                        .as("round " + round)
                        .contains(MatchCard.of(
                                users.find(user.id()).orElseThrow(),
                                profiles.find(user.id()).orElseThrow(),
                                preferences.find(user.id()).orElseThrow(),
                                Visibility.of(settings.find(user.id()).orElseThrow())));
            }
        }
    }

    @Test
    void d4_of_many_moves_at_once_no_more_succeed_than_may() throws Exception {
        try (TestDatabase store = TestDatabase.fresh()) {
            var clock = new TestClock();
            var editing = profileEditing(store, clock);
            Caller caller = join(store, TestAccounts.account(1));
            assertThat(editing.edit(caller, livingIn(1_000), null)).isNotNull();
            clock.advance(Duration.ofHours(1));

            List<Boolean> moved = Crowd.of(8, column -> {
                try {
                    return editing.edit(caller, livingIn(1_000 + column % 3 + 1), null) != null;
                } catch (TooManyRequests _) {
                    return false;
                }
            });

            assertThat(new PostgresMoveRepository(store.database())
                            .find(caller.id())
                            .orElseThrow()
                            .changes())
                    .hasSizeLessThanOrEqualTo(Moves.PER_DAY)
                    .isNotEmpty();
            assertThat(editing.read(caller).profile().version())
                    .as("every change that succeeded is there")
                    .isEqualTo(1 + moved.stream().filter(Boolean::booleanValue).count());
        }
    }

    private static Changes livingIn(int column) {
        return Changes.none().set(Details.LOCATION, new Residence("IN", "", "", new GeoCell(5_000, column)));
    }

    @Test
    void d13_cards_from_before_being_online_could_be_hidden_hide_it_once_the_database_is_migrated() throws Exception {
        String migration;
        try (var file =
                getClass().getResourceAsStream("/db/migration/V034__cards_of_those_who_hide_being_online.sql")) {
            migration = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
        try (TestDatabase store = TestDatabase.fresh()) {
            var users = new PostgresUserRepository(store.database());
            var profiles = new PostgresProfileRepository(store.database());
            var preferences = new PostgresPreferencesRepository(store.database());
            var settings = new PostgresSettingsRepository(store.database());
            var index = new PostgresPeopleIndex(store.database());
            var cards = new MatchCards(index, users, profiles, preferences, settings);
            var editing = new SettingsEditing(settings, cards, store.units(), new TestClock());
            Changes hidden = Changes.none().set(PrivacySettings.SHOW_ONLINE_STATUS, false);
            User old = TestAccounts.account(1);
            User newer = TestAccounts.account(2);
            User open = TestAccounts.account(3);
            assertThat(editing.edit(join(store, old), hidden, null)).isNotNull();
            assertThat(editing.edit(join(store, newer), hidden, null)).isNotNull();
            assertThat(editing.edit(join(store, open), Changes.none().set(PrivacySettings.SHOW_AGE, false), null))
                    .isNotNull();
            List<MatchCard> before = Stream.of(old, newer, open)
                    .map(user -> index.find(user.id()).orElseThrow())
                    .toList();
            store.execute(
                    "UPDATE datifyy.match_cards SET card = substring(card FOR length(card) - 1) WHERE user_id = 1");
            assertThat(index.find(old.id()).orElseThrow().visibility().showsOnline())
                    .isTrue();

            store.execute(migration);

            assertThat(Stream.of(old, newer, open)
                            .map(user -> index.find(user.id()).orElseThrow())
                            .toList())
                    .isEqualTo(before);
            assertThat(before)
                    .extracting(card -> card.visibility().showsOnline())
                    .containsExactly(false, false, true);
        }
    }

    private static Caller join(TestDatabase store, User user) {
        store.units().run(() -> {
            new PostgresUserRepository(store.database()).add(user, TestAccounts.HASH);
            new PostgresProfileRepository(store.database())
                    .add(Profile.started(user.id(), user.name(), TestClock.START));
            new PostgresPreferencesRepository(store.database())
                    .add(PartnerPreferences.initial(user.id(), TestClock.START));
        });
        return new Caller(user.id(), new SessionId(new UUID(1, 2)));
    }

    private static ProfileEditing profileEditing(TestDatabase store, TestClock clock) {
        var users = new PostgresUserRepository(store.database());
        var profiles = new PostgresProfileRepository(store.database());
        var preferences = new PostgresPreferencesRepository(store.database());
        var settings = new PostgresSettingsRepository(store.database());
        var outbox = new PostgresOutbox(store.database(), new PlainSecretBox());
        return new ProfileEditing(
                users,
                profiles,
                new PostgresPersonRepository(store.database(), users, profiles, preferences, settings),
                new PostgresPhotoRepository(store.database()),
                new PlainPhotoLinks(),
                new PostgresMoveRepository(store.database()),
                Moves.PER_DAY,
                new PostgresSessionRepository(store.database()),
                new PostgresLinkedIdentityRepository(store.database()),
                new PostgresSecurityLog(store.database()),
                new Notifications(outbox, new ChosenClocks(settings), new CountingIds(), clock),
                new MatchCards(new PostgresPeopleIndex(store.database()), users, profiles, preferences, settings),
                store.units(),
                clock);
    }
}
