package com.datifyy.bootstrap.settings;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of `scheme://user:password@host:port/path?name=value`, percent-escapes decoded. Written by hand
/// because passwords pasted from a console often hold characters that `java.net.URI` rejects, and because its
/// messages repeat the password.
record Address(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        String host,
        int port,
        String path,
        Map<String, String> parameters) {

    static final int NO_PORT = -1;

    /// Says why a text is no address, without repeating any of it.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String mend) {
            super(mend, null, false, false);
        }
    }

    static Address parse(String text) throws Malformed {
        var schemeEnd = text.indexOf("://");
        if (schemeEnd <= 0) {
            throw new Malformed("must look like scheme://user:password@host:port/name");
        }
        var rest = text.substring(schemeEnd + 3);
        var credentialsEnd = endOfCredentials(rest);
        var user = (String) null;
        var password = (String) null;
        if (credentialsEnd >= 0) {
            var credentials = rest.substring(0, credentialsEnd);
            var colon = credentials.indexOf(':');
            user = decode(colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? null : decode(credentials.substring(colon + 1));
            rest = rest.substring(credentialsEnd + 1);
        }
        var query = rest.indexOf('?');
        var parameters = query < 0 ? Map.<String, String>of() : parameters(rest.substring(query + 1));
        rest = query < 0 ? rest : rest.substring(0, query);
        var slash = rest.indexOf('/');
        var path = slash < 0 ? "" : decode(rest.substring(slash + 1));
        var authority = slash < 0 ? rest : rest.substring(0, slash);
        var hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        if (authority.contains(",")) {
            throw new Malformed("must name a single host");
        }
        if (authority.startsWith("[") && hostEnd == 0) {
            throw new Malformed("has an IPv6 address without its closing bracket");
        }
        var host = hostEnd < 0 ? authority : authority.substring(0, hostEnd);
        var port = hostEnd < 0 ? "" : authority.substring(hostEnd);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isBlank()) {
            throw new Malformed("names no host");
        }
        return new Address(text.substring(0, schemeEnd), user, password, host, port(port), path, parameters);
    }

    /// The host as it stands in an address: IPv6 in brackets.
    String bracketedHost() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The last `@` before the path, or -1: a raw `@` inside a password is tolerated, a raw `/` or `?` cannot
    /// be told from the end.
    private static int endOfCredentials(String rest) throws Malformed {
        var authorityEnd = rest.length();
        for (var i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                authorityEnd = i;
                break;
            }
        }
        var end = rest.lastIndexOf('@', authorityEnd);
        var query = rest.indexOf('?');
        var strayAt = rest.indexOf('@', authorityEnd);
        if (end < 0 && strayAt >= 0 && (query < 0 || strayAt < query || query == authorityEnd)) {
            throw new Malformed("has a '/' or '?' inside user or password: write them as %2F and %3F");
        }
        return end;
    }

    private static int port(String colonAndDigits) throws Malformed {
        if (colonAndDigits.isEmpty() || colonAndDigits.equals(":")) {
            return NO_PORT;
        }
        try {
            var port = Integer.parseInt(colonAndDigits, 1, colonAndDigits.length(), 10);
            if (colonAndDigits.charAt(0) == ':' && port > 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        throw new Malformed(
                "must have a port from 1 to 65535 after the host, and an IPv6 address or a ':' in a password must be escaped");
    }

    private static Map<String, String> parameters(String query) throws Malformed {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                parameters.put(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /// Percent-escapes only: a `+` stays a `+`.
    private static String decode(String text) throws Malformed {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        var source = text.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
                continue;
            }
            var high = i + 2 <= source.length - 1 ? Character.digit(source[i + 1], 16) : -1;
            var low = i + 2 <= source.length - 1 ? Character.digit(source[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new Malformed("has a '%' that begins no escape: write it as %25");
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Malformed("has percent-escapes that are not UTF-8");
        }
    }
}
