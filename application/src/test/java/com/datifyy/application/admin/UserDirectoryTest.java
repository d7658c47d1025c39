package com.datifyy.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.UserDirectory.Happening;
import com.datifyy.application.admin.UserDirectory.Wish;
import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserDirectoryTest {
    private static final NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);
    private static final Wish NEWEST = new Wish(UserOrder.CREATED_AT, false, null, null);

    private final InMemoryApplication application = new InMemoryApplication();
    private final UserDirectory directory = application.userDirectory;
    private final UserId maya =
            application.registerProven("maya@example.org", "Maya").user().id();

    private List<StaffDeed.Kind> deeds() {
        return application.staffLog.all().stream().map(StaffDeed::kind).toList();
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void c9_every_reading_of_private_data_is_noted_whoever_reads(AdminRole role) {
        AdminCaller admin = application.staff(role);

        assertThat(directory.list(admin, NEWEST, FIRST_PAGE).items()).hasSize(1);
        assertThat(directory.search(admin, "q", "MAYA@", Set.of(), FIRST_PAGE).items())
                .hasSize(1);
        assertThat(directory.details(admin, maya).line().user().id()).isEqualTo(maya);
        assertThat(directory.activity(admin, maya, FIRST_PAGE).items()).isNotEmpty();

        assertThat(deeds())
                .containsExactly(
                        StaffDeed.Kind.USERS_LISTED,
                        StaffDeed.Kind.USERS_SEARCHED,
                        StaffDeed.Kind.USER_READ,
                        StaffDeed.Kind.USER_ACTIVITY_READ);
        assertThat(application.staffLog.all()).allSatisfy(deed -> {
            assertThat(deed.who()).isEqualTo(admin.id());
            assertThat(deed.details().toString()).doesNotContainIgnoringCase("maya");
        });
    }

    @Test
    void c9_of_a_list_of_accounts_it_is_noted_what_was_asked_for_and_how_many_were_found() {
        AdminCaller admin = application.staff(AdminRole.SUPPORT);

        var _ = directory.list(admin, NEWEST, FIRST_PAGE);
        var _ = directory.list(
                admin,
                new Wish(UserOrder.NAME, true, AccountStatus.ACTIVE, Gender.FEMALE),
                new NumberedPage.Wanted(3, 50));

        assertThat(application.staffLog.all())
                .extracting(StaffDeed::details)
                .containsExactly(
                        Map.of("order", "CREATED_AT", "ascending", "false", "page", "1", "size", "20", "found", "1"),
                        Map.of(
                                "order", "NAME",
                                "ascending", "true",
                                "status", "ACTIVE",
                                "gender", "FEMALE",
                                "page", "3",
                                "size", "50",
                                "found", "0"));
    }

    @Test
    void c9_a_list_that_cannot_be_noted_is_not_told() {
        StaffLog full = new StaffLog() {
            @Override
            public void append(StaffDeed deed) {
                throw new Unavailable("The log");
            }

            @Override
            public List<StaffDeed> about(UserId person, int atMost) {
                return List.of();
            }

            @Override
            public List<StaffDeed> naming(UserId person, int atMost) {
                return List.of();
            }

            @Override
            public NumberedPage<StaffDeed> list(NumberedPage.Wanted wanted) {
                return new NumberedPage<>(List.of(), wanted.page(), wanted.size(), 0);
            }
        };
        AdminCaller admin = application.staff(AdminRole.SUPPORT);
        UserDirectory unnoted = application.directoryNotingIn(new Deeds(full, application.clock));

        assertThatThrownBy(() -> unnoted.list(admin, NEWEST, FIRST_PAGE)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> unnoted.search(admin, "q", "maya", Set.of(), FIRST_PAGE))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_line_tells_age_and_standing() {
        AdminCaller admin = application.staff(AdminRole.SUPPORT);

        ListedUser line = directory.list(admin, NEWEST, FIRST_PAGE).items().getFirst();

        assertThat(line.user().status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(line.age()).isNotNull().isGreaterThan(18);
        assertThat(line.photo()).isNull();
        assertThat(line.toString()).doesNotContain("Maya").doesNotContain("example");
    }

    @Test
    void details_tell_what_the_staff_verified_and_what_the_person_told() {
        application.moderation.verify(application.staff(AdminRole.MODERATOR), maya, StaffVerification.AADHAR);

        UserDirectory.Details details = directory.details(application.staff(AdminRole.GENIE), maya);

        assertThat(details.verified()).containsExactly(StaffVerification.AADHAR);
        assertThat(details.profile()).isNotNull();
        assertThat(details.slots()).isEmpty();
    }

    @Test
    void hours_in_which_a_date_stands_are_not_among_those_they_are_free_in_details_or_lists() {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId ravi =
                application.registerProven("ravi@example.org", "Ravi").user().id();
        Instant noon = application.clock.instant().plus(Duration.ofDays(2));
        application.units.run(() -> {
            for (int hour = 0; hour < 3; hour++) {
                var _ = application.slots.add(new Slot(
                        new SlotId(new UUID(1, hour)),
                        maya,
                        noon.plus(Duration.ofHours(hour)),
                        new MeetingMode.Online(),
                        "",
                        application.clock.instant(),
                        application.clock.instant()));
            }
        });
        var _ = application.date(maya, ravi, genie.id(), Duration.ofDays(2).plusMinutes(30));

        UserDirectory.Details details = directory.details(genie, maya);

        assertThat(details.slots()).extracting(Slot::start).containsExactly(noon.plus(Duration.ofHours(2)));
        assertThat(details.line().hours()).isEqualTo(1);
    }

    @Test
    void dates_to_come_and_past_ones_are_told_apart_even_of_people_whom_a_block_keeps_apart() {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId ravi =
                application.registerProven("ravi@example.org", "Ravi").user().id();
        ScheduledDate gone = application.date(maya, ravi, genie.id(), Duration.ofHours(1));
        ScheduledDate soon = application.date(ravi, maya, genie.id(), Duration.ofDays(2));
        ScheduledDate later = application.date(maya, ravi, genie.id(), Duration.ofDays(3));
        application.units.run(() -> application.blocks.add(new Block(ravi, maya, "", application.clock.instant())));
        application.clock.advance(Duration.ofHours(5));

        UserDirectory.Dates dates = directory.details(genie, maya).dates();

        assertThat(dates.upcoming()).containsExactly(soon, later);
        assertThat(dates.past()).containsExactly(gone);
        assertThat(dates.present().people()).containsOnlyKeys(maya, ravi);
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void c8_dates_are_told_to_roles_that_see_dates(AdminRole role) {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId ravi =
                application.registerProven("ravi@example.org", "Ravi").user().id();
        application.date(maya, ravi, genie.id(), Duration.ofDays(2));

        UserDirectory.Dates dates =
                directory.details(application.staff(role), maya).dates();

        assertThat(dates.upcoming()).hasSize(role.may(Permission.SEE_CURATION) ? 1 : 0);
        assertThat(dates.present().people()).hasSize(role.may(Permission.SEE_CURATION) ? 2 : 0);
    }

    @ParameterizedTest
    @EnumSource(AdminRole.class)
    void c9_whom_a_persons_dates_are_with_was_shown_where_the_role_sees_dates(AdminRole role) {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId ravi =
                application.registerProven("ravi@example.org", "Ravi").user().id();
        application.date(maya, ravi, genie.id(), Duration.ofDays(2));

        directory.details(application.staff(role), maya);

        StaffDeed read = application.staffLog.all().getLast();
        assertThat(read.kind()).isEqualTo(StaffDeed.Kind.USER_READ);
        assertThat(read.subject()).isEqualTo(maya);
        assertThat(read.others()).isEqualTo(role.may(Permission.SEE_CURATION) ? Set.of(ravi) : Set.of());
    }

    @Test
    void c9_activity_tells_nobody_else_and_those_who_read_the_log_find_both() {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId ravi =
                application.registerProven("ravi@example.org", "Ravi").user().id();
        application.date(maya, ravi, genie.id(), Duration.ofDays(2));
        directory.details(genie, maya);

        assertThat(directory.activity(genie, maya, FIRST_PAGE).items())
                .filteredOn(Happening.ByStaff.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(Happening.ByStaff.class))
                .satisfies(one -> assertThat(one.deed().kind()).isEqualTo(StaffDeed.Kind.USER_READ))
                .satisfies(one -> assertThat(one.deed().others()).isEmpty());
        assertThat(directory.activity(genie, ravi, FIRST_PAGE).items()).noneMatch(Happening.ByStaff.class::isInstance);

        AdminCaller superAdmin = application.staff(AdminRole.SUPER_ADMIN);
        assertThat(application.deedReading.naming(superAdmin, ravi, FIRST_PAGE).items())
                .extracting(StaffDeed::kind)
                .containsExactly(StaffDeed.Kind.USER_ACTIVITY_READ, StaffDeed.Kind.USER_READ);
        NumberedPage<StaffDeed> second =
                application.deedReading.naming(superAdmin, ravi, new NumberedPage.Wanted(2, 1));
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.items())
                .singleElement()
                .satisfies(deed -> assertThat(deed.others()).containsExactly(ravi));
        assertThat(deeds()).endsWith(StaffDeed.Kind.DEEDS_READ, StaffDeed.Kind.DEEDS_READ);
        assertThat(application.staffLog.all().getLast().details()).as("whose").isEqualTo(Map.of("of", ravi.toString()));
    }

    @Test
    void activity_is_what_happened_and_what_the_staff_did_the_newest_first() {
        AdminCaller moderator = application.staff(AdminRole.MODERATOR);
        application.clock.advance(Duration.ofMinutes(1));
        application.moderation.changeStatus(moderator, maya, AccountStatus.SUSPENDED, "rude");
        application.clock.advance(Duration.ofMinutes(1));
        directory.details(moderator, maya);

        NumberedPage<Happening> activity = directory.activity(moderator, maya, FIRST_PAGE);

        assertThat(activity.items().getFirst())
                .isInstanceOfSatisfying(
                        Happening.ByStaff.class,
                        one -> assertThat(one.deed().kind()).isEqualTo(StaffDeed.Kind.USER_READ));
        assertThat(activity.items().getLast()).isInstanceOf(Happening.ToAccount.class);
        assertThat(activity.items())
                .isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
        assertThat(directory
                        .activity(moderator, maya, new NumberedPage.Wanted(1, 1))
                        .total())
                .isEqualTo(activity.total() + 1);
    }

    @Test
    void what_cannot_be_looked_for_is_refused() {
        AdminCaller admin = application.staff(AdminRole.SUPPORT);

        assertThatThrownBy(() -> directory.search(admin, "q", " ", Set.of(), FIRST_PAGE))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> directory.search(admin, "q", "x".repeat(101), Set.of(), FIRST_PAGE))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> directory.details(admin, new UserId(99))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> directory.activity(admin, new UserId(99), FIRST_PAGE))
                .isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AdminRole.class,
            names = {"SUPPORT", "GENIE", "MODERATOR"})
    void c8_only_super_admins_read_what_the_staff_did(AdminRole role) {
        AdminCaller other = application.staff(role);
        directory.details(other, maya);

        assertThatThrownBy(() -> application.deedReading.list(other, FIRST_PAGE))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> application.deedReading.naming(other, maya, FIRST_PAGE))
                .isInstanceOf(Forbidden.class);
        assertThat(application
                        .deedReading
                        .list(application.staff(AdminRole.SUPER_ADMIN), FIRST_PAGE)
                        .items())
                .singleElement()
                .satisfies(deed -> assertThat(deed.kind()).isEqualTo(StaffDeed.Kind.USER_READ));
        assertThat(deeds()).endsWith(StaffDeed.Kind.DEEDS_READ);
    }
}
