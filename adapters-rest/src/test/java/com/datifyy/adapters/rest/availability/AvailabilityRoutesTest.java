package com.datifyy.adapters.rest.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.shared.TestClock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityRoutesTest {
    private static final String PATH = "/api/v1/availability";

    /// Two days from now, in Unix seconds.
    private static final long SOON = TestClock.START.plus(Duration.ofDays(2)).getEpochSecond();

    private static final String VENUE = """
            {"placeName": "Blue Tokai", "address": "12 MG Road", "city": "Pune", "state": "MH", "country": "India", "zipcode": "411001",
             "latitude": 18.52, "longitude": 73.85, "googlePlaceId": "abc", "googleMapsUrl": "https://maps.example.org/abc"}""";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void each_offered_slot_gets_its_own_result() {
        Answer answer = maya.post(PATH, """
                {"slots": [{"startTime": %d, "endTime": %d, "dateType": "DATE_TYPE_ONLINE", "notes": "Evening"},
                           {"startTime": %d, "endTime": %d, "dateType": "online"},
                           {"start_time": %d, "end_time": %d, "date_type": "offline_event", "offline_location": %s},
                           {"startTime": %d, "endTime": %d, "dateType": "OFFLINE"},
                           {"startTime": 1, "endTime": 3601},
                           {"startTime": "tomorrow"}, 7]}""".formatted(
                SOON, SOON + 3600, SOON, SOON + 3600, SOON + 7200, SOON + 10800, VENUE, SOON + 14400, SOON + 18000));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Golden.assertMatches("slots-created", answer.body());
        Golden.assertMatches("slots-listed", maya.get(PATH).body());
    }

    @Test
    void when_all_is_well_the_errors_are_an_empty_object() {
        assertThat(offer(SOON).at("/validationErrors").isObject()).isTrue();
        assertThat(offer(SOON + 7200).at("/validationErrors")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from_time=%d&to_time=%d", "fromTime=%d&toTime=%d"})
    void the_list_can_be_narrowed_in_either_style(String query) {
        offer(SOON + 7200);
        offer(SOON);
        offer(SOON + 14400);

        Answer answer = maya.get(PATH + "?" + query.formatted(SOON + 3600, SOON + 14400));

        assertThat(answer.at("/totalCount").intValue()).isEqualTo(2);
        assertThat(answer.at("/pagination/totalCount").intValue()).isEqualTo(2);
        assertThat(answer.at("/slots/0/startTime").longValue()).isEqualTo(SOON + 7200);
        assertThat(maya.get(PATH + "?from_time=0&to_time=0").at("/slots")).hasSize(3);
        assertThat(maya.get(PATH + "?from_time=yesterday").text("/errors/0/field"))
                .isEqualTo("from_time");
    }

    @Test
    void what_is_over_is_listed_where_zero_leaves_the_beginning_open() {
        offer(SOON);
        service.application.clock.advance(Duration.ofDays(5));
        RestService.Member later = service.signIn(maya, "telephone");

        assertThat(later.get(PATH).at("/slots").isArray()).isTrue();
        assertThat(later.get(PATH).at("/slots")).isEmpty();
        assertThat(later.get(PATH + "?to_time=0").at("/slots")).isEmpty();
        assertThat(later.get(PATH + "?from_time=0").at("/slots")).hasSize(1);
        assertThat(later.get(PATH + "?fromTime=0&toTime=0").at("/slots")).hasSize(1);
    }

    @Test
    void a_longer_stretch_is_split_into_hours() {
        Answer answer = maya.post(PATH, """
                {"startTime": "2026-03-05T18:00:00Z", "endTime": "2026-03-05T21:00:00Z", "location": "Koregaon Park", "notes": "Dinner"}""");

        assertThat(answer.at("/createdCount").intValue()).isEqualTo(3);
        assertThat(answer.text("/createdSlots/2/notes")).isEqualTo("Dinner\nKoregaon Park");
        assertThat(answer.text("/createdSlots/0/dateType")).isEqualTo("DATE_TYPE_ONLINE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"event\"", "\"offline_event\"", "\"DATE_TYPE_OFFLINE_EVENT\"", "3", "3.0"})
    void an_event_is_known_by_both_its_words_and_by_its_number(String type) {
        Answer answer = maya.post(
                PATH,
                "{\"slots\": [{\"startTime\": %d.0, \"endTime\": %d, \"dateType\": %s, \"offlineLocation\": %s}]}"
                        .formatted(SOON, SOON + 3600, type, VENUE));

        assertThat(answer.text("/createdSlots/0/dateType")).as(answer.text()).isEqualTo("DATE_TYPE_OFFLINE_EVENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "0", "\"DATE_TYPE_UNSPECIFIED\""})
    void without_a_kind_a_slot_is_online_unless_it_has_a_place(String type) {
        String slot = "{\"startTime\": %d, \"endTime\": %d, \"dateType\": %s, \"offlineLocation\": %s}";

        Answer answer = maya.post(
                PATH,
                "{\"slots\": [%s, %s]}"
                        .formatted(
                                slot.formatted(SOON, SOON + 3600, type, "null"),
                                slot.formatted(SOON + 3600, SOON + 7200, type, VENUE)));

        assertThat(answer.text("/createdSlots/0/dateType")).as(answer.text()).isEqualTo("DATE_TYPE_ONLINE");
        assertThat(answer.text("/createdSlots/1/dateType")).isEqualTo("DATE_TYPE_OFFLINE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"startTime\": \"2026-03-05T18:00:00Z\", \"endTime\": \"2026-03-05T18:30:00Z\"}; end_time",
                "{\"startTime\": \"2026-03-05T18:00:00Z\", \"endTime\": \"2026-03-05T20:30:00Z\"}; end_time",
                "{\"startTime\": \"2026-03-05T18:00:00Z\", \"endTime\": \"2026-03-06T18:00:00Z\"}; end_time",
                "{\"startTime\": \"2026-03-05T18:00:00Z\"}; end_time",
                "{\"startTime\": \"noon\", \"endTime\": 5}; start_time",
                "{\"slots\": []}; slots",
                "{\"slots\": {}}; slots",
                "{}; slots"
            })
    void an_offer_that_makes_no_sense_is_refused(String body, String field) {
        Answer answer = maya.post(PATH, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void f7_one_request_offers_at_most_200_slots() {
        String slots = IntStream.range(0, 201)
                .mapToObj(i ->
                        "{\"startTime\": %d, \"endTime\": %d}".formatted(SOON + i * 3600L, SOON + i * 3600L + 3600))
                .collect(Collectors.joining(","));

        assertThat(maya.post(PATH, "{\"slots\": [" + slots + "]}").text("/errors/0/field"))
                .isEqualTo("slots");
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH + "?slot_id=", PATH + "?slotId=", PATH + "/"})
    void a_slot_is_deleted_in_each_way(String path) {
        String id = offer(SOON).text("/createdSlots/0/slotId");

        Answer answer = maya.delete(path + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/success").booleanValue()).isTrue();
        assertThat(maya.delete(path + id).status()).isEqualTo(404);
        assertThat(maya.get(PATH).at("/slots")).isEmpty();
    }

    @Test
    void deleting_needs_to_know_what() {
        assertThat(maya.delete(PATH).text("/errors/0/field")).isEqualTo("slot_id");
        assertThat(maya.delete(PATH + "/not-an-id").status()).isEqualTo(404);
    }

    @Test
    void a_slot_can_be_moved_and_keeps_what_is_not_given() {
        String id = maya.post(PATH, """
                        {"slots": [{"startTime": %d, "endTime": %d, "dateType": "DATE_TYPE_OFFLINE", "notes": "Coffee", "offlineLocation": %s}]}""".formatted(SOON, SOON + 3600, VENUE)).text("/createdSlots/0/slotId");

        Answer moved = maya.put(PATH + "/" + id, """
                {"startTime": "2026-03-06T10:00:00+05:30", "endTime": "2026-03-06T11:00:00+05:30"}""");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        Golden.assertMatches("slot-moved", moved.body());
        Answer online = maya.put(PATH + "/" + id, """
                {"startTime": %d, "endTime": %d, "dateType": 1, "notes": ""}""".formatted(SOON, SOON + 3600));
        assertThat(online.text("/dateType")).isEqualTo("DATE_TYPE_ONLINE");
        assertThat(online.text("/notes")).isEmpty();
        assertThat(online.at("/offlineLocation").isMissingNode()).isTrue();
    }

    @Test
    void a_new_place_leaves_the_kind_unless_a_kind_is_given() {
        String id = maya.post(PATH, """
                        {"slots": [{"startTime": %d, "endTime": %d, "dateType": "offline_event", "offlineLocation": %s}]}""".formatted(SOON, SOON + 3600, VENUE)).text("/createdSlots/0/slotId");
        String elsewhere = """
                {"startTime": %d, "endTime": %d, "offlineLocation": {"placeName": "Town Hall", "address": "2 Example Road", "city": "Pune", "state": "Maharashtra", "country": "India", "zipcode": "411001"}%s}""";

        Answer event = maya.put(PATH + "/" + id, elsewhere.formatted(SOON, SOON + 3600, ""));
        assertThat(event.text("/dateType")).as(event.text()).isEqualTo("DATE_TYPE_OFFLINE_EVENT");
        assertThat(event.text("/offlineLocation/placeName")).isEqualTo("Town Hall");

        Answer offline = maya.put(PATH + "/" + id, elsewhere.formatted(SOON, SOON + 3600, ", \"dateType\": 2"));
        assertThat(offline.text("/dateType")).isEqualTo("DATE_TYPE_OFFLINE");

        Answer online = maya.put(PATH + "/" + id, """
                {"startTime": %d, "endTime": %d, "dateType": 1}""".formatted(SOON, SOON + 3600));
        assertThat(online.text("/dateType")).isEqualTo("DATE_TYPE_ONLINE");
        assertThat(maya.put(PATH + "/" + id, elsewhere.formatted(SOON, SOON + 3600, ""))
                        .text("/dateType"))
                .as("online there is no place")
                .isEqualTo("DATE_TYPE_OFFLINE");
    }

    @Test
    void a_slot_cannot_be_moved_onto_another_one_or_into_the_past() {
        String id = offer(SOON).text("/createdSlots/0/slotId");
        offer(SOON + 7200);

        assertThat(maya.put(PATH + "/" + id, times(SOON + 7200)).status()).isEqualTo(409);
        assertThat(maya.put(PATH + "/" + id, times(1_000_000)).text("/errors/0/field"))
                .isEqualTo("start_time");
        assertThat(maya.put(PATH + "/" + id, "{}").text("/errors/0/field")).isEqualTo("start_time");
        assertThat(maya.put(PATH + "/" + id, """
                        {"startTime": %d, "endTime": %d, "dateType": "offline"}""".formatted(SOON, SOON + 3600)).text("/errors/0/field"))
                .isEqualTo("offline_location");
    }

    @Test
    void c4_a_slot_of_somebody_else_answers_like_a_missing_one() {
        RestService.Member ravi = service.join("Ravi");
        String foreign = offer(SOON).text("/createdSlots/0/slotId");
        String missing = "00000000-0000-0000-0000-00000000ffff";
        String change = times(SOON + 7200);

        assertThat(ravi.put(PATH + "/" + foreign, change, "X-Request-Id", "same")
                        .text())
                .isEqualTo(ravi.put(PATH + "/" + missing, change, "X-Request-Id", "same")
                        .text());
        assertThat(ravi.put(PATH + "/" + foreign, change).status()).isEqualTo(404);
        assertThat(ravi.delete(PATH + "/" + foreign).status()).isEqualTo(404);
        assertThat(ravi.delete(PATH + "?slotId=" + foreign).status()).isEqualTo(404);
        assertThat(ravi.get(PATH).at("/slots")).isEmpty();
        assertThat(maya.get(PATH).at("/slots/0/startTime").longValue()).isEqualTo(SOON);
    }

    private Answer offer(long start) {
        Answer answer =
                maya.post(PATH, "{\"slots\": [{\"startTime\": %d, \"endTime\": %d}]}".formatted(start, start + 3600));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String times(long start) {
        return "{\"startTime\": %d, \"endTime\": %d}".formatted(start, start + 3600);
    }

    @Test
    void f4_an_offer_sent_again_under_its_key_is_answered_again_and_not_made_again() {
        String offer = "{\"startTime\": %d, \"endTime\": %d}".formatted(SOON, SOON + 3600);
        Answer first = maya.post(PATH, offer, "Idempotency-Key", "offer-1");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();

        Answer again = maya.post(PATH, offer, "Idempotency-Key", "offer-1");

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(maya.get(PATH).at("/totalCount").intValue()).isEqualTo(1);
        assertThat(maya.post(PATH, offer).at("/createdCount").intValue()).isZero();
    }

    @Test
    void f4_a_key_names_one_request_of_one_person() {
        String offer = "{\"startTime\": %d, \"endTime\": %d}".formatted(SOON, SOON + 3600);
        String other = "{\"startTime\": %d, \"endTime\": %d}".formatted(SOON + 7200, SOON + 10800);
        maya.post(PATH, offer, "Idempotency-Key", "offer-1");

        Answer reused = maya.post(PATH, other, "Idempotency-Key", "offer-1");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.text("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(maya.post(PATH, other, "Idempotency-Key", "not a key").status())
                .isEqualTo(400);
        assertThat(service.join("Ravi")
                        .post(PATH, other, "Idempotency-Key", "offer-1")
                        .at("/createdCount")
                        .intValue())
                .isEqualTo(1);
    }
}
