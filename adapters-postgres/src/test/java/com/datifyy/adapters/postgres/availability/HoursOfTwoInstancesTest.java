package com.datifyy.adapters.postgres.availability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.adapters.postgres.TwoLevels;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.shared.SealedCopies;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemorySharedCopies;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.MeetingMode.Event;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.identity.UserId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances that leave copies of free hours for one another.
class HoursOfTwoInstancesTest extends StoreTest {
    private static final UserId MAYA = new UserId(1);
    private static final Instant NOW = TestClock.START;
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Venue CAFE = new Venue(
            "Café Blau",
            "1 Main Road",
            "Pune",
            "MH",
            "India",
            "411001",
            18.52,
            73.86,
            "place-1",
            "https://maps.example.org/1");
    private static final Venue PARK =
            new Venue("Park", "2 Main Road", "Pune", "MH", "India", "411001", null, null, "", "");
    private static final Instant MORNING = NOON.truncatedTo(ChronoUnit.DAYS);

    private final TestClock clock = new TestClock();
    private final InMemorySharedCopies kept = new InMemorySharedCopies(clock);
    private final SharedCopies copies = new SealedCopies(new PlainSecretBox(), kept);
    private final PostgresSlotRepository one = new PostgresSlotRepository(store.database(), copies);
    private final PostgresSlotRepository other = new PostgresSlotRepository(store.database(), copies);
    private boolean others;

    @BeforeEach
    void somebody() {
        units().run(() -> users().add(TestAccounts.account(1), TestAccounts.HASH));
    }

    /// One and the other by turns.
    private SlotRepository slots() {
        others = !others;
        return others ? other : one;
    }

    private static Slot slot(Instant start, MeetingMode mode) {
        return new Slot(new SlotId(UUID.randomUUID()), MAYA, start, mode, "", NOW, NOW);
    }

    private void add(Slot slot) {
        assertThat(units().<Boolean>execute(() -> slots().add(slot))).isTrue();
    }

    /// What the rows say: inside a unit of work nothing is remembered.
    private List<Slot> truth(Instant from, @Nullable Instant to, int limit) {
        return units().execute(() -> one.findFor(MAYA, from, to, limit));
    }

    @Test
    void whatever_is_added_moved_or_taken_back_both_read_what_the_rows_say() {
        var random = new Random(20_261_126);
        List<MeetingMode> modes = List.of(new Online(), new Offline(CAFE), new Event(PARK));
        for (int step = 0; step < 150; step++) {
            Slot drawn = slot(
                    MORNING.plus(Duration.ofMinutes(30L * random.nextInt(150))),
                    modes.get(random.nextInt(modes.size())));
            List<Slot> all = truth(Instant.EPOCH, null, 1_000);
            units().run(() -> {
                switch (all.isEmpty() ? 0 : random.nextInt(4)) {
                    case 0, 1 -> slots().add(drawn);
                    case 2 ->
                        slots().remove(MAYA, all.get(random.nextInt(all.size())).id());
                    default -> {
                        Slot before = all.get(random.nextInt(all.size()));
                        slots().save(new Slot(
                                before.id(),
                                MAYA,
                                drawn.start(),
                                drawn.mode(),
                                "step " + random.nextInt(),
                                before.createdAt(),
                                NOW));
                    }
                }
            });
            Instant from = MORNING.plus(Duration.ofMinutes(random.nextInt(2_000)));
            Instant to = random.nextBoolean() ? null : from.plus(Duration.ofHours(random.nextInt(48)));
            int limit = 1 + random.nextInt(20);

            assertThat(one.findFor(MAYA, from, to, limit)).isEqualTo(truth(from, to, limit));
            assertThat(other.findFor(MAYA, from, to, limit)).isEqualTo(truth(from, to, limit));
        }
        assertThat(lately().hits()).isPositive();
        assertThat(lately().unreadable()).isZero();
    }

    @Test
    void the_other_instance_takes_the_copy_with_one_question_for_the_whole_day() {
        add(slot(NOON, new Offline(CAFE)));
        add(slot(NOON.plus(Duration.ofHours(5)), new Online()));

        one.findFor(MAYA, MORNING, null, 10);
        for (int minutes = 0; minutes < 5; minutes++) {
            Instant from = NOON.plus(Duration.ofMinutes(minutes));
            assertThat(other.findFor(MAYA, from, null, 10)).isEqualTo(truth(from, null, 10));
        }

        assertThat(kept.commands()).containsExactly("get", "set", "get");
        assertThat(lately().hits()).isEqualTo(1);
    }

    @Test
    void whoever_offers_nothing_is_not_asked_about() {
        assertThat(one.findFor(MAYA, MORNING, null, 10)).isEmpty();

        assertThat(kept.commands()).isEmpty();
    }

    @Test
    void whoever_offers_very_many_hours_has_them_read_every_time() throws SQLException {
        store.execute("""
                INSERT INTO datifyy.availability_slots
                    (id, user_id, starts_at, ends_at, mode, notes, created_at, updated_at)
                SELECT gen_random_uuid(), 1, start, start + interval '1 hour', 'ONLINE', '', now(), now()
                FROM (SELECT timestamptz '2026-03-04 00:00Z' + hour * interval '1 hour' AS start
                      FROM generate_series(1, 101) AS hours (hour)) AS starts""");

        assertThat(one.findFor(MAYA, MORNING, null, 1_000)).hasSize(101);
        assertThat(one.findFor(MAYA, MORNING, null, 7)).hasSize(7);
        assertThat(kept.commands()).isEmpty();
    }

    @Test
    void what_was_altered_forgotten_or_is_out_of_reach_is_read_from_the_rows() {
        add(slot(NOON, new Event(PARK)));
        List<Runnable> troubles = new ArrayList<>(List.of(
                () -> kept.alterEverything(_ -> "nonsense".repeat(50).getBytes(UTF_8)),
                kept::forgetEverything,
                kept::goAway));
        for (Runnable trouble : troubles) {
            new PostgresSlotRepository(store.database(), copies).findFor(MAYA, MORNING, null, 10);
            trouble.run();

            assertThat(new PostgresSlotRepository(store.database(), copies).findFor(MAYA, MORNING, null, 10))
                    .isEqualTo(truth(MORNING, null, 10));
        }
        var trusting = new PostgresSlotRepository(store.database(), kept);
        kept.comeBack();
        trusting.findFor(MAYA, MORNING, null, 10);
        kept.alterEverything(bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(new PostgresSlotRepository(store.database(), kept).findFor(MAYA, MORNING, null, 10))
                .isEqualTo(truth(MORNING, null, 10));
        assertThat(lately().unreadable()).isEqualTo(1);
    }

    @Test
    void copies_go_in_a_minute() {
        add(slot(NOON, new Online()));
        one.findFor(MAYA, MORNING, null, 10);
        String name = kept.names().iterator().next();

        clock.advance(Duration.ofMinutes(1));

        assertThat(kept.find(name)).isEqualTo(SharedCopies.Absence.NOT_THERE);
    }

    /// Of the instance made last.
    private TwoLevels<?> lately() {
        return store.database().shared().get("hours");
    }
}
