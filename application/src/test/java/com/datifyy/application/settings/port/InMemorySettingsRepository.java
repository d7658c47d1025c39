package com.datifyy.application.settings.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings, in memory.
public final class InMemorySettingsRepository implements SettingsRepository {
    private final InMemoryTable<UserId, UserSettings> rows;

    public InMemorySettingsRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public Optional<UserSettings> find(UserId owner) {
        return rows.find(owner);
    }

    @Override
    public Map<UserId, UserSettings> findAll(Collection<UserId> owners) {
        return rows.findAll(row -> owners.contains(row.owner())).stream()
                .collect(Collectors.toMap(UserSettings::owner, Function.identity()));
    }

    @Override
    public void save(UserSettings settings) {
        long before = rows.find(settings.owner()).map(UserSettings::version).orElse(0L);
        if (before != settings.version() - 1) {
            throw new Stale("The settings");
        }
        rows.put(settings.owner(), settings);
    }
}
