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

    /// The fields of a request, from the first on: texts, with `%s` where somebody is named, and perhaps one small
    /// number after them.
    ///
    /// @param within whether they are those of a message in the request's first field
    /// @param number 0 where there is none
    record Fields(boolean within, List<String> texts, int number) {
        static Fields of(String... texts) {
            return new Fields(false, List.of(texts), 0);
        }

        static Fields within(String... texts) {
            return new Fields(true, List.of(texts), 0);
        }

        Fields and(int word) {
            return new Fields(within, texts, word);
        }

        private byte[] naming(String whom) {
            var message = new ByteArrayOutputStream();
            for (int i = 0; i < texts.size(); i++) {
                add(message, i + 1, texts.get(i).replace("%s", whom).getBytes(UTF_8));
            }
            if (number != 0) {
                message.write((texts.size() + 1) << 3);
                message.write(number);
            }
            if (!within) {
                return message.toByteArray();
            }
            var request = new ByteArrayOutputStream();
            add(request, 1, message.toByteArray());
            return request.toByteArray();
        }
    }

    /// How long an answer took, in nanoseconds.
    ///
    /// @throws IOException when it is neither done nor refused as by a wrong password
    long ask(String method, Fields fields, String whom, String network) throws IOException {
        var rpc = BareGrpc.Method.named("datifyy.auth.v1.AuthService/" + method);
        var place = new BareGrpc.Header("x-forwarded-for", network);
        byte[] request = fields.naming(whom);
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
