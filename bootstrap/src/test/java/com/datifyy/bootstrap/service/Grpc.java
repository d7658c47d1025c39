package com.datifyy.bootstrap.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A gRPC client of the service, somewhere on the internet and perhaps with an access token.
///
/// @param server the bare connection
/// @param network the address the trusted proxy saw
public record Grpc(Channel server, String network, @Nullable String token) {
    private static final MethodDescriptor.Marshaller<byte[]> AS_IT_IS = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    };

    /// What an honest answer to a damaged or malicious request never is.
    public static final Set<Status.Code> FAULTS = Collections.unmodifiableSet(EnumSet.of(
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.DATA_LOSS,
            Status.Code.ABORTED,
            Status.Code.CANCELLED));

    /// The same client under another address.
    public Grpc elsewhere() {
        return new Grpc(server, Networks.another(), token);
    }

    public Grpc as(@Nullable String accessToken) {
        return new Grpc(server, network, accessToken);
    }

    /// What stubs call through.
    public Channel channel(String... moreHeaders) {
        var headers = new Metadata();
        headers.put(key("x-forwarded-for"), network);
        if (token != null) {
            headers.put(key("authorization"), "Bearer " + token);
        }
        for (int i = 0; i < moreHeaders.length; i += 2) {
            headers.put(key(moreHeaders[i]), moreHeaders[i + 1]);
        }
        return ClientInterceptors.intercept(server, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /// How a call ended.
    ///
    /// @param code the stable code of a refusal, or an empty text
    /// @param retryAfter in how many seconds to come back, or an empty text
    /// @param answer the message, empty when there is none
    public record Outcome(
            Status.Code status, String code, String field, String said, String retryAfter, ByteString answer) {
        @Override
        public String toString() {
            return status + " " + code + " " + field + " " + said;
        }
    }

    public Outcome call(String method, Message request, String... moreHeaders) {
        return call(method, request.toByteArray(), moreHeaders);
    }

    /// Calls any method, by its full name, with any bytes.
    public Outcome call(String method, byte[] request, String... moreHeaders) {
        var descriptor = MethodDescriptor.<byte[], byte[]>newBuilder(AS_IT_IS, AS_IT_IS)
                .setType(MethodType.UNARY)
                .setFullMethodName(method)
                .build();
        var options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        try {
            byte[] answer = ClientCalls.blockingUnaryCall(channel(moreHeaders), descriptor, options, request);
            return new Outcome(Status.Code.OK, "", "", "", "", ByteString.copyFrom(answer));
        } catch (StatusRuntimeException refused) {
            return outcome(refused);
        }
    }

    public static Outcome outcome(StatusRuntimeException refused) {
        var trailers = refused.getTrailers() == null ? new Metadata() : refused.getTrailers();
        return new Outcome(
                refused.getStatus().getCode(),
                orEmpty(trailers.get(key("error-code"))),
                orEmpty(trailers.get(key("error-field"))),
                orEmpty(refused.getStatus().getDescription()),
                orEmpty(trailers.get(key("retry-after"))),
                ByteString.EMPTY);
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
