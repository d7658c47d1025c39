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
import org.jooq.Record;

/// Rows of the table of free hours.
final class SlotRows {
    private SlotRows() {}

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
