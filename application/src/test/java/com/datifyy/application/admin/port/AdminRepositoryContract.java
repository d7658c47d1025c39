package com.datifyy.application.admin.port;

import static com.datifyy.application.admin.TestStaff.admin;
import static com.datifyy.application.admin.TestStaff.reachedBy;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.datifyy.application.admin.port.AdminRepository.Authenticator;
import com.datifyy.application.admin.port.AdminRepository.Outcome;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.NumberedPage;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of the staff keeps.
public interface AdminRepositoryContract {
    AdminId LENA = new AdminId(1);
    PasswordHash OTHER = new PasswordHash("$2a$12$C6UzMDM.H6dfI/f/IKcEeO7ZBpJ1QyP8QyN0Nq8S5n3l0rXbm5A1e");

    UnitOfWork units();

    AdminRepository admins();

    private Outcome add(Admin admin) {
        return units().execute(() -> admins().add(admin, HASH));
    }

    @Test
    default void a_member_of_staff_is_found_with_everything_they_had() {
        assertThat(add(admin(1))).isEqualTo(Outcome.DONE);
        Admin arjun = new Admin(
                new AdminId(2),
                new Email("arjun@example.org"),
                "Arjun",
                AdminRole.GENIE,
                true,
                true,
                TestClock.START,
                LENA,
                TestClock.START.plusSeconds(5),
                ZoneId.of("Asia/Kolkata"));
        assertThat(add(arjun)).isEqualTo(Outcome.DONE);

        assertThat(admins().find(LENA)).contains(admin(1));
        assertThat(admins().withEmail(new Email("arjun@example.org"))).contains(arjun);
        assertThat(admins().withEmail(new Email("nobody@example.org"))).isEmpty();
        assertThat(units().execute(() -> admins().findForUpdate(arjun.id()))).contains(arjun);
        assertThat(admins().passwordOf(LENA)).isEqualTo(HASH);
        Admin moved = arjun.in(ZoneId.of("Europe/Lisbon"));
        assertThat(units().execute(() -> admins().save(moved))).isEqualTo(Outcome.DONE);
        assertThat(admins().find(arjun.id())).contains(moved);
    }

    @Test
    default void numbers_and_addresses_belong_to_one_each() {
        assertThat(add(admin(1))).isEqualTo(Outcome.DONE);
        assertThat(add(reachedBy(admin(1), new Email("other@example.org")))).isEqualTo(Outcome.ID_TAKEN);
        assertThat(add(reachedBy(admin(2), admin(1).email()))).isEqualTo(Outcome.EMAIL_TAKEN);
        assertThat(add(admin(2))).isEqualTo(Outcome.DONE);

        assertThat(units().execute(() -> admins().save(reachedBy(admin(2), admin(1).email()))))
                .isEqualTo(Outcome.EMAIL_TAKEN);
        assertThat(admins().find(new AdminId(2))).contains(admin(2));
    }

    @Test
    default void changes_are_kept() {
        add(admin(1));
        Admin changed = admin(1).withRole(AdminRole.GENIE)
                .changed("Lena K", admin(1).email(), true)
                .left()
                .signedInAt(TestClock.START.plusSeconds(60));

        assertThat(units().execute(() -> admins().save(changed))).isEqualTo(Outcome.DONE);
        units().run(() -> admins().changePassword(LENA, OTHER));

        assertThat(admins().find(LENA)).contains(changed);
        assertThat(admins().passwordOf(LENA)).isEqualTo(OTHER);
    }

    @Test
    default void they_are_listed_in_the_order_in_which_they_joined() {
        add(admin(3));
        add(admin(1));
        add(admin(2));

        NumberedPage<Admin> page = admins().list(new NumberedPage.Wanted(1, 2));

        assertThat(page.items()).containsExactly(admin(1), admin(2));
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    default void several_are_found_at_once_also_those_who_left() {
        add(admin(1));
        add(admin(2).left());
        add(admin(3));

        assertThat(admins().findAll(List.of(LENA, new AdminId(2), new AdminId(99))))
                .containsOnly(entry(LENA, admin(1)), entry(new AdminId(2), admin(2).left()));
        assertThat(admins().findAll(List.of())).isEmpty();
    }

    @Test
    default void super_admins_who_can_sign_in_are_told_apart() {
        add(admin(2));
        add(admin(1));
        add(admin(3).left());
        add(admin(4, AdminRole.MODERATOR));

        assertThat(units().execute(() -> admins().activeSuperAdminsForUpdate())).containsExactly(admin(1), admin(2));
    }

    @Test
    default void an_authenticator_app_is_kept_and_forgotten_with_its_recovery_codes() {
        add(admin(1));
        Authenticator app = new Authenticator("c2VhbGVk", TestClock.START, 12);
        units().run(() -> {
            admins().putAuthenticator(LENA, new Authenticator("YQ==", null, -1));
            admins().putAuthenticator(LENA, app);
            admins().putRecoveryCodes(LENA, List.of("a", "b"));
        });
        assertThat(admins().authenticatorOf(LENA)).contains(app);
        assertThat(units().<Boolean>execute(() -> admins().useRecoveryCode(LENA, "a")))
                .isTrue();
        assertThat(units().<Boolean>execute(() -> admins().useRecoveryCode(LENA, "a")))
                .isFalse();

        units().run(() -> admins().putRecoveryCodes(LENA, List.of("c")));
        assertThat(units().<Boolean>execute(() -> admins().useRecoveryCode(LENA, "b")))
                .isFalse();

        units().run(() -> admins().removeAuthenticator(LENA));
        assertThat(admins().authenticatorOf(LENA)).isEmpty();
        assertThat(units().<Boolean>execute(() -> admins().useRecoveryCode(LENA, "c")))
                .isFalse();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        add(admin(1));

        assertThatThrownBy(() -> admins().add(admin(2), HASH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> admins().save(admin(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> admins().removeAuthenticator(LENA)).isInstanceOf(IllegalStateException.class);
    }
}
