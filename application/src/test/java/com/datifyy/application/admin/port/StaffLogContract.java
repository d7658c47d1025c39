package com.datifyy.application.admin.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every log of the staff's deeds keeps.
public interface StaffLogContract {
    UserId MAYA = new UserId(7);

    UnitOfWork units();

    /// @param longest how many deeds the list holds at most
    StaffLog log(int longest);

    default StaffLog log() {
        return log(StaffLog.LONGEST);
    }

    private static StaffDeed deed(StaffDeed.Kind kind, AdminId who, UserId subject) {
        return showing(kind, who, subject, Set.of());
    }

    private static StaffDeed showing(StaffDeed.Kind kind, AdminId who, UserId subject, Set<UserId> others) {
        return new StaffDeed(
                kind, who, subject, others, "because", "203.0.113.0/24", TestClock.START, Map.of("count", "3"));
    }

    @Test
    default void deeds_are_found_by_whom_they_concern_the_newest_first() {
        StaffDeed read = deed(StaffDeed.Kind.USER_READ, new AdminId(1), MAYA);
        StaffDeed banned = deed(StaffDeed.Kind.USER_BANNED, new AdminId(2), MAYA);
        StaffDeed operator = deed(StaffDeed.Kind.STAFF_JOINED, null, null);
        units().run(() -> {
            log().append(read);
            log().append(operator);
            log().append(banned);
        });

        assertThat(log().about(MAYA, 10)).containsExactly(banned, read);
        assertThat(log().about(MAYA, 1)).containsExactly(banned);
        assertThat(log().about(new UserId(8), 10)).isEmpty();
        assertThat(log().list(new NumberedPage.Wanted(1, 2)).items()).containsExactly(banned, operator);
        assertThat(log().list(new NumberedPage.Wanted(2, 2)).items()).containsExactly(read);
    }

    @Test
    default void c9_whoever_was_shown_among_others_finds_it_beside_what_concerned_them_alone() {
        UserId ravi = new UserId(8);
        StaffDeed listed = showing(StaffDeed.Kind.MATCHES_LISTED, new AdminId(1), null, Set.of(MAYA, ravi));
        StaffDeed read = deed(StaffDeed.Kind.USER_READ, new AdminId(1), MAYA);
        StaffDeed analysed = showing(StaffDeed.Kind.MATCHES_ANALYSED, new AdminId(2), MAYA, Set.of(MAYA, ravi));
        StaffDeed otherwise = showing(StaffDeed.Kind.MATCHES_LISTED, new AdminId(2), null, Set.of(new UserId(9)));
        units().run(() -> List.of(listed, read, analysed, otherwise).forEach(log()::append));

        assertThat(log().naming(MAYA, 10)).as("each of them once").containsExactly(analysed, read, listed);
        assertThat(log().naming(MAYA, 2)).containsExactly(analysed, read);
        assertThat(log().naming(ravi, 10)).containsExactly(analysed, listed);
        assertThat(log().naming(ravi, 1)).containsExactly(analysed);
        assertThat(log().about(MAYA, 10)).containsExactly(analysed, read);
        assertThat(log().about(ravi, 10)).isEmpty();
        assertThat(log().list(new NumberedPage.Wanted(1, 4)).items())
                .extracting(StaffDeed::others)
                .containsExactly(Set.of(new UserId(9)), Set.of(ravi), Set.of(), Set.of(MAYA, ravi));
    }

    @Test
    default void the_longest_page_of_pairs_is_noted_with_everybody_on_it() {
        Set<UserId> everybody = IntStream.rangeClosed(1, StaffDeed.MOST_OTHERS)
                .mapToObj(UserId::new)
                .collect(Collectors.toSet());
        StaffDeed listed = showing(StaffDeed.Kind.MATCHES_LISTED, new AdminId(1), null, everybody);
        units().run(() -> log().append(listed));

        assertThat(log().naming(new UserId(StaffDeed.MOST_OTHERS), 10)).containsExactly(listed);
    }

    @Test
    default void the_list_ends_somewhere_however_much_was_done() {
        StaffLog ending = log(3);
        List<StaffDeed> deeds = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> deed(StaffDeed.Kind.USER_READ, new AdminId(number), MAYA))
                .toList();
        units().run(() -> deeds.forEach(ending::append));

        NumberedPage<StaffDeed> first = ending.list(new NumberedPage.Wanted(1, 2));
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.items()).containsExactly(deeds.get(4), deeds.get(3));
        assertThat(ending.list(new NumberedPage.Wanted(2, 2)).items()).containsExactly(deeds.get(2));
        assertThat(ending.list(new NumberedPage.Wanted(3, 2)).items()).isEmpty();
    }

    @Test
    default void what_failed_was_not_done() {
        assertThatThrownBy(() -> units().run(() -> {
                    log().append(deed(StaffDeed.Kind.USER_READ, new AdminId(1), MAYA));
                    throw new IllegalArgumentException("it went wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(log().about(MAYA, 10)).isEmpty();
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> log().append(deed(StaffDeed.Kind.USER_READ, new AdminId(1), MAYA)))
                .isInstanceOf(IllegalStateException.class);
    }
}
