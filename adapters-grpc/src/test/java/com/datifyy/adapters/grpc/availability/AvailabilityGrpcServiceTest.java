package com.datifyy.adapters.grpc.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.Member;
import com.datifyy.adapters.grpc.Refused;
import com.datifyy.adapters.grpc.Service;
import com.datifyy.adapters.grpc.call.RepeatLabel;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlot;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.OfflineLocation;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityResponse;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.common.v1.PaginationRequest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityGrpcServiceTest {
    private static final OfflineLocation CAFE = OfflineLocation.newBuilder()
            .setPlaceName("Blue Door")
            .setAddress("1 River Road")
            .setCity("Pune")
            .setState("MH")
            .setCountry("India")
            .setZipcode("411001")
            .setLatitude(18.52)
            .setLongitude(73.86)
            .setGooglePlaceId("p-1")
            .setGoogleMapsUrl("https://maps.example.org/p-1")
            .build();

    @AutoClose("stop")
    private final Service service = new Service();

    private final Member asha = service.join("Asha Rao");

    @Test
    void offered_slots_are_kept_and_listed_by_time() {
        var submitted = submit(at(50), at(30));

        assertThat(submitted.getCreatedCount()).isEqualTo(2);
        assertThat(submitted.getValidationErrorsMap()).isEmpty();
        assertThat(list().getSlotsList())
                .extracting(AvailabilitySlot::getStartTime)
                .containsExactly(hoursAhead(30), hoursAhead(50));
    }

    @Test
    void f7_one_request_offers_at_most_200_slots() {
        var slots = IntStream.range(0, 201).mapToObj(i -> at(30 + i)).toArray(AvailabilitySlotInput[]::new);

        assertThat(Refused.by(() -> submit(slots)).field()).isEqualTo("slots");
        assertThat(list().getSlotsList()).isEmpty();
    }

    @Test
    void a_slot_comes_back_as_it_was_offered() {
        submit(at(30).toBuilder()
                .setDateType(DateType.DATE_TYPE_OFFLINE_EVENT)
                .setOfflineLocation(CAFE)
                .setNotes("by the window")
                .build());

        AvailabilitySlot slot = list().getSlots(0);

        assertThat(slot.getUserId()).isEqualTo(asha.id());
        assertThat(slot.getEndTime() - slot.getStartTime()).isEqualTo(3600);
        assertThat(slot.getDateType()).isEqualTo(DateType.DATE_TYPE_OFFLINE_EVENT);
        assertThat(slot.getOfflineLocation()).isEqualTo(CAFE);
        assertThat(slot.getNotes()).isEqualTo("by the window");
        assertThat(slot.getCreatedAt().getSeconds())
                .isEqualTo(service.clock().instant().getEpochSecond());
    }

    @Test
    void each_slot_of_a_batch_stands_for_itself() {
        var tooSoon = at(23);
        var tooLong = at(40).toBuilder().setEndTime(hoursAhead(42)).build();
        var nowhere = at(50).toBuilder().setDateType(DateType.DATE_TYPE_OFFLINE).build();
        var timeless = at(60).toBuilder().clearStartTime().build();
        var unknownKind = at(70).toBuilder().setDateTypeValue(9).build();
        var overlapping = at(30).toBuilder()
                .setStartTime(hoursAhead(30) + 1800)
                .setEndTime(hoursAhead(31) + 1800)
                .build();
        var endless = at(80).toBuilder().setStartTime(Long.MAX_VALUE).build();

        var submitted = submit(at(30), tooSoon, tooLong, nowhere, timeless, unknownKind, overlapping, endless);

        assertThat(submitted.getCreatedCount()).isEqualTo(1);
        assertThat(submitted.getValidationErrorsMap()).containsOnlyKeys(1, 2, 3, 4, 5, 6, 7);
        assertThat(submitted.getValidationErrorsMap())
                .containsEntry(3, "offline_location is required for a meeting in person")
                .containsEntry(4, "start_time is required");
        assertThat(submitted.getMessage()).isEqualTo("Successfully created 1 out of 8 slots, 7 failed");
    }

    @Test
    void without_a_kind_a_slot_is_online_unless_it_has_a_place() {
        submit(
                at(30).toBuilder().clearDateType().build(),
                at(40).toBuilder().clearDateType().setOfflineLocation(CAFE).build());

        assertThat(list().getSlotsList())
                .extracting(AvailabilitySlot::getDateType)
                .containsExactly(DateType.DATE_TYPE_ONLINE, DateType.DATE_TYPE_OFFLINE);
    }

    @Test
    void an_empty_batch_is_bad_input() {
        assertThat(Refused.by(() -> submit()).field()).isEqualTo("slots");
    }

    @Test
    void a_period_narrows_the_list() {
        submit(at(30), at(40), at(50));

        var some = asha.availability()
                .getAvailability(GetAvailabilityRequest.newBuilder()
                        .setFromTime(hoursAhead(31))
                        .setToTime(hoursAhead(40))
                        .build());

        assertThat(some.getSlotsList())
                .extracting(AvailabilitySlot::getStartTime)
                .containsExactly(hoursAhead(40));
    }

    @Test
    void pages_are_cut_from_the_list() {
        submit(IntStream.range(0, 5).mapToObj(i -> at(30 + i)).toArray(AvailabilitySlotInput[]::new));

        var second = page(2, 2);
        var last = page(3, 2);

        assertThat(second.getSlotsList())
                .extracting(AvailabilitySlot::getStartTime)
                .containsExactly(hoursAhead(32), hoursAhead(33));
        assertThat(second.getPagination().getHasMore()).isTrue();
        assertThat(last.getSlotsList()).hasSize(1);
        assertThat(last.getPagination().getHasMore()).isFalse();
        assertThat(last.getPagination().getTotalCount()).isEqualTo(5);
        assertThat(last.getPagination().getTotalPages()).isEqualTo(3);
        assertThat(page(Integer.MAX_VALUE, 100).getSlotsList()).isEmpty();
    }

    @Test
    void a_page_that_is_not_one_is_bad_input() {
        assertThat(Refused.by(() -> page(1, 101)).field()).isEqualTo("pagination.page_size");
        assertThat(Refused.by(() -> page(1, -1)).field()).isEqualTo("pagination.page_size");
        assertThat(Refused.by(() -> page(-1, 10)).field()).isEqualTo("pagination.page");
    }

    @Test
    void a_slot_can_be_moved() {
        String id = submit(at(30)).getCreatedSlots(0).getSlotId();

        var changed = change(asha, id, at(60).toBuilder().setNotes("later").build());

        assertThat(changed.getStartTime()).isEqualTo(hoursAhead(60));
        assertThat(list().getSlotsList()).containsExactly(changed);
    }

    @Test
    void a_new_place_leaves_the_kind_unless_a_kind_is_given() {
        var hall = CAFE.toBuilder().setPlaceName("Town Hall").build();
        var event = at(30).toBuilder()
                .setDateType(DateType.DATE_TYPE_OFFLINE_EVENT)
                .setOfflineLocation(CAFE)
                .build();
        String id = submit(event).getCreatedSlots(0).getSlotId();
        var unspecified =
                at(30).toBuilder().setDateType(DateType.DATE_TYPE_UNSPECIFIED).build();

        var elsewhere = change(
                asha, id, unspecified.toBuilder().setOfflineLocation(hall).build());
        assertThat(elsewhere.getDateType()).isEqualTo(DateType.DATE_TYPE_OFFLINE_EVENT);
        assertThat(elsewhere.getOfflineLocation().getPlaceName()).isEqualTo("Town Hall");
        assertThat(change(asha, id, unspecified).getOfflineLocation()).isEqualTo(elsewhere.getOfflineLocation());

        var online = change(asha, id, at(30));
        assertThat(online.getDateType()).isEqualTo(DateType.DATE_TYPE_ONLINE);
        assertThat(change(
                                asha,
                                id,
                                unspecified.toBuilder().setOfflineLocation(hall).build())
                        .getDateType())
                .as("online there is no place")
                .isEqualTo(DateType.DATE_TYPE_OFFLINE);
    }

    @Test
    void a_slot_cannot_be_moved_onto_another() {
        String id = submit(at(30), at(40)).getCreatedSlots(0).getSlotId();

        assertThat(Refused.by(() -> change(asha, id, at(40))).status()).isEqualTo(Code.ALREADY_EXISTS);
    }

    @Test
    void a_slot_can_be_taken_back() {
        String id = submit(at(30)).getCreatedSlots(0).getSlotId();

        assertThat(delete(asha, id)).isTrue();

        assertThat(list().getSlotsList()).isEmpty();
        assertThat(Refused.by(() -> delete(asha, id)).status()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void a_slot_id_is_required() {
        assertThat(Refused.by(() -> delete(asha, "")).field()).isEqualTo("slot_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "not-an-id", "00000000-0000-0000-0000-000000000000", "' or 1=1 --"})
    void what_is_no_slot_is_not_found(String id) {
        assertThat(Refused.by(() -> delete(asha, id)).status()).isEqualTo(Code.NOT_FOUND);
        assertThat(Refused.by(() -> change(asha, id, at(30))).status()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void c4_another_persons_slot_answers_like_a_missing_one() {
        String id = submit(at(30)).getCreatedSlots(0).getSlotId();
        Member ravi = service.join("Ravi Shah");
        String missing = "11111111-1111-4111-8111-111111111111";

        var foreignDelete = Refused.by(() -> delete(ravi, id));
        var foreignChange = Refused.by(() -> change(ravi, id, at(60)));

        assertThat(foreignDelete.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(foreignDelete.words())
                .isEqualTo(Refused.by(() -> delete(ravi, missing)).words());
        assertThat(foreignChange.words())
                .isEqualTo(Refused.by(() -> change(ravi, missing, at(60))).words());
        assertThat(list().getSlotsList()).hasSize(1);
    }

    @Test
    void d11_nobody_sees_another_persons_slots() {
        submit(at(30));
        Member ravi = service.join("Ravi Shah");

        var asked = Refused.by(() -> ravi.availability()
                .getAvailability(
                        GetAvailabilityRequest.newBuilder().setUserId(asha.id()).build()));

        assertThat(asked.status()).isEqualTo(Code.NOT_FOUND);
        assertThat(ravi.availability()
                        .getAvailability(GetAvailabilityRequest.getDefaultInstance())
                        .getSlotsList())
                .isEmpty();
    }

    @Test
    void naming_oneself_is_allowed() {
        submit(at(30));

        assertThat(asha.availability()
                        .getAvailability(GetAvailabilityRequest.newBuilder()
                                .setUserId(asha.id())
                                .build())
                        .getSlotsList())
                .hasSize(1);
    }

    private long hoursAhead(int hours) {
        return service.clock().instant().plus(Duration.ofHours(hours)).getEpochSecond();
    }

    private AvailabilitySlotInput at(int hoursAhead) {
        return AvailabilitySlotInput.newBuilder()
                .setStartTime(hoursAhead(hoursAhead))
                .setEndTime(hoursAhead(hoursAhead + 1))
                .setDateType(DateType.DATE_TYPE_ONLINE)
                .build();
    }

    private SubmitAvailabilityResponse submit(AvailabilitySlotInput... slots) {
        return asha.availability()
                .submitAvailability(SubmitAvailabilityRequest.newBuilder()
                        .addAllSlots(List.of(slots))
                        .build());
    }

    private GetAvailabilityResponse list() {
        return asha.availability().getAvailability(GetAvailabilityRequest.getDefaultInstance());
    }

    private GetAvailabilityResponse page(int page, int size) {
        return asha.availability()
                .getAvailability(GetAvailabilityRequest.newBuilder()
                        .setPagination(
                                PaginationRequest.newBuilder().setPage(page).setPageSize(size))
                        .build());
    }

    private static AvailabilitySlot change(Member who, String id, AvailabilitySlotInput to) {
        return who.availability()
                .updateAvailability(UpdateAvailabilityRequest.newBuilder()
                        .setSlotId(id)
                        .setSlot(to)
                        .build())
                .getSlot();
    }

    private static boolean delete(Member who, String id) {
        return who.availability()
                .deleteAvailability(
                        DeleteAvailabilityRequest.newBuilder().setSlotId(id).build())
                .getSuccess();
    }

    @Test
    void f4_an_answer_that_is_given_for_the_first_time_is_not_called_a_repeat() {
        var answer = new AtomicReference<Metadata>();

        asha.naming("offer-2")
                .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(answer, new AtomicReference<>()))
                .submitAvailability(
                        SubmitAvailabilityRequest.newBuilder().addSlots(at(30)).build());

        assertThat(answer.get().containsKey(RepeatLabel.AGAIN)).isFalse();
    }

    @Test
    void f4_an_offer_sent_again_under_its_key_is_answered_again_and_not_made_again() {
        var request = SubmitAvailabilityRequest.newBuilder().addSlots(at(30)).build();
        var other = SubmitAvailabilityRequest.newBuilder().addSlots(at(40)).build();
        var first = asha.naming("offer-1").submitAvailability(request);

        var answer = new AtomicReference<Metadata>();
        assertThat(asha.naming("offer-1")
                        .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(answer, new AtomicReference<>()))
                        .submitAvailability(request))
                .isEqualTo(first);
        assertThat(answer.get().get(RepeatLabel.AGAIN)).isEqualTo("true");
        assertThat(list().getSlotsCount()).isEqualTo(1);
        var reused = Refused.by(() -> asha.naming("offer-1").submitAvailability(other));
        assertThat(reused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reused.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(Refused.by(() -> asha.naming("not a key").submitAvailability(other))
                        .status())
                .isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(service.join("Ravi")
                        .naming("offer-1")
                        .submitAvailability(other)
                        .getCreatedCount())
                .isEqualTo(1);
    }
}
