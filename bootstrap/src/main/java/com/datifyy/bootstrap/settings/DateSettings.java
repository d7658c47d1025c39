package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.security.RandomRooms;
import com.datifyy.application.dates.port.MeetingLinks;
import java.net.URI;
import java.util.Objects;

/// What is decided about dates.
///
/// @param rooms where people meet online
/// @param weekendNudges whether people are asked on Wednesdays for hours at the weekend
public record DateSettings(MeetingLinks rooms, boolean weekendNudges) {

    static DateSettings read(Reading reading, Mode mode) {
        return new DateSettings(rooms(reading), reading.flag(Variable.WEEKEND_NUDGES, mode != Mode.DEVELOPMENT));
    }

    private static MeetingLinks rooms(Reading reading) {
        try {
            return new RandomRooms(URI.create(Objects.requireNonNull(reading.text(Variable.MEETING_BASE_URL))));
        } catch (IllegalArgumentException unusable) {
            reading.problem(Variable.MEETING_BASE_URL, "must be an https address");
            return new RandomRooms(URI.create("https://meet.invalid/"));
        }
    }
}
