package com.datifyy.adapters.postgres.identity;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.PersonalData.PurgeReport;
import com.datifyy.application.identity.port.PersonalDataContract;
import com.datifyy.application.identity.port.UserRepository.Addition;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Deleting somebody for good: whatever is known of them is written with values that nobody else has, and
/// looked for in the text of every row of every table.
class PostgresPersonalDataTest extends StoreTest implements PersonalDataContract {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId MAYA = new UserId(70_411_901);
    private static final UserId ARJUN = new UserId(80_522_802);

    private static final String REPORTS = """
            SELECT concat_ws(' ', coalesce(reporter::text, 'null'), coalesce(reported::text, 'null'), reason, details,
                evidence, status)
            FROM datifyy.reports ORDER BY id""";

    /// What is Maya's alone, besides her number.
    private static final List<String> HERS = List.of(
            "zmaya@example.org",
            "+919800000017",
            "Zmaya Zkulkarni",
            "$zhash$zmaya",
            "zbio",
            "zcompany",
            "zinterest",
            "zphoto",
            "7a706978656c73",
            "7a74696e79",
            "zdealbreaker",
            "zplace",
            "znotes",
            "zblocked-by-her",
            "zblocked-her",
            "zreported-by-her",
            "zreported-her",
            "zevidence",
            "znoted-by-staff",
            "1987-06-05T",
            "1985-04-03",
            "zz-Latn",
            "ztelephone",
            "zagent",
            "zsubject-at-google",
            "zsubject-at-apple",
            "zsealed",
            "zrecovery",
            "zroom",
            "zfeedback",
            "2031-03-07",
            "2032-04-09",
            "zdigest-of-a-code",
            "zreason",
            "zanswer",
            "770077",
            "880088",
            "8055044",
            "zreasoning",
            "zmatched",
            "zmismatched",
            "zstaff-notes",
            "zrejection",
            "eeeeeeeeeeeeeeee0001",
            "6d617961");

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
            entry("match_outlines", "made of match_cards"),
            entry("free_people", "made of slots"),
            entry("showings", "how often somebody was shown in the last week, a number a day"),
            entry("person_comment_counts", "how many comments the staff asked for in the last week, a number a day"),
            entry("curated_matches", "what the staff and a machine think about two people"),
            entry("date_bookings", "made of dates"));

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
        store.execute(everythingAboutHer());
    }

    @Test
    void d8_each_table_about_accounts_is_part_of_the_export_or_has_a_reason_not_to_be() throws SQLException {
        Set<String> spokenFor = new TreeSet<>(EXPORTED.keySet());
        spokenFor.addAll(NOT_EXPORTED.keySet());

        assertThat(EXPORTED.keySet()).doesNotContainAnyElementsOf(NOT_EXPORTED.keySet());
        assertThat(Stream.concat(tablesOfAccounts().stream(), tablesThatKnow(List.of(MAYA.toString())).stream()))
                .as("tables; whoever adds one decides here")
                .allSatisfy(table -> assertThat(spokenFor).contains(table));
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
        assertThat(tablesThatKnow(List.of(MAYA.toString())))
                .containsExactly("audit_events", "match_card_changes", "retired_user_ids");
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

    private static String everythingAboutHer() {
        return """
                INSERT INTO datifyy.users (id, email, name, phone_number, password_hash, status, email_verified_at,
                    phone_verified_at, created_at, last_active_at, closing_reason)
                VALUES (:maya, 'zmaya@example.org', 'Zmaya Zkulkarni', '+919800000017', '$zhash$zmaya', 'ACTIVE',
                    now(), now(), now(), now(), 'zreason'),
                    (:arjun, 'arjun@example.org', 'Arjun Rao', NULL, '$hash$arjun', 'ACTIVE',
                    now(), NULL, now(), now(), NULL);
                INSERT INTO datifyy.sessions (id, user_id, device_name, os_version, app_version, browser, device_id,
                    created_at, last_active_at, idle_until, expires_at, address, user_agent)
                VALUES ('00000000-0000-4000-8000-eeeeeeee0001', :maya, 'ztelephone', '', '', '', 'ztelephone-id',
                    now(), now(), now(), now(), '10.1.0.0/16', 'zagent'),
                    ('00000000-0000-4000-8000-000000000002', :arjun, '', '', '', '', '', now(), now(), now(), now(),
                    '', '');
                INSERT INTO datifyy.refresh_grants (fingerprint, session_id, generation, issued_at, successor_salt)
                VALUES (repeat('e', 60) || '0001', '00000000-0000-4000-8000-eeeeeeee0001', 1, now(), 'zsalt'),
                    (repeat('0', 64), '00000000-0000-4000-8000-000000000002', 1, now(), 'salt');
                INSERT INTO datifyy.trusted_devices (user_id, device_id, trusted_at)
                VALUES (:maya, 'ztelephone-id', now());
                INSERT INTO datifyy.profiles (user_id, version, updated_at, bio, company)
                VALUES (:maya, 1, now(), 'zbio', 'zcompany'), (:arjun, 1, now(), 'tea', NULL);
                INSERT INTO datifyy.interests (user_id, position, category, label)
                VALUES (:maya, 0, 'OTHER', 'zinterest');
                INSERT INTO datifyy.profile_photos (id, user_id, position, is_primary, caption, width, height,
                    created_at)
                VALUES ('00000000-0000-4000-8000-000000000003', :maya, 0, true, 'zphoto', 640, 480, now());
                INSERT INTO datifyy.photo_files (user_id, photo_id, full_size, thumbnail)
                VALUES (:maya, '00000000-0000-4000-8000-000000000003', '\\x7a706978656c73', '\\x7a74696e79');
                INSERT INTO datifyy.partner_preferences (user_id, version, updated_at, match_strengths,
                    custom_dealbreakers)
                VALUES (:maya, 1, now(), '{}', ARRAY['zdealbreaker']), (:arjun, 1, now(), '{}', NULL);
                INSERT INTO datifyy.match_cards (user_id, takes_part, verified, last_active_at, gender, birth_date, tile,
                    wanted_genders, min_age, max_age, reach, card)
                VALUES (:maya, true, true, now(), 1, '1985-04-03', 0, 0, 18, 99, 11, '\\x6d617961'),
                    (:arjun, true, true, now(), 0, '1994-05-17', 0, 0, 18, 99, 11, '\\x00');
                INSERT INTO datifyy.availability_slots (id, user_id, starts_at, ends_at, mode, place_name, address,
                    city, state, country, zipcode, google_place_id, google_maps_url, notes, created_at, updated_at)
                VALUES ('00000000-0000-4000-8000-000000000004', :maya, '2032-04-09 09:00Z', '2032-04-09 10:00Z',
                    'OFFLINE', 'zplace', '', '', '', '', '', '', '', 'znotes', now(), now());
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (77, 'genie@example.org', 'Genie', 'GENIE', true, true, now(), 'hash');
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode,
                    status, link, notes, admin_notes, cancelled_by, cancel_reason, cancel_note, sequence, created_at,
                    updated_at)
                VALUES (1, :arjun, :maya, 77, '2030-01-01 10:00Z', '2030-01-01 11:00Z', 'ONLINE', 'CANCELLED',
                    'https://meet.example.org/zroom', 'zdate', '', :maya, 'OTHER', 'znote', 1, now(), now()),
                    (2, :maya, :arjun, 77, '2030-01-02 10:00Z', '2030-01-02 11:00Z', 'ONLINE', 'SCHEDULED',
                    'https://meet.example.org/zother', '', '', NULL, NULL, NULL, 0, now(), now());
                INSERT INTO datifyy.date_bookings (date_id, user_id, during)
                VALUES (2, :maya, '[2031-03-07 08:00Z, 2031-03-07 09:00Z)');
                INSERT INTO datifyy.date_feedback (date_id, user_id, rating, text, created_at)
                VALUES (1, :maya, 4, 'zfeedback', now());
                INSERT INTO datifyy.blocks (blocker, blocked, reason, created_at)
                VALUES (:maya, :arjun, 'zblocked-by-her', now()), (:arjun, :maya, 'zblocked-her', now());
                INSERT INTO datifyy.user_settings (user_id, version, updated_at, app_language)
                VALUES (:maya, 1, now(), 'zz-Latn'), (:arjun, 1, now(), 'en');
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (17, 'moderator@example.org', 'Moderator', 'MODERATOR', false, true, now(), '')
                ON CONFLICT DO NOTHING;
                INSERT INTO datifyy.staff_verifications (user_id, kind, verified_at, verified_by)
                VALUES (:maya, 'AADHAR', '1987-06-05 12:00Z', 17), (:arjun, 'AADHAR', now(), 17);
                INSERT INTO datifyy.reports (id, reporter, reported, reason, details, evidence, status, created_at,
                    status_at, notes)
                VALUES ('00000000-0000-4000-8000-000000000005', :maya, :arjun, 'SCAM', 'zreported-by-her',
                    '{https://example.org/zevidence}', 'OPEN', now(), now(), 'znoted-by-staff'),
                    ('00000000-0000-4000-8000-000000000006', :arjun, :maya, 'SPAM', 'zreported-her', '{}',
                    'IN_REVIEW', now(), now(), '');
                INSERT INTO datifyy.one_time_codes (purpose, subject, user_id, digest, name, issued_at, expires_at,
                    tries_left)
                VALUES ('CLOSE_ACCOUNT', 'account :maya', :maya, 'zdigest-of-a-code', '', now(), now(), 5),
                    ('CLOSE_ACCOUNT', 'account :arjun', :arjun, 'digest-of-a-code', '', now(), now(), 5);
                INSERT INTO datifyy.linked_identities (provider, subject, user_id, linked_at)
                VALUES ('GOOGLE', 'zsubject-at-google', :maya, now());
                INSERT INTO datifyy.parted_identities (provider, subject, user_id, parted_at)
                VALUES ('APPLE', 'zsubject-at-apple', :maya, now()), ('APPLE', 'subject-at-apple', :arjun, now());
                INSERT INTO datifyy.second_factors (user_id, sealed_secret, started_at, last_step)
                VALUES (:maya, 'zsealed', now(), -1);
                INSERT INTO datifyy.recovery_codes (user_id, digest)
                VALUES (:maya, 'zrecovery');
                INSERT INTO datifyy.answered_requests (user_id, key, request, begun_at, status, answer)
                VALUES (:maya, 'key', repeat('1', 64), now(), 201, 'zanswer'),
                    (:arjun, 'key', repeat('2', 64), now(), 201, 'answer');
                INSERT INTO datifyy.showings (day, user_id, times)
                VALUES ('2026-11-24', :maya, 770077), ('2026-11-24', :arjun, 1);
                INSERT INTO datifyy.person_comment_counts (day, user_id, asked)
                VALUES ('2026-11-24', :maya, 880088), ('2026-11-24', :arjun, 1);
                INSERT INTO datifyy.moves (user_id, cell, since, changes)
                VALUES (:maya, 8055044, now(), '{}');
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                VALUES (7, :maya, :arjun, 70, 72, '{}', '{}', 'zreasoning', '{zmatched}', '{zmismatched}', 'local',
                    'contributions', '1', repeat('a', 64), false, now(), 'ACCEPTED', 'zstaff-notes', now(), now());
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at, responded_at)
                VALUES (8, 7, :maya, :arjun, 72, 'REJECTED', '{TOO_FAR}', 'zrejection', now(), now()),
                    (9, 7, :arjun, :maya, 72, 'PENDING', '{}', '', now(), NULL);
                INSERT INTO datifyy.audit_events (kind, user_id, network, at, details)
                VALUES ('REGISTERED', :maya, '10.1.2.3', now(), '{}');
                """.replace(":maya", MAYA.toString()).replace(":arjun", ARJUN.toString());
    }
}
