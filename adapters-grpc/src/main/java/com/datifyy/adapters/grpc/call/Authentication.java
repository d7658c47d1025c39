package com.datifyy.adapters.grpc.call;

import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.shared.Door;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.Tier;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Actor;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a call through when its rpc's access rule is met and it does not come too soon. An rpc without a rule
/// is closed to everybody. The rule is met by what the metadata say; where the message took long to arrive, the caller
/// is asked for again before anything is done.
public final class Authentication implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> USER_AGENT =
            Metadata.Key.of("user-agent", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "bearer ";
    private static final int LONGEST = 4_096;

    private final AccessTable rules;
    private final Function<String, Caller> proof;
    private final StaffAccess staff;
    private final Function<String, Optional<Caller>> look;
    private final Door door;
    private final int trustedHops;
    private final Watch watch;

    /// @param proof the person an access token speaks for; throws [Unauthenticated] when it proves nothing
    /// @param staff knows the staff
    /// @param look the same for rpcs that anybody may call; empty when it proves nothing
    /// @param limits how often each network and person may call
    /// @param trustedHops how many proxies of our own stand in front
    /// @param watch who is told about what is done for whoever was let in
    public Authentication(
            AccessTable rules,
            Function<String, Caller> proof,
            StaffAccess staff,
            Function<String, Optional<Caller>> look,
            RequestLimits limits,
            int trustedHops,
            Watch watch) {
        this.rules = rules;
        this.proof = proof;
        this.staff = staff;
        this.look = look;
        this.door = new Door(limits);
        this.trustedHops = trustedHops;
        this.watch = watch;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        Network network = ClientNetwork.of(call, headers, trustedHops);
        Supplier<Door.Operation> declared = () -> operation(rule(method));
        Door.Proof proof = () -> proven(rule(method).access(), headers, network);
        Actor actor = door.letIn(method, declared, network, proof, LimitLabels::note);
        String agent = headers.get(USER_AGENT);
        Context context = Context.current()
                .withValue(Callers.NETWORK, network)
                .withValue(Callers.AGENT, agent == null ? "" : agent)
                .withValue(Callers.IDEMPOTENCY_KEY, headers.get(IDEMPOTENCY_KEY));
        Context known = actor == null
                ? context.withValue(Callers.IF_ANY, () -> token(headers).flatMap(look))
                : context.withValue(Callers.CURRENT, actor);
        ServerCall.Listener<Q> handling = Contexts.interceptCall(known, call, headers, next);
        // Without a limit there are questions about the service itself alone, for which no capability is asked.
        ServerCall.Listener<Q> answering =
                rule(method).tier() == Tier.NONE ? handling : new ApplicationListener<>(handling, watch);
        return actor == null
                ? answering
                : new StillInListener<>(answering, () -> door.stillIn(method, declared, network, proof, actor));
    }

    /// Made once a caller is let in; asks for them again, if that is long ago, when all that they send is there:
    /// every rpc takes one message, and is done once it is known that no other follows.
    private static final class StillInListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final long since = System.nanoTime();
        private final Runnable again;

        StillInListener(ServerCall.Listener<Q> listener, Runnable again) {
            super(listener);
            this.again = again;
        }

        @Override
        public void onHalfClose() {
            if (System.nanoTime() - since > Door.AT_ONCE.toNanos()) {
                again.run();
            }
            super.onHalfClose();
        }
    }

    /// Every rpc is done when it is known that no other message follows.
    private static final class ApplicationListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Watch watch;

        ApplicationListener(ServerCall.Listener<Q> listener, Watch watch) {
            super(listener);
            this.watch = watch;
        }

        @Override
        public void onHalfClose() {
            watch.application(super::onHalfClose);
        }
    }

    private AccessTable.Rule rule(String method) {
        return rules.of(method).orElseThrow(() -> new Forbidden("This operation is not open to anybody"));
    }

    private static Door.Operation operation(AccessTable.Rule rule) {
        return new Door.Operation(rule.tier(), rule.permission());
    }

    /// The caller the access asks for, or null when it asks for none.
    private @Nullable Actor proven(Access access, Metadata headers, Network network) {
        return switch (access) {
            case ANONYMOUS -> null;
            case USER -> proof.apply(requiredToken(headers));
            case STAFF -> staffOrPerson(requiredToken(headers), network);
        };
    }

    /// Whoever a token speaks for; a person is told apart from nobody, and refused a moment later.
    private Actor staffOrPerson(String token, Network network) {
        Optional<AdminCaller> admin = staff.callerOf(token, network);
        return admin.isPresent() ? admin.get() : proof.apply(token);
    }

    private static String requiredToken(Metadata headers) {
        return token(headers).orElseThrow(() -> new Unauthenticated("An access token is required"));
    }

    /// The access token that was sent, when it is one and can be one.
    private static Optional<String> token(Metadata headers) {
        Iterable<String> sent = headers.getAll(AUTHORIZATION);
        if (sent == null) {
            return Optional.empty();
        }
        var values = sent.iterator();
        String value = values.next().strip();
        String token = value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : value; // older clients leave the word out
        boolean possible = !values.hasNext() && !token.isEmpty() && token.length() <= LONGEST && token.indexOf(' ') < 0;
        return possible ? Optional.of(token) : Optional.empty();
    }
}
