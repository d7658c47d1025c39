package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.shared.BodyLimits;
import java.util.Map;

/// A refusal for reasons of HTTP alone, such as an unknown path, a wrong method or a body that is too large.
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    private HttpRefusal(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static HttpRefusal malformed(String why) {
        return new HttpRefusal(400, "MALFORMED_REQUEST", why, Map.of());
    }

    static HttpRefusal malformed(Json.Malformed body) {
        return malformed(String.valueOf(body.getMessage()));
    }

    static HttpRefusal foreignOrigin() {
        return new HttpRefusal(403, "FOREIGN_ORIGIN", "This origin may not call the service", Map.of());
    }

    /// Nothing is there under this path.
    public static HttpRefusal unknownPath() {
        return new HttpRefusal(404, "NOT_FOUND", "There is nothing under this path", Map.of());
    }

    /// The path is known, the method is not.
    public static HttpRefusal wrongMethod(String allow) {
        return new HttpRefusal(
                405, "METHOD_NOT_ALLOWED", "This path does not know the method; see Allow", Map.of("Allow", allow));
    }

    static HttpRefusal tooSlow() {
        return new HttpRefusal(
                408, "REQUEST_TIMEOUT", "The body took too long to arrive", Map.of("Connection", "close"));
    }

    static HttpRefusal tooLarge(int limit) {
        return tooLarge("The body may have at most " + limit + " bytes");
    }

    static HttpRefusal fileTooLarge() {
        return tooLarge("The file may have at most " + BodyLimits.FILE / 1_048_576 + " MB");
    }

    private static HttpRefusal tooLarge(String why) {
        return new HttpRefusal(413, "PAYLOAD_TOO_LARGE", why, Map.of("Connection", "close"));
    }

    /// Path and query are longer than we read.
    public static HttpRefusal addressTooLong(int limit) {
        return new HttpRefusal(
                414, "URI_TOO_LONG", "Path and query may have at most " + limit + " characters", Map.of());
    }

    static HttpRefusal unsupportedType() {
        return new HttpRefusal(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The body must be application/json in UTF-8, uncompressed",
                Map.of("Accept", "application/json"));
    }

    static HttpRefusal neitherJsonNorForm() {
        return new HttpRefusal(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The body must be application/json in UTF-8, or multipart/form-data with its boundary; uncompressed",
                Map.of("Accept", "application/json, multipart/form-data"));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
