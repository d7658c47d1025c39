package com.datifyy.adapters.grpc.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailableSlot;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchAction;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchDetail;
import com.datifyy.adapters.grpc.wire.admin.v1.DateSuggestion;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetStaffLogRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.LeftOutCandidate;
import com.datifyy.adapters.grpc.wire.admin.v1.MatchResult;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate;
import com.datifyy.adapters.grpc.wire.admin.v1.ScoreContribution;
import com.datifyy.adapters.grpc.wire.admin.v1.StaffLogEntry;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestionAnswer;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneDashboardRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RejectionReason;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionResponse;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.curation.FreePeople;
import com.datifyy.application.curation.TestMatches;
import com.datifyy.domain.People;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Block;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the genie learns about a pair and its answers.
class CurationTest {
    private final Service service = new Service();
    private final Member maya = service.join("Maya Rao");
    private final Member ravi = service.join("Ravi Kulkarni");
    private final AdminServiceBlockingStub genie = AdminServiceGrpc.newBlockingStub(
            Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.GENIE))));

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void both_answers_are_told_once_the_two_were_suggested_and_a_rejection_rules_out_a_date() {
        InMemoryApplication application = service.application();
        application.activate(UserId.parse(maya.id()));
        application.activate(UserId.parse(ravi.id()));
        CuratedMatch match = accepted();
        Refused notAsked = Refused.by(this::schedule);
        assertThat(notAsked.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(notAsked.words())
                .as("f2")
                .isEqualTo("Both have to accept before a date is set: they were not suggested to each other, so"
                        + " suggest their match to both first");
        assertThat(listed().hasUser1Answer()).isFalse();
        assertThat(listed().hasUser2Answer()).isFalse();

        Suggestion toLower = TestMatches.suggestion(1, match, match.lower());
        Suggestion toHigher = TestMatches.suggestion(2, match, match.higher());
        Instant answered = match.createdAt().plusSeconds(60);
        application.units.run(() -> {
            application.suggestions.add(toLower);
            application.suggestions.add(toHigher);
        });
        assertThat(Refused.by(this::schedule).words()).contains("neither of them has answered");
        application.units.run(() -> application.suggestions.save(
                toLower.rejected(Set.of(com.datifyy.domain.curation.RejectionReason.TOO_FAR), "hours away", answered)));

        assertThat(listed().getUser1Answer())
                .isEqualTo(SuggestionAnswer.newBuilder()
                        .setStatus("rejected")
                        .setSuggestedAt(ProtoTime.of(match.createdAt()))
                        .setAnsweredAt(ProtoTime.of(answered))
                        .addReasons("too_far")
                        .setCustomReason("hours away")
                        .build());
        assertThat(listed().getUser2Answer())
                .isEqualTo(SuggestionAnswer.newBuilder()
                        .setStatus("pending")
                        .setSuggestedAt(ProtoTime.of(match.createdAt()))
                        .build());
        Refused refused = Refused.by(this::schedule);
        assertThat(refused.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(refused.words()).contains("One of them declined the suggestion");
    }

    @Test
    void f2_a_pair_is_suggested_and_scheduled_once_both_accepted() {
        fitting();
        int match = accepted().id().value();
        var suggest = SuggestMatchRequest.newBuilder().setCuratedMatchId(match).build();
        assertThat(Refused.by(() -> scheduled(match)).words()).endsWith("suggest their match to both first");

        assertThat(genie.suggestMatch(suggest).getSuccess()).isTrue();
        assertThat(Refused.by(() -> genie.suggestMatch(suggest)).words()).isEqualTo("This match was suggested already");
        assertThat(Refused.by(() -> genie.suggestMatch(
                                suggest.toBuilder().setCuratedMatchId(77).build()))
                        .status())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(answer(maya, accepting(suggestedTo(maya))).getStatus()).isEqualTo("accepted");
        Refused alone = Refused.by(() -> scheduled(match));
        assertThat(alone.status()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(alone.code()).isEqualTo("CONFLICT");
        assertThat(alone.words()).isEqualTo("Both have to accept before a date is set: one of them has not answered");
        var _ = answer(ravi, accepting(suggestedTo(ravi)));

        ScheduledDate date = scheduled(match);

        assertThat(date.getScheduledTime()).isEqualTo(ProtoTime.of(noon()));
        assertThat(date.getDurationMinutes()).isEqualTo(45);
        assertThat(date.getDateType()).isEqualTo("online");
        assertThat(scheduled(match)).as("asked again under the same key").isEqualTo(date);
        assertThat(Refused.by(() -> genie.scheduleMatch(wanted(match).build())).words())
                .isEqualTo("The two of this match have or had their date already");
    }

    @Test
    void a_date_of_a_match_needs_a_time_and_somebody_who_guides_dates() {
        fitting();
        CuratedMatch match = service.application().wanted(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        int id = match.id().value();

        for (var wrong : Map.of(
                        "scheduled_time", wanted(id).clearScheduledTime(),
                        "duration_minutes", wanted(id).setDurationMinutes(7),
                        "date_type", wanted(id).setDateType("moon"),
                        "location", wanted(id).setDateType("offline"),
                        "genie_id", wanted(id).setGenieId("424242"))
                .entrySet()) {
            Refused refused =
                    Refused.by(() -> genie.scheduleMatch(wrong.getValue().build()));
            assertThat(refused.status()).as(wrong.getKey()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.fields()).containsExactly(wrong.getKey());
        }
        assertThat(Refused.by(() -> genie.scheduleMatch(wanted(77).build())).status())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void d5_a_match_of_two_whom_a_block_keeps_apart_can_only_be_rejected() {
        InMemoryApplication application = service.application();
        CuratedMatch match = TestMatches.match(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.matches.add(match);
            application.blocks.add(new Block(UserId.parse(ravi.id()), UserId.parse(maya.id()), "", match.createdAt()));
        });
        var accepting = UpdateCuratedMatchActionRequest.newBuilder()
                .setCuratedMatchId(match.id().value())
                .setAction(CuratedMatchAction.CURATED_MATCH_ACTION_ACCEPT);

        Refused refused = Refused.by(() -> genie.updateCuratedMatchAction(accepting.build()));

        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(refused.words()).isEqualTo("These two do not meet: their match can only be rejected");
        assertThat(genie.updateCuratedMatchAction(accepting
                                .setAction(CuratedMatchAction.CURATED_MATCH_ACTION_REJECT)
                                .build())
                        .getSuccess())
                .isTrue();
    }

    @Test
    void d11_whoever_declines_says_why_to_the_staff_alone_and_once() {
        fitting();
        int match = accepted().id().value();
        var _ = genie.suggestMatch(
                SuggestMatchRequest.newBuilder().setCuratedMatchId(match).build());
        var declining = RespondToSuggestionRequest.newBuilder()
                .setSuggestionId(suggestedTo(maya))
                .setAccept(false)
                .addReasons(RejectionReason.REJECTION_REASON_TOO_FAR)
                .addReasons(RejectionReason.REJECTION_REASON_OTHER)
                .setCustomReason("hours away")
                .build();

        assertThat(answer(maya, declining).getStatus()).isEqualTo("rejected");

        assertThat(Refused.by(() -> answer(maya, accepting(declining.getSuggestionId())))
                        .code())
                .isEqualTo("CONFLICT");
        assertThat(listed().getUser1Answer().getReasonsList()).containsExactly("too_far", "other");
        assertThat(listed().getUser1Answer().getCustomReason()).isEqualTo("hours away");
        assertThat(ravi.user()
                        .getLoveZoneDashboard(GetLoveZoneDashboardRequest.getDefaultInstance())
                        .toString())
                .contains("pending")
                .doesNotContain("hours away", "too_far");
        var _ = answer(ravi, accepting(suggestedTo(ravi)));
        assertThat(Refused.by(() -> scheduled(match)).words())
                .isEqualTo("One of them declined the suggestion, so no date is set");
    }

    @Test
    void c4_an_answer_is_whole_and_to_a_suggestion_of_ones_own() {
        fitting();
        var _ = genie.suggestMatch(SuggestMatchRequest.newBuilder()
                .setCuratedMatchId(accepted().id().value())
                .build());
        var accepting = accepting(suggestedTo(maya));

        Refused others = Refused.by(() -> answer(ravi, accepting));
        Refused nobodys = Refused.by(() -> answer(ravi, accepting(424_242)));
        assertThat(others.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(others.words()).isEqualTo(nobodys.words());
        assertThat(Refused.by(() -> answer(maya, accepting(-1))).status()).isEqualTo(Code.NOT_FOUND);
        var silent = accepting.toBuilder().clearAccept();
        var reasoned = accepting.toBuilder().addReasons(RejectionReason.REJECTION_REASON_OTHER);
        var unknown = accepting.toBuilder().setAccept(false).addReasonsValue(99);
        var none = accepting.toBuilder().setAccept(false).addReasons(RejectionReason.REJECTION_REASON_UNSPECIFIED);
        for (var wrong : Map.of("accept", silent, "reasons", reasoned).entrySet()) {
            assertThat(Refused.by(() -> answer(maya, wrong.getValue().build())).fields())
                    .containsExactly(wrong.getKey());
        }
        for (var wrong : List.of(unknown, none)) {
            assertThat(Refused.by(() -> answer(maya, wrong.build())).fields()).containsExactly("reasons[0]");
        }
        assertThat(answer(maya, accepting).getStatus())
                .as("nothing was said yet")
                .isEqualTo("accepted");
    }

    @Test
    void of_the_candidates_who_were_named_it_is_told_who_is_left_out_and_why() {
        InMemoryApplication application = service.application();
        application.activate(UserId.parse(maya.id()));
        application.units.run(() ->
                application.index.put(People.woman(Integer.parseInt(maya.id())).card()));

        CurateDatesRequest request = CurateDatesRequest.newBuilder()
                .setUserId(maya.id())
                .addCandidateIds("424242")
                .addCandidateIds(maya.id())
                .build();
        CurateDatesResponse analysed = genie.curateDates(request);

        assertThat(analysed.getLeftOutList())
                .containsExactly(leftOut("424242", "not_active"), leftOut(maya.id(), "themselves"));
        assertThat(analysed.getUserHindrance()).isEqualTo("not_free");
        offer(maya);
        assertThat(genie.curateDates(request).getUserHindrance())
                .as("she offers an hour")
                .isEmpty();
    }

    @Test
    void everybody_who_fits_is_analysed_in_several_calls() {
        fitting();
        FreePeople.men(service.application(), 500_001, 500_050);
        CurateDatesRequest.Builder everybody = CurateDatesRequest.newBuilder().setUserId(maya.id());

        CurateDatesResponse first = genie.curateDates(everybody.build());
        everybody.setCursor(first.getNextCursor());
        CurateDatesResponse rest = genie.curateDates(everybody.build());

        assertThat(first.getMatchesList()).hasSize(50);
        assertThat(rest.getMatchesList()).hasSize(1);
        assertThat(rest.getNextCursor()).isEmpty();
        assertThat(Stream.of(first, rest).flatMap(call -> call.getMatchesList().stream()))
                .extracting(MatchResult::getUserId)
                .doesNotHaveDuplicates()
                .contains(ravi.id());
        CurateDatesRequest both = everybody.addCandidateIds(ravi.id()).build();
        assertThat(Refused.by(() -> genie.curateDates(both)).fields()).containsExactly("cursor");
    }

    @Test
    void g4_where_nobody_commented_it_is_told_why() {
        fitting();
        service.application().analyst.leave(Absence.QUOTA_MINUTE);
        var request = CurateDatesRequest.newBuilder().setUserId(maya.id()).build();

        MatchResult pair = genie.curateDates(request).getMatches(0);

        assertThat(pair.getAbsence()).isEqualTo("quota_minute");
        assertThat(pair.getRuleScore()).isPositive();
        assertThat(pair.getCompatibilityScore()).isEqualTo(pair.getRuleScore());
        assertThat(pair.getIsMatch()).isEqualTo(pair.getRuleScore() >= 60);
        assertThat(pair.getPromptVersion()).isEqualTo("1");
    }

    @Test
    void of_a_match_the_score_by_the_rules_is_told_with_what_it_is_made_of() {
        var _ = accepted();

        CuratedMatchDetail listed = listed();

        assertThat(listed.getRuleScore()).isEqualTo(72);
        assertThat(listed.getUser1ContributionsList())
                .extracting(
                        ScoreContribution::getCriterion,
                        ScoreContribution::getStrength,
                        ScoreContribution::getVerdict,
                        ScoreContribution::getPoints)
                .containsExactly(
                        tuple("age", "must_have", "satisfied", 37.5),
                        tuple("smoking", "nice_to_have", "violated", -12.5));
        assertThat(listed.getUser2ContributionsList())
                .extracting(ScoreContribution::getCriterion)
                .containsExactly("distance");
        assertThat(listed.getPromptVersion()).isEqualTo("1");
    }

    @Test
    void g1_a_comment_moves_the_score_and_not_the_score_by_the_rules() {
        fitting();
        var request = CurateDatesRequest.newBuilder().setUserId(maya.id()).build();

        MatchResult pair = genie.curateDates(request).getMatches(0);

        assertThat(pair.getMachineMade()).isTrue();
        assertThat(pair.getAbsence()).isEmpty();
        assertThat(pair.getCompatibilityScore()).isEqualTo(Math.min(100, pair.getRuleScore() + 5));
    }

    @Test
    void what_is_wrong_is_told_by_the_name_it_was_sent_by() {
        var size = GetCurationCandidatesRequest.newBuilder().setPageSize(-1).build();
        var chosen = CurateDatesRequest.newBuilder()
                .setUserId(maya.id())
                .addCandidateIds(ravi.id())
                .addCandidateIds("xx")
                .build();

        assertThat(Refused.by(() -> genie.getCurationCandidates(size)).fields()).containsExactly("page_size");
        assertThat(Refused.by(() -> genie.curateDates(chosen)).fields()).containsExactly("candidate_ids[1]");
    }

    @Test
    void c9_super_admins_read_whom_a_list_of_matches_showed() {
        InMemoryApplication application = service.application();
        CuratedMatch match = TestMatches.match(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.matches.add(match);
            application.matches.save(TestMatches.accepted(match));
        });
        assertThat(listed().getId()).isEqualTo(5);

        var superAdmin = AdminServiceGrpc.newBlockingStub(
                Member.with(service.channel(), InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN))));
        assertThat(superAdmin
                        .getStaffLog(GetStaffLogRequest.getDefaultInstance())
                        .getEntriesList())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getEvent()).isEqualTo("MATCHES_LISTED");
                    assertThat(entry.getUserId()).isEmpty();
                    assertThat(entry.getOtherUserIdsList()).containsExactlyInAnyOrder(maya.id(), ravi.id());
                });
        assertThat(superAdmin
                        .getStaffLog(GetStaffLogRequest.newBuilder()
                                .setUserId(ravi.id())
                                .build())
                        .getEntriesList())
                .extracting(StaffLogEntry::getEvent)
                .containsExactly("MATCHES_LISTED");
        assertThat(superAdmin
                        .getStaffLog(GetStaffLogRequest.newBuilder()
                                .setUserId("424242")
                                .build())
                        .getEntriesList())
                .isEmpty();
    }

    private CuratedMatchDetail listed() {
        return genie.getCuratedMatchesByStatus(
                        GetCuratedMatchesByStatusRequest.newBuilder().build())
                .getMatches(0);
    }

    /// A match of the two that the staff accepted.
    private CuratedMatch accepted() {
        InMemoryApplication application = service.application();
        CuratedMatch match = TestMatches.match(5, UserId.parse(maya.id()), UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.matches.add(match);
            application.matches.save(TestMatches.accepted(match));
        });
        return match;
    }

    /// Lets the two be people who look for each other and are free at noon.
    private void fitting() {
        InMemoryApplication application = service.application();
        application.activate(UserId.parse(maya.id()));
        application.activate(UserId.parse(ravi.id()));
        application.units.run(() -> {
            application.index.put(People.woman(Integer.parseInt(maya.id()))
                    .looksFor(Gender.MALE)
                    .card());
            application.index.put(People.man(Integer.parseInt(ravi.id()))
                    .looksFor(Gender.FEMALE)
                    .card());
        });
        offer(maya);
        offer(ravi);
    }

    /// Lets somebody be free at noon.
    private void offer(Member member) {
        var hour = AvailabilitySlotInput.newBuilder()
                .setStartTime(noon().getEpochSecond())
                .setEndTime(noon().getEpochSecond() + 3_600)
                .setDateType(DateType.DATE_TYPE_ONLINE);
        var _ = member.availability()
                .submitAvailability(
                        SubmitAvailabilityRequest.newBuilder().addSlots(hour).build());
    }

    private Instant noon() {
        return service.now().plus(Duration.ofDays(3));
    }

    @Test
    void two_who_offer_no_hour_online_are_suggested_a_meeting_as_in_their_first_common_hour() {
        fitting();
        InMemoryApplication application = service.application();
        var cafe = new Venue("Cafe", "1 Road", "Pune", "Maharashtra", "India", "411001", null, null, "", "");
        var asked = com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsRequest.newBuilder()
                .setUserId(maya.id())
                .build();
        assertThat(genie.getDateSuggestions(asked).getSuggestions(0).getSuggestedDateType())
                .isEqualTo("online");
        application.units.run(() -> Stream.of(maya, ravi)
                .map(member -> UserId.parse(member.id()))
                .forEach(id -> application
                        .slots
                        .findFor(id, noon(), null, 1)
                        .forEach(slot -> application.slots.save(new Slot(
                                slot.id(), id, slot.start(), new MeetingMode.Event(cafe), "", noon(), noon())))));

        DateSuggestion suggested = genie.getDateSuggestions(asked).getSuggestions(0);

        assertThat(suggested.getSuggestedDateType()).isEqualTo("event");
        assertThat(suggested.getMatchingSlotsList())
                .extracting(AvailableSlot::getDateType)
                .containsExactly("event");
    }

    /// The number of the one suggestion that waits for an answer.
    private static int suggestedTo(Member member) {
        var waiting = member.user().getDateSuggestions(GetDateSuggestionsRequest.getDefaultInstance());
        assertThat(waiting.getSuggestionsList()).hasSize(1);
        return waiting.getSuggestions(0).getId();
    }

    private static RespondToSuggestionRequest accepting(int suggestion) {
        return RespondToSuggestionRequest.newBuilder()
                .setSuggestionId(suggestion)
                .setAccept(true)
                .build();
    }

    private static RespondToSuggestionResponse answer(Member member, RespondToSuggestionRequest said) {
        return member.user().respondToSuggestion(said);
    }

    private ScheduleMatchRequest.Builder wanted(int match) {
        return ScheduleMatchRequest.newBuilder()
                .setCuratedMatchId(match)
                .setScheduledTime(ProtoTime.of(noon()))
                .setDurationMinutes(45);
    }

    /// The date of a match, always asked for under the same key.
    private ScheduledDate scheduled(int match) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER), "maya-and-ravi");
        return genie.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .scheduleMatch(wanted(match).build())
                .getDate();
    }

    private void schedule() {
        var _ = genie.scheduleDate(ScheduleDateRequest.newBuilder()
                .setUser1Id(ravi.id())
                .setUser2Id(maya.id())
                .setScheduledTime(ProtoTime.of(service.now().plus(Duration.ofDays(3))))
                .build());
    }

    private static LeftOutCandidate leftOut(String person, String reason) {
        return LeftOutCandidate.newBuilder().setUserId(person).setReason(reason).build();
    }
}
