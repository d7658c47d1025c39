package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.GetPastDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetUpcomingDatesResponse;
import com.datifyy.adapters.grpc.wire.user.v1.ScheduledDateDetail;
import com.datifyy.adapters.grpc.wire.user.v1.UserSummary;
import com.datifyy.application.dates.LoveZone.Other;
import com.datifyy.application.dates.LoveZone.Seen;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// People's own dates as messages.
final class LoveZoneMessages {
    private static final int USUAL_PAGE = 10;
    private static final int SHOWN_OF_BIO = 100;
    private static final ProtoEnum<Gender> GENDERS =
            new ProtoEnum<>(Gender.class, com.datifyy.adapters.grpc.wire.user.v1.Gender.getDescriptor());

    private LoveZoneMessages() {}

    static Numbered.Wanted wanted(int page, int size) {
        return Numbered.Wanted.of(page, size, USUAL_PAGE);
    }

    static GetUpcomingDatesResponse upcoming(Numbered<Seen> page) {
        return GetUpcomingDatesResponse.newBuilder()
                .addAllDates(dates(page))
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    static GetPastDatesResponse past(Numbered<Seen> page) {
        return GetPastDatesResponse.newBuilder()
                .addAllDates(dates(page))
                .setTotalCount(Math.toIntExact(page.total()))
                .setPage(page.page())
                .setPageSize(page.size())
                .setTotalPages(page.pages())
                .build();
    }

    private static List<ScheduledDateDetail> dates(Numbered<Seen> page) {
        return page.items().stream().map(LoveZoneMessages::date).toList();
    }

    private static ScheduledDateDetail date(Seen seen) {
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
        PublishedProfile profile = other.profile();
        var message = UserSummary.newBuilder().setId(other.id().value());
        if (profile == null) {
            return message.setName("Somebody").build();
        }
        var answers = profile.answers();
        String company = answers.get(Details.COMPANY, "");
        if (other.photo() != null) {
            message.setPhotoUrl("/api/v1/photos/" + other.photo().link());
        }
        return message.setName(profile.firstName())
                .setAge(profile.age())
                .setGenderValue(GENDERS.number(answers.get(Basics.GENDER)))
                .setLocation(answers.get(Details.HOMETOWN, ""))
                .setBio(shortened(answers.get(Details.BIO, "")))
                .setOccupation(company.isEmpty() ? answers.get(Details.JOB_TITLE, "") : company)
                .build();
    }

    private static String shortened(String bio) {
        return bio.codePointCount(0, bio.length()) <= SHOWN_OF_BIO
                ? bio
                : bio.substring(0, bio.offsetByCodePoints(0, SHOWN_OF_BIO)) + "...";
    }
}
