package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.adapters.postgres.TwoLevels;
import com.datifyy.adapters.postgres.answers.Footprint;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.application.profile.port.PersonRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The people in PostgreSQL. Of somebody whose rows have not changed since they were last read, here or by
/// another instance that left a copy, only the stamps of those rows are read again.
public final class PostgresPersonRepository implements PersonRepository {
    private static final int SHARE_OF_HEAP = 24;
    private static final int BYTES = 1_200;

    /// How long a copy is of use to other instances.
    private static final Duration LIFE = Duration.ofMinutes(5);

    /// Interests change with their profile. The time is there for a standby that took over without the last
    /// changes and numbers its own like them.
    private static final String STAMP = """
            SELECT u.xmin, p.xmin, w.xmin, (SELECT count(*) FROM datifyy.profile_photos AS f WHERE f.user_id = u.id),
                s.xmin, date_part('epoch', greatest(u.updated_at, p.updated_at, w.updated_at, s.updated_at))
            FROM datifyy.users AS u
            JOIN datifyy.profiles AS p ON p.user_id = u.id
            JOIN datifyy.partner_preferences AS w ON w.user_id = u.id
            LEFT JOIN datifyy.user_settings AS s ON s.user_id = u.id
            WHERE u.id = ?""";

    private final PostgresDatabase database;
    private final UserRepository users;
    private final ProfileRepository profiles;
    private final PreferencesRepository preferences;
    private final SettingsRepository settings;
    private final TwoLevels<Person> known;

    public PostgresPersonRepository(
            PostgresDatabase database,
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            SettingsRepository settings) {
        this(database, users, profiles, preferences, settings, null);
    }

    /// @param copies where instances leave copies for one another, or null
    public PostgresPersonRepository(
            PostgresDatabase database,
            UserRepository users,
            ProfileRepository profiles,
            PreferencesRepository preferences,
            SettingsRepository settings,
            @Nullable SharedCopies copies) {
        this.database = database;
        this.known = new TwoLevels<>(
                new StillTrue<>(SHARE_OF_HEAP, PostgresPersonRepository::bytes), copies, new PersonFormat(), LIFE);
        database.remembering("people", known);
        this.users = users;
        this.profiles = profiles;
        this.preferences = preferences;
        this.settings = settings;
    }

    @Override
    public Optional<Person> find(UserId id) {
        if (database.inUnitOfWork()) {
            return read(id);
        }
        String now = stamp(id).orElse(null);
        if (now == null) {
            return Optional.empty();
        }
        Person person = known.of(id, now);
        if (person != null) {
            return Optional.of(person);
        }
        Optional<Person> found = read(id);
        found.ifPresent(read -> known.remember(id, now, read));
        return found;
    }

    private Optional<String> stamp(UserId id) {
        return database.ask(
                STAMP, question -> question.setInt(1, id.value()), rows -> Optional.ofNullable(stampIn(rows)));
    }

    /// 0 stands for settings that nobody set.
    private static @Nullable String stampIn(ResultSet rows) throws SQLException {
        return rows.next()
                ? rows.getLong(1) + "." + rows.getLong(2) + "." + rows.getLong(3) + "." + rows.getInt(4) + "."
                        + rows.getLong(5) + "." + rows.getDouble(6)
                : null;
    }

    private static int bytes(Person person) {
        return BYTES
                + Footprint.of(person.profile().answers())
                + Footprint.of(person.preferences().wishes())
                + Footprint.of(person.settings().chosen());
    }

    private Optional<Person> read(UserId id) {
        return users.find(id)
                .flatMap(user -> profiles.find(id)
                        .flatMap(profile -> preferences
                                .find(id)
                                .map(wishes -> new Person(
                                        user,
                                        profile,
                                        wishes,
                                        settings.find(id)
                                                .orElseGet(() -> UserSettings.initial(id, user.createdAt()))))));
    }
}
