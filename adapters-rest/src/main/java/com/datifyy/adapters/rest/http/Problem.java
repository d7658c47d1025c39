package com.datifyy.adapters.rest.http;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.InvalidInput.Fault;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A no, as an `application/problem+json` document: the members of RFC 9457, and those that the contract's
/// clients read.
///
/// @param code what kind of problem it is, for programs; it never changes
/// @param message the same for people
/// @param errors which fields are to blame and why
/// @param members what the document says besides
/// @param headers what the answer says besides
record Problem(
        int status,
        String code,
        String message,
        Map<String, String> errors,
        Map<String, String> members,
        Map<String, String> headers) {
    static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

    private static final String RETRY_AFTER = "Retry-After";
    private static final String SECONDS_UNTIL_RECOVERY = "5";

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidInput e -> said(400, "INVALID_INPUT", e).at(e.faults());
            case Refusal.Unauthenticated e -> said(401, "UNAUTHENTICATED", e).with("WWW-Authenticate", "Bearer");
            case Refusal.SecondFactorRequired e -> said(401, "SECOND_FACTOR_REQUIRED", e);
            case Refusal.AccountClosed e -> closed(e);
            case Refusal.Forbidden e -> said(403, "FORBIDDEN", e);
            case Refusal.ProviderTakenOff e -> said(403, "PROVIDER_TAKEN_OFF", e);
            case Refusal.NotFound e -> said(404, "NOT_FOUND", e);
            case Refusal.Conflict e -> said(409, "CONFLICT", e);
            case Refusal.Incomplete e -> said(409, "INCOMPLETE", e).at(e.field(), "is required");
            case Refusal.Stale e -> said(412, "STALE", e);
            case Refusal.KeyReused e -> said(422, "IDEMPOTENCY_KEY_REUSED", e);
            case Refusal.TooManyRequests e ->
                said(429, "TOO_MANY_REQUESTS", e)
                        .with(
                                RETRY_AFTER,
                                Long.toString(Math.max(1, e.retryAfter().toSeconds())));
            case Refusal.NotConfigured e -> said(501, "NOT_CONFIGURED", e);
            case Refusal.Unavailable e
            when e.isPassing() -> said(503, "UNAVAILABLE", e).with(RETRY_AFTER, SECONDS_UNTIL_RECOVERY);
            case Refusal.Unavailable e -> said(503, "UNAVAILABLE", e);
        };
    }

    static Problem of(HttpRefusal refusal) {
        return new Problem(
                refusal.status(),
                refusal.code(),
                String.valueOf(refusal.getMessage()),
                Map.of(),
                Map.of(),
                refusal.headers());
    }

    /// What the HTTP server refused by itself.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 ->
                plain(
                        status,
                        "MALFORMED_REQUEST",
                        "This is no well-formed HTTP request: its address, its one Host, a header or the length of its body"
                                + " is not as HTTP wants it");
            case 404 -> plain(status, "NOT_FOUND", "There is nothing under this path");
            case 408 -> plain(status, "REQUEST_TIMEOUT", "The request took too long to arrive");
            case 413 -> plain(status, "PAYLOAD_TOO_LARGE", "The body is larger than is taken here");
            case 414 -> plain(status, "URI_TOO_LONG", "Path and query are longer than is read here");
            case 417 -> plain(status, "REFUSED", "The only expectation that is met is 100-continue");
            case 426, 505 -> plain(status, "REFUSED", "This port speaks HTTP/1.1");
            case 431 -> plain(status, "HEADERS_TOO_LARGE", "The headers together are longer than is read here");
            default -> plain(status, status < 500 ? "REFUSED" : "INTERNAL", titleOf(status));
        };
    }

    private static Problem plain(int status, String code, String message) {
        return new Problem(status, code, message, Map.of(), Map.of(), Map.of());
    }

    /// A bug's answer, which says nothing about the bug.
    static Problem unexpected() {
        return plain(500, "INTERNAL", "Something went wrong on our side");
    }

    ObjectNode toJson(String requestId) {
        ObjectNode json = Json.object()
                .put("type", "about:blank")
                .put("title", titleOf(status))
                .put("status", status)
                .put("detail", message)
                .put("code", code)
                .put("message", message);
        members.forEach(json::put);
        ObjectNode details = json.putObject("details");
        errors.forEach((field, why) -> details.put(Names.camel(field), why));
        json.put("requestId", requestId);
        ArrayNode list = json.putArray("errors");
        errors.forEach((field, why) -> list.addObject().put("field", field).put("message", why));
        return json;
    }

    private static Problem said(int status, String code, Refusal refusal) {
        return plain(status, code, String.valueOf(refusal.getMessage()));
    }

    private static Problem closed(Refusal.AccountClosed refusal) {
        Problem closed = said(401, "ACCOUNT_CLOSED", refusal);
        Instant until = refusal.until();
        return until == null ? closed : closed.saying("reopenableUntil", until.toString());
    }

    private Problem at(String field, String why) {
        return new Problem(status, code, message, Map.of(field, why), members, headers);
    }

    private Problem at(List<Fault> faults) {
        Map<String, String> whys = new LinkedHashMap<>();
        faults.forEach(fault -> whys.putIfAbsent(fault.field(), fault.why()));
        return new Problem(status, code, message, whys, members, headers);
    }

    private Problem saying(String name, String value) {
        return new Problem(status, code, message, errors, Map.of(name, value), headers);
    }

    private Problem with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, message, errors, members, more);
    }

    private static String titleOf(int status) {
        return HttpStatus.forStatus(status).getMessage();
    }
}
