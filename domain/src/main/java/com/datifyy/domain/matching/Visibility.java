package com.datifyy.domain.matching;

import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.settings.UserSettings;

/// What somebody lets others see of them, as far as it decides who is shown to whom.
///
/// @param shown whether they are shown to others at all; if not, they may still look for others
/// @param showsAge whether others learn their age
/// @param showsDistance whether others learn how far away they live; if not, their place counts as unknown to
///     others
/// @param showsOnline whether others learn that they are there right now
public record Visibility(boolean shown, boolean showsAge, boolean showsDistance, boolean showsOnline) {
    /// What holds for whoever set nothing.
    public static final Visibility FULL = new Visibility(true, true, true, true);

    public static Visibility of(UserSettings settings) {
        return new Visibility(
                settings.isOn(DiscoverySettings.DISCOVERABLE)
                        && settings.isOn(PrivacySettings.PUBLIC_PROFILE)
                        && !settings.isOn(PrivacySettings.INCOGNITO_MODE),
                settings.isOn(PrivacySettings.SHOW_AGE),
                settings.isOn(PrivacySettings.SHOW_DISTANCE),
                settings.isOn(PrivacySettings.SHOW_ONLINE_STATUS));
    }
}
