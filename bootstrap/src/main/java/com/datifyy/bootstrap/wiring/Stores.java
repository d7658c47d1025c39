package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.availability.PostgresSlotRepository;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.postgres.matching.PostgresPeopleIndex;
import com.datifyy.adapters.postgres.preferences.PostgresPreferencesRepository;
import com.datifyy.adapters.postgres.profile.PostgresProfileRepository;
import com.datifyy.adapters.postgres.safety.PostgresBlockRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;

/// Where everything is kept.
public record Stores(
        UserRepository users,
        SessionRepository sessions,
        ProfileRepository profiles,
        PreferencesRepository preferences,
        SlotRepository slots,
        BlockRepository blocks,
        PeopleIndex people,
        UnitOfWork unitOfWork) {

    /// The stores in PostgreSQL.
    public static Stores in(PostgresDatabase database) {
        return new Stores(
                new PostgresUserRepository(database),
                new PostgresSessionRepository(database),
                new PostgresProfileRepository(database),
                new PostgresPreferencesRepository(database),
                new PostgresSlotRepository(database),
                new PostgresBlockRepository(database),
                new PostgresPeopleIndex(database),
                new PostgresUnitOfWork(database));
    }

    /// The pool of connections the settings ask for.
    public static PostgresDatabase open(DatabaseSettings settings) {
        var address = settings.address();
        return PostgresDatabase.open(new PostgresSettings(
                address.jdbcUrl(),
                address.user(),
                address.password().value(),
                settings.poolSize(),
                settings.poolMode() == PoolMode.TRANSACTION));
    }
}
