package com.datifyy.application.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.PairAnalysis.Analysed;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An analysis of everybody who fits, in several calls.
class AnalysingEverybodyTest {
    private static final UserId MAYA = new UserId(1);

    private final InMemoryApplication application = new InMemoryApplication();
    private AdminCaller genie;

    @BeforeEach
    void a_genie_and_somebody_who_looks_for_men() {
        application.ids.continueAfter(100_000);
        genie = application.staff(AdminRole.GENIE);
        People maya = People.woman(1)
                .looksFor(Gender.MALE)
                .wishes(PartnerLifestyle.DRINKING_PREFERENCES, Set.of(DrinkingHabit.NEVER));
        application.units.run(() -> {
            application.users.add(maya.user(), TestAccounts.HASH);
            application.profiles.add(maya.profile());
            application.index.put(maya.card());
        });
    }

    @Test
    void whoever_goes_on_until_there_is_no_cursor_has_analysed_everybody_once_the_best_first() {
        Set<UserId> free = FreePeople.men(application, 101, 260, number -> number % 7 != 0);

        List<PairAnalysis.Outcome> calls = goneThrough();

        assertThat(free).hasSize(137);
        assertThat(calls).extracting(call -> call.pairs().size()).containsExactly(50, 50, 37);
        List<Analysed> all =
                calls.stream().flatMap(call -> call.pairs().stream()).toList();
        assertThat(all).extracting(pair -> pair.other().id()).containsExactlyInAnyOrderElementsOf(free);
        assertThat(all)
                .extracting(pair -> pair.match().analysis().ruleScore())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .satisfies(scores -> assertThat(Set.copyOf(scores)).hasSize(2));
        assertThat(application
                        .matchCuration
                        .list(genie, CuratedMatchStatus.PENDING, new NumberedPage.Wanted(1, 1))
                        .total())
                .as("each is kept")
                .isEqualTo(137);
        assertThat(application.staffLog.all())
                .filteredOn(deed -> deed.kind() == StaffDeed.Kind.MATCHES_ANALYSED)
                .as("each call is noted, with whom it showed")
                .extracting(deed -> deed.others().size())
                .containsExactly(50, 50, 37);
    }

    @Test
    void whoever_is_exactly_as_many_as_one_call_looks_at_is_not_to_be_gone_on_with() {
        FreePeople.men(application, 101, 150);

        assertThat(goneThrough()).extracting(call -> call.pairs().size()).containsExactly(50);
    }

    @Test
    void behind_a_thousand_in_a_row_who_are_not_free_somebody_is_found_by_the_next_call() {
        Set<UserId> free = FreePeople.men(application, 101, 1_500, number -> number == 1_497 || number == 1_499);

        List<PairAnalysis.Outcome> calls = goneThrough();

        assertThat(calls.getFirst().pairs()).isEmpty();
        assertThat(calls)
                .flatExtracting(PairAnalysis.Outcome::pairs)
                .extracting(pair -> pair.other().id())
                .containsExactlyInAnyOrderElementsOf(free);
    }

    @Test
    void the_same_cursor_looks_at_the_same_people() {
        FreePeople.men(application, 101, 220);
        String cursor =
                application.pairAnalysis.analyse(genie, MAYA, List.of(), null).next();

        List<Analysed> once =
                application.pairAnalysis.analyse(genie, MAYA, List.of(), cursor).pairs();

        assertThat(once).hasSize(50);
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(), cursor)
                        .pairs())
                .extracting(Analysed::match)
                .isEqualTo(once.stream().map(Analysed::match).toList());
    }

    @Test
    void a_cursor_is_for_everybody_and_one_that_was_handed_out() {
        assertThatThrownBy(() -> application.pairAnalysis.analyse(genie, MAYA, List.of(new UserId(2)), "MS4w"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cursor continues everybody who fits, so candidate_ids must be empty");
        assertThatThrownBy(() -> application.pairAnalysis.analyse(genie, MAYA, List.of(), "nobody's"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cursor is not one that was handed out");
    }

    private List<PairAnalysis.Outcome> goneThrough() {
        List<PairAnalysis.Outcome> calls = new ArrayList<>();
        String cursor = null;
        do {
            PairAnalysis.Outcome outcome = application.pairAnalysis.analyse(genie, MAYA, List.of(), cursor);
            calls.add(outcome);
            cursor = outcome.next();
        } while (cursor != null);
        return calls;
    }
}
