package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Requests that no honest client sends: each gets its own refusal, and nothing is written.
class RestBadInputTest {
    private static final String ME = "/api/v1/user/me";
    private static final String WISHES = "/api/v1/partner-preferences";
    private static final String HOURS = "/api/v1/availability";
    private static final String REGISTER = "/api/v1/auth/register/email";

    private static RunningApp app;
    private static People people;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        people = People.in(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final Http http = app.http().as(people.owner().tokens().access());

    @TestFactory
    Stream<DynamicTest> e1_what_is_not_json_is_refused() {
        Map<String, byte[]> bodies = new TreeMap<>();
        for (String body : List.of(
                "",
                " ",
                "{",
                "}",
                "{\"name\"}",
                "{\"name\":}",
                "{name:1}",
                "{'name':'x'}",
                "{\"a\":1,}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\u12\"}",
                "{\"updateFields\":[\"bio\"],\"updateFields\":[\"bio\"]}",
                "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
                "{\"a\":" + "[".repeat(20_000),
                "{\"a\":" + "9".repeat(1_000) + "}",
                "{\"" + "k".repeat(1_000) + "\":1}",
                "<xml/>")) {
            bodies.put(body, body.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("a broken text", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'});
        bodies.put("zeros", new byte[64]);
        bodies.put("UTF-16", "{\"updateFields\":[\"bio\"]}".getBytes(StandardCharsets.UTF_16));
        return bodies.entrySet().stream()
                .flatMap(body -> Stream.of(ME, WISHES, REGISTER, "/api/v1/auth/token/refresh")
                        .map(path -> dynamicTest(shown(path + " " + body.getKey()), () -> {
                            String method = path.startsWith("/api/v1/auth") ? "POST" : "PUT";
                            assertRefused(400, http.elsewhere().sendBytes(method, path, body.getValue()));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> e1_json_that_is_no_object_is_refused() {
        return Stream.of("[]", "\"text\"", "1", "true", "null", "[{}]")
                .map(body -> dynamicTest(body, () -> assertRefused(400, http.put(ME, body))));
    }

    @TestFactory
    Stream<DynamicTest> e1_values_of_the_wrong_type_or_beyond_their_limits_are_refused_by_field() {
        Map<String, String> bodies = new TreeMap<>();
        for (String gender : List.of("\"GENDER_DRAGON\"", "\"\\u0000\"", "99", "-1", "1.5", "[]", "{}", "true")) {
            bodies.put(profile("gender", "basicInfo", gender), ME);
        }
        for (String height : List.of("\"tall\"", "99", "251", "-170", "170.5", "1e3", "99999999999", "[170]", "true")) {
            bodies.put(profile("height", "profileDetails", height), ME);
        }
        for (String bio :
                List.of("1", "[\"a\"]", "{\"a\":1}", "true", "\"" + "x".repeat(501) + "\"", "\"\\u202Eevil\"")) {
            bodies.put(profile("bio", "profileDetails", bio), ME);
        }
        for (String place : List.of(
                "7",
                "[]",
                "{\"city\":7}",
                "{\"latitude\":91,\"longitude\":0}",
                "{\"latitude\":\"1\",\"longitude\":2}",
                "{\"latitude\":1e400,\"longitude\":0}")) {
            bodies.put(profile("location", "profileDetails", place), ME);
        }
        for (String day :
                List.of("\"yesterday\"", "\"1994-02-30\"", "\"2999-01-01\"", "\"1700-01-01\"", "[]", "true", "1e99")) {
            bodies.put(profile("dateOfBirth", "basicInfo", day), ME);
        }
        bodies.put(profile("name", "basicInfo", "\"\""), ME);
        bodies.put(profile("phoneNumber", "basicInfo", "\"call me\""), ME);
        bodies.put("{\"basicInfo\":[],\"updateFields\":[\"gender\"]}", ME);
        bodies.put("{\"basicInfo\":{\"gender\":1},\"updateFields\":\"gender\"}", ME);
        bodies.put("{\"basicInfo\":{\"gender\":1},\"updateFields\":[1]}", ME);
        bodies.put("{\"basicInfo\":{\"gender\":1},\"updateFields\":[\"shoe_size\"]}", ME);
        bodies.put("{\"basicInfo\":{\"gender\":1}}", ME);
        bodies.put(
                "{\"profileDetails\":{\"bio\":\"a\"},\"profile_details\":{\"bio\":\"b\"},\"updateFields\":[\"bio\"]}",
                ME);
        for (String wishes : List.of(
                "{\"ageRange\":{\"minAge\":17,\"maxAge\":30}}",
                "{\"ageRange\":{\"minAge\":40,\"maxAge\":30}}",
                "{\"ageRange\":\"any\"}",
                "{\"distancePreference\":-1}",
                "{\"distancePreference\":\"far\"}",
                "{\"drinkingPreferences\":[\"DRINKING_BY_THE_GALLON\"]}",
                "{\"drinkingPreferences\":\"DRINKING_NEVER\"}",
                "{\"drinkingPreferences\":[[1]]}",
                "{\"matchStrengths\":{\"drinkingPreferences\":\"VERY\"}}",
                "{\"matchStrengths\":{\"shoeSize\":\"MATCH_STRENGTH_MUST_HAVE\"}}",
                "{\"matchStrengths\":{\"dealBreakers\":\"MATCH_STRENGTH_MUST_HAVE\"}}",
                "{\"matchStrengths\":[]}",
                "{\"customDealbreakers\":[\"" + "x".repeat(201) + "\"]}",
                "{\"customDealbreakers\":[" + "\"x\",".repeat(1_200) + "\"x\"]}",
                "[]",
                "7")) {
            bodies.put("{\"preferences\":" + wishes + "}", WISHES);
        }
        bodies.put("{}", WISHES);
        return bodies.entrySet().stream()
                .map(body -> dynamicTest(shown(body.getKey()), () -> {
                    Answer answer = http.put(body.getValue(), body.getKey());
                    assertRefused(400, answer);
                    assertThat(answer.code()).isEqualTo("INVALID_INPUT");
                    assertThat(answer.at("/errors/0/field").asText()).isNotEmpty();
                    assertThat(answer.at("/details").size()).isPositive();
                }));
    }

    @TestFactory
    Stream<DynamicTest> registrations_that_cannot_be_are_refused_by_field() {
        Map<String, String> bodies = new TreeMap<>();
        for (String email : List.of(
                "\"\"",
                "\"nobody\"",
                "\"a@b\"",
                "\"a b@example.org\"",
                "\"a@example.org\\r\\nBcc: all@example.org\"",
                "\"" + "a".repeat(250) + "@example.org\"",
                "7",
                "[\"a@example.org\"]",
                "null",
                "{\"$ne\":1}")) {
            bodies.put("{\"email\":" + email + ",\"password\":\"a walk at dusk\",\"name\":\"Maya\"}", "email");
        }
        for (String password : List.of("\"\"", "\"short\"", "12345678", "null", "\"" + "x".repeat(5_000) + "\"")) {
            bodies.put("{\"email\":\"bad@example.org\",\"password\":" + password + ",\"name\":\"Maya\"}", "password");
        }
        for (String name : List.of("\"\"", "\"  \"", "\"a\\u0000b\"", "\"" + "x".repeat(101) + "\"", "7", "{}")) {
            bodies.put("{\"email\":\"bad@example.org\",\"password\":\"a walk at dusk\",\"name\":" + name + "}", "name");
        }
        for (String day : List.of("\"2020-01-01\"", "\"31.12.1990\"", "true", "\"0000-00-00\"")) {
            bodies.put(
                    "{\"email\":\"bad@example.org\",\"password\":\"a walk at dusk\",\"name\":\"Maya\",\"dateOfBirth\":"
                            + day + "}",
                    "date_of_birth");
        }
        bodies.put(
                "{\"email\":\"bad@example.org\",\"password\":\"a walk at dusk\",\"name\":\"Maya\",\"deviceInfo\":{\"platform\":\"TOASTER\"}}",
                "device_info.platform");
        return bodies.entrySet().stream()
                .map(body -> dynamicTest(shown(body.getKey()), () -> {
                    Answer answer = http.elsewhere().post(REGISTER, body.getKey());
                    assertRefused(400, answer);
                    assertThat(answer.at("/errors/0/field").asText()).isEqualTo(body.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> hours_that_cannot_be_are_refused_one_by_one_or_all() {
        long start = People.anotherHour().getEpochSecond();
        Stream<DynamicTest> all = Stream.of(
                        "{}",
                        "{\"slots\":[]}",
                        "{\"slots\":{}}",
                        "{\"slots\":7}",
                        "{\"slots\":[" + "{},".repeat(200) + "{}]}")
                .map(body -> dynamicTest(shown(body), () -> assertRefused(400, http.post(HOURS, body))));
        Stream<DynamicTest> one = Stream.of(
                        "7",
                        "null",
                        "[]",
                        "{}",
                        "{\"startTime\":" + start + "}",
                        "{\"startTime\":\"tomorrow\",\"endTime\":\"later\"}",
                        "{\"startTime\":" + start + ",\"endTime\":" + start + "}",
                        "{\"startTime\":" + start + ",\"endTime\":" + (start + 1800) + "}",
                        "{\"startTime\":1,\"endTime\":3601}",
                        "{\"startTime\":9223372036854775807,\"endTime\":9223372036854775807}",
                        "{\"startTime\":253402300000,\"endTime\":253402303600}",
                        "{\"startTime\":" + start + ",\"endTime\":" + (start + 3600) + ",\"dateType\":\"PICNIC\"}",
                        "{\"startTime\":" + start + ",\"endTime\":" + (start + 3600) + ",\"dateType\":\"offline\"}",
                        "{\"startTime\":" + start + ",\"endTime\":" + (start + 3600) + ",\"notes\":\"" + "x".repeat(501)
                                + "\"}",
                        "{\"startTime\":" + start + ",\"endTime\":" + (start + 3600) + ",\"notes\":7}")
                .map(slot -> dynamicTest(shown(slot), () -> {
                    List<String> before = app.database().everythingAtRest();
                    Answer answer = http.post(HOURS, "{\"slots\":[" + slot + "]}");
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.at("/createdCount").asInt(-1)).isZero();
                    assertThat(answer.at("/validationErrors/0").asText()).isNotEmpty();
                    assertThat(app.database().everythingAtRest()).isEqualTo(before);
                }));
        return Stream.concat(all, one);
    }

    @TestFactory
    Stream<DynamicTest> ids_that_are_none_are_answered_like_unknown_ones() {
        return Stream.of(
                        "0",
                        "-1",
                        "+1",
                        "007",
                        "abc",
                        "1.0",
                        "1e3",
                        "99999999999999999999",
                        "2147483648",
                        "1%20OR%201=1",
                        "%00",
                        "%F0%9F%92%94",
                        "..%2F..%2Fme",
                        "null",
                        "{}".replace("{", "%7B").replace("}", "%7D"))
                .flatMap(id -> Stream.of(
                        dynamicTest("person " + id, () -> assertRefusedOr404(http.get("/api/v1/user/profile/" + id))),
                        dynamicTest("slot " + id, () -> assertRefusedOr404(http.delete(HOURS + "/" + id)))));
    }

    @TestFactory
    Stream<DynamicTest> searches_that_cannot_be_are_refused_by_field() {
        return Stream.of(
                        "gender=dragon",
                        "gender=99",
                        "minAge=abc",
                        "minAge=1.5",
                        "minAge=17",
                        "minAge=50&maxAge=20",
                        "minHeight=-1",
                        "distance=-1",
                        "distance=20001",
                        "verifiedOnly=maybe",
                        "latitude=12",
                        "latitude=91&longitude=0",
                        "latitude=NaN&longitude=0",
                        "limit=0",
                        "limit=101",
                        "limit=ten",
                        "page=7",
                        "cursor=garbage",
                        "cursor=%27%3B%20DROP%20TABLE%20users",
                        "minAge=20&minAge=30",
                        "drinking=" + "DRINKING_NEVER,".repeat(201))
                .map(query -> dynamicTest(shown(query), () -> {
                    Answer answer = http.get("/api/v1/user/search?" + query);
                    assertRefused(400, answer);
                    assertThat(answer.at("/errors/0/field").asText()).isNotEmpty();
                }));
    }

    @Test
    void e2_what_is_too_large_is_refused_before_it_is_read() throws IOException {
        assertThat(statusOf("POST " + REGISTER, "Content-Type: application/json\r\nContent-Length: 104857600"))
                .isEqualTo(413);
        assertThat(statusOf("GET /health", "X-Filler: " + "x".repeat(40_000))).isEqualTo(431);
        assertThat(http.get("/api/v1/user/search?gender=" + "x".repeat(5_000)).status())
                .isIn(414, 431);
        assertRefused(413, http.put(ME, "{\"profileDetails\":{\"bio\":\"" + "x".repeat(1_100_000) + "\"}}"));
    }

    @Test
    void e2_a_body_that_is_not_announced_as_plain_json_is_refused() {
        String body = "{\"profileDetails\":{\"bio\":\"hello\"},\"updateFields\":[\"bio\"]}";
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "application/json; charset=latin1")) {
            assertRefused(415, http.put(ME, body, "Content-Type", type));
        }
        assertRefused(415, http.put(ME, body, "Content-Encoding", "gzip"));
    }

    @Test
    void a_stale_or_strange_version_changes_nothing() {
        String body = "{\"profileDetails\":{\"bio\":\"hello\"},\"updateFields\":[\"bio\"]}";
        for (String version :
                List.of("\"p999-w0\"", "\"x\"", "7", "W/\"p0-w0\"", "\"p-1-w0\"", "\"" + "9".repeat(500) + "\"")) {
            assertRefused(412, http.put(ME, body, "If-Match", version));
        }
    }

    @Test
    void e3_nothing_a_client_says_becomes_sql() {
        String injection = "Robert'); DROP TABLE datifyy.users; --\\";
        String text = JsonNodeFactory.instance.textNode(injection).toString();

        assertThat(http.put(ME, profile("bio", "profileDetails", text)).status())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/user/search?caste=" + "'%20OR%20'1'='1").status())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/user/search?sort=name;DROP%20TABLE%20users")
                        .status())
                .isEqualTo(200);

        assertThat(http.get(ME).at("/profile/profileDetails/bio").asText()).isEqualTo(injection);
    }

    /// Bodies that were acceptable once, with values exchanged at random; always the same ones.
    @TestFactory
    Stream<DynamicTest> e7_whatever_is_sent_the_service_never_breaks() {
        String token = people.other().tokens().access();
        Map<String, JsonNode> bodies = new TreeMap<>(
                Map.of(
                        "PUT " + ME,
                                Http.read(app.http()
                                        .as(token)
                                        .get(ME)
                                        .at("/profile")
                                        .toString()),
                        "PUT " + WISHES, app.http().as(token).get(WISHES).json(),
                        "POST " + HOURS,
                                Http.read(
                                        "{\"slots\":[{\"startTime\":1,\"endTime\":3601,\"dateType\":1,\"notes\":\"\",\"offlineLocation\":{\"placeName\":\"x\",\"latitude\":1,\"longitude\":1}}]}"),
                        "POST " + REGISTER,
                                Http.read(
                                        "{\"email\":\"f@example.org\",\"password\":\"x\",\"name\":\"F\",\"deviceInfo\":{\"platform\":1,\"deviceName\":\"x\"}}")));
        return bodies.entrySet().stream()
                .map(body -> dynamicTest(body.getKey(), () -> {
                    String[] route = body.getKey().split(" ", 2);
                    var random = new Random(20_260_301);
                    for (int i = 0; i < 60; i++) {
                        ObjectNode mutant = body.getValue().deepCopy();
                        for (int changes = 0; changes < 3; changes++) {
                            mutate(mutant, random);
                        }
                        mutant.putArray("updateFields").add("*");
                        Answer answer = app.http().as(token).send(route[0], route[1], mutant.toString());
                        assertThat(answer.status())
                                .as(() -> mutant + " " + answer)
                                .isLessThan(500);
                    }
                }));
    }

    private static void mutate(JsonNode node, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(node, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            object.set(names.get(random.nextInt(names.size())), strange(random));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static JsonNode strange(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ArrayNode list = nodes.arrayNode();
        return switch (random.nextInt(14)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(Long.MAX_VALUE);
            case 2 -> nodes.numberNode(Integer.MIN_VALUE);
            case 3 -> nodes.numberNode(-0.5);
            case 4 -> nodes.numberNode(1e308);
            case 5 -> nodes.textNode("");
            case 6 -> nodes.textNode("\u0000\u202E'\"\\%s${jndi}");
            case 7 -> nodes.textNode("💔".repeat(300));
            case 8 -> nodes.booleanNode(true);
            case 9 -> list;
            case 10 -> list.add(nodes.nullNode()).add(1).add("x").add(nodes.objectNode());
            case 11 -> nodes.objectNode();
            case 12 ->
                nodes.objectNode()
                        .put("minAge", -1)
                        .put("seconds", Long.MIN_VALUE)
                        .put("city", 7);
            default -> nodes.textNode("\uD800");
        };
    }

    private static String profile(String field, String group, String value) {
        return "{\"" + group + "\":{\"" + field + "\":" + value + "},\"updateFields\":[\"" + field + "\"]}";
    }

    private static void assertRefusedOr404(Answer answer) {
        assertThat(answer.status()).as(answer::text).isIn(400, 404);
        assertRefused(answer.status(), answer);
    }

    /// Refused in the documented shape, without anything having been written.
    private static void assertRefused(int status, Answer answer) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception", "com.datifyy", "java.", "SQL");
        assertThat(app.database().texts("SELECT count(*) FROM datifyy.users").getFirst())
                .isEqualTo("2");
    }

    /// Sends the beginning of a request, whose rest never comes.
    private static int statusOf(String requestLine, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.httpPort())) {
            socket.setSoTimeout(15_000);
            String request = requestLine + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = socket.getInputStream();
            String statusLine = new String(answer.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(statusLine.substring(statusLine.indexOf(' ') + 1));
        }
    }

    /// Something printable, and not too long, for the name of a test.
    private static String shown(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 100 ? printable.substring(0, 100) + "…" + printable.length() : printable;
    }
}
