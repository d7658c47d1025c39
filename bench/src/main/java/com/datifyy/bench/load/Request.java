package com.datifyy.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// What is asked of the service.
///
/// @param path with its query
/// @param token of whoever asks, or null for anybody
/// @param body JSON, or null for none
/// @param from the address an upstream proxy would report, or null for none; a service without a trusted proxy ignores
///     it
public record Request(
        String method,
        String path,
        @Nullable String token,
        @Nullable String body,
        @Nullable String from) {

    /// A `GET`.
    public static Request get(String path, @Nullable String token) {
        return new Request("GET", path, token, null, null);
    }

    /// Sends JSON.
    public static Request send(String method, String path, @Nullable String token, String body) {
        return new Request(method, path, token, body, null);
    }

    /// The same, reported as coming from another address.
    public Request from(String address) {
        return new Request(method, path, token, body, address);
    }

    byte[] encoded(Target target) {
        StringBuilder text = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.host())
                .append("\r\nAccept: application/json\r\n");
        if (token != null) {
            text.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (from != null) {
            text.append("X-Forwarded-For: ").append(from).append("\r\n");
        }
        if (body != null) {
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.getBytes(UTF_8).length)
                    .append("\r\n");
        }
        text.append("\r\n");
        if (body != null) {
            text.append(body);
        }
        return text.toString().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path; // a token does not belong into messages
    }
}
