package com.datifyy.adapters.grpc.translation;

import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlot;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.OfflineLocation;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;

/// Free hours, as their owner sees them.
public final class ProtoSlot {
    private ProtoSlot() {}

    public static AvailabilitySlot slot(Slot slot) {
        var message = AvailabilitySlot.newBuilder()
                .setSlotId(slot.id().toString())
                .setUserId(slot.owner().toString())
                .setStartTime(slot.start().getEpochSecond())
                .setEndTime(slot.end().getEpochSecond())
                .setNotes(slot.notes())
                .setCreatedAt(ProtoTime.of(slot.createdAt()))
                .setUpdatedAt(ProtoTime.of(slot.updatedAt()));
        switch (slot.mode()) {
            case MeetingMode.Online() -> message.setDateType(DateType.DATE_TYPE_ONLINE);
            case MeetingMode.Offline(Venue venue) ->
                message.setDateType(DateType.DATE_TYPE_OFFLINE).setOfflineLocation(location(venue));
            case MeetingMode.Event(Venue venue) ->
                message.setDateType(DateType.DATE_TYPE_OFFLINE_EVENT).setOfflineLocation(location(venue));
        }
        return message.build();
    }

    private static OfflineLocation location(Venue venue) {
        var message = OfflineLocation.newBuilder()
                .setPlaceName(venue.placeName())
                .setAddress(venue.address())
                .setCity(venue.city())
                .setState(venue.state())
                .setCountry(venue.country())
                .setZipcode(venue.zipcode())
                .setGooglePlaceId(venue.googlePlaceId())
                .setGoogleMapsUrl(venue.googleMapsUrl());
        if (venue.latitude() != null && venue.longitude() != null) {
            message.setLatitude(venue.latitude()).setLongitude(venue.longitude());
        }
        return message.build();
    }
}
