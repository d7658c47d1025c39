package com.datifyy.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.dates.port.CalendarFiles.Entry;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.notification.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ICalendarTest {
    private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");
    private static final Email YOU = new Email("you@example.com");

    @Test
    void an_entry_has_everything_calendars_ask_for() {
        String file = new ICalendar()
                .of(new Entry(
                        "date-7",
                        2,
                        false,
                        AT,
                        AT.plusSeconds(3_600),
                        AT.minusSeconds(60),
                        YOU,
                        "Date",
                        "Park; A, B\\"));

        assertThat(file.split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Datifyy//Dates//EN",
                        "METHOD:REQUEST",
                        "BEGIN:VEVENT",
                        "UID:date-7@datifyy",
                        "SEQUENCE:2",
                        "DTSTAMP:20260304T115900Z",
                        "DTSTART:20260304T120000Z",
                        "DTEND:20260304T130000Z",
                        "STATUS:CONFIRMED",
                        "ORGANIZER;CN=Datifyy:mailto:dates@datifyy.invalid",
                        "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:you@example.com",
                        "SUMMARY:Date",
                        "CLASS:PRIVATE",
                        "LOCATION:Park\\; A\\, B\\\\",
                        "END:VEVENT",
                        "END:VCALENDAR");
        assertThat(file).endsWith("\r\n");
    }

    @Test
    void a_cancelled_date_is_taken_out() {
        assertThat(new ICalendar().of(new Entry("date-7", 3, true, AT, AT.plusSeconds(60), AT, null, "Date", "")))
                .contains(
                        "METHOD:CANCEL\r\n",
                        "STATUS:CANCELLED\r\n",
                        "UID:date-7@datifyy\r\n",
                        "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:invalid:nomail\r\n")
                .doesNotContain("LOCATION");
    }

    @Test
    void nothing_in_a_text_becomes_a_line_of_its_own_and_long_lines_are_folded() {
        String file = new ICalendar()
                .of(new Entry(
                        "date-7", 0, false, AT, AT.plusSeconds(60), AT, YOU, "ü".repeat(100) + "\r\nATTACH:x", ""));

        assertThat(file.lines()).noneMatch(line -> line.startsWith("ATTACH"));
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("ü".repeat(100) + "\\nATTACH:x");
    }

    @Test
    void d16_the_entry_that_goes_with_a_mail_tells_when_and_nothing_else() {
        assertThat(Letters.entryOf(SampleNotices.date("Maya", Notice.DateEvent.ARRANGED), AT))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.summary()).isEqualTo("Date");
                    assertThat(entry.place()).isEmpty();
                    assertThat(entry.writtenAt()).isEqualTo(AT);
                    assertThat(entry.cancelled()).isFalse();
                });
        for (Notice.DateEvent gone :
                List.of(Notice.DateEvent.CANCELLED, Notice.DateEvent.HANDED_OVER, Notice.DateEvent.CANCELLED_OUTSIDE)) {
            assertThat(Letters.entryOf(SampleNotices.date("Maya", gone), AT))
                    .hasValueSatisfying(entry -> assertThat(entry.cancelled()).isTrue());
        }
        assertThat(Letters.entryOf(SampleNotices.date("Maya", Notice.DateEvent.REMINDER), AT))
                .isEmpty();
    }
}
