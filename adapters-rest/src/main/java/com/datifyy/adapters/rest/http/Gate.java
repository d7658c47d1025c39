package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.Routes.Handler;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.NotBuilt;
import io.javalin.http.Context;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// What every request to a route passes on its way in: where from, who is calling, and whether they may.
public final class Gate {
    private static final String ROUTE = "route";

    private final AccessTokens tokens;
    private final RequestBody body;
    private final int trustedHops;

    public Gate(AccessTokens tokens, RequestBody body, int trustedHops) {
        this.tokens = tokens;
        this.body = body;
        this.trustedHops = trustedHops;
    }

    /// The way in to whoever answers a route.
    ///
    /// @param handler null when this release does not answer it
    public io.javalin.http.Handler to(Route route, Access access, @Nullable Handler handler) {
        return context -> pass(context, route, access, handler);
    }

    private void pass(Context context, Route route, Access access, @Nullable Handler handler) {
        context.attribute(ROUTE, route.toString());
        Caller caller = callerOf(context, access);
        Exchange http = new Exchange(context, body, networkOf(context));
        switch (handler) {
            case Handler.Open open -> open.handle(http);
            case Handler.ForCaller forCaller when caller != null -> forCaller.handle(http, caller);
            case Handler.ForCaller _ -> throw new IllegalStateException(route + " has nobody to act for");
            case null -> throw new NotBuilt("This operation");
        }
    }

    /// The route a request was for, as the access table writes it, or `-`.
    public static String routeOf(Context context) {
        String route = context.attribute(ROUTE);
        return route == null ? "-" : route;
    }

    private @Nullable Caller callerOf(Context context, Access access) {
        return switch (access) {
            case ANONYMOUS, INTERNAL -> null;
            case USER -> tokens.callerOf(BearerToken.of(context));
            case ADMIN -> {
                tokens.callerOf(BearerToken.of(context));
                throw new Forbidden("Only members of staff may do this");
            }
        };
    }

    private Network networkOf(Context context) {
        return Network.of(ClientAddress.of(
                context.req().getRemoteAddr(),
                Collections.list(context.req().getHeaders("X-Forwarded-For")),
                trustedHops));
    }
}
