package com.datifyy.adapters.postgres.availability;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;

import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.MeetingMode.Event;
import com.datifyy.domain.availability.MeetingMode.Offline;
import com.datifyy.domain.availability.MeetingMode.Online;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.identity.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Rows of the table of free hours.
public final class SlotRows {
    private SlotRows() {}

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

    static Slot slot(Record row) {
        return new Slot(
                new SlotId(row.get(AVAILABILITY_SLOTS.ID)),
                new UserId(row.get(AVAILABILITY_SLOTS.USER_ID)),
                row.get(AVAILABILITY_SLOTS.STARTS_AT),
                mode(row),
                row.get(AVAILABILITY_SLOTS.NOTES),
                row.get(AVAILABILITY_SLOTS.CREATED_AT),
                row.get(AVAILABILITY_SLOTS.UPDATED_AT));
    }

    private static MeetingMode mode(Record row) {
        String mode = row.get(AVAILABILITY_SLOTS.MODE);
        return switch (mode) {
            case "ONLINE" -> new Online();
            case "OFFLINE" -> new Offline(venue(row));
            case "EVENT" -> new Event(venue(row));
            default -> throw new IllegalStateException("no such way to meet: " + mode);
        };
    }

    private static Venue venue(Record row) {
        return new Venue(
                row.get(AVAILABILITY_SLOTS.PLACE_NAME),
                row.get(AVAILABILITY_SLOTS.ADDRESS),
                row.get(AVAILABILITY_SLOTS.CITY),
                row.get(AVAILABILITY_SLOTS.STATE),
                row.get(AVAILABILITY_SLOTS.COUNTRY),
                row.get(AVAILABILITY_SLOTS.ZIPCODE),
                row.get(AVAILABILITY_SLOTS.LATITUDE),
                row.get(AVAILABILITY_SLOTS.LONGITUDE),
                row.get(AVAILABILITY_SLOTS.GOOGLE_PLACE_ID),
                row.get(AVAILABILITY_SLOTS.GOOGLE_MAPS_URL));
    }
}
