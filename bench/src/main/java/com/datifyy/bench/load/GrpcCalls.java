package com.datifyy.bench.load;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// People who read their own profile over gRPC, from whichever instance has its turn.
public final class GrpcCalls implements AutoCloseable {
    private static final int OK = 200;
    private static final int FAILED = 500;
    private static final BareGrpc.Method OWN_PROFILE =
            BareGrpc.Method.named("datifyy.user.v1.UserService/GetMyProfile");

    private final Turns turns;
    private final List<String> tokens;
    private final Map<Target, BareGrpc> instances = new ConcurrentHashMap<>();
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
        BareGrpc connection = new BareGrpc(grpcPort);
        instances.put(instance, connection);
        if (call(connection, tokens.getFirst(), timeout) != OK) {
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
                    BareGrpc instance = Objects.requireNonNull(instances.get(turns.next()), "connected before");
                    return call(instance, tokens.get(random.nextInt(tokens.size())), plan.timeout());
                }

                @Override
                public void close() {
                    // connections are everybody's
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

    private int call(BareGrpc instance, String token, Duration timeout) {
        try {
            var _ = instance.call(
                    OWN_PROFILE, new byte[0], new BareGrpc.Header("authorization", "Bearer " + token), timeout);
            return OK;
        } catch (StatusRuntimeException refused) {
            whys.add(refused.getStatus().getCode() + " " + refused.getStatus().getDescription());
            return FAILED + refused.getStatus().getCode().value();
        }
    }

    @Override
    public void close() {
        instances.values().forEach(BareGrpc::close);
    }
}
