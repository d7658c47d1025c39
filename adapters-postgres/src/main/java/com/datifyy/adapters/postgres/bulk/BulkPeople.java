package com.datifyy.adapters.postgres.bulk;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.INTERESTS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static com.datifyy.adapters.postgres.schema.Tables.PARTNER_PREFERENCES;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.answers.StoredStrengths;
import com.datifyy.adapters.postgres.availability.SlotColumns;
import com.datifyy.adapters.postgres.matching.CardColumns;
import com.datifyy.adapters.postgres.preferences.PreferenceColumns;
import com.datifyy.adapters.postgres.profile.ProfileColumns;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Profile;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Puts thousands of people into the database at a time, with everything that belongs to them, by COPY.
public final class BulkPeople {
    private final PostgresDatabase database;
    private final PostgresUnitOfWork units;

    public BulkPeople(PostgresDatabase database) {
        this.database = database;
        this.units = new PostgresUnitOfWork(database);
    }

    /// One person, complete.
    ///
    /// @param password null for an account nobody can log in to with a password
    public record Person(
            User user,
            @Nullable PasswordHash password,
            Profile profile,
            PartnerPreferences preferences,
            List<Slot> slots) {
        public Person {
            slots = List.copyOf(slots);
        }
    }

    /// Adds people, all or none; a few thousand at once is a good number.
    ///
    /// @throws org.jooq.exception.DataAccessException when one of them is there already
    public void add(Collection<Person> people) {
        Copies copies = new Copies();
        people.forEach(copies::add);
        units.run(() -> {
            DSLContext sql = database.writing();
            sql.connection(connection -> copies.send(sql, connection));
        });
    }

    /// Whether nobody is there yet.
    public boolean isEmpty() {
        return !database.reading().fetchExists(USERS);
    }

    /// Tells the planner what the tables now look like, and that outlines are read from indexes alone; to be
    /// called once after the last addition.
    public void finish() {
        DSLContext sql = database.reading();
        database.maintain(Stream.concat(
                        Stream.of(USERS, PROFILES, INTERESTS, PARTNER_PREFERENCES, AVAILABILITY_SLOTS, MATCH_CARDS)
                                .map(table -> "ANALYZE " + sql.render(table)),
                        Stream.of("VACUUM (ANALYZE) " + sql.render(MATCH_OUTLINES)))
                .toList());
    }

    private static final class Copies {
        /// @param columns in the order the values come in
        private record Copy(List<Field<?>> columns, CopyText rows) {}

        private final Map<Table<?>, Copy> byTable = new LinkedHashMap<>();

        void add(Person person) {
            row(USERS, account(person));
            row(PROFILES, profile(person.profile()));
            List<InterestEntry> interests = person.profile().answers().get(Details.INTERESTS, List.of());
            for (int i = 0; i < interests.size(); i++) {
                row(INTERESTS, interest(person.profile(), i, interests.get(i)));
            }
            row(PARTNER_PREFERENCES, preferences(person.preferences()));
            person.slots().forEach(slot -> row(AVAILABILITY_SLOTS, SlotColumns.row(slot)));
            row(MATCH_CARDS, card(MatchCard.of(person.user(), person.profile(), person.preferences())));
        }

        void send(DSLContext sql, Connection connection) throws SQLException, IOException {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<Table<?>, Copy> copy : byTable.entrySet()) {
                String columns = copy.getValue().columns().stream()
                        .map(column -> sql.render(column.getUnqualifiedName()))
                        .collect(Collectors.joining(", "));
                copies.copyIn(
                        "COPY " + sql.render(copy.getKey()) + " (" + columns + ") FROM STDIN",
                        new StringReader(copy.getValue().rows().toString()));
            }
        }

        private void row(Table<?> table, Map<Field<?>, @Nullable Object> row) {
            byTable.computeIfAbsent(table, _ -> new Copy(List.copyOf(row.keySet()), new CopyText()))
                    .rows()
                    .row(row.values());
        }

        private static Map<Field<?>, @Nullable Object> account(Person person) {
            User user = person.user();
            Email email = user.email();
            PhoneNumber phone = user.phone();
            PasswordHash password = person.password();
            Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
            row.put(USERS.ID, user.id().value());
            row.put(USERS.EMAIL, email == null ? null : email.value());
            row.put(USERS.NAME, user.name());
            row.put(USERS.PHONE_NUMBER, phone == null ? null : phone.value());
            row.put(USERS.PASSWORD_HASH, password == null ? null : password.encoded());
            row.put(USERS.STATUS, user.status().name());
            row.put(USERS.EMAIL_VERIFIED_AT, user.emailVerifiedAt());
            row.put(USERS.PHONE_VERIFIED_AT, user.phoneVerifiedAt());
            row.put(USERS.CREATED_AT, user.createdAt());
            row.put(USERS.LAST_LOGIN_AT, user.lastLoginAt());
            row.put(USERS.LAST_ACTIVE_AT, user.lastActiveAt());
            return row;
        }

        private static Map<Field<?>, @Nullable Object> profile(Profile profile) {
            Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
            row.put(PROFILES.USER_ID, profile.owner().value());
            row.put(PROFILES.VERSION, profile.version());
            row.put(PROFILES.UPDATED_AT, profile.updatedAt());
            row.putAll(ProfileColumns.ANSWERS.row(profile.answers()));
            return row;
        }

        private static Map<Field<?>, @Nullable Object> interest(Profile profile, int position, InterestEntry entry) {
            Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
            row.put(INTERESTS.USER_ID, profile.owner().value());
            row.put(INTERESTS.POSITION, position);
            row.put(INTERESTS.CATEGORY, entry.category().name());
            row.put(INTERESTS.LABEL, entry.label());
            return row;
        }

        private static Map<Field<?>, @Nullable Object> preferences(PartnerPreferences preferences) {
            Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
            row.put(PARTNER_PREFERENCES.USER_ID, preferences.owner().value());
            row.put(PARTNER_PREFERENCES.VERSION, preferences.version());
            row.put(PARTNER_PREFERENCES.UPDATED_AT, preferences.updatedAt());
            row.put(PARTNER_PREFERENCES.MATCH_STRENGTHS, JSONB.jsonb(StoredStrengths.write(preferences.strengths())));
            row.putAll(PreferenceColumns.ANSWERS.row(preferences.wishes()));
            return row;
        }

        private static Map<Field<?>, @Nullable Object> card(MatchCard card) {
            Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
            row.put(MATCH_CARDS.TAKES_PART, card.standing().takesPart());
            row.put(MATCH_CARDS.VERIFIED, card.standing().verified());
            row.put(MATCH_CARDS.LAST_ACTIVE_AT, card.standing().lastActiveAt());
            row.putAll(CardColumns.row(card));
            return row;
        }
    }
}
