package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.call.CallIds;
import com.datifyy.adapters.grpc.call.Refusals;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.List;

/// A call that was refused, as its caller saw it.
public record Refused(StatusRuntimeException thrown) {
    /// Makes a call that must be refused.
    public static Refused by(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getDescription()).doesNotContain("Exception");
            return new Refused(refused);
        }
        throw new AssertionError("the call was not refused");
    }

    public Code status() {
        return thrown.getStatus().getCode();
    }

    public String words() {
        return thrown.getStatus().getDescription();
    }

    /// The stable code of the refusal.
    public String code() {
        return thrown.getTrailers().get(Refusals.CODE);
    }

    /// The request field the refusal is about, or null.
    public String field() {
        return thrown.getTrailers().get(Refusals.FIELD);
    }

    /// All request fields the refusal is about.
    public List<String> fields() {
        try {
            return thrown
                    .getTrailers()
                    .get(Refusals.DETAILS)
                    .getDetails(0)
                    .unpack(BadRequest.class)
                    .getFieldViolationsList()
                    .stream()
                    .map(BadRequest.FieldViolation::getField)
                    .toList();
        } catch (InvalidProtocolBufferException unexpected) {
            throw new AssertionError("the details are something else", unexpected);
        }
    }

    /// The seconds to wait, or null.
    public String retryAfter() {
        return thrown.getTrailers().get(Refusals.RETRY_AFTER);
    }

    /// Until when a closed account can be opened again, or null.
    public String reopenableUntil() {
        return thrown.getTrailers().get(Refusals.REOPENABLE_UNTIL);
    }

    public String requestId() {
        return thrown.getTrailers().get(CallIds.REQUEST_ID);
    }
}
