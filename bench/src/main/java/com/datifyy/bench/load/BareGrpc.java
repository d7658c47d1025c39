package com.datifyy.bench.load;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A connection to a gRPC port of this machine that takes messages as bytes, without the generated classes. Nothing is
/// sent a second time, not even what the protocol itself says was never begun.
public final class BareGrpc implements AutoCloseable {
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

    private final ManagedChannel channel;

    public BareGrpc(int port) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .disableRetry()
                .build();
    }

    /// One method of a service.
    public record Method(MethodDescriptor<byte[], byte[]> descriptor) {
        /// @param name with its package and service, as `package.Service/Method`
        public static Method named(String name) {
            return new Method(MethodDescriptor.<byte[], byte[]>newBuilder(AS_IT_IS, AS_IT_IS)
                    .setType(MethodType.UNARY)
                    .setFullMethodName(name)
                    .build());
        }
    }

    /// One header of a request.
    public record Header(Metadata.Key<String> name, String value) {
        public Header(String name, String value) {
            this(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        }
    }

    /// Calls once and waits for the answer.
    ///
    /// @throws StatusRuntimeException when it is refused, or not there in time
    public byte[] call(Method method, byte[] request, Header header, Duration timeout) {
        return call(method, request, List.of(header), new AtomicReference<>(), timeout);
    }

    /// The same with several headers.
    ///
    /// @param heard is given the headers of the answer
    /// @throws StatusRuntimeException when it is refused, or not there in time
    public byte[] call(
            Method method, byte[] request, List<Header> headers, AtomicReference<Metadata> heard, Duration timeout) {
        var sent = new Metadata();
        headers.forEach(header -> sent.put(header.name(), header.value()));
        return ClientCalls.blockingUnaryCall(
                ClientInterceptors.intercept(
                        channel,
                        MetadataUtils.newAttachHeadersInterceptor(sent),
                        MetadataUtils.newCaptureMetadataInterceptor(heard, new AtomicReference<>())),
                method.descriptor(),
                CallOptions.DEFAULT.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS),
                request);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
