package com.datifyy.bench.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is stored of people whose addresses begin with `survivor-`, read without the service.
final class StoredFacts {
    /// What one registration writes for its address.
    static final List<String> OF_AN_ACCOUNT =
            List.of("account", "credentials", "profile", "preferences", "card", "record", "session");

    /// How many sessions somebody has open, of those who come and go.
    static final String SIGNED_IN = "open ";

    /// How many tokens somebody was given to refresh with, of those who come and go.
    static final String GRANTS = "grants ";

    /// That the staff says that somebody's address is theirs.
    static final String PROVEN = "proven ";

    static final String BANNED = "banned ";

    private static final char VALUE = '=';

    private static final String FACTS = """
            WITH people AS (SELECT * FROM datifyy.users WHERE email LIKE 'survivor-%'),
            dates AS (
                SELECT date.id, date.status, least(one.email, other.email) || ' ' || greatest(one.email, other.email)
                    || ' ' || extract(epoch FROM date.starts_at)::bigint AS name
                FROM datifyy.scheduled_dates date
                JOIN people one ON one.id = date.first_user
                JOIN people other ON other.id = date.second_user)
            SELECT 'account ' || email || '=' || count(*) FROM people GROUP BY email
            UNION ALL
            SELECT 'credentials ' || email || '=' || count(*) FROM people WHERE password_hash <> '' GROUP BY email
            UNION ALL
            SELECT 'profile ' || email || '=' || count(*)
            FROM people JOIN datifyy.profiles ON user_id = id GROUP BY email
            UNION ALL
            SELECT 'preferences ' || email || '=' || count(*)
            FROM people JOIN datifyy.partner_preferences ON user_id = id GROUP BY email
            UNION ALL
            SELECT 'card ' || email || '=' || count(*)
            FROM people JOIN datifyy.match_cards ON user_id = id GROUP BY email
            UNION ALL
            SELECT 'record ' || email || '=' || count(*)
            FROM people JOIN datifyy.audit_events event ON event.user_id = people.id
            WHERE event.kind = 'REGISTERED' GROUP BY email
            UNION ALL
            SELECT 'session ' || email || '=' || least(count(*), 1)
            FROM people JOIN datifyy.sessions session ON session.user_id = people.id GROUP BY email
            UNION ALL
            SELECT 'open ' || email || '=' || count(*)
            FROM people JOIN datifyy.sessions session ON session.user_id = people.id
            WHERE ended_at IS NULL AND email ~ '^survivor-[0-9]+-[12]@' GROUP BY email
            UNION ALL
            SELECT 'grants ' || email || '=' || count(*)
            FROM people JOIN datifyy.sessions session ON session.user_id = people.id
            JOIN datifyy.refresh_grants ON session_id = session.id
            WHERE email ~ '^survivor-[0-9]+-[12]@' GROUP BY email
            UNION ALL
            SELECT 'proven ' || email || '=' || count(*) FROM people WHERE email_verified_at IS NOT NULL GROUP BY email
            UNION ALL
            SELECT 'banned ' || email || '=' || count(*) FROM people WHERE status = 'BANNED' GROUP BY email
            UNION ALL
            SELECT 'bio ' || email || '=' || bio FROM people JOIN datifyy.profiles ON user_id = id WHERE bio <> ''
            UNION ALL
            SELECT 'slot ' || email || ' ' || extract(epoch FROM starts_at)::bigint || '=' || count(*)
            FROM people JOIN datifyy.availability_slots slot ON slot.user_id = people.id GROUP BY email, starts_at
            UNION ALL
            SELECT 'block ' || one.email || ' ' || other.email || '=' || count(*)
            FROM datifyy.blocks JOIN people one ON one.id = blocker JOIN people other ON other.id = blocked
            GROUP BY one.email, other.email
            UNION ALL
            SELECT 'date ' || name || '=' || count(*) FROM dates
            WHERE status NOT IN ('CANCELLED', 'NO_SHOW') GROUP BY name
            UNION ALL
            SELECT 'bookings ' || name || '=' || count(*)
            FROM dates JOIN datifyy.date_bookings ON date_id = dates.id GROUP BY name
            """;

    /// How each kind of fact is taken away from what is stored: one row of those that make it. Behind its first
    /// word a fact names people and moments, which stand here as `$1`, `$2` and `$3`.
    private static final Map<String, String> LOSSES = losses();

    /// What must never be found, whoever wrote it.
    private static final List<Rule> NEVER = never();

    private final MeasuredDatabase database;

    /// @param name what is wrong where something is found
    /// @param finder a statement that finds it
    /// @param breach statements that make it so
    private record Rule(String name, String finder, String breach) {}

    StoredFacts(MeasuredDatabase database) {
        this.database = database;
    }

    /// The facts by the couple that they are about.
    ///
    /// @param prefix what its addresses begin with
    Map<String, String> about(String prefix, List<String> all) {
        Map<String, String> facts = new TreeMap<>();
        for (String line : all) {
            int value = line.lastIndexOf(VALUE);
            String fact = line.substring(0, value);
            if (fact.contains(" " + prefix)) {
                facts.put(fact, line.substring(value + 1));
            }
        }
        return facts;
    }

    /// Everything at one moment.
    List<String> all() throws SQLException {
        return database.column(FACTS);
    }

    /// The same by a connection that is open.
    static List<String> all(Connection connection) throws SQLException {
        return MeasuredDatabase.column(connection, FACTS);
    }

    /// What breaks a rule that holds for everybody.
    List<String> broken() throws SQLException {
        try (Connection connection = database.connect()) {
            return broken(connection);
        }
    }

    private static List<String> broken(Connection connection) throws SQLException {
        return MeasuredDatabase.column(
                connection,
                NEVER.stream()
                        .map(rule -> "SELECT '" + rule.name() + ": ' || found.whose FROM (" + rule.finder()
                                + ") found (whose)")
                        .collect(Collectors.joining("\nUNION ALL\n")));
    }

    /// The kinds of facts, each of which can be taken away.
    static Set<String> kinds() {
        return LOSSES.keySet();
    }

    /// Takes a fact away from what is stored.
    ///
    /// @throws SQLException when there was nothing to take away
    static void lose(Connection connection, String fact) throws SQLException {
        String[] words = fact.split(" ", -1);
        String loss = Objects.requireNonNull(LOSSES.get(words[0]), words[0]);
        for (int i = 1; i < words.length; i++) {
            loss = loss.replace("$" + i, "'" + words[i] + "'");
        }
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(loss) != 1) {
                throw new SQLException("there is not one row to take away of: " + fact);
            }
        }
    }

    /// Breaks each rule in turn, undoes it again, and returns those of which that is not noticed.
    static List<String> breachesUnnoticed(Connection connection) throws SQLException {
        List<String> unnoticed = new ArrayList<>();
        for (Rule rule : NEVER) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(rule.breach());
            }
            if (broken(connection).stream().noneMatch(found -> found.startsWith(rule.name() + ":"))) {
                unnoticed.add(rule.name());
            }
            connection.rollback();
        }
        return unnoticed;
    }

    static int rules() {
        return NEVER.size();
    }

    private static Map<String, String> losses() {
        String whose = " FROM datifyy.users u WHERE user_id = u.id AND u.email = $1";
        String using = whose.replace("FROM", "USING");
        Map<String, String> losses = new TreeMap<>();
        losses.put("account", "DELETE FROM datifyy.users WHERE email = $1");
        losses.put("credentials", "UPDATE datifyy.users SET password_hash = NULL WHERE email = $1");
        losses.put("profile", "DELETE FROM datifyy.profiles" + using);
        losses.put("preferences", "DELETE FROM datifyy.partner_preferences" + using);
        losses.put("card", "DELETE FROM datifyy.match_cards" + using);
        losses.put("record", "DELETE FROM datifyy.audit_events" + using + " AND kind = 'REGISTERED'");
        losses.put("session", """
                WITH gone AS (DELETE FROM datifyy.sessions%s RETURNING 1)
                UPDATE datifyy.users SET name = name
                WHERE email = $1 AND EXISTS (SELECT FROM gone)""".formatted(using));
        losses.put("open", """
                UPDATE datifyy.sessions SET ended_at = now() WHERE id = (
                    SELECT s.id FROM datifyy.sessions s JOIN datifyy.users u ON user_id = u.id
                    WHERE email = $1 AND ended_at IS NULL LIMIT 1)""");
        losses.put("grants", """
                DELETE FROM datifyy.refresh_grants WHERE fingerprint = (
                    SELECT fingerprint FROM datifyy.refresh_grants JOIN datifyy.sessions s ON session_id = s.id
                    JOIN datifyy.users u ON user_id = u.id WHERE email = $1 LIMIT 1)""");
        losses.put("proven", "UPDATE datifyy.users SET email_verified_at = NULL WHERE email = $1");
        losses.put("banned", "UPDATE datifyy.users SET status = 'ACTIVE' WHERE email = $1");
        losses.put("bio", "UPDATE datifyy.profiles SET bio = ''" + whose);
        losses.put(
                "slot", "DELETE FROM datifyy.availability_slots" + using + " AND starts_at = to_timestamp($2::bigint)");
        losses.put("block", """
                DELETE FROM datifyy.blocks USING datifyy.users one, datifyy.users other
                WHERE one.id = blocker AND other.id = blocked AND one.email = $1 AND other.email = $2""");
        String meeting = """
                FROM datifyy.users one, datifyy.users other WHERE one.email = $1 AND other.email = $2
                    AND (first_user, second_user) IN ((one.id, other.id), (other.id, one.id))
                    AND starts_at = to_timestamp($3::bigint) AND d.status NOT IN ('CANCELLED', 'NO_SHOW')""";
        losses.put("date", "DELETE FROM datifyy.scheduled_dates d " + meeting.replace("FROM", "USING"));
        losses.put("bookings", """
                DELETE FROM datifyy.date_bookings WHERE admin_id IS NOT NULL AND date_id IN (
                    SELECT d.id FROM datifyy.scheduled_dates d, %s)""".formatted(meeting.substring("FROM ".length())));
        return losses;
    }

    private static List<Rule> never() {
        String oneDate = "(SELECT id FROM datifyy.scheduled_dates WHERE status IN ('SCHEDULED', 'CONFIRMED') LIMIT 1)";
        List<Rule> never = new ArrayList<>();
        for (String table : List.of("profiles", "partner_preferences", "match_cards")) {
            never.add(new Rule("an account without " + table, """
                    SELECT id::text FROM datifyy.users u
                    WHERE NOT EXISTS (SELECT FROM datifyy.%s WHERE user_id = u.id)""".formatted(table), """
                    DELETE FROM datifyy.%s""".formatted(table)));
        }
        never.add(new Rule("an account that nothing opens", """
                SELECT id::text FROM datifyy.users u
                WHERE coalesce(password_hash, '') = '' AND phone_verified_at IS NULL
                    AND NOT EXISTS (SELECT FROM datifyy.linked_identities WHERE user_id = u.id)""", """
                UPDATE datifyy.users SET password_hash = NULL"""));
        never.add(new Rule("an hour offered twice", """
                SELECT a.id::text FROM datifyy.availability_slots a JOIN datifyy.availability_slots b
                    ON a.user_id = b.user_id AND a.id < b.id
                        AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""", """
                ALTER TABLE datifyy.availability_slots DROP CONSTRAINT availability_slots_do_not_overlap;
                CREATE TEMPORARY TABLE another ON COMMIT DROP AS SELECT * FROM datifyy.availability_slots LIMIT 1;
                UPDATE another SET id = gen_random_uuid();
                INSERT INTO datifyy.availability_slots SELECT * FROM another"""));
        never.add(new Rule("somebody on two dates at once", """
                SELECT a.who || ' ' || a.starts_at FROM %1$s a JOIN %1$s b
                    ON a.who = b.who AND a.id < b.id
                        AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""".formatted("""
                        (SELECT id, starts_at, ends_at,
                            unnest(ARRAY['u' || first_user, 'u' || second_user, 'a' || genie]) who
                        FROM datifyy.scheduled_dates WHERE status NOT IN ('CANCELLED', 'NO_SHOW'))"""), """
                CREATE TEMPORARY TABLE another ON COMMIT DROP AS SELECT * FROM datifyy.scheduled_dates WHERE id = %s;
                UPDATE another SET id = (SELECT max(id) + 1 FROM datifyy.scheduled_dates);
                INSERT INTO datifyy.scheduled_dates SELECT * FROM another""".formatted(oneDate)));
        never.add(new Rule("a date that does not book both and their genie", """
                SELECT id::text FROM datifyy.scheduled_dates d WHERE status IN ('SCHEDULED', 'CONFIRMED')
                    AND (SELECT count(*) FROM datifyy.date_bookings WHERE date_id = d.id) <> 3""", """
                DELETE FROM datifyy.date_bookings WHERE admin_id IS NOT NULL"""));
        never.add(new Rule("time that is kept for no date", """
                SELECT date_id::text FROM datifyy.date_bookings WHERE NOT EXISTS (
                    SELECT FROM datifyy.scheduled_dates
                    WHERE id = date_id AND status IN ('SCHEDULED', 'CONFIRMED'))""", """
                DELETE FROM datifyy.scheduled_dates WHERE id = %s""".formatted(oneDate)));
        never.add(new Rule("a date that the log of the staff does not know", """
                SELECT id::text FROM datifyy.scheduled_dates d WHERE NOT EXISTS (
                    SELECT FROM datifyy.staff_deeds WHERE details ->> 'date' = d.id::text)""", """
                DELETE FROM datifyy.staff_deeds"""));
        never.add(new Rule("a date of two of whom not both accepted the other", """
                SELECT d.id::text FROM datifyy.scheduled_dates d WHERE 2 > (
                    SELECT count(*) FROM datifyy.date_suggestions s WHERE s.status = 'ACCEPTED'
                        AND (s.recipient, s.suggested)
                            IN ((first_user, second_user), (second_user, first_user)))""", """
                DELETE FROM datifyy.date_suggestions"""));
        never.add(new Rule("a date of two of whom one has blocked the other", """
                SELECT id::text FROM datifyy.scheduled_dates JOIN datifyy.blocks
                    ON (blocker, blocked) IN ((first_user, second_user), (second_user, first_user))
                WHERE status IN ('SCHEDULED', 'CONFIRMED')""", """
                UPDATE datifyy.scheduled_dates SET first_user = blocker, second_user = blocked
                FROM (SELECT blocker, blocked FROM datifyy.blocks LIMIT 1) WHERE id = %s""".formatted(oneDate)));
        String told = """
                SELECT d.id || ' ' || who.name FROM datifyy.scheduled_dates d CROSS JOIN LATERAL (
                    SELECT 'staff' UNION ALL
                    SELECT id::text FROM datifyy.users
                    WHERE id IN (first_user, second_user) AND email_verified_at IS NOT NULL
                ) who (name)
                WHERE d.status IN (%s)
                    AND NOT EXISTS (SELECT FROM datifyy.outbox WHERE key = 'date-%s/' || d.id || '/' || who.name)""";
        never.add(new Rule(
                "a date of which somebody is not told", told.formatted("'SCHEDULED', 'CONFIRMED'", "arranged"), """
                DELETE FROM datifyy.outbox WHERE key LIKE 'date-arranged/%' AND key NOT LIKE '%/staff'"""));
        never.add(new Rule(
                "a cancellation of which somebody is not told", told.formatted("'CANCELLED'", "cancelled"), """
                DELETE FROM datifyy.outbox WHERE key LIKE 'date-cancelled/%/staff'"""));
        never.add(new Rule("a message of a date that is not there, or of a cancellation that was none", """
                SELECT key FROM datifyy.outbox WHERE key LIKE 'date-%' AND NOT EXISTS (
                    SELECT FROM datifyy.scheduled_dates d WHERE d.id::text = split_part(key, '/', 2)
                        AND (key NOT LIKE 'date-cancelled/%' OR d.status = 'CANCELLED'))""", """
                UPDATE datifyy.scheduled_dates
                SET status = 'CONFIRMED', cancel_reason = NULL, cancel_note = NULL, cancelled_by = NULL
                WHERE id = (SELECT id FROM datifyy.scheduled_dates WHERE status = 'CANCELLED' LIMIT 1)"""));
        never.add(new Rule("an account whose owner is sent nothing", """
                SELECT email FROM datifyy.users u WHERE NOT EXISTS (
                    SELECT FROM datifyy.outbox WHERE key = 'registered ' || u.id)""", """
                DELETE FROM datifyy.outbox WHERE key LIKE 'registered %'"""));
        never.add(new Rule("a message about an account that is not there", """
                SELECT key FROM datifyy.outbox WHERE key LIKE 'registered %' AND NOT EXISTS (
                    SELECT FROM datifyy.users u WHERE key = 'registered ' || u.id)""", """
                DELETE FROM datifyy.users WHERE status = 'BANNED'"""));
        never.add(new Rule("a message that is neither waiting nor ended", """
                SELECT id::text FROM datifyy.outbox WHERE (state = 'WAITING') <> (sealed IS NOT NULL)""", """
                ALTER TABLE datifyy.outbox DROP CONSTRAINT outbox_holds_what_waits_and_nothing_else;
                UPDATE datifyy.outbox SET state = CASE state WHEN 'WAITING' THEN 'DELIVERED' ELSE 'WAITING' END"""));
        never.add(new Rule("a session of somebody who is banned", """
                SELECT email FROM datifyy.users u WHERE status = 'BANNED' AND EXISTS (
                    SELECT FROM datifyy.sessions WHERE user_id = u.id AND ended_at IS NULL)""", """
                UPDATE datifyy.sessions SET ended_at = NULL"""));
        never.add(new Rule("a ban that stands in the account alone, or in the log of the staff alone", """
                SELECT email FROM datifyy.users u WHERE (status = 'BANNED') IS DISTINCT FROM coalesce((
                    SELECT kind = 'USER_BANNED' FROM datifyy.staff_deeds d
                    WHERE d.user_id = u.id AND kind IN ('USER_BANNED', 'USER_ACTIVATED')
                    ORDER BY d.id DESC LIMIT 1), false)""", """
                UPDATE datifyy.users SET status = 'ACTIVE' WHERE status = 'BANNED'"""));
        never.add(new Rule("a ban, or its end, of which somebody is not told", """
                SELECT email FROM datifyy.users u WHERE email_verified_at IS NOT NULL AND (
                    SELECT count(*) FROM datifyy.staff_deeds d WHERE d.user_id = u.id
                        AND 'BANNED' IN (details ->> 'from', details ->> 'to')
                ) <> (
                    SELECT count(*) FROM datifyy.outbox
                    WHERE key LIKE 'stopped/' || u.id || '/%' OR key LIKE 'restored/' || u.id || '/%')""", """
                DELETE FROM datifyy.outbox WHERE key LIKE 'stopped/%'"""));
        never.add(new Rule("a ban, or its end, that the record of the account does not know", """
                SELECT email FROM datifyy.users u WHERE (
                    SELECT count(*) FROM datifyy.staff_deeds d WHERE d.user_id = u.id
                        AND 'BANNED' IN (details ->> 'from', details ->> 'to')
                ) <> (
                    SELECT count(*) FROM datifyy.audit_events e
                    WHERE e.user_id = u.id AND kind = 'STATUS_CHANGED_BY_STAFF'
                        AND 'BANNED' IN (details ->> 'from', details ->> 'to'))""", """
                DELETE FROM datifyy.audit_events WHERE kind = 'STATUS_CHANGED_BY_STAFF'"""));
        never.add(new Rule("a key of a request without the answer that is given to its repeat", """
                SELECT key FROM datifyy.answered_requests WHERE status = 0 AND answer = ''""", """
                UPDATE datifyy.answered_requests SET status = 0, answer = ''"""));
        return never;
    }
}
