package com.datifyy.bench.service;

import java.sql.SQLException;

/// What the demo population lacks: somebody of the staff, free hours of everybody, dates and suggestions.
final class CurationData {
    /// So many people, the first, are callers or those whom callers have dates with.
    static final int CAST = 2_000;

    private CurationData() {}

    /// How many of the population can be matched: some leave out what everybody is matched by.
    static int matched(MeasuredDatabase database) throws SQLException {
        return Integer.parseInt(database.column("""
                SELECT count(*) FROM datifyy.match_cards
                WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL""").getFirst());
    }

    /// Puts it all in, in place of earlier dates and suggestions.
    ///
    /// @param callers how many of the cast have dates, with the others
    /// @param dates how many each of them has
    static void fill(MeasuredDatabase database, int callers, int dates) throws SQLException {
        database.run("""
                INSERT INTO datifyy.admins (id, email, name, role, genie, active, created_at, password_hash)
                VALUES (1, 'bench@example.org', 'Bench', 'SUPER_ADMIN', true, true, now(), '') ON CONFLICT DO NOTHING""");
        database.run("""
                INSERT INTO datifyy.availability_slots (id, user_id, starts_at, ends_at, mode, notes, created_at, updated_at)
                SELECT gen_random_uuid(), id, hour, hour + interval '1 hour', 'ONLINE', '', now(), now()
                FROM datifyy.users, (SELECT date_trunc('hour', now()) + interval '60 hours' AS hour) AS h
                WHERE status = 'ACTIVE' AND NOT EXISTS (
                    SELECT FROM datifyy.availability_slots
                    WHERE user_id = users.id AND starts_at > now() + interval '48 hours')
                ON CONFLICT DO NOTHING""");
        database.run("TRUNCATE datifyy.comments, datifyy.comment_counts, datifyy.person_comment_counts,"
                + " datifyy.date_feedback, datifyy.date_bookings,"
                + " datifyy.scheduled_dates, datifyy.date_suggestions, datifyy.curated_matches");
        // Callers with people who are none: each has as many dates as was said.
        String pairs = """
                WITH ranked AS (
                    SELECT user_id, row_number() OVER (ORDER BY user_id) - 1 AS n FROM (
                        SELECT user_id FROM datifyy.match_cards
                        WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL
                        ORDER BY user_id LIMIT %3$d) AS first),
                pairs AS (
                    SELECT one.user_id AS caller, other.user_id AS other, k
                    FROM ranked AS one CROSS JOIN generate_series(1, %1$d) AS k
                    JOIN ranked AS other ON other.n = %2$d + (one.n + k) %% (SELECT count(*) - %2$d FROM ranked)
                    WHERE one.n < %2$d)
                """;
        database.run(pairs.formatted(dates, callers, CAST) + """
                INSERT INTO datifyy.scheduled_dates (id, first_user, second_user, genie, starts_at, ends_at, mode, status,
                    link, notes, admin_notes, sequence, created_at, updated_at)
                SELECT row_number() OVER (), caller, other, 1, time, time + interval '1 hour', 'ONLINE',
                    CASE WHEN k %% 10 = 0 THEN 'SCHEDULED' ELSE 'COMPLETED' END,
                    'https://meet.example.invalid/bench', '', '', 0, now(), now()
                FROM (SELECT caller, other, k,
                    now() + CASE WHEN k %% 10 = 0 THEN k ELSE -k END * interval '1 day' AS time FROM pairs) AS dated""".replace("%%", "%"));
        database.run(pairs.formatted(20, callers, CAST) + """
                INSERT INTO datifyy.curated_matches (id, lower, higher, rule_score, score, lower_wishes, higher_wishes,
                    reasoning, matched_aspects, mismatched_aspects, provider, model, prompt_version, input_hash,
                    machine_made, analysed_at, status, notes, created_at, updated_at)
                SELECT row_number() OVER (), least(caller, other), greatest(caller, other), 70, 70, '{}', '{}', 'x', '{}',
                    '{}', 'local', 'x', '1', repeat('a', 64), false, now(), 'ACCEPTED', '', now(), now()
                FROM pairs ON CONFLICT DO NOTHING""");
        database.run("""
                INSERT INTO datifyy.date_suggestions (id, match_id, recipient, suggested, score, status, reasons,
                    custom_reason, created_at)
                SELECT row_number() OVER (), id, one, other, 70, 'PENDING', '{}', '', now()
                FROM (SELECT id, lower AS one, higher AS other FROM datifyy.curated_matches
                    UNION ALL SELECT id, higher, lower FROM datifyy.curated_matches) AS both_ways""");
        database.run("VACUUM (ANALYZE)"); // the server does so by itself, some minutes later
    }
}
