package com.datifyy.bootstrap.settings;

/// The gRPC interface: its port (0 takes any free one), whether it describes itself to tools, and the largest
/// message in bytes.
public record GrpcSettings(int port, boolean reflection, int maxMessageBytes) {

    static GrpcSettings read(Reading reading, Mode mode, HttpSettings http) {
        var port = reading.whole(Variable.GRPC_PORT, 0, 65535);
        if (port != 0 && port == http.port()) {
            reading.problem(Variable.GRPC_PORT, "must differ from PORT");
        }
        return new GrpcSettings(
                port, reading.flag(Variable.GRPC_REFLECTION, mode == Mode.DEVELOPMENT), http.maxBodyBytes());
    }
}
