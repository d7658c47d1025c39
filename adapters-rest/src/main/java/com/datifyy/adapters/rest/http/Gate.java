package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.Routes.Handler;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.shared.ClientAddress;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.Standing;
import com.datifyy.application.shared.TurnedAway;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.NotBuilt;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every request to a route passes on its way in: where from, who is calling, whether they may, and
/// whether it does not come too soon.
public final class Gate {
    private static final String ROUTE = "route";

    private final AccessTokens tokens;
    private final RequestLimits limits;
    private final InstantSource clock;
    private final RequestBody body;
    private final Uploads uploads;
    private final Repeats repeats;
    private final int trustedHops;

    public Gate(
            AccessTokens tokens,
            RequestLimits limits,
            Idempotency idempotency,
            InstantSource clock,
            RequestBody body,
            Uploads uploads,
            int trustedHops) {
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
        this.body = body;
        this.uploads = uploads;
        this.repeats = new Repeats(idempotency);
        this.trustedHops = trustedHops;
    }

    /// The way in to whoever answers a route.
    ///
    /// @param handler null when this release does not answer it
    public io.javalin.http.Handler to(Route route, AccessTable.Rule rule, @Nullable Handler handler) {
        RequestBody ofRoute = body.upTo(AccessTable.largestBody(route, rule, new BodyLimits(body.maxBytes())));
        return context -> {
            try {
                pass(context, route, rule, ofRoute, handler);
            } finally {
                ofRoute.release(context);
            }
        };
    }

    private void pass(
            Context context, Route route, AccessTable.Rule rule, RequestBody ofRoute, @Nullable Handler handler) {
        context.attribute(ROUTE, route.toString());
        ofRoute.checkAnnounced(context);
        Network network = networkOf(context);
        Caller caller = admitted(context, route, rule, network);
        Exchange http = new Exchange(context, ofRoute, tokens, network);
        switch (handler) {
            case Handler.Open open -> open.handle(http);
            case Handler.ForCaller forCaller when caller != null -> forCaller.handle(http, caller);
            case Handler.Making making
            when caller != null -> repeats.once(context, caller, ofRoute, () -> making.handle(http, caller));
            case Handler.Uploading uploading
            when caller != null ->
                uploads.receive(
                        context,
                        upload -> repeats.once(context, caller, upload, () -> uploading.begin(http, caller, upload)));
            case Handler.ForCaller _, Handler.Making _, Handler.Uploading _ ->
                throw new IllegalStateException(route + " has nobody to act for");
            case null -> throw new NotBuilt("This operation");
        }
    }

    /// The caller whom the rule asks for, once the request was counted. Before anybody looks at a token
    /// its network has to have a permit left, so that guessing tokens is limited too.
    private @Nullable Caller admitted(Context context, Route route, AccessTable.Rule rule, Network network) {
        Caller caller = null;
        try {
            Optional<Standing> ofNetwork = limits.count(rule.tier(), network);
            ofNetwork.ifPresent(standing -> admit(context, standing));
            caller = callerOf(context, rule.access());
            if (caller != null) {
                limits.count(rule.tier(), caller)
                        .map(standing -> ofNetwork.map(standing::tighter).orElse(standing))
                        .ifPresent(standing -> admit(context, standing));
            }
            requireStaff(rule.access());
            return caller;
        } catch (Refusal refusal) {
            TurnedAway.atTheDoor(route.toString(), refusal, caller, network);
            throw refusal;
        }
    }

    private void admit(Context context, Standing standing) {
        LimitHeaders.tell(context, standing, clock.instant());
        if (!standing.granted()) {
            throw standing.refusal();
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
            case USER, ADMIN -> tokens.callerOf(BearerToken.of(context));
        };
    }

    /// Nobody can sign in as staff yet, so whoever is calling is a member.
    private static void requireStaff(Access access) {
        if (access == Access.ADMIN) {
            throw new Forbidden("Only members of staff may do this");
        }
    }

    private Network networkOf(Context context) {
        return Network.of(ClientAddress.of(
                context.req().getRemoteAddr(),
                Collections.list(context.req().getHeaders("X-Forwarded-For")),
                trustedHops));
    }
}
