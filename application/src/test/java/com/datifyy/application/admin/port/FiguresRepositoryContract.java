package com.datifyy.application.admin.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static com.datifyy.application.identity.TestAccounts.activeAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.port.FiguresRepository.Accounts;
import com.datifyy.application.admin.port.FiguresRepository.Living;
import com.datifyy.application.admin.port.FiguresRepository.Place;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.port.BookedDates;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.profile.port.ProfileRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store that counts keeps.
public interface FiguresRepositoryContract extends BookedDates {
    Instant NOW = TestClock.START;

    UserRepository users();

    ProfileRepository profiles();

    SlotRepository slots();

    FiguresRepository figures();

    private void person(int number, Gender gender, LocalDate birth, Residence home) {
        units().run(() -> {
            users().add(number % 2 == 0 ? account(number) : activeAccount(number), HASH);
            Profile started = Profile.started(new UserId(number), "Person " + number, NOW);
            profiles().add(started);
            var answers = Changes.none().set(Basics.NAME, started.name());
            if (gender != null) {
                answers = answers.set(Basics.GENDER, gender);
            }
            if (birth != null) {
                answers = answers.set(Basics.DATE_OF_BIRTH, birth);
            }
            if (home != null) {
                answers = answers.set(Details.LOCATION, home);
            }
            profiles().save(started.with(answers, NOW));
        });
    }

    private Slot free(int number, Instant start) {
        Slot slot = new Slot(new SlotId(UUID.randomUUID()), new UserId(number), start, new Online(), "", NOW, NOW);
        units().run(() -> slots().add(slot));
        return slot;
    }

    @Test
    default void accounts_are_counted_by_when_they_were_made() {
        assertThat(figures().accounts(NOW)).isEqualTo(new Accounts(0, 0, 0));
        assertThat(figures().all()).isZero();
        person(1, null, null, null);
        person(2, null, null, null);
        person(3, null, null, null);

        assertThat(figures().accounts(NOW))
                .extracting(Accounts::all, Accounts::proven)
                .containsExactly(3L, 2L);
        assertThat(figures().all()).isEqualTo(3);
        assertThat(figures().joinedBefore(NOW)).isZero();
        assertThat(figures().joinedBefore(NOW.plusSeconds(1))).isEqualTo(3);
        assertThat(figures().joinedBetween(List.of(NOW.minusSeconds(9), NOW, NOW.plusSeconds(1), NOW.plusSeconds(2))))
                .containsExactly(0L, 3L, 0L);
        assertThat(figures().dates().all()).isZero();
    }

    @Test
    default void free_people_are_counted_once() {
        person(1, null, null, null);
        person(2, null, null, null);
        free(1, NOW);
        free(1, NOW.plusSeconds(86_400));
        free(1, NOW.plusSeconds(2 * 86_400));

        assertThat(figures().freeAfter(NOW)).isEqualTo(1);
        assertThat(figures().freeAfter(NOW.plusSeconds(2 * 86_400))).isZero();
    }

    @Test
    default void free_people_are_counted_by_the_hours_that_are_left() {
        person(1, null, null, null);
        Instant later = NOW.plusSeconds(86_400);
        Slot first = free(1, NOW);
        Slot last = free(1, later);
        assertThat(figures().freeAfter(NOW)).isEqualTo(1);

        Slot earlier = new Slot(last.id(), last.owner(), NOW.plusSeconds(7_200), new Online(), "", NOW, NOW);
        units().run(() -> assertThat(slots().save(earlier)).isTrue());
        assertThat(figures().freeAfter(NOW.plusSeconds(7_200))).isZero();
        assertThat(figures().freeAfter(NOW.plusSeconds(7_199))).isEqualTo(1);

        units().run(() -> slots().remove(earlier.owner(), earlier.id()));
        assertThat(figures().freeAfter(NOW)).isZero();
        assertThat(figures().freeAfter(NOW.minusSeconds(1))).isEqualTo(1);

        units().run(() -> slots().remove(first.owner(), first.id()));
        assertThat(figures().freeAfter(Instant.EPOCH)).isZero();

        free(1, later);
        assertThat(figures().freeAfter(NOW)).isEqualTo(1);
    }

    @Test
    default void a_country_is_counted_however_its_name_is_spelled() {
        person(1, null, null, new Residence("", "India", "Pune", null));
        person(2, null, null, new Residence("", "INDIA", "Pune", null));
        person(3, null, null, new Residence("", "india", "Pune", null));
        person(4, null, null, new Residence("", "Indiana", "Gary", null));

        assertThat(figures().byCity("india", 1).people()).isEqualTo(3);
        assertThat(figures().byCity("INDIANA", 1).people()).isEqualTo(1);
        assertThat(figures().byCity("indi", 1)).isEqualTo(new Living(0, 0, List.of()));
    }

    @Test
    default void people_are_counted_by_gender_birth_and_place() {
        person(1, Gender.MALE, LocalDate.of(1990, 5, 1), new Residence("IN", "India", "Pune", null));
        person(2, Gender.MALE, LocalDate.of(1991, 5, 1), new Residence("IN", "India", "Delhi", null));
        person(3, Gender.FEMALE, null, new Residence("IN", "India", "Pune", null));
        person(4, null, null, new Residence("DE", "", "", null));
        person(5, null, null, new Residence("", "", "Pune", null));
        person(6, null, null, null);

        assertThat(figures().genders()).isEqualTo(Map.of("MALE", 2L, "FEMALE", 1L));
        assertThat(figures()
                        .bornBetween(List.of(
                                LocalDate.of(1900, 1, 1),
                                LocalDate.of(1990, 5, 1),
                                LocalDate.of(1991, 5, 1),
                                LocalDate.of(2000, 1, 1))))
                .containsExactly(0L, 1L, 1L);
        assertThat(figures().byCountry(9))
                .isEqualTo(new Living(5, 4, List.of(new Place("India", "IN", 3), new Place("DE", "DE", 1))));
        assertThat(figures().byCountry(1)).isEqualTo(new Living(5, 4, List.of(new Place("India", "IN", 3))));
        assertThat(figures().byCity("", 9))
                .isEqualTo(new Living(
                        5,
                        4,
                        List.of(new Place("Pune", "IN", 2), new Place("Delhi", "IN", 1), new Place("Pune", "", 1))));
        assertThat(figures().byCity("india", 9))
                .isEqualTo(new Living(3, 3, List.of(new Place("Pune", "IN", 2), new Place("Delhi", "IN", 1))))
                .isEqualTo(figures().byCity("in", 9));
        assertThat(figures().byCity("de", 9)).as("where nobody told a city").isEqualTo(new Living(1, 0, List.of()));
    }

    @Test
    default void people_are_counted_by_the_state_they_told() {
        person(1, null, null, new Residence("IN", "India", "Maharashtra", "Pune", null));
        person(2, null, null, new Residence("IN", "India", "Maharashtra", "Mumbai", null));
        person(3, null, null, new Residence("IN", "", "Goa", "Panaji", null));
        person(4, null, null, new Residence("IN", "India", "Delhi", null));
        person(5, null, null, new Residence("US", "United States", "Indiana", "", null));
        person(6, null, null, null);

        assertThat(figures().byState("india", 9))
                .isEqualTo(new Living(3, 2, List.of(new Place("Maharashtra", "IN", 2))));
        assertThat(figures().byState("in", 9))
                .isEqualTo(new Living(4, 3, List.of(new Place("Maharashtra", "IN", 2), new Place("Goa", "IN", 1))));
        assertThat(figures().byState("in", 1).places()).hasSize(1);
        assertThat(figures().byState("us", 9).told()).isEqualTo(1);
        assertThat(figures().byState("Ind", 9)).isEqualTo(new Living(0, 0, List.of()));

        assertThat(figures().byCityOfState("maharashtra", 9))
                .isEqualTo(new Living(2, 2, List.of(new Place("Mumbai", "IN", 1), new Place("Pune", "IN", 1))))
                .isEqualTo(figures().byCityOfState("MAHARASHTRA", 9));
        assertThat(figures().byCityOfState("Maharashtra", 1).places()).hasSize(1);
        assertThat(figures().byCityOfState("Indiana", 9))
                .as("of whom nobody told a city")
                .isEqualTo(new Living(1, 0, List.of()));
        assertThat(figures().byCityOfState("Mahar", 9).people()).isZero();

        var moved = Changes.none().set(Details.LOCATION, new Residence("IN", "India", "Delhi", null));
        units().run(() ->
                profiles().save(profiles().find(new UserId(2)).orElseThrow().with(moved, NOW)));
        assertThat(figures().byState("in", 9).told()).as("who moved").isEqualTo(2);
    }

    @Test
    default void signs_of_life_are_taken_once_and_do_not_say_whose_they_are() {
        person(1, null, null, null);
        Instant later = NOW.plusSeconds(3_600);
        units().run(() -> users().touch(new UserId(1), NOW.plusSeconds(1)));
        units().run(() -> users().touch(new UserId(1), later.plusSeconds(7)));

        var signs = units().execute(() -> figures().takeSigns(10));

        assertThat(signs).isEqualTo(Map.of(new Sign(NOW, null), 1L, new Sign(later, NOW), 1L));
        assertThat(units().execute(() -> figures().takeSigns(10))).isEmpty();
    }

    @Test
    default void active_people_add_up_and_empty_buckets_are_there() {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        LocalDate monday = LocalDate.of(2026, 3, 2);
        var there = new Bucket("Asia/Kolkata", Period.DAILY, monday);
        units().run(() -> figures().addActive(Map.of(there, 2L, new Bucket("UTC", Period.DAILY, monday), 7L)));
        units().run(() -> figures().addActive(Map.of(there, 3L)));

        assertThat(figures().active(new Buckets(Period.DAILY, kolkata, monday.minusDays(1), monday.plusDays(1))))
                .containsExactly(0L, 5L, 0L);
        assertThat(figures().active(new Buckets(Period.WEEKLY, kolkata, monday, monday)))
                .containsExactly(0L);
    }

    @Test
    default void counting_needs_a_unit_of_work() {
        assertThatThrownBy(() -> figures().takeSigns(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        figures().addActive(Map.of(new Bucket("UTC", Period.DAILY, LocalDate.of(2026, 3, 2)), 1L)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void whoever_has_a_date_in_each_of_their_hours_is_not_free_until_one_is_cancelled() {
        for (int id = 1; id <= 4; id++) {
            person(id, null, null, null);
        }
        Instant first = NOW.plusSeconds(86_400);
        Instant last = first.plusSeconds(7_200);
        for (int id = 1; id <= 3; id++) {
            free(id, first);
            free(id, last);
        }
        free(4, last);
        ScheduledDate late = meet(1, 2, last.minusSeconds(1_800), NOW);
        assertThat(figures().freeAfter(NOW)).as("an earlier hour is left").isEqualTo(4);
        assertThat(figures().freeAfter(first)).as("and the last one is taken").isEqualTo(2);

        var _ = meet(1, 4, first.minusSeconds(1_800), NOW);
        var _ = meet(3, 4, last.plusSeconds(3_599), NOW);

        assertThat(figures().freeAfter(NOW)).as("2 is free first, 3 as well").isEqualTo(2);
        assertThat(figures().freeAfter(first)).isZero();
        assertThat(figures().freeAfter(last)).isZero();
        cancel(late, NOW);
        assertThat(figures().freeAfter(NOW)).isEqualTo(3);
        assertThat(figures().freeAfter(first)).isEqualTo(2);
    }
}
