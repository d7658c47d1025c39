package com.datifyy.adapters.grpc.call;

import com.datifyy.application.shared.ClientAddress;
import com.datifyy.application.shared.Network;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Finds the network a call comes from, as far as it can be trusted.
final class ClientNetwork {
    private static final Metadata.Key<String> FORWARDED =
            Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER);

    private ClientNetwork() {}

    /// @param trustedHops how many proxies of our own stand in front
    static Network of(ServerCall<?, ?> call, Metadata headers, int trustedHops) {
        List<String> forwarded = new ArrayList<>();
        Iterable<String> values = headers.getAll(FORWARDED);
        if (values != null) {
            values.forEach(forwarded::add);
        }
        return Network.of(ClientAddress.of(connection(call), forwarded, trustedHops));
    }

    private static String connection(ServerCall<?, ?> call) {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                        && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
    }
}
