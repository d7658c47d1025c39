package com.datifyy.adapters.rest.http;

import com.datifyy.application.shared.Standing;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import io.javalin.http.Context;
import java.time.Instant;

/// Tells a client how it stands with the limit its request was counted against: `RateLimit-Policy` and
/// `RateLimit` of the IETF draft, and the older headers that the contract's clients read.
final class LimitHeaders {
    /// The names of all of them, as web pages of other origins may be told.
    static final String NAMES =
            "RateLimit-Policy, RateLimit, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

    private static final String TOLD = "limit";

    private LimitHeaders() {}

    /// Tells of the limit that refused, instead of the one that the request was counted against.
    static void tell(Context context, TooManyRequests refusal, Instant now) {
        Standing.after(refusal, context.attribute(TOLD)).ifPresent(standing -> tell(context, standing, now));
    }

    static void tell(Context context, Standing standing, Instant now) {
        context.attribute(TOLD, standing);
        context.header(
                "RateLimit-Policy",
                "\"" + standing.limit() + "\";q=" + standing.permits() + ";w="
                        + standing.window().toSeconds());
        context.header(
                "RateLimit",
                "\"" + standing.limit() + "\";r=" + standing.remaining() + ";t="
                        + standing.nextIn().toSeconds());
        context.header("X-RateLimit-Limit", Integer.toString(standing.permits()));
        context.header("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
        context.header(
                "X-RateLimit-Reset", Long.toString(now.plus(standing.fullIn()).getEpochSecond()));
    }
}
