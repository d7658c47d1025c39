package com.datifyy.application.matching;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.matching.port.InMemoryShowingRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowingsTest {
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final UserId RAVI = new UserId(3);
    private static final LocalDate FIRST = LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC);

    private final TestClock clock = new TestClock();
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryUserRepository users = new InMemoryUserRepository(units);
    private final InMemoryShowingRepository store = new InMemoryShowingRepository(units, users);
    private final Showings showings = new Showings(store, units, clock);

    @BeforeEach
    void three_people() {
        units.run(() -> {
            users.add(account(1), HASH);
            users.add(account(2), HASH);
            users.add(account(3), HASH);
        });
    }

    @Test
    void what_was_counted_is_stored_and_counts_from_the_next_day_on() {
        count(MAYA, ARJUN, RAVI);
        count(RAVI, ARJUN);
        showings.keepUp();
        assertThat(lifts()).isEqualTo(lifts(FIRST, Exposure.of(new int[0], new int[0])));

        clock.advance(Duration.ofDays(1));
        showings.keepUp();

        assertThat(lifts()).isEqualTo(lifts(FIRST.plusDays(1), Exposure.of(new int[] {2, 3}, new int[] {2, 1})));
    }

    @Test
    void looking_again_and_again_counts_once_a_day() {
        for (int i = 0; i < 50; i++) {
            count(MAYA, ARJUN);
        }
        showings.keepUp();
        clock.advance(Duration.ofDays(1));
        count(MAYA, ARJUN);
        showings.keepUp();

        assertThat(store.before(FIRST.plusDays(2))).isEqualTo(Exposure.of(new int[] {2}, new int[] {2}));
    }

    @Test
    void until_anything_was_read_chance_alone_decides() {
        assertThat(lifts()).isEqualTo(lifts(FIRST, Exposure.NONE));
    }

    @Test
    void the_order_of_a_day_begins_when_every_instance_has_stored_the_day_before() {
        showings.keepUp();
        clock.set(FIRST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(299));
        showings.keepUp();
        assertThat(lifts()).isEqualTo(lifts(FIRST, store.before(FIRST)));

        clock.advance(Duration.ofSeconds(1));
        showings.keepUp();

        assertThat(lifts()).isEqualTo(lifts(FIRST.plusDays(1), store.before(FIRST.plusDays(1))));
    }

    @Test
    void h6_what_cannot_be_stored_is_kept_for_the_next_time() {
        count(MAYA, ARJUN);
        units.goDown();
        assertThatThrownBy(showings::keepUp).isInstanceOf(Unavailable.class);

        units.comeBack();
        showings.keepUp();

        assertThat(store.before(FIRST.plusDays(1))).isEqualTo(Exposure.of(new int[] {2}, new int[] {1}));
    }

    @Test
    void what_is_counted_while_it_is_stored_is_not_lost() throws InterruptedException {
        Thread counting = Thread.ofPlatform().start(() -> {
            for (int viewer = 10; viewer < 10_010; viewer++) {
                count(new UserId(viewer), ARJUN);
            }
        });
        while (counting.isAlive()) {
            showings.keepUp();
        }
        counting.join();
        showings.keepUp();

        count(MAYA, RAVI);
        showings.keepUp();
        assertThat(store.before(FIRST.plusDays(1))).isEqualTo(Exposure.of(new int[] {2, 3}, new int[] {10_000, 1}));
    }

    private void count(UserId viewer, UserId... shown) {
        showings.count(viewer, List.of(shown), clock.instant());
    }

    private List<Integer> lifts() {
        return lifts(showings.orderFor(MAYA, clock.instant()));
    }

    private static List<Integer> lifts(LocalDate day, Exposure exposure) {
        return lifts(Rotation.of(MAYA, day, exposure));
    }

    private static List<Integer> lifts(Rotation rotation) {
        return List.of(rotation.liftOf(2), rotation.liftOf(3), rotation.liftOf(4));
    }
}
