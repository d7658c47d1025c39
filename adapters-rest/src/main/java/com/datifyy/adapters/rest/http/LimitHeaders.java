package com.datifyy.adapters.rest.http;

import com.datifyy.application.shared.Standing;
import io.javalin.http.Context;
import java.time.Instant;

/// Tells a client how it stands with the limit its request was counted against: `RateLimit-Policy` and
/// `RateLimit` of the IETF draft, and the older headers that the contract's clients read.
final class LimitHeaders {
    /// The names of all of them, as web pages of other origins may be told.
    static final String NAMES =
            "RateLimit-Policy, RateLimit, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

    private LimitHeaders() {}

    static void tell(Context context, Standing standing, Instant now) {
        context.header(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d"
                        .formatted(
                                standing.limit(),
                                standing.permits(),
                                standing.window().toSeconds()));
        context.header(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(
                                standing.limit(),
                                standing.remaining(),
                                standing.nextIn().toSeconds()));
        context.header("X-RateLimit-Limit", Integer.toString(standing.permits()));
        context.header("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
        context.header(
                "X-RateLimit-Reset", Long.toString(now.plus(standing.fullIn()).getEpochSecond()));
    }
}
