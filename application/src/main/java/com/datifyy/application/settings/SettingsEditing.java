package com.datifyy.application.settings;

import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Reading and changing what somebody set about the app.
public final class SettingsEditing {
    private final SettingsRepository settings;
    private final MatchCards cards;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public SettingsEditing(SettingsRepository settings, MatchCards cards, UnitOfWork unitOfWork, InstantSource clock) {
        this.settings = settings;
        this.cards = cards;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public UserSettings read(Caller caller) {
        return load(caller.id());
    }

    /// Changes what the caller named and leaves the rest.
    ///
    /// @param expectedVersion the version the caller read, or null to change whatever is there
    /// @throws InvalidInput when a value breaks its limits; nothing is changed then
    /// @throws Stale when the settings are no longer of the expected version
    public UserSettings edit(Caller caller, Changes changes, @Nullable Long expectedVersion) {
        return unitOfWork.execute(() -> {
            cards.lock(caller.id());
            UserSettings before = load(caller.id());
            if (expectedVersion != null && expectedVersion != before.version()) {
                throw new Stale("The settings");
            }
            UserSettings changed = before.with(changes, clock.instant());
            settings.save(changed);
            if (!Visibility.of(changed).equals(Visibility.of(before))) {
                cards.settingsChanged(caller.id());
            }
            return changed;
        });
    }

    private UserSettings load(UserId owner) {
        return settings.find(owner).orElseGet(() -> UserSettings.initial(owner, clock.instant()));
    }
}
