package com.datifyy.bootstrap.settings;

/// The gRPC interface: its port (0 takes any free one), whether it describes itself to tools, the largest message in
/// bytes, and how many proxies of our own stand in front of this port.
public record GrpcSettings(int port, boolean reflection, int maxMessageBytes, int trustedProxyHops) {

    static GrpcSettings read(Reading reading, Mode mode, HttpSettings http) {
        var port = reading.whole(Variable.GRPC_PORT, 0, 65535);
        if (port != 0 && port == http.port()) {
            reading.problem(Variable.GRPC_PORT, "must differ from PORT");
        }
        return new GrpcSettings(
                port,
                reading.flag(Variable.GRPC_REFLECTION, mode == Mode.DEVELOPMENT),
                http.maxBodyBytes(),
                reading.whole(Variable.GRPC_TRUSTED_PROXY_HOPS, 0, 10));
    }
}
