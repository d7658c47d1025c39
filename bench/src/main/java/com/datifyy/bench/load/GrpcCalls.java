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
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// People who read their own profile over gRPC, from whichever instance has its turn. Nothing is sent a second
/// time, not even what the protocol itself says was never begun.
public final class GrpcCalls implements AutoCloseable {
    private static final int OK = 200;
    private static final int FAILED = 500;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
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
    private static final MethodDescriptor<byte[], byte[]> OWN_PROFILE = MethodDescriptor.<byte[], byte[]>newBuilder(
                    AS_IT_IS, AS_IT_IS)
            .setType(MethodType.UNARY)
            .setFullMethodName("datifyy.user.v1.UserService/GetMyProfile")
            .build();

    private final Turns turns;
    private final List<String> tokens;
    private final Map<Target, ManagedChannel> channels = new ConcurrentHashMap<>();
    private final Set<String> whys = ConcurrentHashMap.newKeySet();

    /// @param tokens of the people, one at least
    public GrpcCalls(Turns turns, List<String> tokens) {
        this.turns = turns;
        this.tokens = List.copyOf(tokens);
    }

    /// Connects to an instance before it gets turns, by one call.
    ///
    /// @throws IOException when it is not answered
    public void connect(Target instance, int grpcPort, Duration timeout) throws IOException {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", grpcPort)
                .usePlaintext()
                .disableRetry()
                .build();
        channels.put(instance, channel);
        if (call(channel, tokens.getFirst(), timeout) != OK) {
            throw new IOException("the first call over gRPC failed: " + whys());
        }
    }

    /// Calls as planned; each connection of the plan is somebody who waits for the answer before the next call.
    public Outcome run(Plan plan) throws InterruptedException {
        AtomicLong seeds = new AtomicLong(1);
        return new LoadRun(plan, Pulse.REAL).run(() -> {
            Random random = new Random(seeds.getAndIncrement());
            return new Exchange() {
                @Override
                public int next() {
                    ManagedChannel channel = Objects.requireNonNull(channels.get(turns.next()), "connected before");
                    return call(channel, tokens.get(random.nextInt(tokens.size())), plan.timeout());
                }

                @Override
                public void close() {
                    // channels are everybody's
                }
            };
        });
    }

    /// Why calls failed since this was last asked, each reason once.
    public Set<String> whys() {
        Set<String> told = Set.copyOf(whys);
        whys.removeAll(told);
        return told;
    }

    private int call(ManagedChannel channel, String token, Duration timeout) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    OWN_PROFILE,
                    CallOptions.DEFAULT.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS),
                    new byte[0]);
            return OK;
        } catch (StatusRuntimeException refused) {
            whys.add(refused.getStatus().getCode() + " " + refused.getStatus().getDescription());
            return FAILED + refused.getStatus().getCode().value();
        }
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}
