package com.datifyy.adapters.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.protobuf.ProtoUtils;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class BoundedMarshallerTest {
    private static final int MOST = 100;

    private final Marshaller<ValidateTokenRequest> marshaller =
            BoundedMarshaller.of(ProtoUtils.marshaller(ValidateTokenRequest.getDefaultInstance()), MOST);

    private ValidateTokenRequest read(ValidateTokenRequest sent) {
        return marshaller.parse(new ByteArrayInputStream(sent.toByteArray()));
    }

    @Test
    void e1_what_the_contract_does_not_know_is_left_out_while_reading() {
        ValidateTokenRequest known =
                ValidateTokenRequest.newBuilder().setAccessToken("token").build();
        var number = UnknownFieldSet.Field.newBuilder().addVarint(7).build();
        var more = UnknownFieldSet.newBuilder().addField(10_000, number).build();

        assertThat(read(known.toBuilder().setUnknownFields(more).build())).isEqualTo(known);
    }

    @Test
    void e2_a_message_may_be_as_large_as_allowed_and_no_larger() {
        ValidateTokenRequest largest = ValidateTokenRequest.newBuilder()
                .setAccessToken("t".repeat(MOST - 2))
                .build();
        assertThat(largest.getSerializedSize()).isEqualTo(MOST);
        assertThat(read(largest)).isEqualTo(largest);

        assertThatExceptionOfType(Undecodable.class)
                .isThrownBy(() -> read(
                        largest.toBuilder().setAccessToken("t".repeat(MOST - 1)).build()))
                .matches(Undecodable::isTooLarge);
    }
}
