package com.datifyy.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.FailedSignIns;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store of failed attempts to sign in keeps.
public interface FailedSignInRepositoryContract {
    UnitOfWork units();

    FailedSignInRepository failures();

    private Optional<FailedSignIns> find(String subject) {
        return units().execute(() -> failures().findForUpdate(subject));
    }

    private void fail(String subject) {
        units().run(() -> failures()
                .save(
                        subject,
                        failures()
                                .findForUpdate(subject)
                                .orElse(FailedSignIns.none(TestClock.START))
                                .andOneMore(TestClock.START)));
    }

    @Test
    default void failures_add_up_and_subjects_count_apart() {
        fail("maya");
        fail("maya");
        fail("arjun");

        assertThat(find("maya")).contains(new FailedSignIns(2, TestClock.START));
        assertThat(find("arjun")).contains(new FailedSignIns(1, TestClock.START));
        assertThat(find("nobody")).isEmpty();
    }

    @Test
    default void what_is_cleared_is_forgotten() {
        fail("maya");
        fail("arjun");

        units().run(() -> failures().clear("maya"));

        assertThat(find("maya")).isEmpty();
        assertThat(find("arjun")).isPresent();
    }

    @Test
    default void what_is_old_is_forgotten() {
        fail("maya");

        assertThat(units().<Integer>execute(() -> failures().forget(TestClock.START)))
                .isZero();
        assertThat(units().<Integer>execute(() -> failures().forget(TestClock.START.plus(Duration.ofSeconds(1)))))
                .isEqualTo(1);
        assertThat(find("maya")).isEmpty();
    }

    @Test
    default void of_many_failures_at_once_each_counts() throws Exception {
        var _ = Crowd.of(12, number -> {
            fail("maya");
            return number;
        });

        assertThat(find("maya")).map(FailedSignIns::count).contains(12);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> failures().save("maya", new FailedSignIns(1, TestClock.START)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> failures().findForUpdate("maya")).isInstanceOf(IllegalStateException.class);
    }
}
