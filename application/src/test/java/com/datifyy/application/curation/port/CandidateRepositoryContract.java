package com.datifyy.application.curation.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CandidateRepository.Candidate;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store of candidates answers.
public interface CandidateRepositoryContract {
    Instant TOMORROW = Instant.parse("2026-11-21T00:00:00Z");
    Tomorrow TODAY = new Tomorrow(TOMORROW.minus(Duration.ofHours(6)));
    LocalDate ADULTS = LocalDate.of(2008, 11, 20);
    PageRequest FIRST_PAGE = new PageRequest(20, null);

    UnitOfWork units();

    UserRepository users();

    PeopleIndex people();

    SlotRepository slots();

    SettingsRepository settings();

    AdminRepository admins();

    DateRepository dates();

    CandidateRepository candidates();

    @Test
    default void whoever_is_free_is_found_with_how_often_and_when_first() {
        joins(People.woman(1));
        free(1, Duration.ofHours(-1), Duration.ofHours(30), Duration.ofHours(5));

        Page<Candidate> page = candidates().free(TODAY, ADULTS, FIRST_PAGE);

        assertThat(page.items())
                .containsExactly(new Candidate(
                        users().find(new UserId(1)).orElseThrow(), 2, TOMORROW.plus(Duration.ofHours(5))));
        assertThat(page.next()).isNull();
    }

    @Test
    default void whoever_has_no_hours_from_then_on_is_left_out() {
        joins(People.woman(1));
        joins(People.man(2));
        free(2, Duration.ofHours(-1));

        assertThat(found(FIRST_PAGE)).isEmpty();
    }

    @Test
    default void d6_whoever_may_not_be_shown_is_left_out() {
        joins(People.woman(1).is(AccountStatus.PENDING));
        joins(People.woman(2).is(AccountStatus.SUSPENDED));
        joins(People.woman(3).letsSee(new Visibility(false, true, true, true)));
        joins(People.woman(4).keepsToThemselves(Basics.GENDER));
        joins(People.woman(5).keepsToThemselves(Basics.DATE_OF_BIRTH));
        joins(People.woman(6).bornOn(ADULTS.plusDays(1)));
        joins(People.woman(7).bornOn(ADULTS));
        for (int id = 1; id <= 7; id++) {
            free(id, Duration.ZERO);
        }

        assertThat(found(FIRST_PAGE)).containsExactly(7);
    }

    @Test
    default void the_newest_come_first_in_pages_without_gaps() {
        for (int id = 1; id <= 5; id++) {
            joins(People.woman(id));
            free(id, Duration.ofHours(id));
        }

        Page<Candidate> first = candidates().free(TODAY, ADULTS, new PageRequest(2, null));
        Page<Candidate> second = candidates().free(TODAY, ADULTS, new PageRequest(2, first.next()));

        assertThat(ids(first)).containsExactly(5, 4);
        assertThat(ids(second)).containsExactly(3, 2);
        assertThat(found(new PageRequest(2, second.next()))).containsExactly(1);
    }

    @Test
    default void a_cursor_of_somebody_elses_making_is_refused() {
        for (String cursor : List.of("x", "MS4y", "////")) {
            assertThatThrownBy(() -> candidates().free(TODAY, ADULTS, new PageRequest(2, cursor)))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    default void of_several_people_those_are_told_who_are_active_and_free() {
        joins(People.woman(1));
        joins(People.woman(2).is(AccountStatus.PENDING));
        joins(People.woman(3));
        free(1, Duration.ofHours(2));
        free(2, Duration.ofHours(2));
        List<UserId> all = List.of(new UserId(1), new UserId(2), new UserId(3), new UserId(4));

        assertThat(candidates().freeAmong(all, TODAY)).containsOnlyKeys(new UserId(1));
        assertThat(candidates().freeAmong(List.of(), TODAY)).isEmpty();
        assertThat(candidates().accounts(all)).containsOnlyKeys(new UserId(1), new UserId(2), new UserId(3));
        assertThat(candidates().accounts(List.of())).isEmpty();
    }

    @Test
    default void f8_tomorrow_begins_at_everybodys_own_midnight() {
        // At 18:00 UTC: 07:00 of the next day, 10:00 and 23:30 of the same.
        String[] zones = {"Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"};
        for (int id = 1; id <= 4; id++) {
            joins(People.woman(id));
        }
        for (int id = 1; id <= 3; id++) {
            livesBy(id, zones[id - 1]);
        }
        free(1, Duration.ofHours(10), Duration.ofHours(11));
        free(2, Duration.ofHours(7), Duration.ofHours(8));
        free(3, Duration.ofMinutes(-331), Duration.ofMinutes(-271));
        free(4, Duration.ofHours(-1));
        List<UserId> all = Stream.of(1, 2, 3, 4).map(UserId::new).toList();

        Map<Integer, Integer> paged = candidates().free(TODAY, ADULTS, FIRST_PAGE).items().stream()
                .collect(Collectors.toMap(free -> free.user().id().value(), Candidate::slots));
        Map<Integer, Integer> asked = candidates().freeAmong(all, TODAY).values().stream()
                .collect(Collectors.toMap(free -> free.user().id().value(), Candidate::slots));

        assertThat(paged).isEqualTo(Map.of(1, 1, 2, 1, 3, 1));
        assertThat(asked).isEqualTo(paged);
    }

    @Test
    default void an_hour_that_a_date_touches_is_not_free_until_the_date_is_over() {
        genieJoins();
        for (int id = 1; id <= 3; id++) {
            joins(People.woman(id));
        }
        free(1, Duration.ofHours(10), Duration.ofHours(11), Duration.ofHours(12), Duration.ofHours(13));
        free(2, Duration.ofHours(11));
        free(3, Duration.ofHours(10), Duration.ofHours(12));
        ScheduledDate date = meet(1, 2, Duration.ofMinutes(630), Duration.ofMinutes(90));
        var ofTheFirst = new Candidate(user(1), 2, TOMORROW.plus(Duration.ofHours(12)));

        assertThat(candidates().free(TODAY, ADULTS, FIRST_PAGE).items())
                .as("hours that the date does not reach, and people who are on no date")
                .containsExactly(new Candidate(user(3), 2, TOMORROW.plus(Duration.ofHours(10))), ofTheFirst);
        assertThat(candidates().freeAmong(List.of(new UserId(1), new UserId(2)), TODAY))
                .isEqualTo(Map.of(new UserId(1), ofTheFirst));

        units().run(() -> dates().save(date.cancelled(new Cancellation(null, CancelReason.BY_STAFF, ""), People.NOON)));
        assertThat(found(FIRST_PAGE)).containsExactly(3, 2, 1);
        assertThat(candidates()
                        .freeAmong(List.of(new UserId(1), new UserId(2)), TODAY)
                        .values())
                .extracting(Candidate::slots)
                .containsExactlyInAnyOrder(4, 1);
    }

    @Test
    default void pages_are_full_whoever_is_taken_by_dates_in_between() {
        genieJoins();
        for (int id = 1; id <= 6; id++) {
            joins(People.woman(id));
            free(id, Duration.ofHours(id == 4 || id == 5 ? 1 : 3));
        }
        meet(5, 4, Duration.ofHours(1), Duration.ofHours(1));
        meet(2, 6, Duration.ofMinutes(150), Duration.ofMinutes(90));

        Page<Candidate> first = candidates().free(TODAY, ADULTS, new PageRequest(1, null));

        assertThat(ids(first)).containsExactly(3);
        assertThat(found(new PageRequest(1, first.next()))).containsExactly(1);
    }

    private void genieJoins() {
        units().run(() -> {
            var _ = admins().add(TestStaff.admin(8, AdminRole.GENIE), HASH);
        });
    }

    private User user(int id) {
        return users().find(new UserId(id)).orElseThrow();
    }

    private ScheduledDate meet(int one, int other, Duration afterMidnight, Duration length) {
        ScheduledDate date = ScheduledDate.planned(
                new DateId(10 * one + other),
                new ScheduledDate.Plan(
                        new UserId(one),
                        new UserId(other),
                        TOMORROW.plus(afterMidnight),
                        length,
                        new MeetingMode.Online(),
                        ""),
                new AdminId(8),
                "",
                "",
                People.NOON);
        assertThat(units().execute(() -> dates().add(date))).isEqualTo(DateRepository.Outcome.DONE);
        return date;
    }

    private void livesBy(int person, String zone) {
        units().run(() -> settings()
                .save(UserSettings.initial(new UserId(person), People.NOON)
                        .with(Changes.none().set(AppSettings.TIME_ZONE, zone), People.NOON)));
    }

    private void joins(People person) {
        units().run(() -> {
            users().add(person.user(), HASH);
            people().put(person.card());
        });
    }

    private void free(int person, Duration... afterMidnight) {
        units().run(() -> {
            for (Duration after : afterMidnight) {
                slots().add(new Slot(
                        new SlotId(UUID.randomUUID()),
                        new UserId(person),
                        TOMORROW.plus(after),
                        new MeetingMode.Online(),
                        "",
                        People.NOON,
                        People.NOON));
            }
        });
    }

    private List<Integer> found(PageRequest page) {
        return ids(candidates().free(TODAY, ADULTS, page));
    }

    private static List<Integer> ids(Page<Candidate> page) {
        return page.items().stream().map(free -> free.user().id().value()).toList();
    }
}
