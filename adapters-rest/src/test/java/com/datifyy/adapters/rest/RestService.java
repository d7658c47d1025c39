package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.health.HealthRoutes;
import com.datifyy.adapters.rest.health.Probe;
import com.datifyy.adapters.rest.health.TrialRoutes;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.identity.VerificationKey;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.shared.Refusal.Unavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The REST server over the real application on in-memory twins, on a port of its own. Every answer it gives
/// is held against the API's description.
public final class RestService implements AutoCloseable {
    public static final JsonMapper JSON = new JsonMapper();
    private static final OpenApi DESCRIPTION = new OpenApi();

    public final InMemoryApplication application = new InMemoryApplication();
    public final AtomicReference<Probe.Health> database = new AtomicReference<>(Probe.Health.OK);
    public final AtomicReference<Probe.Health> redis = new AtomicReference<>(Probe.Health.DISABLED);

    /// The keys that access tokens can be checked with.
    public final AtomicReference<List<VerificationKey>> keys = new AtomicReference<>(List.of());

    private final AtomicInteger joined = new AtomicInteger();
    private final RestServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public RestService() {
        this(RestSettings.onPort(0));
    }

    public RestService(RestSettings settings) {
        server = new RestServer(settings, api(application.limits)).start();
    }

    /// @param limits asked instead of those that refuse nothing
    RestService(RestSettings settings, RequestLimits limits) {
        server = new RestServer(settings, api(limits)).start();
    }

    private RestApi api(RequestLimits limits) {
        return new RestApi(
                application.membership(keys::get),
                application.office,
                limits,
                application.idempotency,
                new HealthRoutes.About(8080, 9090),
                new HealthRoutes.Probes(database::get, database::get, redis::get),
                new TrialRoutes.Trials(
                        () -> working(database, application.clock.instant()),
                        () -> working(redis, new TrialRoutes.Kept("datifyy:trial:1", "7"))),
                application.clock);
    }

    private static <T> T working(AtomicReference<Probe.Health> health, T answer) {
        if (health.get() != Probe.Health.OK) {
            throw new Unavailable("It");
        }
        return answer;
    }

    public RestServer server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    /// Whoever has a token of staff.
    public Bearer staff(String token) {
        return new Bearer(token);
    }

    /// Whoever has a token.
    public class Bearer {
        private final String token;

        Bearer(String token) {
            this.token = token;
        }

        public String token() {
            return token;
        }

        public Answer get(String path, String... headers) {
            return send("GET", path, null, with(headers));
        }

        public Answer delete(String path) {
            return send("DELETE", path, null, with());
        }

        public Answer delete(String path, String body) {
            return send("DELETE", path, body, with());
        }

        public Answer post(String path, String body, String... headers) {
            return send("POST", path, body, with(headers));
        }

        public Answer put(String path, String body, String... headers) {
            return send("PUT", path, body, with(headers));
        }

        public Answer call(String method, String path, String body) {
            return send(method, path, body, with());
        }

        private String[] with(String... headers) {
            List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token()));
            all.addAll(Arrays.asList(headers));
            return all.toArray(String[]::new);
        }
    }

    /// Somebody who is signed in.
    public final class Member extends Bearer {
        private final JsonNode signedIn;

        Member(JsonNode signedIn) {
            super(signedIn.get("accessToken").textValue());
            this.signedIn = signedIn;
        }

        public String id() {
            return signedIn.get("userId").textValue();
        }

        public String refreshToken() {
            return signedIn.get("refreshToken").textValue();
        }

        public String email() {
            return signedIn.at("/user/email").textValue();
        }

        public String session() {
            return signedIn.at("/session/sessionId").textValue();
        }

        public JsonNode signedIn() {
            return signedIn;
        }
    }

    /// Registers somebody who is 31 years old.
    public Member join(String name) {
        Answer answer = post("/api/v1/auth/register/email", """
                {"email": "member%d@example.org", "password": "%s", "name": "%s", "dateOfBirth": "1994-05-06"}""".formatted(
                        joined.incrementAndGet(), InMemoryApplication.PASSWORD, name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Member(answer.body());
    }

    /// Registers somebody who proves their address as well.
    public Member joinProven(String name) {
        Member member = join(name);
        Answer answer = member.post("/api/v1/auth/verification/email/verify", """
                {"email": "%s", "verification_code": "%s"}""".formatted(
                        member.email(), application.last(Notice.EmailCode.class).code()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return member;
    }

    /// Signs somebody in once more, on another device.
    public Member signIn(Member member, String deviceId) {
        Answer answer = post("/api/v1/auth/login/email", """
                {"email": "%s", "password": "%s", "deviceInfo": {"deviceId": "%s", "deviceName": "Device %s", "platform": 3}}""".formatted(
                        member.email(), InMemoryApplication.PASSWORD, deviceId, deviceId));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Member(answer.body());
    }

    /// Registers somebody whom others can be shown.
    public Member join(String name, String gender) {
        Member member = join(name);
        Answer answer = member.put("/api/v1/user/me", """
                {"basicInfo": {"gender": "%s"}, "profileDetails": {"location": {"city": "Pune", "latitude": 18.52, "longitude": 73.86}},
                 "updateFields": ["gender", "location"]}""".formatted(gender));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return member;
    }

    public void block(Member blocker, Member blocked) {
        var block = new Block(UserId.parse(blocker.id()), UserId.parse(blocked.id()), "", application.clock.instant());
        application.units.run(() -> application.blocks.add(block));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /// Sends a request, with a JSON body unless it is null, and holds the answer against the description.
    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!List.of(headers).contains("User-Agent")) {
            request.header("User-Agent", "A test");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            String text = new String(response.body(), StandardCharsets.UTF_8);
            boolean json = type.contains("json") && !text.isEmpty();
            Answer answer = new Answer(
                    response.statusCode(),
                    response.headers(),
                    json ? JSON.readTree(text) : MissingNode.getInstance(),
                    text);
            if (json) {
                assertThat(DESCRIPTION.deviations(
                                request.method(), request.uri().getPath(), answer.status(), type, answer.body()))
                        .as("%s %s %s", request.method(), request.uri(), text)
                        .isEmpty();
                assertThat(texts(answer.body()))
                        .as("A7: what was sent to somebody stands in no answer")
                        .noneMatch(secrets()::contains);
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// Every text in a value, however deep.
    private static List<String> texts(JsonNode value) {
        return value.isTextual()
                ? List.of(value.textValue())
                : value.valueStream().flatMap(part -> texts(part).stream()).toList();
    }

    /// The codes and tokens that people were sent so far; none while the store is down.
    List<String> secrets() {
        try {
            return application.told(Notice.Secret.class).stream()
                    .map(Notice.Secret::secret)
                    .toList();
        } catch (Unavailable down) {
            return List.of();
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
