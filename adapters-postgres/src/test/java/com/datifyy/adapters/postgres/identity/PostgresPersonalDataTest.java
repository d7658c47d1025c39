package com.datifyy.adapters.postgres.identity;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.profile.PostgresLoosePictures;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.PersonalData.PurgeReport;
import com.datifyy.application.identity.port.PersonalDataContract;
import com.datifyy.application.identity.port.UserRepository.Addition;
import com.datifyy.application.profile.port.LoosePictures.LoosePicture;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Deleting somebody for good: whatever is known of them is written with values that nobody else has, and
/// looked for in the text of every row of every table.
class PostgresPersonalDataTest extends StoreTest implements PersonalDataContract {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId MAYA = KnownOfMaya.MAYA;
    private static final UserId ARJUN = KnownOfMaya.ARJUN;
    private static final List<String> HERS = KnownOfMaya.HERS;

    private static final String REPORTS = """
            SELECT concat_ws(' ', coalesce(reporter::text, 'null'), coalesce(reported::text, 'null'), reason, details,
                evidence, status)
            FROM datifyy.reports ORDER BY id""";

    /// What of [com.datifyy.application.identity.DataExport.Exported] tells what stands in a table.
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            entry("users", "profile, closingReason"),
            entry("profiles", "profile"),
            entry("interests", "profile: interests"),
            entry("profile_photos", "profile: photos"),
            entry("photo_files", "profile: links to the photos"),
            entry("partner_preferences", "profile: preferences"),
            entry("user_settings", "profile: settings"),
            entry("availability_slots", "slots"),
            entry("sessions", "sessions"),
            entry("trusted_devices", "devices"),
            entry("linked_identities", "identities"),
            entry("parted_identities", "parted, without whom the provider vouched for: it may be a stranger"),
            entry("moves", "moves"),
            entry("second_factors", "factor, without the secret"),
            entry("recovery_codes", "factor: how many are left"),
            entry("blocks", "blocks"),
            entry("reports", "reports"),
            entry("date_suggestions", "suggestions"),
            entry("scheduled_dates", "dates"),
            entry("date_feedback", "dates: what was said"),
            entry("staff_verifications", "verifications, without who of the staff"),
            entry("audit_events", "events"));

    private static final Map<String, String> NOT_EXPORTED = Map.ofEntries(
            entry("refresh_grants", "fingerprints of secrets"),
            entry("one_time_codes", "digests of secrets that live an hour at most"),
            entry("answered_requests", "copies of answers that were given, kept for a day"),
            entry("match_cards", "made of profile, preferences and settings"),
            entry("match_card_changes", "a number"),
            entry("sign_outs", "that a session ended, by a number, for an hour"),
            entry("match_outlines", "made of match_cards"),
            entry("free_people", "made of slots"),
            entry("showings", "how often somebody was shown in the last week, a number a day"),
            entry("person_comment_counts", "how many comments the staff asked for in the last week, a number a day"),
            entry("curated_matches", "what the staff and a machine think about two people"),
            entry("date_bookings", "made of dates"),
            entry("staff_deeds", "who of the staff did and read what, with their reasons, for the staff alone"),
            entry("loose_pictures", "numbers of pictures that are deleted in a moment"),
            entry(
                    "outbox",
                    "that something was told, by its key, for 30 days; what it says is sealed until it is sent"),
            entry("nudge_rounds", "how far a round has come in the order of numbers"),
            entry("retired_user_ids", "numbers of accounts that are gone"));

    /// Tables in which no account is named, not even by its number, and what is in them instead.
    private static final Map<String, String> ABOUT_NOBODY = Map.ofEntries(
            entry("active_people", "how many people were there"),
            entry("signs_of_life", "when somebody was there, without who"),
            entry("comments", "what a machine said about two people, by a digest of what it was told, for a day"),
            entry("comment_counts", "how many comments were asked for, by whom of the staff"),
            entry("failed_sign_ins", "digests of addresses and networks"),
            entry("scheduled_tasks", "which job runs when"),
            entry("session_readers", "which instances remember sessions"),
            entry("flyway_schema_history", "which migrations ran"),
            entry("admins", "the staff"),
            entry("admin_recovery_codes", "the staff's"),
            entry("admin_sessions", "the staff's"));

    /// What names somebody who was deleted for good, by a number that nobody else gets, and why.
    private static final Map<String, String> KEPT = Map.of(
            "audit_events", "what happened to the account, for AUDIT_RETENTION_DAYS",
            "match_card_changes", "that somebody is gone is a change, which every copy of the index has to hear of",
            "sign_outs", "that a session ended, which every instance has to hear of, for an hour",
            "retired_user_ids", "so that nobody gets the number again",
            "staff_deeds", "what the staff did and whom they read about can be told later as well: it only grows",
            "loose_pictures", "which pictures are still to be deleted: each is forgotten when it is gone",
            "outbox", "that something was told, so that it is not told again, for 30 days",
            "nudge_rounds", "how far a round has come: nobody can tell whether it stopped at somebody");

    private final PostgresPersonalData data = new PostgresPersonalData(store.database());
    private final PostgresUserRepository users = new PostgresUserRepository(store.database());

    @Override
    public LinkedIdentityRepository links() {
        return new PostgresLinkedIdentityRepository(store.database());
    }

    @Override
    public PersonalData data() {
        return data;
    }

    @BeforeEach
    void insertEverybody() throws SQLException {
        store.execute(KnownOfMaya.everything());
    }

    @Test
    void d8_each_table_is_part_of_the_export_or_has_a_reason_not_to_be_or_names_nobody() throws SQLException {
        assertThat(Stream.of(EXPORTED, NOT_EXPORTED, ABOUT_NOBODY).flatMap(tables -> tables.keySet().stream()))
                .as("tables; whoever adds one decides here")
                .containsExactlyInAnyOrderElementsOf(tables().toList());
        assertThat(Stream.concat(tablesOfAccounts().stream(), tablesThatKnow(List.of(MAYA.toString())).stream()))
                .doesNotContainAnyElementsOf(ABOUT_NOBODY.keySet());
    }

    @Test
    void why_somebody_left_is_told_to_them() throws SQLException {
        assertThat(data.reasonOf(MAYA)).isEqualTo("zreason");
        assertThat(data.reasonOf(ARJUN)).isEmpty();
        assertThat(data.reasonOf(new UserId(7))).isEmpty();
    }

    @Test
    void the_sample_tells_something_in_every_table_that_refers_to_accounts() throws SQLException {
        Map<String, String> rows = rowsByTable();

        assertThat(tablesThatKnow(HERS, rows)).containsAll(tablesOfAccounts());
        assertThat(tablesThatKnow(List.of(MAYA.toString()), rows))
                .as("whatever names accounts, whether or not it refers to them")
                .containsAll(KEPT.keySet().stream()
                        .filter(table -> !table.equals("retired_user_ids"))
                        .toList());
        assertThat(HERS)
                .allSatisfy(value -> assertThat(tablesThatKnow(List.of(value), rows))
                        .as(value)
                        .isNotEmpty());
    }

    @Test
    void d7_nothing_is_left_of_whoever_is_deleted_but_a_number() throws SQLException {
        List<String> before = rowsOfOthers();

        PurgeReport report = purge(MAYA);

        assertThat(tablesThatKnow(HERS)).isEmpty();
        assertThat(tablesThatKnow(List.of(MAYA.toString()))).containsExactlyInAnyOrderElementsOf(KEPT.keySet());
        assertThat(rowsOfOthers()).isEqualTo(before);
        assertThat(new TreeMap<>(report.removed()))
                .containsEntry("users", 1)
                .containsEntry("sessions", 1)
                .containsEntry("blocks", 2)
                .containsEntry("reports", 2)
                .containsEntry("curated_matches", 1)
                .containsEntry("date_suggestions", 2)
                .containsEntry("second_factors", 1);
    }

    @Test
    void d7_the_report_tells_of_every_table_how_many_rows_went() throws SQLException {
        Map<String, Integer> before = sizes();

        PurgeReport report = purge(MAYA);

        Map<String, Integer> gone = new TreeMap<>();
        sizes().forEach((table, rows) -> {
            int fewer = before.getOrDefault(table, 0) - rows;
            if (fewer > 0) {
                gone.put(table, fewer);
            }
        });
        assertThat(gone).containsKeys("users", "interests", "recovery_codes", "refresh_grants", "date_feedback");
        assertThat(report.removed()).containsAllEntriesOf(gone);
        assertThat(report.removed().keySet())
                .as("besides, reports outlive whom they name")
                .isSubsetOf(Stream.concat(gone.keySet().stream(), Stream.of("reports"))
                        .toList());
    }

    private Map<String, Integer> sizes() throws SQLException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (String table : store.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'datifyy'")) {
            String rows = store.strings("SELECT count(*) FROM datifyy." + table).getFirst();
            sizes.put(table, Integer.parseInt(rows));
        }
        return sizes;
    }

    @Test
    void d7_the_events_that_outlive_an_account_hold_no_content() throws SQLException {
        purge(MAYA);

        assertThat(store.strings("SELECT to_jsonb(t)::text FROM datifyy.audit_events t"))
                .singleElement()
                .asString()
                .contains(MAYA.toString())
                .doesNotContain(HERS);
    }

    @Test
    void d7_what_the_staff_did_outlives_an_account_as_it_was_noted_and_holds_no_content() throws SQLException {
        String deeds = """
                SELECT to_jsonb(t)::text FROM datifyy.staff_deeds t
                WHERE user_id = %1$s OR others @> '{%1$s}' ORDER BY id""".formatted(MAYA);
        List<String> before = store.strings(deeds);

        purge(MAYA);

        assertThat(store.strings(deeds))
                .isEqualTo(before)
                .hasSize(2)
                .allSatisfy(deed -> assertThat(deed).doesNotContain(HERS));
    }

    @Test
    void d7_which_pictures_are_to_be_deleted_is_known_after_the_account_and_until_they_are_gone() throws SQLException {
        var loose = new PostgresLoosePictures(store.database());

        purge(MAYA);

        List<LoosePicture> due = loose.due(NOW, 10);
        assertThat(due).extracting(LoosePicture::owner).containsExactly(MAYA);
        assertThat(store.units().execute(() -> loose.forget(due.getFirst().photo())))
                .isTrue();
        assertThat(tablesThatKnow(List.of(MAYA.toString()))).doesNotContain("loose_pictures");
    }

    @Test
    void D7_a_report_outlives_both_accounts_without_what_was_written() throws SQLException {
        purge(MAYA);

        assertThat(store.strings(REPORTS))
                .containsExactly("null 80522802 SCAM  {} OPEN", "80522802 null SPAM  {} IN_REVIEW");

        purge(ARJUN);

        assertThat(store.strings(REPORTS)).containsExactly("null null SCAM  {} OPEN", "null null SPAM  {} IN_REVIEW");
    }

    @Test
    void a_number_is_never_given_again() {
        purge(MAYA);

        User next = User.registered(MAYA, new Email("somebody-else@example.org"), "Somebody Else", NOW);

        assertThat(store.units().execute(() -> users.add(next, null))).isEqualTo(Addition.ID_TAKEN);
        assertThat(users.find(MAYA)).isEmpty();
    }

    @Test
    void whoever_was_banned_does_not_get_away_by_time() throws SQLException {
        store.execute("UPDATE datifyy.users SET status = 'BANNED', closed_at = '2020-01-01' WHERE id = " + MAYA);

        assertThat(data.due(NOW, null, 10)).isEmpty();
    }

    private PurgeReport purge(UserId account) {
        return store.units().execute(() -> data.purge(account, NOW));
    }

    /// The tables in whose rows any of these words stand.
    private List<String> tablesThatKnow(List<String> words) throws SQLException {
        return tablesThatKnow(words, rowsByTable());
    }

    private static List<String> tablesThatKnow(List<String> words, Map<String, String> rows) {
        return rows.entrySet().stream()
                .filter(table -> words.stream().anyMatch(table.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The text of all rows of every table, by its name; read over one connection, since making one takes longer
    /// than a question.
    private Map<String, String> rowsByTable() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables().toList()) {
                try (ResultSet text = statement.executeQuery(
                        "SELECT coalesce(string_agg(to_jsonb(t)::text, chr(10)), '') FROM datifyy." + table + " t")) {
                    text.next();
                    rows.put(table, text.getString(1));
                }
            }
        }
        return rows;
    }

    private Stream<String> tables() throws SQLException {
        return store.strings("SELECT tablename FROM pg_tables WHERE schemaname = 'datifyy' ORDER BY 1").stream();
    }

    /// Whatever leads to an account, directly or through another table.
    private List<String> tablesOfAccounts() throws SQLException {
        return store.strings("""
                WITH RECURSIVE of_accounts (oid) AS (
                    SELECT 'datifyy.users'::regclass::oid
                    UNION
                    SELECT conrelid FROM pg_constraint JOIN of_accounts ON confrelid = of_accounts.oid
                    WHERE contype = 'f'
                )
                SELECT relname FROM of_accounts JOIN pg_class USING (oid) ORDER BY 1
                """);
    }

    private List<String> rowsOfOthers() throws SQLException {
        return tables().filter(table -> !Set.of("retired_user_ids", "reports").contains(table))
                .flatMap(table -> read("SELECT t::text FROM datifyy." + table + " t WHERE to_jsonb(t)::text NOT LIKE '%"
                                + MAYA + "%' AND to_jsonb(t)::text LIKE '%" + ARJUN + "%' ORDER BY 1")
                        .stream())
                .toList();
    }

    private List<String> read(String query) {
        try {
            return store.strings(query);
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }
}
