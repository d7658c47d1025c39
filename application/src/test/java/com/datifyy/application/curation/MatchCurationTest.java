package com.datifyy.application.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.Candidates.FreePerson;
import com.datifyy.application.curation.MatchCuration.Decision;
import com.datifyy.application.curation.PairAnalysis.Analysed;
import com.datifyy.application.curation.SuggestionResponses.Suggested;
import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Replies;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.MeetingKind;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.settings.PrivacySettings;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchCurationTest {
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final UserId RAVI = new UserId(3);
    private static final Caller AS_MAYA = new Caller(MAYA, new SessionId(new UUID(9, 1)));
    private static final Caller AS_ARJUN = new Caller(ARJUN, new SessionId(new UUID(9, 2)));
    private static final NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    private final InMemoryApplication application = new InMemoryApplication();
    private AdminCaller genie;

    @BeforeEach
    void a_genie_and_three_people_who_are_free() {
        application.ids.continueAfter(1_000);
        genie = application.staff(AdminRole.GENIE);
        joins(People.woman(1).looksFor(Gender.MALE));
        joins(People.man(2).looksFor(Gender.FEMALE));
        joins(People.man(3).looksFor(Gender.FEMALE));
    }

    @Test
    void g3_a_provider_is_told_about_nobody_until_they_say_so() {
        Caller asha = application.member("asha@example.org", "Asha");
        Caller ravi = application.member("ravi@example.org", "Ravi");
        var agreeing = PairAnalysis.agreeingBy(application.settings);
        Set<UserId> both = Set.of(asha.id(), ravi.id());
        assertThat(agreeing.apply(both)).isEmpty();

        var _ = application.settingsEditing.edit(asha, Changes.none().set(PrivacySettings.AI_COMMENTARY, true), null);
        assertThat(agreeing.apply(both)).containsExactly(asha.id());

        var _ = application.settingsEditing.edit(asha, Changes.none().set(PrivacySettings.AI_COMMENTARY, false), null);
        assertThat(agreeing.apply(both)).isEmpty();
    }

    @Test
    void whoever_is_free_from_tomorrow_on_is_a_candidate() {
        joins(People.woman(4), Duration.ofHours(-1));

        assertThat(application.candidates.list(genie, new PageRequest(20, null)).items())
                .extracting(free -> free.person().id().value())
                .containsExactly(3, 2, 1);
        assertThat(noted(StaffDeed.Kind.CANDIDATES_LISTED)).hasSize(1);
    }

    @Test
    void everybody_who_fits_is_analysed_once_and_kept() {
        List<Analysed> first =
                application.pairAnalysis.analyse(genie, MAYA, List.of(), null).pairs();
        List<Analysed> again =
                application.pairAnalysis.analyse(genie, MAYA, List.of(), null).pairs();
        List<Analysed> fromTheOtherSide =
                application.pairAnalysis.analyse(genie, ARJUN, List.of(), null).pairs();

        assertThat(first).extracting(analysed -> analysed.other().id()).containsExactlyInAnyOrder(ARJUN, RAVI);
        assertThat(first).extracting(Analysed::match).containsExactlyInAnyOrderElementsOf(matchesOf(again));
        assertThat(matchesOf(first)).containsAll(matchesOf(fromTheOtherSide));
        assertThat(application.analyst.timesAsked())
                .as("both pairs tell the same")
                .isEqualTo(1);
        assertThat(noted(StaffDeed.Kind.MATCHES_ANALYSED)).hasSize(3);
    }

    @Test
    void those_who_are_chosen_are_analysed_alone() {
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(RAVI, RAVI, MAYA, new UserId(99)), null)
                        .pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(RAVI);
        assertThatThrownBy(() -> application.pairAnalysis.analyse(genie, MAYA, Collections.nCopies(51, RAVI), null))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> application.pairAnalysis.analyse(genie, new UserId(99), List.of(), null))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void of_those_who_are_chosen_it_is_told_who_is_left_out_and_why_in_the_order_they_were_chosen_in() {
        for (int id = 4; id <= 9; id++) {
            joins(People.man(id).looksFor(Gender.FEMALE), Duration.ofHours(id == 8 ? -1 : 10));
        }
        joins(People.woman(10).looksFor(Gender.FEMALE));
        meet(MAYA, new UserId(4), 1);
        application.matchCuration.decide(genie, analysed(new UserId(5)).id(), Decision.REJECT, null);
        CuratedMatch waiting =
                application.matchCuration.decide(genie, analysed(new UserId(6)).id(), Decision.ACCEPT, null);
        application.matchCuration.suggest(genie, waiting.id());
        blocks(new UserId(7), MAYA);
        application.units.run(() -> application.users.save(
                application.users.find(new UserId(9)).orElseThrow().withStatus(AccountStatus.SUSPENDED)));
        List<UserId> chosen = IntStream.of(99, 10, 9, 8, 7, 6, 5, 4, 2, 1, 10)
                .mapToObj(UserId::new)
                .toList();

        PairAnalysis.Outcome outcome = application.pairAnalysis.analyse(genie, MAYA, chosen, null);

        assertThat(outcome.pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(ARJUN);
        assertThat(outcome.leftOut())
                .containsExactly(
                        new LeftOut(new UserId(99), Hindrance.NOT_ACTIVE),
                        new LeftOut(new UserId(10), Hindrance.NOT_FITTING),
                        new LeftOut(new UserId(9), Hindrance.NOT_ACTIVE),
                        new LeftOut(new UserId(8), Hindrance.NOT_FREE),
                        new LeftOut(new UserId(7), Hindrance.NOT_FITTING),
                        new LeftOut(new UserId(6), Hindrance.SUGGESTED),
                        new LeftOut(new UserId(5), Hindrance.REJECTED),
                        new LeftOut(new UserId(4), Hindrance.MET),
                        new LeftOut(MAYA, Hindrance.THEMSELVES));
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(), null)
                        .leftOut())
                .as("nobody was chosen")
                .isEmpty();
    }

    @Test
    void a_person_without_free_hours_is_analysed_and_it_is_told_that_they_are_not_free() {
        UserId zoya = new UserId(4);
        joins(People.woman(4).looksFor(Gender.MALE), Duration.ofHours(-1));

        for (List<UserId> chosen : List.of(List.<UserId>of(), List.of(ARJUN, RAVI))) {
            PairAnalysis.Outcome outcome = application.pairAnalysis.analyse(genie, zoya, chosen, null);

            assertThat(outcome.pairs())
                    .extracting(analysed -> analysed.other().id())
                    .containsExactlyInAnyOrder(ARJUN, RAVI);
            assertThat(outcome.ofPerson()).isEqualTo(Hindrance.NOT_FREE);
            assertThat(application
                            .pairAnalysis
                            .analyse(genie, MAYA, chosen, null)
                            .ofPerson())
                    .as("who is free")
                    .isNull();
        }
    }

    @Test
    void the_staff_reads_what_both_said_to_the_suggestion() {
        CuratedMatch match = suggested();
        var _ = application.matchCuration.decide(genie, analysed(RAVI).id(), Decision.ACCEPT, null);
        application.clock.advance(Duration.ofHours(1));
        application.suggestionResponses.respond(
                AS_MAYA,
                seenBy(AS_MAYA).getFirst().suggestion().id(),
                false,
                Set.of(RejectionReason.TOO_FAR),
                "too far for me");

        var listed = application
                .matchCuration
                .list(genie, CuratedMatchStatus.ACCEPTED, FIRST_PAGE)
                .items();

        assertThat(listed)
                .filteredOn(described -> described.match().id().equals(match.id()))
                .singleElement()
                .satisfies(described -> {
                    Suggestion ofMaya = described.replies().ofLower();
                    assertThat(ofMaya.recipient()).isEqualTo(MAYA);
                    assertThat(ofMaya.status()).isEqualTo(SuggestionStatus.REJECTED);
                    assertThat(ofMaya.reasons()).containsExactly(RejectionReason.TOO_FAR);
                    assertThat(ofMaya.customReason()).isEqualTo("too far for me");
                    assertThat(ofMaya.respondedAt()).isEqualTo(application.clock.instant());
                    assertThat(described.replies().ofHigher().status()).isEqualTo(SuggestionStatus.PENDING);
                });
        assertThat(listed)
                .filteredOn(described -> !described.match().id().equals(match.id()))
                .singleElement()
                .satisfies(described -> assertThat(described.replies()).isEqualTo(new Replies(null, null)));
    }

    /// Whoever analyses the same ones at the same time waits for each other in turn then. In the order of the
    /// others are the pairs of anybody also in the order of both.
    @Test
    void pairs_are_written_in_one_order_whatever_order_they_were_chosen_in() {
        joins(People.man(4).looksFor(Gender.FEMALE));

        var analysed = application
                .pairAnalysis
                .analyse(genie, MAYA, List.of(new UserId(4), RAVI, ARJUN), null)
                .pairs();

        assertThat(matchesOf(analysed).stream().sorted(Comparator.comparing(CuratedMatch::higher)))
                .extracting(match -> match.id().value())
                .as("their numbers, which count up as they are written")
                .hasSize(3)
                .isSorted();
    }

    @Test
    void g2_no_comment_makes_an_excluded_pair_eligible() {
        joins(People.woman(4).looksFor(Gender.FEMALE));
        blocks(MAYA, RAVI);

        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(ARJUN, RAVI, new UserId(4)), null)
                        .pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(ARJUN);
    }

    @Test
    void g5_what_is_kept_names_who_commented_and_of_what_it_was_made() {
        var analysis = analysed(ARJUN).analysis();

        assertThat(analysis.provider()).isEqualTo("memory");
        assertThat(analysis.model()).isEqualTo("kind");
        assertThat(analysis.promptVersion()).isEqualTo("1");
        assertThat(analysis.inputHash()).hasSize(64);
        assertThat(analysis.machineMade()).isTrue();
        assertThat(analysis.at()).isEqualTo(application.clock.instant());
        assertThat(analysis.score()).isEqualTo(Math.min(100, analysis.ruleScore() + 5));
    }

    @Test
    void g4_without_a_comment_the_score_by_the_rules_is_kept_and_marked() {
        application.analyst.leave(Absence.NOT_CONFIGURED);

        var analysis = analysed(ARJUN).analysis();

        assertThat(analysis.score()).isEqualTo(analysis.ruleScore());
        assertThat(analysis.machineMade()).isFalse();
        assertThat(analysis.provider()).isEqualTo("local");
    }

    @Test
    void g4_what_was_commented_stays_while_nobody_comments() {
        CuratedMatch commented = analysed(ARJUN);
        application.units.run(application.comments::forgetAll);
        application.analyst.leave(Absence.UNAVAILABLE);

        assertThat(analysed(ARJUN)).isEqualTo(commented);
        assertThat(absences(ARJUN)).as("what is told was commented").containsOnlyNulls();
    }

    @Test
    void g4_why_nobody_commented_is_told() {
        application.analyst.leave(Absence.QUOTA_DAY);
        assertThat(absences(ARJUN)).containsExactly(Absence.QUOTA_DAY);

        application.tellNobody.add(MAYA);
        assertThat(absences(ARJUN)).containsExactly(Absence.NO_CONSENT);
    }

    private List<Absence> absences(UserId other) {
        return application.pairAnalysis.analyse(genie, MAYA, List.of(other), null).pairs().stream()
                .map(Analysed::absence)
                .toList();
    }

    @Test
    void g3_what_a_machine_said_goes_with_the_next_analysis_when_one_does_not_agree_any_more() {
        assertThat(analysed(ARJUN).analysis().machineMade()).isTrue();
        application.tellNobody.add(MAYA);

        assertThat(analysed(ARJUN).analysis().machineMade()).isFalse();
    }

    @Test
    void g2_whoever_was_blocked_while_somebody_commented_is_left_out() {
        application.analyst.meanwhile(() -> blocks(ARJUN, MAYA));

        PairAnalysis.Outcome outcome = application.pairAnalysis.analyse(genie, MAYA, List.of(ARJUN, RAVI), null);
        assertThat(outcome.pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(RAVI);
        assertThat(outcome.leftOut()).containsExactly(new LeftOut(ARJUN, Hindrance.NOT_FITTING));
        assertThat(application.matches.ofPair(MAYA, ARJUN)).isEmpty();
    }

    @Test
    void g2_nobody_is_analysed_with_whom_they_have_a_date_that_was_made_directly() {
        meet(MAYA, RAVI, 1);

        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(), null)
                        .pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(ARJUN);
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, RAVI, List.of(MAYA), null)
                        .pairs())
                .isEmpty();
    }

    @Test
    void g2_nobody_is_suggested_whom_somebody_met_since() {
        CuratedMatch match = accepted();
        meet(MAYA, ARJUN, 1);

        assertThatThrownBy(() -> application.matchCuration.suggest(genie, match.id()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void f7_nobody_has_more_than_twenty_suggestions_to_answer() {
        for (int i = 0; i < Suggestion.MOST_WAITING; i++) {
            int id = 100 + i;
            joins(People.man(id).looksFor(Gender.FEMALE));
            CuratedMatch match = analysed(new UserId(id));
            var _ = application.matchCuration.decide(genie, match.id(), Decision.ACCEPT, null);
            application.matchCuration.suggest(genie, match.id());
        }
        CuratedMatch oneMore = accepted();

        assertThatThrownBy(() -> application.matchCuration.suggest(genie, oneMore.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("20 suggestions");

        var _ = application.suggestionResponses.respond(
                AS_MAYA, seenBy(AS_MAYA).getFirst().suggestion().id(), true, Set.of(), "");
        application.matchCuration.suggest(genie, oneMore.id());
    }

    @Test
    void g3_nobody_is_told_about_whoever_does_not_agree() {
        application.tellNobody.add(ARJUN);

        assertThat(analysed(ARJUN).analysis().machineMade()).isFalse();
        assertThat(application.analyst.timesAsked()).isZero();
    }

    @Test
    void what_was_decided_is_listed_and_noted() {
        CuratedMatch match = analysed(ARJUN);

        CuratedMatch later = application.matchCuration.decide(genie, match.id(), Decision.REVIEW_LATER, "in May");

        assertThat(later.status()).isEqualTo(CuratedMatchStatus.REVIEW_LATER);
        assertThat(application
                        .matchCuration
                        .list(genie, CuratedMatchStatus.REVIEW_LATER, FIRST_PAGE)
                        .items())
                .extracting(MatchCuration.Described::match)
                .containsExactly(later);
        assertThat(noted(StaffDeed.Kind.MATCH_DECIDED))
                .hasSize(2)
                .allSatisfy(deed -> assertThat(deed.details()).containsEntry("to", "review_later"));
        assertThatThrownBy(() -> application.matchCuration.decide(genie, new CuratedMatchId(77), Decision.ACCEPT, null))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void c9_whoever_a_list_of_the_staff_shows_is_named_in_what_is_noted_of_it() {
        var _ = application.candidates.list(genie, new PageRequest(2, null));
        var _ = application.candidates.fitting(genie, MAYA, 10);
        var _ = analysed(ARJUN);
        var _ = application.matchCuration.list(genie, CuratedMatchStatus.PENDING, FIRST_PAGE);
        var _ = application.matchCuration.list(genie, CuratedMatchStatus.REJECTED, FIRST_PAGE);

        assertThat(application.staffLog.all())
                .extracting(StaffDeed::kind, StaffDeed::subject, StaffDeed::others)
                .containsExactly(
                        tuple(StaffDeed.Kind.CANDIDATES_LISTED, null, Set.of(ARJUN, RAVI)),
                        tuple(StaffDeed.Kind.SUGGESTIONS_READ, MAYA, Set.of(ARJUN, RAVI)),
                        tuple(StaffDeed.Kind.MATCHES_ANALYSED, MAYA, Set.of(ARJUN)),
                        tuple(StaffDeed.Kind.MATCHES_LISTED, null, Set.of(MAYA, ARJUN)),
                        tuple(StaffDeed.Kind.MATCHES_LISTED, null, Set.of()));
        assertThat(application.staffLog.naming(ARJUN, 10)).hasSize(4);
    }

    @Test
    void c9_whoever_an_analysis_leaves_out_is_named_as_well_but_not_a_number_nobody_has() {
        blocks(RAVI, MAYA);

        var _ = application.pairAnalysis.analyse(genie, MAYA, List.of(ARJUN, RAVI, MAYA, new UserId(99)), null);

        assertThat(noted(StaffDeed.Kind.MATCHES_ANALYSED)).singleElement().satisfies(deed -> {
            assertThat(deed.subject()).isEqualTo(MAYA);
            assertThat(deed.others()).containsExactlyInAnyOrder(ARJUN, RAVI);
            assertThat(deed.details()).containsEntry("pairs", "1");
        });
    }

    @Test
    void f2_only_what_was_accepted_is_suggested_and_only_once() {
        CuratedMatch match = analysed(ARJUN);
        assertThatThrownBy(() -> application.matchCuration.suggest(genie, match.id()))
                .isInstanceOf(Conflict.class);

        suggested();

        assertThatThrownBy(() -> application.matchCuration.suggest(genie, match.id()))
                .isInstanceOf(Conflict.class);
        assertThat(application.suggestions.ofMatches(List.of(match.id())))
                .extracting(Suggestion::recipient)
                .containsExactlyInAnyOrder(MAYA, ARJUN);
        assertThat(noted(StaffDeed.Kind.MATCH_SUGGESTED)).hasSize(2);
    }

    @Test
    void d16_both_are_told_without_a_word_about_the_other() {
        suggested();

        assertThat(application.told(Notice.SuggestionMade.class))
                .extracting(Notice.SuggestionMade::name)
                .containsExactlyInAnyOrder("Person", "Person");
    }

    @Test
    void g2_whoever_was_kept_apart_since_is_not_suggested() {
        CuratedMatch match = accepted();
        blocks(ARJUN, MAYA);

        assertThatThrownBy(() -> application.matchCuration.suggest(genie, match.id()))
                .isInstanceOf(Conflict.class);
        assertThat(application.suggestions.ofMatches(List.of(match.id()))).isEmpty();
        assertThat(application.told(Notice.SuggestionMade.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void d5_a_match_of_two_whom_a_block_keeps_apart_can_only_be_rejected_whoever_made_it(boolean mayaBlocks) {
        CuratedMatch match = analysed(ARJUN);
        blocks(mayaBlocks ? MAYA : ARJUN, mayaBlocks ? ARJUN : MAYA);

        for (Decision onward : List.of(Decision.ACCEPT, Decision.REVIEW_LATER)) {
            assertThatThrownBy(() -> application.matchCuration.decide(genie, match.id(), onward, "look at them"))
                    .isInstanceOf(Conflict.class)
                    .hasMessage("These two do not meet: their match can only be rejected");
        }
        assertThat(application.matches.find(match.id())).contains(match);
        assertThat(application
                        .matchCuration
                        .decide(genie, match.id(), Decision.REJECT, null)
                        .status())
                .isEqualTo(CuratedMatchStatus.REJECTED);
    }

    @Test
    void each_sees_the_other_and_answers_once() {
        suggested();
        Suggested seen = seenBy(AS_MAYA).getFirst();

        assertThat(seen.person().profile().owner()).isEqualTo(ARJUN);
        assertThat(seen.reasoning()).isNotBlank().doesNotContain("They fit.");

        Suggestion answered = application.suggestionResponses.respond(
                AS_MAYA, seen.suggestion().id(), true, Set.of(), "");

        assertThat(answered.status()).isEqualTo(SuggestionStatus.ACCEPTED);
        assertThat(seenBy(AS_MAYA)).isEmpty();
        assertThat(application
                        .suggestionResponses
                        .list(AS_MAYA, SuggestionStatus.ACCEPTED, FIRST_PAGE)
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> application.suggestionResponses.respond(
                        AS_MAYA, seen.suggestion().id(), false, Set.of(), ""))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void c4_a_suggestion_to_somebody_else_is_not_found() {
        suggested();
        SuggestionId toMaya = seenBy(AS_MAYA).getFirst().suggestion().id();

        assertThatThrownBy(() -> application.suggestionResponses.respond(AS_ARJUN, toMaya, true, Set.of(), ""))
                .isInstanceOf(NotFound.class)
                .hasMessage(refusalOfAnUnknownOne());
    }

    @Test
    void d11_why_somebody_would_rather_not_stays_with_the_staff() {
        suggested();
        application.suggestionResponses.respond(
                AS_MAYA,
                seenBy(AS_MAYA).getFirst().suggestion().id(),
                false,
                Set.of(RejectionReason.TOO_FAR),
                "too far for me");

        assertThat(seenBy(AS_ARJUN)).singleElement().satisfies(seen -> {
            assertThat(seen.suggestion().reasons()).isEmpty();
            assertThat(seen.suggestion().status()).isEqualTo(SuggestionStatus.PENDING);
        });
        assertThatThrownBy(() -> application.suggestionResponses.respond(
                        AS_ARJUN,
                        seenBy(AS_ARJUN).getFirst().suggestion().id(),
                        true,
                        Set.of(RejectionReason.OTHER),
                        ""))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whoever_said_no_is_not_analysed_with_the_other_again() {
        suggested();
        application.suggestionResponses.respond(
                AS_MAYA, seenBy(AS_MAYA).getFirst().suggestion().id(), false, Set.of(), "");

        assertThat(application.pairAnalysis.analyse(genie, MAYA, List.of(ARJUN), null))
                .isEqualTo(new PairAnalysis.Outcome(
                        List.of(), List.of(new LeftOut(ARJUN, Hindrance.SUGGESTED)), null, null));
    }

    @Test
    void rejecting_a_match_takes_back_what_waits() {
        CuratedMatch match = suggested();

        application.matchCuration.decide(genie, match.id(), Decision.REJECT, null);

        assertThat(seenBy(AS_MAYA)).isEmpty();
        assertThat(application.suggestions.ofMatches(List.of(match.id())))
                .extracting(Suggestion::status)
                .containsOnly(SuggestionStatus.WITHDRAWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void d5_a_block_takes_back_what_waits_on_both_sides(boolean mayaBlocks) {
        CuratedMatch match = suggested();
        SuggestionId toMaya = seenBy(AS_MAYA).getFirst().suggestion().id();

        application.blocking.block(mayaBlocks ? AS_MAYA : AS_ARJUN, mayaBlocks ? ARJUN : MAYA, "");

        assertThat(application.suggestions.ofMatches(List.of(match.id())))
                .extracting(Suggestion::status)
                .containsOnly(SuggestionStatus.WITHDRAWN);
        assertThat(seenBy(AS_MAYA)).isEmpty();
        assertThat(seenBy(AS_ARJUN)).isEmpty();
        assertThatThrownBy(() -> application.suggestionResponses.respond(AS_MAYA, toMaya, true, Set.of(), ""))
                .isInstanceOf(NotFound.class)
                .hasMessage(refusalOfAnUnknownOne());
    }

    @Test
    void d6_whoever_hides_or_is_suspended_is_not_shown_and_cannot_be_answered() {
        suggested();
        SuggestionId toMaya = seenBy(AS_MAYA).getFirst().suggestion().id();
        application.units.run(() -> application.index.put(
                People.man(2).letsSee(new Visibility(false, true, true, true)).card()));
        assertThat(seenBy(AS_MAYA)).isEmpty();

        application.units.run(() -> {
            application.index.put(People.man(2).card());
            application.users.save(application.users.find(ARJUN).orElseThrow().withStatus(AccountStatus.SUSPENDED));
        });

        assertThat(seenBy(AS_MAYA)).isEmpty();
        assertThatThrownBy(() -> application.suggestionResponses.respond(AS_MAYA, toMaya, true, Set.of(), ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void those_who_fit_somebody_are_found_with_the_hours_both_are_free() {
        assertThat(application.candidates.fitting(genie, MAYA, 10)).hasSize(2).allSatisfy(fit -> {
            assertThat(fit.commonInterests()).isEmpty();
            assertThat(fit.commonHours().stretches()).hasSize(1);
        });
        assertThat(noted(StaffDeed.Kind.SUGGESTIONS_READ)).hasSize(1);
    }

    @Test
    void hours_under_a_date_are_not_free_and_nobody_is_who_has_no_other() {
        UserId zoya = new UserId(4);
        UserId asha = new UserId(5);
        joins(People.woman(4).looksFor(Gender.FEMALE));
        joins(People.woman(5).looksFor(Gender.FEMALE));
        for (UserId person : List.of(MAYA, ARJUN, asha)) {
            offers(person, Duration.ofHours(11));
            offers(person, Duration.ofHours(12));
        }
        meet(ARJUN, asha, 1, tomorrow().plus(Duration.ofHours(11)));
        meet(RAVI, zoya, 2, tomorrow().plus(Duration.ofMinutes(570)));

        assertThat(application.candidates.fitting(genie, MAYA, 10))
                .singleElement()
                .satisfies(fit -> {
                    assertThat(fit.person().id()).isEqualTo(ARJUN);
                    assertThat(fit.commonHours().stretches())
                            .as("those before the date and after it")
                            .containsExactly(online(10), online(12));
                });
        assertThat(application.candidates.list(genie, new PageRequest(20, null)).items())
                .extracting(free -> free.person().id(), FreePerson::slots, FreePerson::earliest)
                .containsExactly(
                        tuple(asha, 2, online(10).start()),
                        tuple(ARJUN, 2, online(10).start()),
                        tuple(MAYA, 3, online(10).start()));
        PairAnalysis.Outcome outcome = application.pairAnalysis.analyse(genie, MAYA, List.of(RAVI, ARJUN), null);
        assertThat(outcome.leftOut()).containsExactly(new LeftOut(RAVI, Hindrance.NOT_FREE));
        assertThat(outcome.pairs())
                .extracting(analysed -> analysed.other().id())
                .containsExactly(ARJUN);
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, RAVI, List.of(), null)
                        .ofPerson())
                .isEqualTo(Hindrance.NOT_FREE);
    }

    @Test
    void g2_nobody_is_offered_for_somebody_about_whom_and_them_something_is_settled() {
        for (int id = 4; id <= 7; id++) {
            joins(People.man(id).looksFor(Gender.FEMALE));
        }
        assertThat(offeredFor(MAYA)).hasSize(6);
        suggested();
        application.suggestionResponses.respond(
                AS_ARJUN, seenBy(AS_ARJUN).getFirst().suggestion().id(), false, Set.of(), "");
        application.matchCuration.decide(genie, analysed(RAVI).id(), Decision.REJECT, null);
        meet(MAYA, new UserId(4), 1, tomorrow().plus(Duration.ofHours(20)));
        meet(MAYA, new UserId(5), 2, tomorrow().plus(Duration.ofHours(22)));
        application.units.run(() -> application.dates.save(application
                .dates
                .find(new DateId(2))
                .orElseThrow()
                .cancelled(new Cancellation(MAYA, CancelReason.NOT_INTERESTED, ""), application.clock.instant())));
        var _ = analysed(new UserId(6));

        assertThat(offeredFor(MAYA))
                .as("an analysis alone settles nothing")
                .containsExactlyInAnyOrder(new UserId(6), new UserId(7));
        for (UserId other : List.of(ARJUN, RAVI, new UserId(4), new UserId(5))) {
            assertThat(offeredFor(other)).as("from either side").isEmpty();
        }
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(), null)
                        .pairs())
                .as("as in an analysis")
                .extracting(analysed -> analysed.other().id())
                .containsExactlyInAnyOrder(new UserId(6), new UserId(7));
    }

    private List<UserId> offeredFor(UserId person) {
        return application.candidates.fitting(genie, person, 10).stream()
                .map(fit -> fit.person().id())
                .toList();
    }

    /// An hour of tomorrow.
    private SharedHours.Stretch online(int hour) {
        Instant start = tomorrow().plus(Duration.ofHours(hour));
        return new SharedHours.Stretch(start, start.plus(Slot.LENGTH), MeetingKind.ONLINE);
    }

    @Test
    void c8_each_role_does_what_it_may() {
        AdminCaller moderator = application.staff(AdminRole.MODERATOR);
        AdminCaller support = application.staff(AdminRole.SUPPORT);
        CuratedMatch match = analysed(ARJUN);

        assertThat(application
                        .matchCuration
                        .list(support, CuratedMatchStatus.PENDING, FIRST_PAGE)
                        .items())
                .hasSize(1);
        for (AdminCaller other : List.of(moderator, support)) {
            assertThatThrownBy(() -> application.pairAnalysis.analyse(other, MAYA, List.of(), null))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> application.matchCuration.decide(other, match.id(), Decision.ACCEPT, null))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> application.matchCuration.suggest(other, match.id()))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> application.candidates.list(moderator, new PageRequest(20, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> application.candidates.fitting(moderator, MAYA, 10))
                .isInstanceOf(Forbidden.class);
    }

    private String refusalOfAnUnknownOne() {
        try {
            application.suggestionResponses.respond(AS_MAYA, new SuggestionId(424_242), true, Set.of(), "");
        } catch (NotFound unknown) {
            return String.valueOf(unknown.getMessage());
        }
        throw new AssertionError("nobody has such a suggestion");
    }

    @Test
    void whoever_is_put_on_hold_is_suggested_to_nobody_and_answers_what_was_suggested_before() {
        CuratedMatch match = accepted();
        putOnHold(ARJUN);
        assertThatThrownBy(() -> application.matchCuration.suggest(genie, match.id()))
                .isInstanceOf(Conflict.class)
                .hasMessage("These two can no longer be suggested to each other");
        application.activate(ARJUN);
        application.matchCuration.suggest(genie, match.id());
        putOnHold(ARJUN);

        for (Caller caller : List.of(AS_ARJUN, AS_MAYA)) {
            Suggestion waiting = seenBy(caller).getFirst().suggestion();
            assertThat(application
                            .suggestionResponses
                            .respond(caller, waiting.id(), true, Set.of(), "")
                            .status())
                    .isEqualTo(SuggestionStatus.ACCEPTED);
        }
    }

    @Test
    void whoever_is_put_on_hold_is_neither_analysed_nor_is_anybody_found_who_fits_them() {
        putOnHold(MAYA);

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> application.pairAnalysis.analyse(genie, MAYA, List.of(), null),
                () -> application.pairAnalysis.analyse(genie, MAYA, List.of(ARJUN), null),
                () -> application.candidates.fitting(genie, MAYA, 10))) {
            assertThatThrownBy(attempt)
                    .isInstanceOf(Conflict.class)
                    .hasMessage("This person cannot be suggested to anybody");
        }
        assertThat(application.staffLog.naming(MAYA, 10)).isEmpty();

        application.activate(MAYA);
        assertThat(application.candidates.fitting(genie, MAYA, 10)).hasSize(2);
        assertThat(application
                        .pairAnalysis
                        .analyse(genie, MAYA, List.of(), null)
                        .pairs())
                .hasSize(2);
    }

    private void putOnHold(UserId person) {
        application.units.run(() -> application.users.save(
                application.users.find(person).orElseThrow().withStatus(AccountStatus.PENDING)));
    }

    private void joins(People person) {
        joins(person, Duration.ofHours(10));
    }

    private void joins(People person, Duration afterMidnight) {
        application.units.run(() -> {
            application.users.add(person.user(), TestAccounts.HASH);
            application.profiles.add(person.profile());
            application.index.put(person.card());
        });
        offers(person.user().id(), afterMidnight);
    }

    private void offers(UserId person, Duration afterMidnight) {
        Instant tomorrow = tomorrow();
        application.units.run(() -> application.slots.add(new Slot(
                new SlotId(UUID.randomUUID()),
                person,
                tomorrow.plus(afterMidnight),
                new MeetingMode.Online(),
                "",
                tomorrow,
                tomorrow)));
    }

    private Instant tomorrow() {
        return application
                .clock
                .instant()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    private void blocks(UserId one, UserId other) {
        application.units.run(() -> application.blocks.add(new Block(one, other, "", application.clock.instant())));
    }

    private void meet(UserId one, UserId other, int date) {
        meet(one, other, date, application.clock.instant().plus(Duration.ofDays(2)));
    }

    private void meet(UserId one, UserId other, int number, Instant start) {
        var plan =
                new ScheduledDate.Plan(one, other, start, ScheduledDate.USUAL_DURATION, new MeetingMode.Online(), "");
        ScheduledDate date = ScheduledDate.planned(
                new DateId(number), plan, genie.id(), "https://meet.example.com/x", "", application.clock.instant());
        assertThat(application.units.execute(() -> application.dates.add(date))).isEqualTo(DateRepository.Outcome.DONE);
    }

    private CuratedMatch analysed(UserId other) {
        return application
                .pairAnalysis
                .analyse(genie, MAYA, List.of(other), null)
                .pairs()
                .getFirst()
                .match();
    }

    private CuratedMatch accepted() {
        return application.matchCuration.decide(genie, analysed(ARJUN).id(), Decision.ACCEPT, null);
    }

    private CuratedMatch suggested() {
        CuratedMatch match = accepted();
        application.matchCuration.suggest(genie, match.id());
        return match;
    }

    private List<Suggested> seenBy(Caller caller) {
        return application
                .suggestionResponses
                .list(caller, SuggestionStatus.PENDING, FIRST_PAGE)
                .items();
    }

    private static List<CuratedMatch> matchesOf(List<Analysed> analysed) {
        return analysed.stream().map(Analysed::match).toList();
    }

    private List<StaffDeed> noted(StaffDeed.Kind kind) {
        return application.staffLog.list(new NumberedPage.Wanted(1, 100)).items().stream()
                .filter(deed -> deed.kind() == kind)
                .toList();
    }
}
