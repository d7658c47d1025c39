package com.datifyy.adapters.grpc.call;

import com.datifyy.application.identity.Visitor;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.shared.Actor;
import io.grpc.Context;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who the running call acts for, and where it comes from.
public final class Callers {
    static final Context.Key<Actor> CURRENT = Context.key("caller");
    static final Context.Key<Supplier<Optional<Caller>>> IF_ANY = Context.key("caller if any");
    static final Context.Key<Network> NETWORK = Context.key("network");
    static final Context.Key<String> AGENT = Context.key("user agent");
    static final Context.Key<String> IDEMPOTENCY_KEY = Context.key("idempotency key");

    private Callers() {}

    /// The person proven by the call's access token.
    ///
    /// @throws IllegalStateException when the rpc's access rule asked for no proof
    public static Caller current() {
        if (CURRENT.get() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("this rpc has no caller: its access rule is not USER");
    }

    /// Whether the call acts for a member of staff.
    static boolean isStaff() {
        return CURRENT.get() instanceof AdminCaller;
    }

    /// The member of staff proven by the call's token, whose role has the permission the rpc asks for.
    ///
    /// @throws IllegalStateException when the rpc's access rule asked for none
    public static AdminCaller staff() {
        if (CURRENT.get() instanceof AdminCaller admin) {
            return admin;
        }
        throw new IllegalStateException("this rpc has no member of staff: its access rule is not STAFF");
    }

    /// The person an rpc that anybody may call was called by, or null when they did not bring an access token
    /// that holds.
    public static @Nullable Caller ifAny() {
        Supplier<Optional<Caller>> known = IF_ANY.get();
        if (known != null) {
            return known.get().orElse(null);
        }
        return CURRENT.get() instanceof Caller caller ? caller : null;
    }

    /// Who the call comes from, as far as it tells.
    ///
    /// @param device what it says about the device
    public static Visitor visitor(Device device) {
        String agent = AGENT.get();
        return new Visitor(device, network(), agent == null ? "" : agent);
    }

    /// Who the call comes from, when it says nothing about the device.
    public static Visitor visitor() {
        return visitor(Device.UNKNOWN);
    }

    /// The client's own name for the call, or null.
    static @Nullable String idempotencyKey() {
        return IDEMPOTENCY_KEY.get();
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
