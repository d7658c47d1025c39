package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.journey.GrpcDriver;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import com.datifyy.bootstrap.journey.RestDriver;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every one of three processes on one PostgreSQL and one Redis is replaced, one after another, behind a load
/// balancer that obeys `/readyz`, while people go on over connections they keep: no request is lost, though nobody
/// sends any a second time.
@Timeout(900)
class RollingReplacementTest {
    private static final int INSTANCES = 3;
    private static final int WRITERS_EACH = 3;

    /// Leaves time to the processes that start beside them.
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(20);

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private final int redisPort = RedisServer.freePort();
    private final Map<String, String> settings = RunningApp.environment(Databases.fresh(), RunningApp.anotherSecret());
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void h6_no_request_is_lost_while_every_instance_is_replaced() throws Exception {
        settings.put("REDIS_URL", "redis://127.0.0.1:" + redisPort);
        settings.put("SHUTDOWN_NOTICE_SECONDS", "5");
        List<AppProcess> instances = new ArrayList<>();
        List<ManagedChannel> channels = new ArrayList<>();
        try (var _ = RedisServer.startAt(redisPort);
                var balancer = new Balancer();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(AppProcess.start(settings));
            }
            instances.forEach(balancer::add);
            List<Writer> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS_EACH; i++) {
                writers.add(new Writer(new RestDriver(new Http(balancer.httpPort()))));
                channels.add(NettyChannelBuilder.forAddress("127.0.0.1", balancer.grpcPort())
                        .usePlaintext()
                        .disableRetry()
                        .build());
                writers.add(new Writer(new GrpcDriver(new Grpc(channels.getLast(), Networks.another(), null))));
            }
            List<? extends Future<?>> writing =
                    writers.stream().map(threads::submit).toList();
            try {
                for (int i = 0; i < INSTANCES; i++) {
                    instances.add(AppProcess.start(settings));
                    balancer.add(instances.getLast());
                    everybodyWrites(writers);
                    try (AppProcess replaced = instances.removeFirst()) {
                        assertThat(replaced.stop()).isEqualTo(ENDED_BY_SIGTERM);
                    }
                    everybodyWrites(writers);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : writing) {
                one.get();
            }
        } finally {
            channels.forEach(ManagedChannel::shutdownNow);
            instances.forEach(AppProcess::close);
        }
    }

    private static void everybodyWrites(List<Writer> writers) {
        List<Integer> before =
                writers.stream().map(writer -> writer.rounds.get()).toList();
        for (int i = 0; i < writers.size(); i++) {
            Writer writer = writers.get(i);
            int rounds = before.get(i) + 3;
            Eventually.within(
                    Duration.ofMinutes(1), "everybody writes", () -> writer.gone || writer.rounds.get() >= rounds);
        }
    }

    /// Somebody who changes their profile and reads what they wrote.
    private final class Writer implements Runnable {
        private final Member member;
        private final Story story = Story.somewhere("GENDER_FEMALE");
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile boolean gone;

        Writer(Visitor visitor) {
            this.member = visitor.register(Newcomer.named("Maya Kulkarni"));
        }

        @Override
        public void run() {
            try {
                while (!over.get()) {
                    Story next = story.saying("words number " + rounds.get());
                    member.tell(next);
                    assertThat(member.profile().story().bio()).isEqualTo(next.bio());
                    rounds.incrementAndGet();
                    LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
                }
            } finally {
                gone = true;
            }
        }
    }
}
