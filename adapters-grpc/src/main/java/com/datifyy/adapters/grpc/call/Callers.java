package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.Caller;
import io.grpc.Context;

/// Who the running call acts for, and where it comes from.
public final class Callers {
    static final Context.Key<Caller> CURRENT = Context.key("caller");
    static final Context.Key<Network> NETWORK = Context.key("network");

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

    /// The network the call comes from.
    ///
    /// @throws IllegalStateException outside a call
    public static Network network() {
        Network network = NETWORK.get();
        if (network == null) {
            throw new IllegalStateException("no call is running");
        }
        return network;
    }
}
