package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.Standing;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells a caller with every answer how it stands with the limit its call was counted against.
public final class LimitLabels implements ServerInterceptor {
    /// How many calls the limit allows at once.
    public static final Metadata.Key<String> LIMIT =
            Metadata.Key.of("ratelimit-limit", Metadata.ASCII_STRING_MARSHALLER);

    /// How many could follow now.
    public static final Metadata.Key<String> REMAINING =
            Metadata.Key.of("ratelimit-remaining", Metadata.ASCII_STRING_MARSHALLER);

    /// Seconds until all of them are there again.
    public static final Metadata.Key<String> RESET =
            Metadata.Key.of("ratelimit-reset", Metadata.ASCII_STRING_MARSHALLER);

    private static final Context.Key<AtomicReference<@Nullable Standing>> CURRENT = Context.key("limit");

    /// Notes how the caller of the running call stands.
    static void note(Standing standing) {
        AtomicReference<@Nullable Standing> current = CURRENT.get();
        if (current != null) {
            current.set(standing);
        }
    }

    /// Notes the limit that refused the running call, instead of the one that it was counted against.
    static void note(TooManyRequests refusal) {
        AtomicReference<@Nullable Standing> current = CURRENT.get();
        if (current != null) {
            Standing.after(refusal, current.get()).ifPresent(current::set);
        }
    }

    @Override
    public <Q, S> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
        var standing = new AtomicReference<@Nullable Standing>();
        return Contexts.interceptCall(
                Context.current().withValue(CURRENT, standing), new CountedCall<>(call, standing), headers, next);
    }

    private static final class CountedCall<Q, S> extends LabelledCall<Q, S> {
        private final AtomicReference<@Nullable Standing> standing;
        private boolean told;

        CountedCall(ServerCall<Q, S> call, AtomicReference<@Nullable Standing> standing) {
            super(call);
            this.standing = standing;
        }

        @Override
        void label(Metadata metadata) {
            Standing current = standing.get();
            if (current != null && !told) {
                told = true;
                metadata.put(LIMIT, Integer.toString(current.permits()));
                metadata.put(REMAINING, Integer.toString(current.remaining()));
                metadata.put(RESET, Long.toString(current.fullIn().toSeconds()));
            }
        }
    }
}
