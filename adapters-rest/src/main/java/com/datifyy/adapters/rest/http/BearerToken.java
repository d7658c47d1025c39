package com.datifyy.adapters.rest.http;

import com.datifyy.domain.shared.Refusal.Unauthenticated;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The access token of a request. It stands in the `Authorization` header and nowhere else, with or without the word
/// `Bearer`.
public final class BearerToken {
    private static final int LONGEST = 4_096;
    private static final String SCHEME = "bearer ";

    private BearerToken() {}

    /// @throws Unauthenticated when there is no token, or more than one
    static String of(Context context) {
        List<String> headers = Collections.list(context.req().getHeaders("Authorization"));
        if (headers.size() != 1) {
            throw new Unauthenticated("An access token is required");
        }
        return of(headers.getFirst());
    }

    /// The token of a request that needs none; empty when there is not exactly one.
    static Optional<String> ifAny(Context context) {
        try {
            return Optional.of(of(context));
        } catch (Unauthenticated none) {
            return Optional.empty();
        }
    }

    /// The token in the value of the header.
    ///
    /// @throws Unauthenticated when there is none
    public static String of(String header) {
        String value = header.strip();
        String token = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : value;
        if (token.isEmpty() || token.length() > LONGEST || token.indexOf(' ') >= 0) {
            throw new Unauthenticated("An access token is required");
        }
        return token;
    }
}
