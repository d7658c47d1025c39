package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.wire.user.v1.DiscoveryPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.NotificationPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.PrivacyPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserPreferences;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What the caller set about the app.
class SettingsTest {
    @AutoClose("stop")
    private final Service service = new Service();

    private final Member asha = service.join("Asha Rao");

    @Test
    void whoever_set_nothing_has_the_defaults() {
        UserPreferences read = read();

        assertThat(read.getNotifications().getPushEnabled()).isTrue();
        assertThat(read.getNotifications().getSmsEnabled()).isFalse();
        assertThat(read.getPrivacy().getShowAge()).isTrue();
        assertThat(read.getDiscovery())
                .isEqualTo(DiscoveryPreferences.newBuilder()
                        .setDiscoverable(true)
                        .setDistanceRadius(50)
                        .setRecentlyActiveDays(7)
                        .build());
        assertThat(read.getAppLanguage()).isEqualTo("en");
        assertThat(read.getTheme()).isEqualTo("light");
    }

    @Test
    void a_group_that_is_not_sent_stays_and_one_that_is_says_all_its_flags() {
        var _ = update(UserPreferences.newBuilder().setTheme("dark"));
        var changed = update(UserPreferences.newBuilder()
                .setDiscovery(DiscoveryPreferences.newBuilder().setGlobalMode(true)));

        assertThat(changed.getPreferences().getNotifications().getPushEnabled()).isTrue();
        assertThat(changed.getPreferences().getDiscovery())
                .isEqualTo(DiscoveryPreferences.newBuilder()
                        .setGlobalMode(true)
                        .setDistanceRadius(50)
                        .setRecentlyActiveDays(7)
                        .build());
        assertThat(changed.getPreferences().getTheme()).isEqualTo("dark");
        assertThat(read()).isEqualTo(changed.getPreferences());
    }

    @Test
    void with_names_only_they_change_and_an_empty_one_is_off_or_has_its_default_again() {
        var _ = update(UserPreferences.newBuilder()
                .setDiscovery(DiscoveryPreferences.newBuilder().setDistanceRadius(9))
                .setTheme("dark"));

        var changed = update(
                UserPreferences.newBuilder()
                        .setPrivacy(PrivacyPreferences.newBuilder().setIncognitoMode(true)),
                "incognito_mode",
                "show_age",
                "distance_radius");

        assertThat(changed.getPreferences().getPrivacy().getIncognitoMode()).isTrue();
        assertThat(changed.getPreferences().getPrivacy().getShowAge()).isFalse();
        assertThat(changed.getPreferences().getPrivacy().getShowDistance()).isTrue();
        assertThat(changed.getPreferences().getDiscovery().getDistanceRadius()).isEqualTo(50);
        assertThat(changed.getPreferences().getTheme()).isEqualTo("dark");
    }

    @Test
    void the_name_of_a_group_stands_for_all_of_it() {
        var changed = update(UserPreferences.newBuilder(), "notifications");

        assertThat(changed.getPreferences().getNotifications()).isEqualTo(NotificationPreferences.getDefaultInstance());
    }

    @Test
    void a_bad_value_is_refused_by_field() {
        assertThat(Refused.by(() -> update(UserPreferences.newBuilder().setTheme("pink")))
                        .field())
                .isEqualTo("theme");
        assertThat(Refused.by(() -> update(UserPreferences.newBuilder().setAppLanguage("no language")))
                        .field())
                .isEqualTo("app_language");
        assertThat(Refused.by(() -> update(UserPreferences.newBuilder(), "no_such_field"))
                        .field())
                .isEqualTo("update_fields");
    }

    @Test
    void f6_a_stale_update_is_refused() {
        assertThat(update(0).getVersion()).isEqualTo(1);
        assertThat(Refused.by(() -> update(0)).status()).isEqualTo(Code.ABORTED);
        assertThat(update(1).getVersion()).isEqualTo(2);
    }

    private UserPreferences read() {
        return asha.user()
                .getUserPreferences(GetUserPreferencesRequest.getDefaultInstance())
                .getPreferences();
    }

    private UpdateUserPreferencesResponse update(UserPreferences.Builder preferences, String... names) {
        return asha.user()
                .updateUserPreferences(UpdateUserPreferencesRequest.newBuilder()
                        .setPreferences(preferences)
                        .addAllUpdateFields(List.of(names))
                        .build());
    }

    private UpdateUserPreferencesResponse update(long expected) {
        return asha.user()
                .updateUserPreferences(UpdateUserPreferencesRequest.newBuilder()
                        .setPreferences(UserPreferences.newBuilder().setTheme("dark"))
                        .setExpectedVersion(expected)
                        .build());
    }
}
