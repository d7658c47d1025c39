package com.datifyy.application.admin.port;

import static com.datifyy.application.admin.TestStaff.admin;
import static com.datifyy.application.admin.TestStaff.session;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.port.AdminSessionRepository.Held;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminSession;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every store of the staff's sessions keeps.
public interface AdminSessionRepositoryContract {
    Instant NOW = TestClock.START;

    UnitOfWork units();

    AdminRepository admins();

    AdminSessionRepository sessions();

    private static String digest(int number) {
        return "%064d".formatted(number);
    }

    private void open(int number, int admin, Instant at) {
        units().run(() -> {
            if (admins().find(new AdminId(admin)).isEmpty()) {
                var _ = admins().add(admin(admin), HASH);
            }
            sessions().open(session(number, admin, at), digest(number));
        });
    }

    private AdminSession held(int number) {
        return sessions().findHeld(digest(number)).orElseThrow().session();
    }

    @Test
    default void a_session_is_found_by_its_tokens_digest_with_whose_it_is() {
        open(1, 5, NOW);

        assertThat(sessions().findHeld(digest(1))).contains(new Held(session(1, 5, NOW), admin(5)));
        assertThat(sessions().findHeld(digest(2))).isEmpty();
    }

    @Test
    default void a_session_is_found_by_its_number_over_or_not() {
        open(1, 5, NOW);
        AdminSession opened = session(1, 5, NOW);
        assertThat(sessions().find(opened.id())).contains(opened);

        units().run(() -> sessions().end(opened.id(), NOW.plusSeconds(1)));

        assertThat(sessions().find(opened.id()).orElseThrow().endedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(sessions().find(session(2, 5, NOW).id())).isEmpty();
    }

    @Test
    default void activity_is_noted_and_never_taken_back() {
        open(1, 5, NOW);

        units().run(() -> sessions().touch(session(1, 5, NOW).id(), NOW.plusSeconds(60)));
        units().run(() -> sessions().touch(session(1, 5, NOW).id(), NOW.plusSeconds(30)));

        assertThat(held(1).lastActiveAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    default void sessions_end_one_by_one_or_together() {
        open(1, 5, NOW);
        open(2, 5, NOW);
        open(3, 5, NOW);
        open(4, 6, NOW);

        units().run(() -> sessions().end(session(1, 5, NOW).id(), NOW.plusSeconds(1)));
        units().run(() ->
                sessions().endAllBut(new AdminId(5), session(2, 5, NOW).id(), NOW.plusSeconds(2)));

        assertThat(held(1).endedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(held(2).endedAt()).isNull();
        assertThat(held(3).endedAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(held(4).endedAt()).isNull();

        units().run(() -> sessions().endAllOf(new AdminId(5), NOW.plusSeconds(3)));
        assertThat(held(1).endedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(held(2).endedAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    default void it_is_known_where_somebody_came_from() {
        open(1, 5, NOW);

        assertThat(sessions().cameFrom(new AdminId(5), "203.0.113.0/24", NOW)).isTrue();
        assertThat(sessions().cameFrom(new AdminId(5), "203.0.113.0/24", NOW.plusSeconds(1)))
                .isFalse();
        assertThat(sessions().cameFrom(new AdminId(5), "198.51.100.0/24", NOW)).isFalse();
        assertThat(sessions().cameFrom(new AdminId(6), "203.0.113.0/24", NOW)).isFalse();
    }

    @Test
    default void old_sessions_are_forgotten() {
        open(1, 5, NOW.minusSeconds(1));
        open(2, 5, NOW);

        assertThat(units().<Integer>execute(() -> sessions().forget(NOW))).isEqualTo(1);

        assertThat(sessions().findHeld(digest(1))).isEmpty();
        assertThat(sessions().findHeld(digest(2))).isPresent();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        open(1, 5, NOW);

        assertThatThrownBy(() -> sessions().end(session(1, 5, NOW).id(), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions().open(session(2, 5, NOW), digest(2)))
                .isInstanceOf(IllegalStateException.class);
    }
}
