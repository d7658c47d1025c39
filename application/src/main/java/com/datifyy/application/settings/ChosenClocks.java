package com.datifyy.application.settings;

import com.datifyy.application.notification.port.Clocks;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clocks that people chose in their settings.
public final class ChosenClocks implements Clocks {
    private final SettingsRepository settings;

    public ChosenClocks(SettingsRepository settings) {
        this.settings = settings;
    }

    @Override
    public ZoneId of(UserId whom) {
        return settings.find(whom).map(UserSettings::zone).orElse(ZoneOffset.UTC);
    }
}
