package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/// Everything one person set about the app.
///
/// @param chosen what they decided themselves; for the rest the defaults hold
/// @param version grows by one with every change; 0 when nothing was ever changed
public record UserSettings(UserId owner, Answers chosen, long version, Instant updatedAt) {
    /// What holds for whoever decided nothing.
    public static final Answers DEFAULTS = Answers.NONE
            .with(NotificationSettings.PUSH_ENABLED, true)
            .with(NotificationSettings.EMAIL_ENABLED, true)
            .with(NotificationSettings.SMS_ENABLED, false)
            .with(NotificationSettings.NOTIFY_MATCHES, true)
            .with(NotificationSettings.NOTIFY_MESSAGES, true)
            .with(NotificationSettings.NOTIFY_LIKES, true)
            .with(NotificationSettings.NOTIFY_SUPER_LIKES, true)
            .with(NotificationSettings.NOTIFY_PROFILE_VIEWS, false)
            .with(PrivacySettings.PUBLIC_PROFILE, true)
            .with(PrivacySettings.SHOW_ONLINE_STATUS, true)
            .with(PrivacySettings.SHOW_DISTANCE, true)
            .with(PrivacySettings.SHOW_AGE, true)
            .with(PrivacySettings.ALLOW_SEARCH_ENGINES, false)
            .with(PrivacySettings.INCOGNITO_MODE, false)
            .with(PrivacySettings.READ_RECEIPTS, true)
            .with(PrivacySettings.AI_COMMENTARY, false)
            .with(DiscoverySettings.DISCOVERABLE, true)
            .with(DiscoverySettings.GLOBAL_MODE, false)
            .with(DiscoverySettings.VERIFIED_ONLY, false)
            .with(DiscoverySettings.DISTANCE_RADIUS, 50)
            .with(DiscoverySettings.RECENTLY_ACTIVE_DAYS, 7)
            .with(AppSettings.APP_LANGUAGE, "en")
            .with(AppSettings.THEME, "light")
            .with(AppSettings.TIME_ZONE, "UTC");

    private static final Set<String> THEMES = Set.of("light", "dark", "auto");

    /// @throws InvalidInput when the language is no language tag, the theme no theme, or the time zone none; all of
    ///     that is told
    public UserSettings {
        var wrong = new Faults();
        chosen = acceptable(chosen, wrong);
        wrong.tell();
    }

    /// What holds until somebody decides something.
    public static UserSettings initial(UserId owner, Instant now) {
        return new UserSettings(owner, Answers.NONE, 0, now);
    }

    /// The settings after a partial update; a setting that is cleared has its default again.
    ///
    /// @throws InvalidInput when values break their limits; all of that is told
    public UserSettings with(Changes changes, Instant now) {
        var wrong = new Faults();
        Answers changed = acceptable(chosen.with(changes, wrong), wrong);
        wrong.tell();
        return new UserSettings(owner, changed, version + 1, now);
    }

    /// Every setting with the value that holds.
    public Answers values() {
        Changes decided = Changes.none();
        SettingsGroup.everyAttribute().forEach(setting -> copy(setting, decided));
        return DEFAULTS.with(decided);
    }

    /// Whether a setting is on.
    public boolean isOn(Flag setting) {
        return chosen.get(setting, DEFAULTS.get(setting, false));
    }

    /// The person's time zone; UTC until they choose one.
    public ZoneId zone() {
        String zone = chosen.get(AppSettings.TIME_ZONE);
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    }

    private <V> void copy(Attribute<V> setting, Changes into) {
        V decided = chosen.get(setting);
        if (decided != null) {
            into.set(setting, decided);
        }
    }

    /// The settings with the language's tag as the standard writes it.
    ///
    /// @param wrong is told which of them are none
    private static Answers acceptable(Answers chosen, Faults wrong) {
        String theme = chosen.get(AppSettings.THEME);
        if (theme != null && !THEMES.contains(theme)) {
            wrong.note(AppSettings.THEME.name(), "must be light, dark or auto");
        }
        String zone = chosen.get(AppSettings.TIME_ZONE);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            wrong.note(AppSettings.TIME_ZONE.name(), "is not a time zone like Asia/Kolkata");
        }
        String language = chosen.get(AppSettings.APP_LANGUAGE);
        if (language == null) {
            return chosen;
        }
        String tag = wrong.of(() -> languageTag(language));
        return tag == null ? chosen : chosen.with(AppSettings.APP_LANGUAGE, tag);
    }

    private static String languageTag(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException notATag) {
            // answered like a tag without a language
        }
        throw new InvalidInput(AppSettings.APP_LANGUAGE.name(), "is not a language tag like en or pt-BR");
    }
}
