package com.datifyy.application.dates.port;

import com.datifyy.domain.identity.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Puts a date into the form that calendars read (iCalendar, RFC 5545).
public interface CalendarFiles {
    /// One entry of somebody's calendar.
    ///
    /// @param name always the same for one date, and different for different ones
    /// @param sequence grows with every change
    /// @param cancelled whether the entry is to be taken out
    /// @param writtenAt when the file is made
    /// @param attendee whose calendar it is, or null when they have no address
    /// @param summary what the calendar shows
    /// @param place an address on earth or on the web; may be empty
    record Entry(
            String name,
            int sequence,
            boolean cancelled,
            Instant start,
            Instant end,
            Instant writtenAt,
            @Nullable Email attendee,
            String summary,
            String place) {}

    /// The file of one entry.
    String of(Entry entry);
}
