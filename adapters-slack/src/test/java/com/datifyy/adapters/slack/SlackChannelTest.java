package com.datifyy.adapters.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.notification.MessageId;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest {
    private static final StaffNews NEWS = new StaffNews(
            Tone.WARNING,
            "Load <!channel>",
            "a & b @here",
            List.of(new Fact("cpu", "97")),
            Instant.parse("2026-03-02T09:00:00Z"));
    private static final MessageId ID = new MessageId(new UUID(1, 2));
    private static final SlackTimeouts PATIENT = new SlackTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final SlackTimeouts IMPATIENT = new SlackTimeouts(Duration.ofSeconds(20), Duration.ofMillis(300));

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /// Slack on a free port of this machine.
    private static final class Stub implements AutoCloseable {
        private final HttpServer server;
        private final List<String> received = new CopyOnWriteArrayList<>();

        Stub(Answer answer) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                try (exchange) {
                    answer.to(exchange);
                }
            });
            server.start();
        }

        SlackChannel channel(SlackTimeouts timeouts) {
            return new SlackChannel(
                    new SlackWebhook(URI.create(
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/services/not/a/real/one")),
                    timeouts);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static Answer saying(int status, String body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        };
    }

    private static Delivery posted(Answer answer, SlackTimeouts timeouts) throws IOException {
        try (var stub = new Stub(answer);
                var channel = stub.channel(timeouts)) {
            return channel.post(ID, NEWS);
        }
    }

    @Test
    void news_is_posted_and_calls_nobody() throws IOException {
        try (var stub = new Stub(saying(200, "ok"));
                var channel = stub.channel(PATIENT)) {
            assertThat(channel.post(ID, NEWS)).isEqualTo(new Delivery.Done());

            assertThat(stub.received)
                    .singleElement()
                    .asString()
                    .contains(
                            "Load &lt;!channel&gt;",
                            "a &amp; b @\u200bhere",
                            "\"color\":\"warning\"",
                            "Datifyy Backend")
                    .contains("{\"title\":\"cpu\",\"value\":\"97\",\"short\":true}")
                    .doesNotContain("@here", "<!");
        }
    }

    @Test
    void a_pause_that_slack_asks_for_is_kept() throws IOException {
        try (var stub = new Stub(exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "60");
                    exchange.sendResponseHeaders(429, -1);
                });
                var channel = stub.channel(PATIENT)) {
            assertThat(channel.post(ID, NEWS)).isEqualTo(new Delivery.Later("Slack asks for a pause of 60 seconds"));
            assertThat(channel.post(ID, NEWS)).isEqualTo(new Delivery.Later("Slack asked for a pause"));
            assertThat(stub.received).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "404, true", "403, true", "302, true", "204, true", "400, false"})
    void a_refusal_is_tried_again_unless_it_is_about_the_message(int status, boolean again) throws IOException {
        assertThat(posted(
                        exchange -> {
                            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                            exchange.sendResponseHeaders(status, -1);
                        },
                        PATIENT))
                .isInstanceOf(again ? Delivery.Later.class : Delivery.Never.class);
    }

    @Test
    void nobody_waits_for_ever_and_nobody_reads_without_end() throws IOException {
        assertThat(posted(
                        exchange -> {
                            try {
                                Thread.sleep(2_000);
                            } catch (InterruptedException over) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        IMPATIENT))
                .isEqualTo(new Delivery.Later("Slack does not answer in time"));
        assertThat(posted(saying(200, "x".repeat(1_000_000)), PATIENT))
                .isEqualTo(new Delivery.Later("Slack broke off or answered too much"));
    }

    @Test
    void long_texts_are_cut() {
        var news = new StaffNews(Tone.GOOD, "t".repeat(400), "x".repeat(9_000), List.of(), NEWS.at());

        assertThat(SlackJson.of(news).length()).isLessThan(3_800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/services/x",
                "https://hooks.example.com",
                "https://user:secret@hooks.example.com/services/x",
                "ftp://hooks.example.com/services/x",
                "hooks"
            })
    void an_unsafe_webhook_is_refused_and_not_repeated(String address) {
        assertThatThrownBy(() -> new SlackWebhook(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hooks.example.com");
        assertThat(new SlackWebhook(URI.create("https://hooks.example.com/services/x")))
                .hasToString("SlackWebhook[…]");
    }
}
