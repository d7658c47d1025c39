package com.datifyy.application.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Stale;
import org.junit.jupiter.api.Test;

class SettingsEditingTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller asha = application.member("asha@example.org", "Asha");

    @Test
    void whoever_set_nothing_has_the_defaults() {
        UserSettings read = application.settingsEditing.read(asha);

        assertThat(read.version()).isZero();
        assertThat(read.values()).isEqualTo(UserSettings.DEFAULTS);
    }

    @Test
    void what_is_named_changes_and_the_rest_stays() {
        var _ = edit(Changes.none().set(PrivacySettings.SHOW_AGE, false), null);
        UserSettings changed = edit(Changes.none().set(AppSettings.THEME, "dark"), 1L);

        assertThat(application.settingsEditing.read(asha)).isEqualTo(changed);
        assertThat(changed.isOn(PrivacySettings.SHOW_AGE)).isFalse();
        assertThat(changed.values().get(AppSettings.THEME)).isEqualTo("dark");
        assertThat(changed.version()).isEqualTo(2);
    }

    @Test
    void f6_a_change_of_an_old_version_is_refused() {
        var _ = edit(Changes.none().set(AppSettings.THEME, "dark"), 0L);

        assertThatThrownBy(() -> edit(Changes.none().set(AppSettings.THEME, "auto"), 0L))
                .isInstanceOf(Stale.class);
        assertThat(application.settingsEditing.read(asha).values().get(AppSettings.THEME))
                .isEqualTo("dark");
    }

    @Test
    void one_bad_value_leaves_everything_as_it_was() {
        assertThatThrownBy(() ->
                        edit(Changes.none().set(PrivacySettings.SHOW_AGE, false).set(AppSettings.THEME, "pink"), null))
                .isInstanceOf(InvalidInput.class);

        assertThat(application.settingsEditing.read(asha).version()).isZero();
    }

    private UserSettings edit(Changes changes, Long expected) {
        return application.settingsEditing.edit(asha, changes, expected);
    }
}
