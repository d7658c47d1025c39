package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.StaffJoining.Newcomer;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;

class StaffJoiningTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminDirectory directory = application.adminDirectory;
    private final StaffJoining joining = application.staffJoining;
    private final AdminCaller lena = application.staff(AdminRole.SUPER_ADMIN);

    @Test
    void a_super_admin_lets_people_join_and_it_is_noted() {
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.GENIE));

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

    @Test
    void whoever_left_can_join_again_with_what_they_are_given_now() {
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPER_ADMIN));
        application.units.run(() -> application.admins.putAuthenticator(
                arjun.id(), new AdminRepository.Authenticator("c2VhbGVk", null, 0)));
        directory.remove(lena, arjun.id());

        Admin back = joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        assertThat(back.id()).isEqualTo(arjun.id());
        assertThat(application.admins.find(arjun.id())).contains(back);
        assertThat(back.active()).isTrue();
        assertThat(back.role()).isEqualTo(AdminRole.SUPPORT);
        assertThat(application.admins.authenticatorOf(arjun.id())).isEmpty();
        assertThatThrownBy(() -> joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void addresses_and_passwords_are_checked() {
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT));

        assertThatThrownBy(() -> joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> directory.changeProfile(lena, null, arjun.email(), null))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> joining.create(
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
        assertThatThrownBy(() -> directory.changeProfile(lena, " ", null, null)).isInstanceOf(InvalidInput.class);
    }

    private static Newcomer newcomer(String email, AdminRole role) {
        return new Newcomer(new Email(email), "Arjun", Password.chosen(PASSWORD), role, false);
    }
}
