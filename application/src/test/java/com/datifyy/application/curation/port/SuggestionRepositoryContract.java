package com.datifyy.application.curation.port;

import static com.datifyy.application.curation.TestMatches.GENIE;
import static com.datifyy.application.curation.TestMatches.accepted;
import static com.datifyy.application.curation.TestMatches.match;
import static com.datifyy.application.curation.TestMatches.suggestion;
import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.People;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store of suggestions keeps.
public interface SuggestionRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId LENA = new UserId(3);
    CuratedMatch WITH_ARJUN = accepted(match(7, MAYA, ARJUN));
    CuratedMatch WITH_LENA = accepted(match(8, MAYA, LENA, NOW.plusSeconds(1)));
    NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    UnitOfWork units();

    UserRepository users();

    AdminRepository admins();

    BlockRepository blocks();

    PeopleIndex people();

    CuratedMatchRepository matches();

    SuggestionRepository suggestions();

    @BeforeEach
    default void three_people_in_two_matches() {
        units().run(() -> {
            for (People person : List.of(People.woman(1), People.man(2), People.woman(3))) {
                users().add(person.user(), HASH);
                people().put(person.card());
            }
            admins().add(TestStaff.admin(GENIE.value()), HASH);
            matches().add(WITH_ARJUN);
            matches().add(WITH_LENA);
        });
    }

    @Test
    default void a_suggestion_is_found_as_it_was_made() {
        Suggestion made = added(suggestion(5, WITH_ARJUN, MAYA));

        assertThat(suggestions().find(made.id())).contains(made);
        assertThat(units().execute(() -> suggestions().findForUpdate(made.id())))
                .contains(made);
        assertThat(suggestions().find(new SuggestionId(6))).isEmpty();
    }

    @Test
    default void two_are_introduced_from_a_suggestion_on_whatever_becomes_of_it() {
        assertThat(suggestions().introducedTo(MAYA)).isEmpty();
        added(suggestion(5, WITH_ARJUN, MAYA));
        added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion toLena = added(suggestion(9, WITH_LENA, LENA));

        assertThat(suggestions().introducedTo(MAYA)).containsExactlyInAnyOrder(ARJUN, LENA);
        assertThat(suggestions().introducedTo(ARJUN)).containsExactly(MAYA);

        units().run(() -> {
            suggestions().save(toLena.rejected(Set.of(RejectionReason.TOO_FAR), "", NOW));
            suggestions().withdrawBetween(MAYA, ARJUN, NOW);
        });
        assertThat(suggestions().introducedTo(MAYA)).containsExactlyInAnyOrder(ARJUN, LENA);
        assertThat(suggestions().introducedTo(LENA)).containsExactly(MAYA);
    }

    @Test
    default void a_match_is_suggested_once_to_each_of_the_two() {
        Suggestion toMaya = added(suggestion(5, WITH_ARJUN, MAYA));
        Suggestion toArjun = added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion toLena = added(suggestion(9, WITH_LENA, LENA));

        assertThat(units().execute(() -> suggestions().add(suggestion(10, WITH_ARJUN, ARJUN))))
                .isFalse();
        assertThat(units().execute(() -> suggestions().add(suggestion(9, WITH_LENA, MAYA))))
                .as("a number that is taken")
                .isFalse();

        assertThat(suggestions().ofMatches(List.of(WITH_ARJUN.id()))).containsExactly(toMaya, toArjun);
        assertThat(suggestions().ofMatches(List.of(WITH_LENA.id(), WITH_ARJUN.id())))
                .containsExactly(toMaya, toArjun, toLena);
        assertThat(suggestions().ofMatches(List.of())).isEmpty();
    }

    @Test
    default void an_answer_is_kept_with_its_reasons() {
        Suggestion made = added(suggestion(5, WITH_ARJUN, MAYA));
        Suggestion answered = made.rejected(
                EnumSet.of(RejectionReason.OTHER, RejectionReason.TOO_FAR), "I move,\n\"soon\"", NOW.plusSeconds(3));

        units().run(() -> suggestions().save(answered));

        assertThat(suggestions().find(made.id())).contains(answered);
    }

    @Test
    default void what_was_suggested_to_somebody_comes_newest_first_by_state_and_in_pages() {
        Suggestion arjun = added(suggestion(5, WITH_ARJUN, MAYA));
        added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion lena = added(suggestion(9, WITH_LENA, MAYA));

        assertThat(toMaya()).containsExactly(lena, arjun);
        assertThat(suggestions().to(MAYA, EnumSet.allOf(SuggestionStatus.class), new NumberedPage.Wanted(2, 1)))
                .isEqualTo(new NumberedPage<>(List.of(arjun), 2, 1, 2));

        units().run(() -> suggestions().save(arjun.accepted(NOW)));

        assertThat(suggestions()
                        .to(MAYA, Set.of(SuggestionStatus.PENDING), FIRST_PAGE)
                        .items())
                .containsExactly(lena);
        assertThat(suggestions()
                        .to(MAYA, Set.of(SuggestionStatus.ACCEPTED), FIRST_PAGE)
                        .items())
                .containsExactly(arjun.accepted(NOW));
        assertThat(suggestions().to(MAYA, Set.of(), FIRST_PAGE).total()).isZero();
    }

    @Test
    default void the_first_page_of_every_state_is_read_at_once() {
        assertThat(suggestions().firstPages(MAYA, 1)).isEmpty();
        Suggestion arjun = added(suggestion(5, WITH_ARJUN, MAYA));
        added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion lena = added(suggestion(9, WITH_LENA, MAYA));

        assertThat(suggestions().firstPages(MAYA, 1))
                .containsExactly(entry(SuggestionStatus.PENDING, new NumberedPage<>(List.of(lena), 1, 1, 2)));

        units().run(() -> suggestions().save(arjun.accepted(NOW)));

        assertThat(suggestions().firstPages(MAYA, 10))
                .containsOnly(
                        entry(SuggestionStatus.PENDING, new NumberedPage<>(List.of(lena), 1, 10, 1)),
                        entry(SuggestionStatus.ACCEPTED, new NumberedPage<>(List.of(arjun.accepted(NOW)), 1, 10, 1)));

        units().run(() -> blocks().add(new Block(LENA, MAYA, "", NOW)));

        assertThat(suggestions().firstPages(MAYA, 10)).containsOnlyKeys(SuggestionStatus.ACCEPTED);
    }

    @Test
    default void d6_whoever_does_not_take_part_is_suggested_to_nobody() {
        added(suggestion(5, WITH_ARJUN, MAYA));

        units().run(() -> users().save(users().find(ARJUN).orElseThrow().withStatus(AccountStatus.SUSPENDED)));
        assertThat(toMaya()).isEmpty();

        units().run(() -> users().save(users().find(ARJUN).orElseThrow().withStatus(AccountStatus.ACTIVE)));
        assertThat(toMaya()).hasSize(1);
    }

    @Test
    default void d6_whoever_does_not_want_to_be_shown_is_suggested_to_nobody() {
        added(suggestion(5, WITH_ARJUN, MAYA));

        units().run(() -> people().put(People.man(2)
                .letsSee(new Visibility(false, true, true, true))
                .card()));

        assertThat(toMaya()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void d5_a_block_hides_each_from_the_other(boolean mayaBlocks) {
        added(suggestion(5, WITH_ARJUN, MAYA));
        added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion lena = added(suggestion(9, WITH_LENA, MAYA));

        units().run(() -> blocks().add(new Block(mayaBlocks ? MAYA : ARJUN, mayaBlocks ? ARJUN : MAYA, "", NOW)));

        assertThat(toMaya()).containsExactly(lena);
        assertThat(suggestions()
                        .to(ARJUN, EnumSet.allOf(SuggestionStatus.class), FIRST_PAGE)
                        .total())
                .isZero();
    }

    @Test
    default void what_waits_between_two_people_is_taken_back_and_nothing_else() {
        Suggestion answered = added(suggestion(5, WITH_ARJUN, MAYA)).accepted(NOW);
        Suggestion waiting = added(suggestion(6, WITH_ARJUN, ARJUN));
        Suggestion another = added(suggestion(9, WITH_LENA, MAYA));
        units().run(() -> suggestions().save(answered));

        int taken = units().execute(() -> suggestions().withdrawBetween(MAYA, ARJUN, NOW.plusSeconds(9)));

        assertThat(taken).isEqualTo(1);
        assertThat(suggestions().find(answered.id())).contains(answered);
        assertThat(suggestions().find(waiting.id())).contains(waiting.withdrawn(NOW.plusSeconds(9)));
        assertThat(suggestions().find(another.id())).contains(another);
        assertThat(units().<Integer>execute(() -> suggestions().withdrawBetween(ARJUN, MAYA, NOW)))
                .isZero();
    }

    @Test
    default void what_waits_of_one_match_is_taken_back() {
        Suggestion waiting = added(suggestion(5, WITH_ARJUN, MAYA));
        Suggestion another = added(suggestion(9, WITH_LENA, MAYA));

        int taken = units().execute(() -> suggestions().withdrawOf(WITH_ARJUN.id(), NOW));

        assertThat(taken).isEqualTo(1);
        assertThat(suggestions().find(waiting.id())).contains(waiting.withdrawn(NOW));
        assertThat(suggestions().find(another.id())).contains(another);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        Suggestion made = suggestion(5, WITH_ARJUN, MAYA);

        assertThatThrownBy(() -> suggestions().add(made)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> suggestions().save(made)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> suggestions().findForUpdate(made.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> suggestions().withdrawOf(WITH_ARJUN.id(), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> suggestions().withdrawBetween(MAYA, ARJUN, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private Suggestion added(Suggestion suggestion) {
        assertThat(units().execute(() -> suggestions().add(suggestion))).isTrue();
        return suggestion;
    }

    private List<Suggestion> toMaya() {
        return suggestions()
                .to(MAYA, EnumSet.allOf(SuggestionStatus.class), FIRST_PAGE)
                .items();
    }
}
