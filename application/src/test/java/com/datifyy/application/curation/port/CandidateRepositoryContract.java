package com.datifyy.application.curation.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.curation.port.CandidateRepository.Candidate;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of candidates answers.
public interface CandidateRepositoryContract {
    Instant TOMORROW = Instant.parse("2026-11-21T00:00:00Z");
    LocalDate ADULTS = LocalDate.of(2008, 11, 20);
    PageRequest FIRST_PAGE = new PageRequest(20, null);

    UnitOfWork units();

    UserRepository users();

    PeopleIndex people();

    SlotRepository slots();

    CandidateRepository candidates();

    @Test
    default void whoever_is_free_is_found_with_how_often_and_when_first() {
        joins(People.woman(1));
        free(1, Duration.ofHours(-1), Duration.ofHours(30), Duration.ofHours(5));

        Page<Candidate> page = candidates().free(TOMORROW, ADULTS, FIRST_PAGE);

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

        Page<Candidate> first = candidates().free(TOMORROW, ADULTS, new PageRequest(2, null));
        Page<Candidate> second = candidates().free(TOMORROW, ADULTS, new PageRequest(2, first.next()));

        assertThat(ids(first)).containsExactly(5, 4);
        assertThat(ids(second)).containsExactly(3, 2);
        assertThat(found(new PageRequest(2, second.next()))).containsExactly(1);
    }

    @Test
    default void a_cursor_of_somebody_elses_making_is_refused() {
        for (String cursor : List.of("x", "MS4y", "////")) {
            assertThatThrownBy(() -> candidates().free(TOMORROW, ADULTS, new PageRequest(2, cursor)))
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

        assertThat(candidates().freeAmong(all, TOMORROW)).containsOnlyKeys(new UserId(1));
        assertThat(candidates().freeAmong(List.of(), TOMORROW)).isEmpty();
        assertThat(candidates().accounts(all)).containsOnlyKeys(new UserId(1), new UserId(2), new UserId(3));
        assertThat(candidates().accounts(List.of())).isEmpty();
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
        return ids(candidates().free(TOMORROW, ADULTS, page));
    }

    private static List<Integer> ids(Page<Candidate> page) {
        return page.items().stream().map(free -> free.user().id().value()).toList();
    }
}
