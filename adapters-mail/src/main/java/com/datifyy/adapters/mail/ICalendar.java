package com.datifyy.adapters.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.application.dates.port.CalendarFiles;
import com.datifyy.domain.identity.Email;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Entries of calendars as RFC 5545 has them. All times are UTC, so no zones have to be described.
public final class ICalendar implements CalendarFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75; // bytes

    /// Where calendars would send their answers. None is asked for: whoever does not come says so in the app.
    private static final String NOBODY_READS = "mailto:dates@datifyy.invalid";

    @Override
    public String of(Entry entry) {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Datifyy//Dates//EN",
                "METHOD:" + methodOf(entry),
                "BEGIN:VEVENT",
                "UID:" + entry.name() + "@datifyy",
                "SEQUENCE:" + entry.sequence(),
                "DTSTAMP:" + at(entry.writtenAt()),
                "DTSTART:" + at(entry.start()),
                "DTEND:" + at(entry.end()),
                "STATUS:" + (entry.cancelled() ? "CANCELLED" : "CONFIRMED"),
                "ORGANIZER;CN=Datifyy:" + NOBODY_READS,
                "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:" + addressOf(entry),
                "SUMMARY:" + escaped(entry.summary()),
                "CLASS:PRIVATE"));
        if (!entry.place().isEmpty()) {
            lines.add("LOCATION:" + escaped(entry.place()));
        }
        lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
        var file = new StringBuilder();
        lines.forEach(line -> file.append(folded(line)).append("\r\n"));
        return file.toString();
    }

    static String methodOf(Entry entry) {
        return entry.cancelled() ? "CANCEL" : "REQUEST";
    }

    /// Calendars expect an attendee of what is asked of somebody (RFC 5546), if only one who cannot be reached.
    private static String addressOf(Entry entry) {
        Email attendee = entry.attendee();
        return attendee == null
                ? "invalid:nomail"
                : "mailto:" + attendee.value().replace("%", "%25");
    }

    private static String at(Instant instant) {
        return TIME.format(instant);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r", "")
                .replace("\n", "\\n");
    }

    /// Lines that are too long go on after a line end and a space; no character is cut.
    private static String folded(String line) {
        var folded = new StringBuilder();
        int length = 0;
        for (int c : line.codePoints().toArray()) {
            String character = Character.toString(c);
            int bytes = character.getBytes(UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                folded.append("\r\n ");
                length = 1;
            }
            folded.append(character);
            length += bytes;
        }
        return folded.toString();
    }
}
