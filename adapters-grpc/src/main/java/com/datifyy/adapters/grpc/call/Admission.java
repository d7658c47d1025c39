package com.datifyy.adapters.grpc.call;

import com.datifyy.domain.identity.UserId;
import org.jspecify.annotations.Nullable;

/// Decides whether a call comes too soon after others, before a service sees it.
@FunctionalInterface
public interface Admission {
    /// Lets everybody in.
    Admission OPEN = visit -> {};

    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when it does
    void admit(Visit visit);

    /// A call that wants in.
    ///
    /// @param method the full method name, as in the access table
    /// @param network the address its connection comes from
    /// @param caller who is calling, or null when nobody has to say
    record Visit(String method, String network, @Nullable UserId caller) {
        @Override
        public String toString() {
            return "Visit[" + method + "]"; // addresses and people do not belong into logs
        }
    }
}
