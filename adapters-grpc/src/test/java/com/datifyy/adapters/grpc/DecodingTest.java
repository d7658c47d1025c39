package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UploadProfilePhotoRequest;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.application.shared.BodyLimits;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What messages may cost, one by one and all together.
@Timeout(120)
class DecodingTest {
    private static final int MIB = 1024 * 1024;

    private final Service service = new Service();
    private Member maya;

    @BeforeEach
    void join() {
        maya = service.join("Maya");
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    /// About a mebibyte of fields that no contract knows, each with a number of its own.
    private static UnknownFieldSet distinct() {
        var fields = UnknownFieldSet.newBuilder();
        for (int number = 10_000; number < 10_000 + MIB / 4 - 3_000; number++) {
            fields.addField(
                    number, UnknownFieldSet.Field.newBuilder().addVarint(1).build());
        }
        return fields.build();
    }

    private static UnknownFieldSet oneOf(int bytes) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        10_000,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(new byte[bytes]))
                                .build())
                .build();
    }

    private List<Code> together(Callable<?> call) throws Exception {
        var ends = new ArrayList<Code>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Code>> calls = Collections.nCopies(16, call).stream()
                    .map(one -> clients.submit(() -> {
                        try {
                            one.call();
                            return Code.OK;
                        } catch (StatusRuntimeException refused) {
                            return refused.getStatus().getCode();
                        }
                    }))
                    .toList();
            for (Future<Code> one : calls) {
                ends.add(one.get());
            }
        }
        return ends;
    }

    private void assertNothingIsKeptAndHonestCallsAreAnswered() throws InterruptedException {
        while (service.server().messageBytesHeld() > 0) { // given back just after the answer
            Thread.sleep(5);
        }
        var update = UpdateProfileRequest.newBuilder().addUpdateFields("bio");
        update.getProfileDetailsBuilder().setBio("Honest.");
        assertThat(maya.user()
                        .updateProfile(update.build())
                        .getProfile()
                        .getProfileDetails()
                        .getBio())
                .isEqualTo("Honest.");
        assertThat(service.join("Arjun").id()).isNotEmpty();
    }

    @Test
    void e2_e10_messages_of_unknown_fields_coming_together_are_refused_and_nothing_is_kept() throws Exception {
        var flood =
                UpdateProfileRequest.newBuilder().setUnknownFields(distinct()).build();
        assertThat(flood.getSerializedSize()).isBetween(MIB - 10_000, MIB);

        assertThat(together(() -> maya.user().updateProfile(flood)))
                .isSubsetOf(Code.INVALID_ARGUMENT, Code.UNAVAILABLE);

        assertNothingIsKeptAndHonestCallsAreAnswered();
    }

    @Test
    void e2_e10_messages_of_empty_parts_coming_together_are_refused_and_nothing_is_kept() throws Exception {
        var flood = SubmitAvailabilityRequest.newBuilder()
                .addAllSlots(Collections.nCopies(MIB / 2 - 1_000, AvailabilitySlotInput.getDefaultInstance()))
                .build();

        assertThat(together(() -> maya.availability().submitAvailability(flood)))
                .isSubsetOf(Code.INVALID_ARGUMENT, Code.UNAVAILABLE);

        assertNothingIsKeptAndHonestCallsAreAnswered();
    }

    @Test
    void e2_e10_large_messages_coming_together_are_answered_or_told_to_come_back() throws Exception {
        var large = GetMyProfileRequest.newBuilder()
                .setUnknownFields(oneOf(MIB - 100))
                .build();

        assertThat(together(() -> maya.user().getMyProfile(large))).isSubsetOf(Code.OK, Code.UNAVAILABLE);

        assertNothingIsKeptAndHonestCallsAreAnswered();
    }

    @Test
    void e1_a_message_of_too_many_fields_is_told_so() {
        Refused refused = Refused.by(() -> maya.user()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .addAllUpdateFields(Collections.nCopies(20_001, ""))
                        .build()));

        assertThat(refused.status()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(refused.words()).isEqualTo("the request has more than 20,000 fields");
    }

    @Test
    void e2_a_file_of_ten_megabytes_comes_by_its_rpc_and_by_no_other() throws InterruptedException {
        byte[] file = Arrays.copyOf(PlainPhotoProcessor.file("river"), BodyLimits.FILE);
        var upload = UploadProfilePhotoRequest.newBuilder()
                .setPhotoData(ByteString.copyFrom(file))
                .build();
        var large = UpdateProfileRequest.newBuilder()
                .setUnknownFields(oneOf(BodyLimits.FILE))
                .build();

        assertThat(maya.user().uploadProfilePhoto(upload).getPhoto().getIsPrimary())
                .isTrue();
        assertThat(Refused.by(() -> maya.user().updateProfile(large)).status()).isEqualTo(Code.RESOURCE_EXHAUSTED);

        assertNothingIsKeptAndHonestCallsAreAnswered();
    }

    @Test
    void e2_accounts_take_little_messages() {
        Refused refused = Refused.by(() -> maya.auth()
                .validateToken(ValidateTokenRequest.newBuilder()
                        .setUnknownFields(oneOf(32_768))
                        .build()));

        assertThat(refused.status()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(refused.words()).isEqualTo("the request may have at most 32768 bytes");
        assertThat(refused.requestId()).isNotEmpty();
    }

    @Test
    void e2_a_compressed_message_is_measured_as_it_unfolds() {
        Refused refused = Refused.by(() -> maya.auth()
                .withCompression("gzip")
                .validateToken(ValidateTokenRequest.newBuilder()
                        .setUnknownFields(oneOf(32_768))
                        .build()));

        assertThat(refused.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }
}
