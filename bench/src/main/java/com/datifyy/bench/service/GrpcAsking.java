package com.datifyy.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.bench.load.BareGrpc;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Questions about accounts over gRPC, one at a time, written without the generated messages.
final class GrpcAsking implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int LONGEST = 127;

    private final BareGrpc service;

    GrpcAsking(int port) {
        service = new BareGrpc(port);
    }

    /// How long an answer took, in nanoseconds.
    ///
    /// @param texts of the message in the first field of the request, by the numbers of its fields
    /// @throws IOException when it is neither done nor refused as by a wrong password
    long ask(String method, List<String> texts, String network) throws IOException {
        var rpc = BareGrpc.Method.named("datifyy.auth.v1.AuthService/" + method);
        var place = new BareGrpc.Header("x-forwarded-for", network);
        byte[] request = request(texts);
        long start = System.nanoTime();
        try {
            var _ = service.call(rpc, request, place, TIMEOUT);
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
        service.close();
    }
}
