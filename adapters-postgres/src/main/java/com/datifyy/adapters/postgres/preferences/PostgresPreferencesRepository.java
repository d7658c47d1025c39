package com.datifyy.adapters.postgres.preferences;

import static com.datifyy.adapters.postgres.schema.Tables.PARTNER_PREFERENCES;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.adapters.postgres.answers.StoredStrengths;
import com.datifyy.application.preferences.port.PreferencesRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Optional;
import org.jooq.JSONB;

/// The partner preferences in PostgreSQL.
public final class PostgresPreferencesRepository implements PreferencesRepository {
    private static final StandingQuestion WISHED = StandingQuestion.of(select(PreferenceRows.FIELDS)
            .from(PARTNER_PREFERENCES)
            .where(PARTNER_PREFERENCES.USER_ID.eq(param("owner", Integer.class))));

    private final PostgresDatabase database;

    public PostgresPreferencesRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(PartnerPreferences preferences) {
        database.writing()
                .insertInto(PARTNER_PREFERENCES)
                .set(PARTNER_PREFERENCES.USER_ID, preferences.owner().value())
                .set(PARTNER_PREFERENCES.VERSION, preferences.version())
                .set(PARTNER_PREFERENCES.UPDATED_AT, preferences.updatedAt())
                .set(PARTNER_PREFERENCES.MATCH_STRENGTHS, strengthsOf(preferences))
                .set(PreferenceColumns.ANSWERS.row(preferences.wishes()))
                .execute();
    }

    @Override
    public Optional<PartnerPreferences> find(UserId owner) {
        return database.ask(WISHED, question -> question.setInt(1, owner.value())).stream()
                .findFirst()
                .map(PreferenceRows::preferences);
    }

    @Override
    public void save(PartnerPreferences preferences) {
        int updated = database.writing()
                .update(PARTNER_PREFERENCES)
                .set(PARTNER_PREFERENCES.VERSION, preferences.version())
                .set(PARTNER_PREFERENCES.UPDATED_AT, preferences.updatedAt())
                .set(PARTNER_PREFERENCES.MATCH_STRENGTHS, strengthsOf(preferences))
                .set(PreferenceColumns.ANSWERS.row(preferences.wishes()))
                .where(PARTNER_PREFERENCES.USER_ID.eq(preferences.owner().value()))
                .and(PARTNER_PREFERENCES.VERSION.eq(preferences.version() - 1))
                .execute();
        if (updated != 1) {
            throw new Stale("The preferences");
        }
    }

    private static JSONB strengthsOf(PartnerPreferences preferences) {
        return JSONB.jsonb(StoredStrengths.write(preferences.strengths()));
    }
}
