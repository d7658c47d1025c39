package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What bodies may cost, one by one and all together.
@Timeout(60)
class BodyBoundsTest {
    private static final int MIB = 1_048_576;
    private static final String ME = "/api/v1/user/me";

    @AutoClose
    private final RestService service = new RestService();

    private RestService.Member maya;

    @BeforeEach
    void join() {
        maya = service.join("Maya");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "\"\"", "{\"a\":0}", "[[[]]]"})
    void e2_e10_large_bodies_of_little_things_coming_together_are_refused_and_nothing_is_kept(String thing)
            throws ExecutionException, InterruptedException {
        String body = "{\"x\": [" + thing + ("," + thing).repeat((MIB - 100) / (thing.length() + 1)) + "]}";
        assertThat(body.length()).isBetween(MIB - 200, MIB);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 16)
                    .mapToObj(_ -> clients.submit(() -> maya.put(ME, body)))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().text("/code")).isIn("MALFORMED_REQUEST", "UNAVAILABLE");
            }
        }

        assertThat(service.server().bodyBytesHeld()).isZero();
        assertAnHonestRequestIsAnswered();
    }

    @Test
    void e1_a_body_of_too_many_parts_is_told_so() {
        Answer answer = maya.put(ME, "{\"x\": [" + "0,".repeat(20_000) + "0]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(answer.text("/message"))
                .startsWith("The body has more than 20,000 names, values and brackets (line 1, column ");
    }

    @Test
    void as_many_slots_as_a_request_may_have_are_read() {
        long start = service.application.clock.instant().plusSeconds(172_800).getEpochSecond() / 3_600 * 3_600;
        String slots = IntStream.range(0, 200)
                .mapToObj(i -> """
                        {"startTime": %d, "endTime": %d, "dateType": "DATE_TYPE_OFFLINE", "notes": "%s", "offlineLocation":
                         {"placeName": "Corbyn Cafe", "address": "1 Beach Road", "city": "Port Blair", "state": "Andaman",
                          "zipcode": "744101", "country": "India", "latitude": 11.62, "longitude": 92.73}}""".formatted(start + i * 3_600L, start + (i + 1) * 3_600L, "n".repeat(200)))
                .collect(Collectors.joining(","));

        Answer answer = maya.post("/api/v1/availability", "{\"slots\": [" + slots + "]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login/email", "login/oauth", "token/refresh", "session/revoke", "device/trust"})
    void e2_accounts_take_little_bodies(String route) {
        for (int length : new int[] {32_768, 80_000, 1_000_000}) {
            Answer answer = maya.post("/api/v1/auth/" + route, "{\"x\": \"" + "y".repeat(length) + "\"}");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text("/message")).isEqualTo("The body may have at most 32768 bytes");
        }
    }

    @Test
    void e2_closing_an_account_takes_a_little_body() {
        assertThat(maya.delete("/api/v1/user/account", "{\"x\": \"" + "y".repeat(32_768) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void the_long_tokens_of_identity_providers_are_read() {
        Answer answer = service.post(
                "/api/v1/auth/login/oauth",
                "{\"provider\": \"GOOGLE\", \"idToken\": \"%s\"}".formatted("t".repeat(16_384)));

        assertThat(answer.status()).as(answer.text()).isNotEqualTo(413);
    }

    @Test
    void e2_e10_where_other_bodies_take_the_room_a_request_is_told_to_come_back_and_the_room_is_found_again()
            throws Exception {
        List<RawHttp> unfinished = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            unfinished.add(new RawHttp(service.port()).send("""
                    PUT /api/v1/user/me HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Content-Type: application/json
                    Content-Length: 1048576

                    """.formatted(maya.token()) + " ".repeat(MIB - 1)));
        }
        while (service.server().bodyBytesHeld() < 4L * (MIB - 1)) {
            Thread.sleep(5);
        }

        Answer answer = maya.put(ME, "{\"updateFields\": [\"bio\"]}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(service.get("/health").status()).isEqualTo(200);

        for (RawHttp connection : unfinished) {
            connection.close();
        }
        while (service.server().bodyBytesHeld() > 0) {
            Thread.sleep(5);
        }
        assertAnHonestRequestIsAnswered();
    }

    private void assertAnHonestRequestIsAnswered() {
        assertThat(maya.put(ME, "{\"profileDetails\": {\"bio\": \"Honest.\"}, \"updateFields\": [\"bio\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/auth/login/email", """
                                {"email": "%s", "password": "%s"}""".formatted(maya.email(), InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);
    }
}
