package com.datifyy.adapters.grpc.call;

import com.datifyy.domain.identity.Caller;
import io.grpc.Context;

/// Who the running call acts for.
public final class Callers {
    static final Context.Key<Caller> CURRENT = Context.key("caller");

    private Callers() {}

    /// The person proven by the call's access token.
    ///
    /// @throws IllegalStateException when the rpc's access rule asked for no proof
    public static Caller current() {
        Caller caller = CURRENT.get();
        if (caller == null) {
            throw new IllegalStateException("this rpc has no caller: its access rule is not USER");
        }
        return caller;
    }
}
