package com.datifyy.application.profile.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.PersonRepository.Person;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person read at once is the account, the profile, the preferences and the settings read one by one, after
/// every change.
public interface PersonRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);

    UnitOfWork units();

    UserRepository users();

    ProfileRepository profiles();

    PreferencesRepository preferences();

    SettingsRepository settings();

    /// Always the same one.
    PersonRepository people();

    @BeforeEach
    default void somebody() {
        units().run(() -> {
            users().add(account(1), HASH);
            profiles().add(Profile.started(MAYA, account(1).name(), NOW));
            preferences().add(PartnerPreferences.initial(MAYA, NOW));
        });
    }

    private Person oneByOne() {
        User user = users().find(MAYA).orElseThrow();
        return new Person(
                user,
                profiles().find(MAYA).orElseThrow(),
                preferences().find(MAYA).orElseThrow(),
                settings().find(MAYA).orElseGet(() -> UserSettings.initial(MAYA, user.createdAt())));
    }

    private void change(Runnable change) {
        Person before = people().find(MAYA).orElseThrow();
        assertThat(people().find(MAYA)).contains(before);

        units().run(change);

        assertThat(people().find(MAYA)).contains(oneByOne()).isNotEqualTo(before);
    }

    private void saveProfile(Changes changes) {
        profiles().save(profiles().find(MAYA).orElseThrow().with(changes, NOW.plusSeconds(60)));
    }

    @Test
    default void a_person_is_account_profile_and_preferences() {
        assertThat(people().find(MAYA)).contains(oneByOne());
        assertThat(people().find(MAYA)).contains(oneByOne());
    }

    @Test
    default void who_is_not_there_or_has_told_nothing_is_not_found() {
        units().run(() -> users().add(account(2), HASH));

        assertThat(people().find(new UserId(2))).isEmpty();
        assertThat(people().find(new UserId(3))).isEmpty();
    }

    @Test
    default void a_change_of_the_account_is_seen_at_once() {
        change(() -> users().touch(MAYA, NOW.plusSeconds(3_600)));
        change(() -> users().save(users().find(MAYA).orElseThrow().withStatus(AccountStatus.SUSPENDED)));
    }

    @Test
    default void a_change_of_the_profile_is_seen_at_once() {
        change(() -> saveProfile(Changes.none().set(Details.HEIGHT, 170)));
        change(() -> saveProfile(Changes.none().set(Basics.NAME, "Maya").set(Basics.PHONE_NUMBER, "+919876543210")));
        change(() -> saveProfile(Changes.none()
                .set(Details.INTERESTS, List.of(new InterestEntry(InterestCategory.HIKING, "Mountains")))));
        change(() -> saveProfile(Changes.none().clear(Details.INTERESTS)));
    }

    @Test
    default void a_change_of_the_preferences_is_seen_at_once() {
        for (int kilometres = 1; kilometres <= 5; kilometres++) {
            Changes changes = Changes.none().set(PartnerBasics.DISTANCE_PREFERENCE, kilometres);
            change(() ->
                    preferences().save(preferences().find(MAYA).orElseThrow().with(changes, Map.of(), NOW)));
        }
    }

    @Test
    default void a_change_of_the_settings_is_seen_at_once() {
        UserSettings first = UserSettings.initial(MAYA, NOW).with(Changes.none().set(AppSettings.THEME, "dark"), NOW);

        change(() -> settings().save(first));
        change(() -> settings().save(first.with(Changes.none().set(AppSettings.THEME, "auto"), NOW)));
    }

    @Test
    default void a_unit_of_work_sees_its_own_changes_and_leaves_nothing_behind_when_it_fails() {
        Person before = people().find(MAYA).orElseThrow();

        assertThatThrownBy(() -> units().run(() -> {
                    for (int height = 150; height < 153; height++) {
                        saveProfile(Changes.none().set(Details.HEIGHT, height));
                        assertThat(people().find(MAYA)).contains(oneByOne()).isNotEqualTo(before);
                    }
                    throw new Conflict("This is enough");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(people().find(MAYA)).contains(before);
        change(() -> saveProfile(Changes.none().set(Details.HEIGHT, 180)));
    }
}
