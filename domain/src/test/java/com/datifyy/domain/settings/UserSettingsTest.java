package com.datifyy.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserSettings INITIAL = UserSettings.initial(new UserId(1), NOW);

    @Test
    void every_setting_has_a_default() {
        assertThat(INITIAL.values().answered())
                .containsExactlyInAnyOrderElementsOf(
                        SettingsGroup.everyAttribute().toList());
        assertThat(INITIAL.values().get(DiscoverySettings.DISTANCE_RADIUS)).isEqualTo(50);
        assertThat(INITIAL.isOn(PrivacySettings.SHOW_AGE)).isTrue();
        assertThat(INITIAL.isOn(PrivacySettings.INCOGNITO_MODE)).isFalse();
    }

    @Test
    void what_is_decided_holds_until_it_is_cleared() {
        UserSettings decided = INITIAL.with(
                Changes.none().set(PrivacySettings.SHOW_AGE, false).set(DiscoverySettings.DISTANCE_RADIUS, 7), NOW);

        assertThat(decided.version()).isEqualTo(1);
        assertThat(decided.isOn(PrivacySettings.SHOW_AGE)).isFalse();
        assertThat(decided.values().get(DiscoverySettings.DISTANCE_RADIUS)).isEqualTo(7);
        assertThat(decided.with(
                                Changes.none().clear(PrivacySettings.SHOW_AGE).clear(DiscoverySettings.DISTANCE_RADIUS),
                                NOW)
                        .values())
                .isEqualTo(INITIAL.values());
    }

    @ParameterizedTest
    @CsvSource({"en,en", "PT-br,pt-BR", "zh-hant-tw,zh-Hant-TW", "de-CH-1996,de-CH-1996"})
    void a_language_is_kept_as_its_tag(String given, String kept) {
        UserSettings changed = INITIAL.with(Changes.none().set(AppSettings.APP_LANGUAGE, given), NOW);

        assertThat(changed.chosen().get(AppSettings.APP_LANGUAGE)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"english please", "x", "en_", "und", "1", "en-", "<b>"})
    void what_is_no_language_tag_is_refused(String given) {
        assertThatThrownBy(() -> INITIAL.with(Changes.none().set(AppSettings.APP_LANGUAGE, given), NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("app_language"));
    }

    @Test
    void there_are_three_themes() {
        for (String theme : new String[] {"light", "dark", "auto"}) {
            assertThat(INITIAL.with(Changes.none().set(AppSettings.THEME, theme), NOW)
                            .values()
                            .get(AppSettings.THEME))
                    .isEqualTo(theme);
        }
        assertThatThrownBy(() -> INITIAL.with(Changes.none().set(AppSettings.THEME, "pink"), NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("theme"));
    }

    @Test
    void everything_wrong_with_a_change_is_told_at_once() {
        Changes changes = Changes.none()
                .set(AppSettings.THEME, "pink")
                .set(AppSettings.TIME_ZONE, "Asia/Nowhere")
                .set(AppSettings.APP_LANGUAGE, "??");

        assertThatThrownBy(() -> INITIAL.with(changes, NOW))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(InvalidInput.Fault::field)
                                .containsExactlyInAnyOrder("theme", "time_zone", "app_language"));
    }

    @Test
    void a_time_zone_is_one_that_iana_names_and_utc_until_somebody_says_so() {
        assertThat(INITIAL.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(INITIAL.with(Changes.none().set(AppSettings.TIME_ZONE, "Asia/Kolkata"), NOW)
                        .zone())
                .isEqualTo(ZoneId.of("Asia/Kolkata"));
        for (String zone : new String[] {"Asia/Nowhere", "+05:30", "IST!", "../etc/passwd"}) {
            assertThatThrownBy(() -> INITIAL.with(Changes.none().set(AppSettings.TIME_ZONE, zone), NOW))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("time_zone"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_001})
    void a_radius_has_limits(int radius) {
        assertThatThrownBy(() -> Changes.none().set(DiscoverySettings.DISTANCE_RADIUS, radius))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 366})
    void days_have_limits(int days) {
        assertThatThrownBy(() -> Changes.none().set(DiscoverySettings.RECENTLY_ACTIVE_DAYS, days))
                .isInstanceOf(InvalidInput.class);
    }
}
