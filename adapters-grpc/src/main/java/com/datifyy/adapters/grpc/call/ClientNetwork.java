package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.Network;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Finds the network a call comes from, as far as it can be trusted.
///
/// Each proxy appends the address it was called from to `x-forwarded-for`. Only the entries our own proxies appended
/// are believed: with `n` of them, the `n`-th from the right. Whatever the client wrote itself stands further left.
final class ClientNetwork {
    private static final Metadata.Key<String> FORWARDED =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

    private ClientNetwork() {}

    /// @param trustedHops how many proxies of our own stand in front
    static Network of(ServerCall<?, ?> call, Metadata headers, int trustedHops) {
        List<String> entries = forwarded(headers);
        return Network.of(
                trustedHops > 0 && entries.size() >= trustedHops
                        ? entries.get(entries.size() - trustedHops).strip()
                        : connection(call));
    }

    private static List<String> forwarded(Metadata headers) {
        List<String> entries = new ArrayList<>();
        Iterable<String> values = headers.getAll(FORWARDED);
        if (values != null) {
            values.forEach(value -> entries.addAll(List.of(value.split(",", -1))));
        }
        return entries;
    }

    private static String connection(ServerCall<?, ?> call) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                        && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
    }
}
