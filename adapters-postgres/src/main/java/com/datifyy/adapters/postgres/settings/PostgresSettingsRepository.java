package com.datifyy.adapters.postgres.settings;

import static com.datifyy.adapters.postgres.schema.Tables.USER_SETTINGS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.adapters.postgres.answers.AnswerColumns;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;

/// The settings in PostgreSQL.
public final class PostgresSettingsRepository implements SettingsRepository {
    private static final AnswerColumns CHOSEN = SettingsColumns.CHOSEN;
    private static final List<Field<?>> FIELDS = Stream.concat(
                    CHOSEN.fields().stream(),
                    Stream.of(USER_SETTINGS.USER_ID, USER_SETTINGS.VERSION, USER_SETTINGS.UPDATED_AT))
            .toList();

    private static final StandingQuestion CHOSEN_BY = StandingQuestion.of(select(FIELDS)
            .from(USER_SETTINGS)
            .where(USER_SETTINGS.USER_ID.eq(any(param("owners", Integer[].class)))));

    /// A list of one would be planned anew each time: the plan that could be kept is for a list of ten.
    private static final StandingQuestion CHOSEN_BY_ONE = StandingQuestion.of(
            select(FIELDS).from(USER_SETTINGS).where(USER_SETTINGS.USER_ID.eq(param("owner", Integer.class))));

    private final PostgresDatabase database;

    public PostgresSettingsRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<UserSettings> find(UserId owner) {
        return database.ask(CHOSEN_BY_ONE, question -> question.setInt(1, owner.value())).stream()
                .map(PostgresSettingsRepository::settings)
                .findFirst();
    }

    @Override
    public Map<UserId, UserSettings> findAll(Collection<UserId> owners) {
        return database.ask(CHOSEN_BY, question -> Ids.into(question, 1, owners)).stream()
                .map(PostgresSettingsRepository::settings)
                .collect(Collectors.toMap(UserSettings::owner, Function.identity()));
    }

    @Override
    public void save(UserSettings settings) {
        int written = settings.version() == 1 ? insert(settings) : update(settings);
        if (written != 1) {
            throw new Stale("The settings");
        }
    }

    private int insert(UserSettings settings) {
        return database.writing()
                .insertInto(USER_SETTINGS)
                .set(USER_SETTINGS.USER_ID, settings.owner().value())
                .set(USER_SETTINGS.VERSION, settings.version())
                .set(USER_SETTINGS.UPDATED_AT, settings.updatedAt())
                .set(CHOSEN.row(settings.chosen()))
                .onConflictDoNothing()
                .execute();
    }

    private int update(UserSettings settings) {
        return database.writing()
                .update(USER_SETTINGS)
                .set(USER_SETTINGS.VERSION, settings.version())
                .set(USER_SETTINGS.UPDATED_AT, settings.updatedAt())
                .set(CHOSEN.row(settings.chosen()))
                .where(USER_SETTINGS.USER_ID.eq(settings.owner().value()))
                .and(USER_SETTINGS.VERSION.eq(settings.version() - 1))
                .execute();
    }

    private static UserSettings settings(Record row) {
        return new UserSettings(
                new UserId(row.get(USER_SETTINGS.USER_ID)),
                CHOSEN.read(row),
                row.get(USER_SETTINGS.VERSION),
                row.get(USER_SETTINGS.UPDATED_AT));
    }
}
