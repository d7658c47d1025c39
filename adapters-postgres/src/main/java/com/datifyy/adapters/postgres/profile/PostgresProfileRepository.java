package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.INTERESTS;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.when;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;

/// The profiles in PostgreSQL. Name and telephone number are columns of the account, interests rows of
/// their own.
public final class PostgresProfileRepository implements ProfileRepository {
    private static final String UNIQUE_VIOLATION = "23505";

    private final PostgresDatabase database;

    public PostgresProfileRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Profile profile) {
        database.writing()
                .insertInto(PROFILES)
                .set(PROFILES.USER_ID, profile.owner().value())
                .set(PROFILES.VERSION, profile.version())
                .set(PROFILES.UPDATED_AT, profile.updatedAt())
                .set(ProfileColumns.ANSWERS.row(profile.answers()))
                .execute();
        saveAccount(profile);
        addInterests(profile);
    }

    @Override
    public Optional<Profile> find(UserId owner) {
        return database.reading()
                .select(ProfileRows.FIELDS)
                .from(PROFILES)
                .join(USERS)
                .on(USERS.ID.eq(PROFILES.USER_ID))
                .where(PROFILES.USER_ID.eq(owner.value()))
                .fetchOptional(ProfileRows::profile);
    }

    @Override
    public Map<UserId, Profile> findAll(Collection<UserId> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return database.reading()
                .select(ProfileRows.FIELDS)
                .from(PROFILES)
                .join(USERS)
                .on(USERS.ID.eq(PROFILES.USER_ID))
                .where(PROFILES.USER_ID.in(owners.stream().map(UserId::value).toList()))
                .fetchMap(row -> new UserId(row.get(PROFILES.USER_ID)), ProfileRows::profile);
    }

    @Override
    public void save(Profile profile) {
        int updated = database.writing()
                .update(PROFILES)
                .set(PROFILES.VERSION, profile.version())
                .set(PROFILES.UPDATED_AT, profile.updatedAt())
                .set(ProfileColumns.ANSWERS.row(profile.answers()))
                .where(PROFILES.USER_ID.eq(profile.owner().value()))
                .and(PROFILES.VERSION.eq(profile.version() - 1))
                .execute();
        if (updated != 1) {
            throw new Stale("The profile");
        }
        saveAccount(profile);
        database.writing()
                .deleteFrom(INTERESTS)
                .where(INTERESTS.USER_ID.eq(profile.owner().value()))
                .execute();
        addInterests(profile);
    }

    private void saveAccount(Profile profile) {
        String phone = profile.answers().get(Basics.PHONE_NUMBER);
        try {
            database.writing()
                    .update(USERS)
                    .set(USERS.NAME, profile.name())
                    .set(USERS.PHONE_NUMBER, phone)
                    .set(
                            USERS.PHONE_VERIFIED_AT,
                            when(USERS.PHONE_NUMBER.isNotDistinctFrom(phone), USERS.PHONE_VERIFIED_AT))
                    .set(USERS.UPDATED_AT, profile.updatedAt())
                    .where(USERS.ID.eq(profile.owner().value()))
                    .execute();
        } catch (IntegrityConstraintViolationException violation) {
            if (UNIQUE_VIOLATION.equals(violation.sqlState())) {
                throw new Conflict("This telephone number belongs to another account");
            }
            throw violation;
        }
    }

    private void addInterests(Profile profile) {
        List<InterestEntry> interests = profile.answers().get(Details.INTERESTS, List.of());
        if (interests.isEmpty()) {
            return;
        }
        var insert = database.writing()
                .insertInto(INTERESTS, INTERESTS.USER_ID, INTERESTS.POSITION, INTERESTS.CATEGORY, INTERESTS.LABEL);
        for (int i = 0; i < interests.size(); i++) {
            InterestEntry interest = interests.get(i);
            insert = insert.values(
                    profile.owner().value(), i, interest.category().name(), interest.label());
        }
        insert.execute();
    }
}
