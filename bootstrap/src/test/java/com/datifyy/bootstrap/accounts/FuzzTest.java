package com.datifyy.bootstrap.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Grpc;
import com.datifyy.bootstrap.service.GrpcContract;
import com.datifyy.bootstrap.service.GrpcContract.Rpc;
import com.datifyy.bootstrap.service.Http;
import com.datifyy.bootstrap.service.RestContract;
import com.datifyy.bootstrap.service.RestContract.Operation;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Damaged requests to every route and every rpc, made of what their descriptions say can be sent. The seed is
/// fixed, so that what fails can be repeated; `-Ddatifyy.fuzz=100000` sends more than usual.
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("datifyy.fuzz", 2_000);
    private static final int AT_ONCE = 8;
    private static final long SEED = 20_261_125;

    /// What an answer says when it takes something that this service runs without.
    private static final String NOT_SET_UP = "is not set up on this server";

    /// Operations after which whoever asked is out.
    private static final Set<String> ENDING =
            Set.of("revoke-all", "logout", "all", "RevokeAllSessions", "Logout", "LogoutAll", "AdminLogout");

    /// What stands in paths: nobody's and nothing's, and what no honest client writes.
    private static final List<String> NAMED = List.of(
            "2147483647",
            "00000000-0000-4000-8000-000000000001",
            "google",
            "email",
            "-1",
            "%27%20OR%201=1",
            "%00",
            "%2e%2e%2f",
            "%C3%28",
            "x".repeat(3_000));

    private static RunningApp app;
    private static SessionKey owner;
    private static SessionKey guest;
    private static SessionKey writer;
    private static Colleagues colleagues;

    @BeforeAll
    static void start() {
        String limitless =
                LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
        app = RunningApp.with(Databases.fresh(), RunningApp.anotherSecret(), Map.of("RATE_LIMITS", limitless));
        Doorway doorway = new RestDoorway(app.http());
        owner = doorway.register(Somebody.called("Maya Kulkarni"));
        guest = doorway.register(Somebody.called("Arjun Rao"));
        writer = doorway.register(Somebody.called("Tara Iyer"));
        colleagues = Colleagues.in(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void e1_every_route_and_every_rpc_is_among_the_requests() {
        Set<String> routes = AccessTable.STANDARD.routes().stream()
                .map(AccessTable.Route::toString)
                .collect(Collectors.toSet());
        assertThat(RestContract.of(app).operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(routes);
        assertThat(GrpcContract.rpcs())
                .extracting(Rpc::name)
                .containsExactlyInAnyOrderElementsOf(
                        com.datifyy.adapters.grpc.call.AccessTable.STANDARD.methods().stream()
                                .filter(method -> method.startsWith("datifyy."))
                                .toList());
        assertThat(REQUESTS).as("each of them several times").isGreaterThan(5 * routes.size());
    }

    @Test
    void e1_damaged_json_is_refused_and_nothing_breaks() {
        List<Operation> operations = RestContract.of(app).operations();
        Tally tally = new Tally();

        manyTimes(number -> {
            Random random = new Random(SEED + number);
            Operation operation = operations.get(number % operations.size());
            String path = path(operation, random);
            byte[] body = operation.method().equals("GET") ? null : JsonDamage.damaged(operation.body(), random);
            Http http = app.http().as(holder(operation.path()));
            Answer answer = http.elsewhere().sendBytes(operation.method(), path, body);
            boolean fault = answer.status() >= 500
                    && answer.status() != 501
                    && !answer.text().contains(NOT_SET_UP);
            tally.add(fault, number + " " + operation.method() + " " + path + ": " + answer);
        });

        tally.assertNoFaults();
        assertStillServing();
    }

    @Test
    void e1_damaged_protobuf_is_refused_and_nothing_breaks() {
        List<Rpc> rpcs = GrpcContract.rpcs();
        List<byte[]> requests =
                rpcs.stream().map(rpc -> rpc.request().toByteArray()).toList();
        Tally tally = new Tally();

        manyTimes(number -> {
            Random random = new Random(SEED + number);
            String method = rpcs.get(number % rpcs.size()).name();
            byte[] request = ProtobufDamage.damaged(requests.get(number % rpcs.size()), random);
            Grpc.Outcome outcome = app.grpc().as(holder(method)).elsewhere().call(method, request);
            boolean fault = Grpc.FAULTS.contains(outcome.status())
                    && !outcome.said().contains(NOT_SET_UP)
                    && !outcome.code().equals("STALE");
            tally.add(fault, number + " " + method + ": " + outcome);
        });

        tally.assertNoFaults();
        assertStillServing();
    }

    /// The operation's path, with something in each of its places and some of its parameters.
    private static String path(Operation operation, Random random) {
        String path = Pattern.compile("\\{\\w+}")
                .matcher(operation.path())
                .replaceAll(_ -> NAMED.get(random.nextInt(NAMED.size())));
        String query = operation.parameters().stream()
                .filter(_ -> random.nextInt(3) == 0)
                .map(name -> name + "=" + URLEncoder.encode(JsonDamage.strangeWord(random), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /// What went wrong, as far as it is worth reading.
    private static final class Tally {
        private static final int MOST_SHOWN = 10;

        private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger count = new AtomicInteger();

        void add(boolean fault, String shown) {
            count.incrementAndGet();
            if (fault && faults.size() < MOST_SHOWN) {
                faults.add(shown);
            }
        }

        void assertNoFaults() {
            assertThat(faults).isEmpty();
            assertThat(count).hasValue(REQUESTS);
        }
    }

    /// Whose token comes with an operation, by its path or name: what is about accounts is the owner's, who
    /// stays in; what ends sessions is the guest's; and staff does what only staff may.
    private static String holder(String operation) {
        boolean ending = ENDING.contains(operation.substring(operation.lastIndexOf('/') + 1));
        if (operation.startsWith("/api/v1/admin/")
                || operation.startsWith("/api/v1/slack/")
                || operation.startsWith("datifyy.admin.")) {
            return colleagues.token(ending ? AdminRole.SUPPORT : AdminRole.SUPER_ADMIN);
        }
        boolean account = operation.startsWith("/api/v1/auth/")
                || operation.startsWith("/api/v1/user/account")
                || operation.startsWith("datifyy.auth.")
                || operation.contains("Account");
        return (ending ? guest : account ? owner : writer).access();
    }

    private static void assertStillServing() {
        for (Doorway doorway : List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()))) {
            assertThat(doorway.holding(owner).name()).isEqualTo("Maya Kulkarni");
            assertThat(doorway.register(Somebody.called("Somebody Else")).access())
                    .isNotEmpty();
        }
    }

    /// What this process, service and callers in one, takes of the machine.
    private record Size(long heap, int threads) {
        /// Some are accepted, and of the accounts and staff they make a little is held.
        private static final long TOLERATED_HEAP = (16L << 20) + 512L * REQUESTS;

        private static final int TOLERATED_THREADS = 20;

        static Size now() {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            return new Size(
                    memory.getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }

        void assertNotGrownSince(Size before) {
            assertThat(heap - before.heap).as("bytes of heap").isLessThan(TOLERATED_HEAP);
            assertThat(threads - before.threads).as("threads").isLessThan(TOLERATED_THREADS);
        }
    }

    /// Once a quarter of the requests has warmed everything up, the others let nothing grow.
    private static void manyTimes(IntConsumer request) {
        allBetween(0, REQUESTS / 4, request);
        Size before = Size.now();
        allBetween(REQUESTS / 4, REQUESTS, request);
        Size.now().assertNotGrownSince(before);
    }

    private static void allBetween(int first, int end, IntConsumer request) {
        var next = new AtomicInteger(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = Stream.generate(() -> threads.submit(() -> {
                        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                            request.accept(number);
                        }
                    }))
                    .limit(AT_ONCE)
                    .toList();
            for (var worker : workers) {
                worker.get(30, TimeUnit.MINUTES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
