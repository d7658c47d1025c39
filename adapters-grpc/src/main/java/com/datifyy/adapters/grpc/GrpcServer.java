package com.datifyy.adapters.grpc;

import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.call.Arriving;
import com.datifyy.adapters.grpc.call.Authentication;
import com.datifyy.adapters.grpc.call.Budgets;
import com.datifyy.adapters.grpc.call.CallIds;
import com.datifyy.adapters.grpc.call.CallLog;
import com.datifyy.adapters.grpc.call.Decoding;
import com.datifyy.adapters.grpc.call.Guard;
import com.datifyy.adapters.grpc.call.LimitLabels;
import com.datifyy.adapters.grpc.call.RepeatLabel;
import com.datifyy.adapters.grpc.health.HealthGrpcService;
import com.datifyy.application.shared.BodyBudget;
import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.watching.Watch;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The running gRPC server.
public final class GrpcServer {
    private static final Duration LAST_GRACE = Duration.ofSeconds(1);

    private final Server server;
    private final ExecutorService calls;
    private final ScheduledExecutorService timer;
    private final Budgets budgets;

    private GrpcServer(Server server, ExecutorService calls, ScheduledExecutorService timer, Budgets budgets) {
        this.server = server;
        this.calls = calls;
        this.timer = timer;
        this.budgets = budgets;
    }

    /// Serves the contract, the health service and, where the settings say so, reflection.
    ///
    /// @param ready whether the service can do its work; asked at every health check
    /// @throws UncheckedIOException when the port cannot be had
    public static GrpcServer start(GrpcSettings settings, GrpcApi api, BooleanSupplier ready) {
        return start(settings, api, ready, Watch.NOBODY);
    }

    /// The same, watched.
    @SuppressWarnings("deprecation") // older tools know reflection as v1alpha alone
    public static GrpcServer start(GrpcSettings settings, GrpcApi api, BooleanSupplier ready, Watch watch) {
        List<BindableService> services = new ArrayList<>(api.services());
        Set<String> names = services.stream()
                .map(service -> service.bindService().getServiceDescriptor().getName())
                .collect(Collectors.toSet());
        services.add(new HealthGrpcService(names, ready));
        if (settings.reflection()) {
            services.add(ProtoReflectionServiceV1.newInstance());
            services.add(ProtoReflectionService.newInstance());
        }
        return start(
                settings,
                services,
                new Authentication(
                        AccessTable.STANDARD,
                        api.members().accounts().tokens()::callerOf,
                        api.office().access(),
                        api.members().accounts().tokens()::callerIfAny,
                        api.limits(),
                        settings.trustedHops(),
                        watch),
                watch);
    }

    /// Binds the port on every address of the machine.
    ///
    /// @throws UncheckedIOException when the port cannot be had
    static GrpcServer start(GrpcSettings settings, List<BindableService> services, ServerInterceptor authentication) {
        return start(settings, services, authentication, Watch.NOBODY);
    }

    private static GrpcServer start(
            GrpcSettings settings, List<BindableService> services, ServerInterceptor authentication, Watch watch) {
        ExecutorService calls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-", 0).factory());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("grpc-timer").factory());
        var limits = new BodyLimits(settings.maxMessageBytes());
        var budgets = new Budgets(
                BodyBudget.forRequestsUpTo(limits.general()), BodyBudget.forFiles(GrpcSettings.filesAtOnce()));
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(settings.port()))
                .executor(calls)
                .addStreamTracerFactory(new Arriving(limits, budgets))
                .maxInboundMessageSize(Math.max(BodyLimits.WITH_FILE, limits.general()))
                .maxInboundMetadataSize(settings.maxMetadataBytes())
                .maxConcurrentCallsPerConnection(settings.maxCallsPerConnection())
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .keepAliveTime(1, TimeUnit.MINUTES)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .permitKeepAliveTime(30, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionIdle(15, TimeUnit.MINUTES)
                .maxConnectionAge(1, TimeUnit.HOURS)
                .maxConnectionAgeGrace(1, TimeUnit.MINUTES)
                .maxRstFramesPerWindow(200, 10);
        var guard = new Guard(settings.longestCall(), timer);
        var decoding = new Decoding(AccessTable.STANDARD, limits, budgets);
        for (BindableService service : services) {
            builder.addService(guarded(service.bindService(), guard, authentication, decoding, watch));
        }
        try {
            return new GrpcServer(builder.build().start(), calls, timer, budgets);
        } catch (IOException e) {
            calls.shutdown();
            timer.shutdown();
            throw new UncheckedIOException("gRPC port " + settings.port() + " is not free", e);
        }
    }

    /// Messages are decoded inside the guard, so that one which does not decode is refused like any other bad
    /// input.
    private static ServerServiceDefinition guarded(
            ServerServiceDefinition service,
            ServerInterceptor guard,
            ServerInterceptor authentication,
            Decoding decoding,
            Watch watch) {
        return ServerInterceptors.interceptForward(
                ServerInterceptors.useInputStreamMessages(decoding.bounding(service)),
                new CallIds(watch),
                new CallLog(),
                new LimitLabels(),
                new RepeatLabel(),
                guard,
                authentication,
                decoding);
    }

    /// The port it listens on.
    public int port() {
        return server.getPort();
    }

    /// Takes no new calls, and lets the running ones finish. Those that take too long are ended, so early that
    /// all of it is over within that time: one second before its end, where it is short a quarter of it.
    public void stop(Duration longest) {
        long grace = Math.min(LAST_GRACE.toNanos(), longest.toNanos() / 4);
        server.shutdown();
        try {
            if (!server.awaitTermination(longest.toNanos() - grace, TimeUnit.NANOSECONDS)) {
                server.shutdownNow();
                boolean _ = server.awaitTermination(grace, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.shutdownNow();
        timer.shutdownNow();
    }

    /// How many bytes of messages are held by calls that are not over.
    long messageBytesHeld() {
        return budgets.held();
    }

    /// The full names of everything that can be called.
    Stream<String> methods() {
        return server.getServices().stream()
                .flatMap(service -> service.getMethods().stream())
                .map(method -> method.getMethodDescriptor().getFullMethodName());
    }
}
