package com.datifyy.adapters.grpc.admin;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoPhoto;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.admin.v1.DateCancellation;
import com.datifyy.adapters.grpc.wire.admin.v1.DateFeedback;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetGenieDatesResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.GetSharedHoursResponse;
import com.datifyy.adapters.grpc.wire.admin.v1.OfflineLocation;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleDateRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.ScheduleMatchRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.SharedHour;
import com.datifyy.adapters.grpc.wire.admin.v1.UserSummary;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.DateCancelReason;
import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.scheduling.DateReading.Listed;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.curation.CuratedMatchId;
import com.datifyy.domain.dates.CancelReason;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.dates.SharedHours;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.ProfileSummary;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates as messages of the staff.
final class DateMessages {
    private static final int USUAL_PAGE = 20;
    private static final int MOST_KILOMETRES = 500;
    private static final ProtoEnum<DateStatus> STATES =
            new ProtoEnum<>(DateStatus.class, com.datifyy.adapters.grpc.wire.admin.v1.DateStatus.getDescriptor());

    private DateMessages() {}

    static Plan.Form plan(ScheduleDateRequest request) {
        return new Plan.Form(
                () -> UserId.parse(request.getUser1Id()),
                () -> UserId.parse(request.getUser2Id()),
                () -> time(request.hasScheduledTime() ? request.getScheduledTime() : null),
                () -> Plan.lasting(request.getDurationMinutes()),
                () -> mode(request.getDateType(), request.hasLocation() ? request.getLocation() : null),
                request::getNotes);
    }

    static DateScheduling.MatchForm ofMatch(ScheduleMatchRequest request) {
        return new DateScheduling.MatchForm(
                () -> CuratedMatchId.of(request.getCuratedMatchId()),
                () -> request.getGenieId().isEmpty() ? null : AdminId.parse(request.getGenieId()),
                () -> time(request.hasScheduledTime() ? request.getScheduledTime() : null),
                () -> Plan.lasting(request.getDurationMinutes()),
                () -> mode(request.getDateType(), request.hasLocation() ? request.getLocation() : null));
    }

    /// @throws InvalidInput when no time was sent
    private static Instant time(@Nullable Timestamp sent) {
        if (sent == null) {
            throw new InvalidInput("scheduled_time", "is required");
        }
        return ProtoTime.fromSeconds("scheduled_time", sent.getSeconds());
    }

    static NumberedPage.Wanted wanted(GetGenieDatesRequest request) {
        return NumberedPage.Wanted.of(request.getPage(), request.getPageSize(), USUAL_PAGE);
    }

    static int kilometres(GetSharedHoursRequest request) {
        if (!request.hasMaxKilometres()) {
            return SharedHours.USUAL_KILOMETRES;
        }
        if (request.getMaxKilometres() < 0 || request.getMaxKilometres() > MOST_KILOMETRES) {
            throw new InvalidInput("max_kilometres", "must be from 0 to " + MOST_KILOMETRES);
        }
        return request.getMaxKilometres();
    }

    static GetSharedHoursResponse sharedHours(SharedHours shared) {
        return GetSharedHoursResponse.newBuilder()
                .addAllSharedHours(shared.stretches().stream()
                        .map(stretch -> SharedHour.newBuilder()
                                .setStartTime(ProtoTime.of(stretch.start()))
                                .setEndTime(ProtoTime.of(stretch.end()))
                                .setDateType(stretch.kind().name().toLowerCase(Locale.ROOT))
                                .build())
                        .toList())
                .build();
    }

    static @Nullable DateStatus status(String field, int number) {
        return STATES.toDomain(field, number);
    }

    /// Why the staff cancels a date, or null when it does not say.
    ///
    /// @throws InvalidInput when it is none that somebody gives
    static @Nullable CancelReason reason(DateCancelReason sent) {
        return switch (sent) {
            case DATE_CANCEL_REASON_NO_TIME -> CancelReason.NO_TIME;
            case DATE_CANCEL_REASON_NOT_INTERESTED -> CancelReason.NOT_INTERESTED;
            case DATE_CANCEL_REASON_EMERGENCY -> CancelReason.EMERGENCY;
            case DATE_CANCEL_REASON_OTHER -> CancelReason.OTHER;
            case DATE_CANCEL_REASON_UNSPECIFIED -> null;
            case UNRECOGNIZED -> throw new InvalidInput("reason", "is not a value of DateCancelReason");
        };
    }

    static GetGenieDatesResponse listed(Listed listed) {
        return GetGenieDatesResponse.newBuilder()
                .addAllDates(dates(listed.dates().items(), listed.present()))
                .setTotalCount(Math.toIntExact(listed.dates().total()))
                .setPage(listed.dates().page())
                .setPageSize(listed.dates().size())
                .build();
    }

    /// Dates with both people and the genies who look after them, in a few words, and what was said afterwards.
    static List<com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate> dates(
            List<ScheduledDate> dates, DateCompany.Company present) {
        return dates.stream().map(date -> date(date, present)).toList();
    }

    private static com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate date(
            ScheduledDate date, DateCompany.Company present) {
        var message = date(date).toBuilder()
                .setUser1(person(date.first(), present.people().get(date.first())))
                .setUser2(person(date.second(), present.people().get(date.second())));
        Admin genie = present.genies().get(date.genie());
        if (genie != null) {
            message.setGenie(StaffCalls.named(genie));
        }
        present.feedback().getOrDefault(date.id(), List.of()).forEach(said -> message.addFeedback(said(said)));
        return message.build();
    }

    static com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate date(ScheduledDate date) {
        var message = com.datifyy.adapters.grpc.wire.admin.v1.ScheduledDate.newBuilder()
                .setDateId(date.id().toString())
                .setUser1Id(date.first().toString())
                .setUser2Id(date.second().toString())
                .setGenieId(date.genie().toString())
                .setScheduledTime(ProtoTime.of(date.start()))
                .setDurationMinutes(date.duration().toMinutes())
                .setStatusValue(STATES.number(date.status()))
                .setDateType(date.kind().name().toLowerCase(Locale.ROOT))
                .setNotes(date.notes())
                .setAdminNotes(date.adminNotes())
                .setMeetingLink(date.link())
                .setVersion(date.version())
                .setCreatedAt(ProtoTime.of(date.createdAt()))
                .setUpdatedAt(ProtoTime.of(date.knownUpdatedAt()));
        switch (date.mode()) {
            case MeetingMode.Online() -> {}
            case MeetingMode.Offline(Venue place) -> message.setLocation(place(place));
            case MeetingMode.Event(Venue place) -> message.setLocation(place(place));
        }
        Cancellation why = date.cancellation();
        if (why != null) {
            message.setCancellation(cancelled(date, why));
        }
        UserId named = date.becauseOf();
        if (named != null && date.status() == DateStatus.NO_SHOW) {
            message.setMissedBy(named.toString());
        }
        return message.build();
    }

    private static DateCancellation cancelled(ScheduledDate date, Cancellation why) {
        UserId by = why.knownBy();
        UserId named = date.becauseOf();
        Instant at = why.knownAt(date.cancelledAt());
        var message = DateCancellation.newBuilder()
                .setUserId(by == null ? "" : by.toString())
                .setReason(why.reason().name().toLowerCase(Locale.ROOT))
                .setNote(why.note());
        if (named != null) {
            message.setBecauseOf(named.toString());
        }
        return at == null
                ? message.build()
                : message.setCancelledAt(ProtoTime.of(at)).build();
    }

    private static DateFeedback said(com.datifyy.domain.dates.DateFeedback feedback) {
        return DateFeedback.newBuilder()
                .setUserId(feedback.from().toString())
                .setRating(feedback.rating())
                .setText(feedback.text())
                .setCreatedAt(ProtoTime.of(feedback.at()))
                .build();
    }

    /// @param sent where the two meet in person, or null
    private static MeetingMode mode(String type, @Nullable OfflineLocation sent) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "", "online" -> new MeetingMode.Online();
            case "offline" -> new MeetingMode.Offline(venue(sent));
            case "event", "offline_event" -> new MeetingMode.Event(venue(sent));
            default -> throw new InvalidInput("date_type", "must be online, offline or event");
        };
    }

    private static Venue venue(@Nullable OfflineLocation sent) {
        if (sent == null) {
            throw new InvalidInput("location", "is required for a meeting in person");
        }
        boolean none = sent.getLatitude() == 0 && sent.getLongitude() == 0;
        return Renaming.of("offline_location", "location")
                .in(() -> new Venue(
                        sent.getPlaceName(),
                        sent.getAddress(),
                        sent.getCity(),
                        sent.getState(),
                        sent.getCountry(),
                        sent.getZipcode(),
                        none ? null : (Double) sent.getLatitude(),
                        none ? null : (Double) sent.getLongitude(),
                        "",
                        ""));
    }

    private static OfflineLocation place(Venue place) {
        var message = OfflineLocation.newBuilder()
                .setPlaceName(place.placeName())
                .setAddress(place.address())
                .setCity(place.city())
                .setState(place.state())
                .setCountry(place.country())
                .setZipcode(place.zipcode());
        if (place.latitude() != null && place.longitude() != null) {
            message.setLatitude(place.latitude()).setLongitude(place.longitude());
        }
        return message.build();
    }

    /// In a few words. How to reach them is nothing that dates need.
    private static UserSummary person(UserId id, DateCompany.@Nullable Member known) {
        ProfileSummary person = known == null ? new ProfileSummary("", 0, null, "", "") : known.told();
        Gender gender = person.gender();
        return UserSummary.newBuilder()
                .setUserId(id.toString())
                .setName(person.name())
                .setAge(person.age())
                .setGender(gender == null ? "" : gender.name())
                .setCity(person.city())
                .setOccupation(person.occupation())
                .setPhotoUrl(ProtoPhoto.pathOf(known == null ? null : known.photo()))
                .build();
    }
}
