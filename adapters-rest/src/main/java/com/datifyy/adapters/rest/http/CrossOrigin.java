package com.datifyy.adapters.rest.http;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which web pages may call: those of the listed origins, compared letter by letter, and our own.
///
/// Cookies play no part, so credentials are never allowed. A request of another origin that could change
/// something is refused before anything handles it.
///
/// @param origins like `https://app.example.com`
/// @param anyOrigin whether every page may call; for development only
public record CrossOrigin(Set<String> origins, boolean anyOrigin) {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final String METHODS = "GET, POST, PUT, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Content-Type, Authorization, If-Match, X-Request-Id, Idempotency-Key, Connect-Protocol-Version,"
                    + " Connect-Timeout-Ms, traceparent";
    private static final String ANSWER_HEADERS =
            "ETag, X-Request-Id, Retry-After, Link, traceparent, Connect-Protocol-Version, Connect-Timeout-Ms, "
                    + Repeats.AGAIN + ", " + LimitHeaders.NAMES;
    private static final String ONE_HOUR = "3600";

    /// No page of another origin.
    public static final CrossOrigin NONE = new CrossOrigin(Set.of(), false);

    public CrossOrigin {
        origins = Set.copyOf(origins);
    }

    /// Lets a request pass, answers it when it is a page's question whether it may call, or refuses it.
    ///
    /// @throws HttpRefusal when the page may not call
    public void check(Context context) {
        String origin = context.header("Origin");
        String method = context.req().getMethod();
        boolean allowed = origin == null || isAllowed(origin, context.header("Host"));
        if (!allowed && !SAFE_METHODS.contains(method)) {
            throw HttpRefusal.foreignOrigin();
        }
        if (origin != null && allowed) {
            context.header("Access-Control-Allow-Origin", anyOrigin ? "*" : origin);
            context.header("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
        if (method.equals("OPTIONS") && origin != null && context.header("Access-Control-Request-Method") != null) {
            context.header("Access-Control-Allow-Methods", METHODS);
            context.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
            context.header("Access-Control-Max-Age", ONE_HOUR);
            context.status(200);
            context.skipRemainingHandlers();
        }
    }

    private boolean isAllowed(String origin, @Nullable String host) {
        return anyOrigin || origins.contains(origin) || isOwn(origin, host);
    }

    /// Browsers name the origin of our own pages too.
    private static boolean isOwn(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return host != null
                && scheme > 0
                && origin.substring(scheme + 3).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }
}
