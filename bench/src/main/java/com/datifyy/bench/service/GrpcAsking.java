package com.datifyy.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Questions about accounts over gRPC, one at a time, written without the generated messages.
final class GrpcAsking implements AutoCloseable {
    private static final Metadata.Key<String> NETWORK =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LONGEST = 127;
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

    GrpcAsking(int port) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .disableRetry()
                .build();
    }

    /// How long an answer took, in nanoseconds.
    ///
    /// @param texts of the message in the first field of the request, by the numbers of its fields
    /// @throws IOException when it is neither done nor refused as by a wrong password
    long ask(String method, List<String> texts, String network) throws IOException {
        var headers = new Metadata();
        headers.put(NETWORK, network);
        var rpc = MethodDescriptor.<byte[], byte[]>newBuilder(AS_IT_IS, AS_IT_IS)
                .setType(MethodType.UNARY)
                .setFullMethodName("datifyy.auth.v1.AuthService/" + method)
                .build();
        byte[] request = request(texts);
        long start = System.nanoTime();
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    rpc,
                    CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
                    request);
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() != Code.UNAUTHENTICATED) {
                throw new IOException(method + " was answered " + refused.getStatus(), refused);
            }
        }
        return System.nanoTime() - start;
    }

    private static byte[] request(List<String> texts) {
        var message = new ByteArrayOutputStream();
        for (int i = 0; i < texts.size(); i++) {
            add(message, i + 1, texts.get(i).getBytes(UTF_8));
        }
        var request = new ByteArrayOutputStream();
        add(request, 1, message.toByteArray());
        return request.toByteArray();
    }

    /// Adds a field whose length takes one byte.
    private static void add(ByteArrayOutputStream message, int field, byte[] content) {
        if (content.length > LONGEST) {
            throw new IllegalArgumentException("more than " + LONGEST + " bytes");
        }
        message.write(field << 3 | 2);
        message.write(content.length);
        message.writeBytes(content);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
