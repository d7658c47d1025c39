package com.datifyy.adapters.postgres.admin;

import static com.datifyy.application.admin.TestStaff.admin;
import static com.datifyy.application.admin.TestStaff.reachedBy;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.admin.port.AdminRepository.Outcome;
import com.datifyy.application.admin.port.AdminRepositoryContract;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresAdminRepositoryTest extends StoreTest implements AdminRepositoryContract {
    private static final Email WANTED = new Email("wanted@example.org");

    @Test
    void of_two_who_take_one_address_at_once_the_second_is_told_that_it_is_taken() throws Exception {
        units().run(() -> {
            var _ = admins().add(admin(1), HASH);
            var _ = admins().add(admin(2), HASH);
        });
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> second = units().execute(() -> {
                assertThat(admins().save(reachedBy(admin(1), WANTED))).isEqualTo(Outcome.DONE);
                Future<Outcome> other = executor.submit(this::takenBySecond);
                waitUntilSomebodyWaits(other);
                return other;
            });

            assertThat(second.get()).isEqualTo(Outcome.EMAIL_TAKEN);
        }
        assertThat(admins().find(admin(1).id())).contains(reachedBy(admin(1), WANTED));
        assertThat(admins().find(admin(2).id())).contains(admin(2));
    }

    /// Ends the unit of work as whoever is told so does.
    private Outcome takenBySecond() {
        Outcome[] told = new Outcome[1];
        try {
            units().run(() -> {
                told[0] = admins().save(reachedBy(admin(2), WANTED));
                throw new Conflict("taken");
            });
        } catch (Conflict taken) {
            // as intended
        }
        return told[0];
    }

    /// Asks for locks rather than for what sessions are at, which within a transaction is told once and for all.
    private void waitUntilSomebodyWaits(Future<Outcome> other) {
        while (!other.isDone()
                && !store.database()
                        .reading()
                        .fetchExists(store.database()
                                .reading()
                                .select()
                                .from("pg_locks")
                                .where("NOT granted"))) {
            Thread.onSpinWait();
        }
    }
}
