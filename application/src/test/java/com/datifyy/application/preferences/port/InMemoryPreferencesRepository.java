package com.datifyy.application.preferences.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Optional;

/// The partner preferences, in memory.
public final class InMemoryPreferencesRepository implements PreferencesRepository {
    private final InMemoryTable<UserId, PartnerPreferences> rows;

    public InMemoryPreferencesRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(PartnerPreferences preferences) {
        if (rows.find(preferences.owner()).isPresent()) {
            throw new IllegalStateException(preferences.owner() + " has preferences already");
        }
        rows.put(preferences.owner(), preferences);
    }

    @Override
    public Optional<PartnerPreferences> find(UserId owner) {
        return rows.find(owner);
    }

    @Override
    public void save(PartnerPreferences preferences) {
        PartnerPreferences before = rows.find(preferences.owner()).orElse(null);
        if (before == null || before.version() != preferences.version() - 1) {
            throw new Stale("The preferences");
        }
        rows.put(preferences.owner(), preferences);
    }
}
