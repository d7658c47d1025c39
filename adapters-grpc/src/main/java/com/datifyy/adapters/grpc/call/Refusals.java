package com.datifyy.adapters.grpc.call;

import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.InvalidInput.Fault;
import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Refusals on the wire: a status with a sentence for people, and trailers with a stable code for programs.
public final class Refusals {
    /// The stable code of a refusal, upper case with underscores.
    public static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

    /// The request field a refusal is about, by its contract name; the first where there are several.
    public static final Metadata.Key<String> FIELD = Metadata.Key.of("error-field", Metadata.ASCII_STRING_MARSHALLER);

    /// Seconds to wait before trying again.
    public static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    /// Until when the owner of a closed account can open it again, in the form of ISO 8601; missing
    /// when they cannot any more.
    public static final Metadata.Key<String> REOPENABLE_UNTIL =
            Metadata.Key.of("reopenable-until", Metadata.ASCII_STRING_MARSHALLER);

    /// All fields a refusal is about, as the field violations of a `google.rpc.BadRequest`.
    public static final Metadata.Key<com.google.rpc.Status> DETAILS = Metadata.Key.of(
            "grpc-status-details-bin", ProtoUtils.metadataMarshaller(com.google.rpc.Status.getDefaultInstance()));

    private static final String SECONDS_UNTIL_RECOVERY = "5";

    private Refusals() {}

    /// A status together with the trailers that explain it.
    record Rendering(Status status, Metadata trailers) {
        static Rendering of(Status status, String code) {
            var trailers = new Metadata();
            trailers.put(CODE, code);
            return new Rendering(status, trailers);
        }

        Rendering with(Metadata.Key<String> key, String value) {
            trailers.put(key, value);
            return this;
        }

        Rendering with(List<Fault> faults) {
            var request = BadRequest.newBuilder();
            faults.forEach(fault ->
                    request.addFieldViolationsBuilder().setField(fault.field()).setDescription(fault.why()));
            var details = com.google.rpc.Status.newBuilder()
                    .setCode(status.getCode().value())
                    // Not all of them once more: a client takes no more than 8 KB of metadata.
                    .setMessage(faults.getFirst().toString())
                    .addDetails(Any.pack(request.build()));
            trailers.put(DETAILS, details.build());
            return this;
        }
    }

    static Rendering render(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidInput e ->
                Rendering.of(said(Status.INVALID_ARGUMENT, e), "INVALID_INPUT")
                        .with(FIELD, ascii(e.field()))
                        .with(e.faults());
            case Refusal.NotFound e -> Rendering.of(said(Status.NOT_FOUND, e), "NOT_FOUND");
            case Refusal.Conflict e -> Rendering.of(said(Status.ALREADY_EXISTS, e), "CONFLICT");
            case Refusal.Incomplete e ->
                Rendering.of(said(Status.FAILED_PRECONDITION, e), "INCOMPLETE").with(FIELD, ascii(e.field()));
            case Refusal.Stale e -> Rendering.of(said(Status.ABORTED, e), "STALE");
            case Refusal.KeyReused e -> Rendering.of(said(Status.INVALID_ARGUMENT, e), "IDEMPOTENCY_KEY_REUSED");
            case Refusal.Unauthenticated e -> Rendering.of(said(Status.UNAUTHENTICATED, e), "UNAUTHENTICATED");
            case Refusal.SecondFactorRequired e ->
                Rendering.of(said(Status.UNAUTHENTICATED, e), "SECOND_FACTOR_REQUIRED");
            case Refusal.AccountClosed e -> closed(e);
            case Refusal.Forbidden e -> Rendering.of(said(Status.PERMISSION_DENIED, e), "FORBIDDEN");
            case Refusal.ProviderTakenOff e -> Rendering.of(said(Status.PERMISSION_DENIED, e), "PROVIDER_TAKEN_OFF");
            case Refusal.TooManyRequests e ->
                Rendering.of(said(Status.RESOURCE_EXHAUSTED, e), "TOO_MANY_REQUESTS")
                        .with(
                                RETRY_AFTER,
                                Long.toString(Math.max(1, e.retryAfter().toSeconds())));
            case Refusal.Unavailable e
            when e.isPassing() ->
                Rendering.of(said(Status.UNAVAILABLE, e), "UNAVAILABLE").with(RETRY_AFTER, SECONDS_UNTIL_RECOVERY);
            case Refusal.Unavailable e -> Rendering.of(said(Status.UNAVAILABLE, e), "UNAVAILABLE");
            case Refusal.NotConfigured e -> Rendering.of(said(Status.UNIMPLEMENTED, e), "NOT_CONFIGURED");
        };
    }

    private static Rendering closed(Refusal.AccountClosed refusal) {
        var closed = Rendering.of(said(Status.UNAUTHENTICATED, refusal), "ACCOUNT_CLOSED");
        Instant until = refusal.until();
        return until == null ? closed : closed.with(REOPENABLE_UNTIL, until.toString());
    }

    /// What to answer when a message did not decode, or nothing when the exception is about something else.
    static Optional<Rendering> renderUndecodable(Throwable thrown) {
        return thrown instanceof Undecodable message
                ? Optional.of(
                        message.isTooLarge()
                                ? Rendering.of(
                                        Status.RESOURCE_EXHAUSTED.withDescription(message.getMessage()),
                                        "PAYLOAD_TOO_LARGE")
                                : Rendering.of(
                                        Status.INVALID_ARGUMENT.withDescription(message.getMessage()),
                                        "MALFORMED_REQUEST"))
                : Optional.empty();
    }

    /// A bug's answer, which says nothing about the bug.
    static Rendering unexpected() {
        return Rendering.of(Status.INTERNAL.withDescription("internal error"), "INTERNAL");
    }

    private static Status said(Status status, Refusal refusal) {
        return status.withDescription(refusal.getMessage());
    }

    private static String ascii(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
