package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoPhoto;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.CancelDateRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DateCancelReason;
import com.datifyy.adapters.grpc.wire.user.v1.DateSuggestionDetail;
import com.datifyy.adapters.grpc.wire.user.v1.GetDateSuggestionsResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneDashboardResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetPastDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetRejectedDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUpcomingDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.LoveZoneStatistics;
import com.datifyy.adapters.grpc.wire.user.v1.RejectedDateDetail;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionRequest;
import com.datifyy.adapters.grpc.wire.user.v1.RespondToSuggestionResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ScheduledDateDetail;
import com.datifyy.adapters.grpc.wire.user.v1.TrustScore;
import com.datifyy.adapters.grpc.wire.user.v1.UserSummary;
import com.datifyy.application.dates.LoveZone.Dashboard;
import com.datifyy.application.dates.LoveZone.Other;
import com.datifyy.application.dates.LoveZone.Seen;
import com.datifyy.application.dates.LoveZone.Statistics;
import com.datifyy.application.dates.LoveZone.Suggested;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.RejectionReason;
import com.datifyy.domain.curation.Suggestion;
import com.datifyy.domain.curation.SuggestionId;
import com.datifyy.domain.curation.SuggestionStatus;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.profile.Glimpse;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// People's own suggestions and dates as messages.
final class LoveZoneMessages {
    private static final int USUAL_PAGE = 20;
    private static final ProtoEnum<Gender> GENDERS =
            new ProtoEnum<>(Gender.class, com.datifyy.adapters.grpc.wire.user.v1.Gender.getDescriptor());

    private static final ProtoEnum<RejectionReason> REASONS = new ProtoEnum<>(
            RejectionReason.class, com.datifyy.adapters.grpc.wire.user.v1.RejectionReason.getDescriptor());

    private LoveZoneMessages() {}

    static NumberedPage.Wanted wanted(int page, int size) {
        return NumberedPage.Wanted.of(page, size, USUAL_PAGE);
    }

    static GetUpcomingDatesResponse upcoming(NumberedPage<Seen> page) {
        return GetUpcomingDatesResponse.newBuilder()
                .addAllDates(dates(page))
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static GetPastDatesResponse past(NumberedPage<Seen> page) {
        return GetPastDatesResponse.newBuilder()
                .addAllDates(dates(page))
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static GetLoveZoneDashboardResponse dashboard(Dashboard all) {
        return GetLoveZoneDashboardResponse.newBuilder()
                .addAllPendingSuggestions(
                        all.pending().stream().map(LoveZoneMessages::suggestion).toList())
                .addAllUpcomingDates(
                        all.upcoming().stream().map(LoveZoneMessages::date).toList())
                .addAllPastDates(all.past().stream().map(LoveZoneMessages::date).toList())
                .addAllRejectedDates(
                        all.rejected().stream().map(LoveZoneMessages::rejected).toList())
                .setStatistics(statistics(all.statistics()))
                .build();
    }

    static GetDateSuggestionsResponse suggestions(NumberedPage<Suggested> page) {
        return GetDateSuggestionsResponse.newBuilder()
                .addAllSuggestions(
                        page.items().stream().map(LoveZoneMessages::suggestion).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static GetRejectedDatesResponse rejected(NumberedPage<Suggested> page) {
        return GetRejectedDatesResponse.newBuilder()
                .addAllDates(
                        page.items().stream().map(LoveZoneMessages::rejected).toList())
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static LoveZoneStatistics statistics(Statistics all) {
        DateTally dates = all.dates();
        var trust = all.trust();
        return LoveZoneStatistics.newBuilder()
                .setTotalSuggestions(all.suggestions())
                .setPendingSuggestions(all.pending())
                .setAcceptedSuggestions(all.accepted())
                .setRejectedSuggestions(all.rejected())
                .setTotalScheduledDates(dates.total())
                .setUpcomingDates(dates.upcoming())
                .setPastDates(dates.past())
                .setCompletedDates(dates.completed())
                .setCancelledDates(dates.cancelled())
                .setAcceptanceRate(all.acceptanceRate())
                .setCompletionRate(dates.completionRate())
                .setTrustScore(TrustScore.newBuilder()
                        .setAttendance(trust.attendance())
                        .setFeedback(trust.feedback())
                        .setOverall(trust.overall()))
                .build();
    }

    /// @throws InvalidInput when it is not a state that somebody sees
    static SuggestionStatus status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "", "pending" -> SuggestionStatus.PENDING;
            case "accepted" -> SuggestionStatus.ACCEPTED;
            case "rejected" -> SuggestionStatus.REJECTED;
            default -> throw new InvalidInput("status", "must be pending, accepted or rejected");
        };
    }

    /// @throws InvalidInput when it is none that somebody gives
    private static CancelReason reason(DateCancelReason sent) {
        return switch (sent) {
            case DATE_CANCEL_REASON_NO_TIME -> CancelReason.NO_TIME;
            case DATE_CANCEL_REASON_NOT_INTERESTED -> CancelReason.NOT_INTERESTED;
            case DATE_CANCEL_REASON_EMERGENCY -> CancelReason.EMERGENCY;
            case DATE_CANCEL_REASON_OTHER -> CancelReason.OTHER;
            case DATE_CANCEL_REASON_UNSPECIFIED -> throw new InvalidInput("reason", "is required");
            case UNRECOGNIZED -> throw new InvalidInput("reason", "is not a value of DateCancelReason");
        };
    }

    /// What somebody answers to a suggestion.
    record Answer(SuggestionId suggestion, boolean accept, Set<RejectionReason> reasons, String inOwnWords) {}

    /// @throws InvalidInput when something of it is not acceptable; all of that is told
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when no suggestion can have the number
    static Answer answer(RespondToSuggestionRequest request) {
        var wrong = new Faults();
        boolean accept = wrong.of(() -> accepts(request), false);
        SuggestionId id = wrong.of(() -> SuggestionId.parse(Integer.toString(request.getSuggestionId())));
        Set<RejectionReason> reasons = wrong.of(() -> reasons(request), Set.of());
        wrong.also(() -> Suggestion.cleanReason(request.getCustomReason()));
        if (id == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        return new Answer(id, accept, reasons, request.getCustomReason());
    }

    /// Why somebody cancels a date.
    ///
    /// @throws InvalidInput when the reason is none that somebody gives; a note that is too long is told as well
    static CancelReason reason(CancelDateRequest request) {
        var wrong = new Faults();
        CancelReason reason = wrong.of(() -> reason(request.getReason()));
        wrong.also(() -> Cancellation.cleanNote(request.getNote()));
        if (reason == null) {
            throw wrong.refusal();
        }
        return reason;
    }

    /// @throws InvalidInput when nothing was said
    private static boolean accepts(RespondToSuggestionRequest request) {
        if (!request.hasAccept()) {
            throw new InvalidInput("accept", "is required");
        }
        return request.getAccept();
    }

    /// @throws InvalidInput when some are none that somebody gives; all of these are told
    private static Set<RejectionReason> reasons(RespondToSuggestionRequest request) {
        Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
        var wrong = new Faults();
        for (int i = 0; i < request.getReasonsCount(); i++) {
            String field = "reasons[" + i + "]";
            int number = request.getReasonsValue(i);
            wrong.in(() -> reasons.add(reason(field, number)));
        }
        wrong.tell();
        return reasons;
    }

    private static RejectionReason reason(String field, int number) {
        RejectionReason reason = REASONS.toDomain(field, number);
        if (reason == null) {
            throw new InvalidInput(field, "is required");
        }
        return reason;
    }

    static RespondToSuggestionResponse answered(Suggestion suggestion) {
        boolean accepted = suggestion.status() == SuggestionStatus.ACCEPTED;
        return RespondToSuggestionResponse.newBuilder()
                .setSuccess(true)
                .setMessage(accepted ? "Thank you. It takes both of you for a date" : "Thank you for telling us")
                .setStatus(suggestion.status().name().toLowerCase(Locale.ROOT))
                .build();
    }

    private static DateSuggestionDetail suggestion(Suggested suggested) {
        Suggestion suggestion = suggested.suggestion();
        return DateSuggestionDetail.newBuilder()
                .setId(suggestion.id().value())
                .setSuggestedUser(person(suggested.other()))
                .setCompatibilityScore(suggestion.toldScore())
                .setReasoning(suggested.reasoning())
                .setStatus(suggestion.status().name().toLowerCase(Locale.ROOT))
                .setCreatedAt(ProtoTime.of(suggestion.createdAt()))
                .build();
    }

    private static RejectedDateDetail rejected(Suggested suggested) {
        Suggestion suggestion = suggested.suggestion();
        Instant at = suggestion.respondedAt();
        return RejectedDateDetail.newBuilder()
                .setId(suggestion.id().value())
                .setRejectedUser(person(suggested.other()))
                .setCompatibilityScore(suggestion.toldScore())
                .setRejectedAt(ProtoTime.of(at == null ? suggestion.createdAt() : at))
                .build();
    }

    private static List<ScheduledDateDetail> dates(NumberedPage<Seen> page) {
        return page.items().stream().map(LoveZoneMessages::date).toList();
    }

    static ScheduledDateDetail date(Seen seen) {
        ScheduledDate date = seen.date();
        var message = ScheduledDateDetail.newBuilder()
                .setId(date.id().value())
                .setOtherUser(person(seen.other()))
                .setScheduledTime(ProtoTime.of(date.start()))
                .setDurationMinutes(Math.toIntExact(date.duration().toMinutes()))
                .setStatus(date.status().name().toLowerCase(Locale.ROOT))
                .setDateType(date.kind().name().toLowerCase(Locale.ROOT))
                .setNotes(date.notes())
                .setCreatedAt(ProtoTime.of(date.createdAt()));
        switch (date.mode()) {
            case MeetingMode.Online() -> message.setMeetingLink(date.status().isActive() ? date.link() : "");
            case MeetingMode.Offline(Venue place) -> put(place, message);
            case MeetingMode.Event(Venue place) -> put(place, message);
        }
        Instant confirmedAt = date.confirmedAt();
        if (confirmedAt != null) {
            message.setConfirmedAt(ProtoTime.of(confirmedAt));
        }
        Instant completedAt = date.completedAt();
        if (completedAt != null) {
            message.setCompletedAt(ProtoTime.of(completedAt));
        }
        return message.build();
    }

    private static void put(Venue place, ScheduledDateDetail.Builder message) {
        message.setPlaceName(place.placeName()).setAddress(place.address()).setCity(place.city());
    }

    private static UserSummary person(Other other) {
        Glimpse glimpse = other.glimpse();
        var message = UserSummary.newBuilder().setId(other.id().value());
        if (glimpse == null) {
            return message.setName("Somebody").build();
        }
        return message.setName(glimpse.firstName())
                .setPhotoUrl(ProtoPhoto.pathOf(other.photo()))
                .setAge(glimpse.age())
                .setGenderValue(GENDERS.number(glimpse.gender()))
                .setLocation(glimpse.home())
                .setBio(glimpse.bio())
                .setOccupation(glimpse.occupation())
                .build();
    }
}
