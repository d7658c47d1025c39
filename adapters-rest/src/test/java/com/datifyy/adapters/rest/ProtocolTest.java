package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.CrossOrigin;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    private static final String LOGIN = "/api/v1/auth/login/email";

    @AutoClose
    private final RestService service = new RestService();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/api/v1/nope",
                "/api/v2/user/me",
                "/docs/../etc/passwd",
                "/docs/x.js",
                "/API/V1/USER/ME"
            })
    void an_unknown_path_is_a_404_problem(String path) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_wrong_method_is_a_405_that_says_which_are_right() {
        Answer answer = service.send("PATCH", "/api/v1/user/me", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", ", -1))
                .contains("GET", "PUT")
                .doesNotContain("POST");
        assertThat(answer.text("/code")).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void options_is_never_a_wrong_method() {
        Answer answer = service.send("OPTIONS", "/api/v1/user/me", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Allow").split(", ", -1)).containsExactlyInAnyOrder("GET", "HEAD", "PUT", "OPTIONS");
        assertThat(service.send("PATCH", "/api/v1/user/me", "{}")
                        .header("Allow")
                        .split(", ", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "OPTIONS");
        assertThat(service.send("OPTIONS", "/api/v1/nope", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/admin/users/bulk|GET, HEAD, POST, OPTIONS",
                "/api/v1/admin/users/17|GET, HEAD, OPTIONS",
                "/api/v1/admin/dates/schedule|POST, PUT, OPTIONS",
                "/api/v1/admin/dates/17|PUT, OPTIONS"
            })
    void options_and_a_wrong_method_tell_the_methods_of_all_routes_that_a_path_may_be_of(String path, String methods) {
        for (String method : List.of("OPTIONS", "PATCH")) {
            assertThat(service.send(method, path, null).header("Allow").split(", ", -1))
                    .as(method)
                    .containsExactlyInAnyOrder(methods.split(", ", -1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/jsonp"
            })
    void a_body_that_is_not_json_is_a_415(String type) {
        assertThat(service.send("POST", LOGIN, "{}", "Content-Type", type).status())
                .isEqualTo(415);
    }

    @Test
    void a_compressed_body_is_a_415() {
        assertThat(service.post(LOGIN, "{}", "Content-Encoding", "gzip").status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"email\": secretword}",
                "{} {}",
                "[1,]",
                "{\"a\": NaN}",
                "{'a': 1}",
                "{\"a\": 01}",
                "\u0000"
            })
    void e1_malformed_json_is_told_by_position_and_not_repeated(String body) {
        Answer answer = service.post(LOGIN, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(answer.text("/message")).matches(".*line \\d+, column \\d+.*");
        assertThat(answer.text()).doesNotContain("secretword", "jackson", "JsonParse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|The body is empty (",
                "'{\"a\": 1, \"a\": 2}'|The body has a key twice in one object (line 1, column",
                "'{\"a\": 1} {}'|The body goes on after its JSON value (line 1, column",
                "'{\"a\": 1,}'|The body is not JSON (line 1, column"
            })
    void e1_malformed_json_is_told_by_kind(String body, String message) {
        assertThat(service.post(LOGIN, body).text("/message")).startsWith(message);
    }

    @Test
    void e1_json_over_the_limits_is_told_where_and_what_they_are() {
        for (String body : List.of(
                "{\"a\":".repeat(40) + "1" + "}".repeat(40),
                "{\"a\": " + "1".repeat(100) + "}",
                "{\"" + "k".repeat(300) + "\": 1}")) {
            assertThat(service.post(LOGIN, body).text("/message"))
                    .startsWith("The body has more than 32 levels, or a name over 200, a number over 40")
                    .doesNotContain("column 1)");
        }
    }

    @Test
    void e1_a_byte_order_mark_and_what_is_not_utf_8_are_told() {
        assertThat(service.post(LOGIN, "\uFEFF{}").text("/message"))
                .startsWith("The body begins with a byte order mark");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + LOGIN))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray("{\"email\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .build();

        assertThat(service.send(request).text("/message")).isEqualTo("The body is not UTF-8 (byte 11)");
    }

    @Test
    void e1_json_in_another_encoding_than_utf_8_is_refused() {
        String body = "{\"email\": \"ä@example.org\", \"password\": \"12345678\"}";
        for (Charset charset :
                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + LOGIN))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body.getBytes(charset)))
                    .build();

            assertThat(service.send(request).text("/code")).isEqualTo("MALFORMED_REQUEST");
        }
    }

    @Test
    void e1_a_key_given_twice_is_refused() {
        assertThat(service.post(LOGIN, "{\"email\": \"a@b.co\", \"email\": \"c@d.co\", \"password\": \"x\"}")
                        .status())
                .isEqualTo(400);
        Answer styles =
                service.post("/api/v1/auth/token/refresh", "{\"refresh_token\": \"a\", \"refreshToken\": \"b\"}");
        assertThat(styles.status()).isEqualTo(400);
        assertThat(styles.text("/errors/0/field")).isEqualTo("refresh_token");
    }

    @Test
    void e1_deep_nesting_is_refused() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

        assertThat(service.post(LOGIN, deep).text("/code")).isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void e1_a_very_long_text_number_or_name_is_refused() {
        assertThat(service.join("Maya")
                        .put("/api/v1/user/me", "{\"a\": \"" + "x".repeat(70_000) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(service.post(LOGIN, "{\"a\": " + "1".repeat(100) + "}").status())
                .isEqualTo(400);
        assertThat(service.post(LOGIN, "{\"" + "k".repeat(300) + "\": 1}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null", "true"})
    void e1_a_body_that_is_no_object_is_refused(String body) {
        assertThat(service.post(LOGIN, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\": 7}", "{\"email\": []}", "{\"email\": {}}", "{\"email\": true}"})
    void e1_a_wrong_type_is_told_with_its_field(String body) {
        Answer answer = service.post(LOGIN, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("email");
    }

    @Test
    void e2_a_body_that_announces_too_much_is_refused_without_being_read() throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send("""
                    POST /api/v1/auth/login/email HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: 32769

                    """);

            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE", "Connection: close");
        }
    }

    @Test
    void e2_a_body_that_announces_more_than_anybody_may_send_is_refused_without_being_read() throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send("""
                    PUT /api/v1/no/such/path HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: 1048577

                    """);

            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE", "Connection: close");
        }
    }

    @Test
    void e2_a_body_that_hides_its_length_is_refused_when_it_grows_too_large() {
        byte[] large = ("{\"a\": [" + "1,".repeat(700_000) + "1]}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + LOGIN))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        assertThat(service.send(request).status()).isEqualTo(413);
    }

    @Test
    void e2_whoever_sends_too_much_hears_why() throws Exception {
        String body = "x".repeat(500_000);
        for (int attempt = 0; attempt < 40; attempt++) {
            try (RawHttp raw = new RawHttp(service.port())) {
                raw.send("""
                        POST /api/v1/auth/login/email HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Content-Length: 500000

                        """ + body);

                assertThat(raw.answer()).startsWith("HTTP/1.1 413");
            }
        }
    }

    @Test
    void whoever_sends_a_photo_that_is_not_wanted_hears_why() throws Exception {
        String photo = "x".repeat(10_000_000);
        for (int attempt = 0; attempt < 5; attempt++) {
            try (RawHttp raw = new RawHttp(service.port())) {
                raw.send("""
                        POST /api/v1/user/photos HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Content-Length: 10000000

                        """ + photo);

                assertThat(raw.answerUntil("UNAUTHENTICATED")).startsWith("HTTP/1.1 401");
            }
        }
    }

    @Test
    void e2_headers_over_the_limit_are_a_431_problem() throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send("GET /health HTTP/1.1\nHost: localhost\nX-Long: " + "x".repeat(20_000) + "\n\n");

            assertThat(raw.answer())
                    .startsWith("HTTP/1.1 431")
                    .contains("HEADERS_TOO_LARGE", "application/problem+json", "nosniff");
        }
    }

    @Test
    void e2_an_address_over_the_limit_is_a_414_problem() {
        assertThat(service.get("/health?x=" + "y".repeat(5_000)).status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\n\n",
                "GET /health HTTP/9.9\nHost: localhost\n\n",
                "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                "GET /docs/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: localhost\n\n",
                "nonsense\n\n",
                "POST /health HTTP/1.1\nHost: localhost\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n"
            })
    void e7_a_broken_request_is_answered_without_detail(String request) throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send(request);

            String answer = raw.answer();
            assertThat(answer).matches("(?s)HTTP/1\\.[01] (4|505).*");
            assertThat(answer).doesNotContain("jetty", "Jetty", "java.", "Exception", "<html");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /health HTTP/1.1~~|400|MALFORMED_REQUEST|its one Host",
                "OPTIONS * HTTP/1.1~Host: localhost~Connection: close~~|404|NOT_FOUND|nothing under this path",
                "GET /health HTTP/1.1~Host: localhost~Expect: tea~Connection: close~~|417|REFUSED|100-continue",
                "GET /health HTTP/2.0~Host: localhost~~|426|REFUSED|HTTP/1.1",
                "GET /health~~|505|REFUSED|HTTP/1.1"
            })
    void e7_what_is_refused_before_it_is_read_is_told_why(String request, String status, String code, String why)
            throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send(request.replace('~', '\n'));

            assertThat(raw.answer()).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"", why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gender=%zz", "gender=%", "gender=%4", "city=%C3%28", "minAge=20&x=%FF"})
    void e1_a_query_that_cannot_be_decoded_is_refused_and_not_left_out(String query) throws Exception {
        String token = service.join("Maya").token();
        try (RawHttp raw = new RawHttp(service.port())) {
            raw.send("""
                    GET /api/v1/user/search?%s HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Connection: close

                    """.formatted(query, token));

            assertThat(raw.answer()).startsWith("HTTP/1.1 400").contains("MALFORMED_REQUEST", "The query is not UTF-8");
        }
    }

    @Test
    void e6_every_answer_carries_the_security_headers() {
        List<Answer> answers = new ArrayList<>(List.of(
                service.get("/health"),
                service.get("/nope"),
                service.get("/api/v1/user/me"),
                service.send("PATCH", "/health", null),
                service.post(LOGIN, "{")));
        for (Answer answer : answers) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Content-Type")).containsIgnoringCase("charset=utf-8");
            assertThat(answer.header("Vary")).contains("Origin");
            assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("not over plain HTTP")
                    .isEmpty();
        }
    }

    @Test
    void e6_in_production_clients_are_told_to_insist_on_tls() {
        RestSettings usual = RestSettings.onPort(0);
        try (RestService live = new RestService(
                new RestSettings(0, true, CrossOrigin.NONE, 0, usual.limits(), Duration.ofSeconds(1)))) {
            assertThat(live.get("/health").header("Strict-Transport-Security")).startsWith("max-age=");
        }
    }

    @Test
    void a_decent_request_id_comes_back_and_another_is_replaced() {
        assertThat(service.get("/health", "X-Request-Id", "a.B-9_z").header("X-Request-Id"))
                .isEqualTo("a.B-9_z");
        for (String id : List.of("with space", "x".repeat(65), "<script>", "ü")) {
            assertThat(service.get("/health", "X-Request-Id", id).header("X-Request-Id"))
                    .isNotEqualTo(id)
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void a_trace_is_passed_along_and_a_broken_one_is_not() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(service.get("/health", "traceparent", trace).header("traceparent"))
                .isEqualTo(trace);
        assertThat(service.get("/health", "traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01")
                        .header("traceparent"))
                .isEmpty();
    }

    @Test
    void h4_the_access_log_names_route_and_labels_and_no_person() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        try (LogLines log = new LogLines()) {
            RestService.Member maya = service.join("Maya Rao");
            maya.get("/api/v1/user/profile/123456?city=Pune", "X-Request-Id", "look-here", "traceparent", trace);
            service.get("/health"); // the line of the request before is written by now

            assertThat(log.events())
                    .anyMatch(event ->
                            event.getFormattedMessage().startsWith("GET /api/v1/user/profile/{userId} answered")
                                    && event.getMDCPropertyMap()
                                            .entrySet()
                                            .containsAll(Map.of("requestId", "look-here", "traceparent", trace)
                                                    .entrySet()));
            assertThat(log.all())
                    .doesNotContain(
                            "Maya", "member1", "Pune", "123456", "127.0.0.1", maya.token(), maya.refreshToken());
        }
    }

    @Test
    void e10_a_slow_body_is_given_up() throws Exception {
        RestSettings.Limits hasty = new RestSettings.Limits(1_000, 8_192, 1_000, Duration.ZERO, Duration.ofSeconds(5));
        try (RestService strict =
                        new RestService(new RestSettings(0, false, CrossOrigin.NONE, 0, hasty, Duration.ofSeconds(1)));
                RawHttp raw = new RawHttp(strict.port())) {
            raw.send("""
                    POST /api/v1/auth/login/email HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: 20

                    {"a""");

            assertThat(raw.answer()).startsWith("HTTP/1.1 408").contains("REQUEST_TIMEOUT");
        }
    }

    @Test
    void e10_a_silent_connection_is_closed_and_others_are_served_meanwhile() throws Exception {
        RestSettings.Limits hasty =
                new RestSettings.Limits(1_000, 8_192, 1_000, Duration.ofSeconds(10), Duration.ofMillis(300));
        try (RestService strict =
                new RestService(new RestSettings(0, false, CrossOrigin.NONE, 0, hasty, Duration.ofSeconds(1)))) {
            List<RawHttp> silent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                silent.add(new RawHttp(strict.port()).send("GET /health HTTP/1.1\nHost: loc"));
            }
            assertThat(strict.get("/health").status()).isEqualTo(200);
            for (RawHttp connection : silent) {
                assertThat(connection.answer()).doesNotContain("200");
                connection.close();
            }
        }
    }
}
