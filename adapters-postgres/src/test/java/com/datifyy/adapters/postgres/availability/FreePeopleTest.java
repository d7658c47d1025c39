package com.datifyy.adapters.postgres.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.AtOnce;
import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.identity.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When somebody's last hour begins is kept by triggers, whoever writes their hours, and however many at once.
class FreePeopleTest extends StoreTest {
    /// Whoever is in the one and not in the other.
    private static final String OTHERWISE_THAN_COUNTED = """
            WITH counted AS (
                SELECT users.id AS user_id, coalesce(max(starts_at), '-infinity') AS until
                FROM datifyy.users LEFT JOIN datifyy.availability_slots ON user_id = users.id GROUP BY users.id)
            SELECT coalesce(kept.user_id, counted.user_id) || ': ' || coalesce(kept.until::text, 'nothing')
                || ' instead of ' || coalesce(counted.until::text, 'nobody')
            FROM datifyy.free_people AS kept FULL JOIN counted USING (user_id)
            WHERE kept.until IS DISTINCT FROM counted.until
                AND NOT (kept.until IS NULL AND counted.until = '-infinity')""";

    @Test
    void of_hours_offered_moved_and_taken_back_at_once_the_last_one_is_kept() throws Exception {
        join(1, 2);

        AtOnce.write(
                store,
                60,
                List.of(
                        round -> List.of(offer(1, 100 + round), offer(2, 100 + round)),
                        round -> List.of(takeBack(1), takeBack(2)),
                        _ -> List.of(move(1), move(2))));

        assertThat(store.strings(OTHERWISE_THAN_COUNTED)).isEmpty();
        assertThat(store.strings("SELECT until FROM datifyy.free_people")).hasSize(2);
    }

    @Test
    void whoever_offers_while_the_last_hour_is_taken_back_is_free() throws Exception {
        join(1);

        for (int round = 0; round < 40; round++) {
            store.execute(offer(1, 10));
            AtOnce.write(
                    store,
                    1,
                    List.of(
                            _ -> List.of("DELETE FROM datifyy.availability_slots WHERE starts_at = " + hour(10)),
                            _ -> List.of(offer(1, 5))));

            assertThat(store.strings(OTHERWISE_THAN_COUNTED)).isEmpty();
            store.execute("DELETE FROM datifyy.availability_slots");
        }
    }

    @Test
    void somebody_deleted_while_their_hours_change_leaves_nothing() throws Exception {
        for (int id = 1; id <= 30; id++) {
            join(id);
            int person = id;
            store.execute(offer(person, 10));
            AtOnce.write(
                    store,
                    1,
                    List.of(
                            _ -> List.of("DELETE FROM datifyy.users WHERE id = " + person),
                            _ -> List.of("DELETE FROM datifyy.availability_slots WHERE user_id = " + person)));
        }

        assertThat(store.strings("SELECT user_id FROM datifyy.free_people")).isEmpty();
    }

    private void join(int... ids) {
        units().run(() -> {
            for (int id : ids) {
                users().add(TestAccounts.account(id), TestAccounts.HASH);
            }
        });
    }

    private static String hour(int hour) {
        return "timestamptz '2026-11-26 00:00Z' + " + hour + " * interval '1 hour'";
    }

    private static String offer(int person, int hour) {
        return """
                INSERT INTO datifyy.availability_slots (id, user_id, starts_at, ends_at, mode, notes, created_at, updated_at)
                SELECT gen_random_uuid(), %d, time, time + interval '1 hour', 'ONLINE', '', now(), now()
                FROM (SELECT %s AS time) AS hour ON CONFLICT DO NOTHING""".formatted(person, hour(hour));
    }

    private static String takeBack(int person) {
        return """
                DELETE FROM datifyy.availability_slots WHERE user_id = %d AND starts_at = (
                    SELECT max(starts_at) FROM datifyy.availability_slots WHERE user_id = %d)""".formatted(person, person);
    }

    /// The earliest hour becomes the last.
    private static String move(int person) {
        return """
                UPDATE datifyy.availability_slots
                SET starts_at = starts_at + interval '1000 hours', ends_at = ends_at + interval '1000 hours'
                WHERE id = (SELECT id FROM datifyy.availability_slots WHERE user_id = %d ORDER BY starts_at LIMIT 1)""".formatted(person);
    }
}
