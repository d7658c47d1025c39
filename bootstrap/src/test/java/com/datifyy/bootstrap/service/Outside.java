package com.datifyy.bootstrap.service;

import com.datifyy.adapters.gemini.StubGemini;
import com.datifyy.adapters.oidc.StubProviders;
import com.datifyy.adapters.s3.StubS3;
import com.datifyy.bootstrap.settings.ProviderSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Whatever the service asks or tells something beside PostgreSQL and Redis: stubs in this process, each at the other
/// end of a cable of its own.
final class Outside implements AutoCloseable {
    /// Who is there.
    enum Party {
        MAIL,
        TEXTS,
        SLACK,
        GOOGLE,
        APPLE,
        FACEBOOK,
        GEMINI,
        BUCKET,
        COLLECTOR,
        SENTRY
    }

    private final Mailbox mailbox = new Mailbox();
    private final StubProviders providers = new StubProviders();
    private final StubGemini gemini = new StubGemini(StubGemini.commenting());
    private final StubS3 bucket = new StubS3("", InstantSource.system());
    private final HttpServer others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Party, List<String>> told = new EnumMap<>(Party.class);
    private final Map<Party, Cable> cables = new EnumMap<>(Party.class);

    Outside() throws IOException {
        others.setExecutor(threads);
        listen(Party.TEXTS, "/2010-04-01/Accounts/AC0/Messages.json", 201, "{\"sid\":\"SM0\"}");
        listen(Party.SLACK, "/services/not-a-real-one", 200, "ok");
        listen(Party.COLLECTOR, "/v1/traces", 200, "");
        listen(Party.SENTRY, "/api/42/envelope/", 200, "{}");
        others.start();
        for (Party party : Party.values()) {
            cables.put(party, new Cable(portOf(party)));
        }
    }

    private int portOf(Party party) {
        return switch (party) {
            case MAIL -> mailbox.port();
            case GOOGLE, APPLE, FACEBOOK -> providers.port();
            case GEMINI -> gemini.address().getPort();
            case BUCKET -> URI.create(bucket.endpoint()).getPort();
            case TEXTS, SLACK, COLLECTOR, SENTRY -> others.getAddress().getPort();
        };
    }

    private void listen(Party party, String path, int status, String answer) {
        List<String> bodies = new CopyOnWriteArrayList<>();
        told.put(party, bodies);
        others.createContext(path, exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /// The service with all of them and without limits.
    RunningApp start(Database database) {
        var environment = new HashMap<String, String>();
        environment.put("SMTP_HOST", "127.0.0.1");
        environment.put("SMTP_PORT", Integer.toString(cable(Party.MAIL).port()));
        environment.put("SMTP_ENCRYPTION", "none");
        environment.put("SMTP_FROM", "hello@example.org");
        environment.put("SMS_ACCOUNT_SID", "AC0");
        environment.put("SMS_AUTH_TOKEN", "not-a-real-token");
        environment.put("SMS_FROM", "Datifyy");
        environment.put("SMS_BASE_URL", addressOf(Party.TEXTS));
        environment.put("SLACK_WEBHOOK_URL", addressOf(Party.SLACK) + "/services/not-a-real-one");
        environment.put("GEMINI_API_KEY", "not-a-real-key");
        environment.put("AI_BASE_URL", addressOf(Party.GEMINI));
        environment.put("PHOTO_STORE", "s3");
        environment.put("S3_ENDPOINT", addressOf(Party.BUCKET));
        environment.put("S3_REGION", StubS3.REGION);
        environment.put("S3_BUCKET", StubS3.BUCKET);
        environment.put("S3_ACCESS_KEY_ID", StubS3.ACCESS_KEY_ID);
        environment.put("S3_SECRET_ACCESS_KEY", StubS3.SECRET_ACCESS_KEY);
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", addressOf(Party.COLLECTOR));
        environment.put("OTEL_TRACES_SAMPLER_ARG", "1");
        environment.put(
                "SENTRY_DSN",
                "http://examplekey@127.0.0.1:" + cable(Party.SENTRY).port() + "/42");
        return RunningApp.unlimited(
                database,
                new ProviderSettings(
                        providers.googleBehind(cable(Party.GOOGLE).port()),
                        providers.appleBehind(cable(Party.APPLE).port()),
                        providers.facebookBehind(cable(Party.FACEBOOK).port())),
                environment);
    }

    private String addressOf(Party party) {
        return "http://127.0.0.1:" + cable(party).port();
    }

    Cable cable(Party party) {
        return cables.get(party);
    }

    Collection<Cable> cables() {
        return cables.values();
    }

    StubProviders providers() {
        return providers;
    }

    /// How many mails to an address arrived.
    long mailsTo(String address) {
        return mailbox.sentTo(address);
    }

    /// How often something arrived that holds such words.
    long told(Party party, String words) {
        return told.get(party).stream().filter(body -> body.contains(words)).count();
    }

    @Override
    public void close() {
        cables().forEach(Cable::close);
        mailbox.close();
        providers.close();
        gemini.close();
        bucket.close();
        others.stop(0);
        threads.shutdownNow();
    }
}
