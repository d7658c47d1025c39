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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a call through when its rpc's access rule is met. An rpc without a rule is closed to everybody.
public final class Authentication implements ServerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(Authentication.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "bearer ";

    private final AccessTable rules;
    private final Function<String, Caller> proof;

    /// @param proof the person an access token speaks for; throws [Unauthenticated] when it proves nothing
    public Authentication(AccessTable rules, Function<String, Caller> proof) {
        this.rules = rules;
        this.proof = proof;
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        try {
            Access rule = rules.of(method).orElseThrow(() -> new Forbidden("this operation is not open to anybody"));
            return switch (rule) {
                case ANONYMOUS -> next.startCall(call, headers);
                case USER -> {
                    Context known = Context.current().withValue(Callers.CURRENT, caller(headers));
                    yield Contexts.interceptCall(known, call, headers, next);
                }
                case ADMIN -> {
                    Caller _ = caller(headers); // a member, since staff cannot sign in yet
                    throw new Forbidden("this operation is for staff");
                }
            };
        } catch (Unauthenticated | Forbidden refusal) {
            log.info("{} denied: {}", method, refusal.getMessage());
            throw refusal;
        }
    }

    private Caller caller(Metadata headers) {
        Iterable<String> sent = headers.getAll(AUTHORIZATION);
        if (sent == null) {
            throw new Unauthenticated("an access token is required");
        }
        var tokens = sent.iterator();
        String token = tokens.next();
        if (tokens.hasNext() || !token.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Unauthenticated("the authorization metadata must be one bearer token");
        }
        return proof.apply(token.substring(BEARER.length()).strip());
    }
}
