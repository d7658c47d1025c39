package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.TestDatabase;
import com.datifyy.adapters.postgres.identity.PostgresSecurityLog;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
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
import com.datifyy.application.settings.SettingsEditing;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
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
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.settings.PrivacySettings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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
            var sessions = new PostgresSessionRepository(store.database());
            var log = new PostgresSecurityLog(store.database());
            var outbox = new PostgresOutbox(store.database(), new PlainSecretBox());
            var notifications = new Notifications(outbox, new CountingIds(), clock);
            var people = new PostgresPersonRepository(store.database(), users, profiles, preferences, settings);
            var profileEditing = new ProfileEditing(
                    users,
                    profiles,
                    people,
                    new PostgresPhotoRepository(store.database()),
                    new PlainPhotoLinks(),
                    sessions,
                    log,
                    notifications,
                    cards,
                    store.units(),
                    clock);
            var preferenceEditing = new PreferenceEditing(preferences, cards, store.units(), clock);
            var settingsEditing = new SettingsEditing(settings, cards, store.units(), clock);
            User user = TestAccounts.account(1);
            Caller caller = new Caller(user.id(), new SessionId(new UUID(1, 2)));
            store.units().run(() -> {
                users.add(user, TestAccounts.HASH);
                profiles.add(Profile.started(user.id(), user.name(), TestClock.START));
                preferences.add(PartnerPreferences.initial(user.id(), TestClock.START));
            });

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
}
