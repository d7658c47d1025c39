package com.datifyy.domain.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {
    private static final MeetingMode ONLINE = new MeetingMode.Online();
    private static final Instant TOMORROW = People.NOON.plus(Duration.ofHours(24));

    @Test
    void a_slot_lasts_exactly_one_hour() {
        assertThat(slotAt(TOMORROW).end()).isEqualTo(TOMORROW.plusSeconds(3_600));
        assertThatThrownBy(() -> new Slot.Offer(TOMORROW, TOMORROW.plusSeconds(3_599), ONLINE, ""))
                .hasMessage("end_time must be exactly 1 hour after start_time");
        assertThatThrownBy(() -> new Slot.Offer(TOMORROW, TOMORROW, ONLINE, ""))
                .hasMessage("end_time must be after start_time");
    }

    @Test
    void a_slot_is_given_at_least_24_hours_and_at_most_366_days_ahead() {
        assertThat(slotAt(TOMORROW).start()).isEqualTo(TOMORROW);
        assertThatThrownBy(() -> slotAt(TOMORROW.minusMillis(1)))
                .hasMessage("start_time must be at least 24 hours in the future");
        assertThatThrownBy(() -> slotAt(People.NOON.plus(Duration.ofDays(366)).plusMillis(1)))
                .hasMessage("start_time must be at most 366 days in the future");
    }

    @ParameterizedTest
    @CsvSource({"-3600,false", "-3599,true", "0,true", "3599,true", "3600,false"})
    void hours_that_touch_do_not_overlap(int secondsLater, boolean overlaps) {
        Slot slot = slotAt(TOMORROW.plusSeconds(7_200));
        Slot other = slotAt(TOMORROW.plusSeconds(7_200 + secondsLater));

        assertThat(slot.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(slot)).isEqualTo(overlaps);
    }

    @Test
    void a_changed_slot_stays_the_same_slot() {
        Slot slot = slotAt(TOMORROW);
        Slot moved = slot.changedTo(offerAt(TOMORROW.plusSeconds(3_600)), People.NOON.plusSeconds(5));

        assertThat(moved.id()).isEqualTo(slot.id());
        assertThat(moved.createdAt()).isEqualTo(slot.createdAt());
        assertThat(moved.updatedAt()).isEqualTo(People.NOON.plusSeconds(5));
    }

    @Test
    void a_place_to_meet_at_is_fully_described() {
        assertThatThrownBy(() -> venue("", null, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("offline_location.place_name is required");
        assertThatThrownBy(() -> venue("Cafe", 12.9, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> venue("Cafe", 91.0, 0.0)).isInstanceOf(InvalidInput.class);
        assertThat(venue("Cafe", 12.9, 77.6).city()).isEqualTo("Pune");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not-an-id", "00000000-0000-4000-8000-00000000000g", "1-1-1-1-1"})
    void an_id_that_is_none_names_no_slot(String text) {
        assertThatThrownBy(() -> SlotId.parse(text)).isInstanceOf(NotFound.class);
    }

    private static Venue venue(String name, Double latitude, Double longitude) {
        return new Venue(name, "1 Road", "Pune", "MH", "India", "411001", latitude, longitude, "", "");
    }

    private static Slot slotAt(Instant start) {
        return Slot.offered(new SlotId(new UUID(0, 1)), new UserId(1), offerAt(start), People.NOON);
    }

    private static Slot.Offer offerAt(Instant start) {
        return new Slot.Offer(start, start.plusSeconds(3_600), ONLINE, "");
    }
}
