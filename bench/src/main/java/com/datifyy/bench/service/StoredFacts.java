package com.datifyy.bench.service;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is stored of people whose addresses begin with `survivor-`, read without the service.
final class StoredFacts {
    /// What one registration writes for its address.
    static final List<String> OF_AN_ACCOUNT =
            List.of("account", "credentials", "profile", "preferences", "card", "record", "session");

    /// How many sessions somebody has open, of those who come and go.
    static final String SIGNED_IN = "open ";

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

    /// What must never be found, whoever wrote it, each with a statement that finds it.
    private static final Map<String, String> NEVER = never();

    private final MeasuredDatabase database;

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

    /// What breaks a rule that holds for everybody.
    List<String> broken() throws SQLException {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, String> rule : NEVER.entrySet()) {
            for (String whose : database.column(rule.getValue())) {
                broken.add(rule.getKey() + ": " + whose);
            }
        }
        return broken;
    }

    private static Map<String, String> never() {
        Map<String, String> never = new LinkedHashMap<>();
        for (String table : List.of("profiles", "partner_preferences", "match_cards")) {
            never.put("an account without " + table, """
                    SELECT id::text FROM datifyy.users u
                    WHERE NOT EXISTS (SELECT FROM datifyy.%s WHERE user_id = u.id)""".formatted(table));
        }
        never.put("an account that nothing opens", """
                SELECT id::text FROM datifyy.users u
                WHERE coalesce(password_hash, '') = '' AND phone_verified_at IS NULL
                    AND NOT EXISTS (SELECT FROM datifyy.linked_identities WHERE user_id = u.id)""");
        never.put("an hour offered twice", """
                SELECT a.id::text FROM datifyy.availability_slots a JOIN datifyy.availability_slots b
                    ON a.user_id = b.user_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""");
        never.put("somebody on two dates at once", """
                WITH taken AS (
                    SELECT id, starts_at, ends_at, unnest(ARRAY['u' || first_user, 'u' || second_user, 'a' || genie]) who
                    FROM datifyy.scheduled_dates WHERE status NOT IN ('CANCELLED', 'NO_SHOW'))
                SELECT a.who || ' ' || a.starts_at FROM taken a JOIN taken b
                    ON a.who = b.who AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at""");
        never.put("a date that does not book both and their genie", """
                SELECT id::text FROM datifyy.scheduled_dates d WHERE status IN ('SCHEDULED', 'CONFIRMED')
                    AND (SELECT count(*) FROM datifyy.date_bookings WHERE date_id = d.id) <> 3""");
        never.put("a date that the staff's log does not know", """
                SELECT id::text FROM datifyy.scheduled_dates d WHERE NOT EXISTS (
                    SELECT FROM datifyy.staff_deeds WHERE details ->> 'date' = d.id::text)""");
        never.put("a date of two of whom not both accepted the other", """
                SELECT d.id::text FROM datifyy.scheduled_dates d WHERE 2 > (
                    SELECT count(*) FROM datifyy.date_suggestions s WHERE s.status = 'ACCEPTED'
                        AND (s.recipient, s.suggested) IN ((first_user, second_user), (second_user, first_user)))""");
        never.put("a date of two of whom one has blocked the other", """
                SELECT id::text FROM datifyy.scheduled_dates JOIN datifyy.blocks
                    ON (blocker, blocked) IN ((first_user, second_user), (second_user, first_user))
                WHERE status IN ('SCHEDULED', 'CONFIRMED')""");
        never.put("an account whose owner is sent nothing", """
                SELECT email FROM datifyy.users u WHERE NOT EXISTS (
                    SELECT FROM datifyy.outbox WHERE key = 'registered ' || u.id)""");
        never.put("a message that is neither waiting nor ended", """
                SELECT id::text FROM datifyy.outbox WHERE (state = 'WAITING') <> (sealed IS NOT NULL)""");
        return never;
    }
}
