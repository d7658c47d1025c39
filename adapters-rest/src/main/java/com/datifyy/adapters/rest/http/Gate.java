package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.http.AccessTable.Route;
import com.datifyy.adapters.rest.http.Routes.Handler;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.application.shared.BodyLimits;
import com.datifyy.application.shared.ClientAddress;
import com.datifyy.application.shared.Door;
import com.datifyy.application.shared.Idempotency;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.Tier;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every request passes before its handler: the client's network, the limits on how often it may come,
/// who is calling, and whether they may.
public final class Gate {
    private static final String ROUTE = "route";

    private final AccessTokens tokens;
    private final StaffAccess staff;
    private final Door door;
    private final InstantSource clock;
    private final Watch watch;
    private final RequestBody body;
    private final Uploads uploads;
    private final Repeats repeats;
    private final @Nullable OperatorToken operator;
    private final int trustedHops;

    /// @param operator null where the operator gave no token
    /// @param watch who is told about what is done for whoever was let in
    public Gate(
            AccessTokens tokens,
            StaffAccess staff,
            RequestLimits limits,
            Idempotency idempotency,
            InstantSource clock,
            RequestBody body,
            Uploads uploads,
            @Nullable OperatorToken operator,
            int trustedHops,
            Watch watch) {
        this.tokens = tokens;
        this.staff = staff;
        this.door = new Door(limits);
        this.clock = clock;
        this.watch = watch;
        this.body = body;
        this.uploads = uploads;
        this.operator = operator;
        this.repeats = new Repeats(idempotency);
        this.trustedHops = trustedHops;
    }

    /// The way in to whoever answers a route.
    public io.javalin.http.Handler to(Route route, AccessTable.Rule rule, Handler handler) {
        RequestBody ofRoute = body.upTo(AccessTable.largestBody(route, rule, new BodyLimits(body.maxBytes())));
        return context -> {
            try {
                pass(context, route, rule, ofRoute, handler);
            } catch (Refusal.TooManyRequests refusal) {
                LimitHeaders.tell(context, refusal, clock.instant());
                throw refusal;
            } finally {
                ofRoute.release(context);
            }
        };
    }

    private void pass(Context context, Route route, AccessTable.Rule rule, RequestBody ofRoute, Handler handler) {
        context.attribute(ROUTE, route.toString());
        if (route.takesFile()) {
            ofRoute.checkAnnouncedFile(context);
        } else {
            ofRoute.checkAnnounced(context);
        }
        Network network = networkOf(context);
        Supplier<Door.Operation> declared = () -> new Door.Operation(rule.tier(), rule.permission());
        Door.Proof proof = () -> actorOf(context, rule.access(), network);
        Actor actor = door.letIn(
                route.toString(),
                declared,
                network,
                proof,
                standing -> LimitHeaders.tell(context, standing, clock.instant()));
        if (actor != null) {
            Admission.now(() -> door.stillIn(route.toString(), declared, network, proof, actor))
                    .of(context);
        }
        Exchange http = new Exchange(context, ofRoute, tokens, network);
        Runnable answering = () -> answer(context, http, route, ofRoute, handler, actor);
        if (rule.tier() == Tier.NONE) {
            answering.run(); // about the service itself, for which no capability is asked
        } else {
            watch.application(answering);
        }
    }

    private void answer(
            Context context, Exchange http, Route route, RequestBody ofRoute, Handler handler, @Nullable Actor actor) {
        switch (handler) {
            case Handler.Open open -> open.handle(http);
            case Handler.ForCaller forCaller when actor instanceof Caller caller -> forCaller.handle(http, caller);
            case Handler.Making making
            when actor instanceof Caller caller ->
                repeats.once(context, caller, ofRoute, () -> making.handle(http, caller));
            case Handler.Uploading uploading
            when actor instanceof Caller caller ->
                uploads.receive(
                        context,
                        upload -> repeats.once(context, caller, upload, () -> uploading.begin(http, caller, upload)));
            case Handler.ForStaff forStaff when actor instanceof AdminCaller admin -> forStaff.handle(http, admin);
            case Handler.StaffMaking making
            when actor instanceof AdminCaller admin ->
                repeats.once(context, admin, ofRoute, () -> making.handle(http, admin));
            case Handler.ForCaller _,
                    Handler.Making _,
                    Handler.Uploading _,
                    Handler.ForStaff _,
                    Handler.StaffMaking _ -> throw new IllegalStateException(route + " has nobody to act for");
        }
    }

    /// The route a request was for, as the access table writes it, or `-`.
    public static String routeOf(Context context) {
        String route = context.attribute(ROUTE);
        return route == null ? "-" : route;
    }

    private @Nullable Actor actorOf(Context context, Access access, Network network) {
        return switch (access) {
            case ANONYMOUS, INTERNAL -> null;
            case USER -> tokens.callerOf(BearerToken.of(context));
            case OPERATOR -> {
                requireOperator(context);
                yield null;
            }
            case STAFF -> staffOrPerson(BearerToken.of(context), network);
        };
    }

    private void requireOperator(Context context) {
        if (operator == null) {
            throw HttpRefusal.unknownPath();
        }
        if (!operator.is(BearerToken.of(context))) {
            throw new Refusal.Unauthenticated("The operator's token is required");
        }
    }

    /// Whoever a token speaks for; a person is told apart from nobody, and refused a moment later.
    private Actor staffOrPerson(String token, Network network) {
        Optional<AdminCaller> admin = staff.callerOf(token, network);
        return admin.isPresent() ? admin.get() : tokens.callerOf(token);
    }

    private Network networkOf(Context context) {
        return Network.of(ClientAddress.of(
                context.req().getRemoteAddr(),
                Collections.list(context.req().getHeaders("X-Forwarded-For")),
                trustedHops));
    }
}
