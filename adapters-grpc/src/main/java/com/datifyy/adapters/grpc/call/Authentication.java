package com.datifyy.adapters.grpc.call;

import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a call through when its rpc's access rule is met and it does not come too soon. An rpc without a rule is closed
/// to everybody.
public final class Authentication implements ServerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(Authentication.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "bearer ";
    private static final int LONGEST = 4_096;

    private final AccessTable rules;
    private final Function<String, Caller> proof;
    private final int trustedHops;

    /// @param proof the person an access token speaks for; throws [Unauthenticated] when it proves nothing
    /// @param trustedHops how many proxies of our own stand in front
    public Authentication(AccessTable rules, Function<String, Caller> proof, int trustedHops) {
        this.rules = rules;
        this.proof = proof;
        this.trustedHops = trustedHops;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        Caller caller;
        try {
            caller = proven(method, headers);
        } catch (Unauthenticated | Forbidden refusal) {
            log.info("{} denied: {}", method, refusal.getMessage());
            throw refusal;
        }
        Context context = Context.current().withValue(Callers.NETWORK, ClientNetwork.of(call, headers, trustedHops));
        Context known = caller == null ? context : context.withValue(Callers.CURRENT, caller);
        return Contexts.interceptCall(known, call, headers, next);
    }

    /// The caller the rpc's rule asks for, or null when it asks for none.
    private @Nullable Caller proven(String method, Metadata headers) {
        Access rule = rules.of(method).orElseThrow(() -> new Forbidden("This operation is not open to anybody"));
        return switch (rule) {
            case ANONYMOUS -> null;
            case USER -> caller(headers);
            case ADMIN -> {
                Caller _ = caller(headers); // a member, since nobody can sign in as staff yet
                throw new Forbidden("Only members of staff may do this");
            }
        };
    }

    private Caller caller(Metadata headers) {
        Iterable<String> sent = headers.getAll(AUTHORIZATION);
        if (sent == null) {
            throw tokenRequired();
        }
        var values = sent.iterator();
        String value = values.next().strip();
        String token = value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : value; // older clients leave the word out
        if (values.hasNext() || token.isEmpty() || token.length() > LONGEST || token.indexOf(' ') >= 0) {
            throw tokenRequired();
        }
        return proof.apply(token);
    }

    private static Unauthenticated tokenRequired() {
        return new Unauthenticated("An access token is required");
    }
}
