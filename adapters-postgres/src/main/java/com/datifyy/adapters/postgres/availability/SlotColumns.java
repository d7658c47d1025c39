package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;

import com.datifyy.domain.availability.MeetingMode.Event;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// A free hour as columns of its table.
public final class SlotColumns {
    private SlotColumns() {}

    /// Every column with what stands in it, in a fixed order.
    public static Map<Field<?>, @Nullable Object> row(Slot slot) {
        Venue venue = switch (slot.mode()) {
            case Online _ -> null;
            case Offline(Venue place) -> place;
            case Event(Venue place) -> place;
        };
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(AVAILABILITY_SLOTS.ID, slot.id().value());
        row.put(AVAILABILITY_SLOTS.USER_ID, slot.owner().value());
        row.put(AVAILABILITY_SLOTS.STARTS_AT, slot.start());
        row.put(AVAILABILITY_SLOTS.ENDS_AT, slot.end());
        row.put(
                AVAILABILITY_SLOTS.MODE,
                switch (slot.mode()) {
                    case Online _ -> "ONLINE";
                    case Offline _ -> "OFFLINE";
                    case Event _ -> "EVENT";
                });
        row.put(AVAILABILITY_SLOTS.PLACE_NAME, venue == null ? null : venue.placeName());
        row.put(AVAILABILITY_SLOTS.ADDRESS, venue == null ? null : venue.address());
        row.put(AVAILABILITY_SLOTS.CITY, venue == null ? null : venue.city());
        row.put(AVAILABILITY_SLOTS.STATE, venue == null ? null : venue.state());
        row.put(AVAILABILITY_SLOTS.COUNTRY, venue == null ? null : venue.country());
        row.put(AVAILABILITY_SLOTS.ZIPCODE, venue == null ? null : venue.zipcode());
        row.put(AVAILABILITY_SLOTS.LATITUDE, venue == null ? null : venue.latitude());
        row.put(AVAILABILITY_SLOTS.LONGITUDE, venue == null ? null : venue.longitude());
        row.put(AVAILABILITY_SLOTS.GOOGLE_PLACE_ID, venue == null ? null : venue.googlePlaceId());
        row.put(AVAILABILITY_SLOTS.GOOGLE_MAPS_URL, venue == null ? null : venue.googleMapsUrl());
        row.put(AVAILABILITY_SLOTS.NOTES, slot.notes());
        row.put(AVAILABILITY_SLOTS.CREATED_AT, slot.createdAt());
        row.put(AVAILABILITY_SLOTS.UPDATED_AT, slot.updatedAt());
        return row;
    }
}
