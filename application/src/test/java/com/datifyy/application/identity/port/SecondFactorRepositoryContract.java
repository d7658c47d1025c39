package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.identity.port.SecondFactorRepository.Enrolled;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of second factors keeps.
public interface SecondFactorRepositoryContract {
    UserId MAYA = new UserId(7);

    UnitOfWork units();

    UserRepository users();

    SecondFactorRepository factors();

    private void enrol(Instant confirmedAt, long lastStep) {
        units().run(() -> {
            users().add(account(7), HASH);
            factors().put(new Enrolled(MAYA, "c2VhbGVk", TestClock.START, confirmedAt, lastStep));
        });
    }

    @Test
    default void a_second_factor_is_found_with_everything_it_had() {
        enrol(TestClock.START.plusSeconds(5), 58_123_456L);

        Enrolled found = factors().find(MAYA).orElseThrow();

        assertThat(found.owner()).isEqualTo(MAYA);
        assertThat(found.sealedSecret()).isEqualTo("c2VhbGVk");
        assertThat(found.startedAt()).isEqualTo(TestClock.START);
        assertThat(found.confirmedAt()).isEqualTo(TestClock.START.plusSeconds(5));
        assertThat(found.lastStep()).isEqualTo(58_123_456L);
        assertThat(units().execute(() -> factors().findForUpdate(MAYA))).isPresent();
    }

    @Test
    default void a_new_one_takes_the_place_of_the_one_before() {
        enrol(null, 0);
        enrol(TestClock.START, 9);

        assertThat(factors().find(MAYA)).map(Enrolled::lastStep).contains(9L);
    }

    @Test
    default void a_recovery_code_works_once() {
        enrol(TestClock.START, 0);
        units().run(() -> factors().putRecoveryCodes(MAYA, List.of("a", "b", "c")));

        assertThat(units().<Boolean>execute(() -> factors().useRecoveryCode(MAYA, "b")))
                .isTrue();
        assertThat(units().<Boolean>execute(() -> factors().useRecoveryCode(MAYA, "b")))
                .isFalse();
        assertThat(factors().recoveryCodesLeft(MAYA)).isEqualTo(2);
    }

    @Test
    default void new_recovery_codes_void_the_old_ones() {
        enrol(TestClock.START, 0);
        units().run(() -> factors().putRecoveryCodes(MAYA, List.of("a", "b")));
        units().run(() -> factors().putRecoveryCodes(MAYA, List.of("c")));

        assertThat(units().<Boolean>execute(() -> factors().useRecoveryCode(MAYA, "a")))
                .isFalse();
        assertThat(factors().recoveryCodesLeft(MAYA)).isEqualTo(1);
    }

    @Test
    default void what_is_removed_is_gone_with_its_recovery_codes() {
        enrol(TestClock.START, 0);
        units().run(() -> factors().putRecoveryCodes(MAYA, List.of("a")));

        units().run(() -> factors().remove(MAYA));

        assertThat(factors().find(MAYA)).isEmpty();
        assertThat(factors().recoveryCodesLeft(MAYA)).isZero();
    }
}
