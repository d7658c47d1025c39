package com.datifyy.adapters.postgres.profile;

import static com.datifyy.adapters.postgres.schema.Tables.INTERESTS;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StandingQuestion;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.adapters.postgres.answers.Footprint;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.Refusal.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The profiles in PostgreSQL. Name and telephone number are columns of the account, interests rows of
/// their own.
public final class PostgresProfileRepository implements ProfileRepository {

    private static final int SHARE_OF_HEAP = 10;
    private static final int BYTES = 300;

    private static final String STAMPS = """
            SELECT p.user_id, p.xmin, u.name, u.phone_number,
                   (SELECT count(*) FROM datifyy.profile_photos AS f WHERE f.user_id = p.user_id)
            FROM datifyy.profiles AS p JOIN datifyy.users AS u ON u.id = p.user_id
            WHERE p.user_id = ANY (?)""";

    private static final StandingQuestion TOLD = StandingQuestion.of(select(ProfileRows.FIELDS)
            .from(PROFILES)
            .join(USERS)
            .on(USERS.ID.eq(PROFILES.USER_ID))
            .where(PROFILES.USER_ID.eq(any(param("owners", Integer[].class)))));

    /// Interests change with their profile.
    private record Stamp(
            long profile, String name, @Nullable String phone, int photos) {
        /// Without what it holds: it is personal.
        @Override
        public String toString() {
            return "Stamp[" + profile + "]";
        }
    }

    private final PostgresDatabase database;
    private final StillTrue<Stamp, Profile> known =
            new StillTrue<>(SHARE_OF_HEAP, profile -> BYTES + Footprint.of(profile.answers()));

    public PostgresProfileRepository(PostgresDatabase database) {
        this.database = database;
        database.remembering("profiles", known);
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
        return Optional.ofNullable(read(List.of(owner)).get(owner));
    }

    @Override
    public Map<UserId, Profile> findAll(Collection<UserId> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        if (database.inUnitOfWork()) {
            return read(owners);
        }
        Map<UserId, Profile> found = new HashMap<>();
        Map<UserId, Stamp> unknown = new HashMap<>();
        stamps(owners).forEach((owner, now) -> {
            Profile profile = known.of(owner, now);
            if (profile == null) {
                unknown.put(owner, now);
            } else {
                found.put(owner, profile);
            }
        });
        if (!unknown.isEmpty()) {
            read(unknown.keySet()).forEach((owner, profile) -> {
                Stamp before = unknown.get(owner);
                if (before != null) {
                    known.remember(owner, before, profile);
                }
                found.put(owner, profile);
            });
        }
        return found;
    }

    private Map<UserId, Stamp> stamps(Collection<UserId> owners) {
        return database.ask(STAMPS, question -> Ids.into(question, 1, owners), PostgresProfileRepository::stampsIn);
    }

    private static Map<UserId, Stamp> stampsIn(ResultSet rows) throws SQLException {
        Map<UserId, Stamp> stamps = new HashMap<>();
        while (rows.next()) {
            stamps.put(
                    new UserId(rows.getInt(1)),
                    new Stamp(rows.getLong(2), rows.getString(3), rows.getString(4), rows.getInt(5)));
        }
        return stamps;
    }

    private Map<UserId, Profile> read(Collection<UserId> owners) {
        return database.ask(TOLD, question -> Ids.into(question, 1, owners)).stream()
                .map(ProfileRows::profile)
                .collect(Collectors.toMap(Profile::owner, Function.identity()));
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
