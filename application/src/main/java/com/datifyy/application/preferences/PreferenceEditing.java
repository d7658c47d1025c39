package com.datifyy.application.preferences;

import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reading and changing the partner somebody looks for.
public final class PreferenceEditing {
    private final PreferencesRepository preferences;
    private final MatchCards cards;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public PreferenceEditing(
            PreferencesRepository preferences, MatchCards cards, UnitOfWork unitOfWork, InstantSource clock) {
        this.preferences = preferences;
        this.cards = cards;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public PartnerPreferences read(Caller caller) {
        return load(caller.id());
    }

    /// Changes what the caller named and leaves the rest.
    ///
    /// @param strengths laid over the present ones
    /// @param expectedVersion the version the caller read, or null to change whatever is there
    /// @throws InvalidInput when an answer breaks its limits; nothing is changed then
    /// @throws Stale when the preferences are no longer of the expected version
    public PartnerPreferences edit(
            Caller caller,
            Changes changes,
            Map<Attribute<?>, MatchStrength> strengths,
            @Nullable Long expectedVersion) {
        return unitOfWork.execute(() -> {
            cards.lock(caller.id());
            PartnerPreferences before = load(caller.id());
            if (expectedVersion != null && expectedVersion != before.version()) {
                throw new Stale("The partner preferences");
            }
            PartnerPreferences changed = before.with(changes, strengths, clock.instant());
            preferences.save(changed);
            cards.preferencesChanged(changed);
            return changed;
        });
    }

    private PartnerPreferences load(UserId owner) {
        return preferences.find(owner).orElseThrow(() -> new NotFound("Your preferences"));
    }
}
