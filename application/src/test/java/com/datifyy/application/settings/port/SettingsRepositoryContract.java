package com.datifyy.application.settings.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.SettingsGroup;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of settings keeps.
public interface SettingsRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);

    UnitOfWork units();

    UserRepository users();

    SettingsRepository settings();

    @BeforeEach
    default void somebody() {
        units().run(() -> users().add(account(1), HASH));
    }

    @Test
    default void whoever_never_set_anything_has_no_entry() {
        assertThat(settings().find(MAYA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    default void every_setting_is_kept(long seed) {
        Answers everything = SampleAnswers.toAll(
                        SettingsGroup.everyAttribute()
                                .filter(setting ->
                                        !SettingsGroup.APP.attributes().contains(setting)),
                        new Random(seed))
                .with(AppSettings.APP_LANGUAGE, "pt-BR")
                .with(AppSettings.THEME, "dark")
                .with(AppSettings.TIME_ZONE, "Asia/Kolkata");
        UserSettings full = new UserSettings(MAYA, everything, 1, NOW);
        assertThat(full.chosen().answered())
                .hasSize((int) SettingsGroup.everyAttribute().count());

        units().run(() -> settings().save(full));

        assertThat(settings().find(MAYA)).contains(full);
    }

    @Test
    default void what_is_no_longer_chosen_is_gone() {
        UserSettings first = UserSettings.initial(MAYA, NOW)
                .with(
                        Changes.none().set(PrivacySettings.SHOW_AGE, false).set(DiscoverySettings.DISTANCE_RADIUS, 20),
                        NOW);
        UserSettings second = first.with(Changes.none().clear(DiscoverySettings.DISTANCE_RADIUS), NOW.plusSeconds(1));

        units().run(() -> settings().save(first));
        units().run(() -> settings().save(second));

        assertThat(settings().find(MAYA)).contains(second);
    }

    @Test
    default void of_two_changes_to_one_version_the_second_is_refused() {
        UserSettings initial = UserSettings.initial(MAYA, NOW);
        UserSettings first = initial.with(Changes.none().set(AppSettings.THEME, "dark"), NOW);
        UserSettings other = initial.with(Changes.none().set(AppSettings.THEME, "auto"), NOW);
        units().run(() -> settings().save(first));

        assertThatThrownBy(() -> units().run(() -> settings().save(other))).isInstanceOf(Stale.class);
        UserSettings second = first.with(Changes.none(), NOW);
        units().run(() -> settings().save(second));
        assertThatThrownBy(() -> units().run(() -> settings().save(second))).isInstanceOf(Stale.class);

        assertThat(settings().find(MAYA)).contains(second);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        UserSettings changed = UserSettings.initial(MAYA, NOW).with(Changes.none(), NOW);

        assertThatThrownBy(() -> settings().save(changed)).isInstanceOf(IllegalStateException.class);
    }
}
