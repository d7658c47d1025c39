package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.telemetry.SentryAddress;
import com.datifyy.adapters.telemetry.Tracing;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How whoever runs the service watches it.
///
/// @param metricsToken what `/metrics` asks for, or null when there is no such page
/// @param traces where they go, or null when nothing is traced
/// @param faults where they are reported, or null when they are not
/// @param slowStatement what takes as long or longer is logged, or null when nothing is
public record WatchSettings(
        @Nullable Secret metricsToken,
        Tracing.@Nullable Destination traces,
        @Nullable SentryAddress faults,
        @Nullable Duration slowStatement) {
    private static final int SHORTEST_TOKEN = 32;

    static WatchSettings read(Reading reading) {
        int slow = reading.whole(Variable.SLOW_QUERY_MS, 0, 60_000);
        return new WatchSettings(
                token(reading), traces(reading), faults(reading), slow == 0 ? null : Duration.ofMillis(slow));
    }

    private static @Nullable Secret token(Reading reading) {
        var token = reading.secret(Variable.METRICS_TOKEN);
        if (token != null && (token.bytes() < SHORTEST_TOKEN || !token.value().matches("[!-~]+"))) {
            reading.problem(
                    Variable.METRICS_TOKEN,
                    "must have at least 32 letters, digits or signs: make one with `openssl rand -hex 32`");
            return null;
        }
        return token;
    }

    private static Tracing.@Nullable Destination traces(Reading reading) {
        var text = reading.text(Variable.OTEL_EXPORTER_OTLP_ENDPOINT);
        double share = share(reading);
        var headers = headers(reading);
        if (text == null) {
            return null;
        }
        try {
            var endpoint = URI.create(text);
            if (isSafe(endpoint) && endpoint.getUserInfo() == null && endpoint.getQuery() == null) {
                return new Tracing.Destination(endpoint, headers, share);
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        reading.problem(
                Variable.OTEL_EXPORTER_OTLP_ENDPOINT,
                "must be an address like https://otlp.example.com; http:// is for private networks alone");
        return null;
    }

    private static boolean isSafe(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && Hosts.isPlainlyPrivate(address.getHost())));
    }

    private static double share(Reading reading) {
        var text = Objects.requireNonNull(reading.text(Variable.OTEL_TRACES_SAMPLER_ARG), "the share has a fallback");
        if (!text.matches("0|1|[01]?\\.\\d{1,6}") || Double.parseDouble(text) > 1) {
            reading.problem(Variable.OTEL_TRACES_SAMPLER_ARG, "must be a number from 0 to 1, like 0.1");
            return 0;
        }
        return Double.parseDouble(text);
    }

    private static Map<String, String> headers(Reading reading) {
        var headers = new LinkedHashMap<String, String>();
        var given = reading.secret(Variable.OTEL_EXPORTER_OTLP_HEADERS);
        if (given != null) {
            Arrays.stream(given.value().split(",", -1)).map(String::strip).forEach(header -> {
                int equals = header.indexOf('=');
                String name = equals < 0 ? "" : header.substring(0, equals).strip();
                String value = decoded(header.substring(equals + 1).strip());
                if (name.matches("[A-Za-z0-9-]+") && value.matches("[ -~]+")) {
                    headers.put(name, value);
                } else {
                    reading.problem(
                            Variable.OTEL_EXPORTER_OTLP_HEADERS, "must be name=value, several separated by commas");
                }
            });
        }
        return headers;
    }

    /// As OpenTelemetry has it, and as providers show it to be copied: spaces and the like as `%20`. Empty
    /// when that is not right.
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noSuchEncoding) {
            return "";
        }
    }

    private static @Nullable SentryAddress faults(Reading reading) {
        var dsn = reading.secret(Variable.SENTRY_DSN);
        if (dsn == null) {
            return null;
        }
        try {
            var address = SentryAddress.parse(dsn.value());
            if (isSafe(address.envelopes())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        reading.problem(Variable.SENTRY_DSN, "must be a DSN as Sentry shows it, like https://key@host/project");
        return null;
    }
}
