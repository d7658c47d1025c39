package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.translation.ProtoPhoto;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.AvailableSlot;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.CurateDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchAction;
import com.datifyy.adapters.grpc.wire.admin.v1.CuratedMatchDetail;
import com.datifyy.adapters.grpc.wire.admin.v1.CurationCandidate;
import com.datifyy.adapters.grpc.wire.admin.v1.DateSuggestion;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCuratedMatchesByStatusResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetCurationCandidatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.LeftOutCandidate;
import com.datifyy.adapters.grpc.wire.admin.v1.MatchResult;
import com.datifyy.adapters.grpc.wire.admin.v1.ScoreContribution;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestMatchResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.SuggestionAnswer;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateCuratedMatchActionResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.UserSummary;
import com.datifyy.application.curation.Candidates.Fit;
import com.datifyy.application.curation.Candidates.FreePerson;
import com.datifyy.application.curation.LeftOut;
import com.datifyy.application.curation.MatchCuration.Decision;
import com.datifyy.application.curation.MatchCuration.Described;
import com.datifyy.application.curation.PairAnalysis;
import com.datifyy.application.curation.PairAnalysis.Analysed;
import com.datifyy.application.curation.StaffPerson;
import com.datifyy.application.office.StaffOffice;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.curation.Absence;
import com.datifyy.domain.curation.Analysis;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.curation.CuratedMatchStatus;
import com.datifyy.domain.curation.Hindrance;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.dates.SharedHours.Stretch;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Contribution;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The desk of the genie: finding, judging and suggesting pairs.
final class CurationCalls {
    private static final int USUAL_PAGE = 20;
    private static final int USUAL_SUGGESTIONS = 10;
    private static final int MOST_SUGGESTIONS = 50;
    private static final double PERCENT = 100.0;

    private final StaffOffice office;

    CurationCalls(StaffOffice office) {
        this.office = office;
    }

    GetDateSuggestionsResponse suggestions(AdminCaller admin, GetDateSuggestionsRequest request) {
        int limit = request.getLimit() < 1 || request.getLimit() > MOST_SUGGESTIONS
                ? USUAL_SUGGESTIONS
                : request.getLimit();
        return GetDateSuggestionsResponse.newBuilder()
                .addAllSuggestions(office.candidates().fitting(admin, UserId.parse(request.getUserId()), limit).stream()
                        .map(CurationCalls::fit)
                        .toList())
                .build();
    }

    GetCurationCandidatesResponse candidates(AdminCaller admin, GetCurationCandidatesRequest request) {
        int size = request.getPageSize() == 0 ? PageRequest.LARGEST : request.getPageSize();
        PageRequest wanted = Renaming.of("limit", "page_size").in(() -> new PageRequest(size, request.getCursor()));
        Page<FreePerson> page = office.candidates().list(admin, wanted);
        String next = page.next();
        return GetCurationCandidatesResponse.newBuilder()
                .addAllCandidates(
                        page.items().stream().map(CurationCalls::candidate).toList())
                .setNextCursor(next == null ? "" : next)
                .build();
    }

    CurateDatesResponse analyse(AdminCaller admin, CurateDatesRequest request) {
        List<UserId> chosen = PairAnalysis.chosen(request.getCandidateIdsList());
        PairAnalysis.Outcome outcome =
                office.analysis().analyse(admin, UserId.parse(request.getUserId()), chosen, request.getCursor());
        Hindrance ofPerson = outcome.ofPerson();
        String next = outcome.next();
        return CurateDatesResponse.newBuilder()
                .setUserHindrance(ofPerson == null ? "" : lower(ofPerson))
                .setNextCursor(next == null ? "" : next)
                .addAllMatches(
                        outcome.pairs().stream().map(CurationCalls::analysed).toList())
                .addAllLeftOut(
                        outcome.leftOut().stream().map(CurationCalls::leftOut).toList())
                .build();
    }

    UpdateCuratedMatchActionResponse decide(AdminCaller admin, UpdateCuratedMatchActionRequest request) {
        CuratedMatchId id = CuratedMatchId.of(request.getCuratedMatchId());
        var wrong = new Faults();
        Decision decision = wrong.of(() -> decision(request.getAction()));
        wrong.also(() -> CuratedMatch.cleanNotes(request.getNotes()));
        if (decision == null) {
            throw wrong.refusal();
        }
        CuratedMatch match =
                office.curation().decide(admin, id, decision, request.getNotes().isEmpty() ? null : request.getNotes());
        String status = lower(match.status());
        return UpdateCuratedMatchActionResponse.newBuilder()
                .setSuccess(true)
                .setMessage("The match is now: " + match.status().words())
                .setNewStatus(status)
                .build();
    }

    SuggestMatchResponse suggest(AdminCaller admin, SuggestMatchRequest request) {
        office.curation().suggest(admin, CuratedMatchId.of(request.getCuratedMatchId()));
        return SuggestMatchResponse.newBuilder()
                .setSuccess(true)
                .setMessage("The two were suggested to each other")
                .build();
    }

    GetCuratedMatchesByStatusResponse matches(AdminCaller admin, GetCuratedMatchesByStatusRequest request) {
        NumberedPage<Described> page = office.curation()
                .list(
                        admin,
                        status(request.getStatus()),
                        NumberedPage.Wanted.of(request.getPage(), request.getPageSize(), USUAL_PAGE));
        return GetCuratedMatchesByStatusResponse.newBuilder()
                .addAllMatches(page.items().stream().map(CurationCalls::match).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    private static Decision decision(CuratedMatchAction action) {
        return switch (action) {
            case CURATED_MATCH_ACTION_ACCEPT -> Decision.ACCEPT;
            case CURATED_MATCH_ACTION_REJECT -> Decision.REJECT;
            case CURATED_MATCH_ACTION_REVIEW_LATER -> Decision.REVIEW_LATER;
            case CURATED_MATCH_ACTION_UNSPECIFIED, UNRECOGNIZED ->
                throw new InvalidInput("action", "is none of accept, reject, review_later");
        };
    }

    private static CuratedMatchStatus status(String text) {
        if (text.isBlank()) {
            return CuratedMatchStatus.ACCEPTED;
        }
        for (CuratedMatchStatus status : CuratedMatchStatus.values()) {
            if (lower(status).equals(text.strip().toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new InvalidInput(
                "status",
                "is none of "
                        + Arrays.stream(CuratedMatchStatus.values())
                                .map(CurationCalls::lower)
                                .collect(Collectors.joining(", ")));
    }

    private static CurationCandidate candidate(FreePerson free) {
        StaffPerson person = free.person();
        return CurationCandidate.newBuilder()
                .setUserId(person.id().toString())
                .setEmail(person.email())
                .setName(person.name())
                .setAge(person.age())
                .setGender(word(person.gender()))
                .setProfileCompletion(person.completion())
                .setEmailVerified(person.emailVerified())
                .setAadharVerified(free.verified().contains(StaffVerification.AADHAR))
                .setWorkEmailVerified(free.verified().contains(StaffVerification.WORK_EMAIL))
                .setAvailableSlotsCount(free.slots())
                .setNextAvailableDate(ProtoTime.of(free.earliest()))
                .build();
    }

    private static DateSuggestion fit(Fit fit) {
        return DateSuggestion.newBuilder()
                .setUser(person(fit.person()).toBuilder().setPhotoUrl(ProtoPhoto.pathOf(fit.photo())))
                .setCompatibilityScore(fit.score() / PERCENT)
                .addAllCommonInterests(fit.commonInterests())
                .setSuggestedDateType(lower(fit.suggestedKind()))
                .addAllMatchingSlots(fit.commonHours().stretches().stream()
                        .map(CurationCalls::hour)
                        .toList())
                .build();
    }

    private static AvailableSlot hour(Stretch free) {
        return AvailableSlot.newBuilder()
                .setStartTime(ProtoTime.of(free.start()))
                .setEndTime(ProtoTime.of(free.end()))
                .setDateType(lower(free.kind()))
                .build();
    }

    private static MatchResult analysed(Analysed analysed) {
        StaffPerson person = analysed.other();
        CuratedMatch match = analysed.match();
        Analysis analysis = match.analysis();
        Absence absence = analysed.absence();
        return MatchResult.newBuilder()
                .setUserId(person.id().toString())
                .setName(person.name())
                .setAge(person.age())
                .setGender(word(person.gender()))
                .setCompatibilityScore(analysis.score())
                .setIsMatch(analysis.isMatch())
                .setReasoning(analysis.reasoning())
                .addAllMatchedAspects(analysis.matchedAspects())
                .addAllMismatchedAspects(analysis.mismatchedAspects())
                .setCuratedMatchId(match.id().value())
                .setStatus(lower(match.status()))
                .setProvider(analysis.provider())
                .setModel(analysis.model())
                .setMachineMade(analysis.machineMade())
                .setRuleScore(analysis.ruleScore())
                .addAllPersonContributions(contributions(analysed.ofPerson()))
                .addAllCandidateContributions(contributions(analysed.ofOther()))
                .setPromptVersion(analysis.promptVersion())
                .setAbsence(absence == null ? "" : lower(absence))
                .build();
    }

    private static List<ScoreContribution> contributions(List<Contribution> contributions) {
        return contributions.stream()
                .map(contribution -> ScoreContribution.newBuilder()
                        .setCriterion(lower(contribution.criterion()))
                        .setStrength(lower(contribution.strength()))
                        .setVerdict(lower(contribution.verdict()))
                        .setPoints(contribution.points() / PERCENT)
                        .build())
                .toList();
    }

    private static LeftOutCandidate leftOut(LeftOut leftOut) {
        return LeftOutCandidate.newBuilder()
                .setUserId(leftOut.person().toString())
                .setReason(lower(leftOut.why()))
                .build();
    }

    private static CuratedMatchDetail match(Described described) {
        CuratedMatch match = described.match();
        Analysis analysis = match.analysis();
        AdminId by = match.createdBy();
        Integer date = match.scheduledDateId();
        CuratedMatchDetail.Builder detail = CuratedMatchDetail.newBuilder()
                .setId(match.id().value())
                .setUser1(person(described.lower()))
                .setUser2(person(described.higher()))
                .setCompatibilityScore(analysis.score())
                .setIsMatch(analysis.isMatch())
                .setReasoning(analysis.reasoning())
                .addAllMatchedAspects(analysis.matchedAspects())
                .addAllMismatchedAspects(analysis.mismatchedAspects())
                .setStatus(lower(match.status()))
                .setCreatedByAdmin(by == null ? 0 : by.value())
                .setScheduledDateId(date == null ? 0 : date)
                .setCreatedAt(ProtoTime.of(match.createdAt()))
                .setUpdatedAt(ProtoTime.of(match.updatedAt()))
                .setNotes(match.notes())
                .setProvider(analysis.provider())
                .setModel(analysis.model())
                .setMachineMade(analysis.machineMade())
                .setRuleScore(analysis.ruleScore())
                .addAllUser1Contributions(contributions(analysis.lowerWishes()))
                .addAllUser2Contributions(contributions(analysis.higherWishes()))
                .setPromptVersion(analysis.promptVersion());
        Suggestion ofLower = described.replies().ofLower();
        if (ofLower != null) {
            detail.setUser1Answer(answer(ofLower));
        }
        Suggestion ofHigher = described.replies().ofHigher();
        if (ofHigher != null) {
            detail.setUser2Answer(answer(ofHigher));
        }
        return detail.build();
    }

    private static SuggestionAnswer answer(Suggestion suggestion) {
        SuggestionAnswer.Builder answer = SuggestionAnswer.newBuilder()
                .setStatus(lower(suggestion.status()))
                .setSuggestedAt(ProtoTime.of(suggestion.createdAt()))
                .addAllReasons(
                        suggestion.reasons().stream().map(CurationCalls::lower).toList())
                .setCustomReason(suggestion.customReason());
        Instant answered = suggestion.answeredAt();
        if (answered != null) {
            answer.setAnsweredAt(ProtoTime.of(answered));
        }
        return answer.build();
    }

    private static UserSummary person(StaffPerson person) {
        return UserSummary.newBuilder()
                .setUserId(person.id().toString())
                .setName(person.name())
                .setEmail(person.email())
                .setPhone(person.phone())
                .setAge(person.age())
                .setGender(word(person.gender()))
                .setCity(person.city())
                .setOccupation(person.occupation())
                .build();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String word(@Nullable Gender gender) {
        return gender == null ? "" : gender.name();
    }
}
