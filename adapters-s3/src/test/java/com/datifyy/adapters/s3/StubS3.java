package com.datifyy.adapters.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A service with one bucket on a free port of this machine. It works out every signature by itself, from the
/// request as it arrived, and can be told to behave badly.
public final class StubS3 implements AutoCloseable {
    public static final String REGION = "test-region-1";
    public static final String BUCKET = "photos-of-tests";
    public static final String ACCESS_KEY_ID = "FAKEACCESSKEY";
    public static final String SECRET_ACCESS_KEY = "not/a+secret=but-an-example";

    /// One request as it arrived.
    record Received(String method, String path, int status) {}

    /// One object.
    @SuppressWarnings("ArrayRecordComponent") // holds what was put; never compared
    record Stored(byte[] bytes, String type, String caching) {}

    /// What it does instead of its duty.
    interface Trick {
        void play(HttpExchange exchange) throws IOException;
    }

    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/,]+)/([0-9]{8})/([^/,]+)/([^/,]+)/aws4_request,"
                    + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String base;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Trick> tricks = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean open;
    private volatile boolean listed;
    private final boolean likeSupabase;
    private volatile @Nullable String refused;
    private volatile @Nullable String unanswered;

    /// @param base the path the service lives under; may be empty
    public StubS3(String base, InstantSource clock) throws IOException {
        this.likeSupabase = base.endsWith("/storage/v1/s3");
        this.base = base;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Trick trick = tricks.poll();
                if (trick != null) {
                    received.add(new Received(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath(),
                            0));
                    byte[] _ = exchange.getRequestBody().readAllBytes();
                    trick.play(exchange);
                } else {
                    serve(exchange);
                }
            }
        });
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + base;
    }

    /// The names of the objects there are.
    public List<String> keys() {
        return objects.keySet().stream().sorted().toList();
    }

    /// Gives objects to whoever asks from now on: at their own address, or where Supabase has those of public buckets.
    public void openToAnybody() {
        open = true;
    }

    /// Tells the names of objects to whoever asks from now on.
    public void listToAnybody() {
        listed = true;
    }

    /// Refuses the next request about an object whose name ends like this.
    public void loseTheNext(String ending) {
        refused = ending;
    }

    /// Does what requests of this method ask for, from now on, and hangs up instead of telling so.
    void loseAnswersTo(String method) {
        unanswered = method;
    }

    @Nullable
    Stored stored(String key) {
        return objects.get(key);
    }

    List<Received> received() {
        return received;
    }

    /// What the next requests get instead of an answer.
    void next(Trick... more) {
        tricks.addAll(Arrays.asList(more));
    }

    static Trick failing(int status, String code) {
        return exchange -> answer(exchange, status, error(code));
    }

    static Trick redirecting(String target) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            answer(exchange, 307, error("TemporaryRedirect"));
        };
    }

    static Trick hangingUp() {
        return HttpExchange::close;
    }

    /// Bytes without an end.
    static Trick endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] many = new byte[65_536];
            while (true) {
                exchange.getResponseBody().write(many);
            }
        };
    }

    /// A byte now and then.
    Trick dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            try {
                do {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                } while (!closed.await(50, TimeUnit.MILLISECONDS));
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /// What a request without a signature gets from a bucket that is not private; null when it gets nothing.
    private @Nullable Stored givenToAnybody(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            return null;
        }
        if (listed
                && path.equals(base + "/" + BUCKET)
                && exchange.getRequestURI().getRawQuery() != null) {
            return new Stored(String.join(" ", keys()).getBytes(UTF_8), "text/plain", "");
        }
        String start = likeSupabase ? "/storage/v1/object/public/" + BUCKET + "/" : base + "/" + BUCKET + "/";
        return open && path.startsWith(start) ? objects.get(path.substring(start.length())) : null;
    }

    private void serve(HttpExchange exchange) throws IOException {
        Stored given = givenToAnybody(exchange);
        if (given != null) {
            answer(exchange, 200, given.bytes());
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        Optional<String> problem = problemWith(exchange, body);
        String start = base + "/" + BUCKET + "/";
        if (problem.isEmpty() && !path.startsWith(start)) {
            problem = Optional.of("NoSuchBucket");
        }
        String ending = refused;
        if (problem.isEmpty() && ending != null && path.endsWith(ending)) {
            refused = null;
            problem = Optional.of("AccessDenied");
        }
        int status = problem.map(StubS3::statusOf).orElse(200);
        byte[] content = problem.map(StubS3::error).orElse(new byte[0]);
        if (problem.isEmpty()) {
            String key = path.substring(start.length());
            Headers headers = exchange.getRequestHeaders();
            switch (exchange.getRequestMethod()) {
                case "PUT" ->
                    objects.put(
                            key, new Stored(body, headers.getFirst("Content-Type"), headers.getFirst("Cache-Control")));
                case "DELETE" -> {
                    objects.remove(key);
                    status = 204;
                }
                case "GET" -> {
                    Stored found = objects.get(key);
                    status = found == null ? 404 : 200;
                    content = found == null ? error("NoSuchKey") : found.bytes();
                }
                default -> status = 405;
            }
        }
        received.add(new Received(exchange.getRequestMethod(), path, status));
        if (!exchange.getRequestMethod().equals(unanswered)) {
            answer(exchange, status, content);
        }
    }

    /// What is wrong with a request's signature, or with what it should cover.
    private Optional<String> problemWith(HttpExchange exchange, byte[] body) {
        Headers headers = exchange.getRequestHeaders();
        String authorization = headers.getFirst("Authorization");
        String time = headers.getFirst("X-Amz-Date");
        String hash = headers.getFirst("X-Amz-Content-Sha256");
        if (authorization == null || time == null || hash == null) {
            return Optional.of("AccessDenied");
        }
        Matcher parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches() || !time.matches("[0-9]{8}T[0-9]{6}Z")) {
            return Optional.of("AuthorizationHeaderMalformed");
        }
        Instant signedAt = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(SKEW) > 0) {
            return Optional.of("RequestTimeTooSkewed");
        }
        if (!parts.group(1).equals(ACCESS_KEY_ID)) {
            return Optional.of("InvalidAccessKeyId");
        }
        if (!time.startsWith(parts.group(2))
                || !parts.group(3).equals(REGION)
                || !parts.group(4).equals("s3")) {
            return Optional.of("AuthorizationHeaderMalformed");
        }
        if (!hash.equals(hex(digest(body)))) {
            return Optional.of("XAmzContentSHA256Mismatch");
        }
        List<String> signed = List.of(parts.group(5).split(";"));
        boolean complete = signed.contains("host")
                && headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-amz-") || name.equals("content-type"))
                        .allMatch(signed::contains);
        return complete && signature(exchange, signed, time, hash).equals(parts.group(6))
                ? Optional.empty()
                : Optional.of("SignatureDoesNotMatch");
    }

    private static String signature(HttpExchange exchange, List<String> signed, String time, String hash) {
        StringBuilder request = new StringBuilder()
                .append(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append('\n');
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String[] sides = parameter.split("=", 2);
            parameters.put(sides[0], sides.length == 1 ? "" : sides[1]);
        }
        request.append(String.join(
                "&",
                parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList()));
        request.append('\n');
        for (String name : signed) {
            List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
            request.append(name)
                    .append(':')
                    .append(String.join(",", values.stream().map(String::strip).toList()))
                    .append('\n');
        }
        request.append('\n').append(String.join(";", signed)).append('\n').append(hash);
        String scope = time.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
        byte[] key = ("AWS4" + SECRET_ACCESS_KEY).getBytes(UTF_8);
        for (String step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        return hex(hmac(
                key,
                "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                        + hex(digest(request.toString().getBytes(UTF_8)))));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int statusOf(String code) {
        return switch (code) {
            case "NoSuchBucket" -> 404;
            case "AuthorizationHeaderMalformed", "XAmzContentSHA256Mismatch" -> 400;
            default -> 403;
        };
    }

    private static byte[] error(String code) {
        String text = code.isEmpty()
                ? "<html><body>something else</body></html>"
                : "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>words</Message></Error>";
        return text.getBytes(UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, status == 204 || body.length == 0 ? -1 : body.length);
        if (status != 204 && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
