package com.datifyy.bootstrap.settings;

/// The REST interface: its port (0 takes any free one), how many trusted proxies stand in front, and the
/// largest body in bytes.
public record HttpSettings(int port, int trustedProxyHops, int maxBodyBytes) {

    static HttpSettings read(Reading reading) {
        return new HttpSettings(
                reading.whole(Variable.PORT, 0, 65535),
                reading.whole(Variable.TRUSTED_PROXY_HOPS, 0, 10),
                reading.whole(Variable.MAX_BODY_KB, 16, 16384) * 1024);
    }
}
