package com.datifyy.application.admin.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of verifications keeps.
public interface VerificationRepositoryContract {
    UserId MAYA = new UserId(1);
    AdminId MODERATOR = new AdminId(17);

    UnitOfWork units();

    UserRepository users();

    AdminRepository admins();

    VerificationRepository verifications();

    @BeforeEach
    default void two_people_and_a_moderator() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            admins().add(TestStaff.admin(MODERATOR.value()), HASH);
        });
    }

    @Test
    default void what_is_verified_is_kept_once() {
        units().run(() -> {
            verifications().add(MAYA, StaffVerification.AADHAR, MODERATOR, TestClock.START);
            verifications().add(MAYA, StaffVerification.WORK_EMAIL, MODERATOR, TestClock.START);
            verifications().add(MAYA, StaffVerification.AADHAR, MODERATOR, TestClock.START.plusSeconds(9));
        });

        assertThat(verifications().of(MAYA))
                .containsExactlyInAnyOrder(StaffVerification.AADHAR, StaffVerification.WORK_EMAIL);
        assertThat(verifications().since(MAYA))
                .containsOnly(
                        Map.entry(StaffVerification.AADHAR, TestClock.START),
                        Map.entry(StaffVerification.WORK_EMAIL, TestClock.START));
        assertThat(verifications().of(new UserId(2))).isEmpty();
        assertThat(verifications().ofAll(List.of(MAYA, new UserId(2))))
                .containsExactly(Map.entry(MAYA, Set.of(StaffVerification.AADHAR, StaffVerification.WORK_EMAIL)));
        assertThat(verifications().ofAll(List.of())).isEmpty();
        assertThat(verifications().since(new UserId(2))).isEmpty();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> verifications().add(MAYA, StaffVerification.AADHAR, MODERATOR, TestClock.START))
                .isInstanceOf(IllegalStateException.class);
    }
}
