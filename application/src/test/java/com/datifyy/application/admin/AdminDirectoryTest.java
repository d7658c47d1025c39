package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.AdminDirectory.Change;
import com.datifyy.application.admin.StaffJoining.Newcomer;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminDirectoryTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminDirectory directory = application.adminDirectory;
    private final StaffJoining joining = application.staffJoining;
    private final AdminCaller lena = application.staff(AdminRole.SUPER_ADMIN);

    @ParameterizedTest
    @EnumSource(value = AdminRole.class, mode = EnumSource.Mode.EXCLUDE, names = "SUPER_ADMIN")
    void c8_nobody_else_touches_the_staff(AdminRole role) {
        AdminCaller other = application.staff(role);

        assertThatThrownBy(() -> directory.list(other, new NumberedPage.Wanted(1, 20)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> joining.create(other, newcomer("arjun@example.org", AdminRole.SUPPORT)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.change(other, lena.id(), new Change("x", null, null, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.remove(other, lena.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> directory.resetSecondFactor(other, lena.id())).isInstanceOf(Forbidden.class);
        assertThat(directory.profile(other).role()).isEqualTo(role);
    }

    /// Their request was let in a moment before.
    @Test
    void b4_whose_session_has_ended_changes_neither_themselves_nor_the_staff() {
        AdminCaller arjun = application.staff(AdminRole.SUPER_ADMIN);
        AdminCaller zoya = application.staff(AdminRole.SUPPORT);
        directory.resetSecondFactor(lena, arjun.id());

        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> directory.changeProfile(arjun, null, new Email("thief@example.org"), null),
                () -> directory.change(arjun, zoya.id(), new Change(null, null, AdminRole.SUPER_ADMIN, null)),
                () -> directory.remove(arjun, lena.id()),
                () -> directory.resetSecondFactor(arjun, lena.id()),
                () -> joining.create(arjun, newcomer("thief@example.org", AdminRole.SUPER_ADMIN)))) {
            assertThatThrownBy(change).isInstanceOf(Unauthenticated.class);
        }

        assertThat(directory.list(lena, new NumberedPage.Wanted(1, 20)).items())
                .extracting(Admin::email)
                .containsExactlyInAnyOrder(addressOf(lena), addressOf(arjun), addressOf(zoya));
        assertThat(directory.profile(zoya).role()).isEqualTo(AdminRole.SUPPORT);
        assertThat(directory.profile(lena).active()).isTrue();
    }

    private static Email addressOf(AdminCaller admin) {
        return TestStaff.admin(admin.id().value()).email();
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
    void whoever_is_a_genie_by_role_is_one_until_the_role_changes() {
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.GENIE));

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
    void the_dates_a_genie_has_ahead_are_handed_over_when_they_leave() {
        AdminCaller arjun = application.staff(AdminRole.GENIE);
        AdminCaller asha = application.staff(AdminRole.GENIE);
        AdminCaller omar = application.staff(AdminRole.GENIE);
        UserId maya = application.member("maya@example.org", "Maya").id();
        UserId ravi = application.member("ravi@example.org", "Ravi").id();
        ScheduledDate busy = date(asha, Duration.ofDays(2));
        ScheduledDate first =
                application.date(maya, ravi, arjun.id(), Duration.ofDays(2).plusMinutes(30));
        ScheduledDate second = application.date(maya, ravi, arjun.id(), Duration.ofDays(3));
        ScheduledDate called = date(arjun, Duration.ofDays(4));
        application.units.run(() -> application.dates.save(
                called.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), application.clock.instant())));

        directory.remove(lena, arjun.id());

        assertThat(kept(first).genie()).as("asha is busy").isEqualTo(omar.id());
        assertThat(kept(second).genie()).as("both have one").isEqualTo(asha.id());
        assertThat(kept(busy).genie()).isEqualTo(asha.id());
        assertThat(kept(called))
                .as("it is over")
                .satisfies(date -> assertThat(date.genie()).isEqualTo(arjun.id()));
        assertThat(application.told(Notice.DateChanged.class))
                .extracting(notice -> notice.to().value())
                .as("only the genies hear of it")
                .containsExactlyInAnyOrder(mailbox(omar), mailbox(asha));
        for (UserId person : List.of(maya, ravi)) {
            assertThat(application.staffLog.about(person, 10))
                    .extracting(StaffDeed::details)
                    .containsExactlyInAnyOrder(
                            Map.of(
                                    "date",
                                    text(first),
                                    "genie",
                                    omar.id().toString(),
                                    "from",
                                    arjun.id().toString()),
                            Map.of(
                                    "date",
                                    text(second),
                                    "genie",
                                    asha.id().toString(),
                                    "from",
                                    arjun.id().toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = AdminRole.class,
            names = {"SUPPORT", "MODERATOR", "SUPER_ADMIN"})
    void they_are_handed_over_as_well_when_the_genie_becomes_something_else(AdminRole role) {
        AdminCaller arjun = application.staff(AdminRole.GENIE);
        AdminCaller asha = application.staff(AdminRole.GENIE);
        ScheduledDate date = date(arjun, Duration.ofDays(2));

        var _ = directory.change(lena, arjun.id(), new Change("Arjun", null, null, null));
        assertThat(kept(date)).as("a name changes nothing").isEqualTo(date);
        var _ = directory.change(lena, arjun.id(), new Change(null, null, role, null));

        assertThat(kept(date).genie()).isEqualTo(asha.id());
        assertThat(application.told(Notice.DateChanged.class))
                .extracting(notice -> notice.to().value(), Notice.DateChanged::event)
                .as("the date comes into one calendar and goes from the other")
                .containsExactlyInAnyOrder(
                        tuple(mailbox(asha), Notice.DateEvent.ARRANGED),
                        tuple(mailbox(arjun), Notice.DateEvent.HANDED_OVER));
        assertThat(application.told(Notice.DateChanged.class))
                .as("what the calendars are sent supersedes what they hold")
                .extracting(Notice.DateChanged::sequence)
                .containsOnly(date.sequence() + 1);
    }

    @Test
    void a_date_that_takes_place_is_handed_over_as_well() {
        AdminCaller arjun = application.staff(AdminRole.GENIE);
        AdminCaller asha = application.staff(AdminRole.GENIE);
        ScheduledDate date = date(arjun, Duration.ofDays(2));
        application.clock.advance(Duration.ofDays(2).plusMinutes(10));
        ScheduledDate begun = date.become(DateStatus.CONFIRMED, application.clock.instant())
                .become(DateStatus.IN_PROGRESS, application.clock.instant());
        application.units.run(() -> application.dates.save(begun));

        directory.remove(application.staff(AdminRole.SUPER_ADMIN), arjun.id());

        assertThat(kept(date).genie()).isEqualTo(asha.id());
        assertThat(kept(date).status()).isEqualTo(DateStatus.IN_PROGRESS);
    }

    @Test
    void whoever_guides_dates_besides_their_role_hands_them_over_when_they_do_no_more() {
        AdminCaller asha = application.staff(AdminRole.GENIE);
        var _ = directory.change(lena, lena.id(), new Change(null, null, null, true));
        ScheduledDate date = date(lena, Duration.ofDays(2));

        var _ = directory.change(lena, lena.id(), new Change(null, null, null, false));

        assertThat(kept(date).genie()).isEqualTo(asha.id());
    }

    @Test
    void a_genie_stays_whose_dates_nobody_else_is_free_for() {
        AdminCaller arjun = application.staff(AdminRole.GENIE);
        AdminCaller asha = application.staff(AdminRole.GENIE);
        ScheduledDate free = date(arjun, Duration.ofDays(1));
        ScheduledDate date = date(arjun, Duration.ofDays(2));
        var _ = date(asha, Duration.ofDays(2));

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> directory.remove(lena, arjun.id()),
                () -> directory.change(lena, arjun.id(), new Change(null, null, AdminRole.SUPPORT, null)))) {
            assertThatThrownBy(attempt)
                    .isInstanceOf(Conflict.class)
                    .hasMessage("They look after dates ahead (2), and no other genie is free for the one at "
                            + date.start() + ": cancel it, or let another genie join first");
        }

        assertThat(application.admins.find(arjun.id()).orElseThrow().guidesDates())
                .isTrue();
        assertThat(kept(free)).isEqualTo(free);
        assertThat(application.told(Notice.DateChanged.class)).isEmpty();
        application.clock.advance(Duration.ofDays(3));
        directory.remove(application.staff(AdminRole.SUPER_ADMIN), arjun.id());
        assertThat(kept(date).genie()).as("its time is over").isEqualTo(arjun.id());
    }

    /// A date of two people of its own.
    private ScheduledDate date(AdminCaller genie, Duration after) {
        int one = application.ids.adminId().value();
        return application.date(new UserId(one), new UserId(one + 1_000_000), genie.id(), after);
    }

    private ScheduledDate kept(ScheduledDate date) {
        return application.dates.find(date.id()).orElseThrow();
    }

    private String mailbox(AdminCaller genie) {
        return application.admins.find(genie.id()).orElseThrow().email().value();
    }

    private static String text(ScheduledDate date) {
        return date.id().toString();
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
    void a_genie_who_becomes_a_moderator_is_none_any_more() {
        Admin arjun = joining.create(lena, newcomer("arjun@example.org", AdminRole.SUPER_ADMIN));
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
