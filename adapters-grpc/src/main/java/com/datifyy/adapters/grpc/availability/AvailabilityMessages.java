package com.datifyy.adapters.grpc.availability;

import com.datifyy.adapters.grpc.translation.ProtoSlot;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.OfflineLocation;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationResponse;
import com.datifyy.application.availability.AvailabilityPlanning.Submission;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of `AvailabilityService` as domain values, and back.
final class AvailabilityMessages {
    private AvailabilityMessages() {}

    /// @throws InvalidInput when it is not an hour, or lacks its place
    static Slot.Offer offer(AvailabilitySlotInput sent) {
        return new Slot.Offer(
                time("start_time", sent.getStartTime()),
                time("end_time", sent.getEndTime()),
                mode(sent),
                sent.getNotes());
    }

    /// What a slot becomes. Without a kind it keeps the one it has, and without a place that, too.
    ///
    /// @throws InvalidInput when it is not an hour, or a new kind lacks its place
    static Slot.Offer change(AvailabilitySlotInput sent, Slot present) {
        return new Slot.Offer(
                time("start_time", sent.getStartTime()),
                time("end_time", sent.getEndTime()),
                mode(sent, present.mode()),
                sent.getNotes());
    }

    private static Instant time(String field, long seconds) {
        if (seconds == 0) {
            throw new InvalidInput(field, "is required");
        }
        return ProtoTime.fromSeconds(field, seconds);
    }

    private static MeetingMode mode(AvailabilitySlotInput sent, MeetingMode present) {
        if (sent.getDateType() != DateType.DATE_TYPE_UNSPECIFIED) {
            return mode(sent);
        }
        return sent.hasOfflineLocation() ? present.at(venue(sent)) : present;
    }

    /// Without a kind it is online, unless there is a place.
    private static MeetingMode mode(AvailabilitySlotInput sent) {
        return switch (sent.getDateType()) {
            case DATE_TYPE_ONLINE -> new MeetingMode.Online();
            case DATE_TYPE_OFFLINE -> new MeetingMode.Offline(venue(sent));
            case DATE_TYPE_OFFLINE_EVENT -> new MeetingMode.Event(venue(sent));
            case DATE_TYPE_UNSPECIFIED ->
                sent.hasOfflineLocation() ? new MeetingMode.Offline(venue(sent)) : new MeetingMode.Online();
            case UNRECOGNIZED ->
                throw new InvalidInput("date_type", sent.getDateTypeValue() + " is not a value of DateType");
        };
    }

    private static Venue venue(AvailabilitySlotInput sent) {
        if (!sent.hasOfflineLocation()) {
            throw new InvalidInput("offline_location", "is required for a meeting in person");
        }
        OfflineLocation place = sent.getOfflineLocation();
        boolean located = place.getLatitude() != 0 || place.getLongitude() != 0;
        return new Venue(
                place.getPlaceName(),
                place.getAddress(),
                place.getCity(),
                place.getState(),
                place.getCountry(),
                place.getZipcode(),
                located ? place.getLatitude() : null,
                located ? place.getLongitude() : null,
                place.getGooglePlaceId(),
                place.getGoogleMapsUrl());
    }

    /// Zero leaves a side of a period open.
    static @Nullable Instant bound(String field, long seconds) {
        return seconds == 0 ? null : ProtoTime.fromSeconds(field, seconds);
    }

    static SubmitAvailabilityResponse submitted(Submission submission) {
        return SubmitAvailabilityResponse.newBuilder()
                .addAllCreatedSlots(
                        submission.created().stream().map(ProtoSlot::slot).toList())
                .setCreatedCount(submission.created().size())
                .putAllValidationErrors(submission.refused())
                .setMessage(submission.summary())
                .build();
    }

    /// One page of the slots; all of them when no page size is given.
    ///
    /// @throws InvalidInput when the page is not one
    static GetAvailabilityResponse page(List<Slot> slots, PaginationRequest wanted) {
        if (!wanted.getCursor().isEmpty()) {
            throw new InvalidInput("pagination.cursor", "is not used here: ask for a page");
        }
        int size = wanted.getPageSize() == 0 ? Math.max(1, slots.size()) : wanted.getPageSize();
        if (wanted.getPageSize() < 0 || wanted.getPageSize() > PageRequest.LARGEST) {
            throw new InvalidInput("pagination.page_size", "must be from 1 to " + PageRequest.LARGEST);
        }
        int page = wanted.getPage() == 0 ? 1 : wanted.getPage();
        if (page < 0) {
            throw new InvalidInput("pagination.page", "must be at least 1");
        }
        long skipped = (page - 1L) * size;
        int pages = Math.ceilDiv(slots.size(), size);
        return GetAvailabilityResponse.newBuilder()
                .addAllSlots(slots.stream()
                        .skip(skipped)
                        .limit(size)
                        .map(ProtoSlot::slot)
                        .toList())
                .setPagination(PaginationResponse.newBuilder()
                        .setPage(page)
                        .setPageSize(size)
                        .setTotalCount(slots.size())
                        .setTotalPages(pages)
                        .setHasMore(page < pages))
                .build();
    }
}
