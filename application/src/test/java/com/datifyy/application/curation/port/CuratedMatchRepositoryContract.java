package com.datifyy.application.curation.port;

import static com.datifyy.application.curation.TestMatches.GENIE;
import static com.datifyy.application.curation.TestMatches.accepted;
import static com.datifyy.application.curation.TestMatches.analysis;
import static com.datifyy.application.curation.TestMatches.match;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of curated matches keeps.
public interface CuratedMatchRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId LENA = new UserId(3);

    UnitOfWork units();

    UserRepository users();

    AdminRepository admins();

    CuratedMatchRepository matches();

    @BeforeEach
    default void three_people_and_a_genie() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            users().add(account(3), HASH);
            admins().add(TestStaff.admin(GENIE.value()), HASH);
        });
    }

    @Test
    default void a_match_is_found_as_it_was_added() {
        CuratedMatch match = match(7, ARJUN, MAYA);

        assertThat(added(match)).isTrue();

        assertThat(matches().find(match.id())).contains(match);
        assertThat(units().execute(() -> matches().findForUpdate(match.id()))).contains(match);
        assertThat(matches().find(new CuratedMatchId(8))).isEmpty();
        assertThat(units().execute(() -> matches().findForUpdate(new CuratedMatchId(8))))
                .isEmpty();
    }

    @Test
    default void f3_a_pair_has_one_match_whoever_is_named_first() {
        CuratedMatch match = match(7, MAYA, ARJUN);
        assertThat(added(match)).isTrue();

        assertThat(added(match(8, ARJUN, MAYA))).isFalse();

        assertThat(matches().ofPair(MAYA, ARJUN)).contains(match);
        assertThat(matches().ofPair(ARJUN, MAYA)).contains(match);
        assertThat(matches().ofPair(MAYA, LENA)).isEmpty();
    }

    @Test
    default void f3_of_several_at_once_from_both_sides_one_is_added() throws Exception {
        List<Boolean> added = Crowd.of(8, i -> added(i % 2 == 0 ? match(i, MAYA, ARJUN) : match(i, ARJUN, MAYA)));

        assertThat(added).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(matches().ofPair(MAYA, ARJUN)).isPresent();
        assertThat(matches()
                        .in(CuratedMatchStatus.PENDING, new NumberedPage.Wanted(1, 20))
                        .total())
                .isEqualTo(1);
    }

    @Test
    default void a_number_that_is_taken_is_not_given_again() {
        added(match(7, MAYA, ARJUN));

        assertThat(added(match(7, MAYA, LENA))).isFalse();
        assertThat(matches().ofPair(MAYA, LENA)).isEmpty();
    }

    @Test
    default void the_matches_of_one_person_with_others_are_found_from_both_sides() {
        CuratedMatch first = match(7, MAYA, ARJUN);
        CuratedMatch second = match(8, LENA, ARJUN);
        added(first);
        added(second);

        assertThat(matches().between(ARJUN, List.of(MAYA, LENA))).isEqualTo(Map.of(MAYA, first, LENA, second));
        assertThat(matches().between(ARJUN, List.of(LENA))).isEqualTo(Map.of(LENA, second));
        assertThat(matches().between(MAYA, List.of(LENA, new UserId(4)))).isEmpty();
        assertThat(matches().between(MAYA, List.of())).isEmpty();
    }

    @Test
    default void what_was_decided_is_kept() {
        CuratedMatch match = match(7, MAYA, ARJUN);
        added(match);
        CuratedMatch decided =
                accepted(match.analysedAgain(analysis(44), NOW.plusSeconds(5))).scheduled(31, NOW.plusSeconds(9));

        units().run(() -> matches().save(decided));

        assertThat(matches().find(match.id())).contains(decided);
    }

    @Test
    default void those_in_one_state_come_newest_first_and_in_pages() {
        CuratedMatch first = match(7, MAYA, ARJUN);
        CuratedMatch second = match(8, MAYA, LENA, NOW.plusSeconds(1));
        CuratedMatch third = match(9, ARJUN, LENA, NOW.plusSeconds(1));
        added(first);
        added(second);
        added(third);

        assertThat(matches().in(CuratedMatchStatus.PENDING, new NumberedPage.Wanted(1, 2)))
                .isEqualTo(new NumberedPage<>(List.of(third, second), 1, 2, 3));
        assertThat(matches()
                        .in(CuratedMatchStatus.PENDING, new NumberedPage.Wanted(2, 2))
                        .items())
                .containsExactly(first);

        units().run(() -> matches().save(accepted(second)));

        assertThat(matches()
                        .in(CuratedMatchStatus.ACCEPTED, new NumberedPage.Wanted(1, 20))
                        .items())
                .containsExactly(accepted(second));
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        CuratedMatch match = match(7, MAYA, ARJUN);

        assertThatThrownBy(() -> matches().add(match)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> matches().save(match)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> matches().findForUpdate(match.id())).isInstanceOf(IllegalStateException.class);
    }

    private boolean added(CuratedMatch match) {
        return units().execute(() -> matches().add(match));
    }
}
