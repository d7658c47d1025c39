package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.AdminDirectory.Newcomer;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminDirectoryTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminDirectory directory = application.adminDirectory;
    private final AdminCaller lena = application.staff(AdminRole.SUPER_ADMIN);

    @Test
    void a_super_admin_lets_people_join_and_it_is_noted() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.GENIE));

        assertThat(arjun.createdBy()).isEqualTo(lena.id());
        assertThat(arjun.guidesDates()).isTrue();
        assertThat(directory.list(lena, new NumberedPage.Wanted(1, 20)).items())
                .extracting(Admin::id)
                .containsExactlyInAnyOrder(lena.id(), arjun.id());
        StaffDeed joined = application.staffLog.all().getFirst();
        assertThat(joined.kind()).isEqualTo(StaffDeed.Kind.STAFF_JOINED);
        assertThat(joined.who()).isEqualTo(lena.id());
        assertThat(joined.details()).containsEntry("staff", arjun.id().toString());
    }

    @ParameterizedTest
    @EnumSource(value = AdminRole.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPER_ADMIN")
    void c8_nobody_else_touches_the_staff(AdminRole role) {
        AdminCaller other = application.staff(role);

        assertThatThrownBy(() -> directory.list(other, new NumberedPage.Wanted(1, 20)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.create(other, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.change(other, lena.id(), new Change("x", null, null, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.remove(other, lena.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.resetSecondFactor(other, lena.id())).isInstanceOf(Forbidden.class);
        assertThat(directory.profile(other).role()).isEqualTo(role);
    }

    @Test
    void c8_nobody_changes_their_own_role_or_removes_themselves() {
        AdminCaller arjun = application.staff(AdminRole.SUPER_ADMIN);

        assertThatThrownBy(() -> directory.change(arjun, arjun.id(), new Change(null, null, AdminRole.SUPPORT, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.remove(arjun, arjun.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.resetSecondFactor(arjun, arjun.id())).isInstanceOf(Forbidden.class);
    }

    @Test
    void c8_somebody_who_may_do_everything_is_always_left() {
        AdminCaller arjun = application.staff(AdminRole.SUPER_ADMIN);
        directory.remove(lena, arjun.id());

        // Arjun's request was let in a moment before he was removed.
        assertThatThrownBy(() -> directory.remove(arjun, lena.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.change(arjun, lena.id(), new Change(null, null, AdminRole.GENIE, null)))
                .isInstanceOf(Forbidden.class);
        assertThat(application.admins.find(lena.id()).orElseThrow().isActiveSuperAdmin())
                .isTrue();
    }

    @Test
    void c8_b4_whoever_became_something_else_meanwhile_changes_nobody_any_more() {
        AdminCaller arjun = application.staff(AdminRole.SUPER_ADMIN);
        AdminCaller asha = application.staff(AdminRole.SUPPORT);
        var _ = directory.change(lena, arjun.id(), new Change(null, null, AdminRole.SUPPORT, null));

        // His request was let in a moment before.
        assertThatThrownBy(() -> directory.create(arjun, newcomer("friend@example.org", AdminRole.SUPER_ADMIN)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(
                        () -> directory.change(arjun, asha.id(), new Change(null, null, AdminRole.SUPER_ADMIN, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.remove(arjun, lena.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.resetSecondFactor(arjun, lena.id())).isInstanceOf(Forbidden.class);
        assertThat(application.admins.find(asha.id()).orElseThrow().role()).isEqualTo(AdminRole.SUPPORT);
        assertThat(application.admins.withEmail(new Email("friend@example.org")))
                .isEmpty();
    }

    @Test
    void c9_what_was_changed_about_a_member_of_staff_is_noted_but_not_their_name_or_address() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        var _ = directory.change(
                lena, arjun.id(), new Change("Arjun R", new Email("new@example.org"), AdminRole.GENIE, true));
        var _ = directory.changeProfile(lena, "Lena K", null);

        List<StaffDeed> deeds = application.staffLog.all();
        assertThat(deeds.get(deeds.size() - 2).details())
                .isEqualTo(Map.of(
                        "staff", arjun.id().toString(),
                        "role", "GENIE",
                        "from", "SUPPORT",
                        "changed", "name email genie"));
        assertThat(deeds.getLast().details())
                .isEqualTo(Map.of("staff", lena.id().toString(), "role", "SUPER_ADMIN", "changed", "name"));
    }

    @Test
    void whoever_is_a_genie_by_role_is_one_until_the_role_changes() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.GENIE));

        assertThatThrownBy(() -> directory.change(lena, arjun.id(), new Change("Arjun R", null, null, false)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is_genie follows from the role: give them another role");
        assertThat(application.admins.find(arjun.id())).contains(arjun);

        assertThat(directory
                        .change(lena, arjun.id(), new Change(null, null, AdminRole.SUPPORT, false))
                        .guidesDates())
                .isFalse();
        assertThat(directory
                        .change(lena, lena.id(), new Change(null, null, null, true))
                        .guidesDates())
                .isTrue();
        assertThat(directory
                        .change(lena, lena.id(), new Change(null, null, null, false))
                        .guidesDates())
                .isFalse();
    }

    @Test
    void whoever_left_stays_listed_and_leaves_once() {
        AdminCaller arjun = application.staff(AdminRole.GENIE);

        directory.remove(lena, arjun.id());

        assertThat(application.admins.find(arjun.id()).orElseThrow().active()).isFalse();
        assertThatThrownBy(() -> directory.remove(lena, arjun.id())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> directory.remove(lena, new AdminId(999_999))).isInstanceOf(NotFound.class);
    }

    @Test
    void whoever_left_can_join_again_with_what_they_are_given_now() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPER_ADMIN));
        application.units.run(() -> application.admins.putAuthenticator(
                arjun.id(), new AdminRepository.Authenticator("c2VhbGVk", null, 0)));
        directory.remove(lena, arjun.id());

        Admin back = directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        assertThat(back.id()).isEqualTo(arjun.id());
        assertThat(application.admins.find(arjun.id())).contains(back);
        assertThat(back.active()).isTrue();
        assertThat(back.role()).isEqualTo(AdminRole.SUPPORT);
        assertThat(application.admins.authenticatorOf(arjun.id())).isEmpty();
        assertThatThrownBy(() -> directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void addresses_and_passwords_are_checked() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        assertThatThrownBy(() -> directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> directory.changeProfile(lena, null, arjun.email()))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> directory.create(
                        lena,
                        new Newcomer(
                                new Email("new@example.org"),
                                "New",
                                Password.chosen(InMemoryApplication.COMMON_PASSWORD),
                                AdminRole.SUPPORT,
                                false)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> directory.change(lena, arjun.id(), new Change(null, null, null, true)))
                .as("support takes no dates into its care")
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> directory.changeProfile(lena, " ", null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_genie_who_becomes_a_moderator_is_none_any_more() {
        Admin arjun = directory.create(lena, newcomer("arjun@example.org", AdminRole.SUPER_ADMIN));
        assertThat(directory
                        .change(lena, arjun.id(), new Change(null, null, null, true))
                        .guidesDates())
                .isTrue();

        Admin changed = directory.change(lena, arjun.id(), new Change(null, null, AdminRole.MODERATOR, null));

        assertThat(changed.guidesDates()).isFalse();
    }

    private static Newcomer newcomer(String email, AdminRole role) {
        return new Newcomer(new Email(email), "Arjun", Password.chosen(PASSWORD), role, false);
    }
}
