package com.datifyy.application.profile.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Moves;
import com.datifyy.domain.shared.GeoCell;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of changed locations keeps.
public interface MoveRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    Moves TOLD = Moves.first(MAYA, GeoCell.containing(12.97, 77.59), NOW);

    UnitOfWork units();

    UserRepository users();

    MoveRepository moves();

    @BeforeEach
    default void somebody() {
        units().run(() -> users().add(account(1), HASH));
    }

    @Test
    default void what_was_kept_of_somebody_is_found_again() {
        units().run(() -> moves().save(TOLD));

        assertThat(moves().find(MAYA)).contains(TOLD);
        assertThat(moves().find(new UserId(2))).isEmpty();
    }

    @Test
    default void what_is_kept_anew_replaces_what_was() {
        Moves later = new Moves(
                MAYA,
                GeoCell.containing(-33.87, 151.21),
                NOW.plusSeconds(90_000),
                List.of(NOW.plusSeconds(60), NOW.plusSeconds(90_000)));
        units().run(() -> moves().save(TOLD));

        units().run(() -> moves().save(later));

        assertThat(moves().find(MAYA)).contains(later);
    }

    @Test
    default void keeping_needs_a_unit_of_work() {
        assertThatThrownBy(() -> moves().save(TOLD)).isInstanceOf(IllegalStateException.class);
    }
}
