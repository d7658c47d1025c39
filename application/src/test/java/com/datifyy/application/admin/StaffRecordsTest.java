package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.StaffJoining.Newcomer;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Refusal.Forbidden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffRecordsTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminDirectory directory = application.adminDirectory;
    private final StaffJoining joining = application.staffJoining;
    private final AdminCaller lena = application.staff(AdminRole.SUPER_ADMIN);

    @Test
    void c8_b4_whoever_became_something_else_meanwhile_changes_nobody_any_more() {
        AdminCaller arjun = application.staff(AdminRole.SUPER_ADMIN);
        AdminCaller asha = application.staff(AdminRole.SUPPORT);
        var _ = directory.change(lena, arjun.id(), new Change(null, null, AdminRole.SUPPORT, null));

        // His request was let in a moment before.
        assertThatThrownBy(() -> joining.create(arjun, newcomer("friend@example.org", AdminRole.SUPER_ADMIN)))
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
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        var _ = directory.change(
                lena, arjun.id(), new Change("Arjun R", new Email("new@example.org"), AdminRole.GENIE, true));
        var _ = directory.changeProfile(lena, "Lena K", null, null);

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

    private static Newcomer newcomer(String email, AdminRole role) {
        return new Newcomer(new Email(email), "Arjun", Password.chosen(PASSWORD), role, false);
    }
}
