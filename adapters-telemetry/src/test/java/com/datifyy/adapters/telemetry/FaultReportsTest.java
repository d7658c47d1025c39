package com.datifyy.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultReportsTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private final AtomicInteger status = new AtomicInteger(200);
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer sentry;
    private FaultReports reports;

    @BeforeEach
    void start() throws IOException {
        sentry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sentry.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
            received.add(exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().getFirst("X-Sentry-Auth") + "\n" + body);
        });
        sentry.start();
        var address = SentryAddress.parse(
                "http://examplekey@127.0.0.1:" + sentry.getAddress().getPort() + "/prefix/42");
        reports = new FaultReports(address, "1.2.3", "production", now::get);
    }

    @AfterEach
    void stop() {
        reports.close();
        sentry.stop(0);
    }

    private static Fault fault(Throwable thrown) {
        return new Fault(
                "com.datifyy.Place",
                "{} failed",
                "datifyy.user.v1.UserService/GetMyProfile",
                thrown,
                "request-1",
                TRACE);
    }

    private String next() throws InterruptedException {
        return received.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void its_thread_is_there_before_the_first_fault_which_may_be_that_none_is_to_be_had() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (var more = new FaultReports(
                SentryAddress.parse("http://examplekey@127.0.0.1:1/42"), "1.2.3", "production", now::get)) {
            assertThat(more.rests()).isFalse();
            Set<Thread> begun = new HashSet<>(Thread.getAllStackTraces().keySet());
            begun.removeAll(before);
            assertThat(begun).extracting(Thread::getName).contains("fault-reports");
        }
    }

    @Test
    void a_fault_is_reported_with_its_places_in_the_code() throws InterruptedException {
        reports.report(fault(new IllegalStateException("outer", new ArithmeticException("inner"))));

        assertThat(next())
                .startsWith("/prefix/api/42/envelope/\nSentry sentry_version=7")
                .contains("sentry_key=examplekey")
                .contains("{\"type\":\"event\",\"length\":")
                .contains("\"logentry\":{\"message\":\"{} failed\"}")
                .contains("\"transaction\":\"datifyy.user.v1.UserService/GetMyProfile\"")
                .containsSubsequence("\"type\":\"ArithmeticException\"", "\"type\":\"IllegalStateException\"")
                .contains("\"module\":\"com.datifyy.adapters.telemetry.FaultReportsTest\"")
                .contains("\"release\":\"1.2.3\"")
                .contains("\"request_id\":\"request-1\"")
                .contains("\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"");
    }

    @Test
    void the_first_cause_is_reported_however_much_is_around_it() throws InterruptedException {
        Throwable thrown = new ArithmeticException("first");
        for (int i = 0; i < 10; i++) {
            thrown = new IllegalStateException("around", thrown);
        }
        reports.report(fault(thrown));

        assertThat(next())
                .containsSubsequence("\"type\":\"ArithmeticException\"", "\"type\":\"IllegalStateException\"");
    }

    @Test
    void causes_that_go_in_a_circle_come_to_an_end() throws InterruptedException {
        Throwable one = new IllegalStateException("one");
        Throwable other = new ArithmeticException("other");
        one.initCause(other);
        other.initCause(one);
        reports.report(fault(one));

        assertThat(next()).contains("IllegalStateException", "ArithmeticException");
    }

    @Test
    void d12_no_message_of_an_exception_leaves_the_process() throws InterruptedException {
        reports.report(fault(
                new IllegalStateException("no place for maya@example.com", new IllegalArgumentException("secret"))));

        assertThat(next()).doesNotContain("maya@example.com").doesNotContain("secret");
    }

    @Test
    void the_same_fault_is_reported_once_a_minute() throws InterruptedException {
        Throwable same = new IllegalStateException("again");
        for (int i = 0; i < 100; i++) {
            reports.report(fault(same));
        }
        assertThat(next()).isNotNull();
        now.updateAndGet(instant -> instant.plusSeconds(61));
        reports.report(fault(same));
        reports.report(fault(new IllegalStateException("elsewhere")));

        assertThat(next()).isNotNull();
        assertThat(next()).isNotNull();
        assertThat(received).isEmpty();
    }

    @Test
    void it_rests_when_it_is_told_to() throws InterruptedException {
        status.set(429);
        reports.report(fault(new IllegalStateException("first")));
        assertThat(next()).isNotNull();
        awaitQuiet();

        status.set(200);
        now.updateAndGet(instant -> instant.plusSeconds(119));
        reports.report(fault(new IllegalStateException("dropped")));
        now.updateAndGet(instant -> instant.plusSeconds(2));
        reports.report(fault(new ArithmeticException("later")));

        assertThat(next()).contains("ArithmeticException");
    }

    @Test
    void an_answer_that_never_ends_is_given_up() throws Exception {
        try (var halting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = SentryAddress.parse("http://examplekey@127.0.0.1:" + halting.getLocalPort() + "/42");
            var patience = Duration.ofMillis(300);
            try (var toHalting = new FaultReports(address, "1.2.3", "production", now::get, patience)) {
                toHalting.report(fault(new IllegalStateException("first")));
                try (Socket sender = halting.accept()) {
                    sender.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
                    awaitQuietOf(toHalting);
                }
            }
        }
    }

    @Test
    void what_is_waiting_at_the_end_is_reported_before_it_is_over() throws InterruptedException {
        reports.report(fault(new IllegalStateException("first")));
        reports.report(fault(new ArithmeticException("the one that ends the process")));

        reports.close();

        assertThat(next()).contains("IllegalStateException");
        assertThat(next()).contains("ArithmeticException");
        reports.report(fault(new NullPointerException("afterwards")));
        assertThat(received).isEmpty();
    }

    @Test
    void h6_at_the_end_nobody_waits_for_long_for_one_who_does_not_answer() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var address = SentryAddress.parse("http://examplekey@127.0.0.1:" + silent.getLocalPort() + "/42");
            var patience = Duration.ofMinutes(5);
            var toSilent = new FaultReports(address, "1.2.3", "production", now::get, patience);
            toSilent.report(fault(new IllegalStateException("first")));
            try (Socket _ = silent.accept()) {
                long begun = System.nanoTime();
                toSilent.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("2 seconds, and a margin")
                        .isLessThan(Duration.ofSeconds(4));
            }
        }
    }

    /// Until the answer has been read, a report of a new kind is still taken.
    private void awaitQuiet() {
        awaitQuietOf(reports);
    }

    private static void awaitQuietOf(FaultReports reports) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!reports.rests()) {
            assertThat(Instant.now()).as("it goes on waiting").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://host.example.com/1",
                "https://key@host.example.com/",
                "https://key:secret@host.example.com/1",
                "ftp://key@host.example.com/1",
                "https://key@host.example.com/one",
                "not an address"
            })
    void h1_what_is_no_address_is_refused_and_not_repeated(String dsn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentryAddress.parse(dsn))
                .withMessageStartingWith("a DSN ");
    }

    @Test
    void h1_the_key_is_not_printed() {
        assertThat(SentryAddress.parse("https://examplekey@host.example.com/1").toString())
                .isEqualTo("SentryAddress[https://host.example.com/api/1/envelope/]");
    }
}
